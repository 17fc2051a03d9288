// Stories in legs: level feet, no lonely lines, overset. Frames hold ten characters a line.
#include "tests/unit/flow/flowing.hpp"

#include <gmock/gmock.h>

namespace broadsheet::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using Chain = Flow;

TEST_F(Chain, LegsEndLevel) {
  ChainFlow flow(context, {add_paragraphs({han_lines(10)})}, false);
  const FillResult result = flow.fill(task(1, 20, 3));
  EXPECT_THAT(rows_of(result.fragment), ElementsAre(4, 3, 3));
  EXPECT_TRUE(flow.done());
  EXPECT_EQ(result.fragment.last_line, 4);
  EXPECT_EQ(result.fragment.free_lines, 16);
  EXPECT_EQ(copy_in(result.fragment), 95U);
}

TEST_F(Chain, LegsAreFilledOneAfterAnotherWhenAsked) {
  ChainFlow flow(context, {add_paragraphs({han_lines(10)})}, false);
  FrameTask filled = task(1, 8, 2);
  frames.back().balance = false;
  EXPECT_THAT(rows_of(flow.fill(filled).fragment), ElementsAre(8, 2));
}

TEST_F(Chain, BodyStandsOnTheGrid) {
  ChainFlow flow(context, {add({{BlockRole::headline, han(4)}, {BlockRole::paragraph, han_lines(4)}})}, false);
  const FillResult result = flow.fill(task(1, 20, 2));
  ASSERT_EQ(result.fragment.lines.size(), 5U);
  for (const PlacedLine& line : result.fragment.lines)
    EXPECT_TRUE(!line.in_body || (line.origin.y - grid.first_baseline).sp % kLeading.sp == 0) << words_of(line);
  // The head takes lines 1 and 2; the legs begin on line 3 and are 2 rows.
  EXPECT_EQ(result.fragment.lines[1].origin, (Point{Length{}, line_baseline(grid, 3)}));
  EXPECT_EQ(result.fragment.lines[3].origin, (Point{Length::points(110), line_baseline(grid, 3)}));
  EXPECT_EQ(result.fragment.last_line, 4);
}

// The last line of a paragraph alone at a leg's head, or its first alone at a foot (P5, P6).
bool has_lonely_line(const FrameFragment& fragment) {
  for (std::size_t i = 1; i < fragment.lines.size(); ++i) {
    const PlacedLine &above = fragment.lines[i - 1], &line = fragment.lines[i];
    if (line.origin.x == above.origin.x || line.paragraph != above.paragraph) continue;
    if (line.line == 1 || line.line + 1 == line.paragraph->lines.size()) return true;
  }
  return false;
}

TEST_F(Chain, NoLonelyLinesAtHeadOrFoot) {
  for (int first = 2; first <= 9; ++first)
    for (int second = 2; second <= 9; ++second)
      for (int legs = 2; legs <= 3; ++legs) {
        ChainFlow flow(context, {add_paragraphs({han_lines(first), han_lines(second), han_lines(6)})}, false);
        const FillResult result = flow.fill(task(1, 30, legs));
        EXPECT_FALSE(has_lonely_line(result.fragment))
            << first << "+" << second << "+6 in " << legs << ": " << ::testing::PrintToString(rows_of(result.fragment));
        const auto rows = rows_of(result.fragment);
        EXPECT_LE(*std::max_element(rows.begin(), rows.end()) - *std::min_element(rows.begin(), rows.end()), 3);
      }
}

TEST_F(Chain, ASubheadIsNeverAtAFoot) {
  for (int before = 2; before <= 12; ++before) {
    const std::uint32_t story = add({{BlockRole::paragraph, han_lines(before)},
                                     {BlockRole::subhead, "小题"},
                                     {BlockRole::paragraph, han_lines(8)}});
    for (const int lines : {7, 8, 9, 30}) {
      if (before + 2 + 8 >= 2 * lines - 1) continue; // no row to spare: a bad foot is better than copy left over
      ChainFlow flow(context, {story}, false);
      const FillResult result = flow.fill(task(1, lines, 2));
      const auto& placed = result.fragment.lines;
      const auto subhead =
          std::find_if(placed.begin(), placed.end(), [](const PlacedLine& l) { return words_of(l) == "小题"; });
      if (subhead == placed.end()) continue; // it did not go in any more
      ASSERT_GE(placed.end() - subhead, 3) << before << " in " << lines << ": nothing under the subhead";
      EXPECT_EQ(subhead[1].origin.x, subhead->origin.x) << before << " in " << lines;
      EXPECT_EQ(subhead[2].origin.x, subhead->origin.x) << before << " in " << lines << ": one line under it (P6)";
    }
  }
}

// The last of several subheads has its two lines under it, and those before it stand over it.
TEST_F(Chain, SubheadsInSuccessionStandTogether) {
  for (int before = 2; before <= 14; ++before)
    for (int subheads = 2; subheads <= 3; ++subheads)
      for (const bool balance : {true, false}) {
        std::vector<std::pair<BlockRole, std::string>> blocks{{BlockRole::paragraph, han_lines(before)}};
        for (int i = 0; i < subheads; ++i) blocks.emplace_back(BlockRole::subhead, "小题");
        blocks.emplace_back(BlockRole::paragraph, han_lines(12));
        ChainFlow flow(context, {add(std::move(blocks))}, false);
        const FrameTask frame = task(1, balance ? 30 : 20, 2);
        frames.back().balance = balance;
        const FrameFragment fragment = flow.fill(frame).fragment;
        EXPECT_TRUE(flow.done());
        for (std::size_t i = 0; i + 2 < fragment.lines.size(); ++i) {
          if (words_of(fragment.lines[i]) != "小题") continue;
          EXPECT_EQ(fragment.lines[i + 1].origin.x, fragment.lines[i].origin.x) << before << ": a subhead at a foot";
          if (!balance) continue; // rows would stay blank at the foot
          EXPECT_EQ(fragment.lines[i + 2].origin.x, fragment.lines[i].origin.x) << before << ": one line under it (P6)";
        }
      }
}

TEST_F(Chain, OversetIsExact) {
  ChainFlow flow(context, {add_paragraphs({han_lines(12), han_lines(8)})}, false);
  const FrameTask last = task(1, 12, 1);
  EXPECT_EQ(copy_in(flow.fill(last).fragment), 115U);
  ASSERT_FALSE(flow.done());
  const std::vector<Overset> overset = flow.overset(last);
  ASSERT_EQ(overset.size(), 1U);
  EXPECT_EQ(overset[0].characters, 75U);
  EXPECT_EQ(overset[0].lines, 8);
  EXPECT_EQ(overset[0].depth, Length::points(96));
  EXPECT_FALSE(overset[0].whole_story);
  ASSERT_EQ(overset[0].copy.size(), 1U);
  EXPECT_EQ(overset[0].copy[0].block, 1U);
}

// More than eleven metres of copy: its depth does not fit a Length, its lines and characters are told all the same.
TEST_F(Chain, TheDepthOfABookIsCapped) {
  ChainFlow flow(context, {add_paragraphs({han_lines(1500), han_lines(1500)})}, false);
  const FrameTask last = task(1, 12, 1);
  flow.fill(last);
  const std::vector<Overset> overset = flow.overset(last);
  ASSERT_EQ(overset.size(), 1U);
  EXPECT_EQ(overset[0].lines, 3000 - 12);
  EXPECT_GT(overset[0].depth, Length::points(32000));
}

TEST_F(Chain, OversetInsideAParagraph) {
  ChainFlow flow(context, {add_paragraphs({han_lines(12)})}, false);
  const FrameTask last = task(1, 8, 1);
  flow.fill(last);
  const std::vector<Overset> overset = flow.overset(last);
  ASSERT_EQ(overset.size(), 1U);
  EXPECT_EQ(overset[0].characters, 35U);
  EXPECT_EQ(overset[0].lines, 4);
  EXPECT_EQ(overset[0].copy.at(0).begin, 240U) << "bytes: 80 characters of 3";
}

TEST_F(Chain, AHeadThatDoesNotGoInMakesAWholeStoryOverset) {
  const std::uint32_t story = add({{BlockRole::headline, han(20)}, {BlockRole::paragraph, han_lines(2)}});
  ChainFlow flow(context, {story}, false);
  const FrameTask last = task(1, 8, 1); // four lines of 24 pt: no line is left for the body
  EXPECT_THAT(flow.fill(last).fragment.lines, IsEmpty());
  const std::vector<Overset> overset = flow.overset(last);
  ASSERT_EQ(overset.size(), 1U);
  EXPECT_TRUE(overset[0].whole_story);
  EXPECT_EQ(overset[0].characters, 35U);
}

TEST_F(Chain, FramesOfOnePageNeedNoNotice) {
  ChainFlow flow(context, {add_paragraphs({han_lines(12)})}, false);
  FrameTask first = task(1, 8, 1, 1);
  const FillResult result = flow.fill(first);
  EXPECT_FALSE(result.jump);
  EXPECT_THAT(result.fragment.notices, IsEmpty());
  const FillResult rest = flow.fill(task(1, 8, 1));
  EXPECT_TRUE(flow.done());
  EXPECT_EQ(copy_in(result.fragment) + copy_in(rest.fragment), 115U);
  EXPECT_TRUE(rest.fragment.parts.at(0).continuation);
  EXPECT_TRUE(rest.fragment.parts.at(0).reaches_end);
}

TEST_F(Chain, AnotherMeasureBreaksTheRestAgain) {
  ChainFlow flow(context, {add_paragraphs({han_lines(12)})}, false);
  flow.fill(task(1, 8, 1, 1));
  const FillResult rest = flow.fill(task(1, 8, 1, 0, 0, 20)); // 35 characters in lines of 20
  EXPECT_EQ(words_of(rest.fragment), han(20) + "|" + han(15));
}

TEST_F(Chain, BodyIndentsNarrowTheLines) {
  styles.paragraphs[kBody].left_indent = Length::points(20);
  styles.paragraphs[kBody].right_indent = Length::points(10);
  ChainFlow flow(context, {add_paragraphs({han(14)})}, false);
  const FillResult result = flow.fill(task(1, 8, 1));
  EXPECT_EQ(words_of(result.fragment), han(7) + "|" + han(7));
  EXPECT_EQ(result.fragment.lines[0].origin.x, Length::points(20));
  EXPECT_EQ(result.fragment.lines[0].measure, Length::points(70));
}

TEST_F(Chain, ADatelineWithoutParagraphIsNotLost) {
  ChainFlow flow(context, {add({{BlockRole::dateline, "本报讯"}, {BlockRole::subhead, "小题"}})}, false);
  EXPECT_EQ(words_of(flow.fill(task(1, 8, 1)).fragment), "本报讯|小题");
}

TEST_F(Chain, StreamsTurnThePageWithoutANotice) {
  std::vector<std::uint32_t> list;
  for (int i = 0; i < 3; ++i) list.push_back(add({{BlockRole::headline, "甲"}, {BlockRole::paragraph, han_lines(5)}}));
  ChainFlow flow(context, list, true);
  FrameTask first = task(1, 10, 1, 2);
  frames.back().head = HeadSpan::column;
  const FillResult result = flow.fill(first);
  EXPECT_FALSE(result.jump);
  FrameTask second = task(2, 20, 1, 0, 0);
  frames.back().head = HeadSpan::column;
  const FillResult rest = flow.fill(second);
  EXPECT_TRUE(flow.done());
  EXPECT_THAT(result.fragment.notices, IsEmpty());
  EXPECT_THAT(rest.fragment.notices, IsEmpty());
  EXPECT_EQ(copy_in(result.fragment) + copy_in(rest.fragment), 3 * 46U);
}

TEST_F(Chain, AHeadInTheColumnKeepsALineUnderIt) {
  // Two stories of 2 + 3 rows in a leg of 7: the second head would stand alone at the foot.
  std::vector<std::uint32_t> list;
  for (int i = 0; i < 2; ++i) list.push_back(add({{BlockRole::headline, "甲"}, {BlockRole::paragraph, han_lines(3)}}));
  ChainFlow flow(context, list, true);
  FrameTask first = task(1, 7, 1, 2);
  frames.back().head = HeadSpan::column;
  EXPECT_EQ(copy_in(flow.fill(first).fragment), 26U) << "the first story alone";
}

TEST_F(Flow, ADatelineRunsInButNeverPastASubhead) {
  const std::pair<BlockRole, std::string> dateline{BlockRole::dateline, "电头"}, text{BlockRole::paragraph, han(3)},
      subhead{BlockRole::subhead, "小题"};
  ChainFlow runs_in(context, {add({dateline, text, subhead, text})}, false);
  EXPECT_EQ(words_of(runs_in.fill(task(1, 20, 1)).fragment), "电头　" + han(3) + "|小题|" + han(3));
  ChainFlow alone(context, {add({dateline, subhead, text})}, false);
  EXPECT_EQ(words_of(alone.fill(task(1, 20, 1)).fragment), "电头|小题|" + han(3));
}

} // namespace
} // namespace broadsheet::testing
