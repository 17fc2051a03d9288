// Unicode's LineBreakTest.txt for the text that is left to UAX #14 (package unicode-data). ICU tailors the algorithm;
// where it differs from the plain one is listed by reason and counted.
#include "tests/unit/lines/helper.hpp"

#include "layout/base/utf8.hpp"
#include "layout/lines/units.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <map>
#include <sstream>

namespace broadsheet::test {
namespace {

using namespace lines;

constexpr const char* kFile = "/usr/share/unicode/auxiliary/LineBreakTest.txt";

struct UnicodeRow {
  std::u32string characters;
  std::string breaks; // before each character but the first: '|' may end a line, 'x' may not
};

// "× 0023 × 0020 ÷ 0023 ÷	# comment"
UnicodeRow parse_row(const std::string& line) {
  std::istringstream words(line.substr(0, line.find('#')));
  UnicodeRow row;
  for (std::string word; words >> word;) {
    if (word == "÷" || word == "×")
      row.breaks += word == "÷" ? '|' : 'x';
    else
      row.characters.push_back(static_cast<char32_t>(std::stoul(word, nullptr, 16)));
  }
  if (row.characters.empty()) return {};
  row.breaks = row.breaks.substr(1, row.characters.size() - 1); // not the edges
  return row;
}

std::string our_breaks(const UnicodeRow& row) {
  std::vector<TextUnit> units;
  for (const char32_t c : row.characters) {
    TextUnit unit;
    unit.character = c;
    unit.cls = latin_class_of(c);
    units.push_back(unit);
  }
  settle_by_unicode(units, 0, units.size(), "en"); // house rules come after it
  std::string breaks;
  for (std::size_t i = 1; i < units.size(); ++i) breaks += units[i].joint == Joint::allowed ? '|' : 'x';
  return breaks;
}

// Why a break differs, or nothing. `i`: the break before character `i`.
std::string_view reason_of(const UnicodeRow& row, std::size_t i) {
  const auto is_mark = [](char32_t c) { return c == 0x308 || c == 0x200d; };
  std::size_t left = i - 1;
  while (left > 0 && is_mark(row.characters[left])) --left;
  const char32_t before = row.characters[left], after = row.characters[i];
  const char32_t next = i + 1 < row.characters.size() ? row.characters[i + 1] : 0;
  const auto separates = [](char32_t c) { return c == U'.' || c == U',' || c == U':' || c == U';'; };
  if (row.characters.find(U"://") != std::u32string::npos) return "addresses break at their own places (section 2)";
  if (before == U'-' || before == 0x2010) return "ICU: a hyphen at a word's start stays with it (LB20a of Unicode 16)";
  if ((separates(before) && is_any_digit(after)) || (separates(after) && is_any_digit(next)))
    return "ICU: a point before digits begins the number (.35; LB15c of Unicode 16)";
  return {};
}

TEST(Unicode, LineBreakTest) {
  std::ifstream in(kFile);
  if (!in) GTEST_SKIP() << "no " << kFile << " (package unicode-data)";
  int rows = 0;
  std::map<std::string_view, int> differences;
  for (std::string line; std::getline(in, line);) {
    const UnicodeRow row = parse_row(line);
    if (row.characters.size() < 2) continue;
    ++rows;
    const std::string found = our_breaks(row);
    for (std::size_t i = 1; i < row.characters.size(); ++i) {
      if (found[i - 1] == row.breaks[i - 1]) continue;
      const std::string_view reason = reason_of(row, i);
      EXPECT_FALSE(reason.empty()) << line << "\n  found " << found << " wanted " << row.breaks;
      ++differences[reason];
    }
  }
  std::printf("LineBreakTest: %d rows\n", rows);
  for (const auto& [reason, count] : differences)
    std::printf("  %d breaks: %.*s\n", count, static_cast<int>(reason.size()), reason.data());
  EXPECT_GT(rows, 7000);
  EXPECT_EQ(differences.size(), 3U) << "a reason that no row needs is no reason";
}

} // namespace
} // namespace broadsheet::test
