// Whole paragraphs: last lines (P4), Latin justification (section 9), ragged lines, headlines (section 11).
#include "helper.hpp"

#include <gtest/gtest.h>

namespace broadsheet::test {
namespace {

std::string han(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += "国";
  return text;
}

// --- Chinese
// ----------------------------------------------------------------------------------------------------------

TEST(Chinese, NoSingleCharacterMakesALastLine) { // P4
  // 13 characters and a stop over lines of 6: greedy would leave one character for the third line.
  const auto paragraph = broken(han(6) + "，" + han(6) + "。", {.measure = 6});
  for (const Line& line : paragraph.lines) EXPECT_EQ(line.faults, 0);
  const std::string orphan = lines_of(broken(han(13), {.measure = 6}));
  EXPECT_FALSE(orphan.ends_with("|国")) << orphan;
}

TEST(Chinese, AMarkIsPulledInBeforeACharacterIsPushedOut) {
  // The comma is half an em at the line's end, always.
  EXPECT_EQ(lines_of("国国国国国，国国国国国", {.measure = 5.5}), "国国国国国，|国国国国国");
  // Two blanks inside give half an em each.
  EXPECT_EQ(lines_of("国，国，国国国国国国国", {.measure = 5}), "国，国，国国|国国国国国");
}

TEST(Chinese, NumberAndUnitPartOnlyForRelief) {
  // At 11 em parting 286 from 个 would cost 40 + 20 and save a line at ¼ em a gap (400); it is not done ...
  EXPECT_EQ(lines_of(han(9) + "286个" + han(17), {.measure = 11}), han(9) + "|286个" + han(8) + "|" + han(9));
  // ... in a narrower measure it is ...
  EXPECT_EQ(lines_of(han(8) + "286个" + han(9), {.measure = 10}), han(8) + "286|个" + han(9));
  // ... and where the line would be loose.
  const auto relieved = broken(han(6) + "1234567890亿" + han(6), {.measure = 11});
  EXPECT_EQ(lines_of(relieved), han(6) + "1234567890|亿" + han(6));
  EXPECT_EQ(relieved.lines.at(0).faults, 0);
}

TEST(Chinese, StopsKeepTheirEmButForRelief) {
  // 9½ em in 9: the stop could give ½, but the line is set without its last character.
  const auto kept = broken("国国国国。国国国国国国国国国国", {.measure = 9});
  for (const Line& line : kept.lines) EXPECT_LE(line.natural, line.measure) << dump(kept);
  // A number of 6 em: without squeezing the stop the line before it would be loose.
  const auto relieved = broken("国国。国123456789012国国国", {.measure = 9.5});
  EXPECT_EQ(relieved.lines.at(0).natural, ems(10)) << dump(relieved);
  EXPECT_EQ(relieved.lines.at(0).faults, 0);
  EXPECT_EQ(set(relieved, 0).width, ems(9.5));
}

TEST(Chinese, IdeographicSpacesVanishAtLineStarts) {
  const auto paragraph = broken("国国国国　国国国", {.measure = 4, .alignment = Alignment::left});
  ASSERT_EQ(paragraph.lines.size(), 2U);
  EXPECT_EQ(set(paragraph, 1, Alignment::left).text, "国国国");
}

// --- Latin
// ------------------------------------------------------------------------------------------------------------

TEST(Latin, SpacesStretchAndShrinkWithinTheirLimits) {
  // Words of two letters are 1 em, spaces ½ em, ⅖ at least: three words and two spaces are 4 em, 3.8 at least.
  EXPECT_EQ(lines_of("ab ab ab ab ab ab ab ab ab", {.language = "en", .measure = 3.8}), "ab ab ab |ab ab ab |ab ab ab");
}

TEST(Latin, LettersAreSpacedLast) {
  // In 3.04 em two words fit (2½): the space gives its ½, three of the four letters share 0.04 (0.045 at most).
  const auto paragraph = broken("ab ab ab ab ab ab", {.language = "en", .measure = 3.04});
  EXPECT_EQ(paragraph.lines.at(0).faults, 0) << dump(paragraph);
  const SetLine line = set(paragraph, 0);
  EXPECT_EQ(line.width, ems(3.04));
  EXPECT_EQ(line.glyphs.at(1).x, ems(0.5) + ems(0.04) / 3);
  EXPECT_EQ(line.glyphs.at(4).x, ems(2.5) + ems(0.04)); // the last letter ends at the measure
}

TEST(Latin, PastTheLimitsTheLineIsLooseAndRagged) {
  // Three words are 3.65 em with their spaces at 65 %.
  const auto wide = broken("ab ab ab ab ab ab ab ab ab", {.language = "en", .measure = 3.5});
  EXPECT_EQ(wide.lines.at(0).text.end, 6U) << dump(wide);
  EXPECT_EQ(wide.lines.at(0).faults, static_cast<std::uint8_t>(LineFault::loose));
  EXPECT_EQ(set(wide, 0).width, ems(3) + 3 * scale(kEm, 6, 400)); // the space at 200 %, three letters at 6 % of ¼ em
}

TEST(Latin, NoHyphenAtALegsFoot) {
  auto slots = slots_of({2.5, 5});
  const auto items = items_of("news\u00adpaper ab ab", {.language = "en"});
  EXPECT_EQ(break_lines(items, slots, {}).lines.at(0).hyphenated, true);
  slots[0].last_in_leg = true;
  const auto paragraph = break_lines(items, slots, {});
  EXPECT_FALSE(paragraph.lines.at(0).hyphenated);
  EXPECT_EQ(paragraph.lines.at(0).faults, static_cast<std::uint8_t>(LineFault::overfull));
}

TEST(Latin, NoThirdHyphenInARowWhereAnythingElseWillDo) {
  // Each of the first four lines could end with a hyphen without any stretching (12.75 em); the third must not: its
  // spaces can take the word's first half (2.75 em) within their 200 %.
  const std::string five = "paper ab ab ab ab ab news\u00ad";
  const std::string text = "ab ab ab ab ab ab ab news\u00ad" + five + five + five + "paper ab ab";
  const auto paragraph = broken(text, {.language = "en", .measure = 12.75});
  int row = 0;
  for (const Line& line : paragraph.lines) {
    row = line.hyphenated ? row + 1 : 0;
    EXPECT_LE(row, 2) << dump(paragraph);
    EXPECT_EQ(line.faults & static_cast<std::uint8_t>(LineFault::ladder), 0);
  }
}

TEST(Latin, ALastLineUnderAThirdIsPulledIn) {
  // Sixteen words of 1 em and fifteen spaces of ½ are 23.5 em; the spaces give 0.1 em each: just 22.
  std::string text = "ab";
  for (int i = 1; i < 16; ++i) text += " ab";
  EXPECT_EQ(broken(text, {.language = "en", .measure = 22}).lines.size(), 1U);
  BreakConfig config;
  config.greedy = true;
  EXPECT_EQ(break_lines(items_of(text, {.language = "en"}), slots_of({22}), config).lines.size(), 2U);
}

TEST(Latin, RaggedLinesAreNeverStretched) {
  const auto paragraph =
      broken("ab abc ab abcd ab ab abc", {.language = "en", .measure = 4, .alignment = Alignment::left});
  for (std::size_t i = 0; i < paragraph.lines.size(); ++i) {
    EXPECT_EQ(set(paragraph, i, Alignment::left).width, paragraph.lines[i].natural);
    EXPECT_LE(paragraph.lines[i].natural, paragraph.lines[i].measure);
  }
}

// --- headlines
// --------------------------------------------------------------------------------------------------------

std::string headline(std::string_view text, double measure, const std::string& language = "zh-Hans") {
  return lines_of(text, {.language = language, .measure = measure, .alignment = Alignment::center, .balanced = true});
}

TEST(Headline, LinesAreOfAboutTheSameLength) {
  EXPECT_EQ(headline("ab ab ab ab ab ab", 7, "en"), "ab ab ab |ab ab ab");
  EXPECT_EQ(headline("ab ab ab ab ab", 6, "en"), "ab ab ab |ab ab"); // the longer first
}

TEST(Headline, TheFewestLines) {
  EXPECT_EQ(headline("ab ab ab", 5, "en"), "ab ab ab");
  EXPECT_EQ(headline("ab ab ab ab ab ab ab ab ab", 4, "en"), "ab ab ab |ab ab ab |ab ab ab");
}

TEST(Headline, BreaksAtWordsOfTheDictionary) {
  // Nine and nine would part 发展 and 基础; the words decide.
  const std::string found = headline("推动高质量发展的坚实基础建设工作会议", 12);
  EXPECT_EQ(found.find("发|展"), std::string::npos) << found;
  EXPECT_EQ(found.find("基|础"), std::string::npos) << found;
  EXPECT_EQ(found.find("|的"), std::string::npos) << found;
  EXPECT_NE(found.find('|'), std::string::npos) << found;
}

TEST(Headline, BreaksAtMarksAndSpacesFirst) {
  EXPECT_EQ(headline("用好经济工作主抓手 夯实长治高质量发展根基", 14), "用好经济工作主抓手 |夯实长治高质量发展根基");
}

TEST(Headline, SmallWordsDoNotEndALine) {
  EXPECT_EQ(headline("Council votes for the budget cuts", 12, "en"), "Council votes |for the budget cuts");
}

} // namespace
} // namespace broadsheet::test
