// What obstacles leave of rows, and copy poured around them. Legs are 20 em of 10 pt, rows 12 pt.
#include "layout/flow/runaround.hpp"
#include "tests/unit/flow/flowing.hpp"

#include <gmock/gmock.h>

namespace broadsheet::testing {
namespace {

using ::testing::ElementsAre;

Length pt(int whole) { return Length::points(whole); }

std::vector<std::pair<int, int>> pieces(std::vector<Obstacle> obstacles, int least = 60, int em = 0) {
  std::vector<std::pair<int, int>> found;
  for (const FreePiece& piece : free_pieces(obstacles, {pt(0), pt(12), pt(200), pt(12)}, pt(least), pt(em)))
    found.emplace_back(piece.x.sp / 65536, piece.width.sp / 65536);
  return found;
}
Obstacle block(int x, int y, int width, int height, bool both = false) {
  return {{{pt(x), pt(y), pt(width), pt(height)}}, both};
}

TEST(FreePieces, OneSideIsTheWiderOne) {
  EXPECT_THAT(pieces({}), ElementsAre(std::pair(0, 200)));
  EXPECT_THAT(pieces({block(70, 0, 40, 100)}), ElementsAre(std::pair(110, 90)));
  EXPECT_THAT(pieces({block(80, 0, 40, 100)}), ElementsAre(std::pair(0, 80))) << "of equals the left one";
  EXPECT_THAT(pieces({block(70, 24, 40, 100)}), ElementsAre(std::pair(0, 200))) << "the row above it is free";
}

TEST(FreePieces, BothSidesWhereTheTemplateAllowsIt) {
  EXPECT_THAT(pieces({block(70, 0, 40, 100, true)}), ElementsAre(std::pair(0, 70), std::pair(110, 90)));
  EXPECT_THAT(pieces({block(50, 0, 40, 100, true)}), ElementsAre(std::pair(90, 110))) << "50 pt are too few";
  EXPECT_THAT(pieces({block(70, 0, 40, 100, true), block(190, 0, 40, 100)}), ElementsAre(std::pair(110, 80)))
      << "one of the two does not allow it";
}

TEST(FreePieces, NoLineWhereTooLittleIsLeft) {
  EXPECT_THAT(pieces({block(50, 0, 100, 100)}), ElementsAre());
  EXPECT_THAT(pieces({block(50, 0, 100, 100)}, 50), ElementsAre(std::pair(0, 50)));
}

TEST(FreePieces, HanPiecesHoldWholeEmsAndKeepTheirOuterEdge) {
  EXPECT_THAT(pieces({block(75, 0, 40, 100, true)}, 60, 10), ElementsAre(std::pair(0, 70), std::pair(120, 80)));
}

TEST(FreePieces, ARectangleKeepsItsClearanceOnAllSides) {
  RunaroundStyle style;
  style.clearance = pt(2);
  const Obstacle obstacle = rectangle_obstacle({pt(100), pt(100), pt(40), pt(20)}, style);
  ASSERT_EQ(obstacle.parts.size(), 1U);
  EXPECT_EQ(obstacle.parts[0], (Rect{pt(98), pt(98), pt(44), pt(24)}));
}

TEST(Outlines, FollowTheBands) {
  RunaroundStyle style;
  style.clearance = pt(2);
  const Obstacle obstacle =
      outline_obstacle({std::nullopt, ContourBand{16384, 49152}}, {pt(100), pt(100), pt(40), pt(20)}, style);
  ASSERT_EQ(obstacle.parts.size(), 1U);
  EXPECT_EQ(obstacle.parts[0], (Rect{pt(108), pt(108), pt(24), pt(14)}));
}

class Pour : public Flow {
 protected:
  // Two legs of 20 em and as many rows as said, with an obstacle in the first leg.
  FrameTask around(int rows, std::vector<Obstacle> obstacles, int next_page = 0) {
    FrameTask made = task(1, rows, 2, next_page, 0, 20);
    made.obstacles = std::move(obstacles);
    return made;
  }
  static void expect_clear(const FrameFragment& fragment, const FrameTask& made) {
    for (const PlacedLine& line : fragment.lines) {
      const Rect rect = rect_lying(line);
      EXPECT_FALSE(touches(made.obstacles, rect)) << rect.x.to_points() << " " << rect.y.to_points();
      EXPECT_GE(line.measure, pt(60)) << "L19";
      EXPECT_TRUE(made.region.frame->rect.contains(rect));
    }
  }
  // Lines of a paragraph that stand alone at a leg's head or foot.
  static int lonely(const FrameFragment& fragment) {
    std::map<std::pair<const BrokenParagraph*, Length>, int> in_leg;
    const auto leg_of = [](const PlacedLine& line) { return line.origin.x < Length::points(205) ? pt(0) : pt(1); };
    for (const PlacedLine& line : fragment.lines) ++in_leg[{line.paragraph.get(), leg_of(line)}];
    int count = 0;
    for (const auto& [key, lines] : in_leg) count += lines == 1 && key.first->lines.size() > 1 ? 1 : 0;
    return count;
  }
};

TEST_F(Pour, LinesStandClearOfTheObstacleAndNothingIsLost) {
  const std::uint32_t story = add_paragraphs({han(130), han(250), han(90)});
  FrameTask made = around(30, {block(120, 60, 80, 72)});
  ChainFlow flow(context, {story}, false);
  const FillResult filled = flow.fill(made);
  EXPECT_TRUE(flow.done());
  EXPECT_EQ(copy_in(filled.fragment), 470U);
  expect_clear(filled.fragment, made);
  // 470 characters: 24 rows of 20 would do; six rows of eight less in the first leg take three more.
  const std::vector<int> rows = rows_of(filled.fragment);
  EXPECT_LE(std::abs(rows.at(0) - rows.at(1)), 1);
  EXPECT_LE(rows[0], 15);
  int narrow = 0;
  for (const PlacedLine& line : filled.fragment.lines) narrow += line.measure == pt(120) ? 1 : 0;
  EXPECT_EQ(narrow, 6) << "six rows beside it";
}

TEST_F(Pour, BothSidesOfAnObstacleAreReadAcross) {
  const std::uint32_t story = add_paragraphs({han(300)});
  FrameTask made = around(20, {block(80, 24, 40, 24, true)});
  ChainFlow flow(context, {story}, false);
  const FillResult filled = flow.fill(made);
  ASSERT_TRUE(flow.done());
  expect_clear(filled.fragment, made);
  const PlacedLine& left = filled.fragment.lines.at(2);
  const PlacedLine& right = filled.fragment.lines.at(3);
  EXPECT_EQ(left.origin.y, right.origin.y);
  EXPECT_EQ(left.measure, pt(80));
  EXPECT_EQ(right.origin.x, pt(120));
}

TEST_F(Pour, AnObstacleOverAWholeLegStopsItThere) {
  const std::uint32_t story = add_paragraphs({han(400)});
  FrameTask made = around(20, {block(-10, 120, 220, 200)});
  ChainFlow flow(context, {story}, false);
  const FillResult filled = flow.fill(made);
  EXPECT_TRUE(flow.done());
  expect_clear(filled.fragment, made);
  EXPECT_EQ(rows_of(filled.fragment).at(0), 10);
}

// Every length of three paragraphs, obstacles at several places: nothing lost, nothing lonely, level feet.
TEST_F(Pour, LegsEndLevelWithoutLonelyLines) {
  int uneven = 0, tried = 0;
  for (int length = 100; length < 420; length += 7)
    for (const int top : {0, 30, 72, 110}) {
      const std::uint32_t story = add_paragraphs({han(length), han(length / 2 + 31), han(45)});
      FrameTask made = around(40, {block(100, top, 100, 80)});
      ChainFlow flow(context, {story}, false);
      const FillResult filled = flow.fill(made);
      ASSERT_TRUE(flow.done());
      ASSERT_EQ(copy_in(filled.fragment), static_cast<std::size_t>(length + length / 2 + 31 + 45));
      expect_clear(filled.fragment, made);
      EXPECT_EQ(lonely(filled.fragment), 0) << length << " " << top;
      const std::vector<int> rows = rows_of(filled.fragment);
      ++tried;
      uneven += std::abs(rows.at(0) - rows.at(1)) > 1 ? 1 : 0;
    }
  EXPECT_EQ(uneven, 0) << "of " << tried;
}

TEST_F(Pour, ASubheadKeepsTwoLinesUnderIt) {
  for (int length = 180; length < 320; length += 10) {
    const std::uint32_t story =
        add({{BlockRole::paragraph, han(length)}, {BlockRole::subhead, "小题"}, {BlockRole::paragraph, han(150)}});
    FrameTask made = around(40, {block(100, 24, 100, 60)});
    ChainFlow flow(context, {story}, false);
    const FillResult filled = flow.fill(made);
    ASSERT_TRUE(flow.done());
    const auto& lines = filled.fragment.lines;
    for (std::size_t i = 0; i + 2 < lines.size(); ++i)
      if (words_of(lines[i]) == "小题") {
        EXPECT_LT(lines[i].origin.y, lines[i + 1].origin.y) << length;
        EXPECT_LT(lines[i + 1].origin.y, lines[i + 2].origin.y) << length;
      }
  }
}

TEST_F(Pour, AStoryLeavesThePageAfterItsLastSentenceThatGoesIn) {
  notices().turn = JumpTurn::sentence;
  std::string text;
  for (int i = 0; i < 40; ++i) text += han(12) + "。";
  const std::uint32_t story = add_paragraphs({text});
  FrameTask made = around(10, {block(120, 24, 80, 48)}, 2);
  ChainFlow flow(context, {story}, false);
  const FillResult filled = flow.fill(made);
  ASSERT_TRUE(filled.jump);
  expect_clear(filled.fragment, made);
  ASSERT_EQ(filled.fragment.notices.size(), 1U);
  EXPECT_EQ(words_of(filled.fragment.lines.back()), "转2版");
  const std::string last = words_of(filled.fragment.lines.at(filled.fragment.lines.size() - 2));
  EXPECT_TRUE(last.ends_with("。")) << last;
  EXPECT_GT(copy_in(filled.fragment), 250U) << "two legs of ten rows less six of eight and the notice";
  FrameTask rest = task(2, 40, 1, 0, 1, 20);
  const FillResult after = flow.fill(rest);
  EXPECT_TRUE(flow.done());
  EXPECT_EQ(copy_in(filled.fragment) + copy_in(after.fragment), 40U * 13U);
}

TEST_F(Pour, ALineTurnLosesNothing) {
  notices().turn = JumpTurn::line;
  const std::uint32_t story = add_paragraphs({han(500), han(100)});
  FrameTask made = around(10, {block(120, 24, 80, 48)}, 2);
  ChainFlow flow(context, {story}, false);
  const FillResult filled = flow.fill(made);
  ASSERT_TRUE(filled.jump);
  expect_clear(filled.fragment, made);
  const FillResult after = flow.fill(task(2, 60, 1, 0, 1, 20));
  EXPECT_TRUE(flow.done());
  EXPECT_EQ(copy_in(filled.fragment) + copy_in(after.fragment), 600U);
}

TEST_F(Pour, WhatDoesNotGoInIsOverset) {
  const std::uint32_t story = add_paragraphs({han(500), han(100)});
  const FrameTask made = around(10, {block(120, 24, 80, 48)});
  ChainFlow flow(context, {story}, false);
  const FillResult filled = flow.fill(made);
  expect_clear(filled.fragment, made);
  const auto over = flow.overset(made);
  ASSERT_EQ(over.size(), 1U);
  EXPECT_EQ(copy_in(filled.fragment) + over[0].characters, 600U);
}

TEST_F(Pour, AStreamIsPouredWithItsHeads) {
  const std::uint32_t a = add({{BlockRole::headline, "甲"}, {BlockRole::paragraph, han(120)}});
  const std::uint32_t b = add({{BlockRole::headline, "乙"}, {BlockRole::paragraph, han(160)}});
  FrameTask made = around(30, {block(110, 36, 90, 60)});
  frames.back().head = HeadSpan::column;
  ChainFlow flow(context, {a, b}, true);
  const FillResult filled = flow.fill(made);
  EXPECT_TRUE(flow.done());
  EXPECT_EQ(copy_in(filled.fragment), 282U);
  for (const PlacedLine& line : filled.fragment.lines) EXPECT_FALSE(touches(made.obstacles, rect_lying(line)));
}

TEST_F(Pour, AHeadStandsBesideWhatReachesIntoIt) {
  const std::uint32_t story = add({{BlockRole::headline, "甲乙"}, {BlockRole::paragraph, han(200)}});
  FrameTask made = around(30, {block(210, 0, 200, 80)});
  ChainFlow flow(context, {story}, false);
  const FillResult filled = flow.fill(made);
  EXPECT_TRUE(flow.done());
  for (const PlacedLine& line : filled.fragment.lines) EXPECT_FALSE(touches(made.obstacles, rect_lying(line)));
}

TEST_F(Pour, ASubheadBetweenTwoPiecesIsReadFirst) {
  for (int length = 60; length < 160; length += 5) {
    const std::uint32_t story =
        add({{BlockRole::paragraph, han(length)}, {BlockRole::subhead, "小题"}, {BlockRole::paragraph, han(150)}});
    FrameTask made = task(1, 40, 1, 0, 0, 30);
    made.obstacles = {block(100, 24, 60, 120, true)};
    ChainFlow flow(context, {story}, false);
    const FillResult filled = flow.fill(made);
    ASSERT_TRUE(flow.done());
    const auto& lines = filled.fragment.lines;
    const auto subhead =
        std::find_if(lines.begin(), lines.end(), [](const PlacedLine& line) { return words_of(line) == "小题"; });
    ASSERT_NE(subhead, lines.end());
    EXPECT_EQ(subhead->origin.x, pt(0)) << length;
    for (const PlacedLine& line : lines)
      EXPECT_TRUE(&line == &*subhead || line.origin.y != subhead->origin.y) << length << ": nothing beside it";
  }
}

TEST_F(Pour, AHeadStandsUnderWhatLeavesItNoRoom) {
  const std::uint32_t story = add({{BlockRole::headline, "甲乙"}, {BlockRole::paragraph, han(200)}});
  FrameTask made = around(30, {block(30, 0, 350, 40)});
  ChainFlow flow(context, {story}, false);
  const FillResult filled = flow.fill(made);
  EXPECT_TRUE(flow.done());
  EXPECT_EQ(copy_in(filled.fragment), 202U);
  for (const PlacedLine& line : filled.fragment.lines) EXPECT_FALSE(touches(made.obstacles, rect_lying(line)));
}

} // namespace
} // namespace broadsheet::testing
