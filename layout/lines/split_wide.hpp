// Words and numbers that are wider than the column they must stand in.
#pragma once

#include "layout/lines/items.hpp"

namespace broadsheet::lines {

// What a break inside a word costs: dearer than any line within the limits, so that a word is split once and not at
// every letter; after a sign of its own (a dot, an underline) it is split more readily.
constexpr Cost kSplitCost = 100'000 * kCostUnit, kSplitAfterSignCost = 20'000 * kCostUnit;

// The same items with boxes that stand in a stretch wider than `measure`, where no line may end, cut into their
// letters, with a penalty (kFlagSplit) wherever a line may end if nothing else helps: not before or after a mark, not
// inside a cluster. Nothing when there is no such place.
std::shared_ptr<const BreakItems> split_wide(const BreakItems& items, Length measure);

} // namespace broadsheet::lines
