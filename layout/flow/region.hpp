// A frame's room for copy: its legs and grid lines, after box, inset and the frames above it.
#pragma once

#include "layout/flow/legs.hpp"
#include "templates/model/page_template.hpp"

#include <memory>
#include <vector>

namespace broadsheet {

// How deep so many lines are; at most what a Length holds, some eleven metres: a desk can feed a book by mistake.
Length depth_of_lines(Length leading, int lines);

struct TurnedFrame; // vertical.hpp

// A frame on a grid of its own: its lines are closer or wider than the page's.
struct LeadedFrame {
  Frame frame;
  BaselineGrid grid; // line 1 begins where the frame's first line for copy begins
  Length page_leading;
  int first_line = 1, last_line = 0; // of the page's grid, for copy
  int padding = 0;                   // of a box, in the page's lines
};

// Grid lines that a leg has for copy, 1-based; last < first: none.
struct LegLines {
  int first = 1, last = 0;
  bool operator==(const LegLines&) const = default;
};

// Of a vertical frame everything here is told as if the frame lay on its left side: see vertical.hpp.
struct FrameRegion {
  const Frame* frame = nullptr;
  const BaselineGrid* grid = nullptr;
  std::shared_ptr<const TurnedFrame> turned; // a vertical frame; holds what `frame` and `grid` point to
  std::shared_ptr<const LeadedFrame> leaded; // on a grid of its own; holds what `frame` and `grid` point to
  Rect inner;                                // between the box's insets, left and right; top and bottom on grid lines
  int first_line = 1;                        // grid lines for copy, 1-based; last_line < first_line: no room
  int last_line = 0;
  std::vector<Length> leg_x;
  Length measure; // of one leg
  Length gutter;
  Length whole_em; // as given to region_of
  // Each leg's own lines, inside first_line .. last_line; legs of frames that are plain rectangles have all of them.
  std::vector<LegLines> leg_lines;

  [[nodiscard]] int lines() const { return last_line - first_line + 1; }
  [[nodiscard]] int legs() const { return static_cast<int>(leg_x.size()); }
};

// The region of a frame that may begin at grid line `first_line` (its own first line, or lower when frames above it
// reach further down). With `whole_em` > 0 (Han copy) a leg's measure is whole ems of that size where the gutters can
// take up the rest (column arithmetic, typography.md section 12).
FrameRegion region_of(const Frame& frame, const BaselineGrid& grid, int first_line, Length whole_em);

// The rooms of the legs of a story that begins at grid line `line`; their tops are counted from there.
std::vector<LegRoom> rooms_from(const FrameRegion& region, int line);

// The same where the story has so many lines of the frame below its head.
std::vector<LegRoom> rooms_of(const FrameRegion& region, int rows);
// Lines of all legs, and of the first one that has any.
int rows_of_all(std::span<const LegRoom> rooms);
int rows_of_first(std::span<const LegRoom> rooms);

// Where a head stands that takes these grid lines: over the neighbouring legs that are open there. Legs that begin
// further down, under a picture, begin at their own top.
struct HeadRoom {
  Length x, width;
};
HeadRoom head_room(const FrameRegion& region, int first_line, int last_line);

// The region of a frame that has its lines for itself, its body's leading changed by `more` (below 0: closer); lines
// are those of its own grid then. Frames that are vertical or no rectangle stay as they are.
FrameRegion with_leading(const FrameRegion& region, Length more);
// The region with so many lines more at its top (below 0: fewer), where the picture over it gave them.
FrameRegion with_lines_above(const FrameRegion& region, int lines);

// What a strip of at least this width at the frame's side, for a side head, leaves of a region. Legs keep whole ems:
// the strip takes what is left over.
FrameRegion beside_strip(const FrameRegion& region, Length strip);

} // namespace broadsheet
