#include "layout/base/language.hpp"

#include <algorithm>
#include <array>

namespace broadsheet {

std::string_view primary_language(std::string_view language) {
  return language.substr(0, language.find_first_of("-_"));
}

bool is_cjk_language(std::string_view language) {
  const std::string_view tongue = primary_language(language);
  return tongue == "zh" || tongue == "ja" || tongue == "yue" || tongue == "cmn";
}

// Languages that are written from right to left, unless their script subtag says otherwise.
bool is_right_to_left_language(std::string_view language) {
  static constexpr std::array<std::string_view, 12> written_so{"ar", "arc", "ckb", "dv", "fa", "he",
                                                               "ps", "sd",  "syr", "ug", "ur", "yi"};
  static constexpr std::array<std::string_view, 5> scripts{"-Arab", "-Hebr", "-Syrc", "-Thaa", "-Nkoo"};
  const auto has = [&](std::string_view subtag) { return language.find(subtag) != std::string_view::npos; };
  if (std::any_of(scripts.begin(), scripts.end(), has)) return true;
  if (has("-Latn") || has("-Cyrl")) return false;
  return std::find(written_so.begin(), written_so.end(), primary_language(language)) != written_so.end();
}

} // namespace broadsheet
