// Legs as numbers: which items end which leg. Pure, integers only; no fonts, no frames.
// Rules: P5, P6 (costs of breaks come from the caller), L8 (legs of a story equal within one line).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace broadsheet {

constexpr std::int32_t kNeverBreak = 1000000;

// One line of body, or a block that stays whole (subhead, head): its height in grid lines.
struct LegItem {
  std::int32_t rows = 1;
  std::int32_t rows_at_head = 1; // where it stands first in a leg: white above it is dropped
  std::int32_t break_cost = 0;   // of ending a leg before this item; kNeverBreak: only when nothing else is left
};

// Item index after the last of each leg (so leg j holds [ends[j-1], ends[j])), and the rows each leg uses.
// Legs that nothing was left for are empty.
struct LegPlan {
  std::vector<std::uint32_t> ends;
  std::vector<std::int32_t> heights;
  std::int64_t cost = 0;
};

// Fills legs of `capacity` rows one after another with as many items as go in; a few rows stay blank where that saves
// a bad break. Whatever is left over has not been placed: `ends.back()` says how far it came.
LegPlan fill_legs(std::span<const LegItem> items, std::int32_t legs, std::int32_t capacity);

// Puts all items into the legs so that they end level (the first legs take the odd rows), with the least cost of breaks
// and unevenness. Nothing when they do not go in.
std::optional<LegPlan> level_legs(std::span<const LegItem> items, std::int32_t legs, std::int32_t capacity);

} // namespace broadsheet
