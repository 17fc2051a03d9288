// The white of Latin lines (section 9), in numbers that a reader can add up.
#include "helper.hpp"

#include "layout/lines/line_cost.hpp"

#include <gtest/gtest.h>

namespace broadsheet::test {
namespace {

using namespace lines;

constexpr std::int64_t kUnit = kCostUnit;

struct Judged {
  std::int64_t units = 0;
  std::uint8_t faults = 0;
};

// `text` as one line in the middle of a justified paragraph, or its last one.
Judged judge(std::string_view text, double measure, bool last = false) {
  const auto items = items_of(text, {.language = "en"});
  LineSums sums;
  for (const BreakItem& item : items->items) sums.add(item);
  const LineTask task{.measure = ems(measure), .justified = !last, .ends_paragraph = last};
  const LineFit fit = LineCosts(*items, Alignment::justify).fit({}, sums, {}, task);
  return {fit.cost == kTooWide ? kTooWide : (fit.cost + kUnit / 2) / kUnit, fit.faults};
}

// Spaces of 1000 units in all, 100 letters of 100-unit em: -2, +4, +6 % of a quarter em are -50, 100, 150 units.
constexpr Length kHundred{10'000};
LatinDeal dealt(std::int64_t room, bool narrow = false) {
  const LatinWhite white(find_profile("en-newspaper", "en"), kHundred);
  return white.deal({.spaces = 10'000, .letters = 100, .narrow = narrow}, room);
}

void expect_deal(const LatinDeal& deal, std::int64_t spaces, std::int64_t letters, std::int64_t rest) {
  EXPECT_EQ(deal.spaces, spaces);
  EXPECT_EQ(deal.letters, letters);
  EXPECT_EQ(deal.rest, rest);
}

TEST(LatinWhite, WiderBySpacesThenLettersThenSpacesThenLetters) {
  expect_deal(dealt(0), 0, 0, 0);
  expect_deal(dealt(3300), 3300, 0, 0);
  expect_deal(dealt(3310), 3300, 10, 0);
  expect_deal(dealt(13'300), 3300, 10'000, 0);   // a hundred letters by 1 % of an em
  expect_deal(dealt(20'000), 10'000, 10'000, 0); // 200 %
  expect_deal(dealt(20'007), 10'000, 10'007, 0);
  expect_deal(dealt(25'001), 10'000, 15'000, 1); // 1.5 %
}

TEST(LatinWhite, TighterBySpacesThenLettersThenSpacesOfNarrowColumns) {
  expect_deal(dealt(-2000), -2000, 0, 0);
  expect_deal(dealt(-2010), -2000, -10, 0);
  expect_deal(dealt(-7000), -2000, -5000, 0);
  expect_deal(dealt(-7001), -2000, -5000, -1);
  expect_deal(dealt(-8500, true), -3500, -5000, 0); // 65 %
  expect_deal(dealt(-8501, true), -3500, -5000, -1);
}

TEST(LatinWhite, AMeasureUnderElevenPicasIsNarrow) {
  const LatinWhite white(find_profile("en-newspaper", "en"), kEm);
  EXPECT_TRUE(white.line(0, 0, Length::points(131)).narrow);
  EXPECT_FALSE(white.line(0, 0, Length::points(132)).narrow);
}

TEST(LatinWhite, AllIsDealtUpToTheMost) {
  const LatinWhite white(find_profile("en-newspaper", "en"), kHundred);
  const LatinLine line{.spaces = 777, .letters = 33, .narrow = true};
  EXPECT_EQ(white.deal(line, white.most_stretch(line)).rest, 0);
  EXPECT_EQ(white.deal(line, white.most_stretch(line) + 1).rest, 1);
  EXPECT_EQ(white.deal(line, -white.most_squeeze(line)).rest, 0);
  EXPECT_EQ(white.deal(line, -white.most_squeeze(line) - 1).rest, -1);
}

TEST(LatinCost, ByTheSquareOfTheShare) {
  // Two words of 1 em, one space of ½; three letters may be spaced.
  EXPECT_EQ(judge("ab ab", 2.5).units, 0);
  EXPECT_EQ(judge("ab ab", 2.4).units, 100);       // 80 %
  EXPECT_EQ(judge("ab ab", 2.385).units, 140);     // letters by -0.005 em
  EXPECT_EQ(judge("ab ab", 2.31).units, 306 + 40); // 65 %: 1.75 squared
  EXPECT_EQ(judge("ab ab", 2.3).units, kTooWide);
  EXPECT_EQ(judge("ab ab", 2.665).units, 100);       // 133 %
  EXPECT_EQ(judge("ab ab", 2.695).units, 140);       // letters by 0.01 em
  EXPECT_EQ(judge("ab ab", 3.03).units, 918 + 40);   // 200 %: 3.03 squared
  EXPECT_EQ(judge("ab ab", 3.0449).units, 918 + 90); // letters by 0.015 em
  EXPECT_EQ(judge("ab ab", 3.0449).faults, 0);
  EXPECT_EQ(judge("ab ab", 3.06).faults, static_cast<std::uint8_t>(LineFault::loose));
  EXPECT_GE(judge("ab ab", 3.06).units * kUnit, LatinWhite::loose_floor());
}

TEST(LatinCost, ASingleWordIsNotStretched) {
  EXPECT_EQ(judge("abcd", 2).units, 0);
  EXPECT_EQ(judge("abcd", 2.01).faults, static_cast<std::uint8_t>(LineFault::loose));
  const auto paragraph = broken("abcdefgh abcdefgh abcdefgh", {.language = "en", .measure = 4.02});
  EXPECT_EQ(set(paragraph, 0).width, ems(4));
}

TEST(LatinCost, LastLinesAreAThirdOfTheMeasureOrTwoWords) {
  EXPECT_EQ(judge("ab ab", 7.4, true).units, 0);
  EXPECT_EQ(judge("ab ab", 7.6, true).units, 300);     // two words, but four letters
  EXPECT_EQ(judge("abcdefgh", 12.1, true).units, 300); // one word
  EXPECT_EQ(judge("abcd abcd", 13.6, true).units, 80);
}

} // namespace
} // namespace broadsheet::test
