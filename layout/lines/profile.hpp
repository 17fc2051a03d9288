// Composition profiles: a house's choices about white, by name. Source: typography.md sections 3.1, 4, 5, 9.
#pragma once

#include "layout/base/length.hpp"

#include <string_view>

namespace broadsheet {

// A part of the em, exact: 1/8, 1/3.
struct EmShare {
  std::int16_t part = 0, of = 1;
  [[nodiscard]] Length at(Length em) const { return scale(em, part, of); }
};

// Where the glyphs of marks have their blanks: regions of the Chinese and Japanese scripts differ.
enum class MarkRegion : std::uint8_t { none, hans, hant, japanese };

struct CompositionProfile {
  std::string_view name;
  bool cjk = false;                   // rules of sections 2-4; else of section 9
  EmShare digit_gap{0, 1};            // between Han and digits
  EmShare letter_gap{1, 8};           // between Han and Latin letters
  EmShare gap_minimum{1, 8};          // tier 5 ends here
  EmShare gap_maximum{1, 3};          // step 2 ends here
  EmShare han_space_minimum{1, 4};    // a word space in a Chinese line: tier 1 ends here
  EmShare han_space_maximum{1, 2};    // and step 1 here
  EmShare soft_limit{1, 16};          // white put into a place between characters, step 3: noticed
  EmShare firm_limit{1, 8};           // J1
  EmShare hard_limit{1, 4};           // J2: past it the line is set ragged and reported
  EmShare number_unit_measure{11, 1}; // from this measure on a number keeps its unit, but for relief
  int space_shrink = 20;              // Latin word space, percent of the font's: least is 80 %
  int space_stretch = 33;             // most is 133 %
  int space_limit = 100;              // at a price; past 200 % the line is loose

  // In columns under 11 picas the least is 65 %.
  int narrow_space_shrink = 35;
  Length narrow_measure = Length::points(132);
  // White after each letter. Section 9 counts it in percent of a word space, taken as a quarter of an em: -2, +4, +6 %.
  EmShare letter_squeeze{0, 1}, letter_stretch{0, 1}, letter_limit{0, 1};
};

// The profile of that name, if it suits the language; else the language's own (zh-newspaper, ja-newspaper,
// en-newspaper for all others). Never fails; the answer lives for ever.
const CompositionProfile& find_profile(std::string_view name, std::string_view language);

MarkRegion mark_region(std::string_view language);

} // namespace broadsheet
