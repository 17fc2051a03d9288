// J3 of typography.md: how the real front page sets in a column of 13 em.
#include "helper.hpp"

#include "layout/base/utf8.hpp"
#include "layout/lines/describe.hpp"

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

LineTotals totals_at(const std::vector<std::string>& paragraphs, double measure) {
  LineTotals totals;
  for (const auto& text : paragraphs) {
    const BrokenParagraph paragraph = broken(text, {.measure = measure, .indent = 2, .width = digits_half});
    totals.add(paragraph, describe_lines(paragraph, Alignment::justify));
  }
  return totals;
}

TEST(Acceptance, SeedAtThirteenEm) {
  const auto paragraphs = seed_paragraphs();
  if (paragraphs.empty()) GTEST_SKIP() << "shared/editions is not beside this source tree";
  const LineTotals totals = totals_at(paragraphs, 13);
  std::printf("seed at 13 em: %zu paragraphs, %ld lines, %ld full, %ld squeezed, %ld over 1/16 em, %ld over 1/8, "
              "widest gap %.3f em\n",
              paragraphs.size(), totals.lines, totals.full, totals.squeezed, totals.over_soft, totals.over_firm,
              totals.widest_gap_em);
  EXPECT_LE(totals.lines, 336);
  EXPECT_LE(totals.over_soft * 100, totals.full * 3);
  EXPECT_EQ(totals.over_firm, 0);
  for (const auto& [rule, count] : totals.rules_broken) ADD_FAILURE() << rule << " is broken " << count << " times";
}

// At any measure: no forbidden line edge, nothing split, nothing sticks out, nothing past J2. Narrow columns may be
// stretched over J1 (docs/composition.md has the table).
TEST(Acceptance, NoRuleIsBrokenAtAnyMeasure) {
  const auto paragraphs = seed_paragraphs();
  if (paragraphs.empty()) GTEST_SKIP() << "shared/editions is not beside this source tree";
  for (const double measure : {9., 11., 12., 14., 17., 25.})
    for (const auto& [rule, count] : totals_at(paragraphs, measure).rules_broken)
      EXPECT_EQ(rule, "J1") << count << " times at " << measure << " em";
}

} // namespace
} // namespace broadsheet::test
