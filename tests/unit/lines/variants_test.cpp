// A line more, a line less, the lines a paragraph had, and its end (P4).
#include "helper.hpp"

#include "layout/lines/total_fit.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace broadsheet::test {
namespace {

using namespace lines;

std::string random_chinese(std::mt19937& random, int length) {
  static const std::vector<std::string> parts{"国", "文", "字",     "报，", "国", "文、",
                                              "，", "。", "（字）", "）",   "、", "8"};
  std::string text = "国";
  for (int i = 0; i < length; ++i) text += parts[random() % parts.size()];
  return text + "国。";
}

// Every way of breaking, the least cost for each number of lines; faulty ways do not count.
class EveryCount {
 public:
  EveryCount(const BreakItems& items, Length measure)
      : items_(items), measure_(measure), costs_(items, Alignment::justify) {
    try_from(0, 0, 0);
  }
  std::map<std::uint32_t, std::int64_t> best;

 private:
  void try_from(std::size_t begin, std::uint32_t lines, std::int64_t so_far) {
    if (begin == items_.items.size()) {
      const auto found = best.find(lines);
      if (found == best.end() || so_far < found->second) best[lines] = so_far;
      return;
    }
    LineSums sums;
    for (std::size_t i = begin; i < items_.items.size(); ++i) {
      const BreakItem& item = items_.items[i];
      if (i > begin && can_break(items_.items, i, Relief::none)) {
        LineTask task{.measure = measure_, .justified = item.cost > kForced};
        task.ends_paragraph = i + 1 == items_.items.size();
        task.starts_paragraph = begin == 0;
        const LineFit fit = costs_.fit_at({}, sums, item, task);
        if (fit.cost != kTooWide && fit.faults == 0)
          try_from(line_start_after(items_.items, i), lines + 1, so_far + fit.cost + break_cost(item, 0));
        if (costs_.too_wide({}, sums, measure_, false)) return;
      }
      sums.add(item);
    }
  }
  const BreakItems& items_;
  Length measure_;
  LineCosts costs_;
};

TEST(Variants, EqualTryingEveryWay) {
  int shorter = 0, longer = 0, none = 0;
  for (std::uint32_t seed = 1; seed <= 1500; ++seed) {
    std::mt19937 random(seed);
    const std::string text = random_chinese(random, 14 + static_cast<int>(random() % 14));
    const double measure = 5 + static_cast<double>(random() % 9) / 2;
    // Every other house squeezes full stops too: there lines can be saved.
    Setting setting{.indent = seed % 3 == 0 ? 2.0 : 0.0};
    if (seed % 2 == 0)
      setting.house =
          house_of("zh-newspaper", [](CompositionProfile& profile) { profile.stop_squeeze = StopSqueeze::always; });
    const auto items = items_of(text, setting);
    const auto slots = slots_of({measure});
    const ParagraphVariants variants = break_variants(items, slots, {});
    EXPECT_EQ(dump(variants.best), dump(break_lines(items, slots, {})));
    if (variants.best.items != items) continue;
    const auto lines = static_cast<std::uint32_t>(variants.best.lines.size());
    EveryCount every(*items, ems(measure));
    const auto compare = [&](const std::optional<BrokenParagraph>& variant, std::uint32_t count) {
      const auto known = every.best.find(count);
      ASSERT_EQ(variant.has_value(), known != every.best.end()) << "seed " << seed << " lines " << count;
      if (!variant) return void(++none);
      ASSERT_EQ(variant->cost, known->second) << "seed " << seed;
      ASSERT_EQ(variant->lines.size(), count);
      for (const Line& line : variant->lines) ASSERT_EQ(line.faults, 0);
      (count < lines ? shorter : longer) += 1;
    };
    if (lines > 1) compare(variants.shorter, lines - 1);
    compare(variants.longer, lines + 1);
  }
  std::printf("variants: %d of a line less, %d of a line more, %d that there are not\n", shorter, longer, none);
  EXPECT_GT(shorter, 4); // squeezing is cheap: the best way has few lines already
  EXPECT_GT(longer, 100);
}

TEST(Variants, NothingBetterIsFoundForTheSameNumberOfLines) {
  std::mt19937 random(9);
  for (int n = 0; n < 200; ++n) {
    const auto items = items_of(random_chinese(random, 60));
    const auto slots = slots_of({9, 7, 9});
    const ParagraphVariants variants = break_variants(items, slots, {});
    if (variants.shorter) {
      EXPECT_LT(variants.shorter->lines.size(), variants.best.lines.size());
    }
    if (variants.longer) {
      EXPECT_GE(variants.longer->cost, 0);
    }
  }
}

// What stands before or after a paragraph is no business of its lines; and lines that it had are kept where they are
// as good.
TEST(Stability, EarlierLinesAreKeptUnlessMovingThemIsWorthIt) {
  int kept = 0, moved = 0;
  for (std::uint32_t seed = 1; seed <= 300; ++seed) {
    std::mt19937 random(seed);
    const std::string text = random_chinese(random, 60);
    const auto items = items_of(text);
    const auto slots = slots_of({9});
    const BrokenParagraph best = break_lines(items, slots, {});
    // The lines of a column that was a little wider: some of them are possible here too.
    std::vector<std::uint32_t> earlier;
    for (const Line& line : break_lines(items, slots_of({9.5}), {}).lines) earlier.push_back(line.text.begin);
    const BrokenParagraph again = break_lines(items, slots, {.earlier = earlier});
    const auto same = [&](const BrokenParagraph& paragraph) {
      int count = 0;
      for (const Line& line : paragraph.lines)
        count += std::binary_search(earlier.begin(), earlier.end(), line.text.begin) ? 1 : 0;
      return count;
    };
    ASSERT_GE(same(again), same(best)) << "seed " << seed;
    kept += same(again);
    moved += same(again) - same(best);
    // Its own lines, said to have been there, stay.
    std::vector<std::uint32_t> own;
    for (const Line& line : best.lines) own.push_back(line.text.begin);
    ASSERT_EQ(lines_of(break_lines(items, slots, {.earlier = own})), lines_of(best));
  }
  EXPECT_GT(moved, 20);
  EXPECT_GT(kept, moved);
}

// P4: squeeze in by a line where that can be done, else pull one character down.
TEST(LastLine, IsSqueezedInFirst) {
  // 5 + 5 + 1: with two commas in either line there is room to squeeze one more in.
  EXPECT_EQ(lines_of("国，国，国国国，国，国国。", {.measure = 5.5}), "国，国，国国|国，国，国国。");
  // Nothing to squeeze: one is pulled down.
  const BrokenParagraph pulled = broken("国国国国国国国国国国国国国国国国国国国国国国国国国", {.measure = 12});
  ASSERT_EQ(pulled.lines.size(), 3U);
  EXPECT_EQ(lines_of(pulled).substr(lines_of(pulled).rfind('|') + 1), "国国");
}

// The order is the house's, not the cost's: never is a character pulled down where a line could have been saved.
TEST(LastLine, PulledDownOnlyWhereItCannotBeSqueezedIn) {
  int squeezed = 0, pulled = 0, lonely = 0;
  for (std::uint32_t seed = 1; seed <= 4000; ++seed) {
    std::mt19937 random(seed);
    const std::string text = random_chinese(random, 20 + static_cast<int>(random() % 20));
    const auto items = items_of(text);
    const auto slots = slots_of({9});
    const SlotRow row(slots, false);
    const LineCosts costs(*items, Alignment::justify);
    const Breaks without = total_fit(*items, row, costs, Search{.lonely_ends = true});
    LineSums end;
    for (std::size_t i =
             without.items.size() < 2 ? 0 : line_start_after(items->items, without.items[without.items.size() - 2]);
         i < without.items.back(); ++i)
      end.add(items->items[i]);
    if (without.faulty || without.items.size() < 3 || end.characters > 1) continue;
    const BrokenParagraph found = break_lines(items, slots, {});
    const auto shorter = break_variants(items, slots, {}).shorter;
    if (found.lines.size() < without.items.size())
      ++squeezed;
    else if (found.cost >= 4000 * kCostUnit)
      ++lonely;
    else
      ++pulled;
    if (found.lines.size() == without.items.size() && shorter) {
      EXPECT_GT(shorter->cost, 100 * kCostUnit) << "seed " << seed << "\n" << dump(found) << dump(*shorter);
    }
  }
  std::printf("lonely ends: %d squeezed in, %d pulled down, %d left\n", squeezed, pulled, lonely);
  EXPECT_GT(squeezed, 50);
  EXPECT_GT(pulled, 5);
}

} // namespace
} // namespace broadsheet::test
