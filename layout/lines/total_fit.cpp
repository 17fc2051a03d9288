#include "layout/lines/total_fit.hpp"

#include <algorithm>
#include <array>

namespace broadsheet::lines {
namespace {

constexpr std::int64_t kLadderCost = 3000LL * kCostUnit;
constexpr std::int64_t kLongLadderCost = 100'000LL * kCostUnit;
constexpr std::int64_t kEmergencyCost = 100'000'000LL * kCostUnit; // more than any loose line
constexpr std::uint32_t kNoNode = 0xffffffff;

// A way to have broken the paragraph up to one break.
struct Node {
  std::int64_t cost = 0;
  std::uint32_t previous = kNoNode;
  std::uint32_t item = 0;               // the break
  std::uint32_t begin = 0;              // first item of the next line
  std::uint32_t slot = 0;               // of the next line, at most the tail
  std::uint8_t hyphens = 0;             // in a row, up to and with this break
  bool dead = false;                    // no line that begins here fits any more
  bool loose = false, overfull = false; // the line that ends here
};

class TotalFit {
 public:
  // `most_lines` of 0: any number, and the state does not count them.
  // `within_limits`: loose lines are not tried, and run() gives up where there is no other way.
  TotalFit(const BreakItems& items, const SlotRow& slots, const LineCosts& costs, const Search& search,
           std::uint32_t most_lines, bool within_limits)
      : paragraph_(items), items_(items.items), slots_(slots), costs_(costs), search_(search), relief_(search.relief),
        most_lines_(most_lines), last_slot_(most_lines > 0 ? most_lines : slots.tail()),
        justified_(search.alignment == Alignment::justify), lonely_ends_(search.lonely_ends),
        within_limits_(within_limits), uniform_(within_limits && slots.is_uniform()) {}

  void run() {
    nodes_.reserve(within_limits_ ? items_.size() / 4 + 16 : items_.size() / 2 + 2);
    nodes_.push_back({});
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (can_break(items_, i, relief_)) end_lines_at(i);
      if (first_alive_ == nodes_.size()) return; // within the limits there is no way
    }
  }

  // The last lines once more, where a lonely character costs nothing; after run() has found a way to the end.
  void end_lonely() {
    lonely_ends_ = true;
    nodes_.resize(known_);
    end_lines_at(items_.size() - 1);
  }

  // The best way to the end, over all numbers of lines. Ties: fewer lines, by the order of the states.
  [[nodiscard]] Breaks best() const {
    std::uint32_t best = kNoNode;
    for (std::size_t n = nodes_.size(); n-- > 1 && nodes_[n].item + 1 == items_.size();)
      if (best == kNoNode || nodes_[n].cost < nodes_[best].cost ||
          (nodes_[n].cost == nodes_[best].cost && nodes_[n].slot <= nodes_[best].slot))
        best = static_cast<std::uint32_t>(n);
    return trace(best);
  }

  // The best way to the end in so many lines; the state must count them.
  [[nodiscard]] Breaks best_in(std::uint32_t lines) const {
    std::uint32_t best = kNoNode;
    for (std::size_t n = nodes_.size(); n-- > 1 && nodes_[n].item + 1 == items_.size();)
      if (nodes_[n].slot == lines && (best == kNoNode || nodes_[n].cost <= nodes_[best].cost))
        best = static_cast<std::uint32_t>(n);
    return trace(best);
  }

 private:
  // Tries all lines that end at item `i`, keeps the best for each state.
  void end_lines_at(std::size_t i) {
    const BreakItem& item = items_[i];
    forced_ = item.cost <= kForced;
    moved_cost_ = search_.earlier.empty() || forced_ || was_a_break(i) ? 0 : kMovedBreakCost;
    known_ = nodes_.size();
    for (std::size_t n = first_alive_; n < known_; ++n)
      if (!nodes_[n].dead && !try_line(n, i)) break;
    if (!within_limits_ && nothing_found() && nothing_alive()) force_overfull(i);
    if (forced_ && i + 1 < items_.size())
      for (std::size_t n = first_alive_; n < known_; ++n) nodes_[n].dead = true;
    keep_found(i);
    while (first_alive_ < nodes_.size() && nodes_[first_alive_].dead) ++first_alive_;
  }

  [[nodiscard]] bool was_a_break(std::size_t i) const {
    const std::uint32_t next = items_[line_start_after(items_, i)].text;
    return std::binary_search(search_.earlier.begin(), search_.earlier.end(), next);
  }

  [[nodiscard]] bool nothing_found() const {
    return std::all_of(first_found(), nodes_.end(), [](const Node& node) { return node.cost == INT64_MAX; });
  }
  [[nodiscard]] bool nothing_alive() const {
    return std::all_of(nodes_.begin() + static_cast<std::ptrdiff_t>(first_alive_), first_found(),
                       [](const Node& node) { return node.dead; });
  }
  [[nodiscard]] std::vector<Node>::const_iterator first_found() const {
    return nodes_.begin() + static_cast<std::ptrdiff_t>(known_);
  }

  // False when no line that begins later and ends here is of use: it would be looser still.
  bool try_line(std::size_t n, std::size_t i) {
    const Node from = nodes_[n]; // state() moves nodes
    const BreakItem& item = items_[i];
    const LineSums &start = costs_.before(from.begin), &end = costs_.before(i);
    const Length measure = slots_.measure(from.slot);
    const Length outside = std::max(-item.shift, Length{}); // a mark that may hang
    if (costs_.too_wide(start, end, measure + outside, relief_ != Relief::none)) {
      nodes_[n].dead = true;
      return true;
    }
    const bool stretched = justified_ && !forced_;
    if (within_limits_ && stretched && costs_.is_loose(start, end, item, measure)) return !uniform_;
    if (item.break_kind == BreakKind::hyphen && !slots_.hyphen_allowed(from.slot)) return true;
    if (!is_allowed_in(item, measure, paragraph_, relief_)) return true;
    if (most_lines_ > 0 && from.slot >= most_lines_) return true;
    const std::uint8_t in_row = hyphens_after(from.hyphens, item);
    Node& best = state(std::min(from.slot + 1, last_slot_), in_row);
    if (from.cost >= best.cost) return true;
    LineTask task{.measure = measure, .justified = stretched, .relief = relief_ != Relief::none};
    task.ends_paragraph = i + 1 == items_.size() && !lonely_ends_;
    task.starts_paragraph = from.previous == kNoNode;
    if (stretched && !within_limits_ && from.cost + costs_.loose_floor() >= best.cost &&
        costs_.is_loose(start, end, item, measure))
      return true;
    const LineFit fit = costs_.fit_at(start, end, item, task);
    if (fit.cost == kTooWide) return true;
    const std::int64_t cost = from.cost + fit.cost + break_cost(item, in_row) + moved_cost_;
    if (cost >= best.cost) return true; // ties: the earlier break stays
    best.cost = cost;
    best.previous = static_cast<std::uint32_t>(n);
    best.loose = fit.faults != 0;
    best.overfull = false;
    return true;
  }

  // The best so far for a state at this break.
  Node& state(std::uint32_t slot, std::uint8_t hyphens) {
    for (std::size_t n = known_; n < nodes_.size(); ++n)
      if (nodes_[n].slot == slot && nodes_[n].hyphens == hyphens) return nodes_[n];
    Node& node = nodes_.emplace_back();
    node.cost = INT64_MAX;
    node.slot = slot;
    node.hyphens = hyphens;
    return node;
  }

  // Nothing fits: the shortest lines there are stick out.
  void force_overfull(std::size_t i) {
    const std::uint32_t last = nodes_[known_ - 1].item;
    for (std::size_t n = known_; n-- > 0 && nodes_[n].item == last;) {
      const Node from = nodes_[n];
      if (most_lines_ > 0 && from.slot >= most_lines_) continue;
      Node& best = state(std::min(from.slot + 1, last_slot_), 0);
      const std::int64_t cost = from.cost + kOverfullCost + break_cost(items_[i], 0);
      if (cost > best.cost) continue;
      best.cost = cost;
      best.previous = static_cast<std::uint32_t>(n);
      best.overfull = true;
    }
  }

  void keep_found(std::size_t i) {
    if (nodes_.size() == known_) return;
    nodes_.erase(std::remove_if(nodes_.begin() + static_cast<std::ptrdiff_t>(known_), nodes_.end(),
                                [](const Node& node) { return node.cost == INT64_MAX; }),
                 nodes_.end());
    const auto begin = static_cast<std::uint32_t>(line_start_after(items_, i));
    for (std::size_t n = known_; n < nodes_.size(); ++n) {
      nodes_[n].item = static_cast<std::uint32_t>(i);
      nodes_[n].begin = begin;
    }
  }

  // From a way to the end back to the start.
  [[nodiscard]] Breaks trace(std::uint32_t last) const {
    Breaks breaks;
    breaks.relief = relief_;
    if (last == kNoNode) return breaks;
    breaks.cost = nodes_[last].cost;
    for (std::uint32_t n = last; nodes_[n].previous != kNoNode; n = nodes_[n].previous) {
      breaks.items.push_back(nodes_[n].item);
      breaks.faulty |= nodes_[n].loose;
      breaks.overfull |= nodes_[n].overfull;
    }
    std::reverse(breaks.items.begin(), breaks.items.end());
    return breaks;
  }

  const BreakItems& paragraph_;
  const std::vector<BreakItem>& items_;
  const SlotRow& slots_;
  const LineCosts& costs_;
  const Search& search_;
  Relief relief_;
  std::uint32_t most_lines_, last_slot_;
  std::int64_t moved_cost_ = 0;
  bool justified_;
  bool lonely_ends_;
  bool within_limits_;
  bool uniform_; // all slots are alike
  bool forced_ = false;
  std::vector<Node> nodes_;
  std::size_t known_ = 0; // nodes before this break; the states found at it come after them
  std::size_t first_alive_ = 0;
};

} // namespace

SlotRow::SlotRow(std::span<const LineSlot> slots, bool hyphens_matter)
    : slots_(slots), last_(static_cast<std::uint32_t>(slots.size() - 1)) {
  tail_ = last_ + (hyphens_matter && slots.back().last_in_leg ? 1 : 0);
  const auto like_the_last = [&](std::uint32_t slot) {
    return slots[slot].measure == slots.back().measure && !(hyphens_matter && slots[slot].last_in_leg);
  };
  while (tail_ > 0 && like_the_last(tail_ - 1)) --tail_;
}

bool can_break(const std::vector<BreakItem>& items, std::size_t i, Relief relief) {
  const BreakItem& item = items[i];
  if (item.kind == ItemKind::box || i == 0) return false;
  if (item.kind == ItemKind::penalty) return item.cost < kForbidden;
  if (items[i - 1].kind != ItemKind::box) return false;
  if (item.cost < kForbidden) return true;
  return relief == Relief::emergency && item.glue != GlueKind::fixed;
}

std::size_t line_start_after(const std::vector<BreakItem>& items, std::size_t i) {
  std::size_t next = i + 1;
  if (items[i].cost <= kForced) return next;
  while (next < items.size() &&
         (items[next].kind == ItemKind::glue || (items[next].kind == ItemKind::penalty && items[next].cost > kForced)))
    ++next;
  return next;
}

std::int64_t break_cost(const BreakItem& item, std::uint8_t hyphens_in_row) {
  const std::int64_t cost = item.cost >= kForbidden ? kEmergencyCost : std::max(item.cost, 0);
  if (hyphens_in_row <= kLadderLimit) return cost;
  return cost + (hyphens_in_row == kLadderLimit + 1 ? kLadderCost : kLongLadderCost);
}

bool is_allowed_in(const BreakItem& item, Length measure, const BreakItems& items, Relief relief) {
  if ((item.flags & kFlagNumberUnit) == 0 || item.kind != ItemKind::glue || relief != Relief::none) return true;
  return measure < items.profile->number_unit_measure.at(items.em);
}

BothEnds total_fit(const BreakItems& items, const SlotRow& slots, const LineCosts& costs, const Search& search,
                   const std::function<bool(const Breaks&)>& wants_lonely) {
  const auto all_ways = [&](bool lonely_ends) {
    Search whole = search;
    whole.lonely_ends = lonely_ends;
    TotalFit fit(items, slots, costs, whole, 0, false);
    fit.run();
    return fit.best();
  };
  // A way within the limits that costs less than any loose line is the best of all; it is found in a tenth of the time.
  TotalFit quick(items, slots, costs, search, 0, true);
  const auto is_best = [&](const Breaks& found) { return !found.items.empty() && found.cost < costs.loose_floor(); };
  BothEnds ends;
  if (costs.loose_floor() > 0) {
    quick.run();
    ends.best = quick.best();
  }
  const bool quick_is_best = is_best(ends.best);
  if (!quick_is_best) ends.best = all_ways(search.lonely_ends);
  if (!wants_lonely || !wants_lonely(ends.best)) return ends;
  if (quick_is_best) {
    quick.end_lonely();
    ends.lonely = quick.best();
  }
  if (!is_best(ends.lonely)) ends.lonely = all_ways(true);
  return ends;
}

std::vector<Breaks> counted_fit(const BreakItems& items, const SlotRow& slots, const LineCosts& costs,
                                const Search& search, std::uint32_t least, std::uint32_t most) {
  TotalFit fit(items, slots, costs, search, most, costs.loose_floor() > 0);
  fit.run();
  std::vector<Breaks> found;
  for (std::uint32_t lines = least; lines <= most; ++lines) {
    found.push_back(fit.best_in(lines));
    if (found.back().overfull) found.back() = {};
  }
  return found;
}

Breaks first_fit(const BreakItems& items, const SlotRow& slots) {
  Breaks breaks;
  LineSums sums, start, at_last;
  std::size_t last = 0; // the last break that fits
  const auto end_line = [&](std::size_t i, const LineSums& at) {
    breaks.items.push_back(static_cast<std::uint32_t>(i));
    start = at;
    for (std::size_t k = i; k < line_start_after(items.items, i); ++k) start.add(items.items[k]);
    last = 0;
  };
  for (std::size_t i = 0; i < items.items.size(); ++i) {
    const BreakItem& item = items.items[i];
    if (can_break(items.items, i, Relief::none)) {
      const auto slot = static_cast<std::uint32_t>(breaks.items.size());
      const Length shown = item.kind == ItemKind::penalty ? item.width : Length{};
      const auto fits = [&] {
        return static_cast<std::int32_t>(sums.width - start.width) + shown.sp <= slots.measure(slot).sp;
      };
      if (!fits() && last != 0 && item.break_kind != BreakKind::hyphen) end_line(last, at_last);
      const bool allowed = (item.break_kind != BreakKind::hyphen || slots.hyphen_allowed(slot)) &&
                           is_allowed_in(item, slots.measure(slot), items, Relief::none);
      if (item.cost <= kForced)
        end_line(i, sums);
      else if (allowed && (fits() || (last == 0 && item.break_kind != BreakKind::hyphen))) {
        last = i;
        at_last = sums;
      }
    }
    sums.add(item);
  }
  return breaks;
}

} // namespace broadsheet::lines
