// A small style sheet that comes with the engine, for setting text without a template set: one face and its fallbacks.
#pragma once

#include "templates/model/style.hpp"

#include <string>
#include <vector>

namespace broadsheet {

// The roles it has: song, hei, kai, fangsong, serif, sans.
const std::vector<std::string_view>& house_roles();

// Faces of Debian's Noto and Arphic packages, as the language writes its characters (zh-Hant, ja and ko have their own
// forms). An empty role takes song in Chinese, Japanese and Korean, serif elsewhere. Nothing for an unknown role.
std::optional<StyleSheet> house_style_sheet(std::string_view role, std::string_view language);

} // namespace broadsheet
