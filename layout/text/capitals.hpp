// Words in capitals, by the rules of their language (Turkish ı and i, German ß).
#pragma once

#include <string>
#include <string_view>

namespace broadsheet {

std::string in_capitals(std::string_view text, const std::string& language);

} // namespace broadsheet
