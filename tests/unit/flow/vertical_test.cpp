// Vertical frames and side heads: set lying, turned onto the page.
#include "flowing.hpp"
#include "layout/flow/vertical.hpp"

#include <gmock/gmock.h>

namespace broadsheet::testing {
namespace {

class VerticalFlow : public Flow {
 protected:
  // A frame at (100, 0), grid lines 1 to `lines`; its legs stand under each other.
  FrameTask vertical(int width, int lines, int legs = 1) {
    FrameTask made = task(1, 1, 1);
    Frame& frame = frames.back();
    frame.vertical = true;
    frame.columns = legs;
    frame.lines = lines;
    frame.rect = {Length::points(100), {}, Length::points(width), kLeading * lines};
    made.region = region_of(frame, grid, 1, Length{});
    return made;
  }
  // Ten characters a leg, as all frames here: 120 pt of height hold a leg of 12 characters.
  FillResult fill(ChainFlow& flow, const FrameTask& made) { return flow.fill(made); }

  void use_side_heads(Alignment alignment = Alignment::left) {
    styles.paragraphs[kHead].vertical = true;
    styles.paragraphs[kHead].alignment = alignment;
  }
  static std::vector<PlacedLine> vertical_lines(const FrameFragment& fragment) {
    std::vector<PlacedLine> found;
    for (const PlacedLine& line : fragment.lines)
      if (is_vertical(line)) found.push_back(line);
    return found;
  }
};

TEST_F(VerticalFlow, PointsTurnAQuarter) {
  const Point corner{Length::points(200), Length::points(50)};
  EXPECT_EQ(turn_onto_page(Point{Length::points(30), Length::points(12)}, corner),
            (Point{Length::points(188), Length::points(80)}));
  EXPECT_EQ(
      turn_onto_page(Rect{Length::points(30), Length::points(12), Length::points(100), Length::points(24)}, corner),
      (Rect{Length::points(164), Length::points(80), Length::points(24), Length::points(100)}));
}

TEST_F(VerticalFlow, LinesFollowFromRightToLeft) {
  ChainFlow flow(context, {add_paragraphs({han(26)})}, false);
  const FrameTask made = vertical(60, 10); // 120 pt high: 12 characters; 60 pt wide: 5 lines
  const FrameFragment fragment = fill(flow, made).fragment;
  EXPECT_TRUE(flow.done());
  ASSERT_EQ(fragment.lines.size(), 3U);
  for (std::size_t i = 0; i < 3; ++i) {
    const PlacedLine& line = fragment.lines[i];
    EXPECT_TRUE(is_vertical(line));
    // The frame's right edge is at 160 pt; each line takes 12 pt from there.
    EXPECT_EQ(rect_on_page(line),
              (Rect{Length::points(148 - 12 * static_cast<int>(i)), {}, Length::points(12), Length::points(120)}));
    EXPECT_EQ(line.origin, (Point{Length::points(154 - 12 * static_cast<int>(i)), {}}));
  }
  EXPECT_EQ(words_of(fragment), han(12) + "|" + han(12) + "|" + han(2));
  EXPECT_EQ(fragment.first_line, 1);
  EXPECT_EQ(fragment.last_line, 10) << "a vertical frame takes all of its height";
}

TEST_F(VerticalFlow, LegsStandUnderEachOther) {
  ChainFlow flow(context, {add_paragraphs({han(40)})}, false);
  FrameTask made = vertical(60, 10, 2); // two legs of 5 characters and 10 pt between them: 55 pt each
  const FrameFragment fragment = fill(flow, made).fragment;
  ASSERT_EQ(fragment.legs.size(), 2U);
  EXPECT_EQ(fragment.legs[0].rect.y, Length{});
  EXPECT_EQ(fragment.legs[1].rect.y, Length::points(65));
  EXPECT_EQ(fragment.legs[0].rect.right(), Length::points(160));
  EXPECT_EQ(copy_in(fragment), 40U);
  EXPECT_EQ(fragment.lines.front().origin.y, Length{});
  EXPECT_EQ(fragment.lines.back().origin.y, Length::points(65));
}

TEST_F(VerticalFlow, EverythingStaysInTheFrame) {
  for (const int count : {1, 11, 60, 200}) {
    ChainFlow flow(context, {add({{BlockRole::headline, han(7)}, {BlockRole::paragraph, han(count)}})}, false);
    const FrameTask made = vertical(100, 12, 2);
    const FrameFragment fragment = fill(flow, made).fragment;
    for (const PlacedLine& line : fragment.lines) {
      EXPECT_TRUE(is_vertical(line));
      EXPECT_TRUE(frames.back().rect.contains(rect_on_page(line))) << count;
    }
    std::size_t over = 0;
    for (const Overset& overset : flow.overset(made)) over += overset.characters;
    EXPECT_EQ(copy_in(fragment) + over, static_cast<std::size_t>(count + 7));
  }
}

TEST_F(VerticalFlow, AStoryGoesOnInTheDirectionOfItsNextFrame) {
  ChainFlow flow(context, {add_paragraphs({han_lines(8), han_lines(8)})}, false);
  FrameTask first = task(1, 6, 1);
  first.next = NextFrame{1, Length::points(120)};
  const FrameFragment across = flow.fill(first).fragment;
  const FrameFragment down = flow.fill(vertical(240, 10)).fragment;
  EXPECT_TRUE(flow.done());
  EXPECT_TRUE(vertical_lines(across).empty());
  EXPECT_EQ(vertical_lines(down).size(), down.lines.size());
  EXPECT_EQ(copy_in(across) + copy_in(down), 150U);
}

TEST_F(VerticalFlow, TheNoticeOfAJumpIsVerticalToo) {
  ChainFlow flow(context, {add_paragraphs({han(300)})}, false);
  FrameTask made = vertical(72, 10);
  made.next = NextFrame{3, Length::points(120)};
  const FillResult result = flow.fill(made);
  ASSERT_TRUE(result.jump);
  ASSERT_EQ(result.fragment.notices.size(), 1U);
  EXPECT_TRUE(frames.back().rect.contains(result.fragment.notices[0].rect));
  EXPECT_TRUE(is_vertical(result.fragment.lines.back()));
  EXPECT_EQ(words_of(result.fragment.lines.back()), "转3版");
}

TEST_F(VerticalFlow, ASideHeadStandsLeftOfItsStory) {
  use_side_heads();
  ChainFlow flow(context, {add({{BlockRole::headline, han(4)}, {BlockRole::paragraph, han(100)}})}, false);
  const FrameTask made = task(1, 12, 2, 0, 0, 10); // two legs of 100 pt and 10 pt between them
  const FrameFragment fragment = flow.fill(made).fragment;
  EXPECT_TRUE(flow.done());
  const auto head = vertical_lines(fragment);
  ASSERT_EQ(head.size(), 1U);
  EXPECT_TRUE(is_vertical(fragment.lines.front())) << "it is read first";
  // The strip: a line of 24 pt and 10 pt of white; 176 pt are left, 83 a leg.
  EXPECT_EQ(rect_on_page(head[0]).x, Length{});
  EXPECT_EQ(rect_on_page(head[0]).width, Length::points(24));
  for (std::size_t i = 1; i < fragment.lines.size(); ++i)
    EXPECT_GE(rect_on_page(fragment.lines[i]).x, Length::points(34)) << i;
  EXPECT_EQ(fragment.lines[1].measure, Length::points(83));
  EXPECT_EQ(copy_in(fragment), 104U);
}

TEST_F(VerticalFlow, ASideHeadStandsRightWhereTheFrameSaysSo) {
  use_side_heads();
  ChainFlow flow(context, {add({{BlockRole::headline, han(4)}, {BlockRole::paragraph, han(100)}})}, false);
  FrameTask made = task(1, 12, 2);
  frames.back().side_head_right = true;
  const FrameFragment fragment = flow.fill(made).fragment;
  EXPECT_EQ(rect_on_page(vertical_lines(fragment).at(0)).right(), frames.back().rect.right());
  for (std::size_t i = 1; i < fragment.lines.size(); ++i)
    EXPECT_LE(rect_on_page(fragment.lines[i]).right(), frames.back().rect.right() - Length::points(34)) << i;
}

TEST_F(VerticalFlow, LegsBesideASideHeadKeepWholeEms) {
  FrameTask made = task(1, 12, 2);
  const FrameRegion whole = region_of(frames.back(), grid, 1, Length::points(10));
  const FrameRegion rest = beside_strip(whole, Length::points(34));
  EXPECT_EQ(rest.measure, Length::points(80));
  EXPECT_EQ(rest.leg_x[1] + rest.measure, frames.back().rect.right()) << "what is left over widens the strip";
}

TEST_F(VerticalFlow, AStoryShorterThanItsSideHeadEndsWhereTheHeadEnds) {
  use_side_heads();
  const auto story = add({{BlockRole::headline, han(6)}, {BlockRole::paragraph, han(10)}});
  ChainFlow flow(context, {story}, false);
  FrameTask made = task(1, 20, 2);
  frames.back().balance = true;
  const FrameFragment fragment = flow.fill(made).fragment;
  EXPECT_TRUE(flow.done());
  // Six characters of 20 pt: 120 pt and 2 pt of white, 11 grid lines.
  EXPECT_EQ(fragment.last_line, 11);
  EXPECT_EQ(fragment.free_lines, 9);
}

TEST_F(VerticalFlow, WhereAStripLeavesNoMeasureTheHeadStandsOver) {
  use_side_heads();
  ChainFlow flow(context, {add({{BlockRole::headline, han(4)}, {BlockRole::paragraph, han(40)}})}, false);
  const FrameFragment fragment = flow.fill(task(1, 20, 1, 0, 0, 8)).fragment; // 80 pt: 46 would be left, 60 are wanted
  EXPECT_TRUE(vertical_lines(fragment).empty());
  EXPECT_EQ(copy_in(fragment), 44U);
  EXPECT_TRUE(flow.done());
}

TEST_F(VerticalFlow, ASideHeadTakesItsPlaceAmongTheOtherHeads) {
  use_side_heads();
  ChainFlow flow(context,
                 {add({{BlockRole::kicker, "引题"},
                       {BlockRole::headline, "主题"},
                       {BlockRole::deck, "副题"},
                       {BlockRole::paragraph, han(60)}})},
                 false);
  const FrameFragment fragment = flow.fill(task(1, 14, 2)).fragment;
  EXPECT_THAT(words_of(fragment), ::testing::StartsWith("引题|主题|副题|字"));
}

} // namespace
} // namespace broadsheet::testing
