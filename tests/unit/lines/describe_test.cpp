// What is said of set lines: figures that a reader can add up, and rules found broken whatever the search did.
#include "helper.hpp"

#include "layout/lines/describe.hpp"
#include "layout/lines/line_rules.hpp"

#include <gtest/gtest.h>

namespace broadsheet::test {
namespace {

using namespace lines;

std::vector<LineDescription> described(std::string_view text, const Setting& setting) {
  return describe_lines(broken(text, setting), setting.alignment);
}

std::string rules_of(const LineDescription& line) {
  std::string all;
  for (const auto rule : line.rules_broken) all += (all.empty() ? "" : " ") + std::string(rule);
  return all;
}

// '|' marks a break in the text ('~': one that shows a hyphen); the rule that it breaks.
std::string rule_at(std::string_view marked, const std::string& language = "zh-Hans") {
  const std::size_t at = marked.find_first_of("|~");
  const std::string text = std::string(marked.substr(0, at)) + std::string(marked.substr(at + 1));
  return std::string(BreakRules(text, language).at_break(static_cast<std::uint32_t>(at), marked[at] == '~').id);
}

TEST(BreakRules, MarksAtLineEdges) {
  for (const char* mark :
       {"，", "。", "！", "？", "、", "；", "：", "”", "’", "》", "）", "」", "·", "～", "–", "／", "々", "%", "℃"})
    EXPECT_EQ(rule_at("国|" + std::string(mark) + "文"), "GB-start") << mark;
  for (const char* mark : {"“", "‘", "《", "（", "「", "【", "／"})
    EXPECT_EQ(rule_at("国" + std::string(mark) + "|文"), "GB-end") << mark;
  EXPECT_EQ(rule_at("国A|, b"), "GB-start");
  EXPECT_EQ(rule_at("国(|A)"), "GB-end");
  EXPECT_EQ(rule_at("国 |，文"), "GB-start"); // white before a mark does not help it
  EXPECT_EQ(rule_at("（ |文"), "GB-end");
  EXPECT_EQ(rule_at("国A|.b"), "GB-start");
  EXPECT_EQ(rule_at("国、|.b"), "");
  EXPECT_EQ(rule_at("国|文"), "");
  EXPECT_EQ(rule_at("国，|文"), "");
  EXPECT_EQ(rule_at("国|“文"), "");
  EXPECT_EQ(rule_at("国|——文"), "");
  EXPECT_EQ(rule_at("国，\ufe00|文"), "");
  EXPECT_EQ(rule_at("国|，\ufe00文"), "GB-start");
}

TEST(BreakRules, SplitInseparables) {
  EXPECT_EQ(rule_at("国—|—文"), "K2");
  EXPECT_EQ(rule_at("国…|…文"), "K2");
  EXPECT_EQ(rule_at("国……|……文"), ""); // between two ellipses
  EXPECT_EQ(rule_at("国￥|57"), "GB-end");
  EXPECT_EQ(rule_at("国$|57"), "K3");
  EXPECT_EQ(rule_at("国57|%"), "GB-start");
  EXPECT_EQ(rule_at("在2025|年"), "K3");
  EXPECT_EQ(rule_at("在2025年|6月"), "");
  EXPECT_EQ(rule_at("1%～|5%"), "K3");
  EXPECT_EQ(rule_at("第|二版"), "K3");
  EXPECT_EQ(rule_at("第二|版"), "K3");
  EXPECT_EQ(rule_at("第十|二届"), "K3");
  EXPECT_EQ(rule_at("下转|第二版"), "");
  EXPECT_EQ(rule_at("Lon|don"), "K3");
  EXPECT_EQ(rule_at("Lon~don", "en"), "");
}

TEST(BreakRules, SplitNumbers) {
  EXPECT_EQ(rule_at("国1|23"), "K6");
  EXPECT_EQ(rule_at("国10,|013"), "K6");
  EXPECT_EQ(rule_at("国3|.15"), "GB-start");
  EXPECT_EQ(rule_at("10:|30", "en"), "K6");
  EXPECT_EQ(rule_at("国5|国"), "");
}

TEST(BreakRules, AddressesHaveBreaksOfTheirOwn) {
  EXPECT_EQ(rule_at("见http://a.example/|news"), "");
  EXPECT_EQ(rule_at("见http://a.|example/"), "");
  EXPECT_EQ(rule_at("见http://a.exa|mple/"), "K3");
}

TEST(BreakRules, NumbersAndUnitsAreTheHousesChoice) {
  EXPECT_TRUE(BreakRules("国286个文", "zh-Hans").parts_number_and_unit(6));
  EXPECT_TRUE(BreakRules("国9亿元文", "zh-Hans").parts_number_and_unit(7));
  EXPECT_FALSE(BreakRules("国286文", "zh-Hans").parts_number_and_unit(6));
  EXPECT_EQ(rule_at("国286|个"), "");
}

TEST(BreakRules, LonelyEnds) { // P4
  EXPECT_TRUE(BreakRules("国文。", "zh-Hans").is_lonely_end(3));
  EXPECT_TRUE(BreakRules("国文。”", "zh-Hans").is_lonely_end(6));
  EXPECT_FALSE(BreakRules("国文。", "zh-Hans").is_lonely_end(0));
  EXPECT_FALSE(BreakRules("国12。", "zh-Hans").is_lonely_end(3));
}

TEST(Describe, ASqueezedLineNamesItsTiers) {
  // Up to the sixth Han the line is 9 em wide; the brackets have an em to give, more than is needed.
  const auto lines = described("国（国）国，国国国国国", {.measure = 8.5});
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].natural, ems(9));
  EXPECT_EQ(lines[0].squeeze, ems(0.5));
  EXPECT_EQ(lines[0].stretch_per_gap.sp, 0);
  EXPECT_EQ(lines[0].tiers, 1 << 3);
  EXPECT_EQ(rules_of(lines[0]), "");
}

TEST(Describe, AStretchedLineTellsItsGap) {
  // "国ABCDE" cannot be divided after 国, so 5 Han of 5.5 em: four gaps of 1/8 em.
  const auto lines = described("国国国国国国ABCDEF国国国", {.measure = 6.5});
  ASSERT_GE(lines.size(), 2U);
  EXPECT_EQ(lines[0].stretch_per_gap, kEm / 10); // half an em in five gaps
  EXPECT_EQ(lines[0].squeeze.sp, 0);
  EXPECT_EQ(lines[0].tiers, 0);
  EXPECT_TRUE(lines.back().last);
  EXPECT_EQ(lines.back().stretch_per_gap.sp, 0); // P7
}

TEST(Describe, LooseLinesAreNamedByTheLimitTheyBreak) {
  const auto firm = described("国国国国国ABCDEF国国国国", {.measure = 5.75}); // 0.75 em in four gaps
  EXPECT_EQ(rules_of(firm[0]), "J1");
  const auto hard = described("国国ABCDEFGHIJ国国国国", {.measure = 6}); // one gap for four em
  EXPECT_EQ(rules_of(hard[0]), "J2");
  const auto latin = described("abc abcdefghijklmnop abc", {.language = "en", .measure = 9});
  EXPECT_EQ(rules_of(latin[0]), "J2");
}

// A search that breaks where it should not: the fault is seen in the lines alone.
TEST(Describe, AWrongSearchIsCaught) {
  BrokenParagraph paragraph = broken("国国））国国", {.measure = 100, .alignment = Alignment::left});
  const auto& items = paragraph.items->items;
  std::uint32_t mark = 2;
  while (mark < items.size() && (items[mark].text != 9 || items[mark].kind != ItemKind::box)) ++mark;
  ASSERT_LT(mark, items.size());
  Line first = paragraph.lines[0], second = first;
  first.end = mark - 1;
  first.last = false;
  second.begin = mark;
  paragraph.lines = {first, second};
  EXPECT_EQ(rules_of(describe_lines(paragraph, Alignment::left)[0]), "GB-start");
}

TEST(Describe, WordsWiderThanTheMeasureAreSplitAndSaid) {
  const auto all_rules = [](std::string_view text, double measure) {
    std::string all;
    for (const auto& line : described(text, {.measure = measure}))
      for (const auto rule : line.rules_broken)
        if (rule != "J1" && rule != "J2") all += std::string(rule) + " ";
    return all;
  };
  EXPECT_EQ(all_rules("国国国国国国ABCDEFGHIJKLMNOPQRSTUVWX国", 7), "wide ");
  // The word alone would go in; its mark may not leave it.
  EXPECT_EQ(all_rules("国国国国ABCDEFGHIJKLMN。国国国", 7), "wide ");
  EXPECT_EQ(all_rules("国国国国ABCDEFGHIJKL。国国国", 7), "");
  // So do words that white holds together.
  EXPECT_EQ(all_rules("国国ABCDEFG\u00a0HIJKLMN国国国", 7), "wide ");
}

TEST(Describe, Totals) {
  LineTotals totals;
  const Setting setting{.measure = 6.5};
  const BrokenParagraph paragraph = broken("国国国国国国ABCDEF国国国", setting);
  totals.add(paragraph, describe_lines(paragraph, Alignment::justify));
  LineTotals both;
  both.add(totals);
  both.add(totals);
  EXPECT_EQ(both.paragraphs, 2);
  EXPECT_EQ(both.lines, 2 * totals.lines);
  EXPECT_EQ(both.full, both.lines - 2);
  EXPECT_EQ(both.over_soft, 2);
  EXPECT_EQ(both.over_firm, 0);
  EXPECT_TRUE(both.rules_broken.empty());
  EXPECT_NEAR(both.widest_gap_em, 0.1, 1e-4);
}

} // namespace
} // namespace broadsheet::test
