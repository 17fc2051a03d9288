// What break_items makes of text: where a line may end, what is kept together, what white there is.
#include "helper.hpp"

#include "layout/lines/units.hpp"

#include <gtest/gtest.h>

namespace broadsheet::test {
namespace {

using namespace lines;

// The text with '|' wherever a line may end ('-' where it shows a hyphen, '+' where only relief lets it).
std::string breaks_in(std::string_view text, const Setting& setting = {}) {
  const auto items = items_of(text, setting);
  std::string marked;
  const std::string& source = items->paragraph->source->utf8;
  for (std::size_t i = 0; i + 1 < items->items.size(); ++i) {
    const BreakItem& item = items->items[i];
    if (item.kind != ItemKind::box && item.cost < kForbidden && i > 0)
      marked += (item.flags & kFlagNumberUnit) != 0 ? '+' : item.break_kind == BreakKind::hyphen ? '-' : '|';
    if (item.kind == ItemKind::box || item.glue == GlueKind::word_space)
      marked += source.substr(item.text, items->items[i + 1].text - item.text);
  }
  return marked;
}

std::string breaks_in(std::string_view text, const std::string& language) {
  return breaks_in(text, Setting{.language = language});
}

TEST(Items, ChineseMarksAtLineEdges) {
  EXPECT_EQ(breaks_in("国文，字"), "国|文，|字");
  EXPECT_EQ(breaks_in("国（文）字"), "国|（文）|字");
  EXPECT_EQ(breaks_in("国。”字"), "国。”|字");
  EXPECT_EQ(breaks_in("《国》、《文》"), "《国》、|《文》");
  EXPECT_EQ(breaks_in("国·文"), "国·|文");
  EXPECT_EQ(breaks_in("国／文"), "国／文");
  EXPECT_EQ(breaks_in("国人々字"), "国|人々|字");
}

TEST(Items, TheTableOverridesUax14AfterDigits) { // its LB25 would part ）and ，
  EXPECT_EQ(breaks_in("国（10），字"), "国|（10），|字");
}

TEST(Items, DashesAndEllipsesStayWhole) { // K2; the doubled ones may start a line
  EXPECT_EQ(breaks_in("国——文"), "国|——|文");
  EXPECT_EQ(breaks_in("国……文"), "国|……|文");
  EXPECT_EQ(breaks_in("国…文"), "国…|文");
  EXPECT_EQ(breaks_in("国——”字"), "国|——”|字");
}

// Some faces make one glyph of two dashes: one cluster of two characters.
TEST(Items, ADashOfOneGlyphIsADash) {
  auto paragraph = std::make_shared<ShapedParagraph>(*shaped("国——文", "zh-Hans"));
  paragraph->glyphs.erase(paragraph->glyphs.begin() + 2);
  paragraph->glyphs[1].advance = 2 * kEm;
  paragraph->runs[0].glyph_end = 3;
  const Hyphenator hyphenator;
  const auto items = break_items(paragraph, ParagraphStyle{}, RoundGlyphs{}, hyphenator);
  EXPECT_EQ(items->items.at(1).cost, 2 * kCostUnit); // a line may start with it, at a cost
  EXPECT_LT(items->items.at(3).cost, kForbidden);
}

TEST(Items, NumbersKeepTheirSigns) { // K3, K6
  EXPECT_EQ(breaks_in("国57%文"), "国|57%|文");
  EXPECT_EQ(breaks_in("国￥57文"), "国|￥57|文");
  EXPECT_EQ(breaks_in("国10,013.5文"), "国|10,013.5|文");
  EXPECT_EQ(breaks_in("国10:30文"), "国|10:30|文");
  EXPECT_EQ(breaks_in("国1%～5%文"), "国|1%～5%|文");
  EXPECT_EQ(breaks_in("国20℃文"), "国|20℃|文");
}

TEST(Items, NumbersKeepTheirUnitsButForRelief) {
  EXPECT_EQ(breaks_in("国286个文"), "国|286+个|文");
  EXPECT_EQ(breaks_in("国917.6亿元文"), "国|917.6+亿+元|文");
  EXPECT_EQ(breaks_in("国12万余名文"), "国|12+万+余+名|文");
  EXPECT_EQ(breaks_in("国3平方公里文"), "国|3+平+方+公+里|文");
}

TEST(Items, DatesPartOnlyAfterTheirNouns) {
  EXPECT_EQ(breaks_in("在2025年6月10日国"), "在|2025年|6月|10日|国");
  EXPECT_EQ(breaks_in("下转第二版国"), "下|转|第二版|国");
  EXPECT_EQ(breaks_in("第18届国"), "第18届|国");
}

TEST(Items, LatinWordsInChinese) {
  EXPECT_EQ(breaks_in("光电LED国"), "光|电|LED|国");
  EXPECT_EQ(breaks_in("国New York国"), "国|New| York|国");
  EXPECT_EQ(breaks_in("国COVID-19国"), "国|COVID-19|国"); // 19国 would be a count
}

TEST(Items, AddressesBreakAtTheirOwnPlaces) {
  EXPECT_EQ(breaks_in("see http://a.example/news-page now", "en"), "see| http://a.|example/|news-|page| now");
  EXPECT_EQ(breaks_in("见http://a.example/news国"), "见|http://a.|example/|news|国");
}

TEST(Items, UnicodeBreaksInOtherLanguages) {
  EXPECT_EQ(breaks_in("a well-known word", "en"), "a| well-|known| word");
  EXPECT_EQ(breaks_in("10 000 x", "en"), "10 000| x"); // K6
  EXPECT_EQ(breaks_in("10\u00a0000 x", "en"), "10\u00a0000| x");
  EXPECT_EQ(breaks_in("ภาษาไทย", "th"), "ภาษา|ไทย");
}

TEST(Items, SoftHyphensAreDiscretionary) {
  EXPECT_EQ(breaks_in("news\u00adpaper x", "en"), "news-paper| x");
  const auto items = items_of("news\u00adpaper", {.language = "en"});
  EXPECT_EQ(items->items[1].break_kind, BreakKind::hyphen);
  EXPECT_EQ(items->items[1].width, ems(0.25));
  EXPECT_EQ(items->items[1].cost, 69 * kCostUnit); // 60, and 15 % more for four letters before it
}

TEST(Items, HyphenationKeepsItsLimits) {
  const Hyphenator hyphenator;
  if (hyphenator.breaks("hyphenation", "en").empty()) GTEST_SKIP() << "no English patterns (hyphen-en-us)";
  Setting setting{.language = "en", .hyphenate = true};
  EXPECT_EQ(breaks_in("hyphenation word", setting), "hy-phen-ation| word");
  EXPECT_EQ(breaks_in("Hyphenation word", setting), "Hyphenation| word"); // no names
  EXPECT_EQ(breaks_in("word hyphenation", setting), "word| hyphenation"); // not the last word
  EXPECT_EQ(breaks_in("paper word", setting), "paper| word");             // six letters at least
  EXPECT_EQ(breaks_in("hyphen\u00adation word", setting), "hyphen-ation| word");
  EXPECT_TRUE(hyphenator.breaks("hyphenation", "qq").empty());
}

TEST(Items, QuotesBelongToTheHanFaceButInLatin) { // K1
  EXPECT_EQ(breaks_in("国“文”字"), "国|“文”|字");
  EXPECT_EQ(breaks_in("国“OK”字"), "国|“OK”|字");
  EXPECT_EQ(breaks_in("it’s国"), "it’s|国");
  const auto classes = [](std::string_view text) {
    const auto paragraph = shaped(text, "zh-Hans");
    std::vector<UnitClass> found;
    for (const TextUnit& unit : make_units(*paragraph, true)) found.push_back(unit.cls);
    return found;
  };
  EXPECT_EQ(classes("a ‘b’ c")[2], UnitClass::other);
  EXPECT_EQ(classes("国‘b’国")[1], UnitClass::opening);
  EXPECT_EQ(classes("it’s")[2], UnitClass::other);
}

TEST(Items, SentenceEndsTakeTheirQuotesAlong) { // T3
  const auto items = items_of("国。”文字");
  std::string ends;
  for (std::size_t i = 0; i + 1 < items->items.size(); ++i)
    if ((items->items[i].flags & kFlagSentenceEnd) != 0)
      ends +=
          items->paragraph->source->utf8.substr(items->items[i].text, items->items[i + 1].text - items->items[i].text);
  EXPECT_EQ(ends, "国。”");
}

TEST(Items, ForcedBreaksStandAtTheCopysBr) {
  auto paragraph = std::make_shared<ShapedParagraph>(*shaped("国文 字报", "zh-Hans"));
  auto source = std::make_shared<ParagraphText>(*paragraph->source);
  source->line_breaks = {7}; // before 字
  paragraph->source = source;
  const Hyphenator hyphenator;
  const auto items = break_items(paragraph, ParagraphStyle{}, RoundGlyphs{}, hyphenator);
  const auto lines = break_lines(items, slots_of({13}), {});
  EXPECT_EQ(lines_of(lines), "国文 |字报");
  EXPECT_EQ(lines.lines.at(0).natural, ems(2));
}

// Han characters in a row take a short way. A br behind the end of the text changes nothing but shuts that way.
TEST(Items, TheShortWayBetweenHanCharactersMakesTheSameItems) {
  const std::string text =
      "　　国文，“字报”第二版——1至4月abc国文。国々文　字（报）２０２５年二〇二五年 国：国·国？！国/国…";
  for (const char* profile : {"zh-newspaper", "zh-book", ""}) {
    for (const bool balanced : {false, true}) {
      ParagraphStyle style;
      style.profile = profile;
      style.balanced = balanced;
      style.first_indent = ems(2);
      const auto paragraph = shaped(text, "zh-Hans");
      auto long_way = std::make_shared<ShapedParagraph>(*paragraph);
      auto source = std::make_shared<ParagraphText>(*paragraph->source);
      source->line_breaks = {static_cast<std::uint32_t>(text.size() + 1)};
      long_way->source = source;
      const Hyphenator hyphenator;
      const auto a = break_items(paragraph, style, RoundGlyphs{}, hyphenator);
      const auto b = break_items(long_way, style, RoundGlyphs{}, hyphenator);
      ASSERT_EQ(dump(*a), dump(*b)) << profile;
      ASSERT_EQ(a->items.size(), b->items.size());
      for (std::size_t i = 0; i < a->items.size(); ++i) {
        const BreakItem &x = a->items[i], &y = b->items[i];
        EXPECT_EQ(std::tie(x.kind, x.glue, x.break_kind, x.flags, x.shift.sp, x.text, x.glyph),
                  std::tie(y.kind, y.glue, y.break_kind, y.flags, y.shift.sp, y.text, y.glyph))
            << i;
      }
    }
  }
}

TEST(Items, AnItemIsThirtyTwoBytes) { EXPECT_EQ(sizeof(BreakItem), 32U); }

TEST(Items, DumpsForGoldenTests) {
  EXPECT_EQ(dump(*items_of("国，“A")), "items em=10 zh-newspaper\n"
                                       "  box 15 \"国，\"\n"
                                       "  glue bracket 5 +2.5 -5 cost 0\n"
                                       "  box 10 \"“A\" shift -5\n"
                                       "  penalty forced 0 cost always\n");
}

// --- white: the pair table of 3.2, blank between the bodies in half ems
// -----------------------------------------------

struct Pair {
  std::string_view text;
  double width; // of the whole, in em; every mark's body is half an em
};

class PairTable : public testing::TestWithParam<Pair> {};

TEST_P(PairTable, WidthsAddUp) {
  const auto paragraph = broken(GetParam().text, {.measure = 100});
  EXPECT_EQ(paragraph.lines.at(0).natural, ems(GetParam().width)) << dump(*paragraph.items);
}

INSTANTIATE_TEST_SUITE_P(Spacing, PairTable,
                         testing::Values(Pair{"国文", 2},        //
                                         Pair{"国（文", 3},      // 1 + ½ + ½ + 1
                                         Pair{"国，文", 3},      //
                                         Pair{"国。文", 3},      //
                                         Pair{"国（（文", 3.5},  // the second loses its blank
                                         Pair{"国））文", 3.5},  // the first does
                                         Pair{"国）（文", 3.5},  // one blank for both
                                         Pair{"国，（文", 3.5},  //
                                         Pair{"国。（文", 3.5},  //
                                         Pair{"国）。文", 3.5},  //
                                         Pair{"国。”文", 3.5},   //
                                         Pair{"国（）文", 4},    // 1 + ½ + ½ + ½ + ½ + 1
                                         Pair{"国——文", 4},      //
                                         Pair{"国——（文", 5},    // 1 + 2 + ½ + ½ + 1
                                         Pair{"国，——文", 5},    // 1 + ½ + ½ + 2 + 1
                                         Pair{"国？！文", 3},    // two are one em together
                                         Pair{"国？！！文", 4},  // three are two
                                         Pair{"国。", 1.5},      // line end: always half (GB/T 15834 5.1.10)
                                         Pair{"（国", 1.5},      // line start: flush (P2, P3)
                                         Pair{"国　（文", 3.5},  // the space is blank enough
                                         Pair{"国A文", 2.75},    // ⅛ on either side of a Latin word
                                         Pair{"国A 文", 3.125},  // a typed space replaces the gap (K5)
                                         Pair{"国8文", 2.5},     // none beside digits
                                         Pair{"国A，文", 3.625}, // none beside a mark
                                         Pair{"国·文", 3}));     // a full-width dot: ¼ + ½ + ¼

TEST(Spacing, HalfFormsComeFromTheFace) {
  RoundGlyphs glyphs;
  glyphs.with_halves = true;
  const Hyphenator hyphenator;
  const auto items = break_items(shaped("国（文", "zh-Hans"), ParagraphStyle{}, glyphs, hyphenator);
  EXPECT_EQ(items->items[2].shift, -kEm / 2);
  EXPECT_EQ(items->items[1].width, kEm / 2);
}

// A face that centres its marks: the body goes where the class wants it, the whole blank to the other side.
class CentringGlyphs final : public GlyphSource {
 public:
  [[nodiscard]] std::optional<HalfMark> half_width(const ShapedRun& run, std::uint32_t) const override {
    return HalfMark{run.size / 2, -(run.size / 4)};
  }
  [[nodiscard]] HyphenGlyph hyphen(const ShapedParagraph&, const ShapedRun&) const override { return {}; }
};

TEST(Spacing, CentredMarksOfAFaceMoveToTheirSide) {
  const Hyphenator hyphenator;
  const auto items = break_items(shaped("国，文", "zh-Hans"), ParagraphStyle{}, CentringGlyphs{}, hyphenator);
  const auto paragraph = break_lines(items, slots_of({9}), {});
  EXPECT_EQ(paragraph.lines.at(0).natural, ems(3));
  const SetLine line = set(paragraph, 0);
  EXPECT_EQ(line.glyphs.at(1).x, ems(0.75));
  EXPECT_EQ(line.glyphs.at(2).x, ems(2));
}

TEST(Spacing, ProportionalMarksHaveNoBlank) {
  const auto narrow = [](char32_t c) { return c == U'，' ? 400 : 1000; };
  EXPECT_EQ(broken("国，文", {.width = narrow}).lines.at(0).natural, ems(2.4));
}

TEST(Spacing, CentredMarksAreFixed) { // zh-Hant
  EXPECT_EQ(broken("國，文。", {.language = "zh-Hant"}).lines.at(0).natural, ems(4));
  EXPECT_EQ(broken("國（文）", {.language = "zh-Hant"}).lines.at(0).natural, ems(3.5));
}

TEST(Spacing, BookProfileOpensTheGap) {
  EXPECT_EQ(broken("国A文", {.profile = "zh-book"}).lines.at(0).natural, ems(3));
  EXPECT_EQ(broken("国8文", {.profile = "zh-book"}).lines.at(0).natural, ems(3));
}

} // namespace
} // namespace broadsheet::test
