// The test fonts of this folder and a style sheet that names them.
#pragma once

#include "fonts/catalogue/catalogue.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace broadsheet::testing {

enum Role : std::uint16_t { kHan = 0, kLatin = 1, kBold = 2, kHebrew = 3 };

// Absolute: commands under test run in other folders.
inline void use_test_fonts() {
  ::setenv("BROADSHEET_FONT_PATH", std::filesystem::absolute(BROADSHEET_SOURCE "/tests/fonts").c_str(), 1);
}

// Roles han, latin, bold, hebrew; fallback: Latin, Han, Hebrew.
inline StyleSheet test_styles() {
  use_test_fonts();
  StyleSheet styles;
  styles.faces = {{"han", {"BroadsheetTest Han"}, 400, false, {}},
                  {"latin", {"BroadsheetTest Latin"}, 400, false, {}},
                  {"bold", {"BroadsheetTest Latin"}, 700, false, {}},
                  {"hebrew", {"BroadsheetTest Hebrew"}, 400, false, {}}};
  styles.fallback = {"BroadsheetTest Latin", "BroadsheetTest Han", "BroadsheetTest Hebrew"};
  return styles;
}

inline std::shared_ptr<const Catalogue> open_catalogue(const StyleSheet& styles) {
  auto outcome = Catalogue::open(styles);
  for (const Diagnostic& d : outcome.diagnostics) EXPECT_NE(d.severity, Severity::error) << d.code << ": " << d.message;
  return outcome.value ? *outcome.value : nullptr;
}

inline std::shared_ptr<const Catalogue> test_catalogue() {
  static const auto catalogue = open_catalogue(test_styles());
  return catalogue;
}

inline std::string item_text(std::string_view text, const TextItem& item) {
  return std::string(text.substr(item.begin, item.end - item.begin));
}

// "text|script|face|level" of each item.
inline std::vector<std::string> describe(const Catalogue& catalogue, std::string_view text,
                                         const std::vector<TextItem>& items) {
  std::vector<std::string> lines;
  for (const TextItem& item : items) {
    char script[5] = {};
    hb_tag_to_string(static_cast<hb_tag_t>(item.script), script);
    std::string family = catalogue.faces().at(item.face).family();
    family = family.substr(family.find(' ') + 1);
    lines.push_back(item_text(text, item) + "|" + script + "|" + family + "|" + std::to_string(item.level));
  }
  return lines;
}

} // namespace broadsheet::testing
