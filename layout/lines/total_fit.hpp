// The search for the best breaks, on items and numbers alone.
#pragma once

#include "layout/lines/line_cost.hpp"

#include <functional>
#include <span>
#include <vector>

namespace broadsheet::lines {

// How far the rules are bent; each step bends more.
enum class Relief : std::uint8_t {
  none,
  house,     // full stops may be squeezed, numbers may leave their units (4.2)
  emergency, // breaks that are forbidden may be taken: rather that than an overfull line
};

// The items at which the lines end, in order, and the whole cost. Breaks are legal items (can_break).
struct Breaks {
  std::vector<std::uint32_t> items;
  std::int64_t cost = 0;
  Relief relief = Relief::none; // what was needed
  bool faulty = false;          // a line is loose
  bool overfull = false;
};

// How a paragraph is searched.
struct Search {
  Alignment alignment = Alignment::justify;
  Relief relief = Relief::none;
  bool lonely_ends = false; // a last line of one character costs nothing: to see whether there would be one
  std::span<const std::uint32_t> earlier{}; // first bytes of the lines that the paragraph had: other breaks cost more
};

// Slots as one row without an end: past the last one all are like it, but for its being the last of its leg.
class SlotRow {
 public:
  SlotRow(std::span<const LineSlot> slots, bool hyphens_matter);
  [[nodiscard]] Length measure(std::uint32_t slot) const { return slots_[std::min(slot, last_)].measure; }
  [[nodiscard]] bool hyphen_allowed(std::uint32_t slot) const { return slot > last_ || !slots_[slot].last_in_leg; }
  [[nodiscard]] bool is_uniform() const { return tail_ == 0; }
  // From this slot on all are the same: the state need not know which one it is.
  [[nodiscard]] std::uint32_t tail() const { return tail_; }

 private:
  std::span<const LineSlot> slots_;
  std::uint32_t last_ = 0, tail_ = 0;
};

// May a line end at item `i`? The first item never; glue only right after a box.
bool can_break(const std::vector<BreakItem>& items, std::size_t i, Relief relief);
// The first item of the line that begins after a break at `i`: glue and unforced penalties are dropped.
std::size_t line_start_after(const std::vector<BreakItem>& items, std::size_t i);

// Hyphens in a row (section 9): two are good, a third is a fault, more are as bad as a loose line.
constexpr std::uint8_t kLadderLimit = 2;
constexpr bool is_hyphen_break(const BreakItem& item) {
  return item.break_kind == BreakKind::hyphen || item.break_kind == BreakKind::hard_hyphen;
}
// How many hyphens in a row there are after a break at `item`; four stand for any more.
constexpr std::uint8_t hyphens_after(std::uint8_t row, const BreakItem& item) {
  if (!is_hyphen_break(item)) return 0;
  return row < kLadderLimit + 2 ? static_cast<std::uint8_t>(row + 1) : row;
}
// What the break itself costs, with the hyphens in a row after it.
std::int64_t break_cost(const BreakItem& item, std::uint8_t hyphens_in_row);
// What a line start costs that the paragraph did not have: about a squeeze of half of what a line can give.
constexpr std::int64_t kMovedBreakCost = 3LL * kCostUnit;
// A number may not leave its unit in a measure of 11 em or more, but for relief.
bool is_allowed_in(const BreakItem& item, Length measure, const BreakItems& items, Relief relief);

// Least cost over all breaks (Knuth and Plass). State: break, slot until the tail, hyphens in a row.
struct BothEnds {
  Breaks best;
  Breaks lonely; // the same where a last line of one character costs nothing; only when it is wanted
};
BothEnds total_fit(const BreakItems& items, const SlotRow& slots, const LineCosts& costs, const Search& search,
                   const std::function<bool(const Breaks& best)>& wants_lonely);
inline Breaks total_fit(const BreakItems& items, const SlotRow& slots, const LineCosts& costs, const Search& search) {
  return total_fit(items, slots, costs, search, nullptr).best;
}
inline Breaks total_fit(const BreakItems& items, const SlotRow& slots, const LineCosts& costs, Alignment alignment,
                        Relief relief) {
  return total_fit(items, slots, costs, Search{.alignment = alignment, .relief = relief});
}
// The least cost for each number of lines from `least` to `most`, found in one pass: the state is (break, line).
// No items for a number of lines that cannot be had within the limits of justified lines.
std::vector<Breaks> counted_fit(const BreakItems& items, const SlotRow& slots, const LineCosts& costs,
                                const Search& search, std::uint32_t least, std::uint32_t most);
// Each line takes what fits in it unsqueezed.
Breaks first_fit(const BreakItems& items, const SlotRow& slots);
// The fewest lines, as even as they can be, broken at good places (section 11).
Breaks balanced_fit(const BreakItems& items, const SlotRow& slots);

} // namespace broadsheet::lines
