// The last resort of a headline: a word wider than its measure is broken between letters, for nothing may run off the
// page.
#pragma once

#include "layout/lines/break.hpp"

namespace broadsheet::lines {

// What a break inside a word costs: more than everything else that is allowed.
constexpr Cost kBrokenWordCost = 200'000 * kCostUnit;

// The items with each box that is wider than `measure` cut into its letters (clusters), between which lines may end at
// kBrokenWordCost. No hyphen is shown. Nothing when no box is that wide.
std::shared_ptr<const BreakItems> split_wide_boxes(const BreakItems& items, Length measure);

} // namespace broadsheet::lines
