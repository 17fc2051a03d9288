// Items of a line from left to right: rule L2 of UAX #9. Nothing is mirrored here, the shaper did that.
#pragma once

#include "layout/lines/adjust.hpp"
#include "layout/lines/units.hpp"

#include <vector>

namespace broadsheet::lines {

struct Piece {
  std::uint32_t item = 0;
  std::uint32_t run = 0;
  Length width; // as adjusted
  std::uint8_t level = 0;
};

// The run that holds a glyph of a logical index; the last one when there is none.
std::size_t run_of(const ShapedParagraph& paragraph, std::uint32_t glyph);
// The run of the glyph before.
std::size_t run_before(const ShapedParagraph& paragraph, std::uint32_t glyph);

// A hyphen shown at the line's end is a piece too: its item is the line's break.
std::vector<Piece> visual_pieces(const BreakItems& items, const Line& line, Adjustment& adjustment);

} // namespace broadsheet::lines
