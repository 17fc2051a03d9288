// What is not on the grid by its style: long paragraphs of agate part between legs, blocks of one line's leading stand
// on the grid, subheads give or take half a line. And what a share that cannot be kept may cost.
#include "tests/unit/flow/flowing.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <random>

namespace broadsheet::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

// Agate: 5 pt in lines of 7 pt, twenty characters a line.
class OffGrid : public Flow {
 protected:
  OffGrid() {
    styles.paragraphs.push_back(style_named("agate", kHan, 5, 7, false));
    styles.designs.front().styles[static_cast<std::uint8_t>(BlockRole::paragraph)] =
        static_cast<std::uint16_t>(styles.paragraphs.size() - 1);
  }
  // Lines in each leg, in reading order.
  static std::vector<int> lines_in_legs(const FrameFragment& fragment) {
    std::vector<int> lines;
    for (const LegUse& leg : fragment.legs)
      lines.push_back(static_cast<int>(std::count_if(fragment.lines.begin(), fragment.lines.end(), [&](const auto& l) {
        return l.origin.x == leg.rect.x && l.origin.y > leg.rect.y && l.origin.y <= leg.rect.bottom();
      })));
    return lines;
  }
};

TEST_F(OffGrid, ALongParagraphPartsBetweenLegs) {
  ChainFlow flow(context, {add_paragraphs({han(20 * 20)})}, false);
  const FillResult filled = flow.fill(task(1, 7, 2));
  EXPECT_TRUE(flow.done());
  EXPECT_EQ(copy_in(filled.fragment), 400U);
  EXPECT_THAT(lines_in_legs(filled.fragment), ElementsAre(11, 9));
  EXPECT_THAT(rows_of(filled.fragment), ElementsAre(7, 6)) << "77 and 63 points in lines of twelve";
  const std::vector<PlacedLine>& lines = filled.fragment.lines;
  for (std::size_t i = 1; i < lines.size(); ++i)
    if (lines[i].origin.x == lines[i - 1].origin.x) {
      EXPECT_EQ(lines[i].origin.y - lines[i - 1].origin.y, Length::points(7));
    }
  EXPECT_EQ(lines[0].origin.y, lines[11].origin.y);
}

TEST_F(OffGrid, AndBetweenFrames) {
  ChainFlow flow(context, {add_paragraphs({han(20 * 20), han(7)})}, false);
  const FillResult first = flow.fill(task(1, 5, 1, 1));
  EXPECT_THAT(lines_in_legs(first.fragment), ElementsAre(8)) << "56 points of 60";
  const FillResult second = flow.fill(task(1, 9, 1, 0, 0, 12));
  EXPECT_TRUE(flow.done());
  EXPECT_EQ(copy_in(first.fragment) + copy_in(second.fragment), 407U);
}

TEST_F(OffGrid, TwoLinesStandOnEitherSide) {
  for (int lines = 2; lines <= 9; ++lines) {
    ChainFlow flow(context, {add_paragraphs({han(20 * 5), han(20 * lines)})}, false);
    const FillResult filled = flow.fill(task(1, 20, 3));
    ASSERT_TRUE(flow.done());
    std::map<std::pair<const void*, std::int32_t>, int> in_legs; // lines of a paragraph in a leg
    for (const PlacedLine& line : filled.fragment.lines) ++in_legs[{line.paragraph.get(), line.origin.x.sp}];
    for (const auto& [piece, count] : in_legs) EXPECT_GE(count, 2) << lines;
  }
}

TEST_F(OffGrid, NoPieceIsTallerThanItsRows) {
  std::mt19937 random(7);
  for (int i = 0; i < 200; ++i) {
    styles.paragraphs.back().leading = Length::points(5 + static_cast<int>(random() % 9));
    std::vector<std::pair<BlockRole, std::string>> blocks;
    std::size_t characters = 0;
    for (int p = 0; p < 4; ++p) {
      const int count = 5 + static_cast<int>(random() % 300);
      blocks.emplace_back(BlockRole::paragraph, han(count));
      characters += static_cast<std::size_t>(count);
    }
    ChainFlow flow(context, {add(std::move(blocks))}, false);
    const FillResult filled = flow.fill(task(1, 60, 1 + static_cast<int>(random() % 4)));
    ASSERT_TRUE(flow.done());
    EXPECT_EQ(copy_in(filled.fragment), characters);
    const PlacedLine* before = nullptr;
    for (const PlacedLine& line : filled.fragment.lines) {
      if (before && before->origin.x == line.origin.x) {
        EXPECT_GE(line.origin.y - before->origin.y, line.leading) << i << ": lines run into each other";
      }
      before = &line;
    }
    for (const LegUse& leg : filled.fragment.legs)
      for (const PlacedLine& line : filled.fragment.lines) {
        if (line.origin.x != leg.rect.x) continue;
        const Length top = line.origin.y - baseline_in_line(line.leading, Length::points(5));
        EXPECT_GE(top, leg.rect.y);
        EXPECT_LE(top + line.leading, leg.rect.bottom()) << i << ": a line stands under its leg's foot";
      }
  }
}

TEST_F(Flow, ANoticeOfOneLineStandsOnTheGrid) {
  styles.paragraphs[kNotice].size = styles.paragraphs[kNotice].minimum_size = Length::points(9);
  notices().turn = JumpTurn::line;
  ChainFlow flow(context, {add_paragraphs({han(300)})}, false);
  flow.fill(task(1, 9, 1, 4));
  const FillResult back = flow.fill(task(4, 30, 1, 0, 1));
  ASSERT_EQ(back.fragment.notices.size(), 1U);
  EXPECT_EQ(back.fragment.lines[0].origin.y, line_baseline(grid, 1));
  EXPECT_EQ(back.fragment.lines[1].origin.y, line_baseline(grid, 2));
}

TEST_F(Flow, ASubheadAtALegsHeadStandsOnTheGrid) {
  styles.paragraphs[kSubhead].size = styles.paragraphs[kSubhead].minimum_size = Length::points(9);
  const std::uint32_t story =
      add({{BlockRole::paragraph, han_lines(4)}, {BlockRole::subhead, "小题"}, {BlockRole::paragraph, han_lines(3)}});
  ChainFlow flow(context, {story}, false);
  const FillResult filled = flow.fill(task(1, 20, 2));
  ASSERT_THAT(rows_of(filled.fragment), ElementsAre(4, 4));
  EXPECT_EQ(filled.fragment.lines[4].origin.y, line_baseline(grid, 1));
}

TEST_F(Flow, ASubheadGivesHalfALineSoThatFeetAreLevel) {
  styles.paragraphs[kSubhead].space_before = Length::points(6); // two rows; one with half a line less
  const std::uint32_t story = add({{BlockRole::paragraph, han_lines(4)},
                                   {BlockRole::subhead, "小题"},
                                   {BlockRole::paragraph, han_lines(4)},
                                   {BlockRole::paragraph, han_lines(4)}});
  const auto rows = [&](bool tighten) {
    ChainFlow flow(context, {story}, false);
    FrameTask frame = task(1, 20, 2);
    frame.levers.tighten = tighten;
    frame.levers.loosen = false;
    return rows_of(flow.fill(frame).fragment);
  };
  EXPECT_THAT(rows(false), UnorderedElementsAre(6, 8)) << "only here may the legs part";
  EXPECT_THAT(rows(true), UnorderedElementsAre(6, 7));
}

TEST_F(Flow, AShareThatCannotBeKeptCostsNoEdge) {
  std::mt19937 random(3);
  notices().turn = JumpTurn::line;
  for (int i = 0; i < 60; ++i) {
    std::vector<std::pair<BlockRole, std::string>> blocks;
    for (int p = 0; p < 12; ++p)
      blocks.emplace_back(BlockRole::paragraph, han_lines(2 + static_cast<int>(random() % 4)));
    const std::uint32_t story = add(std::move(blocks));
    const int rows = 4 + static_cast<int>(random() % 5);
    const auto front = [&](int share) {
      notices().minimum_share = share;
      ChainFlow flow(context, {story}, false);
      const FillResult filled = flow.fill(task(1, rows, 3, 2));
      EXPECT_EQ(filled.jump && filled.jump->short_front, share > 0);
      return words_of(filled.fragment);
    };
    EXPECT_EQ(front(99), front(0)) << i;
  }
}

} // namespace
} // namespace broadsheet::testing
