// Set lines of Latin: hyphens said twice, ladders of dashes, white of its own width.
#include "helper.hpp"

#include <gtest/gtest.h>

namespace broadsheet::test {
namespace {

// Portuguese: "recorda-se" parted at its hyphen. Letters are half an em, RoundGlyphs' hyphen a quarter.
TEST(LatinLine, AHyphenIsSaidAgainAtTheNextLinesStart) {
  const auto paragraph = broken("abcdefg recorda-semos ab", {.language = "pt", .measure = 8.25});
  ASSERT_EQ(lines_of(paragraph), "abcdefg recorda-|semos ab");
  const SetLine first = set(paragraph, 0), second = set(paragraph, 1);
  EXPECT_EQ(second.text, "semos ab"); // text unchanged
  EXPECT_EQ(second.glyphs.front().id, U'-');
  EXPECT_EQ(second.glyphs.front().x, Length{});
  EXPECT_EQ(second.glyphs.at(1).x, ems(0.25));
  EXPECT_EQ(second.clusters.front().bytes, 0); // stands for no copy
  EXPECT_EQ(second.width, ems(4.25));
  EXPECT_EQ(first.text, "abcdefg recorda-");
  EXPECT_EQ(first.glyphs.size(), 16U);
}

TEST(LatinLine, AHyphenInsideALineIsSaidOnce) {
  const auto paragraph = broken("recorda-se ab", {.language = "pt", .measure = 9});
  const SetLine line = set(paragraph, 0);
  EXPECT_EQ(line.glyphs.size(), 13U);
  EXPECT_EQ(line.glyphs.at(8).x, ems(4)); // the s after eight letters
  EXPECT_EQ(line.width, ems(6.5));
}

TEST(LatinLine, OnlySomeLanguagesSayItTwice) {
  const auto twice = [](std::string_view text, const std::string& language) {
    const auto items = items_of(text, {.language = language});
    for (const BreakItem& item : items->items)
      if ((item.flags & kFlagRepeatHyphen) != 0) return true;
    return false;
  };
  for (const char* language : {"es", "pt-BR", "pl", "cs", "hr", "sk"}) EXPECT_TRUE(twice("abc-def", language));
  for (const char* language : {"en", "fr", "de", "it", "ru"}) EXPECT_FALSE(twice("abc-def", language));
  EXPECT_FALSE(twice("franco-Alemania", "es")); // not before a capital
  EXPECT_TRUE(twice("franco-Alemania", "pl"));
  EXPECT_FALSE(twice("2019-20", "pl"));
}

TEST(LatinLine, DashesCountInALadder) {
  // Every line must end with a dash: "abcdef" and a dash fill 3.5 em.
  const auto paragraph = broken("abcdef\u2014abcdef\u2014abcdef\u2014abcdef",
                                {.language = "en", .measure = 4, .width = [](char32_t) { return 500; }});
  ASSERT_EQ(paragraph.lines.size(), 4U);
  EXPECT_EQ(paragraph.lines.at(1).faults & static_cast<std::uint8_t>(LineFault::ladder), 0);
  EXPECT_NE(paragraph.lines.at(2).faults & static_cast<std::uint8_t>(LineFault::ladder), 0);
  const auto spaced = broken("abcdef \u2014 abcdef \u2014 abcdef \u2014 abcdef",
                             {.language = "en", .measure = 4, .width = [](char32_t) { return 500; }});
  ASSERT_EQ(spaced.lines.size(), 4U);
  EXPECT_NE(spaced.lines.at(2).faults & static_cast<std::uint8_t>(LineFault::ladder), 0);
}

TEST(LatinLine, NarrowSpacesKeepTheirWidth) {
  const auto items = items_of("ab\u202f! ab", {.language = "fr"});
  ASSERT_EQ(items->items.at(1).kind, ItemKind::glue);
  EXPECT_EQ(items->items.at(1).glue, GlueKind::fixed);
  EXPECT_EQ(items->items.at(1).stretch, Length{});
  EXPECT_GE(items->items.at(1).cost, kForbidden);
}

// Section 9: letters 2 % wider or narrower where a profile allows it, and no wider than the white they replace.
TEST(LatinLine, GlyphsAreScaledWhereAProfileAllowsIt) {
  const auto scaling = house_of("en-newspaper", [](CompositionProfile& profile) { profile.glyph_scale = {2, 100}; });
  const auto width_in = [&](double measure, std::shared_ptr<const CompositionProfile> house) {
    const BrokenParagraph paragraph =
        broken("abcd abcd abcd abcd abcd", {.language = "en", .measure = measure, .house = std::move(house)});
    EXPECT_EQ(lines_of(paragraph), "abcd abcd abcd |abcd abcd") << dump(paragraph);
    const SetLine line = set(paragraph, 0);
    EXPECT_EQ(line.width, ems(measure));
    EXPECT_EQ(line.runs.size(), 1U);
    EXPECT_EQ(set(paragraph, 1).runs.front().stretch, kFullWidth) << "the last line is as it is";
    return line.runs.front().stretch;
  };
  const double natural = broken("abcd abcd abcd", {.language = "en"}).lines.at(0).natural.to_points() / kEm.to_points();
  const double spaces = natural - 6; // twelve letters of half an em
  const double wide = natural + spaces / 3 + 0.06, tight = natural - spaces / 5 - 0.06;
  EXPECT_EQ(width_in(wide, house_of("en-newspaper", [](CompositionProfile&) {})), kFullWidth) << "off";
  EXPECT_EQ(width_in(wide, scaling), 1010); // 0.06 of 6 em
  EXPECT_EQ(width_in(tight, scaling), 990);
}

// A profile of its own with optical margins on.
std::shared_ptr<const BreakItems> with_margins(std::string_view text) {
  static const Hyphenator hyphenator;
  auto profile = std::make_shared<CompositionProfile>(*find_named_profile("en-newspaper"));
  profile->optical_margins = true;
  ParagraphStyle style;
  style.size = kEm;
  style.house_profile = profile;
  return break_items(shaped(text, "en"), style, RoundGlyphs{}, hyphenator);
}

TEST(LatinLine, OpticalMarginsAreOffInNewspapers) {
  EXPECT_FALSE(find_named_profile("en-newspaper")->optical_margins);
  EXPECT_EQ(set(broken("\u201cab, ab", {.language = "en", .measure = 13}), 0).glyphs.front().x, Length{});
}

TEST(LatinLine, OpticalMarginsHangMarksAtBothEdges) {
  // ASCII is half an em, a quote one em: half of it hangs at the start, 60 % of the comma at the end.
  const auto items = with_margins("\u201cab, \u201cab-ab, ab");
  const std::vector<LineSlot> slots = slots_of({1.7, 2, 6});
  const BrokenParagraph paragraph = break_lines(items, slots, {});
  ASSERT_EQ(lines_of(paragraph), "\u201cab, |\u201cab-|ab, ab") << dump(paragraph);
  const SetLine first = set(paragraph, 0, Alignment::left);
  EXPECT_EQ(first.glyphs.at(0).x, ems(-0.5)); // the quote
  EXPECT_EQ(first.glyphs.at(3).x, ems(1.5));  // the comma stands on the edge of 1.7 em
  EXPECT_EQ(first.width, ems(1.7));
  const SetLine second = set(paragraph, 1, Alignment::left);
  EXPECT_EQ(second.glyphs.at(0).x, ems(-0.5));
  EXPECT_EQ(second.width, ems(1.75)); // half of the hyphen hangs
}

TEST(LatinLine, OpticalMarginsChangeNothingInsideALine) {
  const auto items = with_margins("\u201cab, \u201cab-ab, ab");
  const SetLine line = set(break_lines(items, slots_of({20}), {}), 0, Alignment::left);
  const SetLine plain =
      set(broken("\u201cab, \u201cab-ab, ab", {.language = "en", .measure = 20, .alignment = Alignment::left}), 0,
          Alignment::left);
  ASSERT_EQ(line.glyphs.size(), plain.glyphs.size());
  for (std::size_t i = 0; i < line.glyphs.size(); ++i) {
    if (plain.glyphs[i].id == U' ') continue; // a space takes over what hangs; nobody sees where it begins
    EXPECT_EQ(line.glyphs[i].x + ems(0.5), plain.glyphs[i].x) << i; // the quote at the start hangs
  }
}

// Korean lines may end between syllables, or at spaces only.
TEST(LatinLine, KoreanBreaksBySyllablesOrByWords) {
  const auto breaks = [](bool whole_words) {
    static const Hyphenator hyphenator;
    auto profile = std::make_shared<CompositionProfile>(*find_named_profile("ko-newspaper"));
    profile->whole_words = whole_words;
    ParagraphStyle style;
    style.size = kEm;
    style.house_profile = profile;
    const auto items = break_items(shaped("신문사 편집", "ko"), style, RoundGlyphs{}, hyphenator);
    std::size_t count = 0;
    for (std::size_t i = 1; i + 1 < items->items.size(); ++i)
      count += items->items[i].kind != ItemKind::box && items->items[i].cost < kForbidden ? 1U : 0U;
    return count;
  };
  EXPECT_EQ(breaks(false), 4U); // two, the space, one
  EXPECT_EQ(breaks(true), 1U);
}

TEST(LatinLine, SmallKanaByLevel) { // JLReq: newspapers let them begin a line
  const auto breaks_before_small = [](bool bind) {
    static const Hyphenator hyphenator;
    auto profile = std::make_shared<CompositionProfile>(*find_named_profile("ja-newspaper"));
    profile->bind_small_kana = bind;
    ParagraphStyle style;
    style.size = kEm;
    style.house_profile = profile;
    const auto items = break_items(shaped("はっと", "ja"), style, RoundGlyphs{}, hyphenator);
    return items->items.at(1).cost < kForbidden;
  };
  EXPECT_TRUE(breaks_before_small(false));
  EXPECT_FALSE(breaks_before_small(true));
}

} // namespace
} // namespace broadsheet::test
