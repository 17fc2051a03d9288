// Breaks of headlines (section 11): where lines end, what is kept whole, marks, words that are too wide.
#include "helper.hpp"

#include "layout/lines/headline_breaks.hpp"

#include <gtest/gtest.h>

namespace broadsheet::test {
namespace {

BrokenParagraph head(std::string_view text, double measure, const std::string& language = "zh-Hans",
                     Alignment alignment = Alignment::center) {
  return broken(
      text, {.language = language, .measure = measure, .alignment = alignment, .hyphenate = true, .balanced = true});
}
std::string lines(std::string_view text, double measure, const std::string& language = "zh-Hans") {
  return lines_of(head(text, measure, language));
}
double points_of(Length length) { return length.to_points(); }

TEST(HanHeadline, KeepsNumbersWithTheirUnits) {
  // Seven and eight would part 12 and 个; 年 and 6月.
  EXPECT_EQ(lines("全市新增企业共计12个重点工业项目", 10).find("12|个"), std::string::npos);
  EXPECT_EQ(lines("长治召开大会2025年6月10日举行颁奖", 11).find("年|"), std::string::npos);
  EXPECT_EQ(lines("长治召开大会2025年6月10日举行颁奖", 11).find("月|"), std::string::npos);
}

TEST(HanHeadline, KeepsNumbersInHanWithTheirUnits) {
  EXPECT_EQ(lines("公益游泳课向八千名学生开放", 8.5), "公益游泳课|向八千名学生开放");
  EXPECT_TRUE(has_bad_break(head("八千名人", 2)));
  EXPECT_FALSE(has_bad_break(head("统一部署", 2))) << "is no number";
}

TEST(HanHeadline, KeepsShortQuotationsAndTitles) {
  for (const std::string text : {"以“求其上求”书写招商引资新答卷篇", "今天学《长治日报》讲好上党故事会"})
    for (const double measure : {8, 9, 10, 11}) {
      const std::string found = lines(text, measure);
      const std::size_t open = text.find("“") != std::string::npos ? text.find("“") : text.find("《");
      const std::size_t close = text.find("”") != std::string::npos ? text.find("”") : text.find("》");
      EXPECT_NE(found.find(text.substr(open, close - open)), std::string::npos) << found;
    }
}

TEST(HanHeadline, AQuotationIsKeptThoughEvenLinesWouldPartIt) {
  EXPECT_EQ(lines("推进“绿水青山”行动", 7.5), "推进“绿水青山”|行动");
}

TEST(HanHeadline, KeepsTheNamesOfBylines) {
  for (int measure = 11; measure < 14; ++measure) {
    const std::string found = lines("长治日报社本报记者张国平 摄影报道的照片", measure);
    EXPECT_NE(found.find("张国平"), std::string::npos) << found;
  }
}

TEST(HanHeadline, NoLineBeginsWithAParticleOrEndsWithAPreposition) {
  for (int measure = 12; measure < 16; ++measure) {
    const std::string found = lines("为群众办实事的干部在田间地头走着看着学着干", measure);
    for (const char* bad : {"|的", "|着", "在|"}) EXPECT_EQ(found.find(bad), std::string::npos) << found;
  }
}

TEST(HanHeadline, NoLineOfOneCharacter) {
  for (int measure = 4; measure < 13; ++measure) {
    const auto paragraph = head("推动高质量发展建设现代化城市", measure);
    for (const Line& line : paragraph.lines) EXPECT_GE(line.natural, ems(2)) << lines_of(paragraph);
  }
}

TEST(HanHeadline, APauseIsWhereALineEndsAndItsBlankIsDropped) {
  EXPECT_EQ(lines("强化作风建设，提升服务效能水平", 9), "强化作风建设，|提升服务效能水平");
}

TEST(HanHeadline, FirstLineIsTheLongerOne) {
  // Words of two characters: five words are three and two, never two and three.
  EXPECT_EQ(lines("城市经济社会发展规划", 8), "城市经济社会|发展规划");
}

TEST(HanHeadline, MarksAreSqueezedToHalf) {
  const auto half = head("招商，引资", 10);
  EXPECT_EQ(half.lines.at(0).natural, ems(4.5));
  EXPECT_EQ(head("以“上”书", 10).lines.at(0).natural, ems(4));       // 3 em and two halves
  EXPECT_EQ(head("招商？引资！好", 10).lines.at(0).natural, ems(6)); // 5 em and two halves
}

TEST(HanHeadline, QuotesHangByHalfOfTheirBody) {
  const auto left = head("“上”书写新篇", 10, "zh-Hans", Alignment::left);
  EXPECT_EQ(left.lines.at(0).hang_begin, ems(0.25));
  const SetLine set_left = set(left, 0, Alignment::left);
  EXPECT_EQ(points_of(set_left.glyphs.at(1).x), 2.5) << "the second half of the quote's em, and then 上";
  // Centred by what the eye sees: 6 em and a half quote each side would be even; one at the start moves it left.
  const auto centre = head("“上书写新篇", 10);
  const auto plain = head("上书写新篇", 10);
  const double middle = points_of(set(plain, 0, Alignment::center).glyphs.at(2).x);
  EXPECT_EQ(points_of(set(centre, 0, Alignment::center).glyphs.at(3).x), middle)
      << "words stand where they would without it";
}

TEST(HanHeadline, ATypedSpaceIsAWish) {
  EXPECT_EQ(lines("用好抓手\u3000夯实长治高质量发展根基", 14), "用好抓手\u3000|夯实长治高质量发展根基");
}

TEST(LatinHeadline, NoHyphens) {
  for (int measure = 6; measure < 20; ++measure)
    for (const Line& line : head("Extraordinary representatives demonstrate indifference", measure, "en").lines)
      EXPECT_FALSE(line.hyphenated);
}

TEST(LatinHeadline, NamesStayWholeInDownstyleHeads) {
  // Even lines would part Marie and Curie.
  EXPECT_EQ(lines("letters of Marie Curie found there", 12, "en"), "letters of Marie Curie |found there");
}

TEST(LatinHeadline, NumbersStayWithWhatTheyCount) {
  EXPECT_EQ(lines("city gets $412 million more now", 11, "en"), "city gets |$412 million more now");
  EXPECT_EQ(lines("floods hit again: 40 homes lost", 11.5, "en").find("40 |homes"), std::string::npos);
}

TEST(LatinHeadline, WordsThatLeanDoNotEndTheFirstLine) {
  for (int measure = 15; measure < 20; ++measure) {
    const auto paragraph = head("Council will vote on the budget for a new bridge", measure, "en");
    const std::string first = lines_of(paragraph).substr(0, lines_of(paragraph).find('|'));
    for (const char* bad : {" will ", " on ", " the ", " for ", " a "})
      EXPECT_FALSE(first.ends_with(bad)) << measure << ": " << lines_of(paragraph);
    EXPECT_FALSE(has_bad_break(paragraph));
  }
}

TEST(LatinHeadline, BadBreaksAreTold) {
  EXPECT_TRUE(has_bad_break(head("bakers of breadbaskets", 6, "en"))) << "of must stand at the end of a line";
  EXPECT_FALSE(has_bad_break(head("bakers bread", 4, "en")));
}

// --- words wider than the measure -------------------------------------------------------------------------------

TEST(WideWord, IsBrokenBetweenLettersWithoutAHyphen) {
  const auto paragraph = head("incomprehensibilities ab", 5, "en", Alignment::left);
  EXPECT_EQ(lines_of(paragraph).find('-'), std::string::npos);
  std::string whole = lines_of(paragraph);
  std::erase(whole, '|');
  EXPECT_EQ(whole, "incomprehensibilities ab");
  EXPECT_GE(paragraph.lines.size(), 3U); // 21 letters of half an em
  for (std::size_t i = 0; i < paragraph.lines.size(); ++i) {
    const Line& line = paragraph.lines[i];
    EXPECT_LE(line.natural, line.measure);
    EXPECT_EQ(line.faults, line.last ? 0 : static_cast<std::uint8_t>(LineFault::split));
    EXPECT_FALSE(line.hyphenated);
    const SetLine made = set(paragraph, i, Alignment::left);
    for (const SetGlyph& glyph : made.glyphs) EXPECT_LE(glyph.x + ems(0.5), line.measure);
  }
  EXPECT_TRUE(has_broken_word(paragraph));
}

TEST(WideWord, IsBrokenWhereItMakesTheFewestLines) {
  const auto paragraph = head("ab b:current_syntax", 6, "en", Alignment::left);
  EXPECT_EQ(lines_of(paragraph), "ab b:curre|nt_syntax");
  EXPECT_TRUE(has_broken_word(paragraph));
  EXPECT_FALSE(has_broken_word(head("ab b:current_syntax", 8, "en")));
}

TEST(WideWord, InHanToo) {
  const auto paragraph = head("使用current_syntax", 4);
  for (const Line& line : paragraph.lines) EXPECT_LE(line.natural, line.measure) << lines_of(paragraph);
  EXPECT_TRUE(has_broken_word(paragraph));
}

} // namespace
} // namespace broadsheet::test
