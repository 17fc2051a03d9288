// J3 of typography.md: how the real front page sets in a column of 13 em.
#include "helper.hpp"

#include "layout/base/utf8.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>

namespace broadsheet::test {
namespace {

std::vector<std::string> seed_paragraphs() {
  std::ifstream in;
  for (const char* folder : {"/../shared", "/../../shared"}) {
    if (in.is_open()) break;
    in.clear();
    in.open(std::string(BROADSHEET_SOURCE) + folder + "/editions/changzhi/seed.txt");
  }
  std::vector<std::string> paragraphs;
  for (std::string line; std::getline(in, line);)
    if (count_code_points(line) > 40) paragraphs.push_back(line);
  return paragraphs;
}

int digits_half(char32_t c) { return c >= U'0' && c <= U'9' ? 500 : 1000; }

// White between characters in step 3, in em: the widest that set_line makes.
double gap_of(const BrokenParagraph& paragraph, const Line& line) {
  double spare = (line.measure - line.natural).to_points();
  int places = 0;
  for (std::uint32_t i = line.begin; i < line.end; ++i) {
    const BreakItem& item = paragraph.items->items[i];
    if (item.kind != ItemKind::glue || item.stretch.sp == 0) continue;
    const bool early = item.glue == GlueKind::word_space || item.glue == GlueKind::script_gap;
    if (early)
      spare -= item.stretch.to_points();
    else
      ++places;
  }
  return places == 0 || spare <= 0 ? 0 : spare / places / kEm.to_points();
}

TEST(Acceptance, SeedAtThirteenEm) {
  const auto paragraphs = seed_paragraphs();
  if (paragraphs.empty()) GTEST_SKIP() << "shared/editions is not beside this source tree";
  int lines = 0, full = 0, squeezed = 0, over_soft = 0, over_firm = 0;
  double widest = 0;
  for (const auto& text : paragraphs) {
    const BrokenParagraph paragraph = broken(text, {.measure = 13, .indent = 2, .width = digits_half});
    for (const Line& line : paragraph.lines) {
      ++lines;
      EXPECT_EQ(line.faults, 0) << lines_of(paragraph);
      squeezed += line.natural > line.measure ? 1 : 0;
      if (line.last) continue;
      ++full;
      const double gap = gap_of(paragraph, line);
      over_soft += gap > 1.0 / 16 ? 1 : 0;
      over_firm += gap > 1.0 / 8 ? 1 : 0;
      widest = std::max(widest, gap);
    }
  }
  std::printf("seed at 13 em: %zu paragraphs, %d lines, %d full, %.1f %% squeezed, %.2f %% over 1/16 em, %d over 1/8, "
              "widest gap %.3f em\n",
              paragraphs.size(), lines, full, 100.0 * squeezed / lines, 100.0 * over_soft / full, over_firm, widest);
  EXPECT_LE(lines, 336);
  EXPECT_LE(over_soft * 100, full * 3);
  EXPECT_EQ(over_firm, 0);
}

} // namespace
} // namespace broadsheet::test
