// Jumps: where a story leaves a page and what stands there. Frames hold ten characters a line.
#include "tests/unit/flow/flowing.hpp"

#include <gmock/gmock.h>

namespace broadsheet::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::StartsWith;

class Jump : public Flow {
 protected:
  Jump() {
    notices().turn = JumpTurn::line;
    styles.paragraphs[kNotice].alignment = Alignment::right;
  }
  // Body lines without the notices, joined by bars.
  static std::string body_of(const FrameFragment& fragment) {
    std::string words;
    for (const PlacedLine& line : fragment.lines)
      if (line.style == kBody || line.style == kEnglish) words += (words.empty() ? "" : "|") + words_of(line);
    return words;
  }
  static int body_lines_of(const FrameFragment& fragment) {
    return static_cast<int>(
        std::count_if(fragment.lines.begin(), fragment.lines.end(), [](const PlacedLine& l) { return l.in_body; }));
  }
  static std::string last_words(const FillResult& result) { return words_of(result.fragment.lines.back()); }
};

TEST_F(Jump, BothNoticesPointAtEachOther) {
  ChainFlow flow(context, {add_paragraphs({han_lines(20)})}, false);
  const FillResult front = flow.fill(task(1, 10, 1, 4));
  ASSERT_TRUE(front.jump);
  EXPECT_EQ(front.jump->from, 1);
  EXPECT_EQ(front.jump->to, 4);
  EXPECT_FALSE(front.jump->short_front);
  EXPECT_FALSE(front.jump->short_rest);
  EXPECT_EQ(last_words(front), "转4版");
  ASSERT_THAT(front.fragment.notices, SizeIs(1));
  EXPECT_TRUE(front.fragment.notices[0].to);
  EXPECT_EQ(front.fragment.notices[0].page, 4);
  EXPECT_EQ(body_lines_of(front.fragment), 9) << "the notice takes the tenth row";

  const FillResult back = flow.fill(task(4, 30, 1, 0, 1));
  EXPECT_TRUE(flow.done());
  EXPECT_EQ(words_of(back.fragment.lines.front()), "接1版");
  ASSERT_THAT(back.fragment.notices, SizeIs(1));
  EXPECT_FALSE(back.fragment.notices[0].to);
  EXPECT_EQ(back.fragment.notices[0].page, 1);
  EXPECT_EQ(copy_in(front.fragment) + copy_in(back.fragment), 195U);
  EXPECT_TRUE(back.fragment.parts.at(0).continuation);
}

TEST_F(Jump, TheRepeatHeadStandsOverTheContinuation) {
  notices().repeat_head = "{headline}";
  const std::uint32_t story = add({{BlockRole::headline, "大题"}, {BlockRole::paragraph, han_lines(20)}});
  ChainFlow flow(context, {story}, false);
  flow.fill(task(1, 12, 1, 2));
  EXPECT_THAT(words_of(flow.fill(task(2, 30, 1, 0, 1)).fragment), StartsWith("大题|接1版|"));
}

TEST_F(Jump, LegsBeforeAJumpEndLevel) {
  ChainFlow flow(context, {add_paragraphs({han_lines(60)})}, false);
  EXPECT_THAT(rows_of(flow.fill(task(1, 10, 3, 2)).fragment), ElementsAre(10, 10, 10));
}

TEST_F(Jump, AtALineNeverAfterAHyphen) {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "neighbourhood considerable transport investment ";
  text.pop_back();
  styles.designs.front().default_style = kEnglish;
  bool would = false;
  for (int lines = 6; lines <= 24; ++lines) {
    ChainFlow flow(context, {add({{BlockRole::paragraph, text}}, "en")}, false);
    const FillResult result = flow.fill(task(1, lines, 1, 2, 0, 12));
    ASSERT_TRUE(result.jump) << lines;
    const PlacedLine& last = result.fragment.lines.at(result.fragment.lines.size() - 2);
    EXPECT_FALSE(last.paragraph->lines[last.line].hyphenated) << lines << ": " << words_of(last);
    for (const PlacedLine& line : result.fragment.lines) would = would || line.paragraph->lines[line.line].hyphenated;
  }
  EXPECT_TRUE(would) << "without hyphens in the text this proves nothing";
}

TEST_F(Jump, AtALineNeverALonelyLine) {
  for (int first = 2; first <= 12; ++first) {
    ChainFlow flow(context, {add_paragraphs({han_lines(first), han_lines(9), han_lines(9)})}, false);
    const FillResult result = flow.fill(task(1, 9, 1, 2));
    ASSERT_TRUE(result.jump) << first;
    const PlacedLine& last = result.fragment.lines.at(result.fragment.lines.size() - 2);
    const std::size_t lines = last.paragraph->lines.size();
    EXPECT_FALSE(last.line + 2 == lines) << first << ": one line is taken along";
    EXPECT_FALSE(last.line == 0 && lines > 1) << first << ": one line stays";
  }
}

// Lines that a turn carries are those of the next frame's measure: of three here none may be left there but one (P5).
TEST_F(Jump, AtALineNeverALonelyLineInAWiderLeg) {
  int inside = 0;
  for (const JumpTurn turn : {JumpTurn::line, JumpTurn::inside})
    for (int length = 60; length <= 130; ++length) {
      notices().turn = turn;
      ChainFlow flow(context, {add_paragraphs({han_lines(3), han(length), han_lines(9)})}, false);
      FrameTask front = task(1, 9, 1, 2);
      front.next->measure = Length::points(300);
      ASSERT_TRUE(flow.fill(front).jump) << length;
      const FillResult back = flow.fill(task(2, 30, 1, 0, 1, 30));
      const PlacedLine& first = back.fragment.lines.at(1); // under the notice
      const bool goes_on = !first.starts_paragraph;
      inside += goes_on ? 1 : 0;
      EXPECT_FALSE(goes_on && first.paragraph->lines.size() == 1) << length << ": a last line stands alone";
    }
  EXPECT_GE(inside, 60) << "without turns inside paragraphs this proves nothing";
}

TEST_F(Jump, ALineHereMayBeSeveralThere) {
  ChainFlow flow(context, {add_paragraphs({han(30 * 8 + 28), han_lines(9)})}, false);
  FrameTask front = task(1, 9, 1, 2, 0, 30);
  front.next->measure = Length::points(100);
  const FillResult result = flow.fill(front);
  ASSERT_TRUE(result.jump);
  EXPECT_EQ(copy_in(result.fragment), 240U) << "the ninth line is three lines there";
}

TEST_F(Jump, AtASentence) {
  notices().turn = JumpTurn::sentence;
  // One paragraph: sentences end after 25, 50, 75 ... characters.
  std::string text;
  for (int i = 0; i < 8; ++i) text += han(24) + "。";
  ChainFlow flow(context, {add_paragraphs({text})}, false);
  const FillResult front = flow.fill(task(1, 10, 1, 2));
  ASSERT_TRUE(front.jump);
  // 75 characters are 8 lines, 100 would be 10 and leave no row for the notice.
  EXPECT_EQ(copy_in(front.fragment), 75U);
  EXPECT_THAT(body_of(front.fragment), EndsWith("。"));
  const FillResult back = flow.fill(task(2, 30, 1, 0, 1));
  EXPECT_EQ(copy_in(back.fragment), 125U);
  EXPECT_TRUE(flow.done());
}

TEST_F(Jump, AtAParagraphOnly) {
  notices().turn = JumpTurn::paragraph;
  ChainFlow flow(context, {add_paragraphs({han(24) + "。" + han(15), han(24) + "。" + han(30), han_lines(9)})}, false);
  const FillResult front = flow.fill(task(1, 8, 1, 2));
  ASSERT_TRUE(front.jump);
  EXPECT_EQ(copy_in(front.fragment), 40U) << "the second paragraph would be parted";
}

TEST_F(Jump, AtALineWhenNoSentenceEndsInTime) {
  notices().turn = JumpTurn::sentence;
  ChainFlow flow(context, {add_paragraphs({han(200)})}, false);
  const FillResult front = flow.fill(task(1, 10, 1, 2));
  ASSERT_TRUE(front.jump);
  EXPECT_EQ(copy_in(front.fragment), 90U);
}

TEST_F(Jump, TheNoticeRunsInWhereItFits) {
  notices().turn = JumpTurn::paragraph;
  notices().run_in = true;
  // The last line has 6 characters: 60 + 10 (an em) + 25 (the notice, its digit is half an em).
  ChainFlow fits(context, {add_paragraphs({han_lines(8, 6), han_lines(9)})}, false);
  const FillResult in_line = fits.fill(task(1, 8, 1, 2));
  ASSERT_TRUE(in_line.jump);
  ASSERT_THAT(in_line.fragment.lines, SizeIs(9));
  const PlacedLine &text = in_line.fragment.lines[7], &notice = in_line.fragment.lines[8];
  EXPECT_EQ(notice.origin, (Point{Length::points(75), text.origin.y}));
  EXPECT_EQ(notice.measure, Length::points(25));
  EXPECT_THAT(rows_of(in_line.fragment), ElementsAre(8));
}

// Words from right to left end at the left edge: seven letters of half an em, so 35 pt at the right.
TEST_F(Jump, TheNoticeRunsInAtTheLeftBehindHebrew) {
  notices().turn = JumpTurn::paragraph;
  notices().run_in = true;
  const auto hebrew = [&] {
    return add({{BlockRole::paragraph, "שלום של"}, {BlockRole::paragraph, "שלום של"}, {BlockRole::paragraph, "של"}},
               "he");
  };
  styles.paragraphs[kBody].profile.clear();
  for (const Alignment flush : {Alignment::justify, Alignment::right}) {
    styles.paragraphs[kBody].alignment = flush;
    ChainFlow flow(context, {hebrew()}, false);
    const FillResult front = flow.fill(task(1, 2, 1, 2));
    ASSERT_TRUE(front.jump);
    ASSERT_THAT(front.fragment.lines, SizeIs(3));
    const PlacedLine &text = front.fragment.lines[1], &notice = front.fragment.lines[2];
    EXPECT_EQ(notice.origin, (Point{Length{}, text.origin.y}));
    EXPECT_EQ(notice.measure, Length::points(25));
  }
  styles.paragraphs[kBody].alignment = Alignment::left; // its end is taken: the notice stands under it
  ChainFlow flow(context, {hebrew()}, false);
  const FillResult front = flow.fill(task(1, 2, 1, 2));
  ASSERT_THAT(front.fragment.lines, SizeIs(2));
  EXPECT_EQ(front.fragment.lines[1].origin.y, line_baseline(grid, 2));
}

TEST_F(Jump, TheNoticeTakesARowWhereItDoesNotFit) {
  notices().turn = JumpTurn::paragraph;
  notices().run_in = true;
  // The last line has 7 characters: there is no room behind it, and no row under it in a frame of 8.
  ChainFlow flow(context, {add_paragraphs({han_lines(4, 7), han_lines(4, 7), han_lines(9)})}, false);
  const FillResult front = flow.fill(task(1, 8, 1, 2));
  ASSERT_TRUE(front.jump);
  EXPECT_EQ(copy_in(front.fragment), 37U) << "it turns at the first paragraph";
  EXPECT_THAT(rows_of(front.fragment), ElementsAre(5));
  EXPECT_EQ(front.fragment.lines.back().origin.y, line_baseline(grid, 5));
}

TEST_F(Jump, NothingRunsInBehindCentredType) {
  notices().turn = JumpTurn::paragraph;
  notices().run_in = true;
  styles.paragraphs[kBody].alignment = Alignment::center;
  ChainFlow flow(context, {add_paragraphs({han_lines(4, 2), han_lines(9)})}, false);
  const FillResult front = flow.fill(task(1, 8, 1, 2));
  EXPECT_THAT(rows_of(front.fragment), ElementsAre(5));
}

TEST_F(Jump, ALongNoticeStaysTogether) {
  notices().to = "下转第{page}版" + han(10); // two lines
  for (int rows = 6; rows <= 12; ++rows) {
    ChainFlow flow(context, {add_paragraphs({han_lines(60)})}, false);
    const FillResult front = flow.fill(task(1, rows, 2, 2));
    ASSERT_TRUE(front.jump);
    const auto& lines = front.fragment.lines;
    ASSERT_EQ(lines.back().style, kNotice);
    ASSERT_EQ(lines[lines.size() - 2].style, kNotice);
    EXPECT_EQ(lines[lines.size() - 2].origin.x, lines.back().origin.x) << "in one leg";
    EXPECT_LE(lines.back().origin.y, line_baseline(grid, rows));
  }
}

TEST_F(Jump, MinimumAfterTakesLinesAlong) {
  notices().minimum_after = 5;
  ChainFlow flow(context, {add_paragraphs({han_lines(12)})}, false);
  const FillResult front = flow.fill(task(1, 11, 1, 2));
  ASSERT_TRUE(front.jump);
  EXPECT_EQ(body_lines_of(front.fragment), 7);
  EXPECT_FALSE(front.jump->short_rest);
}

TEST_F(Jump, AMinimumThatCannotBeKeptIsReported) {
  notices().minimum_before = 9;
  ChainFlow flow(context, {add_paragraphs({han_lines(20)})}, false);
  const FillResult front = flow.fill(task(1, 6, 1, 2));
  ASSERT_TRUE(front.jump);
  EXPECT_EQ(body_lines_of(front.fragment), 5);
  EXPECT_TRUE(front.jump->short_front);
  EXPECT_FALSE(front.jump->short_rest);
}

TEST_F(Jump, SubheadsAreNoBodyLines) {
  notices().minimum_before = 5;
  const std::uint32_t story = add({{BlockRole::paragraph, han_lines(2)},
                                   {BlockRole::subhead, "小题"},
                                   {BlockRole::paragraph, han_lines(2)},
                                   {BlockRole::paragraph, han_lines(9)}});
  ChainFlow flow(context, {story}, false);
  const FillResult front = flow.fill(task(1, 7, 1, 2)); // 2 lines, 2 rows of subhead, 2 lines, notice
  ASSERT_TRUE(front.jump);
  EXPECT_TRUE(front.jump->short_front) << "4 body lines, 5 wanted";
}

TEST_F(Jump, NoSubheadOfSeveralStandsOverTheNotice) {
  for (const JumpTurn turn : {JumpTurn::paragraph, JumpTurn::sentence, JumpTurn::line, JumpTurn::inside})
    for (int rows = 6; rows <= 16; ++rows) {
      notices().turn = turn;
      const std::uint32_t story = add({{BlockRole::paragraph, han_lines(6)},
                                       {BlockRole::subhead, "小题"},
                                       {BlockRole::subhead, "小题"},
                                       {BlockRole::paragraph, han_lines(20)}});
      ChainFlow flow(context, {story}, false);
      const FillResult result = flow.fill(task(1, rows, 1, 2));
      ASSERT_TRUE(result.jump);
      EXPECT_NE(words_of(result.fragment.lines.at(result.fragment.lines.size() - 2)), "小题") << rows;
    }
}

TEST_F(Jump, AContinuationJumpsOnce) {
  ChainFlow flow(context, {add_paragraphs({han_lines(40)})}, false);
  const FillResult first = flow.fill(task(1, 10, 1, 2));
  const FillResult second = flow.fill(task(2, 10, 1, 7, 1));
  const FillResult third = flow.fill(task(7, 40, 1, 0, 2));
  ASSERT_TRUE(first.jump && second.jump);
  EXPECT_EQ(second.jump->from, 2);
  EXPECT_EQ(second.jump->to, 7);
  ASSERT_THAT(second.fragment.notices, SizeIs(2));
  EXPECT_EQ(words_of(second.fragment.lines.front()), "接1版");
  EXPECT_EQ(last_words(second), "转7版");
  EXPECT_EQ(words_of(third.fragment.lines.front()), "接2版");
  EXPECT_TRUE(flow.done());
  EXPECT_EQ(copy_in(first.fragment) + copy_in(second.fragment) + copy_in(third.fragment), 395U);
}

TEST_F(Jump, WhatDoesNotGoInAtTheEndIsOverset) {
  ChainFlow flow(context, {add_paragraphs({han_lines(40)})}, false);
  const FillResult front = flow.fill(task(1, 10, 1, 2));
  const FrameTask last = task(2, 10, 1, 0, 1);
  const FillResult back = flow.fill(last);
  const std::vector<Overset> overset = flow.overset(last);
  ASSERT_THAT(overset, SizeIs(1));
  EXPECT_EQ(copy_in(front.fragment) + copy_in(back.fragment) + overset[0].characters, 395U);
  EXPECT_EQ(overset[0].lines, 40 - 9 - 9);
}

TEST_F(Jump, NoJumpWhenAllGoesIn) {
  ChainFlow flow(context, {add_paragraphs({han_lines(10)})}, false);
  const FillResult front = flow.fill(task(1, 10, 1, 2));
  EXPECT_FALSE(front.jump);
  EXPECT_THAT(front.fragment.notices, IsEmpty());
  EXPECT_TRUE(flow.done());
}

// However high the frame, whatever the way of turning: what stands and what goes on are the whole story.
TEST_F(Jump, NothingIsLostAtAnyHeight) {
  std::string text;
  for (int i = 0; i < 9; ++i) text += han(7 + 5 * i) + "。";
  for (const JumpTurn turn : {JumpTurn::line, JumpTurn::sentence, JumpTurn::paragraph})
    for (int rows = 3; rows <= 30; ++rows)
      for (int legs = 1; legs <= 3; ++legs) {
        notices().turn = turn;
        notices().run_in = rows % 2 == 0;
        const std::uint32_t story = add_paragraphs({text, han_lines(7), text});
        ChainFlow flow(context, {story}, false);
        const FillResult front = flow.fill(task(1, rows, legs, 2));
        const FrameTask last = task(2, 20, 2, 0, front.jump ? 1 : 0, 13);
        const FillResult back = flow.done() ? FillResult{} : flow.fill(last);
        std::size_t overset = 0;
        for (const Overset& left : flow.overset(last)) overset += left.characters;
        EXPECT_EQ(copy_in(front.fragment) + copy_in(back.fragment) + overset, 9 * 28U * 2 + 65)
            << static_cast<int>(turn) << " " << rows << " rows " << legs << " legs";
      }
}

} // namespace
} // namespace broadsheet::testing
