#include "layout/engine/house_faces.hpp"

#include "layout/base/language.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

bool writes_han(std::string_view language) { return is_cjk_language(language) || primary_language(language) == "ko"; }

// The name that Noto's fonts have for the language's forms of Han characters.
std::string region_of(std::string_view language) {
  const auto has = [&](std::string_view part) { return language.find(part) != std::string_view::npos; };
  if (primary_language(language) == "ja") return "JP";
  if (primary_language(language) == "ko") return "KR";
  if (has("HK") || has("MO")) return "HK";
  return has("Hant") || has("TW") ? "TC" : "SC";
}

struct HouseFace {
  std::string_view role;
  std::vector<std::string> families;
};

std::vector<HouseFace> faces_for(std::string_view language) {
  const std::string song = "Noto Serif CJK " + region_of(language), hei = "Noto Sans CJK " + region_of(language);
  const bool han = writes_han(language);
  return {{"song", {song}},
          {"hei", {hei}},
          {"kai", {"AR PL KaitiM GB", "AR PL UKai CN"}},
          {"fangsong", {"AR PL KaitiM GB", "AR PL UKai CN"}},
          {"serif", {han ? song : "Charis SIL", "Noto Serif"}},
          {"sans", {han ? hei : "Noto Sans", "Noto Sans"}}};
}

} // namespace

const std::vector<std::string_view>& house_roles() {
  static const std::vector<std::string_view> roles{"song", "hei", "kai", "fangsong", "serif", "sans"};
  return roles;
}

std::optional<StyleSheet> house_style_sheet(std::string_view role, std::string_view language) {
  if (role.empty()) role = writes_han(language) ? "song" : "serif";
  const auto faces = faces_for(language);
  const auto face = std::find_if(faces.begin(), faces.end(), [&](const HouseFace& f) { return f.role == role; });
  if (face == faces.end()) return std::nullopt;
  StyleSheet styles;
  styles.name = "house";
  styles.language = language;
  FaceRole wanted;
  wanted.role = face->role;
  wanted.families = face->families;
  styles.faces.push_back(std::move(wanted));
  styles.fallback = {"Noto Serif CJK " + region_of(language),
                     "Noto Serif",
                     "Noto Naskh Arabic",
                     "Noto Sans Hebrew",
                     "Noto Serif Devanagari",
                     "Noto Sans Devanagari",
                     "Noto Serif Thai",
                     "Noto Sans Thai"};
  styles.inks.push_back({.name = "black", .span = {}});
  return styles;
}

} // namespace broadsheet
