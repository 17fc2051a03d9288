#include "layout/flow/chain.hpp"
#include "layout/flow/sentences.hpp"

#include <gmock/gmock.h>

namespace broadsheet {
namespace {

// The text with a bar at each place where it may be left.
std::string parted(const std::string& text) {
  std::string out;
  std::uint32_t from = 0;
  for (const std::uint32_t end : sentence_ends(text)) {
    out += text.substr(from, end - from) + "|";
    from = end;
  }
  return out + text.substr(from);
}

TEST(SentenceEnds, AfterAHanStop) {
  EXPECT_EQ(parted("甲乙。丙丁！戊己？庚"), "甲乙。|丙丁！|戊己？|庚");
  EXPECT_EQ(parted("甲乙，丙丁；戊己：庚"), "甲乙，丙丁；戊己：庚");
}

TEST(SentenceEnds, NotBeforeTheEndOfTheText) { EXPECT_EQ(parted("甲乙。"), "甲乙。"); }

TEST(SentenceEnds, ClosingMarksGoWithTheStop) {
  EXPECT_EQ(parted("他说：“甲乙。”丙丁"), "他说：“甲乙。”|丙丁");
  EXPECT_EQ(parted("甲（乙。）丙。丁"), "甲（乙。）|丙。|丁");
  EXPECT_EQ(parted("甲乙？！丙"), "甲乙？！|丙");
}

TEST(SentenceEnds, NeverInsideAQuotation) {
  EXPECT_EQ(parted("“甲。乙。”丙"), "“甲。乙。”|丙");
  EXPECT_EQ(parted("《甲。乙》丙。丁"), "《甲。乙》丙。|丁");
}

TEST(SentenceEnds, LatinStopsNeedWhite) {
  EXPECT_EQ(parted("It rose to 3.75. Then it fell."), "It rose to 3.75. |Then it fell.");
  EXPECT_EQ(parted("“Why?” he asked. “Now.” Then"), "“Why?” |he asked. |“Now.” |Then");
}

TEST(SentenceEnds, AnApostropheClosesNothing) {
  EXPECT_EQ(parted("“It’s here. It’s there.” Good. Yes"), "“It’s here. It’s there.” |Good. |Yes");
  EXPECT_EQ(parted("‘It’s here. Now.’ Good. Yes"), "‘It’s here. Now.’ |Good. |Yes");
  EXPECT_EQ(parted("It’s the players’ day. Good"), "It’s the players’ day. |Good");
}

TEST(IsInPair, BetweenOpeningAndClosing) {
  const std::string text = "甲“乙（丙）丁”戊";
  EXPECT_FALSE(is_in_pair(text, 3));
  EXPECT_TRUE(is_in_pair(text, 6)) << "after the opening quote";
  EXPECT_TRUE(is_in_pair(text, text.find("丁")));
  EXPECT_FALSE(is_in_pair(text, text.find("戊")));
  EXPECT_FALSE(is_in_pair(text, std::string::npos));
  EXPECT_TRUE(is_in_pair("“他说。", std::string::npos)) << "a quotation that the next paragraph goes on with";
  EXPECT_FALSE(is_in_pair("It’s", 5)) << "an apostrophe";
}

TEST(LeadsOn, ColonsAndDashesThatOpen) {
  for (const char* text : {"如下：", "如下: ", "名单——", "名单⸺", "as follows:", "as follows —"})
    EXPECT_TRUE(leads_on(text)) << text;
  for (const char* text : {"如下。", "完了。——", "（完）——", "", "as follows.", "： 甲", "甲；"})
    EXPECT_FALSE(leads_on(text)) << text;
  std::string long_text;
  for (int i = 0; i < 40; ++i) long_text += "字";
  EXPECT_TRUE(leads_on(long_text + "——"));
  EXPECT_FALSE(leads_on(long_text));
}

TEST(PageNumeral, WesternAndHan) {
  EXPECT_EQ(page_numeral(12, Numerals::western), "12");
  const std::vector<std::pair<int, std::string>> han{{1, "一"},      {9, "九"},    {10, "十"},
                                                     {11, "十一"},   {20, "二十"}, {23, "二十三"},
                                                     {99, "九十九"}, {100, "100"}, {0, "0"}};
  for (const auto& [page, words] : han) EXPECT_EQ(page_numeral(page, Numerals::han), words);
}

TEST(PageNumeral, Circled) {
  EXPECT_EQ(page_numeral(2, Numerals::circled), "②");
  EXPECT_EQ(page_numeral(21, Numerals::circled), "㉑");
  EXPECT_EQ(page_numeral(51, Numerals::circled), "51");
}

TEST(FillNotice, LabelsAndCapitals) {
  Story story;
  story.slug = "budget straße {page}";
  story.language = "de";
  const JumpNotices notices;
  EXPECT_EQ(fill_notice("See {SLUG}, {page}", notices, 4, story, "A4"), "See BUDGET STRASSE {PAGE}, A4");
  EXPECT_EQ(fill_notice("{slug}", notices, 4, story), "budget straße {page}") << "copy is never filled in";
}

TEST(FillNotice, PageSlugAndHeadline) {
  Story story;
  story.slug = "BUDGET";
  JumpNotices notices;
  EXPECT_EQ(fill_notice("See {slug}, page {page} ({slug})", notices, 4, story), "See BUDGET, page 4 (BUDGET)");
  EXPECT_EQ(fill_notice("{headline}", notices, 4, story), "BUDGET") << "a story without a headline";
  Block headline;
  headline.role = BlockRole::headline;
  headline.text.utf8 = "{page}";
  story.blocks = {headline};
  notices.numerals = Numerals::han;
  EXPECT_EQ(fill_notice("{headline} {page}", notices, 12, story), "{page} 十二") << "copy is never filled in";
}

} // namespace
} // namespace broadsheet
