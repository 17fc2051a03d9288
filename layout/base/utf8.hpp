// UTF-8, small: the readers have already made sure that all copy is valid UTF-8.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace broadsheet {

// The code point at `at` and the offset after it. `at` must be on a boundary of valid UTF-8 and before the end.
struct CodePoint {
  char32_t value;
  std::uint32_t next;
};
CodePoint decode_utf8(std::string_view text, std::size_t at);
void append_utf8(std::string& to, char32_t value);
std::size_t count_code_points(std::string_view text);
bool is_valid_utf8(std::string_view text);
// "U+4E00"
std::string code_point_name(char32_t value);

} // namespace broadsheet
