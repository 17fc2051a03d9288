// A million Han characters, as a newspaper would bring them: figures for the record, a bound for the release build.
#include "helper.hpp"

#include "layout/base/utf8.hpp"

#include <gtest/gtest.h>

#include <ctime>
#include <random>

namespace broadsheet::test {
namespace {

// Processor time: other work on the machine does not count.
double seconds_since(std::clock_t start) { return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC; }

std::string newspaper_text(std::size_t characters, std::uint32_t seed) {
  std::mt19937 random(seed);
  std::string text;
  for (std::size_t i = 0; i < characters; ++i) {
    const auto draw = random() % 100;
    if (draw < 7)
      text += "，";
    else if (draw < 10)
      text += "。";
    else if (draw < 11 && i + 4 < characters)
      text += "“国”", i += 2;
    else if (draw < 13)
      text += "2025年", i += 4;
    else
      append_utf8(text, static_cast<char32_t>(0x4e00 + random() % 8000));
  }
  return text;
}

struct Timing {
  double items = 0, breaks = 0, setting = 0;
  std::size_t lines = 0;
};

Timing time_paragraphs(std::size_t count, std::size_t characters) {
  std::vector<std::shared_ptr<const ShapedParagraph>> paragraphs;
  for (std::size_t i = 0; i < count; ++i)
    paragraphs.push_back(shaped(newspaper_text(characters, static_cast<std::uint32_t>(i)), "zh-Hans"));
  const Hyphenator hyphenator;
  const RoundGlyphs glyphs;
  ParagraphStyle style;
  style.first_indent = ems(2);
  const auto slots = slots_of({13});
  Timing timing;
  std::vector<std::shared_ptr<const BreakItems>> items;
  std::vector<BrokenParagraph> broken_ones;
  std::clock_t start = std::clock();
  for (const auto& paragraph : paragraphs) items.push_back(break_items(paragraph, style, glyphs, hyphenator));
  timing.items = seconds_since(start);
  start = std::clock();
  for (const auto& made : items) broken_ones.push_back(break_lines(made, slots, {}));
  timing.breaks = seconds_since(start);
  start = std::clock();
  std::size_t glyph_count = 0;
  for (const auto& paragraph : broken_ones)
    for (const Line& line : paragraph.lines) glyph_count += set_line(paragraph, line, Alignment::justify).glyphs.size();
  timing.setting = seconds_since(start);
  for (const auto& paragraph : broken_ones) timing.lines += paragraph.lines.size();
  EXPECT_GT(glyph_count, count * characters * 9 / 10);
  return timing;
}

TEST(Speed, AMillionCharacters) {
#if defined(NDEBUG) && !defined(__SANITIZE_ADDRESS__)
  constexpr std::size_t kPart = 1;
#else
  constexpr std::size_t kPart = 20; // debug and sanitizer builds do a twentieth
#endif
  // Against each other in one run, for machines differ: one endless paragraph is searched in linear time too. It costs
  // some five times as much as the same text in short ones (it is broken again for one loose line, and fits no cache);
  // a search that grew with the square would cost thousands.
  const std::size_t many = 5000 / kPart, all = 1'000'000 / kPart;
  const Timing in_short = time_paragraphs(many, all / many), in_one = time_paragraphs(1, all);
  for (const Timing& timing : {in_short, in_one})
    std::printf("%zu lines: items %.3f s, breaks %.3f s, setting %.3f s\n", timing.lines, timing.items, timing.breaks,
                timing.setting);
  EXPECT_LT(in_one.items + in_one.breaks, 15 * (in_short.items + in_short.breaks));
}

} // namespace
} // namespace broadsheet::test
