// The proof on hand-made pages: a sound paper, and each kind of fault planted in it.
#include "layout/verify/verify.hpp"
#include "tests/unit/verify/model.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace broadsheet {
namespace {

using Kind = VerifyDifference::Kind;
using model::make_story;
using testing::HasSubstr;

// Two pages: "lead" jumps from page 1 to page 2; "brief" stands whole on page 1, in two blocks, and holds a space.
class VerifyTest : public testing::Test {
 protected:
  VerifyTest() {
    stories = {make_story("lead", {{BlockRole::headline, "以求其上书写新答卷"},
                                   {BlockRole::byline, "记者 贾奕"},
                                   {BlockRole::dateline, "本报讯"},
                                   {BlockRole::paragraph, "时至盛夏，战鼓催征。对接龙头企业，抢滩新兴产业。"},
                                   {BlockRole::paragraph, "今年以来，全市上下秉持理念，全力攻坚。"}}),
               make_story("brief", {{BlockRole::headline, "Harbour board meets"},
                                    {BlockRole::paragraph, "The well-known infrastructure plan was adopted."}})};
    words.jump_to = {"（下转第{page}版）"};
    words.jump_from = {"（上接第{page}版）"};
    words.repeat_heads = {"新答卷", ""};
    words.furniture = {{"长治日报", "1"}, {"2"}};
    pages = {
        {1, "长治日报\n以求其上\n书写新答卷\n记者 贾奕\n本报讯　时至盛夏，战鼓催\n征。对接龙头企业，\n（下转第二版）\n"
            "Harbour board meets\nThe well-known infras-\ntructure plan was\nadopted.\n1\n"},
        {2, "（上接第1版）\n新答卷\n抢滩新兴产业。\n今年以来，全市上下\n秉持理念，全力攻坚。\n2\n"}};
  }

  void replace(std::size_t page, std::string_view what, std::string_view with) {
    const std::size_t at = pages[page].text.find(what);
    ASSERT_NE(at, std::string::npos) << what;
    pages[page].text.replace(at, what.size(), with);
  }

  VerifyReport verify() const { return verify_text(pages, stories, words); }

  // The report has one difference, and it is this.
  void expect_only(Kind kind, const std::string& story, int page, const std::string& text) const {
    const VerifyReport report = verify();
    ASSERT_EQ(report.differences.size(), 1U) << format_report(report);
    EXPECT_EQ(report.differences[0].kind, kind) << format_report(report);
    EXPECT_EQ(report.differences[0].story, story) << format_report(report);
    EXPECT_EQ(report.differences[0].page, page) << format_report(report);
    EXPECT_THAT(report.differences[0].text, HasSubstr(text));
  }

  StoryTable stories;
  EngineWords words;
  std::vector<ExtractedPage> pages;
};

// What the newsroom gave up beforehand may be left out, whole; a part of it may not.
TEST_F(VerifyTest, SpareCopyIsLeftOutWholeOrNotAtAll) {
  stories[0].blocks[4].trim = 1;
  replace(1, "今年以来，全市上下\n秉持理念，全力攻坚。\n", "");
  const VerifyReport report = verify();
  EXPECT_TRUE(report.good()) << format_report(report);
  EXPECT_EQ(report.spares_left_out, 1U);
  EXPECT_THAT(format_report(report), HasSubstr("1 spare pieces left out"));
  stories[0].blocks[4].trim = 0;
  expect_only(Kind::missing, "lead", 2, "今年以来，全市上下秉持理念，全力攻坚。");
}

TEST_F(VerifyTest, HalfATrimmedParagraphIsMissing) {
  stories[0].blocks[4].trim = 1;
  replace(1, "\n秉持理念，全力攻坚。\n", "\n");
  expect_only(Kind::missing, "lead", 2, "秉持理念，全力攻坚。");
}

TEST_F(VerifyTest, AFillerNeedNotBeInThePaper) {
  stories.push_back(
      make_story("filler", {{BlockRole::headline, "小知识"}, {BlockRole::paragraph, "灯塔有八层楼高。"}}));
  EXPECT_FALSE(verify().good());
  words.fillers = {2};
  EXPECT_TRUE(verify().good()) << format_report(verify());
}

// A stream turns the page without notices; one that stands there all the same is a fault.
TEST_F(VerifyTest, StreamsTurnThePageWithoutNotices) {
  words.streams = {0};
  EXPECT_FALSE(verify().good());
  replace(0, "（下转第二版）\n", "");
  replace(1, "（上接第1版）\n新答卷\n", "");
  EXPECT_TRUE(verify().good()) << format_report(verify());
  words.streams.clear();
  EXPECT_FALSE(verify().good());
}

TEST_F(VerifyTest, SoundPaper) {
  const VerifyReport report = verify();
  EXPECT_TRUE(report.good()) << format_report(report);
  EXPECT_EQ(report.jumps_followed, 1U);
  EXPECT_EQ(report.stories_compared, 2U);
  EXPECT_EQ(report.characters_compared, 9U + 4 + 3 + 24 + 19 + 17 + 42);
  EXPECT_THAT(format_report(report), HasSubstr("nothing is lost"));
}

TEST_F(VerifyTest, LostCharacter) {
  replace(0, "战鼓催\n征", "战催\n征");
  expect_only(Kind::missing, "lead", 1, "鼓");
  EXPECT_EQ(verify().differences[0].context, "其上书写新答卷 记者 贾奕 本报讯 时至盛夏，战");
}

TEST_F(VerifyTest, LostLineBeforeAJump) {
  replace(0, "征。对接龙头企业，\n", "");
  expect_only(Kind::missing, "lead", 1, "征。对接龙头企业，");
}

TEST_F(VerifyTest, LostLineAfterAJump) {
  replace(1, "抢滩新兴产业。\n", "");
  expect_only(Kind::missing, "lead", 1, "抢滩新兴产业。");
}

TEST_F(VerifyTest, LostParagraphAtTheEnd) {
  replace(1, "今年以来，全市上下\n秉持理念，全力攻坚。\n", "");
  expect_only(Kind::missing, "lead", 2, "今年以来，全市上下秉持理念，全力攻坚。");
}

TEST_F(VerifyTest, StoryNotPlaced) {
  replace(0, "Harbour board meets\nThe well-known infras-\ntructure plan was\nadopted.\n", "");
  expect_only(Kind::missing, "brief", 0, "Harbour board meets The well-known infrastructure plan was adopted.");
}

TEST_F(VerifyTest, DoubledLine) {
  replace(0, "征。对接龙头企业，\n", "征。对接龙头企业，\n征。对接龙头企业，\n");
  expect_only(Kind::extra, "lead", 1, "征。对接龙头企业，");
}

TEST_F(VerifyTest, ExtraWord) {
  replace(0, "plan was\n", "plan was not\n");
  expect_only(Kind::extra, "brief", 1, "not");
}

TEST_F(VerifyTest, ExtraTextBetweenStories) {
  replace(0, "Harbour board", "广告\nHarbour board");
  expect_only(Kind::extra, "", 1, "广告");
}

TEST_F(VerifyTest, DoubledFurniture) {
  replace(1, "2\n", "2\n2\n");
  expect_only(Kind::extra, "", 2, "2");
}

TEST_F(VerifyTest, LostCopyThatReadsLikeFurniture) {
  stories.push_back(make_story("one", {{BlockRole::headline, "1"}, {BlockRole::paragraph, "记在心里。"}}));
  pages[0].text += "1\n记在心里。\n";
  EXPECT_TRUE(verify().good()) << format_report(verify());
  replace(0, "1\n1\n", "1\n");
  expect_only(Kind::missing, "one", 0, "1");
}

TEST_F(VerifyTest, FurnitureOfAnotherPage) {
  replace(1, "（上接", "长治日报\n（上接");
  expect_only(Kind::extra, "", 2, "长治日报");
}

TEST_F(VerifyTest, ReplacedCharacter) {
  replace(0, "adopted", "adapted");
  const VerifyReport report = verify();
  ASSERT_EQ(report.differences.size(), 2U) << format_report(report);
  EXPECT_EQ(report.differences[0].text, "o");
  EXPECT_EQ(report.differences[0].kind, Kind::missing);
  EXPECT_EQ(report.differences[1].text, "a");
  EXPECT_EQ(report.differences[1].kind, Kind::extra);
}

TEST_F(VerifyTest, SwappedColumns) {
  const std::string first = "时至盛夏，战鼓催\n征。对接龙头企业，\n";
  replace(0, "本报讯　" + first, "本报讯\n");
  replace(1, "抢滩新兴产业。\n今年以来，全市上下\n", "抢滩新兴产业。\n今年以来，全市上下\n" + first);
  const VerifyReport report = verify();
  ASSERT_FALSE(report.good());
  EXPECT_TRUE(std::any_of(report.differences.begin(), report.differences.end(), [](const VerifyDifference& d) {
    return d.kind == Kind::order && d.story == "lead";
  })) << format_report(report);
  for (const VerifyDifference& difference : report.differences) {
    EXPECT_NE(difference.kind, Kind::missing) << format_report(report);
    EXPECT_NE(difference.kind, Kind::extra) << format_report(report);
  }
}

TEST_F(VerifyTest, LostSpace) {
  replace(0, "plan was", "planwas");
  expect_only(Kind::white, "brief", 1, "n w");
}

TEST_F(VerifyTest, LostSpaceInHanCopy) {
  replace(0, "记者 贾奕", "记者贾奕");
  expect_only(Kind::white, "lead", 1, "者 贾");
}

TEST_F(VerifyTest, GuessedSpacesAndLineEndsAreTolerated) {
  replace(0, "时至盛夏，战鼓催", "时 至盛\n夏 ，战 鼓催");
  EXPECT_TRUE(verify().good()) << format_report(verify());
}

TEST_F(VerifyTest, PresentationFormsAreTolerated) {
  stories[1].blocks[0].text.utf8 = "Har\u00ADbour board of\uFB01cials";
  replace(0, "board meets", "board o\uFB03cials");
  EXPECT_TRUE(verify().good()) << format_report(verify());
  replace(0, "board o\uFB03cials", "board officials");
  EXPECT_TRUE(verify().good()) << format_report(verify());
  replace(0, "board officials", "board oficials");
  EXPECT_FALSE(verify().good());
}

TEST_F(VerifyTest, LostHardHyphen) {
  replace(0, "well-known", "wellknown");
  expect_only(Kind::missing, "brief", 1, "-");
}

TEST_F(VerifyTest, ARepeatedHyphenIsTheEnginesOwn) { // Portuguese, Polish: well- / -known
  replace(0, "The well-known", "The well-\n-known");
  EXPECT_TRUE(verify().good()) << format_report(verify());
}

TEST_F(VerifyTest, AHyphenAtALinesStartIsExtraAnywhereElse) {
  replace(0, "Harbour board meets", "Harbour board\n-meets");
  expect_only(Kind::extra, "brief", 1, "-");
}

TEST_F(VerifyTest, HardHyphenAtALineEnd) {
  replace(0, "well-known", "well-\nknown");
  EXPECT_TRUE(verify().good()) << format_report(verify());
}

TEST_F(VerifyTest, FullWidthCommaIsNotAscii) {
  replace(0, "企业，", "企业,");
  EXPECT_FALSE(verify().good());
}

TEST_F(VerifyTest, WrongNoticeNumber) {
  replace(0, "第二版", "第十二版");
  expect_only(Kind::jump, "lead", 1, "（下转第十二版）: should name page 2");
  EXPECT_EQ(verify().jumps_followed, 0U);
}

TEST_F(VerifyTest, WrongNumberOfOrigin) {
  replace(1, "第1版", "第3版");
  expect_only(Kind::jump, "lead", 2, "should name page 1");
}

TEST_F(VerifyTest, NoticeWithoutANumber) {
  replace(0, "第二版", "第版");
  const VerifyReport report = verify();
  EXPECT_EQ(report.differences.size(), 2U) << format_report(report); // the words are nobody's, and there is no notice
}

TEST_F(VerifyTest, MissingNotices) {
  replace(0, "（下转第二版）\n", "");
  expect_only(Kind::jump, "lead", 1, "no notice to page 2");
  replace(1, "（上接第1版）\n", "");
  EXPECT_EQ(verify().differences.size(), 2U) << format_report(verify());
}

TEST_F(VerifyTest, NoticeWithoutABreak) {
  replace(0, "adopted.\n", "adopted.\n（下转第二版）\n");
  expect_only(Kind::jump, "", 1, "no story breaks here");
}

TEST_F(VerifyTest, RepeatHeadOfAnotherStory) {
  words.repeat_heads = {"", "新答卷"};
  expect_only(Kind::extra, "", 2, "新答卷");
}

TEST_F(VerifyTest, AnIndexNamesAStoryAsItsRepeatHeadWould) {
  words.repeat_heads[1] = "港口开会";
  replace(0, "长治日报\n", "长治日报\n港口开会\n");
  expect_only(Kind::extra, "", 1, "港口开会");
  words.furniture[0].emplace_back("港口开会");
  EXPECT_TRUE(verify().good()) << format_report(verify());
}

TEST_F(VerifyTest, RunInNoticeThatBeginsLikeTheCopy) {
  stories[0].blocks[3].text.utf8 = "时至盛夏，战鼓催征。对接龙头企业，（下文从略）抢滩新兴产业。";
  replace(0, "企业，\n（下转第二版）", "企业，（下转第二版）");
  replace(1, "抢滩", "（下文从略）抢滩");
  EXPECT_TRUE(verify().good()) << format_report(verify());
}

TEST_F(VerifyTest, EnglishNoticesWithSlugs) {
  words.jump_to = {"See LEAD, A{page}", "See BRIEF, A{page}"};
  words.jump_from = {"From A{page}"};
  replace(0, "（下转第二版）", "See LEAD, A2");
  replace(1, "（上接第1版）", "From A1");
  EXPECT_TRUE(verify().good()) << format_report(verify());
  EXPECT_EQ(verify().jumps_followed, 1U);
}

TEST_F(VerifyTest, TwoJumps) {
  replace(1, "今年以来，全市上下\n秉持理念，全力攻坚。\n", "今年以来，\n（下转第二十一版）\n");
  pages.push_back({21, "（上接第二版）\n全市上下秉持理念，全力攻坚。\n"});
  EXPECT_TRUE(verify().good()) << format_report(verify());
  EXPECT_EQ(verify().jumps_followed, 2U);
}

TEST_F(VerifyTest, ContinuationOnAnEarlierPage) {
  std::swap(pages[0], pages[1]);
  std::swap(words.furniture[0], words.furniture[1]);
  const VerifyReport report = verify();
  EXPECT_TRUE(std::any_of(report.differences.begin(), report.differences.end(), [](const VerifyDifference& d) {
    return d.kind == Kind::order;
  })) << format_report(report);
}

TEST_F(VerifyTest, RepeatedParagraphs) {
  const std::string text = "同一段话要印三次，一次也不能少。";
  stories.push_back(make_story("thrice", {{BlockRole::paragraph, text}, {BlockRole::paragraph, text}}));
  stories.push_back(make_story("once", {{BlockRole::headline, "短讯"}, {BlockRole::paragraph, text}}));
  pages[1].text += text + "\n" + text + "\n短讯\n" + text + "\n";
  EXPECT_TRUE(verify().good()) << format_report(verify());
  replace(1, text, "");
  EXPECT_EQ(verify().differences.size(), 1U) << format_report(verify());
  pages[1].text += text + "\n" + text + "\n";
  EXPECT_EQ(verify().differences.size(), 1U) << format_report(verify());
}

TEST_F(VerifyTest, SameStoryTwiceJumpsToDifferentPages) {
  stories = {make_story("a", {{BlockRole::paragraph, "今年以来，全市上下秉持理念，全力攻坚。"}}),
             make_story("b", {{BlockRole::paragraph, "今年以来，全市上下秉持理念，全力以赴。"}})};
  words.repeat_heads.clear();
  words.furniture.clear();
  // The first beginning is b's: only its notice tells.
  pages = {{1, "今年以来，\n（下转第3版）\n今年以来，\n（下转第2版）\n"},
           {2, "（上接第1版）\n全市上下秉持理念，全力攻坚。\n"},
           {3, "（上接第1版）\n全市上下秉持理念，全力以赴。\n"}};
  EXPECT_TRUE(verify().good()) << format_report(verify());
  EXPECT_EQ(verify().jumps_followed, 2U);
}

TEST_F(VerifyTest, RubyStandsBesideItsBase) {
  RichText& text = stories[0].blocks[0].text;
  text.utf8.insert(3, "yǐ"); // 以
  text.markup.push_back({MarkupKind::ruby, 0, 6, "", 3});
  expect_only(Kind::missing, "lead", 0, "yǐ");
  replace(0, "以求其上\n", "以\nyǐ\n求其上\n");
  EXPECT_TRUE(verify().good()) << format_report(verify());
}

TEST_F(VerifyTest, EmptyPaper) {
  pages.clear();
  EXPECT_EQ(verify().differences.size(), 2U);
  stories.clear();
  EXPECT_TRUE(verify().good());
}

TEST_F(VerifyTest, TextThatIsNoUtf8IsNotCopy) {
  pages[1].text = "\xff\xfe";
  EXPECT_FALSE(verify().good());
}

TEST_F(VerifyTest, LongTextsAreCut) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "好";
  stories.push_back(make_story("long", {{BlockRole::paragraph, text}}));
  ASSERT_EQ(verify().differences.size(), 1U);
  EXPECT_EQ(verify().differences[0].text.size(), 60U * 3 + 3); // and the sign of omission
}

} // namespace
} // namespace broadsheet
