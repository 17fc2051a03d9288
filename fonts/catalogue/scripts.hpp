// Which script each character is shaped in. Sources: UAX #24 (common characters take a neighbour's script), and for
// Chinese and Japanese paragraphs typography.md K1: marks, dashes, quotes and digits belong to the Han text.
#pragma once

#include <hb.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

// A character and where it begins.
struct Character {
  char32_t value = 0;
  std::uint32_t at = 0; // byte offset
};

// What every other question is asked of in a Chinese text, and answered at once.
constexpr bool is_common_han(char32_t character) { return character >= 0x4e00 && character <= 0x9fff; }

// A mark that stays with the character before it: combining mark, joiner, variation selector.
bool may_extend_cluster(char32_t character);
inline bool extends_cluster(char32_t character) {
  return character >= 0x300 && !is_common_han(character) && may_extend_cluster(character);
}
// A character that needs no glyph of its own: HarfBuzz hides it (joiners, selectors) or makes it (spaces).
bool needs_no_glyph(char32_t character);
// A character that makes a paragraph need the bidirectional algorithm.
constexpr bool is_right_to_left(char32_t c) {
  if (c < 0x590 || is_common_han(c)) return false;
  const auto between = [&](char32_t first, char32_t last) { return c >= first && c <= last; };
  return between(0x590, 0x8ff) || between(0x200e, 0x200f) || between(0x202a, 0x202e) || between(0x2066, 0x2069) ||
         between(0xfb1d, 0xfdff) || between(0xfe70, 0xfeff) || between(0x10800, 0x10fff) || between(0x1e800, 0x1efff);
}

// A script for each character: never Common, Inherited or Unknown (a text of nothing else takes the language's).
// Han, kana and bopomofo are one script here, HB_SCRIPT_HAN: a Japanese sentence is one item.
std::vector<hb_script_t> resolve_scripts(const std::vector<Character>& characters, std::string_view language);

// The script of a common character once its bidi level is known: a space or digit that runs left to right is none of
// the Hebrew word before it. Other characters keep `script`.
hb_script_t script_at_level(char32_t character, hb_script_t script, unsigned level, std::string_view language);

} // namespace broadsheet
