#include "layout/flow/pour_search.hpp"

#include "layout/flow/leg_search.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace broadsheet {
namespace {

constexpr std::array kNearWindows{0, 2}, kFarWindows{5, 12};
constexpr int kMostAsked = 4000; // runs of pieces that a search looks at, before it keeps what it has

// A state of the search: all pieces before `piece` are set.
struct Key {
  std::uint32_t leg = 0, piece = 0, slot = 0;
  PourEdge edge = PourEdge::free;
  auto operator<=>(const Key&) const = default;
};
struct Node {
  std::int64_t cost = 0;
  Key from;
  std::optional<PourRun> run; // that led here; nothing: the leg before was ended
};
using Nodes = std::map<Key, Node>; // in the order in which they can be reached

void relax(Nodes& nodes, const Key& key, Node node, std::int64_t bound) {
  if (node.cost >= bound) return;
  const auto [known, added] = nodes.try_emplace(key, node);
  if (!added && node.cost < known->second.cost) known->second = std::move(node);
}

PourPlan trace(const Nodes& nodes, Key key, std::int64_t cost) {
  PourPlan plan;
  plan.fine_cost = cost;
  while (key != Key{}) {
    const Node& node = nodes.at(key);
    if (node.run) plan.steps.push_back({{node.from.leg, node.from.slot, node.from.edge}, *node.run});
    key = node.from;
  }
  std::reverse(plan.steps.begin(), plan.steps.end());
  return plan;
}

} // namespace

std::vector<PourLeg> legs_of(std::span<const PourSlot> slots, int legs) {
  std::vector<PourLeg> found;
  std::uint32_t at = 0;
  for (int leg = 0; leg < legs; ++leg) {
    PourLeg one{at, at};
    while (one.end < slots.size() && slots[one.end].leg == leg) ++one.end;
    found.push_back(one);
    at = one.end;
  }
  return found;
}

PourSearch::PourSearch(PourSource& source, std::span<const PourSlot> slots, int legs)
    : source_(source), slots_(slots), legs_(legs_of(slots, legs)) {}

// A leg that could go on below the level may end a row above it; one that ends higher should be full.
PourSearch::Foot PourSearch::foot_of(std::size_t leg) const {
  const auto [first, end] = legs_[leg];
  Foot foot{slots_[first].line - 1, 0};
  for (std::uint32_t slot = first; slot < end && slots_[slot].line <= level_; ++slot) foot.target = slots_[slot].line;
  foot.free = slots_[end - 1].line < level_ ? 0 : 1;
  return foot;
}

// The line that ends the leg when it is left before a slot.
int PourSearch::line_before(std::size_t leg, std::uint32_t slot) const {
  return slot == legs_[leg].first ? slots_[slot].line - 1 : slots_[slot - 1].line;
}

bool PourSearch::is_allowed(std::size_t leg, int line) const {
  return legs_[leg].first == legs_[leg].end || (line >= ranges_[leg].low && line <= ranges_[leg].high);
}

std::int64_t PourSearch::foot_cost(std::size_t leg, int line) const {
  const auto [first, end] = legs_[leg];
  if (first == end) return 0;
  const Foot foot = foot_of(leg);
  const int off = line >= foot.target ? line - foot.target : std::max(0, foot.target - foot.free - line);
  const bool odd_counts = line >= slots_[first].line && slots_[end - 1].line >= level_;
  const std::int64_t odd = odd_counts ? std::max(0, line - foot.target + 1) : 0;
  return LegSearch::cost_off(off) +
         odd * static_cast<std::int64_t>(leg) * LegSearch::kScale / 2 / static_cast<std::int64_t>(legs_.size());
}

std::optional<PourPlan> PourSearch::run(int level, int window, std::int64_t bound) {
  level_ = level;
  ranges_.assign(legs_.size(), {});
  for (std::size_t leg = 0; leg < legs_.size(); ++leg) {
    if (legs_[leg].first == legs_[leg].end) continue;
    const Foot foot = foot_of(leg);
    ranges_[leg] = {foot.target - foot.free - window, foot.target + window};
  }
  Nodes nodes;
  nodes[Key{}] = Node{};
  std::optional<Key> last;
  std::int64_t best = bound;
  for (auto at = nodes.begin(); at != nodes.end(); ++at) {
    const Key key = at->first;
    const std::int64_t cost = at->second.cost;
    if (cost >= best) continue;
    const auto [first, end] = legs_[key.leg];
    const int line = first == end ? 0 : line_before(key.leg, key.slot);
    const bool all = key.piece == source_.pieces();
    if (is_allowed(key.leg, line)) {
      const bool parts = key.slot > first && !all;
      const std::int64_t ended =
          cost + foot_cost(key.leg, line) + (parts ? source_.cost_before(key.piece, key.edge) : 0);
      if (key.leg + 1 < legs_.size())
        relax(nodes, {key.leg + 1, key.piece, legs_[key.leg + 1].first, PourEdge::free}, {ended, key, {}}, best);
      else if (all && ended < best) {
        best = ended;
        last = key;
      }
    }
    if (all || first == end || ++asked_ > kMostAsked) continue;
    for (PourRun& run : source_.runs(key.piece, {key.leg, key.slot, key.edge}, ranges_)) {
      std::int64_t reached = cost + run.cost;
      for (std::size_t i = 0; i < run.feet.size(); ++i) reached += foot_cost(key.leg + i, run.feet[i]);
      const Key there{run.end.leg, key.piece + 1, run.end.slot, run.end.edge};
      relax(nodes, there, {reached, key, std::move(run)}, best);
    }
  }
  if (!last) return std::nullopt;
  return trace(nodes, *last, best);
}

// Feet further and further off, as long as that could be cheaper.
void PourSearch::improve(std::optional<PourPlan>& best, int level, std::span<const int> windows) {
  for (const int window : windows) {
    if (asked_ > kMostAsked) return;
    if (auto plan = run(level, window, best ? best->fine_cost : kNoBound)) best = std::move(plan);
    if (best && best->fine_cost < LegSearch::cost_off(window + 1)) return;
  }
}

std::optional<PourPlan> PourSearch::near(int level, int last) {
  std::optional<PourPlan> best;
  asked_ = 0;
  int found = last; // where the best one was found
  for (int tried = std::min(level - 1, last); tried <= std::min(last, found + 1); ++tried) {
    const std::int64_t before = best ? best->fine_cost : kNoBound;
    improve(best, tried, kNearWindows);
    if (!best || best->fine_cost == before) continue;
    if (best->fine_cost < kFormPrice * LegSearch::kScale) return best;
    found = tried;
  }
  if (!best || best->fine_cost >= LegSearch::cost_off(kNearWindows.back() + 1)) improve(best, found, kFarWindows);
  return best;
}

} // namespace broadsheet
