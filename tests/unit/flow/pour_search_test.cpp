// The search for level feet around obstacles against trying every way, on small stories. A paragraph is so many points
// of words here; every slot takes as many points as it is wide, so where it stands says how many lines it has.
#include "layout/flow/pour_search.hpp"

#include "layout/flow/break_costs.hpp"
#include "layout/flow/leg_search.hpp"

#include <gtest/gtest.h>

#include <random>

namespace broadsheet::testing {
namespace {

constexpr std::int64_t kOne = LegSearch::kScale;

struct Paragraph {
  int words = 0;        // points
  bool subhead = false; // a block of one row that holds on to what follows
};

// Slots of legs of `rows` rows, 20 wide, with a hole in some.
std::vector<PourSlot> slots_around(int legs, int rows, int hole_leg, int hole_top, int hole_rows, int left) {
  std::vector<PourSlot> slots;
  for (int leg = 0; leg < legs; ++leg)
    for (int line = 1; line <= rows; ++line) {
      const bool beside = leg == hole_leg && line >= hole_top && line < hole_top + hole_rows;
      const int width = beside ? left : 20;
      if (width > 0) slots.push_back({leg, line, Length{leg * 100}, Length{width}, !beside});
    }
  return slots;
}

class Words final : public PourSource {
 public:
  Words(std::vector<Paragraph> paragraphs, std::vector<PourSlot> slots, int legs)
      : paragraphs_(std::move(paragraphs)), slots_(std::move(slots)), legs_(legs_of(slots_, legs)) {}

  [[nodiscard]] std::size_t pieces() const override { return paragraphs_.size(); }
  [[nodiscard]] std::int64_t cost_before(std::size_t piece, PourEdge edge) const override {
    if (paragraphs_[piece].subhead || edge == PourEdge::free) return 0;
    return (edge == PourEdge::block ? kNeverBreak : kSubheadCost) * kOne;
  }
  std::vector<PourRun> runs(std::size_t piece, const PourPlace& place, std::span<const FootRange> feet) override {
    std::vector<PourRun> found;
    add(piece, place, feet, {}, place.leg, place.slot, 0, 0, found);
    return found;
  }
  [[nodiscard]] const std::vector<PourSlot>& slots() const { return slots_; }
  [[nodiscard]] const std::vector<PourLeg>& legs() const { return legs_; }
  [[nodiscard]] const std::vector<Paragraph>& paragraphs() const { return paragraphs_; }

 private:
  // Line after line; under each, where its leg may end there, both ways.
  void add(std::size_t piece, const PourPlace& place, std::span<const FootRange> feet, PourRun run, std::uint32_t leg,
           std::uint32_t slot, int lines, int words, std::vector<PourRun>& found) {
    if (slot >= legs_[leg].end || slots_[slot].line > feet[leg].high) return;
    words += paragraphs_[piece].subhead ? paragraphs_[piece].words : slots_[slot].width.sp;
    ++lines;
    const bool ends = words >= paragraphs_[piece].words;
    if (ends) {
      run.cost += (lines > 2 && leg > place.leg && slot == legs_[leg].first ? kOrphanCost : 0) * kOne;
      const bool under = place.edge == PourEdge::block && lines == 1;
      run.end = {leg, slot + 1,
                 paragraphs_[piece].subhead ? PourEdge::block
                 : under                    ? PourEdge::line_under
                                            : PourEdge::free};
      found.push_back(run);
      return;
    }
    add(piece, place, feet, run, leg, slot + 1, lines, words, found);
    if (leg + 1 >= legs_.size() || slots_[slot].line < feet[leg].low) return;
    run.feet.push_back(slots_[slot].line);
    if (lines == 1) run.cost += (kOrphanCost + (place.edge == PourEdge::block ? kSubheadCost : 0)) * kOne;
    add(piece, place, feet, run, leg + 1, legs_[leg + 1].first, lines, words, found);
  }

  std::vector<Paragraph> paragraphs_;
  std::vector<PourSlot> slots_;
  std::vector<PourLeg> legs_;
};

// Every choice of feet, and the cost of each by the rules, told again.
class EveryWay {
 public:
  EveryWay(const Words& words, int level) : words_(words), level_(level) {}
  std::int64_t best() {
    feet(0);
    return best_;
  }

 private:
  void feet(std::size_t leg) {
    if (leg == words_.legs().size()) return judge();
    const auto [first, end] = words_.legs()[leg];
    feet_.push_back(first);
    for (std::uint32_t under = first; under <= end; ++under) {
      feet_.back() = under;
      feet(leg + 1);
    }
    feet_.pop_back();
  }
  // Pours over the slots above the feet; every leg that is left must be full up to its foot.
  void judge() {
    all_.clear();
    std::vector<std::uint32_t> open;
    for (std::size_t leg = 0; leg < feet_.size(); ++leg)
      for (std::uint32_t slot = words_.legs()[leg].first; slot < feet_[leg]; ++slot) open.push_back(slot);
    std::int64_t cost = 0;
    std::size_t next = 0;
    for (std::size_t p = 0; p < words_.paragraphs().size(); ++p) {
      const Paragraph& paragraph = words_.paragraphs()[p];
      std::vector<int> legs;
      for (int set = 0; set < paragraph.words; ++next) {
        if (next == open.size()) return;
        set += paragraph.subhead ? paragraph.words : words_.slots()[open[next]].width.sp;
        legs.push_back(words_.slots()[open[next]].leg);
      }
      for (std::size_t line = 1; line < legs.size(); ++line) {
        if (legs[line] == legs[line - 1]) continue;
        if (legs[line] > legs[line - 1] + 1) return; // a paragraph passes over no leg
        if (line == 1 || line + 1 == legs.size()) cost += kOrphanCost;
      }
      all_.push_back(legs);
    }
    if (next < open.size()) return;
    for (std::size_t p = 0; p + 1 < all_.size(); ++p) {
      if (!words_.paragraphs()[p].subhead) continue;
      std::vector<int> after; // lines under the subhead, up to the next one
      for (std::size_t q = p + 1; q < all_.size() && !words_.paragraphs()[q].subhead; ++q)
        after.insert(after.end(), all_[q].begin(), all_[q].end());
      if (after.empty()) continue;
      if (after[0] != all_[p][0])
        cost += kNeverBreak;
      else if (after.size() > 1 && after[1] != after[0])
        cost += kSubheadCost;
    }
    cost *= kOne;
    for (std::size_t leg = 0; leg < feet_.size(); ++leg) cost += foot(leg);
    best_ = std::min(best_, cost);
  }
  [[nodiscard]] std::int64_t foot(std::size_t leg) const {
    const auto [first, end] = words_.legs()[leg];
    const auto& slots = words_.slots();
    const int top = slots[first].line - 1, bottom = slots[end - 1].line;
    const int line = feet_[leg] == first ? top : slots[feet_[leg] - 1].line;
    int target = top;
    for (std::uint32_t slot = first; slot < end; ++slot)
      if (slots[slot].line <= level_) target = slots[slot].line;
    const int above = bottom < level_ ? target : target - 1; // as good as the target itself
    const std::int64_t off = line > target ? line - target : std::max(0, above - line);
    std::int64_t cost = off == 0 ? 0 : (off * off * 16 + 32) * kOne;
    if (line > top && bottom >= level_ && line >= target)
      cost += (line - target + 1) * static_cast<std::int64_t>(leg) * kOne / 2 / static_cast<std::int64_t>(feet_.size());
    return cost;
  }

  const Words& words_;
  int level_;
  std::vector<std::uint32_t> feet_;
  std::vector<std::vector<int>> all_;
  std::int64_t best_ = INT64_MAX;
};

TEST(PourSearch, AsCheapAsEveryWay) {
  std::mt19937 random(20260318);
  const auto from = [&](int low, int high) {
    return low + static_cast<int>(random() % static_cast<unsigned>(high - low + 1));
  };
  int tried = 0, none = 0, off = 0;
  for (int i = 0; i < 3000; ++i) {
    const int legs = from(1, 3), rows = from(4, 7);
    std::vector<Paragraph> paragraphs;
    for (int p = from(1, 5); p > 0; --p) {
      const bool subhead = p > 1 && from(0, 4) == 0 && (paragraphs.empty() || !paragraphs.back().subhead);
      paragraphs.push_back({subhead ? 1 : from(5, 90), subhead});
    }
    Words words(paragraphs, slots_around(legs, rows, from(0, legs - 1), from(2, 4), from(1, 3), from(0, 1) * 8), legs);
    const int level = from(2, rows);
    const std::int64_t every = EveryWay(words, level).best();
    const auto plan = PourSearch(words, words.slots(), legs).run(level, rows, PourSearch::kNoBound);
    ++tried;
    ASSERT_EQ(plan.has_value(), every < INT64_MAX) << i;
    none += plan ? 0 : 1;
    if (!plan) continue;
    off += plan->fine_cost >= LegSearch::cost_off(1) ? 1 : 0;
    ASSERT_EQ(plan->fine_cost, every) << i;
    // A narrow window finds the same plan where it can know that it is the best.
    const auto narrow = PourSearch(words, words.slots(), legs).run(level, 1, PourSearch::kNoBound);
    if (narrow && narrow->fine_cost < LegSearch::cost_off(2)) {
      EXPECT_EQ(narrow->fine_cost, every) << i;
    }
  }
  EXPECT_LT(none * 2, tried);
  EXPECT_GT(off * 10, tried) << "most were too easy";
  std::printf("around obstacles: %d stories as cheap as can be, %d of them uneven; %d do not go in\n", tried - none,
              off, none);
}

TEST(PourSearch, ALevelTooHighIsLeft) {
  // Three paragraphs of six lines in two legs of twelve: level at nine lines.
  Words words({{120, false}, {120, false}, {120, false}}, slots_around(2, 12, 0, 1, 0, 0), 2);
  const auto plan = PourSearch(words, words.slots(), 2).near(6, 12);
  ASSERT_TRUE(plan);
  EXPECT_LT(plan->fine_cost, kOne) << "level and clean";
  ASSERT_EQ(plan->steps.size(), 3U);
  EXPECT_EQ(plan->steps[1].run.feet, std::vector<int>{9});
}

} // namespace
} // namespace broadsheet::testing
