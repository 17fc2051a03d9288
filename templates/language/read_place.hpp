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

// The grid as geometry: outer edges of columns and tops of lines. Edges do not add up rounding faults: the right edge
// of the last column is the type area's.
Length column_left(const BaselineGrid& grid, int column); // base columns from 1
Length column_right(const BaselineGrid& grid, int column);

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
