// Where lines do not end in languages with word spaces though UAX #14 would let them: numbers and their units, names
// and their titles, dashes, the white of French marks. Section 9; the text is unchanged.
#include "layout/lines/no_break_words.hpp"
#include "layout/lines/units.hpp"

#include "layout/base/language.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <string>

namespace broadsheet::lines {
namespace {

constexpr bool is_dash(char32_t c) { return c == 0x2013 || c == 0x2014 || c == 0x2015; }
constexpr bool is_hyphen(char32_t c) { return c == U'-' || c == 0x2010; }
bool is_digit(char32_t c) { return u_isdigit(static_cast<UChar32>(c)) != 0; }
bool is_capital(char32_t c) { return u_isupper(static_cast<UChar32>(c)) != 0; }
bool is_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)) != 0; }
constexpr bool ends_sentence_part(char32_t c) {
  return c == U',' || c == U';' || c == U':' || c == U'!' || c == U'?' || c == U')' || c == 0x201d || c == 0x2019 ||
         c == 0xbb || c == U'"';
}

// Letters, digits and marks between white.
struct Word {
  std::size_t begin = 0, end = 0; // units
};

class Keeper {
 public:
  Keeper(std::vector<TextUnit>& units, std::string_view language)
      : units_(units), tongue_(primary_language(language)) {}

  void keep() {
    find_words();
    for (std::size_t w = 0; w < words_.size(); ++w) {
      settle_inside(words_[w]);
      if (w == 0) continue;
      const bool dialogue = w == 1 && is_lone_dash(words_[0]);
      if (dialogue || hold(w - 1)) units_[words_[w].begin].joint = Joint::forbidden;
    }
  }

 private:
  void find_words() {
    for (std::size_t i = 0; i < units_.size(); ++i) {
      if (is_white(units_[i].cls)) continue;
      Word word{i, i + 1};
      while (word.end < units_.size() && !is_white(units_[word.end].cls)) ++word.end;
      words_.push_back(word);
      i = word.end;
    }
  }

  [[nodiscard]] char32_t first(const Word& word) const { return units_[word.begin].character; }
  [[nodiscard]] char32_t last(const Word& word) const { return units_[word.end - 1].character; }
  [[nodiscard]] bool is_lone_dash(const Word& word) const {
    return std::all_of(units_.begin() + static_cast<std::ptrdiff_t>(word.begin),
                       units_.begin() + static_cast<std::ptrdiff_t>(word.end),
                       [](const TextUnit& unit) { return is_dash(unit.character); });
  }
  [[nodiscard]] std::u32string text_of(const Word& word) const {
    std::u32string text;
    for (std::size_t i = word.begin; i < word.end; ++i) text.push_back(units_[i].character);
    return text;
  }
  static std::u32string small(std::u32string text) {
    for (char32_t& c : text) c = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
    return text;
  }
  // Without the marks that the sentence puts around it: (p. 5) -> p., km, -> km.
  static std::u32string bare(std::u32string text) {
    while (!text.empty() && ends_sentence_part(text.back())) text.pop_back();
    while (!text.empty() && (text.front() == U'(' || text.front() == 0x201c || text.front() == 0xab)) text.erase(0, 1);
    return text;
  }

  // Does word `w` keep the next one on its line?
  [[nodiscard]] bool hold(std::size_t w) const {
    const Word &left = words_[w], &right = words_[w + 1];
    if (is_lone_dash(right)) return true; // a spaced dash: after it, not before it
    if (first(right) == 0x2026 || text_of(right).starts_with(U"...")) return true;
    if (tongue_ == "fr" && holds_in_french(last(left), first(right))) return true;
    const std::u32string before = bare(text_of(left)), after = bare(text_of(right));
    if (before.empty() || after.empty()) return false;
    return holds_number(before, after, w) || holds_name(before, after) || holds_short_word(before);
  }

  static bool holds_in_french(char32_t left, char32_t right) {
    return left == 0xab || right == 0xbb || right == U':' || right == U';' || right == U'!' || right == U'?';
  }

  [[nodiscard]] bool holds_number(const std::u32string& before, const std::u32string& after, std::size_t w) const {
    if (is_digit(after.front()))
      return is_reference_word(small(before)) || is_currency_word(before) || is_group(before, after) ||
             (tongue_ == "en" && is_day(after) && is_month(small(before), tongue_));
    if (!is_digit(before.back()) && !is_day(before)) return false;
    if (is_digit(before.back()) && holds_unit(after)) return true;
    if (!is_day(before)) return false;
    if (is_month(small(after), tongue_)) return true;
    return after == U"de" && w + 2 < words_.size() && is_month(small(bare(text_of(words_[w + 2]))), tongue_);
  }

  // The full stop of the sentence may stand after the unit.
  static bool holds_unit(std::u32string unit) {
    if (is_unit_word(unit) || is_currency_word(unit)) return true;
    if (unit.back() == U'.') unit.pop_back();
    return is_unit_word(unit) || is_currency_word(unit);
  }

  // 10 000: one to three digits (with a sign or more groups before them), then just three.
  static bool is_group(const std::u32string& before, const std::u32string& after) {
    const auto digits =
        static_cast<std::size_t>(std::find_if_not(after.begin(), after.end(), is_digit) - after.begin());
    const auto tail =
        static_cast<std::size_t>(std::find_if_not(before.rbegin(), before.rend(), is_digit) - before.rbegin());
    return digits == 3 && tail >= 1 && tail <= 3 && (tail == before.size() || !is_letter(before.front()));
  }

  // 5, 10., 1er, 1º
  static bool is_day(const std::u32string& word) {
    const auto digits = static_cast<std::size_t>(std::find_if_not(word.begin(), word.end(), is_digit) - word.begin());
    const std::u32string_view rest = std::u32string_view(word).substr(digits);
    return digits >= 1 && digits <= 2 &&
           (rest.empty() || rest == U"." || rest == U"er" || rest == U"º" || rest == U"°" || rest == U"th" ||
            rest == U"st" || rest == U"nd" || rest == U"rd");
  }

  static bool holds_name(const std::u32string& before, const std::u32string& after) {
    const bool abbreviated = before.size() >= 2 && before.back() == U'.' && is_letter(before[before.size() - 2]) &&
                             (before.size() == 2 || !is_letter(before[before.size() - 3]));
    const bool both = abbreviated && before.size() == 2 && after.size() == 2 && after.back() == U'.';
    if (both && is_letter(after.front())) return true; // z. B., т. е.
    if (!is_capital(after.front())) return false;
    if (abbreviated && is_capital(before.front())) return true; // J. Smith, J.R. Smith, M. Dupont
    return is_title_word(before) || (is_capital(before.front()) && is_ordinal(after));
  }

  // Louis XIV, World War II
  static bool is_ordinal(const std::u32string& word) {
    return word.size() >= 2 && word.find_first_not_of(U"IVXL") == std::u32string::npos;
  }

  // Czech, Slovak and Polish lines do not end with a word of one letter.
  [[nodiscard]] bool holds_short_word(const std::u32string& before) const {
    return before.size() == 1 && is_letter(before.front()) && (tongue_ == "cs" || tongue_ == "sk" || tongue_ == "pl");
  }

  // Dashes and hyphens that touch their words.
  void settle_inside(const Word& word) {
    if (text_of(word).find(U"://") != std::u32string::npos) return; // an address is settled already
    for (std::size_t i = word.begin; i < word.end; ++i) {
      const char32_t c = units_[i].character;
      if (is_dash(c))
        settle_dash(word, i);
      else if (is_hyphen(c) || c == U'/')
        settle_hyphen(word, i);
    }
  }

  // An opening dash ("palabra -inciso") stays with its word; any other ends a line rather than beginning one; a dash
  // between numbers does neither.
  void settle_dash(const Word& word, std::size_t i) {
    const bool opens = i == word.begin, closes = i + 1 == word.end;
    if (!opens) units_[i].joint = Joint::forbidden;
    if (closes) return;
    const bool numbers = !opens && is_digit(units_[i - 1].character) && is_digit(units_[i + 1].character);
    if (opens || numbers)
      units_[i + 1].joint = Joint::forbidden;
    else if (is_letter(units_[i + 1].character))
      units_[i + 1].joint = Joint::allowed;
  }

  // X-ray, e-mail, va-t-il, km/h: one letter is no line's end, nor two a line's beginning after a solidus.
  void settle_hyphen(const Word& word, std::size_t i) {
    if (i + 1 >= word.end) return;
    std::size_t before = 0, after = 0;
    while (i - before > word.begin && is_letter(units_[i - before - 1].character)) ++before;
    while (i + 1 + after < word.end && is_letter(units_[i + 1 + after].character)) ++after;
    const std::size_t least_after = units_[i].character == U'/' ? 3 : 2;
    const bool chain = i + 1 + after < word.end && is_hyphen(units_[i + 1 + after].character);
    if (before < 2 || (after > 0 && after < least_after && !chain)) units_[i + 1].joint = Joint::forbidden;
  }

  std::vector<TextUnit>& units_;
  std::string_view tongue_;
  std::vector<Word> words_;
};

} // namespace

void keep_latin_together(std::vector<TextUnit>& units, std::string_view language) { Keeper(units, language).keep(); }

} // namespace broadsheet::lines
