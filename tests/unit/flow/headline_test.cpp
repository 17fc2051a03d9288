// Headlines fitted to their measure: size, tracking, width, in that order; what is said of one that does not fit.
#include "tests/unit/flow/flowing.hpp"

#include "layout/base/utf8.hpp"
#include "layout/flow/headline.hpp"
#include "layout/lines/headline_breaks.hpp"
#include "layout/lines/set_line.hpp"

namespace broadsheet::testing {
namespace {

Length pt(double points) { return Length::from_points(points); }

// Heads of 20 pt: characters of 20 pt each.
class Headline : public Flow {
 protected:
  Headline() {
    head().maximum_lines = 1;
    head().alignment = Alignment::left;
    head().balanced = true;
  }
  ParagraphStyle& head() { return styles.paragraphs[kHead]; }
  FittedHead fit(const std::string& text, double measure) {
    return fit_headline(context, prepare_words(context, CopyRange::kNoStory, text, kHead), pt(measure));
  }
  FittedHead fit_english(const std::string& text, double measure) {
    head().face = kLatin;
    styles.language = "en";
    return fit(text, measure);
  }
  static const ShapedRun& run_of(const FittedHead& fitted) { return fitted.broken->items->paragraph->runs.front(); }
  static Length widest(const FittedHead& fitted) {
    Length widest;
    for (const Line& line : fitted.broken->lines) widest = std::max(widest, line.natural);
    return widest;
  }
};

TEST_F(Headline, GrowsUntilItFillsItsMeasure) {
  head().maximum_size = pt(30);
  EXPECT_EQ(fit(han(5), 130).size, pt(26)) << "5 x 26 = 130";
  EXPECT_EQ(fit(han(5), 129).size, pt(25.5));
  EXPECT_EQ(fit(han(5), 400).size, pt(30)) << "its largest size";
  EXPECT_EQ(fit(han(5), 400).fit->used, pt(30)) << "is reported";
  EXPECT_EQ(fit(han(5), 400).broken->lines.size(), 1U);
}

TEST_F(Headline, GrowsIntoNoMoreLinesThanDesigned) {
  head().maximum_lines = 2;
  head().maximum_size = pt(30);
  const FittedHead fitted = fit(han(6), 130); // one line of 120 pt as designed
  EXPECT_EQ(fitted.broken->lines.size(), 1U);
  EXPECT_EQ(fitted.size, pt(21.5));
}

TEST_F(Headline, TakesSizesOfTheLadderOnly) {
  head().sizes = {pt(14), pt(18), pt(24), pt(30)};
  head().minimum_size = pt(14);
  head().maximum_size = pt(30);
  EXPECT_EQ(fit(han(5), 149).size, pt(24));
  EXPECT_EQ(fit(han(5), 150).size, pt(30));
  EXPECT_EQ(fit(han(5), 100).size, pt(18)) << "20 pt is no size of the ladder";
}

TEST_F(Headline, IsTrackedWhenItsLeastSizeIsNotEnough) {
  head().minimum_size = pt(18);
  head().minimum_tracking = -30;
  const FittedHead fitted = fit(han(10), 177); // 10 x 18 = 180; 10 x 18 x 0.98 = 176.4
  ASSERT_EQ(fitted.broken->lines.size(), 1U);
  EXPECT_EQ(fitted.size, pt(18));
  EXPECT_EQ(run_of(fitted).tracking, scale(pt(18), -20, 1000)) << "-1.5 % would be 177.3";
  EXPECT_EQ(fitted.fit->used_tracking, -20);
  EXPECT_EQ(fitted.fit->too_long, 0);
}

TEST_F(Headline, IsSetNarrowerAtLast) {
  head().minimum_size = pt(18);
  head().minimum_tracking = -30;
  head().minimum_width = 900;
  const FittedHead fitted = fit(han(10), 170); // tracked 10 x (18 - 0.54) = 174.6; at 97 % 169.2
  ASSERT_EQ(fitted.broken->lines.size(), 1U);
  EXPECT_EQ(run_of(fitted).stretch, 970);
  EXPECT_EQ(fitted.fit->used_width, 970);
  EXPECT_EQ(run_of(fitted).tracking, scale(pt(18), -30, 1000));
  const SetLine set = set_line(*fitted.broken, fitted.broken->lines.front(), Alignment::left);
  EXPECT_EQ(set.runs.front().stretch, 970);
  EXPECT_LE(set.glyphs.back().x + scale(pt(18), 97, 100), pt(170));
}

TEST_F(Headline, AShortOneIsOpenedByTrackingThenByWidth) {
  head().maximum_tracking = 150;
  EXPECT_EQ(run_of(fit(han(5), 110)).tracking, pt(2)) << "5 x 22: a tenth of the size";
  EXPECT_EQ(run_of(fit(han(5), 400)).tracking, pt(3));
  EXPECT_EQ(run_of(fit(han(5), 400)).stretch, kFullWidth);
  head().maximum_width = 1100;
  EXPECT_EQ(run_of(fit(han(5), 400)).stretch, 1100);
}

TEST_F(Headline, NothingIsOpenedUnlessTheStyleSaysSo) {
  const FittedHead fitted = fit(han(3), 400);
  EXPECT_FALSE(fitted.fit);
  EXPECT_EQ(run_of(fitted).tracking, Length{});
}

TEST_F(Headline, SpreadOpensUpToHalfAnEm) {
  head().spread = true;
  EXPECT_EQ(widest(fit(han(5), 400)), pt(5 * 20 + 4 * 10));
  EXPECT_EQ(widest(fit(han(5), 120)), pt(120)) << "until the line is full";
  EXPECT_EQ(widest(fit("2025年字", 400)), pt(2 * 20 + 2 * 20 + 10)) << "never inside a number";
}

TEST_F(Headline, ASmallerSizeIsBetterThanABadBreak) {
  head().maximum_lines = 2;
  head().minimum_size = pt(15);
  // 20 characters in 240 pt: 12 a line at 20 pt. What is in quotes is kept whole, so the first line has 7 and the
  // second 13.
  const FittedHead fitted = fit("推动各项工作“一二三四五六”全面落实见效", 240);
  EXPECT_FALSE(has_bad_break(*fitted.broken));
  EXPECT_LE(fitted.broken->lines.size(), 2U);
}

TEST_F(Headline, ALittleSmallerIsBetterThanAPauseInsideALine) {
  head().maximum_lines = 2;
  head().minimum_size = pt(10);
  const std::string text = "城市社会经济规划，人民生活"; // eight and a half em, and four
  const auto first_line = [&](double measure) {
    const FittedHead fitted = fit(text, measure);
    const TextRange range = fitted.broken->lines.front().text;
    return std::pair(text.substr(range.begin, range.end - range.begin), fitted.size);
  };
  EXPECT_EQ(first_line(157.5), std::pair(std::string("城市社会经济规划，"), pt(18.5)));
  EXPECT_EQ(first_line(145).second, pt(20)) << "17 pt are more than 8 % less";
}

TEST_F(Headline, GrowingBuysNoWorseBreak) {
  head().maximum_lines = 2;
  head().minimum_size = pt(18);
  head().maximum_size = pt(30);
  // 救援圈 is 救援 and 圈 to the dictionary: at 29 pt the first line would end inside it.
  const FittedHead fitted = fit("“八分钟”救援圈守护全城", 176);
  const TextRange range = fitted.broken->lines.front().text;
  const std::string first = fitted.broken->items->paragraph->source->utf8.substr(range.begin, range.end - range.begin);
  EXPECT_EQ(first, "“八分钟”");
  EXPECT_EQ(fitted.size, pt(25)) << "seven em";
}

TEST_F(Headline, GrowsAndShrinksWithinItsLines) {
  head().minimum_size = pt(10);
  head().maximum_size = pt(40);
  head().maximum_lines = 2;
  EXPECT_EQ(fit(han(17), 200).size, pt(22)) << "nine characters a line, not as designed ten";
  EXPECT_EQ(fit(han(32), 200).size, pt(12.5)) << "sixteen a line";
}

// --- what does not fit ------------------------------------------------------------------------------------------

std::string cut(const std::string& text, int characters) {
  std::vector<std::size_t> starts;
  for (std::size_t at = 0; at < text.size(); at = decode_utf8(text, at).next) starts.push_back(at);
  return characters == 0 ? text : text.substr(0, starts.at(starts.size() - static_cast<std::size_t>(characters)));
}

bool fits(const FittedHead& fitted, unsigned lines) {
  return fitted.broken->lines.size() <= lines && !has_broken_word(*fitted.broken) &&
         (!fitted.fit || fitted.fit->too_long == 0);
}

TEST_F(Headline, SaysHowManyCharactersAreTooMany) {
  head().maximum_lines = 2;
  head().minimum_size = pt(18);
  const FittedHead fitted = fit(han(25), 200); // eleven a line at 18 pt
  ASSERT_TRUE(fitted.fit);
  EXPECT_EQ(fitted.fit->too_long, 3);
  EXPECT_EQ(fitted.fit->maximum_lines, 2);
  EXPECT_EQ(fitted.fit->measure, pt(200));
  EXPECT_EQ(fitted.fit->used, pt(18));
  EXPECT_EQ(fitted.broken->lines.size(), 3U) << "it is set all the same";
}

TEST_F(Headline, WithThatManyCutItFitsWithOneLessItDoesNot) {
  head().minimum_size = pt(17);
  head().minimum_tracking = -30;
  head().minimum_width = 950;
  int tried = 0;
  for (const unsigned lines : {1U, 2U, 3U})
    for (int measure = 90; measure < 260; measure += 17)
      for (const std::string text :
           {"以“求其上”书写招商引资新答卷，我市一季度签约12个重点项目总投资达917.6亿元",
            "推动高质量发展的坚实基础建设工作会议在长治市召开强调用好经济工作主抓手 夯实长治高质量发展根基"}) {
        head().maximum_lines = static_cast<std::uint8_t>(lines);
        const FittedHead fitted = fit(text, measure);
        if (!fitted.fit || fitted.fit->too_long == 0) continue;
        const int over = fitted.fit->too_long;
        EXPECT_TRUE(fits(fit(cut(text, over), measure), lines)) << text << " less " << over << " in " << measure;
        EXPECT_FALSE(fits(fit(cut(text, over - 1), measure), lines))
            << text << " less " << over - 1 << " in " << measure;
        ++tried;
      }
  EXPECT_GT(tried, 30);
}

TEST_F(Headline, LettersOfEnglishHeadsAreCountedAsExactly) {
  head().minimum_size = pt(17);
  head().minimum_tracking = -20;
  head().maximum_lines = 2;
  const std::string text = "Council will vote on the budget for a new bridge across the harbour mouth next week";
  int tried = 0;
  for (int measure = 60; measure < 360; measure += 7) {
    const FittedHead fitted = fit_english(text, measure);
    if (!fitted.fit || fitted.fit->too_long == 0) continue;
    const int over = fitted.fit->too_long;
    EXPECT_TRUE(fits(fit_english(cut(text, over), measure), 2)) << over << " in " << measure;
    EXPECT_FALSE(fits(fit_english(cut(text, over - 1), measure), 2)) << over << " in " << measure;
    ++tried;
  }
  EXPECT_GT(tried, 10);
}

// Lines of English heads take 85 to 100 per cent of the measure (section 11), where the ranges of the style allow it.
TEST_F(Headline, OtherNumbersOfLinesAreTriedUntilTheLinesAreFull) {
  head().minimum_size = pt(12);
  head().maximum_size = pt(30);
  head().maximum_lines = 3;
  const std::string text = "Council will vote on the new harbour bridge next week";
  int mended = 0, full = 0, reported = 0;
  for (int measure = 120; measure < 600; measure += 5) {
    head().minimum_fill = 0;
    const FittedHead usual = fit_english(text, measure);
    head().minimum_fill = 850;
    const FittedHead fitted = fit_english(text, measure);
    const auto is_full = [&](const FittedHead& head) {
      return std::all_of(head.broken->lines.begin(), head.broken->lines.end(), [&](const Line& line) {
        return line.natural <= pt(measure) && std::int64_t{line.natural.sp} * 1000 / pt(measure).sp >= 850;
      });
    };
    const bool told = fitted.fit && !fitted.fit->fill.empty();
    EXPECT_EQ(told, !is_full(fitted)) << measure;
    EXPECT_TRUE(!is_full(usual) || is_full(fitted)) << measure;
    if (told) {
      ++reported;
      ASSERT_EQ(fitted.fit->fill.size(), fitted.broken->lines.size());
      EXPECT_LT(*std::min_element(fitted.fit->fill.begin(), fitted.fit->fill.end()), 850);
      EXPECT_EQ(fitted.broken->lines.size(), usual.broken->lines.size()) << "as it was: " << measure;
    }
    full += is_full(fitted);
    mended += is_full(fitted) && !is_full(usual);
  }
  EXPECT_GT(mended, 5);
  EXPECT_GT(full, 50);
  EXPECT_GT(reported, 0);
}

TEST_F(Headline, ShortLinesAreMeasuredAndTold) {
  head().maximum_lines = 1;
  head().minimum_fill = 850;
  const FittedHead fitted = fit(han(4), 100); // 80 of 100 pt, and no range to grow in
  ASSERT_TRUE(fitted.fit);
  EXPECT_EQ(fitted.fit->fill, std::vector<std::int32_t>{800});
  EXPECT_EQ(fitted.fit->minimum_fill, 850);
  EXPECT_EQ(fitted.fit->too_long, 0);
  head().minimum_fill = 800;
  EXPECT_FALSE(fit(han(4), 100).fit) << "full enough, nothing pulled";
}

TEST_F(Headline, AWordWiderThanTheColumnStaysInsideItAndIsReported) {
  const FittedHead fitted = fit_english("antidisestablishmentarianism", 60);
  ASSERT_TRUE(fitted.fit);
  EXPECT_TRUE(fitted.fit->broken_word);
  EXPECT_GT(fitted.broken->lines.size(), 2U);
  std::size_t glyphs = 0;
  for (const Line& line : fitted.broken->lines) {
    const SetLine set = set_line(*fitted.broken, line, Alignment::left);
    EXPECT_LE(set.width, pt(60));
    glyphs += set.glyphs.size();
  }
  EXPECT_EQ(glyphs, 28U) << "all letters, and no hyphen";
}

} // namespace
} // namespace broadsheet::testing
