// Costs of ending a leg at a bad place, against a blank row (4) and a row off the level (48): see legs.hpp. Private to
// this room.
#pragma once

#include <cstdint>

namespace broadsheet {

constexpr std::int32_t kOrphanCost = 150;   // P5, P6: one line of a paragraph alone at a head or foot
constexpr std::int32_t kSubheadCost = 4000; // P6: fewer than two lines under a subhead
constexpr std::int32_t kHyphenCost = 30;    // section 9: no hyphen across columns

} // namespace broadsheet
