// The house's ornaments 花边, drawn by points: a unit that repeats along a side, and a piece for the corners.
#pragma once

#include "layout/display/shapes.hpp"

#include <span>

namespace broadsheet {

// In thousandths: of the unit along the side, of the border's depth across it (from the outer edge to the inner one).
// Of a corner piece both are thousandths of the depth; `along` is the direction of the side that follows clockwise, so
// the side before it comes in at across = 1000.
struct OrnamentPoint {
  std::int16_t along = 0, across = 0;
};
struct OrnamentStep {
  PathVerb verb = PathVerb::move;
  OrnamentPoint a, b, c;
};

struct Ornament {
  std::int32_t length = 1000; // of a unit, in thousandths of the depth, before it is fitted to its side
  std::int32_t pen = 0;       // weight of the strokes, in thousandths of the depth
  std::vector<OrnamentStep> unit_fills, unit_strokes, corner_fills, corner_strokes;
};

// The ornament of a border kind that is one (is_ornament).
const Ornament& ornament_of(BorderKind kind);

} // namespace broadsheet
