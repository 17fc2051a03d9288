// Headlines: what it costs to end a line before a word, and which breaks are bad (section 11).
#pragma once

#include "layout/lines/break.hpp"
#include "layout/lines/units.hpp"

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
// Below this cost a line ends at a pause, at white or at a br.
constexpr Cost kMarkBreakCost = 1 * kCostUnit;

} // namespace broadsheet::lines

namespace broadsheet {

// Whether a headline ends a line at a bad place. In Latin text those after the first two lines are tolerated.
bool has_bad_break(const BrokenParagraph& headline);
// Whether all lines end at pauses or stops, at white or where the copy says so.
bool breaks_at_marks(const BrokenParagraph& headline);
// Whether a word had to be broken between letters because it is wider than the measure.
bool has_broken_word(const BrokenParagraph& headline);

} // namespace broadsheet
