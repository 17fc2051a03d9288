#include "layout/lines/headline_breaks.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string>

namespace broadsheet::lines {
namespace {

// Headlines: two lines that differ by d em cost 5 d^2 (balance.cpp). A mark or a space is worth 3 em of that, ...
constexpr Cost kPlainWordCost = 45 * kCostUnit;
constexpr Cost kParticleCost = 160 * kCostUnit;
constexpr Cost kInsideWordCost = 245 * kCostUnit; // ... a whole word 7 em
constexpr Cost kLeaningWordCost = 100 * kCostUnit;

// Small words that lean on the next one: a headline's line does not end with them (section 11).
bool leans_forward(std::string_view word) {
  static constexpr std::array<std::string_view, 24> kWords{"a",    "an",   "the",  "of",   "in",  "on", "at",  "to",
                                                           "for",  "by",   "with", "from", "and", "or", "but", "as",
                                                           "into", "over", "his",  "her",  "its", "is", "are", "will"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// The word of letters that ends before unit `end`, in small letters (ASCII; others are left out).
std::string word_before(const std::vector<TextUnit>& units, std::size_t end) {
  std::string word;
  while (end > 0 && is_white(units[end - 1].cls)) --end;
  for (; end > 0 && units[end - 1].cls == UnitClass::letter; --end)
    word.push_back(static_cast<char>(u_tolower(static_cast<UChar32>(units[end - 1].character)) & 0x7f));
  std::reverse(word.begin(), word.end());
  return word;
}

Cost han_headline_cost(const std::vector<TextUnit>& units, const std::vector<bool>& starts, std::size_t i) {
  const UnitClass left = units[i - 1].cls;
  if (is_white(left) || is_trailing_mark(left) || units[i].cls == UnitClass::opening) return 0;
  if (!starts[i]) return kInsideWordCost;
  return is_particle(units[i].character) ? kParticleCost : kPlainWordCost;
}

} // namespace

WordCosts::WordCosts(const ShapedParagraph& paragraph, const ParagraphStyle& style, const std::vector<TextUnit>& units,
                     bool cjk) {
  if (!style.balanced) return;
  costs_.resize(units.size() + 1);
  const auto starts = cjk ? word_starts(units, paragraph.source->language) : std::vector<bool>{};
  for (std::size_t i = 1; i < units.size(); ++i) {
    if (cjk)
      costs_[i] = han_headline_cost(units, starts, i);
    else if (leans_forward(word_before(units, i)))
      costs_[i] = kLeaningWordCost;
  }
}

} // namespace broadsheet::lines
