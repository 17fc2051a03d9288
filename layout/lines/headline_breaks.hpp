// Headlines: what it costs to end a line before a word, and which breaks are bad (section 11).
#pragma once

#include "layout/lines/break.hpp"
#include "layout/lines/units.hpp"

#include <array>
#include <vector>

namespace broadsheet::lines {

// Costs of ending a headline's line before a unit, in kCostUnit; nothing in text that is not balanced. Han by ICU's
// dictionary: away from a mark, inside a word, before a particle, after a preposition, inside what stays whole (a
// number with its unit, a date, a name after 记者, six characters or fewer in quotes or in 《》). Latin: after a word
// that leans on the next one, inside a name, after a number.
class WordCosts {
 public:
  WordCosts() = default;
  WordCosts(const ShapedParagraph& paragraph, const ParagraphStyle& style, const std::vector<TextUnit>& units,
            bool cjk);
  [[nodiscard]] Cost before(std::size_t i) const { return costs_.empty() ? 0 : costs_[i]; }

 private:
  std::vector<Cost> costs_;
};

// From this cost on a break is bad: a smaller size is better, where the style allows one.
constexpr Cost kBadBreakCost = 170 * kCostUnit;
// Breaks below these costs are the better ones, best first: at pauses and white; between words of two characters or
// more; the same in a head whose pause stays inside a line.
inline constexpr std::array kBetterBreakCosts{1 * kCostUnit, 46 * kCostUnit, 141 * kCostUnit};

} // namespace broadsheet::lines

namespace broadsheet {

// The dearest break of a headline; 0: none. In Latin text those after the first two lines count half.
Cost worst_break(const BrokenParagraph& headline);
bool has_bad_break(const BrokenParagraph& headline);
// Whether a word had to be broken between letters because it is wider than the measure.
bool has_broken_word(const BrokenParagraph& headline);

} // namespace broadsheet
