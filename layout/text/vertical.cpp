#include "layout/text/vertical.hpp"

#include "fonts/catalogue/scripts.hpp"
#include "layout/base/language.hpp"
#include "layout/base/utf8.hpp"

#include <unicode/uchar.h>

#include <algorithm>

namespace broadsheet {
namespace {

constexpr std::size_t kMostCapitals = 3; // GDP
constexpr std::size_t kMostCells = 4;    // ems that a mixed name may take upright: C919 is two
constexpr std::size_t kMostCombined = 3; // digits that half-width figures at two thirds of their width allow

constexpr bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
constexpr bool is_capital(char32_t c) { return c >= U'A' && c <= U'Z'; }
constexpr bool is_curly_quote(char32_t c) { return c == 0x2018 || c == 0x2019 || c == 0x201c || c == 0x201d; }
constexpr bool is_space(char32_t c) { return c == U' ' || c == 0xa0 || c == U'\t' || c == U'\n'; }

// Turned by UAX #50, but whole ems of Chinese print that have vertical forms: dashes and ellipses.
constexpr bool is_dash_or_ellipsis(char32_t c) {
  return c == 0x2014 || c == 0x2015 || c == 0x2025 || c == 0x2026 || c == 0x22ef || c == 0x2e3a || c == 0x2e3b;
}
constexpr bool is_middle_dot(char32_t c) { return c == 0xb7 || c == 0x2022 || c == 0x2027; }
constexpr bool is_colon(char32_t c) { return c == 0xff1a || c == 0xff1b; }

// One character of the paragraph with what is settled about it.
struct Place {
  char32_t value = 0;
  std::uint32_t at = 0;
  std::uint32_t item = 0;
  bool han = false; // in an item of Han text
  VerticalForm form = VerticalForm::rotated;
};

class Settler {
 public:
  Settler(const ParagraphText& paragraph, std::span<const TextItem> items, const HasForm& has_form)
      : items_(items), has_form_(has_form), cjk_(is_cjk_language(paragraph.language)),
        japanese_(primary_language(paragraph.language) == "ja"), language_(paragraph.language) {
    for (std::uint32_t item = 0; item < items.size(); ++item)
      for (std::uint32_t at = items[item].begin; at < items[item].end;) {
        const CodePoint point = decode_utf8(paragraph.utf8, at);
        places_.push_back({point.value, at, item, cjk_ && items[item].script == HB_SCRIPT_HAN});
        at = point.next;
      }
  }

  const std::vector<Place>& settle() {
    for (std::size_t i = 0; i < places_.size(); ++i) {
      const bool extends = i > 0 && extends_cluster(places_[i].value);
      places_[i].form = extends ? places_[i - 1].form : form_of(places_[i]);
    }
    if (cjk_) settle_words();
    return places_;
  }

 private:
  [[nodiscard]] bool has_vertical_form(const Place& place, char32_t character) const {
    return has_form_(items_[place.item].face, character, HB_TAG('v', 'e', 'r', 't'));
  }

  // By the character alone.
  [[nodiscard]] VerticalForm form_of(const Place& place) const {
    const auto or_rotated = [&](char32_t character) {
      return has_vertical_form(place, character) ? VerticalForm::upright : VerticalForm::rotated;
    };
    const VerticalClass cls = vertical_class(place.value);
    if (place.han && is_curly_quote(place.value)) {
      const char32_t stand_in = vertical_stand_in(place.value, language_);
      return stand_in == place.value ? VerticalForm::rotated : or_rotated(stand_in);
    }
    if (place.han && is_dash_or_ellipsis(place.value)) return or_rotated(place.value);
    if (place.han && is_middle_dot(place.value)) return VerticalForm::upright;
    if (cls == VerticalClass::rotated) return VerticalForm::rotated;
    // Chinese colons stand upright; the Japanese colon turns, its semicolon does not.
    if (cjk_ && is_colon(place.value) && !(japanese_ && place.value == 0xff1a)) return VerticalForm::upright;
    return cls == VerticalClass::form_or_rotated ? or_rotated(place.value) : VerticalForm::upright;
  }

  // Characters of words and numbers: all that is turned but white and the marks of Han text.
  [[nodiscard]] bool in_word(std::size_t i) const {
    const Place& place = places_[i];
    if (place.form != VerticalForm::rotated || is_space(place.value) || is_curly_quote(place.value)) return false;
    return !place.han || (place.value < 0x80 && place.value > 0x20);
  }

  // Words that white alone keeps apart are set alike: one that is turned turns the others.
  void settle_words() {
    struct Word {
      std::size_t begin, end;
    };
    for (std::size_t i = 0; i < places_.size();) {
      std::vector<Word> words;
      bool upright = true;
      while (i < places_.size() && in_word(i)) {
        Word word{i, i};
        while (word.end < places_.size() && in_word(word.end)) ++word.end;
        upright = upright && stands_upright(word.begin, word.end);
        words.push_back(word);
        for (i = word.end; i < places_.size() && is_space(places_[i].value);) ++i;
      }
      if (words.empty()) ++i;
      if (!upright) continue;
      for (const Word& word : words) set_upright(word.begin, word.end);
    }
  }

  [[nodiscard]] std::size_t digits_from(std::size_t begin, std::size_t end) const {
    std::size_t i = begin;
    while (i < end && is_digit(places_[i].value)) ++i;
    return i - begin;
  }

  [[nodiscard]] bool may_combine(std::size_t begin, std::size_t count) const {
    if (count <= kMostCombined) return true;
    return count == 4 && has_form_(items_[places_[begin].item].face, U'0', HB_TAG('q', 'w', 'i', 'd'));
  }

  // GDP, 5, 12, 919 of C919, 57%: capitals and whole numbers only, in few ems. What is in no Han copy (a Latin word's
  // full stop) turns.
  [[nodiscard]] bool stands_upright(std::size_t begin, std::size_t end) const {
    std::size_t capitals = 0, cells = 0;
    for (std::size_t i = begin; i < end; ++cells) {
      if (const std::size_t digits = digits_from(i, end); digits > 0) {
        if (!may_combine(i, digits)) return false;
        i += digits;
      } else if (places_[i].value == U'%' && i + 1 == end && i > begin && is_digit(places_[i - 1].value)) {
        ++i;
      } else if (is_capital(places_[i].value)) {
        ++capitals;
        ++i;
      } else {
        return false;
      }
    }
    return capitals <= kMostCapitals && cells <= kMostCells;
  }

  void set_upright(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end;) {
      const std::size_t digits = std::max<std::size_t>(1, digits_from(i, end));
      const VerticalForm form = digits > 1 ? VerticalForm::combined : VerticalForm::full_width;
      for (const std::size_t stop = i + digits; i < stop; ++i) places_[i].form = form;
    }
  }

  std::span<const TextItem> items_;
  const HasForm& has_form_;
  bool cjk_, japanese_;
  std::string_view language_;
  std::vector<Place> places_;
};

} // namespace

VerticalClass vertical_class(char32_t character) {
  switch (u_getIntPropertyValue(static_cast<UChar32>(character), UCHAR_VERTICAL_ORIENTATION)) {
  case U_VO_UPRIGHT:
    return VerticalClass::upright;
  case U_VO_TRANSFORMED_UPRIGHT:
    return VerticalClass::form_or_upright;
  case U_VO_TRANSFORMED_ROTATED:
    return VerticalClass::form_or_rotated;
  default:
    return VerticalClass::rotated;
  }
}

char32_t vertical_stand_in(char32_t character, std::string_view language) {
  if (!is_curly_quote(character)) return character;
  const bool closes = character == 0x2019 || character == 0x201d, single = character < 0x201c;
  if (primary_language(language) == "ja") {
    if (single) return character;
    return closes ? 0x301f : 0x301d;
  }
  const bool hant = language.find("Hant") != std::string_view::npos || language.starts_with("zh-TW") ||
                    language.starts_with("zh-HK") || language.starts_with("zh-MO");
  const char32_t opening = single == hant ? 0x300e : 0x300c;
  return closes ? opening + 1 : opening;
}

std::vector<VerticalPiece> vertical_pieces(const ParagraphText& paragraph, std::span<const TextItem> items,
                                           const HasForm& has_form) {
  std::vector<VerticalPiece> pieces;
  Settler settler(paragraph, items, has_form);
  for (const Place& place : settler.settle()) {
    const std::uint32_t end = decode_utf8(paragraph.utf8, place.at).next;
    const bool goes_on = !pieces.empty() && pieces.back().item == place.item && pieces.back().form == place.form;
    if (goes_on)
      pieces.back().text.end = end;
    else
      pieces.push_back({{place.at, end}, place.item, place.form});
  }
  return pieces;
}

} // namespace broadsheet
