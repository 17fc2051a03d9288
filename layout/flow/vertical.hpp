// Vertical frames and vertical heads. Both are set lying on their left side, as horizontal ones: x runs along the
// lines, y from line to line. Then they are turned onto the page: (x, y) becomes (right - y, top + x), so lines run
// from top to bottom and follow each other from right to left, and legs stand under each other.
#pragma once

#include "layout/flow/block.hpp"
#include "layout/flow/region.hpp"

namespace broadsheet {

// A vertical frame lying on its side. `right` and `top` are its corner on the page.
struct TurnedFrame {
  Frame frame;
  BaselineGrid grid; // as many lines as go in from right to left; what is left over is white at the left
  Length right, top;
  int first_line = 1, last_line = 0; // of the page's grid
};

// The frame from the page's grid line `first_line` on (its own, or a lower one where frames above it reach further).
std::shared_ptr<const TurnedFrame> turn_frame(const Frame& frame, const BaselineGrid& grid, int first_line);

// From lying to standing, with the upper right corner at `corner`.
Point turn_onto_page(Point lying, Point corner);
Rect turn_onto_page(const Rect& lying, Point corner);
// Everything of a fragment that was set in a turned frame. Lines get the upper end of their middle as origin.
void turn_onto_page(FrameFragment& fragment, const TurnedFrame& frame);
// A block that was set lying; its lines, rules and fills go to the fragment.
void put_turned(FrameFragment& fragment, const SetBlock& block, Point corner);

// A line that is set from top to bottom, and its rectangle on the page: measure by leading, either way round.
bool is_vertical(const PlacedLine& line);
Rect rect_on_page(const PlacedLine& line);

// The paragraph to be set in this direction; the same one when it is already.
PreparedParagraph in_direction(PreparedParagraph paragraph, bool vertical);

} // namespace broadsheet
