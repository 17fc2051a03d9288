// What a character is to the compositor: the classes of typography.md section 1.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace broadsheet::lines {

enum class UnitClass : std::uint8_t {
  other,             // UAX #14 decides
  letter,            // Latin, Greek, Cyrillic
  digit,             // ASCII
  space,             // may stretch
  ideographic_space, // U+3000
  no_break_space,
  zero_width_break, // U+200B
  soft_hyphen,      // U+00AD
  prefix,           // before a digit: currency, number signs
  // From here on: of the Chinese and Japanese scripts; the table of section 2 decides.
  han,       // and kana, bopomofo, full-width letters and digits
  iteration, // repeats or lengthens what is before it
  opening,
  closing,
  comma,
  stop,
  interpunct,
  ellipsis,
  dash,      // half of a two-em dash, or the whole of it as one character
  connector, // between two things: wave dash, single dash
  solidus,
  suffix, // after a number: percent, degrees, square metres
};
constexpr bool is_cjk(UnitClass c) { return c >= UnitClass::han; }
constexpr bool is_white(UnitClass c) {
  return c == UnitClass::space || c == UnitClass::ideographic_space || c == UnitClass::no_break_space;
}
// Closing marks, pauses and stops: no line starts with them, no white is made before them.
constexpr bool is_trailing_mark(UnitClass c) {
  return c == UnitClass::closing || c == UnitClass::comma || c == UnitClass::stop;
}

// The class by the character alone, in a Chinese or Japanese paragraph. Quotes, dashes and prefixes are settled by
// their neighbours later.
using BasicClasses = std::array<UnitClass, 0x10000>;
extern const BasicClasses kBasicClasses;
inline UnitClass cjk_class_of(char32_t character) {
  if (character < 0x10000) return kBasicClasses[character];
  return character >= 0x20000 && character < 0x40000 ? UnitClass::han : UnitClass::other;
}
// The class in any other paragraph: white, soft hyphens, letters and digits; the rest is UAX #14's.
UnitClass latin_class_of(char32_t character);

constexpr bool is_any_digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= 0xff10 && c <= 0xff19); }
// ぁ ッ ゎ ㇰ: small kana (JLReq cl-11).
bool is_small_kana(char32_t c);
// Syllables and letters of Korean.
constexpr bool is_hangul(char32_t c) {
  return (c >= 0xac00 && c <= 0xd7a3) || (c >= 0x1100 && c <= 0x11ff) || (c >= 0x3130 && c <= 0x318f);
}
// 〇 零 一 to 九, 十 百 千 万 两. Asked of every Han character.
constexpr bool is_han_numeral(char32_t c) {
  switch (c) {
  case U'〇':
  case U'零':
  case U'一':
  case U'二':
  case U'三':
  case U'四':
  case U'五':
  case U'六':
  case U'七':
  case U'八':
  case U'九':
  case U'十':
  case U'百':
  case U'千':
  case U'万':
  case U'两':
    return true;
  default:
    return false;
  }
}
// 十 百 千 万 亿 after digits: 917.6亿
bool is_han_multiplier(char32_t c);
// Nouns that an ordinal leans on: 第二版.
bool is_ordinal_noun(char32_t c);
// How many characters of `text`, which follows a number, are its unit or measure word: 个, 平方公里. 0: none.
int unit_length(std::u32string_view text);
// Words that begin no line of a headline: 的 了 着 过
bool is_particle(char32_t c);

} // namespace broadsheet::lines
