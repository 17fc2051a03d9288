// The white around the trimmed page on the sheet that an output makes.
#pragma once

#include "templates/model/page_template.hpp"

#include <algorithm>

namespace broadsheet {

constexpr Length kMarkGap = Length{557314};    // 3 mm between trim and marks, where the bleed is not wider
constexpr Length kMarkLength = Length{928857}; // 5 mm

// Bleed and slug; with crop marks at least the room that they take. The same on all four sides.
inline Length page_margin(const PageBoxes& boxes, bool marks) {
  const Length own = boxes.bleed + boxes.slug;
  return marks ? std::max(own, std::max(boxes.bleed, kMarkGap) + kMarkLength) : own;
}

} // namespace broadsheet
