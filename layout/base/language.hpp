// Languages by their BCP 47 tags, as far as setting needs to know.
#pragma once

#include <string_view>

namespace broadsheet {

// "zh" of "zh-Hans", "en" of "en_GB".
std::string_view primary_language(std::string_view language);

// Chinese or Japanese: quotes, dashes and marks are full-width (K1), and lines break between characters.
bool is_cjk_language(std::string_view language);

// Written from right to left: by its script subtag ("az-Arab"), else as the language usually is.
bool is_right_to_left_language(std::string_view language);

} // namespace broadsheet
