// A frame's room for copy: its legs and grid lines, after box, inset and the frames above it.
#pragma once

#include "templates/model/page_template.hpp"

#include <memory>
#include <vector>

namespace broadsheet {

struct TurnedFrame; // vertical.hpp

// Of a vertical frame everything here is told as if the frame lay on its left side: see vertical.hpp.
struct FrameRegion {
  const Frame* frame = nullptr;
  const BaselineGrid* grid = nullptr;
  std::shared_ptr<const TurnedFrame> turned; // a vertical frame; holds what `frame` and `grid` point to
  Rect inner;                                // between the box's insets, left and right; top and bottom on grid lines
  int first_line = 1;                        // grid lines for copy, 1-based; last_line < first_line: no room
  int last_line = 0;
  std::vector<Length> leg_x;
  Length measure; // of one leg
  Length gutter;
  Length whole_em; // as given to region_of

  [[nodiscard]] int lines() const { return last_line - first_line + 1; }
  [[nodiscard]] int legs() const { return static_cast<int>(leg_x.size()); }
};

// The region of a frame that may begin at grid line `first_line` (its own first line, or lower when frames above it
// reach further down). With `whole_em` > 0 (Han copy) a leg's measure is whole ems of that size where the gutters can
// take up the rest (column arithmetic, typography.md section 12).
FrameRegion region_of(const Frame& frame, const BaselineGrid& grid, int first_line, Length whole_em);

// What a strip of at least this width at the frame's side, for a side head, leaves of a region. Legs keep whole ems:
// the strip takes what is left over.
FrameRegion beside_strip(const FrameRegion& region, Length strip);

} // namespace broadsheet
