// bench_lines: how Chinese sets at several measures, and how long shaping and breaking take beside HarfBuzz alone.
//   bench_lines figures < TEXT     lines longer than 40 characters are paragraphs, as in typography.md 4.3
//   bench_lines speed [FACE] < TEXT  the same text again and again with other Han characters, a million in all
// `figures` needs no fonts: every character is one em wide, digits half an em.
#include "layout/base/utf8.hpp"
#include "layout/lines/describe.hpp"
#include "tests/bench/lines/stages.hpp"
#include "tests/unit/lines/helper.hpp"

#include <fmt/format.h>

#include <iostream>

namespace broadsheet::bench {
namespace {

constexpr std::size_t kShortestParagraph = 40; // characters; shorter lines of the copy are heads and bylines

std::vector<std::string> read_paragraphs(std::istream& in) {
  std::vector<std::string> paragraphs;
  for (std::string line; std::getline(in, line);)
    if (count_code_points(line) > kShortestParagraph) paragraphs.push_back(line);
  return paragraphs;
}

int half_em_digits(char32_t c) { return c >= U'0' && c <= U'9' ? 500 : 1000; }

LineTotals totals_at(const std::vector<std::string>& paragraphs, double measure) {
  LineTotals totals;
  test::Setting setting{.measure = measure, .indent = 2, .width = half_em_digits};
  for (const std::string& text : paragraphs) {
    const BrokenParagraph paragraph = test::broken(text, setting);
    totals.add(paragraph, describe_lines(paragraph, setting.alignment));
  }
  return totals;
}

int print_figures(const std::vector<std::string>& paragraphs) {
  std::cout << "| measure | lines | full | squeezed | over 1/16 em | over 1/8 em | widest gap | rules broken |\n"
               "|---|---|---|---|---|---|---|---|\n";
  for (const int measure : {9, 11, 12, 13, 14, 17, 25}) {
    const LineTotals totals = totals_at(paragraphs, measure);
    const auto percent = [](std::int64_t part, std::int64_t of) {
      return of == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(of);
    };
    std::string broken;
    for (const auto& [rule, count] : totals.rules_broken) broken += fmt::format(" {} {}", count, rule);
    std::cout << fmt::format("| {} em | {} | {} | {:.1f} % | {:.1f} % | {:.1f} % | {:.3f} em | {} |\n", measure,
                             totals.lines, totals.full, percent(totals.squeezed, totals.lines),
                             percent(totals.over_soft, totals.full), percent(totals.over_firm, totals.full),
                             totals.widest_gap_em, broken.empty() ? "none" : broken.substr(1));
  }
  return 0;
}

} // namespace
} // namespace broadsheet::bench

int main(int count, char** arguments) {
  using namespace broadsheet::bench;
  const std::string what = count > 1 ? arguments[1] : "";
  const auto paragraphs = read_paragraphs(std::cin);
  if (paragraphs.empty() || (what != "figures" && what != "speed")) {
    std::cerr << "usage: bench_lines figures|speed [FACE] < TEXT (lines over 40 characters are paragraphs)\n";
    return 2;
  }
  return what == "figures" ? print_figures(paragraphs)
                           : print_speed(paragraphs, count > 2 ? arguments[2] : "Noto Serif CJK SC");
}
