// Which grid lines end which leg of a frame that obstacles stand in. Pure, integers only. Private to this room.
// Rules: P5, P6, L8. Costs are those of legs.hpp: a foot off the level, a bad break, a paragraph in another form.
#pragma once

#include "layout/flow/runaround.hpp"

#include <cstdint>
#include <vector>

namespace broadsheet {

// What stands last in a leg, for what ending the leg there costs (P6).
enum class PourEdge : std::uint8_t {
  free,       // nothing that holds on to what follows
  block,      // a subhead, a title, a notice over a continuation
  line_under, // one line under such a block
};

// Where the next piece may start: a slot of a leg, or the leg's end.
struct PourPlace {
  std::uint32_t leg = 0, slot = 0;
  PourEdge edge = PourEdge::free;
  auto operator<=>(const PourPlace&) const = default;
};

// One way to set a piece from a place on.
struct PourRun {
  PourPlace end;
  std::int64_t cost = 0; // in 1/256 (LegSearch::kScale): of breaks and of its form; not of feet
  std::vector<int> feet; // grid lines that end the legs that it leaves, from the leg that it starts in
  std::uint32_t way = 0; // the source's own
};

// Grid lines that may end a leg while a level is tried.
struct FootRange {
  int low = 0, high = 0;
};

// The pieces of a story: how many lines one has depends on where it stands.
class PourSource {
 public:
  virtual ~PourSource() = default;
  [[nodiscard]] virtual std::size_t pieces() const = 0;
  // All ways to set a piece whose first row is in the leg of `place`; feet in their ranges (by leg).
  virtual std::vector<PourRun> runs(std::size_t piece, const PourPlace& place, std::span<const FootRange> feet) = 0;
  // What it costs to end a leg before a piece, in 1/256.
  [[nodiscard]] virtual std::int64_t cost_before(std::size_t piece, PourEdge edge) const = 0;
};

struct PourPlan {
  struct Step {
    PourPlace place;
    PourRun run;
  };
  std::vector<Step> steps; // piece by piece
  std::int64_t fine_cost = 0;
};

// The slots of a leg: [first, end).
struct PourLeg {
  std::uint32_t first = 0, end = 0;
};
std::vector<PourLeg> legs_of(std::span<const PourSlot> slots, int legs);

// Puts all pieces into the legs so that they end level, at the least cost. Exact: of all ways that the source knows
// with feet inside the window, the cheapest is found; ties keep the way that was found first.
// Bound: states are (leg, piece, slot, edge), each asks for its runs once.
class PourSearch {
 public:
  static constexpr std::int64_t kNoBound = INT64_MAX;

  PourSearch(PourSource& source, std::span<const PourSlot> slots, int legs);

  // The best plan whose feet are no more than `window` rows off grid line `level`, if it costs less than `bound`.
  std::optional<PourPlan> run(int level, int window, std::int64_t bound);
  // The best plan near a level, where there is about room enough: from the line above it down, as long as
  // nothing is found and then as long as it gets better. The first plan that costs less than kFormPrice is taken. Feet
  // are looked for within 2 rows of the level, on the last level within 12 where that finds no plan or none that has
  // them there.
  std::optional<PourPlan> near(int level, int last);

 private:
  struct Foot {
    int target = 0, free = 0; // where the leg should end, and how many lines above that are as good
  };
  [[nodiscard]] Foot foot_of(std::size_t leg) const;
  [[nodiscard]] int line_before(std::size_t leg, std::uint32_t slot) const;
  [[nodiscard]] std::int64_t foot_cost(std::size_t leg, int line) const;
  [[nodiscard]] bool is_allowed(std::size_t leg, int line) const;
  void improve(std::optional<PourPlan>& best, int level, std::span<const int> windows);

  PourSource& source_;
  std::span<const PourSlot> slots_;
  std::vector<PourLeg> legs_;
  std::vector<FootRange> ranges_; // of the run in work
  int level_ = 0;
  int asked_ = 0; // runs that were asked for
};

} // namespace broadsheet
