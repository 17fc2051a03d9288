// Where a frame or a piece of furniture stands: on the grid or in absolute lengths. Private to this room.
#pragma once

#include "templates/language/parts.hpp"

namespace broadsheet {

// The names of all attributes that tell a place, for the lists of known attributes.
const Names& place_attributes();
// `names` and the place attributes.
Names with_place(Names names);

struct PagePlace {
  Rect rect;
  int first_line = 1; // whole grid lines inside
  int lines = 0;
};

// Where base columns `first` to `last` (from 1) stand: x and width, y and height 0. Column 1 is the leftmost, or the
// rightmost of a grid that goes from right to left. Edges do not add up rounding faults: the outer edge of the last
// column is the type area's.
Rect between_columns(const BaselineGrid& grid, int first, int last);
// The middle of the gutter before a column; the type area's edge before the first.
Length before_column(const BaselineGrid& grid, int column);

// What a place may leave out.
enum class PlaceKind : std::uint8_t {
  area,    // needs all of its sides
  flowing, // may leave out `line` (it begins under other frames)
  rule,    // a line: horizontal without height, vertical without width
};

// Reads the place of an element and reports what is missing, mixed or outside the grid. Nothing when there is no place.
// A vertical rule on the grid (column, line and lines without span) stands in the middle of the gutter before its
// column.
std::optional<PagePlace> read_place(const Attributes& attributes, const BaselineGrid& grid, PlaceKind kind, Length em,
                                    Faults& faults);

} // namespace broadsheet
