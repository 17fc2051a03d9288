// The notices of jumps: their words, and where they stand. Frames hold ten characters a line.
#include "tests/unit/flow/flowing.hpp"

#include <gmock/gmock.h>

namespace broadsheet::testing {
namespace {

using ::testing::SizeIs;
using ::testing::StartsWith;

class Notice : public Flow {
 protected:
  Notice() { notices().turn = JumpTurn::paragraph; }
  FillResult continuation(const std::string& first, const std::string& then, int came_from = 1,
                          const std::string& label = {}) {
    ChainFlow flow(context, {add_paragraphs({first, then})}, false);
    front = flow.fill(task(1, 9, 1, 4));
    EXPECT_TRUE(front.jump);
    FrameTask next = task(4, 30, 1, 0, came_from);
    next.came_from_label = label;
    FillResult back = flow.fill(next);
    EXPECT_TRUE(flow.done());
    EXPECT_EQ(copy_in(front.fragment) + copy_in(back.fragment), (first.size() + then.size()) / 3);
    return back;
  }
  FillResult front;
};

TEST_F(Notice, AParagraphAfterTheNoticeHasItsIndent) {
  styles.paragraphs[kBody].first_indent = Length::points(20);
  const FillResult back = continuation(han(60), han(48));
  ASSERT_THAT(back.fragment.lines, SizeIs(6));
  EXPECT_EQ(words_of(back.fragment.lines[1]), han(8)) << "the text turned at a paragraph's end";
  EXPECT_TRUE(back.fragment.lines[1].starts_paragraph);
}

TEST_F(Notice, TheRestOfAParagraphHasNone) {
  styles.paragraphs[kBody].first_indent = Length::points(20);
  notices().turn = JumpTurn::line;
  const FillResult back = continuation(han(148), han(8));
  EXPECT_EQ(words_of(back.fragment.lines[1]), han(10));
  EXPECT_FALSE(back.fragment.lines[1].starts_paragraph);
}

TEST_F(Notice, ItBeginsTheParagraphWhereTheHouseSaysSo) {
  styles.paragraphs[kBody].first_indent = Length::points(20);
  notices().from_in_text = true;
  const FillResult back = continuation(han(60), han(48));
  ASSERT_GE(back.fragment.lines.size(), 2U);
  EXPECT_EQ(words_of(back.fragment.lines[0]), "接1版");
  EXPECT_EQ(words_of(back.fragment.lines[1]), han(5)) << "after the indent and the notice: 20 and 25 of 100 points";
  EXPECT_TRUE(back.fragment.lines[1].beside);
  EXPECT_EQ(back.fragment.lines[0].origin.y, back.fragment.lines[1].origin.y);
  ASSERT_THAT(back.fragment.notices, SizeIs(1));
  const PlacedNotice& notice = back.fragment.notices[0];
  EXPECT_FALSE(notice.to);
  EXPECT_EQ(notice.page, 1);
  EXPECT_EQ(notice.rect.x, Length::points(20));
  EXPECT_EQ(notice.rect.width, Length::points(25));
}

TEST_F(Notice, SoDoesTheRestOfAParagraph) {
  styles.paragraphs[kBody].first_indent = Length::points(20);
  notices().from_in_text = true;
  notices().turn = JumpTurn::line;
  const FillResult back = continuation(han(148), han(8));
  EXPECT_EQ(words_of(back.fragment.lines[0]), "接1版");
  EXPECT_EQ(words_of(back.fragment.lines[1]), han(5)) << "with the indent";
}

TEST_F(Notice, OneThatIsTooLongKeepsItsLine) {
  notices().from_in_text = true;
  notices().from = "接{page}版" + han(7);
  const FillResult back = continuation(han(60), han(48));
  EXPECT_EQ(words_of(back.fragment.lines[0]), "接1版" + han(7));
  EXPECT_EQ(words_of(back.fragment.lines[1]), han(10));
}

TEST_F(Notice, OverATableItKeepsItsLine) {
  notices().from_in_text = true;
  const std::uint32_t story =
      add({{BlockRole::paragraph, han(70)}, {BlockRole::subhead, "小题"}, {BlockRole::paragraph, han(90)}});
  ChainFlow flow(context, {story}, false);
  flow.fill(task(1, 9, 1, 4));
  EXPECT_THAT(words_of(flow.fill(task(4, 30, 1, 0, 1)).fragment), StartsWith("接1版|小题|字"));
}

TEST_F(Notice, OneThatIsWiderThanItsLegIsSetSmallerOrTold) {
  notices().to = "下转第{page}版" + han(7); // 11 and a half characters
  continuation(han(60), han(48));
  EXPECT_TRUE(front.jump->split_notice);
  EXPECT_EQ(front.fragment.notices[0].rect.height, kLeading * 2) << "both lines";
  styles.paragraphs[kNotice].maximum_lines = 1;
  styles.paragraphs[kNotice].minimum_size = Length::points(8);
  continuation(han(60), han(48));
  EXPECT_FALSE(front.jump->split_notice);
  EXPECT_LT(front.fragment.lines.back().leading, kLeading);
  EXPECT_FALSE(front.jump->short_front || front.jump->short_rest);
  styles.paragraphs[kNotice].maximum_lines = 0;
  notices().to = "转{page}版";
  notices().from = han(11);
  continuation(han(60), han(48));
  EXPECT_TRUE(front.jump->split_notice) << "the one over the continuation";
}

TEST_F(Notice, PagesAreCalledByTheirLabels) {
  const FillResult back = continuation(han(60), han(48), 1, "A1");
  EXPECT_EQ(words_of(back.fragment.lines[0]), "接A1版");
  EXPECT_EQ(back.fragment.notices[0].page, 1);

  ChainFlow flow(context, {add_paragraphs({han(60), han(48)})}, false);
  FrameTask labelled = task(1, 9, 1, 4);
  labelled.next->page_label = "B2";
  const FillResult result = flow.fill(labelled);
  EXPECT_EQ(words_of(result.fragment.lines.back()), "转B2版");
  EXPECT_EQ(result.fragment.notices[0].page, 4);
}

TEST_F(Notice, LonelyNoticesOfVerticalFramesStandLikeOthers) {
  // A chain from a horizontal frame into a vertical one and on: both notices on every page, nothing lost.
  notices().turn = JumpTurn::sentence;
  std::string text;
  for (int i = 0; i < 40; ++i) text += han(11) + "。";
  ChainFlow flow(context, {add_paragraphs({text})}, false);
  std::size_t copy = 0;
  const auto count = [&](const FillResult& result, std::size_t expected) {
    copy += copy_in(result.fragment);
    EXPECT_THAT(result.fragment.notices, SizeIs(expected));
  };
  count(flow.fill(task(1, 12, 1, 2)), 1);
  FrameTask vertical = task(2, 10, 1, 3, 1);
  frames.back().vertical = true;
  frames.back().rect = {{}, {}, kLeading * 14, Length::points(120)};
  frames.back().lines = 10;
  vertical.region = region_of(frames.back(), grid, 1, Length{});
  ASSERT_TRUE(vertical.region.turned);
  const FillResult middle = flow.fill(vertical);
  count(middle, 2);
  for (const PlacedNotice& notice : middle.fragment.notices)
    EXPECT_GT(notice.rect.height, notice.rect.width) << "notices run down with the text";
  count(flow.fill(task(3, 60, 1, 0, 2)), 1);
  EXPECT_TRUE(flow.done());
  EXPECT_EQ(copy, 480U);
}

} // namespace
} // namespace broadsheet::testing
