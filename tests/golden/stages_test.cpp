// Each stage's dump of small texts: from shaping to set lines. Test fonts only, so they are the same everywhere.
#include "tests/golden/golden.hpp"

#include "layout/lines/set_line.hpp"
#include "tests/fonts/test_fonts.hpp"

namespace broadsheet::testing {
namespace {

// 10 pt in legs of 13 em (Chinese) and 12 em (English, Hebrew).
struct Sample {
  std::string name, language, text;
  std::uint16_t face;
  const char* profile;
  int measure;
};

class Stages : public ::testing::TestWithParam<Sample> {
 protected:
  Stages() : shaper(test_catalogue()) {
    style.face = GetParam().face;
    style.size = style.minimum_size = Length::points(10);
    style.leading = Length::points(12);
    style.profile = GetParam().profile;
    if (style.profile == "zh-newspaper") style.first_indent = Length::points(20);
    shaped = shaper.shape(plain_paragraph(GetParam().text, GetParam().language, style));
    items = break_items(shaped, style, shaper, hyphenator);
    LineSlot slot;
    slot.measure = Length::points(10 * GetParam().measure);
    broken = break_lines(items, {&slot, 1}, {});
  }
  std::string file(const char* stage) const { return GetParam().name + "." + stage + ".txt"; }

  ParagraphStyle style;
  Shaper shaper;
  Hyphenator hyphenator;
  std::shared_ptr<const ShapedParagraph> shaped;
  std::shared_ptr<const BreakItems> items;
  BrokenParagraph broken;
};

std::string dump_set(const BrokenParagraph& broken) {
  std::string text;
  for (const Line& line : broken.lines) {
    const SetLine set = set_line(broken, line, Alignment::justify);
    text.append("line width ").append(format_points(set.width)).append(": ").append(set.text).append("\n ");
    for (const SetGlyph& glyph : set.glyphs) text.append(" ").append(format_points(glyph.x));
    text.append("\n");
  }
  return text;
}

TEST_P(Stages, AreAsAccepted) {
  expect_golden(file("shaped"), dump(*shaped));
  expect_golden(file("items"), dump(*items));
  expect_golden(file("broken"), dump(broken));
  expect_golden(file("set"), dump_set(broken));
}

INSTANTIATE_TEST_SUITE_P(
    Samples, Stages,
    ::testing::Values(
        Sample{"chinese", "zh-Hans",
               "桥长1286米，“第一批”过桥的是三十辆公共汽车（车上坐着修桥的工人和家人），总投资4.6亿元，多了12%。", kHan,
               "zh-newspaper", 13},
        Sample{"mixed", "zh-Hans", "光电LED产业链“链主”在PM2.5和GDP之外——还有Wi-Fi……《规划》第3版说。", kHan,
               "zh-newspaper", 13},
        Sample{"english", "en", "“It looks like home,” said a fisherman who had come to see the lamps lit again.",
               kLatin, "en-newspaper", 12},
        Sample{"hebrew", "he", "שלום עולם 123 שלום", kHebrew, "en-newspaper", 12}),
    [](const ::testing::TestParamInfo<Sample>& sample) { return sample.param.name; });

} // namespace
} // namespace broadsheet::testing
