// Drop caps: a paragraph's first letter as tall as its first lines (typography.md section 11).
#pragma once

#include "layout/flow/prepare.hpp"
#include "layout/lines/break.hpp"

#include <optional>

namespace broadsheet {

constexpr int kDropCapBodyLines = 8; // a story of fewer lines has none

// The letter apart from the text that stands beside and under it. A paragraph that has one holds the rest of its text
// only; what is cut off it later has none.
struct DropCap {
  std::shared_ptr<const ParagraphText> whole;    // the paragraph as it is without one
  std::shared_ptr<const BrokenParagraph> letter; // one line: the letter, an opening quote before it, white after it
  std::uint32_t lines = 0;                       // that stand beside it
  Length room;                                   // that they give to it, the gap included
  Length shift;                                  // of the letter: its ink is flush with the leg
  Length drop;                                   // from the first line's baseline down to the letter's
};

// The paragraph with a drop cap, when its style asks for one and its text can have one in this measure; nothing
// otherwise. `leading`: of the lines beside it, which is the frame's own in one on a grid of its own. It cannot: after
// a jump, with a dateline run in, when it begins with anything but one letter or Han character (a Latin letter may have
// a quote before it), when it has fewer lines than the letter is tall, when less than 6 em are left beside it (L19),
// from right to left, and in styles off the grid. Latin: the capital's top is level with the capitals of line 1, its
// baseline is that of the last line beside it; a quote before it is half as large, its top level with the letter's.
// Han: the em box reaches from the top of the first line's to the foot of the last one's; its room is whole ems of the
// text.
std::optional<PreparedParagraph> with_drop_cap(const FlowContext& context, const PreparedParagraph& paragraph,
                                               Length measure, Length leading);
// The same paragraph without one.
PreparedParagraph without_drop_cap(const PreparedParagraph& paragraph);

// What a line of the paragraph gives to a drop cap beside it: 0 for most.
Length room_beside(const PreparedParagraph& paragraph, std::uint32_t line);
// Slots for at least `lines` lines of a measure, those beside a drop cap shorter.
std::vector<LineSlot> slots_in(const PreparedParagraph& paragraph, Length measure, std::uint32_t lines);

} // namespace broadsheet
