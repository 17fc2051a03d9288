// Widths of marks: the styles of 3.1, every cell of the pair table 3.2, line ends, regions, faces with and without
// half-width forms. All in em; a Han character is 1, a mark ½ body and ½ blank.
#include "helper.hpp"

#include <gtest/gtest.h>

namespace broadsheet::test {
namespace {

double in_em(Length length) { return length.to_points() / kEm.to_points(); }

// The width of a text as one line.
double width(std::string_view text, Setting setting = {}) {
  setting.measure = 200;
  setting.alignment = Alignment::left;
  return in_em(broken(text, setting).lines.at(0).natural);
}

// The least width of a text as one line.
double least(std::string_view text, const Setting& setting) {
  double sum = 0;
  const auto items = items_of(text, setting);
  for (const BreakItem& item : items->items)
    if (item.kind != ItemKind::penalty) sum += in_em(item.width - item.shrink);
  return sum;
}

// One mark of each class of section 1.
struct Sample {
  const char* name;
  const char* mark;
  double body;
};
constexpr Sample kHan{"IDG", "国", 1}, kOpen{"OPN", "（", 0.5}, kClose{"CLS", "）", 0.5}, kComma{"CMA", "，", 0.5},
    kStop{"STP", "。", 0.5}, kDot{"MID", "·", 0.5}, kDash{"DSH", "——", 2}, kEllipsis{"ELL", "……", 2};
constexpr Sample kSamples[] = {kHan, kOpen, kClose, kComma, kStop, kDot, kDash, kEllipsis};

// GB has dots half an em wide.
int half_dots(char32_t c) { return c == 0xb7 ? 500 : plain_width(c); }

// 3.2, without the columns and rows that are the same: rows left, columns right; -1: they do not meet.
constexpr double kPairs[8][8] = {
    //        IDG  OPN  CLS CMA STP MID DSH  ELL
    /* IDG */ {0, 0.5, 0, 0, 0, 0, 0, 0},
    /* OPN */ {0, 0, 0, 0, 0, 0, 0, 0},
    /* CLS */ {0.5, 0.5, 0, 0, 0, 0, 0.5, 0.5},
    /* CMA */ {0.5, 0.5, 0, 0, 0, 0, 0.5, 0.5},
    /* STP */ {0.5, 0.5, 0, 0, 0, -1, 0.5, 0.5},
    /* MID */ {0, 0.5, 0, -1, -1, 0, 0, 0},
    /* DSH */ {0, 0.5, 0, 0, 0, 0, 0, 0},
    /* ELL */ {0, 0.5, 0, 0, 0, 0, 0, 0},
};

// White between two of them, in the middle of a line: what is more than their bodies and the Han at either side.
double between(const Sample& left, const Sample& right, const Setting& setting = {}) {
  const std::string text = std::string("国") + left.mark + right.mark + "国";
  double blanks = 0; // at the two outer sides
  if (std::string_view(left.name) == "OPN") blanks += 0.5;
  const std::string_view last(right.name);
  if (last == "CLS" || last == "CMA" || last == "STP") blanks += 0.5;
  return width(text, setting) - 2 - left.body - right.body - blanks;
}

TEST(PairTable, EveryCell) {
  int cells = 0;
  for (int left = 0; left < 8; ++left)
    for (int right = 0; right < 8; ++right) {
      if (kPairs[left][right] < 0) continue;
      if ((left == 6 && right == 6) || (left == 7 && right == 7)) continue; // four halves of one: not a pair
      ++cells;
      EXPECT_DOUBLE_EQ(between(kSamples[left], kSamples[right], {.width = half_dots}), kPairs[left][right])
          << kSamples[left].name << " " << kSamples[right].name;
    }
  EXPECT_EQ(cells, 59);
}

// The column "line end", and P3: no blank at either edge of a line.
TEST(PairTable, NoBlankAtLineEdges) {
  for (const Sample& sample : {kClose, kComma, kStop}) {
    const auto paragraph = broken(std::string("国国") + sample.mark + "国国", {.measure = 2.5});
    ASSERT_EQ(paragraph.lines.size(), 2U) << sample.name;
    EXPECT_DOUBLE_EQ(in_em(paragraph.lines[0].natural), 2.5) << sample.name;
  }
  const auto paragraph = broken("国国国（国国）", {.measure = 3});
  EXPECT_EQ(lines_of(paragraph), "国国国|（国国）");
  EXPECT_DOUBLE_EQ(in_em(paragraph.lines[1].natural), 3);
}

TEST(PairTable, FullWidthDotsKeepTheirQuarters) {
  EXPECT_DOUBLE_EQ(width("国·国"), 3);
  EXPECT_DOUBLE_EQ(width("国・国", {.language = "ja"}), 3);
  EXPECT_DOUBLE_EQ(width("国·国", {.width = half_dots}), 2.5);
  // Both quarters go together, and first (tier 2).
  const auto items = items_of("国·国");
  EXPECT_EQ(items->items.at(1).glue, GlueKind::interpunct);
  EXPECT_EQ(items->items.at(1).shrink, ems(0.25));
  EXPECT_EQ(items->items.at(3).shrink, ems(0.25));
}

TEST(PairTable, RepeatedStops) { // GB/T 15834 5.1.2
  EXPECT_DOUBLE_EQ(width("国？！国"), 3);
  EXPECT_DOUBLE_EQ(width("国！！国"), 3);
  EXPECT_DOUBLE_EQ(width("国！！！国"), 4);
  EXPECT_DOUBLE_EQ(width("国？国"), 3);
}

// K4: neighbours in other runs.
double runs_width(const std::vector<SizedText>& parts, const std::string& language = "zh-Hans") {
  const auto items = items_of(shaped_runs(parts, language), {});
  return in_em(break_lines(items, slots_of({200}), {.alignment = Alignment::left}).lines.at(0).natural);
}

TEST(PairTable, HoldsAcrossRuns) {
  EXPECT_DOUBLE_EQ(runs_width({{"国“国"}, {"”，国"}}), width("国“国”，国"));
  EXPECT_DOUBLE_EQ(runs_width({{"国"}, {"“"}, {"国"}, {"”"}, {"（"}, {"国"}, {"）"}}), width("国“国”（国）"));
  EXPECT_DOUBLE_EQ(runs_width({{"国，"}, {"“国"}}), width("国，“国"));
  EXPECT_DOUBLE_EQ(runs_width({{"国。"}, {"”国"}}), width("国。”国"));
}

// The smaller mark loses its blank.
TEST(PairTable, TheLargerMarkKeepsItsBlank) {
  // 国 ） of 1 em; （ 国 of 2 em: ½ body, then the larger blank of 1 em, 1 em body, 2 em.
  EXPECT_DOUBLE_EQ(runs_width({{"国）", 1}, {"（国", 2}}), 1 + 0.5 + 1 + 1 + 2);
  EXPECT_DOUBLE_EQ(runs_width({{"国）", 2}, {"（国", 1}}), 2 + 1 + 1 + 0.5 + 1);
  EXPECT_DOUBLE_EQ(runs_width({{"国）", 2}, {"，国", 1}}), 2 + 1 + 0.5 + 0.5 + 1);
}

struct StyleRow {
  const char* style;
  double bracket, comma, stop; // width of the mark inside a line
};

TEST(WidthStyles, InsideALine) {
  constexpr StyleRow kRows[] = {{"half-at-line-end", 1, 1, 1},
                                {"full", 1, 1, 1},
                                {"kaiming", 0.5, 0.5, 1},
                                {"half", 0.5, 0.5, 0.5},
                                {"cct", 0.75, 0.75, 1}};
  for (const StyleRow& row : kRows) {
    Setting setting;
    setting.house = house_of("zh-newspaper", [&](CompositionProfile& profile) {
      for (const NamedBlanks& named : named_blanks())
        if (named.name == row.style) profile.blanks = named.blanks;
    });
    EXPECT_DOUBLE_EQ(width("国（国", setting) - 2, row.bracket) << row.style;
    EXPECT_DOUBLE_EQ(width("国）国", setting) - 2, row.bracket) << row.style;
    EXPECT_DOUBLE_EQ(width("国，国", setting) - 2, row.comma) << row.style;
    EXPECT_DOUBLE_EQ(width("国。国", setting) - 2, row.stop) << row.style;
    EXPECT_DOUBLE_EQ(width("国？国", setting) - 2, row.stop) << row.style;
  }
}

TEST(WidthStyles, NamedProfilesHaveThem) {
  EXPECT_DOUBLE_EQ(width("国，国。国", {.profile = "zh-kaiming"}), 3 + 0.5 + 1);
  EXPECT_DOUBLE_EQ(width("国，国。国", {.profile = "zh-banjiao"}), 3 + 0.5 + 0.5);
}

TEST(WidthStyles, TraditionalMarksAreCentredAndFixed) {
  const Setting hant{.language = "zh-Hant"};
  EXPECT_DOUBLE_EQ(width("國，國。國", hant), 5);
  EXPECT_DOUBLE_EQ(width("國？國", hant), 3);
  EXPECT_DOUBLE_EQ(width("國（國）國", hant), 5); // brackets are as everywhere
  EXPECT_DOUBLE_EQ(width("國。」國", hant), 4);   // the stop's own em, ½ body, ½ blank
}

TEST(WidthStyles, JapaneseQuestionMarksAndColonsAreFixed) {
  const Setting ja{.language = "ja"};
  EXPECT_DOUBLE_EQ(width("国、国。国", ja), 5);
  for (const char* text : {"国？国", "国！国", "国：国", "国；国"}) {
    EXPECT_DOUBLE_EQ(width(text, ja), 3);
    EXPECT_DOUBLE_EQ(least(text, ja), 3) << text;
  }
}

TEST(WidthStyles, FacesWithHalfWidthForms) {
  const auto plain = items_of(shaped("国（国），国", "zh-Hans"), {}, false);
  const auto halves = items_of(shaped("国（国），国", "zh-Hans"), {}, true);
  EXPECT_EQ(dump(*plain), dump(*halves));
}

TEST(LineEnd, IsHalfWholeOrAsItFits) {
  const std::string_view text = "国国，国国国国国";
  const auto at = [&](LineEnd line_end, double measure) {
    Setting setting{.measure = measure};
    setting.house = house_of("zh-newspaper", [&](CompositionProfile& profile) { profile.blanks.line_end = line_end; });
    const BrokenParagraph paragraph = broken(text, setting);
    return in_em(paragraph.lines.at(0).natural);
  };
  EXPECT_DOUBLE_EQ(at(LineEnd::trim, 2.5), 2.5);
  EXPECT_DOUBLE_EQ(at(LineEnd::allow, 2.5), 2.5);
  EXPECT_DOUBLE_EQ(at(LineEnd::allow, 3), 3); // the mark keeps its em: nothing is stretched
  EXPECT_DOUBLE_EQ(at(LineEnd::keep, 3), 3);
  EXPECT_NE(at(LineEnd::keep, 2.5), 2.5); // the mark does not fit with its blank
}

TEST(LineEnd, AWholeMarkIsJustifiedWithItsBlank) {
  Setting setting{.language = "ja", .measure = 3};
  const BrokenParagraph paragraph = broken("国国、国国国", setting);
  const SetLine line = set(paragraph, 0);
  EXPECT_EQ(line.width, ems(3));
  EXPECT_EQ(line.glyphs.back().x, ems(2)); // the mark's ink, then its blank
}

TEST(Hanging, AMarkHangsOnlyWhereItWouldNotFit) {
  Setting setting{.measure = 3};
  setting.house = house_of("zh-newspaper", [](CompositionProfile& profile) { profile.hanging = true; });
  const BrokenParagraph paragraph = broken("国国国，国国国国国。", setting);
  EXPECT_EQ(lines_of(paragraph), "国国国，|国国国|国国。");
  const SetLine line = set(paragraph, 0);
  EXPECT_EQ(line.width, ems(3));
  EXPECT_EQ(line.glyphs.back().x, ems(3)); // outside the measure
  EXPECT_EQ(paragraph.lines[0].faults, 0);
  // At the paragraph's end too; never two marks; never where it fits.
  EXPECT_EQ(lines_of("国国国国国国。", setting), "国国国|国国国。");
  EXPECT_NE(lines_of("国国国”，国国国国国", setting), "国国国”，|国国国|国国");
  setting.measure = 3.5;
  EXPECT_EQ(set(broken("国国国，国国国国国", setting), 0).glyphs.back().x, ems(3));
  setting.house = nullptr;
  setting.measure = 3;
  EXPECT_NE(lines_of("国国国，国国国国国。", setting), "国国国，|国国国|国国。");
}

TEST(HouseChoices, OpeningMarkAtTheParagraphStart) { // P2
  Setting setting{.indent = 2};
  EXPECT_DOUBLE_EQ(width("（国）国", setting), 2 + 0.5 + 1 + 1 + 1);
  setting.house = house_of("zh-newspaper", [](CompositionProfile& profile) { profile.flush_opening = false; });
  EXPECT_DOUBLE_EQ(width("（国）国", setting), 2 + 1 + 1 + 1 + 1);
  EXPECT_DOUBLE_EQ(width("国国", setting), 4);
}

TEST(HouseChoices, TightPairs) {
  Setting setting;
  setting.house = house_of("zh-newspaper", [](CompositionProfile& profile) { profile.tight_pairs = true; });
  for (const char* text : {"国）（国", "国，（国", "国。（国"}) EXPECT_DOUBLE_EQ(width(text, setting), 3) << text;
  EXPECT_DOUBLE_EQ(width("国（国", setting), 3);
}

TEST(HouseChoices, WhatSqueezesGive) {
  const auto with = [](auto change) { return Setting{.house = house_of("zh-newspaper", change)}; };
  EXPECT_DOUBLE_EQ(least("国、国", {}), 2.5);
  EXPECT_DOUBLE_EQ(least("国、国", with([](CompositionProfile& p) { p.enumeration_minimum = {1, 4}; })), 2.75);
  EXPECT_DOUBLE_EQ(least("国，国", with([](CompositionProfile& p) { p.enumeration_minimum = {1, 4}; })), 2.5);
  EXPECT_DOUBLE_EQ(least("国。国", {}), 2.5);
  EXPECT_DOUBLE_EQ(least("国。国", with([](CompositionProfile& p) { p.stop_squeeze = StopSqueeze::never; })), 3);
  EXPECT_DOUBLE_EQ(least("国国国", {}), 3);
  EXPECT_DOUBLE_EQ(least("国国国", with([](CompositionProfile& p) { p.han_squeeze = {1, 32}; })), 3 - 2.0 / 32);
}

TEST(HouseChoices, FullStopsGiveTheirBlankForReliefOnlyUnlessTheHouseSaysSo) {
  // Four and a half em of measure for 国。国国国: the stop's blank would have to go.
  const auto first = [](StopSqueeze squeeze) {
    Setting setting{.measure = 4.5};
    setting.house = house_of("zh-newspaper", [&](CompositionProfile& profile) { profile.stop_squeeze = squeeze; });
    return lines_of("国。国国国国国国国国国国国", setting);
  };
  EXPECT_TRUE(first(StopSqueeze::always).starts_with("国。国国国|"));
  EXPECT_FALSE(first(StopSqueeze::relief).starts_with("国。国国国|"));
  EXPECT_EQ(first(StopSqueeze::never), first(StopSqueeze::relief));
}

TEST(HouseChoices, TierSevenComesLast) {
  Setting setting{.measure = 5 - 0.5 - 2.0 / 32};
  setting.house = house_of("zh-newspaper", [](CompositionProfile& profile) { profile.han_squeeze = {1, 32}; });
  const BrokenParagraph paragraph = broken("国国，国国国国国国", setting);
  ASSERT_EQ(lines_of(paragraph), "国国，国国|国国国国");
  const SetLine line = set(paragraph, 0);
  EXPECT_EQ(line.glyphs.at(3).x - line.glyphs.at(2).x, ems(0.5)); // the comma's blank is gone first
  EXPECT_EQ(line.width, paragraph.lines[0].measure);
}

TEST(HouseChoices, Prohibition) {
  const auto starts = [](Prohibition set, std::string_view text) {
    Setting setting{.measure = 2};
    setting.house = house_of("zh-newspaper", [&](CompositionProfile& profile) { profile.prohibition = set; });
    return lines_of(text, setting);
  };
  EXPECT_EQ(starts(Prohibition::none, "国国，国国"), "国国|，国|国");
  EXPECT_NE(starts(Prohibition::basic, "国国，国国"), "国国|，国|国");
  EXPECT_EQ(starts(Prohibition::basic, "国国／国国"), "国国|／国|国");
  EXPECT_NE(starts(Prohibition::gb, "国国／国国"), "国国|／国|国");
  EXPECT_EQ(starts(Prohibition::gb, "国国——国国"), "国国|——|国国");
  const auto strict = items_of("国——国", {.house = house_of("zh-newspaper", [](CompositionProfile& profile) {
                                            profile.prohibition = Prohibition::strict;
                                          })});
  EXPECT_EQ(strict->items.at(1).cost, kForbidden) << dump(*strict);
}

TEST(Variations, DoNotBreakPairLogic) {
  EXPECT_DOUBLE_EQ(width("国”\uFE01，国"), width("国”，国"));
  EXPECT_DOUBLE_EQ(width("国，\uFE00（国"), width("国，（国"));
  EXPECT_DOUBLE_EQ(width("国，\uFE01国"), 3); // centred: its em is its own
  EXPECT_DOUBLE_EQ(least("国，\uFE01国", {}), 3);
  // A quote in its narrow form is Latin, in its full-width form it is not, whatever stands around it.
  EXPECT_DOUBLE_EQ(least("国“\uFE00国", {}), 3);
  EXPECT_DOUBLE_EQ(least("国“\uFE01国", {}), 2.5);
  const auto latin = [](char32_t c) { return c == 0x201c || c == 0x201d ? 1000 : plain_width(c); };
  EXPECT_DOUBLE_EQ(width("ab “\uFE01ab”\uFE01 ab", {.width = latin}), width("ab 「ab」 ab"));
}

} // namespace
} // namespace broadsheet::test
