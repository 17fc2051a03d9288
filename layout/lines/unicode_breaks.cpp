// UAX #14 and word boundaries, by ICU. Iterators are dear to open and are kept, one of a kind for each thread.
#include "layout/lines/units.hpp"

#include "layout/base/language.hpp"

#include <unicode/ubrk.h>

#include <map>
#include <memory>
#include <string>

namespace broadsheet::lines {
namespace {

struct CloseIterator {
  void operator()(UBreakIterator* iterator) const { ubrk_close(iterator); }
};
using Iterator = std::unique_ptr<UBreakIterator, CloseIterator>;

UBreakIterator* iterator_for(UBreakIteratorType type, const std::string& locale) {
  thread_local std::map<std::pair<int, std::string>, Iterator> kept;
  Iterator& iterator = kept[{static_cast<int>(type), locale}];
  if (!iterator) {
    UErrorCode status = U_ZERO_ERROR;
    iterator.reset(ubrk_open(type, locale.c_str(), nullptr, 0, &status));
    if (U_FAILURE(status)) iterator.reset();
  }
  return iterator.get();
}

std::string line_locale(std::string_view language) {
  const std::string tongue(language.substr(0, language.find_first_of("-_")));
  if (tongue == "zh") return "zh@lb=strict";
  return tongue == "ja" ? "ja@lb=normal" : tongue;
}

// What ICU is shown for a unit: Chinese marks that UAX #14 classes otherwise (quotes, straight ones too) as plain
// brackets.
char32_t shown(const TextUnit& unit) {
  if (unit.quote_side != 0) return unit.quote_side < 0 ? U'(' : U')';
  switch (unit.cls) {
  case UnitClass::opening:
    return 0xff08;
  case UnitClass::closing:
    return 0xff09;
  case UnitClass::dash:
    return 0x4e00;
  default:
    return unit.character;
  }
}

void append(std::u16string& to, char32_t c) {
  if (c < 0x10000) {
    to.push_back(static_cast<char16_t>(c));
    return;
  }
  to.push_back(static_cast<char16_t>(0xd7c0 + (c >> 10)));
  to.push_back(static_cast<char16_t>(0xdc00 + (c & 0x3ff)));
}

constexpr bool ends_address_part(char32_t c) {
  return c == U'/' || c == U'.' || c == U'-' || c == U'_' || c == U'?' || c == U'&' || c == U'=';
}

// What a line of an address may begin with.
constexpr bool begins_address_part(const TextUnit& unit) {
  return unit.cls == UnitClass::letter || unit.cls == UnitClass::digit || unit.character == U'%' ||
         unit.character == U'~' || unit.character == U'#';
}

bool has_scheme(const std::vector<TextUnit>& units, std::size_t at) {
  return at + 2 < units.size() && units[at].character == U':' && units[at + 1].character == U'/' &&
         units[at + 2].character == U'/';
}

// An address breaks only after / . - _ ? & =, and never inside or right after its scheme. A path (two solidi or more
// and letters) is an address without one. In Chinese any other solidus holds both sides (section 2, SOL).
class AddressSettler {
 public:
  AddressSettler(std::vector<TextUnit>& units, bool cjk) : units_(units), cjk_(cjk) {}

  void settle(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      std::size_t word_end = i;
      while (word_end < end && !is_white(units_[word_end].cls) && !is_cjk(units_[word_end].cls)) ++word_end;
      if (word_end > i) settle_word(i, word_end);
      i = word_end;
    }
  }

 private:
  void settle_word(std::size_t begin, std::size_t end) {
    std::size_t solidi = 0, letters = 0;
    for (std::size_t i = begin; i < end; ++i) {
      if (has_scheme(units_, i)) return settle_address(i, begin, end);
      solidi += units_[i].character == U'/' ? 1 : 0;
      letters += units_[i].cls == UnitClass::letter ? 1 : 0;
    }
    if (!cjk_ || solidi == 0) return;
    if (solidi > 1 && letters > solidi) return settle_parts(begin, end);
    for (std::size_t i = begin; i < end; ++i)
      if (units_[i].character == U'/') {
        if (i > begin) units_[i].joint = Joint::forbidden;
        if (i + 1 < end) units_[i + 1].joint = Joint::forbidden;
      }
  }

  void settle_address(std::size_t colon, std::size_t begin, std::size_t end) {
    std::size_t first = colon;
    while (first > begin && units_[first - 1].cls == UnitClass::letter) --first;
    const std::size_t host = std::min(colon + 3, end);
    for (std::size_t k = first + 1; k <= host && k < end; ++k) units_[k].joint = Joint::forbidden;
    if (host < end) settle_parts(host, end);
  }

  void settle_parts(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin + 1; i < end; ++i)
      units_[i].joint = ends_address_part(units_[i - 1].character) && begins_address_part(units_[i]) && i > begin + 1
                            ? Joint::allowed
                            : Joint::forbidden;
  }

  std::vector<TextUnit>& units_;
  bool cjk_;
};

} // namespace

void settle_by_unicode(std::vector<TextUnit>& units, std::size_t begin, std::size_t end, std::string_view language) {
  UBreakIterator* iterator = iterator_for(UBRK_LINE, line_locale(language));
  if (!iterator || begin >= end) return;
  thread_local std::u16string text;
  thread_local std::vector<std::int32_t> starts; // of units, in `text`
  text.clear();
  starts.clear();
  for (std::size_t i = begin; i < end; ++i) {
    starts.push_back(static_cast<std::int32_t>(text.size()));
    append(text, shown(units[i]));
    for (const char32_t mark : units[i].marks)
      if (mark != 0) append(text, mark);
  }
  UErrorCode status = U_ZERO_ERROR;
  ubrk_setText(iterator, text.data(), static_cast<std::int32_t>(text.size()), &status);
  if (U_FAILURE(status)) return;
  std::int32_t boundary = ubrk_next(iterator);
  for (std::size_t i = begin + 1; i < end; ++i) {
    const std::int32_t at = starts[i - begin];
    while (boundary != UBRK_DONE && boundary < at) boundary = ubrk_next(iterator);
    if (units[i].joint == Joint::undecided) units[i].joint = boundary == at ? Joint::allowed : Joint::forbidden;
  }
  AddressSettler(units, is_cjk_language(language)).settle(begin, end);
}

std::vector<bool> word_starts(const std::vector<TextUnit>& units, std::string_view language) {
  std::vector<bool> result(units.size(), true);
  UBreakIterator* iterator = iterator_for(UBRK_WORD, std::string(language.substr(0, language.find_first_of("-_"))));
  if (!iterator) return result;
  std::u16string text;
  for (const TextUnit& unit : units) append(text, unit.character);
  UErrorCode status = U_ZERO_ERROR;
  ubrk_setText(iterator, text.data(), static_cast<std::int32_t>(text.size()), &status);
  if (U_FAILURE(status)) return result;
  std::int32_t at = 0, boundary = ubrk_first(iterator);
  for (std::size_t i = 0; i < units.size(); ++i) {
    while (boundary != UBRK_DONE && boundary < at) boundary = ubrk_next(iterator);
    result[i] = boundary == at;
    at += units[i].character < 0x10000 ? 1 : 2;
  }
  return result;
}

} // namespace broadsheet::lines
