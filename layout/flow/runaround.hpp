// Obstacles on frames of copy, and the places that they leave for lines. Pure geometry, integers only. Rule L19.
#pragma once

#include "layout/flow/region.hpp"

#include <optional>
#include <span>
#include <vector>

namespace broadsheet {

// What stands on a frame of copy, as rectangles that no line may touch: its clearance is in them.
struct Obstacle {
  std::vector<Rect> parts;
  bool both_sides = false; // lines may stand left and right of it; false: on the wider side only
};

Obstacle rectangle_obstacle(const Rect& rect, const RunaroundStyle& style);

// What a picture shows, from the top down: for each band of equal height the first and last column that is no ground,
// in 1/65536 of the picture's width; nothing: all ground.
struct ContourBand {
  std::int32_t left = 0, right = 65536;
};
using Contour = std::vector<std::optional<ContourBand>>;
// The obstacle of a picture that stands in `rect` and has this contour.
Obstacle outline_obstacle(const Contour& contour, const Rect& rect, const RunaroundStyle& style);

bool touches(std::span<const Obstacle> obstacles, const Rect& rect);

struct FreePiece {
  Length x, width;
};

// What obstacles leave of a row: all of it where none touches it. Else the pieces that are at least `least` wide, from
// the left: all of them when every obstacle in the row allows both sides, else the widest one (of equals the left one).
// With `whole_em` pieces hold whole ems; they keep their outer edge, so the clearance takes what is over.
std::vector<FreePiece> free_pieces(std::span<const Obstacle> obstacles, const Rect& row, Length least, Length whole_em);

// A place for one line in a leg that obstacles stand in.
struct PourSlot {
  int leg = 0, line = 0; // line: of the grid
  Length x, width;
  bool whole = false; // as wide as the leg
};

// The places of a region from grid line `first_line` on to the foot of each leg (`feet`: its last grid line), leg
// after leg, row after row, from the left.
std::vector<PourSlot> pour_slots(const FrameRegion& region, std::span<const Obstacle> obstacles, int first_line,
                                 std::span<const int> feet, Length least);

// The narrowest place beside an obstacle (L19): 6 em of Han copy, 6 picas of others.
Length least_beside(const FrameRegion& region);

} // namespace broadsheet
