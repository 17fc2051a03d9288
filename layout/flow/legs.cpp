#include "layout/flow/legs.hpp"

#include "layout/flow/leg_search.hpp"

#include <algorithm>
#include <limits>

namespace broadsheet {
namespace {

constexpr std::int32_t kLookBack = 4;    // rows that may stay blank at a foot to save a bad break
constexpr std::int64_t kBlankWeight = 4; // a blank row at a full leg's foot, squared
constexpr std::int32_t kEverywhere = std::numeric_limits<std::int32_t>::max() / 4;

std::int64_t square(std::int64_t n) { return n * n; }

std::int64_t break_cost(std::span<const LegItem> items, std::size_t end) {
  return end >= items.size() ? 0 : items[end].break_cost;
}

std::int64_t rows_above(std::span<const LegRoom> rooms, std::int32_t foot) {
  std::int64_t rows = 0;
  for (const LegRoom& room : rooms) rows += std::clamp(foot - room.top, 0, room.rows);
  return rows;
}

// The first line above which there is room for so many rows; the lowest foot when there is none.
std::int32_t level_of(std::span<const LegRoom> rooms, std::int64_t rows) {
  std::int32_t low = 0, high = 0;
  for (const LegRoom& room : rooms) high = std::max(high, room.bottom());
  while (low < high) {
    const std::int32_t middle = low + (high - low) / 2;
    if (rows_above(rooms, middle) >= rows)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

// Rows of all items in their first forms, and the fewest that they can do with in so many legs.
struct Extent {
  std::int64_t rows = 0, least = 0;
};
Extent extent_of(std::span<const LegPiece> pieces, std::size_t legs) {
  Extent extent;
  std::int32_t most_dropped = 0;
  for (const LegPiece& piece : pieces) {
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    for (const LegForm& form : piece.forms) {
      std::int64_t rows = 0;
      for (const LegItem& item : form.items) {
        rows += item.rows;
        most_dropped = std::max(most_dropped, item.rows - item.rows_at_head);
      }
      if (&form == &piece.forms.front()) extent.rows += rows;
      least = std::min(least, rows);
    }
    extent.least += least;
  }
  extent.least -= static_cast<std::int64_t>(most_dropped) * static_cast<std::int64_t>(legs);
  if (pieces.empty()) return extent;
  const LegItem& first = pieces.front().forms.front().items.front();
  extent.rows += first.rows_at_head - first.rows;
  return extent;
}

// The best plan on one level: near it, where that is certainly the best, else further off.
void improve(std::optional<LegPlan>& best, LegSearch& search, std::int32_t foot, bool everywhere) {
  for (const std::int32_t window : {4, 12, kEverywhere}) {
    if (window == kEverywhere && !everywhere) return;
    auto plan = search.run(foot, window, best ? best->fine_cost : LegSearch::kNoBound);
    if (plan) best = std::move(plan);
    if (best && window < kEverywhere && best->fine_cost < LegSearch::cost_off(window + 1)) return;
  }
}

std::optional<LegPlan> level(std::span<const LegPiece> pieces, std::span<const LegRoom> rooms) {
  const Extent extent = extent_of(pieces, rooms.size());
  if (extent.least > rows_above(rooms, kEverywhere)) return std::nullopt;
  const bool everywhere =
      std::all_of(pieces.begin(), pieces.end(), [](const LegPiece& piece) { return piece.forms.size() == 1; });
  const std::int32_t foot = level_of(rooms, extent.rows);
  std::optional<LegPlan> best;
  LegSearch search(pieces, rooms);
  improve(best, search, foot, everywhere);
  if (best && best->fine_cost < kFormPrice * LegSearch::kScale) return best;
  improve(best, search, foot - 1, everywhere);
  improve(best, search, foot + 1, everywhere);
  return best;
}

} // namespace

std::vector<LegRoom> equal_rooms(std::int32_t legs, std::int32_t rows) {
  return std::vector<LegRoom>(static_cast<std::size_t>(std::max(0, legs)), LegRoom{0, std::max(0, rows)});
}

std::int32_t depth_of(const LegPlan& plan, std::span<const LegRoom> rooms) {
  std::int32_t depth = 0;
  for (std::size_t leg = 0; leg < plan.heights.size(); ++leg)
    if (plan.heights[leg] > 0) depth = std::max(depth, rooms[leg].top + plan.heights[leg]);
  return depth;
}

LegPlan fill_legs(std::span<const LegItem> items, std::span<const LegRoom> rooms) {
  LegPlan plan;
  std::uint32_t start = 0;
  for (const LegRoom& room : rooms) {
    struct End {
      std::uint32_t item;
      std::int32_t height;
    };
    std::vector<End> ends;
    std::int32_t height = 0;
    for (std::uint32_t end = start; end < items.size();) {
      height += end == start ? items[end].rows_at_head : items[end].rows;
      ++end;
      if (height > room.rows) break;
      ends.push_back({end, height});
    }
    End best{start, 0};
    std::int64_t best_cost = std::numeric_limits<std::int64_t>::max();
    for (auto end = ends.rbegin(); end != ends.rend(); ++end) {
      const std::int64_t cost = break_cost(items, end->item) +
                                (end->item == items.size() ? 0 : square(room.rows - end->height) * kBlankWeight);
      if (cost < best_cost) {
        best_cost = cost;
        best = *end;
      }
      // Look further back only to get away from a break that may not be.
      if (room.rows - end->height >= kLookBack && best_cost < kNeverBreak) break;
    }
    plan.ends.push_back(best.item);
    plan.heights.push_back(best.height);
    plan.cost += ends.empty() ? 0 : best_cost;
    start = best.item;
  }
  return plan;
}

LegPlan fill_legs(std::span<const LegItem> items, std::int32_t legs, std::int32_t capacity) {
  return fill_legs(items, equal_rooms(legs, capacity));
}

std::optional<LegPlan> level_pieces(std::span<const LegPiece> pieces, std::span<const LegRoom> rooms) {
  return level(pieces, rooms);
}

std::optional<LegPlan> full_pieces(std::span<const LegPiece> pieces, std::span<const LegRoom> rooms) {
  std::int32_t under = 0; // a level that no leg reaches: each has to be full
  for (const LegRoom& room : rooms) under = std::max(under, room.bottom() + 1);
  return LegSearch(pieces, rooms).run(under, 0, LegSearch::kNoBound);
}

std::optional<LegPlan> level_legs(std::span<const LegItem> items, std::span<const LegRoom> rooms) {
  std::vector<LegPiece> pieces;
  if (!items.empty()) pieces.push_back({{LegForm{{items.begin(), items.end()}, 0}}});
  return level(pieces, rooms);
}

std::optional<LegPlan> level_legs(std::span<const LegItem> items, std::int32_t legs, std::int32_t capacity) {
  return level_legs(items, equal_rooms(legs, capacity));
}

} // namespace broadsheet
