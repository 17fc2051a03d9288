// Composition profiles: a house's choices about white, line edges and limits, by name. Plain data; a template set may
// make its own from a named one (<profile> in style.xml). Source: typography.md sections 2-5 and 9.
#pragma once

#include "layout/base/length.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace broadsheet {

// A part of the em, exact: 1/8, 1/3.
struct EmShare {
  std::int16_t part = 0, of = 1;
  [[nodiscard]] constexpr Length at(Length em) const { return scale(em, part, of); }
  [[nodiscard]] constexpr bool operator==(const EmShare&) const = default;
};
constexpr bool operator<(EmShare a, EmShare b) { return a.part * b.of < b.part * a.of; }

// What becomes of a mark's blank at a line's end (3.1).
enum class LineEnd : std::uint8_t {
  trim,  // always half an em: GB/T 15834 5.1.10
  allow, // whole or half, as the line fits better
  keep,  // always whole
};

// Whether full stops give up their blank (tier 6 of 4.1).
enum class StopSqueeze : std::uint8_t { relief, always, never };

// Which marks never stand at a line's edge (section 2).
enum class Prohibition : std::uint8_t { none, basic, gb, strict };

// The width style of 3.1: what is left of the half-em blank of each class inside a line, before fitting.
struct MarkBlanks {
  EmShare bracket{1, 2}; // before opening, after closing marks
  EmShare comma{1, 2};
  EmShare stop{1, 2};
  EmShare interpunct{1, 4}; // on either side of a full-width dot
  LineEnd line_end = LineEnd::trim;
};

struct CompositionProfile {
  std::string name;
  bool cjk = false; // rules of sections 2-4; else of section 9

  // Marks.
  MarkBlanks blanks;
  EmShare enumeration_minimum{0, 1}; // of the blank after 、, what tier 4 leaves: 0, or a quarter
  StopSqueeze stop_squeeze = StopSqueeze::relief;
  bool tight_pairs = false;  // no blank before an opening mark that follows a mark
  bool flush_opening = true; // P2: an opening mark at a paragraph's start is flush with the indent
  bool hanging = false;      // 4.4: 、 。 ， ． may hang out at a line's end
  Prohibition prohibition = Prohibition::gb;

  // Gaps between scripts, spaces in Chinese lines.
  EmShare digit_gap{0, 1};         // between Han and digits
  EmShare letter_gap{1, 8};        // between Han and Latin letters
  EmShare gap_minimum{1, 8};       // tier 5 ends here
  EmShare gap_maximum{1, 3};       // step 2 ends here
  EmShare han_space_minimum{1, 4}; // a word space in a Chinese line: tier 1 ends here
  EmShare han_space_maximum{1, 2}; // and step 1 here

  // Limits of fitting.
  EmShare han_squeeze{0, 1};          // tier 7: so much off the place between two Han characters; none in body
  EmShare soft_limit{1, 16};          // white put into a place between characters, step 3: noticed
  EmShare firm_limit{1, 8};           // J1
  EmShare hard_limit{1, 4};           // J2: past it the line is set ragged and reported
  EmShare number_unit_measure{11, 1}; // from this measure on a number keeps its unit, but for relief

  // Latin.
  int space_shrink = 20;  // word space, percent of the font's: least is 80 %
  int space_stretch = 33; // most is 133 %
  int space_limit = 100;  // at a price; past 200 % the line is loose
  // In columns under 11 picas the least is 65 %.
  int narrow_space_shrink = 35;
  Length narrow_measure = Length::points(132);
  // White after each letter. Section 9 counts it in percent of a word space, taken as a quarter of an em: -2, +4, +6 %.
  EmShare letter_squeeze{0, 1}, letter_stretch{0, 1}, letter_limit{0, 1};
  // By how much letters themselves may be made wider or narrower, before white is put beside them: 3/100 at most. 0:
  // off.
  EmShare glyph_scale{0, 1};
  bool optical_margins = false; // points, hyphens and quotes stand partly outside the column; not for narrow ones
  bool whole_words = false;     // Korean: lines end at spaces only
  bool bind_small_kana = false; // Japanese: small kana never begin a line (JLReq, strict)
};

// The width styles of 3.1 by name: half-at-line-end 行末半角式, full 全角式, kaiming 开明式, half 半角式, cct.
struct NamedBlanks {
  std::string_view name;
  MarkBlanks blanks;
};
std::span<const NamedBlanks> named_blanks();

// The profiles that need no template: zh-newspaper, zh-book, zh-kaiming, zh-banjiao, zh-hant, ja-newspaper,
// en-newspaper, ko-newspaper. They live for ever.
std::span<const CompositionProfile> named_profiles();
// Nothing when there is none of that name.
const CompositionProfile* find_named_profile(std::string_view name);

// Where the glyphs of marks have their blanks: regions of the Chinese and Japanese scripts differ.
enum class MarkRegion : std::uint8_t { none, hans, hant, japanese };
MarkRegion mark_region(std::string_view language);

// What a language takes that is given no profile: zh-newspaper, zh-hant, ja-newspaper; en-newspaper for all others.
const CompositionProfile& default_profile(std::string_view language);

} // namespace broadsheet
