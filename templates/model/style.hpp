// How this newspaper looks, part one: faces, inks, paragraph styles, story designs, notices. Types only.
#pragma once

#include "layout/base/diagnostic.hpp"
#include "layout/base/length.hpp"
#include "templates/model/codes.hpp"
#include "templates/model/copyfit.hpp"
#include "templates/model/crop.hpp"
#include "templates/model/page_rules.hpp"
#include "templates/model/profile.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace broadsheet {

// A face by its role in the newspaper (song, hei, kai, fangsong, serif, sans ...): names are the template set's own.
struct FaceRole {
  std::string role;
  std::vector<std::string> families; // tried in this order; the first that the machine has is the face
  int weight = 400;                  // 100..900, as CSS
  bool italic = false;
  Span span;
};

// An ink by name. `rgb` is for screens and proofs only (0xRRGGBB); press output uses `cmyk` (percent, 0..100).
struct Ink {
  std::string name;
  std::uint32_t rgb = 0;
  std::array<std::uint8_t, 4> cmyk{0, 0, 0, 100};
  Span span;
};

// A tint of an ink: "black", "black 20%". `ink` is the index in the ink table; ink 0 is always "black".
struct InkRef {
  std::uint16_t ink = 0;
  std::uint8_t percent = 100;
  constexpr bool operator==(const InkRef&) const = default;
};

enum class Alignment : std::uint8_t { justify, left, center, right };

// A paragraph style with everything resolved: `leading`, `indent` and so on are lengths, not measures.
struct ParagraphStyle {
  std::string name;
  std::uint16_t face = 0;                   // index in StyleSheet::faces
  std::optional<std::uint16_t> strong_face; // for strong; none: the same face
  std::optional<std::uint16_t> em_face;
  Length size;
  Length minimum_size;                // headlines: may be set smaller, down to this, to fit; equal to size: may not
  Length maximum_size;                // headlines: may be set larger, up to this, to fill; less than size: may not
  std::vector<Length> sizes;          // headlines: only these sizes, rising; empty: any by half points
  std::int16_t minimum_tracking = 0;  // headlines: per mille of the size; equal to the tracking: may not be tighter ...
  std::int16_t maximum_tracking = 0;  // ... or looser
  std::uint16_t minimum_width = 1000; // headlines: of the glyphs, per mille
  std::uint16_t maximum_width = 1000;
  std::uint16_t minimum_fill = 0; // headlines: of the measure, per mille, that every line should take; 0: any
  bool spread = false;            // headlines: short lines are opened between characters, half an em at most
  Length opening;                 // what a head is opened by; the fitter's, never the style sheet's
  Length leading;                 // distance of baselines inside the paragraph
  bool on_grid = true;            // body: leading is the grid's; false: own leading, block rounded up to whole lines
  Alignment alignment = Alignment::justify;
  Length first_indent; // of the first line (P1: 2em by layout)
  Length left_indent, right_indent;
  Length space_before, space_after; // outside the block; dropped at a leg's head
  Length tracking;                  // added after every character of a run; never in body
  InkRef ink;
  std::string profile; // composition profile: "zh-newspaper", "en-newspaper" ... or one of the sheet's
  std::shared_ptr<const CompositionProfile> house_profile; // the sheet's own of that name; none: a named one
  bool hyphenate = false;
  std::uint8_t maximum_lines = 0; // headlines: 0 = any number
  bool balanced = false;          // headlines: lines of about the same length
  bool vertical = false;          // heads: a side head (竖题) beside its story; furniture: set from top to bottom
  Length rule_above, rule_below;  // rule weights, 0: none
  InkRef rule_ink;
  std::optional<InkRef> background; // a tint behind the block
  Length padding;                   // between the type and background or rule
  std::uint8_t drop_cap_lines = 0;  // the paragraph's first letter is as tall as so many lines; 0: no drop cap
  std::uint8_t drop_cap_words = 0;  // words after it in small capitals
  std::optional<std::uint16_t> drop_cap_face; // none: the paragraph's face
  Length drop_cap_gap;                        // white between it and the lines beside it
  Span span;
};

// Which paragraph style each role of a story takes; frames name a design.
struct StoryDesign {
  std::string name;
  std::map<std::uint8_t, std::uint16_t> styles; // BlockRole as a number -> index in StyleSheet::paragraphs
  std::uint16_t default_style = 0;
  std::optional<std::uint16_t> first_paragraph; // style of a story's first paragraph; none: that of all paragraphs
  Length head_gap;                              // white between head and body, before rounding to whole lines
  std::optional<std::uint16_t> end_mark_style;  // reserved for a mark at a story's end; none: no mark
  Span span;
  std::optional<std::uint16_t> copyfit; // index in StyleSheet::copyfits; none: heads are fitted, then jump or overset
};

enum class JumpTurn : std::uint8_t {
  paragraph, // only at the end of a paragraph
  sentence,  // at the end of a paragraph or at a full stop (T3)
  line,      // at the end of any line that ends no hyphenated word (T9)
  inside,    // the same, but never where a paragraph ends, and rather not where a sentence does (T9, the other school)
};
enum class Numerals : std::uint8_t { western, han, circled }; // circled: ② , up to 50

// The house's way of jumping, for one language. Texts know {page}, {slug}, {SLUG} (in capitals) and {headline}.
struct JumpNotices {
  std::string language;
  std::string to;          // "（下转第{page}版）"
  std::string from;        // "（上接第{page}版）"
  std::string repeat_head; // text of the head over the continuation; empty: none
  Numerals numerals = Numerals::western;
  JumpTurn turn = JumpTurn::line;
  bool run_in = false; // the notice stands after the last character when it fits there (T1)
  std::uint16_t to_style = 0, from_style = 0, repeat_style = 0; // indexes in StyleSheet::paragraphs
  int minimum_before = 3;                                       // body lines that stay before a jump (T4, T8)
  int minimum_after = 3;                                        // body lines that a jump takes along
  Span span;
  int minimum_leg = 0;       // body lines that every leg before a jump holds (T4)
  int minimum_share = 0;     // per cent of the body that stands before its first jump (T4)
  int jumps = 1;             // times that a story may jump (L21)
  bool from_in_text = false; // the continuation's notice begins its first paragraph, instead of a line of its own (T2)
};

// The mark of a list's items. It hangs in a room of its own left of them; `em` is the items' size.
struct ListStyle {
  bool ordered = false;
  std::uint8_t level = 0;      // 0, or 1 for a list inside an item
  std::string mark = "\u2022"; // ordered: with {number}
  Numerals numerals = Numerals::western;
  Measure room{1000, Unit::em};            // the widest mark and the gap take more when they need it
  Measure gap{333, Unit::em};              // the least white between mark and text
  bool mark_right = false;                 // marks end at the gap; false: they begin at the room's left
  std::optional<std::uint16_t> mark_style; // index in StyleSheet::paragraphs; nothing: the item's
  Span span;
};

enum class ColumnAlignment : std::uint8_t { left, center, right, decimal };

struct ColumnStyle {
  ColumnAlignment alignment = ColumnAlignment::left;
  int width = 0;                          // share of the room beside the others'; 0: by what its cells hold
  std::optional<std::uint16_t> paragraph; // of its cells, instead of the table's
};

// A tab stop of a listing. Text begins, ends, stands in the middle of it, or has its decimal sign there.
struct TabStyle {
  ColumnAlignment alignment = ColumnAlignment::left;
  Measure at;
  bool from_right = false; // `at` is measured from the measure's right end
  bool leader = false;     // dots lead to it
  std::optional<std::uint16_t> paragraph;
};

// What rows of cells look like: a table's columns share the measure, a listing's stand at tabs. `em` is the cells'
// size.
struct TableStyle {
  bool listing = false;
  std::string kind;                 // of the feed's tables; empty: all that have no look of their own
  std::vector<ColumnStyle> columns; // the last one holds for all further ones
  std::vector<TabStyle> tabs;       // a row of more cells goes on in a second line of the same tabs
  Length rule_above, rule_head, rule_between, rule_below, column_rule; // weights, 0: none
  InkRef rule_ink;
  std::optional<InkRef> tint, head_tint; // tint: behind every second row
  Measure padding;                       // above and below the type of a row
  Measure gap{1000, Unit::em};           // between columns
  Measure space_before, space_after;
  bool fill = true; // a table is as wide as the measure; false: as its columns need
  std::optional<std::uint16_t> paragraph, head_paragraph; // instead of the design's
  Span span;
};

struct StyleSheet {
  std::string name;
  std::string language;
  std::vector<FaceRole> faces;
  std::vector<std::string> fallback; // families for characters that the role's face lacks, in this order
  std::vector<Ink> inks;
  std::vector<std::shared_ptr<const CompositionProfile>> profiles; // the house's own
  std::vector<ParagraphStyle> paragraphs;
  std::vector<StoryDesign> designs;
  std::vector<JumpNotices> notices;
  std::vector<ListStyle> lists;
  std::vector<TableStyle> tables;
  Length grid_leading; // the baseline grid's
  FileId file = kNoFile;
  std::vector<CopyfitLadder> copyfits;
  PageRules rules; // L1-L22 as the set takes them
  std::vector<NamedCrop> crops;
  CodeStyle codes;
};

} // namespace broadsheet
