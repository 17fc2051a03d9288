// Beside the line: ruby, underlines, dots, superscripts. Characters are one em of 10 pt, ASCII half an em, so that
// places can be added up.
#include "helper.hpp"

#include "layout/base/utf8.hpp"

#include <gtest/gtest.h>

namespace broadsheet::test {
namespace {

// One stretch of a paragraph: its text, features, and how large it is (1: an em of 10 pt).
struct Stretch {
  std::string_view text;
  std::uint8_t features = 0;
  double size = 1;
};

std::shared_ptr<const ShapedParagraph> shaped_of(const std::vector<Stretch>& stretches,
                                                 const std::vector<Annotation>& annotations,
                                                 const std::string& language) {
  auto source = std::make_shared<ParagraphText>();
  auto result = std::make_shared<ShapedParagraph>();
  source->language = language;
  source->annotations = annotations;
  for (const Stretch& stretch : stretches) {
    const auto begin = static_cast<std::uint32_t>(source->utf8.size());
    source->utf8 += stretch.text;
    ShapedRun run;
    run.text = {begin, static_cast<std::uint32_t>(source->utf8.size())};
    run.glyph_begin = static_cast<std::uint32_t>(result->glyphs.size());
    run.size = ems(stretch.size);
    run.features = stretch.features;
    run.shift = (stretch.features & kRuby) != 0 ? ems(1) : Length{};
    run.underline = ems(0.1 * stretch.size);
    run.underline_weight = ems(0.05 * stretch.size);
    StyleRun style;
    style.text = run.text;
    style.size = run.size;
    style.features = run.features;
    source->runs.push_back(style);
    for (std::uint32_t at = begin; at < run.text.end;) {
      const CodePoint point = decode_utf8(source->utf8, at);
      Glyph glyph;
      glyph.id = point.value;
      glyph.advance = scale(run.size, plain_width(point.value), 1000);
      glyph.cluster = at;
      result->glyphs.push_back(glyph);
      at = point.next;
    }
    run.glyph_end = static_cast<std::uint32_t>(result->glyphs.size());
    result->runs.push_back(run);
  }
  result->source = std::move(source);
  return result;
}

BrokenParagraph broken_of(std::shared_ptr<const ShapedParagraph> paragraph, double measure) {
  static const Hyphenator hyphenator;
  ParagraphStyle style;
  style.size = kEm;
  return break_lines(break_items(std::move(paragraph), style, RoundGlyphs{}, hyphenator), slots_of({measure}), {});
}

// Where each glyph of a character stands, in thousandths of an em.
int place(const SetLine& line, char32_t character) {
  for (const SetGlyph& glyph : line.glyphs)
    if (glyph.id == character) return scale(glyph.x, 1000, kEm.sp).sp;
  return -1;
}
int milli(Length length) { return scale(length, 1000, kEm.sp).sp; }

constexpr auto kRubyMark = AnnotationKind::ruby;

// --- ruby -------------------------------------------------------------------------------------------------------

TEST(Ruby, StandsOverTheMiddleOfItsBase) {
  // 长治 is 2 em, its ruby abcd 4 * 1/4 em: it begins half an em in, and 市 follows as if there were no ruby.
  const auto broken = broken_of(
      shaped_of({{"在"}, {"长治"}, {"abcd", kRuby, 0.5}, {"市"}}, {{kRubyMark, {3, 9}, {9, 13}}}, "zh-Hans"), 10);
  ASSERT_EQ(broken.lines.size(), 1U);
  const SetLine line = set(broken, 0);
  EXPECT_EQ(place(line, U'长'), 1000);
  EXPECT_EQ(place(line, U'a'), 1500);
  EXPECT_EQ(place(line, U'd'), 2250);
  EXPECT_EQ(place(line, U'市'), 3000);
  EXPECT_EQ(line.text, "在长治abcd市"); // copy, in the order of the text
  for (const SetGlyph& glyph : line.glyphs) EXPECT_EQ(glyph.y, glyph.id < 0x80 ? -ems(1) : Length{});
}

TEST(Ruby, WiderRubyOpensItsBaseEvenly) {
  // 4 em of ruby over 2 em of base: each character has half an em on either side.
  const auto broken = broken_of(shaped_of({{"在"}, {"长治"}, {"一二三四五六七八", kRuby, 0.5}, {"市"}},
                                          {{kRubyMark, {3, 9}, {9, 33}}}, "zh-Hans"),
                                10);
  const SetLine line = set(broken, 0);
  EXPECT_EQ(place(line, U'长'), 1500);
  EXPECT_EQ(place(line, U'治'), 3500);
  EXPECT_EQ(place(line, U'一'), 1000);
  EXPECT_EQ(place(line, U'市'), 5000);
}

TEST(Ruby, BaseAndRubyAreNeverParted) { // K3
  const auto paragraph =
      shaped_of({{"今天来到"}, {"长治市"}, {"abc", kRuby, 0.5}, {"城"}}, {{kRubyMark, {12, 21}, {21, 24}}}, "zh-Hans");
  EXPECT_EQ(lines_of(broken_of(paragraph, 5)), "今天来到|长治市abc城");
  EXPECT_EQ(lines_of(broken_of(paragraph, 7)), "今天来到长治市abc|城");
}

TEST(Ruby, IsStretchedWithNothing) {
  // The line is stretched by 3/8 em at its four places; none of them is inside the base.
  const auto broken = broken_of(
      shaped_of({{"今"}, {"长治"}, {"ab", kRuby, 0.5}, {"市城区里人"}}, {{kRubyMark, {3, 9}, {9, 11}}}, "zh-Hans"),
      6.375);
  ASSERT_EQ(lines_of(broken), "今长治ab市城区|里人");
  const SetLine line = set(broken, 0);
  EXPECT_EQ(place(line, U'治') - place(line, U'长'), 1000);
  EXPECT_EQ(place(line, U'a'), place(line, U'长') + 750);
}

TEST(Ruby, WithoutABaseIsNotLost) {
  const auto broken =
      broken_of(shaped_of({{"在"}, {"ab", kRuby, 0.5}, {"市"}}, {{kRubyMark, {3, 3}, {3, 5}}}, "zh-Hans"), 10);
  EXPECT_EQ(set(broken, 0).text, "在ab市");
}

TEST(Ruby, AtTheEndsOfAParagraph) {
  const auto broken = broken_of(shaped_of({{"长"}, {"abcdef", kRuby, 0.5}, {"治"}, {"xy", kRuby, 0.5}},
                                          {{kRubyMark, {0, 3}, {3, 9}}, {kRubyMark, {9, 12}, {12, 14}}}, "zh-Hans"),
                                10);
  const SetLine line = set(broken, 0);
  EXPECT_EQ(line.text, "长abcdef治xy");
  EXPECT_EQ(place(line, U'a'), 0); // 1.5 em of ruby: flush at the line's start
  EXPECT_EQ(place(line, U'长'), 250);
  EXPECT_EQ(place(line, U'x'), 1750);
}

// --- superscripts -----------------------------------------------------------------------------------------------

TEST(Superscript, BeginsNoLineAndHasNoGap) {
  // zh-newspaper: an eighth of an em between Han and letters, but none around what is raised.
  const auto raised = shaped_of({{"我们来过"}, {"ab", kSuperscript, 0.6}, {"里"}}, {}, "zh-Hans");
  EXPECT_EQ(lines_of(broken_of(raised, 4)), "我们来|过ab里");
  const SetLine line = set(broken_of(raised, 10), 0);
  EXPECT_EQ(place(line, U'a'), 4000);
  EXPECT_EQ(place(line, U'里'), 4600);
  const auto plain = shaped_of({{"我们来过"}, {"ab"}, {"里"}}, {}, "zh-Hans");
  EXPECT_EQ(place(set(broken_of(plain, 10), 0), U'a'), 4125);
}

TEST(Superscript, IsNoWordOfItsOwnAfterWhite) {
  const auto raised = shaped_of({{"one two "}, {"12", kSuperscript, 0.6}, {" three"}}, {}, "en");
  EXPECT_EQ(lines_of(broken_of(raised, 3.8)), "one |two 12 |three");
}

// --- underlines -------------------------------------------------------------------------------------------------

TEST(Underline, IsOneRuleOverStylesAndBreaksWithTheLine) {
  // "ab" and the larger "cd": the rule takes the lower place and the larger weight over both.
  const auto paragraph =
      shaped_of({{"xy ab"}, {"cd", 0, 2}, {" ef gh"}}, {{AnnotationKind::underline, {3, 10}, {}}}, "en");
  const auto broken = broken_of(paragraph, 5.5);
  ASSERT_EQ(lines_of(broken), "xy abcd |ef gh");
  const SetLine first = set(broken, 0, Alignment::left), second = set(broken, 1, Alignment::left);
  ASSERT_EQ(first.rules.size(), 1U);
  EXPECT_EQ(milli(first.rules[0].begin), 1500);
  EXPECT_EQ(milli(first.rules[0].end), 4500);
  EXPECT_EQ(first.rules[0].y, ems(0.2));
  EXPECT_EQ(first.rules[0].weight, ems(0.1));
  ASSERT_EQ(second.rules.size(), 1U);
  EXPECT_EQ(milli(second.rules[0].begin), 0);
  EXPECT_EQ(milli(second.rules[0].end), 1000);
}

TEST(Underline, OfNeighboursAreTwo) {
  // Two proper nouns: the first line ends two weights before the second begins.
  const auto broken = broken_of(
      shaped_of({{"曹操孙权"}}, {{AnnotationKind::underline, {0, 6}, {}}, {AnnotationKind::underline, {6, 12}, {}}},
                "zh-Hans"),
      10);
  const SetLine line = set(broken, 0);
  ASSERT_EQ(line.rules.size(), 2U);
  EXPECT_EQ(milli(line.rules[0].end), 1900);
  EXPECT_EQ(milli(line.rules[1].begin), 2000);
  EXPECT_EQ(milli(line.rules[1].end), 4000);
}

TEST(Underline, LeavesRubyAlone) {
  const auto broken =
      broken_of(shaped_of({{"长治"}, {"ab", kRuby, 0.5}, {"市"}},
                          {{AnnotationKind::underline, {0, 8}, {}}, {kRubyMark, {0, 6}, {6, 8}}}, "zh-Hans"),
                10);
  const SetLine line = set(broken, 0);
  ASSERT_EQ(line.rules.size(), 1U);
  EXPECT_EQ(milli(line.rules[0].end), 2000);
}

// --- dots -------------------------------------------------------------------------------------------------------

std::vector<int> dots_of(std::string_view text, const std::string& language) {
  const TextRange all{0, static_cast<std::uint32_t>(text.size())};
  const auto broken = broken_of(shaped_of({{text}}, {{AnnotationKind::emphasis_dots, all, {}}}, language), 20);
  const SetLine line = set(broken, 0);
  EXPECT_EQ(line.text, text); // dots are no text
  std::vector<int> places;
  for (const SetDot& dot : line.dots) {
    EXPECT_EQ(dot.y.sp > 0, language != "ja");
    places.push_back(milli(dot.x));
  }
  return places;
}

TEST(Dots, StandAtEveryCharacterButMarksAndWhite) {
  EXPECT_EQ(dots_of("要点，好", "zh-Hans"), (std::vector{500, 1500, 3500}));
  EXPECT_EQ(dots_of("要点、好", "ja"), (std::vector{500, 1500, 3500}));
  EXPECT_EQ(dots_of("so it.", "en"), (std::vector{250, 750, 1750, 2250}));
}

} // namespace
} // namespace broadsheet::test
