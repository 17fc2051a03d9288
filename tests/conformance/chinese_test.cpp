// Every row of the shared tables, at its own level. Rows that a house choice overrides: house_choices.hpp.
#include "tests/conformance/house_choices.hpp"
#include "tests/unit/lines/helper.hpp"

#include "layout/base/utf8.hpp"

#include <set>
#include <sstream>

namespace broadsheet::test {
namespace {

#define SKIP_WITHOUT(table)                                                                                            \
  if ((table).rows.empty()) GTEST_SKIP() << "shared/conformance is not beside this source tree"

// All characters one em wide, as those suites' font has them.
int em_wide(char32_t) { return 1000; }

// Their lines are ragged: what fits unsqueezed, then the next line.
BrokenParagraph greedy(std::string_view text, double measure, const std::string& language) {
  Setting setting;
  setting.language = language;
  setting.width = em_wide;
  BreakConfig config;
  config.greedy = true;
  config.alignment = Alignment::left;
  return break_lines(items_of(text, setting), slots_of({measure}), config);
}

TEST(Conformance, ChineseLineEdges) {
  const Table table = conformance("wpt_linebreak_zh.tsv");
  SKIP_WITHOUT(table);
  for (const auto& row : table.rows)
    expect_row(table.at(row, "id"),
               lines_of(greedy(table.at(row, "text"), std::stod(table.at(row, "measure_em")), "zh-Hans")),
               table.at(row, "expected_lines"));
}

TEST(Conformance, OpeningAndClosingMarksAtLineEdges) {
  const Table table = conformance("uax14_opclns_lines.tsv");
  SKIP_WITHOUT(table);
  for (const std::string language : {"zh-Hans", "zh-Hant", "ja", "en"}) {
    for (const auto& row : table.rows)
      expect_row(table.at(row, "id"),
                 lines_of(greedy(table.at(row, "text"), std::stod(table.at(row, "measure_em")), language)),
                 table.at(row, "expected_lines"));
  }
}

bool opens(std::uint32_t character) {
  return std::u32string_view(U"（《〈「『【〔［｛\u201c\u2018").find(character) != std::u32string_view::npos;
}

// Where the ink of each character begins, in half ems, and the line's width. An opening mark's ink lies in the right
// half of its glyph.
std::string ink_of(const BrokenParagraph& paragraph, std::size_t line) {
  const SetLine set = set_line(paragraph, paragraph.lines.at(line), Alignment::left);
  std::string text;
  for (const SetGlyph& glyph : set.glyphs)
    text += std::to_string((glyph.x + (opens(glyph.id) ? kEm / 2 : Length{})).sp * 2.0 / kEm.sp) + " ";
  return text + "| " + std::to_string(set.width.sp * 2.0 / kEm.sp);
}

// The same from the table's advances: F one em, H half an em.
std::string ink_by(std::string_view advances, std::string_view text) {
  std::string wanted;
  double pen = 0;
  std::uint32_t at = 0;
  for (const char advance : advances) {
    const CodePoint point = decode_utf8(text, at);
    at = point.next;
    wanted += std::to_string(pen + (opens(point.value) && advance == 'F' ? 1 : 0)) + " ";
    pen += advance == 'F' ? 2 : 1;
  }
  return wanted + "| " + std::to_string(pen);
}

TEST(Conformance, AdjacentMarks) {
  const Table table = conformance("wpt_text_spacing_trim.tsv");
  SKIP_WITHOUT(table);
  for (const auto& row : table.rows) {
    const std::string text = table.at(row, "text"), wanted = table.at(row, "lang");
    const Setting setting{.language = wanted == "any" ? "zh-Hans" : wanted,
                          .measure = 100,
                          .alignment = Alignment::left,
                          .width = em_wide};
    expect_row(table.at(row, "id"), ink_of(broken(text, setting), 0), ink_by(table.at(row, "advance_per_char"), text));
  }
}

TEST(Conformance, OpeningMarksAtLineStart) {
  const Table table = conformance("wpt_text_spacing_trim_wrap.tsv");
  SKIP_WITHOUT(table);
  for (const auto& row : table.rows) {
    const std::string text = table.at(row, "text");
    const auto paragraph = greedy(text, std::stod(table.at(row, "measure_em")), "zh-Hans");
    std::istringstream advances(table.at(row, "advance_per_char"));
    std::string found, wanted, line;
    for (std::size_t i = 0; i < paragraph.lines.size(); ++i) found += ink_of(paragraph, i) + "; ";
    for (std::uint32_t at = 0; advances >> line;) {
      wanted += ink_by(line, text.substr(at)) + "; ";
      for (std::size_t i = 0; i < line.size(); ++i) at = decode_utf8(text, at).next;
    }
    expect_row(table.at(row, "id"), found, wanted);
  }
}

TEST(Conformance, GapsBetweenHanAndLatin) {
  const Table table = conformance("wpt_text_autospace.tsv");
  SKIP_WITHOUT(table);
  for (const auto& row : table.rows) {
    std::string found;
    Setting setting;
    setting.width = em_wide;
    setting.measure = 100;
    const SetLine line = set(broken(table.at(row, "text"), setting), 0);
    for (std::size_t i = 0; i + 1 < line.glyphs.size(); ++i)
      if (line.glyphs[i + 1].x - line.glyphs[i].x > kEm) found += (found.empty() ? "" : " ") + std::to_string(i);
    expect_row(table.at(row, "id"), found, table.at(row, "char_indices"));
  }
}

// A choice that no row needs is no choice.
TEST(Conformance, EveryHouseChoiceIsUsed) {
  std::set<std::string_view> unused;
  for (const HouseChoice& choice : kHouseChoices) unused.insert(choice.rows);
  for (const char* file : {"wpt_linebreak_zh.tsv", "wpt_text_spacing_trim_wrap.tsv"}) {
    const Table table = conformance(file);
    SKIP_WITHOUT(table);
    for (const auto& row : table.rows)
      if (const HouseChoice* choice = house_choice(table.at(row, "id"))) unused.erase(choice->rows);
  }
  EXPECT_TRUE(unused.empty()) << *unused.begin();
}

} // namespace
} // namespace broadsheet::test
