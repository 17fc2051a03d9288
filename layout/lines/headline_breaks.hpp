// Headlines: what it costs to end a line before a word (section 11).
#pragma once

#include "layout/lines/items.hpp"
#include "layout/lines/units.hpp"

#include <vector>

namespace broadsheet::lines {

// Costs of ending a headline's line before a unit: inside a word, before a particle, away from a mark.
// Nothing in text that is not balanced.
class WordCosts {
 public:
  WordCosts() = default;
  WordCosts(const ShapedParagraph& paragraph, const ParagraphStyle& style, const std::vector<TextUnit>& units,
            bool cjk);
  [[nodiscard]] Cost before(std::size_t i) const { return costs_.empty() ? 0 : costs_[i]; }

 private:
  std::vector<Cost> costs_;
};

} // namespace broadsheet::lines
