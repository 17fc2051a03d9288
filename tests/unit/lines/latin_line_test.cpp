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

} // namespace
} // namespace broadsheet::test
