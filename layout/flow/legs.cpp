#include "layout/flow/legs.hpp"

#include <algorithm>
#include <limits>
#include <map>

namespace broadsheet {
namespace {

constexpr std::int32_t kLookBack = 4;      // rows that may stay blank at a foot to save a bad break
constexpr std::int64_t kBlankWeight = 4;   // a blank row at a full leg's foot, squared
constexpr std::int64_t kUnevenWeight = 16; // a row off the level, squared
constexpr std::int64_t kCostScale = 256;   // costs are kept finer than a row, so that ties can be broken

std::int64_t square(std::int64_t n) { return n * n; }

// Height of items [begin, end) in one leg, and the cost of ending it before item `end`.
std::int64_t break_cost(std::span<const LegItem> items, std::size_t end) {
  return end >= items.size() ? 0 : items[end].break_cost;
}

struct Step {
  std::int64_t cost = std::numeric_limits<std::int64_t>::max();
  std::uint32_t from = 0;
  std::int32_t height = 0;
};

// The even height that all legs should have, as a fraction, and what it costs to be off it.
struct Level {
  std::int64_t rows = 0, legs = 1;
  // Ties go to the taller leg in front: the odd rows stand in the first legs.
  [[nodiscard]] std::int64_t cost_of(std::int64_t height, std::int64_t legs_left) const {
    return square(height * legs - rows) * kUnevenWeight * kCostScale / square(legs) + height * (legs - legs_left);
  }
};

// One leg of the level search: from each reachable start to the ends whose height is near the target.
void extend_leg(std::span<const LegItem> items, std::span<const std::int32_t> rows_left, std::uint32_t start,
                std::int64_t cost, Level level, std::int32_t legs_left, std::int32_t capacity,
                std::map<std::uint32_t, Step>& next) {
  const auto offer = [&](std::uint32_t end, std::int32_t height) {
    const std::int64_t total = cost + level.cost_of(height, legs_left) + break_cost(items, end) * kCostScale;
    Step& step = next[end];
    if (total < step.cost) step = {total, start, height};
  };
  if (start == items.size()) return offer(start, 0);
  const std::int32_t remaining = rows_left[start] - items[start].rows + items[start].rows_at_head;
  const std::int32_t target = (remaining + legs_left - 1) / legs_left;
  std::int32_t height = 0;
  std::uint32_t below = start;
  std::int32_t below_height = 0;
  for (std::uint32_t end = start; end < items.size();) {
    height += end == start ? items[end].rows_at_head : items[end].rows;
    ++end;
    if (height > capacity) break;
    if (legs_left == 1 && end < items.size()) continue;
    if (height < target - kLookBack) {
      below = end;
      below_height = height;
      continue;
    }
    offer(end, height);
    if (height > target + kLookBack) break;
  }
  // A tall block may leave no end near the target: then the last one under it must do.
  if (legs_left > 1 && below > start) offer(below, below_height);
}

} // namespace

LegPlan fill_legs(std::span<const LegItem> items, std::int32_t legs, std::int32_t capacity) {
  LegPlan plan;
  std::uint32_t start = 0;
  for (std::int32_t leg = 0; leg < legs; ++leg) {
    struct End {
      std::uint32_t item;
      std::int32_t height;
    };
    std::vector<End> ends;
    std::int32_t height = 0;
    for (std::uint32_t end = start; end < items.size();) {
      height += end == start ? items[end].rows_at_head : items[end].rows;
      ++end;
      if (height > capacity) break;
      ends.push_back({end, height});
    }
    End best{start, 0};
    std::int64_t best_cost = std::numeric_limits<std::int64_t>::max();
    for (auto end = ends.rbegin(); end != ends.rend(); ++end) {
      const std::int64_t cost = break_cost(items, end->item) +
                                (end->item == items.size() ? 0 : square(capacity - end->height) * kBlankWeight);
      if (cost < best_cost) {
        best_cost = cost;
        best = *end;
      }
      // Look further back only to get away from a break that may not be.
      if (capacity - end->height >= kLookBack && best_cost < kNeverBreak) break;
    }
    plan.ends.push_back(best.item);
    plan.heights.push_back(best.height);
    plan.cost += ends.empty() ? 0 : best_cost;
    start = best.item;
  }
  return plan;
}

std::optional<LegPlan> level_legs(std::span<const LegItem> items, std::int32_t legs, std::int32_t capacity) {
  std::vector<std::int32_t> rows_left(items.size() + 1, 0);
  for (std::size_t i = items.size(); i-- > 0;) rows_left[i] = rows_left[i + 1] + items[i].rows;
  std::vector<std::map<std::uint32_t, Step>> steps(static_cast<std::size_t>(legs) + 1);
  steps[0][0] = {0, 0, 0};
  for (std::int32_t leg = 0; leg < legs; ++leg)
    for (const auto& [start, step] : steps[static_cast<std::size_t>(leg)])
      extend_leg(items, rows_left, start, step.cost, {rows_left.front(), legs}, legs - leg, capacity,
                 steps[static_cast<std::size_t>(leg) + 1]);
  const auto last = steps.back().find(static_cast<std::uint32_t>(items.size()));
  if (last == steps.back().end()) return std::nullopt;
  LegPlan plan;
  plan.cost = last->second.cost / kCostScale;
  std::uint32_t end = last->first;
  for (std::int32_t leg = legs; leg > 0; --leg) {
    const Step& step = steps[static_cast<std::size_t>(leg)].at(end);
    plan.ends.push_back(end);
    plan.heights.push_back(step.height);
    end = step.from;
  }
  std::reverse(plan.ends.begin(), plan.ends.end());
  std::reverse(plan.heights.begin(), plan.heights.end());
  return plan;
}

} // namespace broadsheet
