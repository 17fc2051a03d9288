// What lines cost: the scale of typography.md 4.3 and section 9, in numbers that a reader can add up.
#include "helper.hpp"

#include "layout/lines/line_cost.hpp"

#include <gtest/gtest.h>

namespace broadsheet::test {
namespace {

using namespace lines;

constexpr std::int64_t kUnit = kCostUnit;

// The cost of `text` as one line of `measure` em in the middle of a justified paragraph, in whole units of the scale.
struct Judged {
  std::int64_t units = 0;
  std::uint8_t faults = 0;
};

Judged judge(std::string_view text, double measure, LineTask task = {}, const Setting& setting = {}) {
  const auto items = items_of(text, setting);
  LineSums sums;
  for (const BreakItem& item : items->items) sums.add(item);
  task.measure = ems(measure);
  task.justified = !task.ends_paragraph;
  const LineFit fit = LineCosts(*items, setting.alignment).fit({}, sums, {}, task);
  return {fit.cost == kTooWide ? kTooWide : (fit.cost + kUnit / 2) / kUnit, fit.faults};
}

TEST(LineCost, SqueezeIsTenTimesTheSquareOfItsShare) {
  EXPECT_EQ(judge("国，国，国", 5).units, 0);
  EXPECT_EQ(judge("国，国，国", 4.5).units, 3); // half of 1 em: 2.5
  EXPECT_EQ(judge("国，国，国", 4).units, 10);  // all of it
  EXPECT_EQ(judge("国，国，国", 3.9).units, kTooWide);
}

TEST(LineCost, FiveMoreWhenAClosingAndAnOpeningMarkTouch) {
  // Four Han, four bodies of ½, three blanks of ½ (one between the pair): 7½, 6 at least.
  EXPECT_EQ(judge("国（国）（国）国", 6.5).units, 4); // two thirds: 4.4
  EXPECT_EQ(judge("国（国）（国）国", 6).units, 10 + 5);
}

TEST(LineCost, FullStopsAreForReliefAndCostTwentyMore) {
  EXPECT_EQ(judge("国。国", 2.75).units, kTooWide);
  LineTask relief;
  relief.relief = true;
  EXPECT_EQ(judge("国。国", 2.75, relief).units, 10 + 20 + 3); // half of ½ em
  EXPECT_EQ(judge("国，国。国", 4.5, relief).units, 10);       // the comma alone does it
}

TEST(LineCost, StretchIsAHundredForAnEighthOfAnEm) {
  // Five characters, four places.
  EXPECT_EQ(judge("国国国国国", 5.25).units, 25); // 1/16 each
  EXPECT_EQ(judge("国国国国国", 5.5).units, 100); // 1/8
  EXPECT_EQ(judge("国国国国国", 6).units, 400);   // 1/4: the limit
  EXPECT_EQ(judge("国国国国国", 6).faults, 0);
  EXPECT_EQ(judge("国国国国国", 6.5).units, 37500); // 0.375 each: 10^5 times
  EXPECT_EQ(judge("国国国国国", 6.5).faults, static_cast<std::uint8_t>(LineFault::loose));
}

TEST(LineCost, LastLinesAreNotShort) {
  LineTask last;
  last.ends_paragraph = true;
  EXPECT_EQ(judge("国国国", 9, last).units, 0);
  EXPECT_EQ(judge("国。", 9, last).units, 4000); // P4
  EXPECT_EQ(judge("。", 9, last).units, 5000);
  EXPECT_EQ(judge("86", 9, last).units, 15); // under 2 em
  last.starts_paragraph = true;              // all there is
  EXPECT_EQ(judge("国。", 9, last).units, 0);
}

TEST(LineCost, RaggedLinesByWhatTheyLeave) {
  Setting left;
  left.alignment = Alignment::left;
  const auto items = items_of("国国国", left);
  LineSums sums;
  for (const BreakItem& item : items->items) sums.add(item);
  LineTask task;
  task.measure = ems(4); // a quarter left empty
  EXPECT_EQ(LineCosts(*items, Alignment::left).fit({}, sums, {}, task).cost, 100 * kUnit);
}

} // namespace
} // namespace broadsheet::test
