// Shaping with real faces; each test is skipped where its font is not installed.
#include "shaping.hpp"

#include <gmock/gmock.h>

#include <algorithm>

namespace broadsheet {
namespace {

using namespace testing;

// A shaper with one role of one family, or nullptr when the machine lacks it.
std::unique_ptr<Shaper> shaper_of(const std::string& family) {
  StyleSheet styles;
  styles.faces = {{"body", {family}, 400, false, {}}};
  auto outcome = Catalogue::open(styles);
  return outcome.ok() ? std::make_unique<Shaper>(*outcome.value) : nullptr;
}

std::vector<std::uint32_t> glyphs(const ShapedParagraph& paragraph) {
  std::vector<std::uint32_t> ids;
  for (const Glyph& glyph : paragraph.glyphs) ids.push_back(glyph.id);
  return ids;
}

#define SHAPER_OR_SKIP(name, family)                                                                                   \
  const auto name = shaper_of(family);                                                                                 \
  if (!(name)) GTEST_SKIP() << "not installed: " << (family)

TEST(RealFonts, LanguageChoosesTheRegionsForm) {
  SHAPER_OR_SKIP(shaper, "Noto Serif CJK SC");
  const auto form = [&](const char* text, const char* language) {
    return glyphs(*shape_text(*shaper, text, language, 0));
  };
  for (const char* character : {"骨", "直"}) EXPECT_NE(form(character, "zh-Hans"), form(character, "ja")) << character;
  EXPECT_EQ(form("骨", "zh-Hans"), form("骨", "zh-CN"));
}

TEST(RealFonts, HanTextStandsOnAHalfEmLattice) {
  for (const char* family : {"Noto Serif CJK SC", "Noto Sans CJK SC", "Noto Serif CJK JP"}) {
    SHAPER_OR_SKIP(shaper, family);
    const auto shaped = shape_text(*shaper, "1至4月，“数据”286个——力量……！", "zh-Hans", 0);
    EXPECT_EQ(shaped->runs.size(), 1U);
    std::int64_t total = 0;
    for (const Glyph& glyph : shaped->glyphs) {
      EXPECT_EQ(glyph.advance.sp % Length::points(5).sp, 0) << family << " at " << glyph.cluster;
      total += glyph.advance.sp;
    }
    EXPECT_EQ(total, Length::points(15 * 10 + 5 * 5).sp) << family;
    EXPECT_TRUE(shaped->missing.empty());
  }
}

TEST(RealFonts, MarksHaveHalfWidthForms) {
  SHAPER_OR_SKIP(shaper, "Noto Serif CJK SC");
  for (const char* mark : {"，", "。", "、", "：", "；", "“", "”", "（", "）", "《", "》", "？", "！"}) {
    const auto shaped = shape_text(*shaper, mark, "zh-Hans", 0);
    const auto half = shaper->half_width(0, shaped->glyphs[0].id);
    ASSERT_TRUE(half) << mark;
    EXPECT_EQ(half->advance, 500) << mark;
  }
  EXPECT_FALSE(shaper->half_width(0, shape_text(*shaper, "长", "zh-Hans", 0)->glyphs[0].id));
}

TEST(RealFonts, CentredMarksLoseAQuarterOnEitherSide) {
  SHAPER_OR_SKIP(shaper, "AR PL UKai CN"); // 1024 units an em, no halt, marks in the middle, brackets at the side
  const auto half = [&](const char* mark) {
    const auto form = shaper->half_width(0, shape_text(*shaper, mark, "zh-Hans", 0)->glyphs[0].id);
    return form.value_or(Shaper::HalfWidth{});
  };
  for (const char* mark : {"，", "。", "、", "：", "；"}) {
    EXPECT_EQ(half(mark).advance, 512) << mark;
    EXPECT_NEAR(half(mark).x_offset, -256, 20) << mark;
  }
  EXPECT_EQ(half("（").x_offset, -512);
  EXPECT_EQ(half("）").x_offset, 0);
}

TEST(RealFonts, SmallCapitalsOfTheFaceAreUsed) {
  SHAPER_OR_SKIP(shaper, "Charis SIL");
  auto paragraph = std::make_shared<ParagraphText>(*plain_paragraph("nato", "en", test_style(0)));
  paragraph->runs[0].features = kSmallCaps;
  const auto shaped = shaper->shape(paragraph);
  const auto small = shape_text(*shaper, "nato", "en", 0), large = shape_text(*shaper, "NATO", "en", 0);
  ASSERT_EQ(shaped->glyphs.size(), 4U);
  EXPECT_EQ(shaped->runs[0].size, Length::points(10)); // not made smaller
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_NE(shaped->glyphs[i].id, small->glyphs[i].id);
    EXPECT_NE(shaped->glyphs[i].id, large->glyphs[i].id);
  }
}

TEST(RealFonts, NarrowQuotesOfAHanFaceTakeAnEm) {
  SHAPER_OR_SKIP(shaper, "LXGW WenKai");
  const auto shaped = shape_text(*shaper, "“长”", "zh-Hans", 0);
  EXPECT_THAT(advances(*shaped), ::testing::ElementsAre(10, 10, 10));
  EXPECT_GT(shaped->glyphs[0].x_offset, Length::points(5));
  EXPECT_EQ(shaped->glyphs[2].x_offset, Length{});
}

TEST(RealFonts, LigaturesGoWhenLettersAreTracked) {
  SHAPER_OR_SKIP(shaper, "EB Garamond");
  ParagraphStyle style = test_style(0);
  const auto plain = shaper->shape(plain_paragraph("office", "en", style));
  style.tracking = Length::from_points(0.5);
  const auto tracked = shaper->shape(plain_paragraph("office", "en", style));
  EXPECT_LT(plain->glyphs.size(), 6U);
  EXPECT_EQ(tracked->glyphs.size(), 6U);
}

TEST(RealFonts, LatinIsKerned) {
  SHAPER_OR_SKIP(shaper, "EB Garamond");
  const auto width = [&](const char* text) {
    std::int64_t sum = 0;
    for (const Glyph& glyph : shape_text(*shaper, text, "en", 0)->glyphs) sum += glyph.advance.sp;
    return sum;
  };
  EXPECT_LT(width("AV"), width("A") + width("V"));
}

} // namespace
} // namespace broadsheet
