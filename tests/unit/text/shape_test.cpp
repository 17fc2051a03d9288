#include "layout/text/glyph_forms.hpp"
#include "shaping.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <thread>

namespace broadsheet {
namespace {

using namespace testing;
using ::testing::ElementsAre;

class Shape : public ::testing::Test {
 protected:
  Shaper shaper{test_catalogue()};
  [[nodiscard]] std::shared_ptr<const ShapedParagraph> shape(std::string_view text, const std::string& language,
                                                             std::uint16_t role) const {
    return shape_text(shaper, text, language, role);
  }
};

TEST_F(Shape, LatinAdvancesAddUp) {
  const auto shaped = shape("mill it", "en", kLatin);
  EXPECT_THAT(advances(*shaped), ElementsAre(8, 3, 3, 3, 2.5, 3, 3));
  ASSERT_EQ(shaped->runs.size(), 1U);
  EXPECT_EQ(shaped->runs[0].script, HB_SCRIPT_LATIN);
  EXPECT_TRUE(shaped->missing.empty());
}

TEST_F(Shape, HanParagraphKeepsMarksQuotesAndDigitsInOneRun) {
  const auto shaped = shape("长治“大招商”——286个……", "zh-Hans", kHan);
  ASSERT_EQ(shaped->runs.size(), 1U);
  EXPECT_EQ(shaped->runs[0].script, HB_SCRIPT_HAN);
  EXPECT_THAT(advances(*shaped), ElementsAre(10, 10, 10, 10, 10, 10, 10, 10, 10, 5, 5, 5, 10, 10, 10));
}

// Section 5: in a headline a digit that stands alone is a whole em wide, where the face has such forms.
TEST(HeadDigits, OneIsWideMoreAreHalfAnEm) {
  StyleSheet styles;
  styles.faces = {{"hei", {"Noto Sans CJK SC"}, 700, false, {}}};
  const auto catalogue = Catalogue::open(styles);
  if (!catalogue.ok()) GTEST_SKIP() << "not installed: fonts-noto-cjk";
  const Shaper faces(*catalogue.value);
  ParagraphStyle style;
  style.size = Length::points(10);
  const auto widths = [&](const char* text) { return advances(*faces.shape(plain_paragraph(text, "zh-Hans", style))); };
  EXPECT_THAT(widths("第3届12个5%"), ElementsAre(10, 5, 10, 5, 5, 10, 5, ::testing::_)) << "body";
  style.balanced = true;
  EXPECT_THAT(widths("第3届12个5%"), ElementsAre(10, 10, 10, 5, 5, 10, 5, ::testing::_)) << "headline";
}

TEST_F(Shape, ApostropheInsideForeignWordsIsProportional) {
  EXPECT_THAT(advances(*shape("Xi’an", "zh-Hans", kHan)), ElementsAre(5, 5, 3, 5, 5));
  EXPECT_THAT(advances(*shape("“Xi”", "zh-Hans", kHan)), ElementsAre(10, 5, 5, 10));
}

TEST_F(Shape, AdvancesAreExactAndWithoutTracking) {
  ParagraphStyle style = test_style(kLatin);
  style.size = Length{9 * 65536 + 1}; // a size that 1000 does not divide
  style.tracking = Length::points(1);
  const auto shaped = shaper.shape(plain_paragraph("ai", "en", style));
  EXPECT_EQ(shaped->glyphs[0].advance, scale(style.size, 500, 1000));
  EXPECT_EQ(shaped->glyphs[1].advance, scale(style.size, 300, 1000));
  EXPECT_EQ(shaped->runs[0].tracking, Length::points(1));
}

TEST_F(Shape, AStretchedRunIsWiderNotTaller) {
  ParagraphStyle style = test_style(kLatin);
  auto text = std::make_shared<ParagraphText>(*plain_paragraph("mill it", "en", style));
  text->runs.front().stretch = 500;
  const auto shaped = shaper.shape(text);
  EXPECT_THAT(advances(*shaped), ElementsAre(4, 1.5, 1.5, 1.5, 1.25, 1.5, 1.5));
  EXPECT_EQ(shaped->runs[0].size, Length::points(10));
  EXPECT_EQ(shaped->runs[0].stretch, 500);
}

TEST_F(Shape, AStretchedHanCharacterIsItsNewEmWide) {
  auto text = std::make_shared<ParagraphText>(*plain_paragraph("长“8”", "zh-Hans", test_style(kHan)));
  text->runs.front().stretch = 1500;
  EXPECT_THAT(advances(*shaper.shape(text)), ElementsAre(15, 15, 7.5, 15));
}

TEST_F(Shape, RunsFollowStylesAndFaces) {
  auto paragraph = std::make_shared<ParagraphText>();
  paragraph->utf8 = "ab长";
  paragraph->language = "en";
  paragraph->runs = {{{0, 1}, kLatin, Length::points(10), {}, {}, {}},
                     {{1, 5}, kBold, Length::points(20), {}, {2, 50}, {}}};
  paragraph->origins = {{0, {}}};
  const auto shaped = shaper.shape(paragraph);
  ASSERT_EQ(shaped->runs.size(), 3U);
  EXPECT_THAT(advances(*shaped), ElementsAre(5, 12, 20));
  EXPECT_EQ(shaped->runs[1].face, kBold);
  EXPECT_EQ(shaped->runs[2].face, kHan);
  EXPECT_EQ(shaped->runs[2].ink, (InkRef{2, 50}));
  EXPECT_EQ(shaped->runs[2].glyph_begin, 2U);
  EXPECT_EQ(shaped->runs[2].text.begin, 2U);
  EXPECT_EQ(shaped->glyphs[2].cluster, 2U);
}

// "ab" and "cd" in one face, the second with features.
std::shared_ptr<const ParagraphText> two_styles(std::string text, std::uint32_t edge, std::uint16_t role,
                                                std::uint8_t features, const std::string& language = "en") {
  auto paragraph = std::make_shared<ParagraphText>();
  paragraph->utf8 = std::move(text);
  paragraph->language = language;
  StyleRun run;
  run.face = role;
  run.size = Length::points(10);
  run.text = {0, edge};
  if (edge > 0) paragraph->runs.push_back(run);
  run.text = {edge, static_cast<std::uint32_t>(paragraph->utf8.size())};
  run.features = features;
  paragraph->runs.push_back(run);
  paragraph->origins = {{0, {}}};
  return paragraph;
}

TEST_F(Shape, SuperscriptsAreSmallerAndRaised) {
  // The test faces say nothing sensible of superscripts: 60 %, a third up.
  const auto raised = shaper.shape(two_styles("ab12", 2, kLatin, kSuperscript));
  ASSERT_EQ(raised->runs.size(), 2U);
  EXPECT_THAT(advances(*raised), ElementsAre(5, 5, 3, 3));
  EXPECT_EQ(raised->runs[0].shift, Length{});
  EXPECT_EQ(raised->runs[1].size, Length::points(6));
  EXPECT_EQ(raised->runs[1].shift, scale(Length::points(10), 333, 1000));
  const auto lowered = shaper.shape(two_styles("长2", 3, kHan, kSubscript, "zh-Hans"));
  ASSERT_EQ(lowered->runs.size(), 2U);
  EXPECT_LT(lowered->runs[1].shift, Length{});
  EXPECT_EQ(lowered->runs[1].features, kSubscript);
}

TEST_F(Shape, SmallCapitalsAreMadeOfCapitals) {
  const auto capitals = shape("ABS", "en", kLatin);
  const auto shaped = shaper.shape(two_styles("Abßc", 0, kLatin, kSmallCaps));
  ASSERT_EQ(shaped->runs.size(), 2U); // A, then small letters
  EXPECT_EQ(shaped->runs[0].size, Length::points(10));
  EXPECT_LT(shaped->runs[1].size, Length::from_points(8.3));
  EXPECT_GE(shaped->runs[1].size, Length::points(7));
  EXPECT_EQ(shaped->runs[1].text.end, 5U);
  std::vector<std::uint32_t> ids, clusters;
  for (const Glyph& glyph : shaped->glyphs) {
    ids.push_back(glyph.id);
    clusters.push_back(glyph.cluster);
  }
  const std::uint32_t a = capitals->glyphs[0].id, b = capitals->glyphs[1].id, s = capitals->glyphs[2].id;
  EXPECT_THAT(ids, ElementsAre(a, b, s, s, shape("C", "en", kLatin)->glyphs[0].id));
  EXPECT_THAT(clusters, ElementsAre(0, 1, 2, 2, 4)); // the text is what it was: one sharp s
}

TEST_F(Shape, RubyBesideVerticalLinesStandsAtTheMiddlesDistance) {
  auto paragraph = std::make_shared<ParagraphText>(*two_styles("长ka", 3, kHan, kRuby, "zh-Hans"));
  paragraph->runs[1].size = Length::points(5);
  paragraph->annotations = {{AnnotationKind::ruby, {0, 3}, {3, 5}}};
  paragraph->vertical = true;
  const auto shaped = shaper.shape(paragraph);
  EXPECT_EQ(shaped->runs.back().shift, Length::from_points(7.5)); // half of 10 and half of 5
}

TEST_F(Shape, HebrewRunsAreVisual) {
  const auto shaped = shape("a שלום b", "en", kLatin);
  ASSERT_EQ(shaped->runs.size(), 3U);
  const ShapedRun& hebrew = shaped->runs[1];
  EXPECT_EQ(hebrew.level, 1);
  EXPECT_EQ(hebrew.script, HB_SCRIPT_HEBREW);
  std::vector<std::uint32_t> clusters;
  for (std::uint32_t i = hebrew.glyph_begin; i < hebrew.glyph_end; ++i) clusters.push_back(shaped->glyphs[i].cluster);
  EXPECT_THAT(clusters, ElementsAre(8, 6, 4, 2));
  EXPECT_EQ(shaped->runs[2].level, 0);
}

TEST_F(Shape, TellsWhatNoFaceHas) {
  const auto shaped = shape("a\u0e01\u200bb\u0e02\u0e01", "en", kLatin);
  ASSERT_EQ(shaped->missing.size(), 3U);
  EXPECT_EQ(shaped->missing[0].character, U'\u0e01');
  EXPECT_EQ(shaped->missing[0].at, 1U);
  EXPECT_EQ(shaped->missing[1].character, U'\u0e02');
  EXPECT_EQ(shaped->missing[2].at, 11U);
  // Spaces and joiners need no glyph.
  EXPECT_TRUE(shape("a\u2009b\u00adc\u3000d", "en", kLatin)->missing.empty());
}

TEST_F(Shape, MissingInRightToLeftTextIsToldInTextOrder) {
  const auto shaped = shape("\u05f0\u05d0\u05f1", "he", kHebrew);
  ASSERT_EQ(shaped->missing.size(), 2U);
  EXPECT_EQ(shaped->missing[0].at, 0U);
  EXPECT_EQ(shaped->missing[1].at, 4U);
}

TEST_F(Shape, VariationSelectorStaysWithItsMark) {
  const auto shaped = shape("长”\ufe01治", "zh-Hans", kHan);
  ASSERT_EQ(shaped->runs.size(), 1U);
  for (const Glyph& glyph : shaped->glyphs) EXPECT_NE(glyph.cluster, 6U) << "the selector has no cluster of its own";
}

TEST_F(Shape, SameContentIsShapedOnce) {
  Story story;
  story.blocks.resize(2);
  for (Block& block : story.blocks) {
    block.text.utf8 = "same words";
    block.language = "en";
  }
  const ParagraphStyle style = test_style(kLatin);
  const auto paragraph = [&](std::uint32_t block) {
    return collect(story, 0, std::vector<StyledBlock>{{block, &style}}, "", StyleSheet{});
  };
  const auto first = shaper.shape(paragraph(0));
  EXPECT_EQ(shaper.shape(paragraph(0)), first);
  // Same words elsewhere in the copy: same glyphs, other source.
  const auto second = shaper.shape(paragraph(1));
  EXPECT_NE(second, first);
  EXPECT_EQ(copy_of(*second->source, {0, 10})[0].block, 1U);
  EXPECT_EQ(dump(*second), dump(*first));
  // Other language, size or ink: another content.
  EXPECT_NE(shape("same words", "fr", kLatin), shape("same words", "en", kLatin));
  ParagraphStyle red = style;
  red.ink = {1, 100};
  EXPECT_EQ(shaper.shape(plain_paragraph("same words", "en", red))->runs[0].ink.ink, 1);
}

TEST_F(Shape, ManyThreadsGetTheSame) {
  std::vector<std::string> texts;
  for (int i = 0; i < 200; ++i) texts.push_back("长治 " + std::to_string(i) + " words שלום ’an");
  std::vector<std::string> expected;
  for (const std::string& text : texts) expected.push_back(dump(*shape(text, "zh-Hans", kHan)));
  const Shaper other(open_catalogue(test_styles()));
  std::vector<std::vector<std::string>> got(4);
  std::vector<std::thread> threads;
  for (auto& result : got)
    threads.emplace_back([&] {
      for (const std::string& text : texts) result.push_back(dump(*shape_text(other, text, "zh-Hans", kHan)));
    });
  for (std::thread& thread : threads) thread.join();
  for (const auto& result : got) EXPECT_EQ(result, expected);
}

TEST_F(Shape, HalfWidthIsTheFacesOwn) {
  const auto shaped = shape("，“长", "zh-Hans", kHan);
  const auto comma = shaper.half_width(kHan, shaped->glyphs[0].id),
             quote = shaper.half_width(kHan, shaped->glyphs[1].id);
  for (int again = 0; again < 2; ++again) {
    ASSERT_TRUE(comma && quote);
    EXPECT_EQ(comma->advance, 500);
    EXPECT_EQ(comma->x_offset, 0);
    EXPECT_EQ(quote->advance, 500);
    EXPECT_EQ(quote->x_offset, -500);
    EXPECT_FALSE(shaper.half_width(kHan, shaped->glyphs[2].id));
  }
}

// In a face without `halt`: the Latin test font has none.
TEST(GlyphForms, InkTellsTheHalf) {
  const FaceTable& faces = test_catalogue()->faces();
  const GlyphForms forms(faces);
  const auto glyph = [&](char32_t c) {
    hb_codepoint_t id = 0;
    hb_font_get_nominal_glyph(faces.at(kLatin).font(), c, &id);
    return id;
  };
  const auto dash = forms.half_width(kLatin, glyph(U'—'));
  ASSERT_TRUE(dash);
  EXPECT_EQ(dash->advance, 1000) << "its ink fills the cell";
  EXPECT_FALSE(forms.half_width(kLatin, glyph(U'a'))) << "too narrow to have a half";
}

TEST_F(Shape, DumpShowsRunsAndGlyphs) {
  const auto shaped = shape("i长\u0e01", "en", kLatin);
  const std::string face = std::to_string(shaped->runs[1].face);
  EXPECT_EQ(dump(*shaped), "run 0..1 face 1 size 10 tracking 0 script Latn level 0\n"
                           "  glyph 36 at 0 advance 3\n"
                           "run 1..4 face 0 size 10 tracking 0 script Hani level 0\n"
                           "  glyph 2 at 1 advance 10\n"
                           "run 4..7 face 1 size 10 tracking 0 script Thai level 0\n"
                           "  glyph 0 at 4 advance 10\n"
                           "missing U+0E01 at 4\n");
}

} // namespace
} // namespace broadsheet
