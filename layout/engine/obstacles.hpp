// What a filled frame is to the copy under it.
#pragma once

#include "layout/engine/load.hpp"
#include "layout/flow/runaround.hpp"
#include "layout/page/compose_page.hpp"

namespace broadsheet {

// The obstacle that a frame with runaround makes, once it is filled; nothing when it is empty or has no runaround.
// An outline is read from the picture's pixels, decoded small: what is transparent or nearly white is ground. A picture
// that has no pixels here (SVG, a missing file) is a rectangle. Thread-safe.
std::optional<Obstacle> obstacle_of(const LoadedEdition& edition, const PageFrame& placed);

// The contour of pixels: in each band of rows from the first to past the last pixel that is no ground.
Contour contour_of(const Pixels& pixels);

} // namespace broadsheet
