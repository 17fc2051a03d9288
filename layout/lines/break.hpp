// The line breaker: items and slots in, lines out. Pure, integers only, no fonts, no pages.
// Source: Knuth & Plass, Breaking paragraphs into lines (1981), with slots of different measures handled exactly:
// the state is (break, slot) until all later slots have one measure, then (break).
#pragma once

#include "layout/base/geometry.hpp"
#include "layout/lines/items.hpp"

#include <optional>
#include <span>

namespace broadsheet {

// A place for one line. Columns, runaround, jumps, drop caps and boxes are all just the next slot.
struct LineSlot {
  Point origin; // left end of the baseline, on the page
  Length measure;
  std::uint32_t leg = 0; // which leg of the story, counted over the whole chain
  bool first_in_leg = false;
  bool last_in_leg = false; // no hyphen here
};

struct BreakConfig {
  Alignment alignment = Alignment::justify;
  bool balanced = false; // headlines: lines of about the same length
  bool greedy = false;   // first-fit, for comparison and for the bench
  // Stability: first bytes (Line::text.begin) of the lines that the paragraph had, rising. Other line starts cost a
  // little more, so that lines stay where they were unless moving them is worth it. Empty: no wish.
  std::span<const std::uint32_t> earlier{};
};

// Rules that a line had to break; bits.
enum class LineFault : std::uint8_t {
  loose = 1,       // over the hard stretch limit (J2): set ragged at the limit
  overfull = 2,    // wider than the measure, whatever was tried: a single character, or a headline
  ladder = 4,      // third hyphen in a row
  split = 8,       // ends inside a word or a number that is wider than the measure ("wide")
  prohibited = 16, // ends where section 2 forbids it, since the line would stick out of the column
};

struct Line {
  std::uint32_t begin = 0; // first item of the line, after dropped glue
  std::uint32_t end = 0;   // the item of the break (a glue or a penalty), not part of the line
  TextRange text;          // from the line's first byte to the next line's: white dropped at the end belongs to it
  std::uint32_t slot = 0;  // index in the slots; past the last one: the last one's measure
  Length natural;          // width before adjusting, hyphen included, white dropped at the ends not; a mark that
                           // hangs out is not in it, the blank that a last mark keeps is
  Length measure;
  Length hang_begin, hang_end; // headlines: so much of a mark stands before the line's start, after its end
  bool hyphenated = false;
  bool last = false;       // of the paragraph: never stretched
  std::uint8_t faults = 0; // LineFault bits
};

inline bool has_fault(const Line& line, LineFault fault) {
  return (line.faults & static_cast<std::uint8_t>(fault)) != 0;
}

struct BrokenParagraph {
  std::shared_ptr<const BreakItems> items;
  std::vector<Line> lines;
  std::int64_t cost = 0;
};

inline std::uint32_t line_count(const BrokenParagraph& broken) {
  return static_cast<std::uint32_t>(broken.lines.size());
}

// Breaks a paragraph over slots; the last slot's measure holds for all further lines, so a paragraph never runs out.
// At least one slot. Ties: the earlier break wins. An empty paragraph gives no line.
// The rules are bent in this order, and only as far as needed: full stops squeezed and numbers parted from units; lines
// too loose, set ragged at the limit (J2); breaks that are forbidden; words and numbers wider than the measure split
// between letters: then `items` of the answer are not those that were given.
// P4: a paragraph that would end in a single character is squeezed in by one line; failing that it pulls one down.
BrokenParagraph break_lines(std::shared_ptr<const BreakItems> items, std::span<const LineSlot> slots,
                            const BreakConfig& config);

// The same paragraph in one line less and one line more (looseness), for the copyfitter.
struct ParagraphVariants {
  BrokenParagraph best;                           // what break_lines gives
  std::optional<BrokenParagraph> shorter, longer; // where there is one without a fault
};
// Costs of the three compare: cost of the variant - cost of the best is the price of the line won or lost, in
// thousandths of the scale of typography.md 4.3 (an even squeeze of a whole line is 10 000, every gap of a line open by
// 1/8 em 100 000). One search for the best, one more for both variants. Text that is balanced or greedy has no
// variants.
ParagraphVariants break_variants(std::shared_ptr<const BreakItems> items, std::span<const LineSlot> slots,
                                 const BreakConfig& config);
// The same of a paragraph that is broken already: `best` is what break_lines() gave for the rest.
ParagraphVariants break_variants(BrokenParagraph best, std::shared_ptr<const BreakItems> items,
                                 std::span<const LineSlot> slots, const BreakConfig& config);

std::string dump(const BrokenParagraph& broken);

} // namespace broadsheet
