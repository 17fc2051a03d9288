// The place where a story leaves its page is chosen by cost. Frames hold ten characters a line.
#include "tests/unit/flow/flowing.hpp"

#include <gmock/gmock.h>

namespace broadsheet::testing {
namespace {

using ::testing::ElementsAre;
using Kind = TurnPoint::Kind;

TEST(TurnCost, EachFaultOutweighsTheOnesBeforeIt) {
  const auto point = [](Kind kind, bool leads_on, bool in_pair, bool hyphen, bool lonely) {
    return cost_of(JumpTurn::sentence, {kind, leads_on, in_pair, hyphen, lonely});
  };
  TurnFit deep, short_of;
  deep.blank_rows = 60; // a whole page of one leg
  short_of.short_front = 1;
  const std::vector<std::int64_t> rising{point(Kind::paragraph, false, false, false, false),
                                         point(Kind::sentence, false, false, false, false),
                                         cost_of(deep),
                                         point(Kind::line, false, false, false, false),
                                         point(Kind::line, false, true, false, false),
                                         point(Kind::line, true, false, false, false),
                                         cost_of(short_of),
                                         point(Kind::paragraph, false, false, false, true),
                                         point(Kind::paragraph, false, false, true, false)};
  EXPECT_TRUE(std::is_sorted(rising.begin(), rising.end(), std::less_equal<>())) << ::testing::PrintToString(rising);
}

TEST(TurnCost, KindsByTheHousesWay) {
  const auto costs = [](JumpTurn turn) {
    return std::vector<std::int64_t>{cost_of(turn, TurnPoint{Kind::paragraph}),
                                     cost_of(turn, TurnPoint{Kind::sentence}), cost_of(turn, TurnPoint{Kind::line})};
  };
  for (const JumpTurn turn : {JumpTurn::paragraph, JumpTurn::sentence})
    EXPECT_TRUE(costs(turn)[0] < costs(turn)[1] && costs(turn)[1] < costs(turn)[2]);
  EXPECT_THAT(costs(JumpTurn::line), ElementsAre(0, 0, 0));
  EXPECT_TRUE(costs(JumpTurn::inside)[2] < costs(JumpTurn::inside)[1]);
  EXPECT_TRUE(costs(JumpTurn::inside)[1] < costs(JumpTurn::inside)[0]);
}

class Turning : public Flow {
 protected:
  Turning() { notices().turn = JumpTurn::sentence; }
  // Characters of copy in front of the turn.
  std::size_t front(std::initializer_list<std::string> texts, int rows, int legs = 1) {
    ChainFlow flow(context, {add_paragraphs(texts)}, false);
    FrameTask frame = task(1, rows, legs, 2);
    frame.next->rows = next_rows;
    last = flow.fill(frame);
    EXPECT_TRUE(last.jump);
    return copy_in(last.fragment);
  }
  FillResult last;
  int next_rows = 0;
};

TEST_F(Turning, AParagraphsEndIsWorthABlankRow) {
  // Paragraph of 8 lines; then 19 characters to a full stop. With the notice the paragraph takes 9 rows of 10, the
  // sentence all 11 of 11.
  const std::string second = han(19) + "。" + han(60);
  EXPECT_EQ(front({han_lines(8), second}, 10), 75U);
  EXPECT_EQ(front({han_lines(8), second}, 11), 75U) << "two blank rows cost 16, the full stop 24";
  EXPECT_EQ(front({han_lines(8), second}, 12), 95U) << "three blank rows cost 36";
}

TEST_F(Turning, FeetThatAreLevelAreWorthASentence) {
  // Two legs of 8 rows. Sentences end after 12, 13 ... lines; 16 rows with the notice stand level.
  std::string text;
  for (int i = 0; i < 30; ++i) text += han(9) + "。";
  front({text}, 8, 2);
  EXPECT_THAT(rows_of(last.fragment), ElementsAre(8, 8));
  EXPECT_EQ(copy_in(last.fragment), 150U);
}

TEST_F(Turning, NeverAfterAColon) {
  for (const char* end : {"如下：", "如下——", "如下:"})
    EXPECT_EQ(front({han_lines(5), han(27) + end, han_lines(20)}, 9), 45U) << end;
  EXPECT_EQ(front({han_lines(5), han(27) + "如下。", han_lines(20)}, 9), 75U) << "else it would turn there";
}

TEST_F(Turning, NotInsideAPairEvenAtALinesEnd) {
  // No sentence ends in time. Lines 4 to 8 lie inside the bracket.
  const std::string text = han(30) + "（" + han(50) + "）" + han(60);
  EXPECT_EQ(front({text}, 8), 30U);
  EXPECT_EQ(front({han(150)}, 8), 70U) << "else it would turn there";
}

TEST_F(Turning, NotInsideAQuotationOfSeveralParagraphs) {
  // The second paragraph is a quotation that the third one goes on with.
  EXPECT_EQ(front({han_lines(6), "“" + han(15), "“" + han(15) + "。”", han_lines(20)}, 10), 55U);
}

TEST_F(Turning, EveryLegHoldsItsMinimum) {
  notices().minimum_leg = 5;
  EXPECT_EQ(front({han(200)}, 6, 2), 110U);
  EXPECT_FALSE(last.jump->short_front) << "11 lines and the notice in 12 rows";
  notices().minimum_leg = 6;
  front({han(200)}, 6, 2);
  EXPECT_TRUE(last.jump->short_front) << "the notice takes the second leg's sixth row";
}

TEST_F(Turning, AThirdOfTheStoryStays) {
  notices().minimum_share = 33;
  front({han(270)}, 10);
  EXPECT_FALSE(last.jump->short_front) << "90 of 270";
  front({han(290)}, 10);
  EXPECT_TRUE(last.jump->short_front) << "90 of 290";
}

TEST_F(Turning, TheShareCountsWhatStandsInTheFrameBefore) {
  notices().minimum_share = 33;
  notices().minimum_before = 12;
  ChainFlow flow(context, {add_paragraphs({han(400)})}, false);
  flow.fill(task(1, 6, 1, 1)); // the chain goes on on this page
  last = flow.fill(task(1, 9, 1, 2));
  ASSERT_TRUE(last.jump);
  EXPECT_FALSE(last.jump->short_front) << "6 and 8 lines, 140 characters";
}

TEST_F(Turning, TheSecondJumpAsksForNoShare) {
  notices().minimum_share = 33;
  ChainFlow flow(context, {add_paragraphs({han(400)})}, false);
  flow.fill(task(1, 20, 1, 2));
  last = flow.fill(task(2, 8, 1, 3, 1));
  ASSERT_TRUE(last.jump);
  EXPECT_FALSE(last.jump->short_front);
}

TEST_F(Turning, NothingIsOversetForABetterPlace) {
  // At the paragraph's end 13 lines go on, at the sentence's 11.
  const std::initializer_list<std::string> story{han_lines(6), han(19) + "。" + han(110)};
  EXPECT_EQ(front(story, 9), 55U);
  next_rows = 11;
  EXPECT_EQ(front(story, 9), 75U);
}

TEST_F(Turning, TheOtherSchoolTurnsInsideASentence) {
  notices().turn = JumpTurn::inside;
  EXPECT_EQ(front({han_lines(7, 10), han_lines(20)}, 8), 50U)
      << "not at the paragraph's end, nor leaving one line of it";
}

} // namespace
} // namespace broadsheet::testing
