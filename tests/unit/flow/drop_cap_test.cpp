// Drop caps: 10 pt on 12 pt, legs of ten characters, three lines. A Han letter is 34 pt: it takes four of the ten
// characters of the lines beside it.
#include "tests/unit/flow/flowing.hpp"

#include "layout/flow/drop_cap.hpp"

#include <gmock/gmock.h>

namespace broadsheet::testing {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::StartsWith;

class DropCaps : public Flow {
 protected:
  DropCaps() {
    for (const Style style : {kBody, kEnglish}) styles.paragraphs[style].drop_cap_lines = 3;
  }
  FillResult only(std::uint32_t story, int lines = 40, int legs = 1, int ems = 10) {
    ChainFlow flow(context, {story}, false);
    FillResult result = flow.fill(task(1, lines, legs, 0, 0, ems));
    EXPECT_TRUE(flow.done());
    return result;
  }
  std::uint32_t english(const std::string& text) {
    styles.designs.front().first_paragraph = kEnglish;
    return add({{BlockRole::paragraph, text}}, "en");
  }
  // A paragraph with a drop cap of its own in 200 pt.
  std::optional<PreparedParagraph> capped(const std::string& text) {
    const std::uint32_t story = english(text);
    return with_drop_cap(context, prepare_story(context, story, styles.designs.front()).body.front(),
                         Length::points(200), kLeading);
  }
  static bool has_cap(const FillResult& result) {
    const auto& lines = result.fragment.lines;
    return std::any_of(lines.begin(), lines.end(), [](const PlacedLine& line) { return line.leading > kLeading; });
  }
};

const std::string kLong = "he harbour town woke to find that the storm had carried away half of the old pier, the tea "
                          "rooms at its end and the last of the boats that visitors had hired for a shilling an hour "
                          "in the summers before the war, and that no one was hurt, as the harbour master said later";

TEST_F(DropCaps, HanLetterStandsBesideThreeLines) {
  const FillResult result = only(add_paragraphs({"大" + han(18 + 55)}));
  const auto& lines = result.fragment.lines;
  ASSERT_THAT(lines, SizeIs(1 + 3 + 6));
  EXPECT_THAT(words_of(result.fragment),
              StartsWith("大|" + han(6) + "|" + han(6) + "|" + han(6) + "|" + han(10) + "|"));
  const PlacedLine& letter = lines[0];
  // Its em box ends with that of line 3: 12 % of 34 pt under the baseline are 12 % of 10 pt under line 3's.
  EXPECT_EQ(letter.origin.y, lines[3].origin.y - scale(Length::points(24), 12, 100));
  EXPECT_EQ(letter.paragraph->items->em, Length::points(34));
  EXPECT_EQ(letter.origin.x, Length{});
  for (const std::size_t line : {1U, 2U, 3U}) {
    EXPECT_EQ(lines[line].origin.x, Length::points(40));
    EXPECT_EQ(lines[line].measure, Length::points(60));
  }
  EXPECT_EQ(lines[4].origin.x, Length{});
  EXPECT_EQ(lines[4].measure, Length::points(100));
  EXPECT_TRUE(letter.starts_paragraph);
  EXPECT_FALSE(lines[1].starts_paragraph);
  EXPECT_EQ(copy_in(result.fragment), 74U);
}

// A frame with lines of its own, 11 pt and 13 pt apart: the letter reaches as far as three of those.
TEST_F(DropCaps, StandBesideLinesOfTheFramesOwnLeading) {
  styles.paragraphs[kEnglish].drop_cap_lines = 3;
  for (const int more : {-1, 1}) {
    FrameTask made = task(1, 40, 1, 0, 0, 20);
    made.region = with_leading(made.region, Length::points(more));
    ChainFlow latin(context, {english("T" + kLong + kLong)}, false);
    const auto capital = latin.fill(made).fragment.lines;
    ASSERT_EQ(words_of(capital[0]), "T");
    EXPECT_EQ(capital[0].origin.y, capital[3].origin.y);
    styles.designs.front().first_paragraph.reset();
    ChainFlow chinese(context, {add_paragraphs({"大" + han(180)})}, false);
    const auto han_letter = chinese.fill(made).fragment.lines;
    ASSERT_EQ(words_of(han_letter[0]), "大");
    EXPECT_EQ(han_letter[0].paragraph->items->em, Length::points(10 + 2 * (12 + more)));
  }
}

TEST_F(DropCaps, CapitalIsLevelWithLineOneAndStandsOnLineThree) {
  const FillResult result = only(english("T" + kLong + kLong), 40, 1, 20);
  const auto& lines = result.fragment.lines;
  ASSERT_EQ(words_of(lines[0]), "T");
  EXPECT_EQ(lines[0].origin.y, lines[3].origin.y);
  const Catalogue& catalogue = shaper.catalogue();
  const FaceMetrics& metrics = catalogue.faces().at(catalogue.face_of(kLatin)).metrics();
  const Length capital = scale(Length::points(10), metrics.cap_height, metrics.units_per_em);
  const Length tall = scale(lines[0].paragraph->items->em, metrics.cap_height, metrics.units_per_em);
  EXPECT_NEAR((lines[0].origin.y - tall).to_points(), (lines[1].origin.y - capital).to_points(), 0.001);
  // The box of the test face's letters has 50 units of white on its left.
  EXPECT_NEAR(lines[0].origin.x.to_points(), -lines[0].paragraph->items->em.to_points() * 0.05, 0.001);
}

TEST_F(DropCaps, AQuoteBeforeTheLetterIsHalfAsLarge) {
  const auto paragraph = capped("“T" + kLong);
  ASSERT_TRUE(paragraph);
  const ParagraphText& letter = *paragraph->cap->letter->items->paragraph->source;
  EXPECT_EQ(letter.utf8, "“T");
  ASSERT_THAT(letter.runs, SizeIs(2));
  EXPECT_EQ(letter.runs[0].size, letter.runs[1].size / 2);
  EXPECT_GT(letter.runs[0].shift, Length{});
  EXPECT_EQ(paragraph->text->utf8, kLong);
}

TEST_F(DropCaps, AWordOfOneLetterKeepsTheSpaceAfterIt) {
  const auto paragraph = capped("A man, " + kLong);
  ASSERT_TRUE(paragraph);
  EXPECT_EQ(paragraph->cap->letter->items->paragraph->source->utf8, "A ");
  EXPECT_EQ(paragraph->text->utf8, "man, " + kLong);
}

TEST_F(DropCaps, WordsAfterItAreInSmallCapitals) {
  styles.paragraphs[kEnglish].drop_cap_words = 3;
  const auto paragraph = capped("T" + kLong);
  ASSERT_TRUE(paragraph);
  ASSERT_THAT(paragraph->text->runs, SizeIs(2));
  EXPECT_EQ(paragraph->text->utf8.substr(0, paragraph->text->runs[0].text.end), "he harbour town");
  EXPECT_EQ(paragraph->text->runs[0].features, kSmallCaps);
  EXPECT_EQ(paragraph->text->runs[1].features, 0);
  const auto one_letter = capped("A " + kLong); // A is the first of the three
  EXPECT_EQ(one_letter->text->utf8.substr(0, one_letter->text->runs[0].text.end), "he harbour");
}

TEST_F(DropCaps, OnlyTheFirstParagraphHasOne) {
  const FillResult result = only(add_paragraphs({"大" + han(43), "大" + han(43)}));
  const auto& lines = result.fragment.lines;
  EXPECT_EQ(std::count_if(lines.begin(), lines.end(), [](const PlacedLine& l) { return l.leading > kLeading; }), 1);
  EXPECT_GT(lines[0].leading, kLeading);
}

TEST_F(DropCaps, NoneInAShortStory) {
  // With the letter the story is 8 or 7 lines of body.
  EXPECT_TRUE(has_cap(only(add_paragraphs({"大" + han(18 + 42)}))));
  EXPECT_FALSE(has_cap(only(add_paragraphs({"大" + han(18 + 40)}))));
}

TEST_F(DropCaps, NoneWhereTheTextForbidsIt) {
  EXPECT_FALSE(has_cap(only(add_paragraphs({"“大”" + han(90)})))) << "no punctuation";
  EXPECT_FALSE(has_cap(only(add_paragraphs({"286" + han(90)})))) << "a number is no letter";
  EXPECT_FALSE(has_cap(only(add_paragraphs({"大" + han(11), han(90)})))) << "a paragraph of two lines";
  EXPECT_FALSE(has_cap(only(add({{BlockRole::dateline, "本报讯"}, {BlockRole::paragraph, han(90)}})))) << "dateline";
  EXPECT_FALSE(has_cap(only(add_paragraphs({"大" + han(90)}), 40, 1, 9))) << "five characters beside it";
  EXPECT_TRUE(has_cap(only(add_paragraphs({"大" + han(90)}))));
}

TEST_F(DropCaps, LegsDoNotPartTheLinesBesideIt) {
  // Nine lines in four legs are 3, 2, 2, 2.
  EXPECT_EQ(rows_of(only(add_paragraphs({"大" + han(18 + 55)}), 5, 4).fragment), (std::vector{3, 2, 2, 2}));
  // Twelve lines in five legs would be 3, 3, 2, 2, 2, and in six 2 each, were it not for the letter.
  EXPECT_EQ(rows_of(only(add_paragraphs({"大" + han(18 + 85)}), 5, 6).fragment).front(), 3);
}

TEST_F(DropCaps, AJumpDoesNotPartThem) {
  ChainFlow flow(context, {add_paragraphs({"大" + han(200)})}, false);
  const FillResult front = flow.fill(task(1, 5, 1, 4));
  ASSERT_TRUE(front.jump);
  EXPECT_TRUE(has_cap(front));
  const FillResult back = flow.fill(task(4, 40, 1, 0, 1));
  EXPECT_FALSE(has_cap(back));
  EXPECT_EQ(copy_in(front.fragment) + copy_in(back.fragment), 201U);
}

TEST_F(DropCaps, AFrameWithoutRoomForItHasNone) {
  ChainFlow flow(context, {add_paragraphs({"大" + han(200)})}, false);
  const FillResult front = flow.fill(task(1, 4, 1, 4));
  ASSERT_TRUE(front.jump) << "the story still leaves the page";
  EXPECT_FALSE(has_cap(front));
  EXPECT_EQ(copy_in(front.fragment) + copy_in(flow.fill(task(4, 40, 1, 0, 1)).fragment), 201U);
}

TEST_F(DropCaps, ALetterThatIsNotSetIsOverset) {
  frames.clear();
  ChainFlow flow(context, {add_paragraphs({"大" + han(99)}), add_paragraphs({"大" + han(99)})}, true);
  FrameTask made = task(1, 11, 1);
  frames.back().head = HeadSpan::column;
  const FillResult result = flow.fill(made);
  const std::vector<Overset> left = flow.overset(made);
  std::size_t overset = 0;
  for (const Overset& story : left) overset += story.characters;
  EXPECT_EQ(copy_in(result.fragment) + overset, 200U);
  EXPECT_EQ(left.back().characters, 100U);
}

// An obstacle of so many ems at the right of the first rows of a leg of 20 em.
class CapsBeside : public DropCaps {
 protected:
  FillResult beside(std::uint32_t story, int left_ems, int ems, int rows = 5, bool both = false) {
    FrameTask made = task(1, 40, 1, 0, 0, 20);
    made.region.whole_em = Length::points(10);
    made.obstacles = {{{{Length::points(10 * left_ems), {}, Length::points(10 * ems), kLeading * rows}}, both}};
    ChainFlow flow(context, {story}, false);
    FillResult result = flow.fill(made);
    EXPECT_TRUE(flow.done());
    for (const PlacedLine& line : result.fragment.lines)
      EXPECT_FALSE(line.leading == kLeading && touches(made.obstacles, rect_lying(line)));
    EXPECT_EQ(copy_in(result.fragment), 300U);
    return result;
  }
};

TEST_F(CapsBeside, AnObstacleIfSixEmAreLeft) {
  const std::uint32_t story = add_paragraphs({"大" + han(299)});
  const FillResult result = beside(story, 10, 10); // 10 em, 4 of them for the letter
  ASSERT_TRUE(has_cap(result));
  EXPECT_THAT(words_of(result.fragment), StartsWith("大|" + han(6) + "|" + han(6) + "|" + han(6) + "|" + han(10)));
  EXPECT_EQ(result.fragment.lines[1].origin.x, Length::points(40));
  EXPECT_EQ(result.fragment.lines[1].measure, Length::points(60));
  EXPECT_FALSE(has_cap(beside(story, 9, 11))) << "9 em: 5 would be left (L19)";
}

TEST_F(CapsBeside, NotWhereALineHasTwoPiecesOrTheEdgeMoves) {
  const std::uint32_t story = add_paragraphs({"大" + han(299)});
  EXPECT_TRUE(has_cap(beside(story, 10, 3)));
  EXPECT_FALSE(has_cap(beside(story, 10, 3, 5, true))) << "two pieces in a row";
  EXPECT_TRUE(has_cap(beside(story, 0, 8))) << "all beside it";
  EXPECT_FALSE(has_cap(beside(story, 0, 8, 2))) << "the third row begins further left";
}

TEST_F(CapsBeside, OfAStreamWhereItsStoryBegins) {
  styles.designs.front().first_paragraph = kBody;
  const std::uint32_t a = add({{BlockRole::headline, "甲"}, {BlockRole::paragraph, "大" + han(199)}});
  const std::uint32_t b = add({{BlockRole::headline, "乙"}, {BlockRole::paragraph, "小" + han(199)}});
  FrameTask made = task(1, 60, 1, 0, 0, 20);
  // Under the second head: 2 rows of the first, 10 em lines and four rows for its letter, 2 rows of the second.
  made.obstacles = {{{{Length::points(80), kLeading * 14, Length::points(120), kLeading * 6}}, false}};
  frames.back().head = HeadSpan::column;
  ChainFlow flow(context, {a, b}, true);
  const FillResult result = flow.fill(made);
  EXPECT_TRUE(flow.done());
  EXPECT_EQ(copy_in(result.fragment), 402U);
  const auto words = words_of(result.fragment);
  EXPECT_NE(words.find("甲|大|" + han(16)), std::string::npos) << words;
  EXPECT_NE(words.find("乙|小" + han(1)), std::string::npos) << "no cap: " << words;
}

} // namespace
} // namespace broadsheet::testing
