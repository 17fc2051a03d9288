// Drawn shapes of the display list: ornaments and grounds that fade.
#pragma once

#include "layout/base/geometry.hpp"
#include "templates/model/border.hpp"
#include "templates/model/style.hpp"

#include <string>
#include <vector>

namespace broadsheet {

enum class PathVerb : std::uint8_t { move, line, curve, close };
// move and line go to `a`; curve to `c` with the handles `a` and `b` (cubic Bézier); close back to the last move.
struct PathStep {
  PathVerb verb = PathVerb::move;
  Point a, b, c;
};

// An ornament: paths in one ink, filled by the nonzero rule, or stroked where there is a weight.
struct OrnamentItem {
  std::string name; // "border vine"
  Rect rect;        // holds all of it
  Length weight;    // of the pen; 0: filled
  InkRef ink;
  std::vector<PathStep> path;
};

// A ground that goes over from one tint into another.
struct FadeItem {
  Rect rect;
  InkRef from, to;
  FadeDirection direction = FadeDirection::down;
  Length radius;     // of rounded corners
  bool over = false; // the percents are how much of the ink covers what lies beneath, not tints on paper
};

} // namespace broadsheet
