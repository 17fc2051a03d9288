// From breaks to places: squeeze by tiers, stretch by steps, alignment, visual order. All sums are exact.
#include "helper.hpp"

#include "layout/lines/adjust.hpp"

#include <algorithm>
#include <gtest/gtest.h>

#include <array>
#include <map>
#include <random>

namespace broadsheet::test {
namespace {

using namespace lines;

// Widths of the line's glue by kind, as adjusted, in thousandths of an em.
std::map<GlueKind, std::vector<int>> white_of(const BrokenParagraph& paragraph, std::size_t n) {
  const Line& line = paragraph.lines.at(n);
  Adjustment adjustment(*paragraph.items, line, Alignment::justify);
  std::map<GlueKind, std::vector<int>> white;
  for (std::uint32_t i = line.begin; i < line.end; ++i) {
    const BreakItem& item = paragraph.items->items[i];
    const Length width = item.width + adjustment.next(item);
    if (item.kind == ItemKind::glue) white[item.glue].push_back(static_cast<int>(scale(width, 1000, kEm.sp).sp));
  }
  return white;
}

// One line of `text` in a measure: all of it, however it is squeezed or stretched.
BrokenParagraph one_line(std::string_view text, double measure, const std::string& profile = {}) {
  BrokenParagraph paragraph;
  paragraph.items = items_of(text, {.profile = profile});
  Line line;
  line.end = static_cast<std::uint32_t>(paragraph.items->items.size() - 1);
  for (std::uint32_t i = 0; i < line.end; ++i) line.natural += paragraph.items->items[i].width;
  line.measure = ems(measure);
  line.text.end = static_cast<std::uint32_t>(text.size());
  // As if the paragraph went on: a plain break, so that the line may be stretched.
  auto items = std::make_shared<BreakItems>(*paragraph.items);
  items->items.back().cost = 0;
  paragraph.items = items;
  paragraph.lines.push_back(line);
  return paragraph;
}

// --- 4.1 squeeze
// ------------------------------------------------------------------------------------------------------

TEST(Squeeze, TiersAreUsedUpInOrder) {
  // 国 ⅓ 国（国），国。国: word space, bracket, comma, stop. Natural: 5 Han + 4 bodies + space ½ + ½ ½ ½.
  const std::string_view text = "国 国（国）国，国。国";
  const double natural = 6 + 4 * 0.5 + 0.5 + 4 * 0.5;
  auto white = white_of(one_line(text, natural - 0.25), 0);
  EXPECT_EQ(white[GlueKind::word_space], (std::vector{250})); // tier 1: to ¼
  EXPECT_EQ(white[GlueKind::bracket], (std::vector{500, 500}));
  white = white_of(one_line(text, natural - 0.75), 0);
  EXPECT_EQ(white[GlueKind::bracket], (std::vector{250, 250})); // tier 3, equally
  EXPECT_EQ(white[GlueKind::comma], (std::vector{500}));
  white = white_of(one_line(text, natural - 1.5), 0);
  EXPECT_EQ(white[GlueKind::bracket], (std::vector{0, 0}));
  EXPECT_EQ(white[GlueKind::comma], (std::vector{250})); // tier 4
  EXPECT_EQ(white[GlueKind::stop], (std::vector{500}));
  white = white_of(one_line(text, natural - 2), 0);
  EXPECT_EQ(white[GlueKind::comma], (std::vector{0}));
  EXPECT_EQ(white[GlueKind::stop], (std::vector{250})); // tier 6
}

TEST(Squeeze, InterpunctsBeforeBracketsAndGapsBeforeStops) {
  const double natural = 5 + 0.5 + 3 * 0.5 + 0.25 * 2 + 0.5 + 0.25 * 2 + 0.5; // zh-book: gaps of ¼
  auto white = white_of(one_line("国·国，国A国。国", natural - 0.5, "zh-book"), 0);
  EXPECT_EQ(white[GlueKind::interpunct], (std::vector{0, 0})); // tier 2
  EXPECT_EQ(white[GlueKind::comma], (std::vector{500}));
  white = white_of(one_line("国·国，国A国。国", natural - 1.125, "zh-book"), 0);
  EXPECT_EQ(white[GlueKind::comma], (std::vector{0}));
  EXPECT_EQ(white[GlueKind::script_gap], (std::vector{188, 188})); // tier 5, half way to ⅛
  EXPECT_EQ(white[GlueKind::stop], (std::vector{500}));
}

int tier_number(GlueKind kind) {
  constexpr GlueKind kTiers[] = {GlueKind::none,  GlueKind::word_space, GlueKind::interpunct, GlueKind::bracket,
                                 GlueKind::comma, GlueKind::script_gap, GlueKind::stop,       GlueKind::character};
  for (int tier = 1; tier < 8; ++tier)
    if (kTiers[tier] == kind) return tier;
  return 0;
}

// Whatever the profile: a tier gives only when all before it are used up, a step only when all before it are full; what
// is given adds up to what was needed, to the unit.
TEST(Squeeze, NoTierBeforeItsTurnInAnyLine) {
  int squeezed = 0, stretched = 0;
  for (std::uint32_t seed = 1; seed <= 1200; ++seed) {
    std::mt19937 random(seed);
    Setting setting{.measure = 8 + static_cast<double>(random() % 1000) / 199};
    setting.house = house_of(seed % 2 == 0 ? "zh-book" : "zh-newspaper", [&](CompositionProfile& profile) {
      profile.blanks = named_blanks()[random() % named_blanks().size()].blanks;
      profile.stop_squeeze = static_cast<StopSqueeze>(random() % 3);
      profile.hanging = random() % 3 == 0;
      if (random() % 3 == 0) profile.han_squeeze = {1, 32};
      if (random() % 3 == 0) profile.enumeration_minimum = {1, 4};
    });
    std::string text;
    for (int i = 0; i < 60; ++i) {
      static const std::vector<std::string> parts{"国", "文", "，", "。", "（", "）", "8", "A", " ", "·", "、"};
      text += parts[random() % parts.size()];
    }
    const auto paragraph = broken(text, setting);
    for (std::size_t n = 0; n < paragraph.lines.size(); ++n) {
      const Line& line = paragraph.lines[n];
      Adjustment adjustment(*paragraph.items, line, Alignment::justify);
      const bool squeezing = adjustment.total().sp < 0;
      std::array<std::int64_t, 8> given{}, most{};
      std::int64_t sum = 0;
      for (std::uint32_t i = line.begin; i < line.end; ++i) {
        const BreakItem& item = paragraph.items->items[i];
        const Length change = adjustment.next(item);
        sum += item.width.sp + change.sp;
        if (item.kind != ItemKind::glue) continue;
        const int tier = tier_number(item.glue);
        const bool early = item.glue == GlueKind::word_space || item.glue == GlueKind::script_gap;
        const int share = squeezing ? tier : item.glue == GlueKind::word_space ? 1 : early ? 2 : 3;
        given[share] += squeezing ? -change.sp : change.sp;
        most[share] += squeezing ? item.shrink.sp : item.stretch.sp;
        ASSERT_GE(squeezing ? item.shrink + change : item.stretch - change, Length{}) << dump(paragraph);
      }
      for (int share = 1; share < 8; ++share)
        for (int before = 1; before < share; ++before)
          ASSERT_TRUE(given[share] == 0 || given[before] == most[before]) << "seed " << seed << "\n" << dump(paragraph);
      squeezed += squeezing ? 1 : 0;
      stretched += adjustment.total().sp > 0 ? 1 : 0;
      const Length edge = line.natural + adjustment.total() - Length{static_cast<std::int32_t>(sum)};
      ASSERT_EQ(set(paragraph, n).width, line.natural + adjustment.total());
      // The edge is the blank that the last mark keeps, or the mark that hangs.
      ASSERT_TRUE(edge.sp == 0 || edge == paragraph.items->items[line.end].shift) << dump(paragraph);
      if (line.faults == 0 && !line.last) {
        ASSERT_EQ(set(paragraph, n).width, line.measure) << dump(paragraph);
      }
    }
  }
  EXPECT_GT(squeezed, 1000);
  EXPECT_GT(stretched, 500);
}

// --- 4.2 stretch
// ------------------------------------------------------------------------------------------------------

TEST(Stretch, WordSpacesThenGapsThenCharacters) {
  const std::string_view text = "国国 国A国"; // 4 Han, ½ letter, space ½, gaps ⅛: places 国国 alone in step 3
  const double natural = 4 + 0.5 + 0.5 + 0.25;
  auto white = white_of(one_line(text, natural + 0.25), 0);
  EXPECT_EQ(white[GlueKind::script_gap], (std::vector{250, 250})); // step 2: the space was at its most already
  EXPECT_EQ(white[GlueKind::character], (std::vector{0}));
  white = white_of(one_line(text, natural + 2 * (1.0 / 3 - 0.125) + 0.1), 0);
  EXPECT_EQ(white[GlueKind::script_gap], (std::vector{333, 333}));
  EXPECT_EQ(white[GlueKind::character], (std::vector{100})); // step 3
}

TEST(Stretch, NoWhiteInsideInseparablesOrAroundMarks) {
  // Places: 国|国 国|（ ）|国 国|—— ——|国, not （国 国） —— 57%.
  const auto paragraph = one_line("国国（国）国——国57%", 13);
  int places = 0;
  for (const BreakItem& item : paragraph.items->items) places += item.stretch.sp > 0 ? 1 : 0;
  EXPECT_EQ(places, 6); // and 国|57%
}

TEST(Stretch, PastTheHardLimitTheLineIsRagged) {
  const auto paragraph = one_line("国国国", 4); // two places, 1 em: ½ each is too much
  EXPECT_EQ(set(paragraph, 0).width, ems(3.5)); // ¼ each
  const auto loose = broken("国国2025年国", {.measure = 3});
  EXPECT_EQ(loose.lines.at(0).faults, static_cast<std::uint8_t>(LineFault::loose)) << dump(loose);
}

TEST(Stretch, RemaindersAreSpreadExactly) {
  std::mt19937 random(11);
  for (int n = 0; n < 400; ++n) {
    std::string text;
    for (int i = 0; i < 80; ++i) {
      static const std::vector<std::string> parts{"国", "文", "，", "。", "（", "）", "8", "A", " "};
      text += parts[random() % parts.size()];
    }
    const auto paragraph = broken(text, {.measure = 9 + static_cast<double>(random() % 1000) / 997});
    for (std::size_t i = 0; i < paragraph.lines.size(); ++i) {
      const Line& line = paragraph.lines[i];
      const SetLine made = set(paragraph, i);
      Length sum;
      Adjustment adjustment(*paragraph.items, line, Alignment::justify);
      for (std::uint32_t k = line.begin; k < line.end; ++k)
        sum += paragraph.items->items[k].width + adjustment.next(paragraph.items->items[k]);
      ASSERT_EQ(sum, made.width) << "round " << n << "\n" << dump(paragraph);
      if (line.faults != 0) continue;
      ASSERT_LE(made.width, line.measure);
      ASSERT_TRUE(line.last || made.width == line.measure) << "round " << n << "\n" << dump(paragraph);
    }
  }
}

// --- places
// -----------------------------------------------------------------------------------------------------------

std::vector<double> places(const SetLine& line) {
  std::vector<double> found;
  for (const SetGlyph& glyph : line.glyphs) found.push_back(glyph.x.to_points() / kEm.to_points());
  return found;
}

TEST(SetLine, OpeningMarksAreFlush) {
  const auto paragraph = broken("（国）国国国国", {.measure = 3, .alignment = Alignment::left});
  // The mark's glyph starts half an em left of its body: its ink is at 0.
  EXPECT_EQ(places(set(paragraph, 0, Alignment::left)), (std::vector{-0.5, 0.5, 1.5}));
}

TEST(SetLine, AlignmentShiftsTheLine) {
  const auto paragraph = broken("国国", {.measure = 5});
  EXPECT_EQ(places(set(paragraph, 0, Alignment::left)), (std::vector{0., 1.}));
  EXPECT_EQ(places(set(paragraph, 0, Alignment::center)), (std::vector{1.5, 2.5}));
  EXPECT_EQ(places(set(paragraph, 0, Alignment::right)), (std::vector{3., 4.}));
  EXPECT_EQ(places(set(paragraph, 0, Alignment::justify)), (std::vector{0., 1.})); // P7
}

TEST(SetLine, TrackingStandsBetweenCharactersOnly) {
  auto paragraph = std::make_shared<ShapedParagraph>(*shaped("国国国", "zh-Hans"));
  paragraph->runs[0].tracking = ems(0.5);
  const Hyphenator hyphenator;
  const auto items = break_items(paragraph, ParagraphStyle{}, RoundGlyphs{}, hyphenator);
  const auto lines = break_lines(items, slots_of({6}), {});
  EXPECT_EQ(set(lines, 0, Alignment::center).width, ems(4));
  EXPECT_EQ(places(set(lines, 0, Alignment::center)), (std::vector{1., 2.5, 4.}));
}

TEST(SetLine, IndentIsWhite) {
  const auto paragraph = broken("国国", {.measure = 5, .indent = 2});
  EXPECT_EQ(places(set(paragraph, 0)), (std::vector{2., 3.}));
  EXPECT_EQ(set(paragraph, 0).text, "国国");
}

TEST(SetLine, TextAndClustersGoWithTheGlyphs) {
  const auto paragraph = broken("ab cd", {.language = "en", .measure = 2.4, .alignment = Alignment::left});
  ASSERT_EQ(paragraph.lines.size(), 2U);
  const SetLine first = set(paragraph, 0, Alignment::left);
  EXPECT_EQ(first.text, "ab"); // white at the line's end is dropped
  ASSERT_EQ(first.runs.size(), 1U);
  EXPECT_EQ(first.runs[0].glyph_end, 2U);
  EXPECT_EQ(first.runs[0].text_end, 2U);
  EXPECT_EQ(first.clusters.size(), 2U);
  EXPECT_EQ(first.clusters[0].bytes, 1);
  EXPECT_EQ(paragraph.lines[0].text.end, 3U); // but it belongs to the line
}

TEST(SetLine, DiscretionaryHyphensHaveNoBytesAndSoftOnesAreNeverPrinted) {
  const auto paragraph = broken("news\u00adpaper", {.language = "en", .measure = 2.5});
  ASSERT_EQ(paragraph.lines.size(), 2U) << dump(paragraph);
  EXPECT_TRUE(paragraph.lines[0].hyphenated);
  EXPECT_EQ(paragraph.lines[0].natural, ems(2.25));
  const SetLine first = set(paragraph, 0);
  EXPECT_EQ(first.text, "news");
  ASSERT_EQ(first.glyphs.size(), 5U);
  EXPECT_EQ(first.glyphs.back().id, std::uint32_t{'-'});
  EXPECT_EQ(first.clusters.back().bytes, 0);
  EXPECT_EQ(first.clusters.back().glyphs, 1);
  const SetLine whole = set(broken("news\u00adpaper", {.language = "en", .measure = 9}), 0);
  EXPECT_EQ(whole.text, "newspaper");
  EXPECT_EQ(whole.glyphs.size(), 9U);
}

// Every byte of a paragraph is in exactly one line, and all but white and soft hyphens are set.
TEST(SetLine, NothingIsLost) {
  std::mt19937 random(5);
  for (int n = 0; n < 200; ++n) {
    std::string text = "国";
    for (int i = 0; i < 60; ++i) {
      static const std::vector<std::string> parts{"国", "，", "（", "）", "8", "Ab", " ", "\u00ad", "　", "——"};
      text += parts[random() % parts.size()];
    }
    const auto paragraph = broken(text, {.measure = 7});
    EXPECT_EQ(lines_of(paragraph).size(), text.size() + paragraph.lines.size() - 1);
    std::string wanted, found;
    const auto add = [](std::string& to, std::string_view from) {
      for (std::size_t i = 0; i < from.size();) {
        if (from[i] == ' ')
          i += 1;
        else if (from.substr(i, 2) == "\u00ad")
          i += 2;
        else if (from.substr(i, 3) == "　")
          i += 3;
        else
          to += from[i++];
      }
    };
    add(wanted, text);
    for (std::size_t i = 0; i < paragraph.lines.size(); ++i) {
      const SetLine line = set(paragraph, i);
      add(found, line.text);
      std::size_t bytes = 0, glyphs = 0;
      for (const SetCluster& cluster : line.clusters) bytes += cluster.bytes, glyphs += cluster.glyphs;
      EXPECT_EQ(bytes, line.text.size());
      EXPECT_EQ(glyphs, line.glyphs.size());
    }
    ASSERT_EQ(found, wanted);
  }
}

// --- UAX #9 L2
// --------------------------------------------------------------------------------------------------------

struct RunPart {
  std::string text;
  std::uint8_t level;
};

// Letters of half an em; runs as a shaper would give them: glyphs of odd levels from the left, clusters falling.
std::shared_ptr<const ShapedParagraph> bidi_paragraph(const std::vector<RunPart>& parts, bool right_to_left) {
  auto source = std::make_shared<ParagraphText>();
  auto paragraph = std::make_shared<ShapedParagraph>();
  source->language = "ar";
  source->right_to_left = right_to_left;
  for (const RunPart& part : parts) {
    ShapedRun run;
    run.text.begin = static_cast<std::uint32_t>(source->utf8.size());
    run.glyph_begin = static_cast<std::uint32_t>(paragraph->glyphs.size());
    source->utf8 += part.text;
    run.text.end = static_cast<std::uint32_t>(source->utf8.size());
    for (std::uint32_t i = 0; i < part.text.size(); ++i) {
      Glyph glyph;
      const auto at = static_cast<std::uint32_t>(part.level % 2 == 0 ? i : part.text.size() - 1 - i);
      glyph.id = static_cast<std::uint8_t>(part.text[at]);
      glyph.cluster = run.text.begin + at;
      glyph.advance = kEm / 2;
      paragraph->glyphs.push_back(glyph);
    }
    run.glyph_end = static_cast<std::uint32_t>(paragraph->glyphs.size());
    run.size = kEm;
    run.level = part.level;
    paragraph->runs.push_back(run);
  }
  paragraph->source = source;
  return paragraph;
}

// The letters as they stand, from the left.
std::string visual(const SetLine& line) {
  std::vector<SetGlyph> glyphs = line.glyphs;
  std::stable_sort(glyphs.begin(), glyphs.end(), [](const SetGlyph& a, const SetGlyph& b) { return a.x < b.x; });
  std::string text;
  for (const SetGlyph& glyph : glyphs) text += static_cast<char>(glyph.id);
  return text;
}

TEST(Bidi, RunsAreOrderedByLevel) {
  const Hyphenator hyphenator;
  const auto items = break_items(bidi_paragraph({{"ab ", 0}, {"cd ef", 1}, {" gh", 0}}, false), ParagraphStyle{},
                                 RoundGlyphs{}, hyphenator);
  const auto paragraph = break_lines(items, slots_of({20}), {});
  const SetLine line = set(paragraph, 0);
  EXPECT_EQ(visual(line), "ab fe dc gh");
  EXPECT_EQ(line.text, "ab cd ef gh"); // text stays logical
  for (std::size_t i = 0; i < line.glyphs.size(); ++i) EXPECT_EQ(line.glyphs[i].x, ems(0.5 * static_cast<double>(i)));
  ASSERT_EQ(line.runs.size(), 3U);
  EXPECT_TRUE(line.runs[1].right_to_left);
}

TEST(Bidi, RightToLeftParagraphsStartAtTheRight) {
  const Hyphenator hyphenator;
  ParagraphStyle style;
  style.first_indent = ems(2);
  const auto items =
      break_items(bidi_paragraph({{"abc ", 1}, {"12", 2}, {" de", 1}}, true), style, RoundGlyphs{}, hyphenator);
  const auto paragraph = break_lines(items, slots_of({20}), {});
  const SetLine line = set(paragraph, 0);
  EXPECT_EQ(visual(line), "ed 12 cba");
  EXPECT_EQ(std::max_element(line.glyphs.begin(), line.glyphs.end(), [](auto& a, auto& b) { return a.x < b.x; })->x,
            ems(20 - 2 - 0.5));      // indented from the right
  EXPECT_EQ(line.text, "abc 12 de"); // but goes out as it is read
  EXPECT_EQ(line.width, ems(4.5 + 2));
}

TEST(Bidi, BrokenLinesKeepLogicalOrder) {
  const Hyphenator hyphenator;
  const auto items = break_items(bidi_paragraph({{"ab cd ef", 1}}, true), ParagraphStyle{}, RoundGlyphs{}, hyphenator);
  const auto paragraph = break_lines(items, slots_of({2.5}), {});
  ASSERT_EQ(paragraph.lines.size(), 2U);
  EXPECT_EQ(visual(set(paragraph, 0)), "dc ba");
  EXPECT_EQ(set(paragraph, 0).text, "ab cd");
  EXPECT_EQ(visual(set(paragraph, 1)), "fe");
}

} // namespace
} // namespace broadsheet::test
