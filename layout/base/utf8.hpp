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
inline CodePoint decode_utf8(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t n) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[at + n])); };
  const auto next = [&](std::size_t n) { return static_cast<std::uint32_t>(at + n); };
  const auto tail = [&](std::size_t n) { return byte(n) & 0x3f; };
  const std::uint32_t first = byte(0);
  if (first < 0x80) return {first, next(1)};
  if (first < 0xe0) return {(first & 0x1f) << 6 | tail(1), next(2)};
  if (first < 0xf0) return {(first & 0x0f) << 12 | tail(1) << 6 | tail(2), next(3)};
  return {(first & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), next(4)};
}
void append_utf8(std::string& to, char32_t value);
std::size_t count_code_points(std::string_view text);
bool is_valid_utf8(std::string_view text);
// "U+4E00"
std::string code_point_name(char32_t value);

} // namespace broadsheet
