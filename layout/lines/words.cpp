#include "layout/lines/words.hpp"

#include "layout/base/language.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string>

namespace broadsheet::lines {
namespace {

constexpr Cost kHyphenCost = 60 * kCostUnit; // a word space of 125 % costs nearly as much

struct LetterRun {
  std::size_t begin = 0, end = 0; // units
};

LetterRun next_letters(const std::vector<TextUnit>& units, std::size_t from) {
  while (from < units.size() && units[from].cls != UnitClass::letter) ++from;
  std::size_t end = from;
  while (end < units.size() && units[end].cls == UnitClass::letter) ++end;
  return {from, end};
}

bool has_soft_hyphen(const std::vector<TextUnit>& units, LetterRun word) {
  return (word.begin > 0 && units[word.begin - 1].cls == UnitClass::soft_hyphen) ||
         (word.end < units.size() && units[word.end].cls == UnitClass::soft_hyphen);
}

bool is_capitalised(const std::vector<TextUnit>& units, LetterRun word, std::string_view language) {
  const bool nouns_are = language.starts_with("de");
  std::size_t capitals = 0;
  for (std::size_t i = word.begin; i < word.end; ++i)
    capitals += u_isupper(static_cast<UChar32>(units[i].character)) != 0 ? 1 : 0;
  return nouns_are ? capitals > 1 : capitals > 0;
}

} // namespace

std::vector<std::size_t> hyphen_places(const ShapedParagraph& paragraph, const std::vector<TextUnit>& units,
                                       const Hyphenator& hyphenator) {
  const ParagraphText& source = *paragraph.source;
  std::vector<std::size_t> places;
  for (LetterRun word = next_letters(units, 0); word.begin < units.size();) {
    const LetterRun next = next_letters(units, word.end);
    const bool last = next.begin == units.size();
    if (!last && word.end - word.begin >= 5 && !has_soft_hyphen(units, word) &&
        !is_capitalised(units, word, source.language)) {
      const std::uint32_t begin = units[word.begin].text, end = units[word.end].text;
      std::size_t at = word.begin;
      for (const std::uint32_t offset :
           hyphenator.breaks(std::string_view(source.utf8).substr(begin, end - begin), source.language)) {
        while (at < word.end && units[at].text < begin + offset) ++at;
        if (at < word.end && units[at].text == begin + offset) places.push_back(at); // else: inside a ligature
      }
    }
    word = next;
  }
  return places;
}

Cost hyphen_cost(const std::vector<TextUnit>& units, std::size_t i) {
  int before = 0, after = 0;
  for (std::size_t k = i; k > 0 && before < 5; --k) {
    if (units[k - 1].cls == UnitClass::soft_hyphen) continue;
    if (units[k - 1].cls != UnitClass::letter) break;
    ++before;
  }
  for (std::size_t k = i; k < units.size() && after < 5 && units[k].cls == UnitClass::letter; ++k) ++after;
  return kHyphenCost * (100 + 15 * (10 - before - after)) / 100;
}

bool repeats_hyphen(const std::vector<TextUnit>& units, std::size_t i, std::string_view language) {
  static constexpr std::array<std::string_view, 8> kTongues{"es", "pt", "pl", "cs", "sk", "hr", "sr", "sl"};
  const std::string_view tongue = primary_language(language);
  if (i < 2 || std::find(kTongues.begin(), kTongues.end(), tongue) == kTongues.end()) return false;
  const char32_t hyphen = units[i - 1].character;
  if (hyphen != U'-' && hyphen != 0x2010) return false;
  if (units[i - 2].cls != UnitClass::letter || units[i].cls != UnitClass::letter) return false;
  return tongue != "es" || u_isupper(static_cast<UChar32>(units[i].character)) == 0;
}

} // namespace broadsheet::lines
