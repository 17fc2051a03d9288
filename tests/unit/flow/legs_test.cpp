// Legs as numbers. A blank row at a full leg's foot costs 4 (squared), a row off the level 32 and 16 (squared); a leg
// that ends a row above the level is level too.
#include "layout/flow/legs.hpp"

#include <gmock/gmock.h>

namespace broadsheet {
namespace {

using ::testing::ElementsAre;

std::vector<LegItem> lines(int count) { return std::vector<LegItem>(static_cast<std::size_t>(count)); }

std::vector<LegItem> with_cost(std::vector<LegItem> items, std::size_t at, std::int32_t cost) {
  items.at(at).break_cost = cost;
  return items;
}

// A subhead: `rows` in the leg, fewer where it stands first.
std::vector<LegItem> with_block(std::vector<LegItem> items, std::size_t at, std::int32_t rows,
                                std::int32_t rows_at_head) {
  items.at(at).rows = rows;
  items.at(at).rows_at_head = rows_at_head;
  return items;
}

TEST(FillLegs, FillsOneAfterAnother) {
  const LegPlan plan = fill_legs(lines(10), 2, 4);
  EXPECT_THAT(plan.ends, ElementsAre(4, 8)); // 2 lines are left over
  EXPECT_THAT(plan.heights, ElementsAre(4, 4));
}

TEST(FillLegs, LegsWithNothingLeftAreEmpty) {
  const LegPlan plan = fill_legs(lines(3), 3, 4);
  EXPECT_THAT(plan.ends, ElementsAre(3, 3, 3));
  EXPECT_THAT(plan.heights, ElementsAre(3, 0, 0));
  EXPECT_EQ(plan.cost, 0);
}

TEST(FillLegs, ABlankRowIsBetterThanAnOrphan) {
  const LegPlan plan = fill_legs(with_cost(lines(8), 4, 100), 1, 4);
  EXPECT_THAT(plan.ends, ElementsAre(3));
  EXPECT_EQ(plan.cost, 4); // 1 blank row
}

TEST(FillLegs, ASmallCostIsBetterThanABlankRow) {
  EXPECT_THAT(fill_legs(with_cost(lines(8), 4, 3), 1, 4).ends, ElementsAre(4));
}

TEST(FillLegs, NeverLooksBackFurtherThanItMust) {
  // Breaks before 10, 9 ... 4 may not be: 3 lines stand, 7 rows stay blank.
  std::vector<LegItem> items = lines(12);
  for (std::size_t at = 4; at <= 10; ++at) items[at].break_cost = kNeverBreak;
  EXPECT_THAT(fill_legs(items, 1, 10).ends, ElementsAre(3));
  // A dear break that may be is taken rather than 5 blank rows.
  items = lines(12);
  for (std::size_t at = 6; at <= 10; ++at) items[at].break_cost = 4000;
  EXPECT_THAT(fill_legs(items, 1, 10).ends, ElementsAre(10));
}

TEST(FillLegs, WhatMayNeverPartIsPartedWhenNothingElseIsLeft) {
  std::vector<LegItem> items = lines(6);
  for (LegItem& item : items) item.break_cost = kNeverBreak;
  EXPECT_THAT(fill_legs(items, 1, 4).ends, ElementsAre(4));
}

TEST(FillLegs, WhiteAboveABlockIsDroppedAtALegsHead) {
  // 4 lines, a block of 3 rows (2 at the head), 2 lines: the block begins the second leg, 2 + 2 rows.
  const LegPlan plan = fill_legs(with_block(lines(7), 4, 3, 2), 2, 4);
  EXPECT_THAT(plan.ends, ElementsAre(4, 7));
  EXPECT_THAT(plan.heights, ElementsAre(4, 4));
}

TEST(FillLegs, ABlockTallerThanALegIsNotPlaced) {
  EXPECT_THAT(fill_legs(with_block(lines(3), 0, 9, 9), 2, 4).ends, ElementsAre(0, 0));
}

struct Level {
  int lines, legs, capacity;
  std::vector<std::int32_t> heights; // empty: they do not go in
};

class LevelLegs : public ::testing::TestWithParam<Level> {};

TEST_P(LevelLegs, FirstLegsTakeTheOddRows) {
  const Level& level = GetParam();
  const auto plan = level_legs(lines(level.lines), level.legs, level.capacity);
  ASSERT_EQ(plan.has_value(), !level.heights.empty());
  if (!plan) return;
  EXPECT_EQ(plan->heights, level.heights);
}

INSTANTIATE_TEST_SUITE_P(Plain, LevelLegs,
                         ::testing::Values(Level{12, 4, 9, {3, 3, 3, 3}}, Level{10, 4, 9, {3, 3, 2, 2}},
                                           Level{13, 4, 9, {4, 3, 3, 3}}, Level{2, 4, 9, {1, 1, 0, 0}},
                                           Level{20, 4, 5, {5, 5, 5, 5}}, Level{21, 4, 5, {}}, Level{7, 1, 7, {7}},
                                           Level{8, 1, 7, {}}, Level{100, 3, 40, {34, 33, 33}}));

TEST(LevelLegs, AnOrphanIsWorseThanARowOffTheLevel) {
  const auto plan = level_legs(with_cost(lines(8), 4, 100), 2, 8);
  ASSERT_TRUE(plan);
  EXPECT_EQ(plan->cost, 48); // 3 and 5: one leg is a row off the level, 4
}

TEST(LevelLegs, ABlockKeepsItsRowsUnlessItBeginsALeg) {
  // 3 lines, block of 2 rows (1 at the head), 3 lines. With the block at the second leg's head: 3 | 1 + 3.
  const auto plan = level_legs(with_block(lines(7), 3, 2, 1), 2, 9);
  ASSERT_TRUE(plan);
  EXPECT_THAT(plan->heights, ElementsAre(3, 4));
  EXPECT_THAT(plan->ends, ElementsAre(3, 7));
}

// Feet on one line, whatever the tops: legs under a picture are shorter.
TEST(LevelLegs, LegsUnderAPictureEndWithTheOthers) {
  const std::vector<LegRoom> rooms{{0, 20}, {6, 14}, {6, 14}, {0, 20}};
  const auto plan = level_legs(lines(28), rooms);
  ASSERT_TRUE(plan);
  EXPECT_THAT(plan->heights, ElementsAre(10, 4, 4, 10));
  EXPECT_EQ(depth_of(*plan, rooms), 10);
  EXPECT_LT(plan->cost, kFormPrice);
}

TEST(LevelLegs, ALegThatEndsAboveTheLevelIsFullAndOneThatBeginsUnderItIsEmpty) {
  const std::vector<LegRoom> rooms{{0, 20}, {0, 4}, {15, 5}};
  const auto plan = level_legs(lines(14), rooms);
  ASSERT_TRUE(plan);
  EXPECT_THAT(plan->heights, ElementsAre(10, 4, 0));
  EXPECT_EQ(depth_of(*plan, rooms), 10);
}

TEST(LevelLegs, ALegWithoutRoomIsPassedOver) {
  const std::vector<LegRoom> rooms{{0, 5}, {0, 0}, {2, 3}};
  const auto plan = level_legs(lines(8), rooms);
  ASSERT_TRUE(plan);
  EXPECT_THAT(plan->ends, ElementsAre(5, 5, 8));
}

TEST(FillLegs, LegsTakeWhatTheyHaveRoomFor) {
  const std::vector<LegRoom> rooms{{0, 5}, {3, 2}, {0, 5}};
  const LegPlan plan = fill_legs(lines(20), rooms);
  EXPECT_THAT(plan.ends, ElementsAre(5, 7, 12));
}

// A paragraph in more or fewer lines is taken to keep a lonely line from an edge, not to even out odd rows.
LegPiece paragraph(std::vector<int> counts, std::int32_t price) {
  LegPiece piece;
  for (const int count : counts) {
    LegForm form{lines(count), piece.forms.empty() ? 0 : price};
    form.items[1].break_cost = 100;
    form.items[static_cast<std::size_t>(count - 1)].break_cost = 100;
    piece.forms.push_back(std::move(form));
  }
  return piece;
}

TEST(LevelPieces, AnotherFormKeepsALonelyLineFromTheEdge) {
  // 5 and 5 lines in two legs would be even; 6 and 4 are not: a line of the first would stand alone.
  const std::vector<LegPiece> pieces{paragraph({6, 5}, kFormPrice), paragraph({4}, 0)};
  const auto plan = level_pieces(pieces, equal_rooms(2, 9));
  ASSERT_TRUE(plan);
  EXPECT_THAT(plan->forms, ElementsAre(1, 0));
  EXPECT_THAT(plan->heights, ElementsAre(5, 4));
  EXPECT_EQ(plan->cost, kFormPrice);
}

TEST(LevelPieces, AFormIsNotChangedToEvenOutOddRows) {
  const std::vector<LegPiece> pieces{paragraph({5, 4}, kFormPrice), paragraph({4, 5}, kFormPrice)};
  const auto plan = level_pieces(pieces, equal_rooms(2, 9));
  ASSERT_TRUE(plan);
  EXPECT_THAT(plan->forms, ElementsAre(0, 0));
  EXPECT_THAT(plan->heights, ElementsAre(5, 4));
}

TEST(LevelPieces, ShorterFormsMakeAStoryGoIn) {
  const std::vector<LegPiece> pieces{paragraph({6, 5}, 90), paragraph({6, 5}, 40), paragraph({6}, 0)};
  const auto plan = level_pieces(pieces, equal_rooms(1, 17));
  ASSERT_TRUE(plan);
  EXPECT_THAT(plan->forms, ElementsAre(0, 1, 0)); // the cheaper one
  EXPECT_FALSE(level_pieces(pieces, equal_rooms(1, 15)));
}

TEST(LevelLegs, NothingIsLevelToo) {
  const auto plan = level_legs({}, 3, 5);
  ASSERT_TRUE(plan);
  EXPECT_THAT(plan->heights, ElementsAre(0, 0, 0));
}

// Every line is in exactly one leg, and each leg is as high as its lines.
TEST(LevelLegs, AddUp) {
  for (int count = 0; count < 60; ++count)
    for (int legs = 1; legs <= 6; ++legs) {
      const auto plan = level_legs(lines(count), legs, 12);
      ASSERT_EQ(plan.has_value(), count <= 12 * legs) << count << " in " << legs;
      if (!plan) continue;
      std::uint32_t before = 0;
      for (std::size_t leg = 0; leg < plan->ends.size(); ++leg) {
        EXPECT_EQ(static_cast<std::int32_t>(plan->ends[leg] - before), plan->heights[leg]);
        EXPECT_LE(plan->heights.front() - plan->heights[leg], 1) << count << " in " << legs; // L8
        before = plan->ends[leg];
      }
      EXPECT_EQ(before, static_cast<std::uint32_t>(count));
    }
}

} // namespace
} // namespace broadsheet
