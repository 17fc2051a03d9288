#include "layout/base/utf8.hpp"

#include <fmt/format.h>

namespace broadsheet {
namespace {

unsigned byte_at(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

} // namespace

void append_utf8(std::string& to, char32_t value) {
  const auto put = [&](unsigned byte) { to += static_cast<char>(byte); };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xc0 | value >> 6);
    put(0x80 | (value & 0x3f));
  } else if (value < 0x10000) {
    put(0xe0 | value >> 12);
    put(0x80 | (value >> 6 & 0x3f));
    put(0x80 | (value & 0x3f));
  } else {
    put(0xf0 | value >> 18);
    put(0x80 | (value >> 12 & 0x3f));
    put(0x80 | (value >> 6 & 0x3f));
    put(0x80 | (value & 0x3f));
  }
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char byte : text) count += (static_cast<unsigned char>(byte) & 0xc0) != 0x80;
  return count;
}

bool is_valid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const unsigned first = byte_at(text, at);
    const std::size_t length = first < 0x80   ? 1
                               : first < 0xc2 ? 0
                               : first < 0xe0 ? 2
                               : first < 0xf0 ? 3
                               : first < 0xf5 ? 4
                                              : 0;
    if (length == 0 || at + length > text.size()) return false;
    for (std::size_t i = 1; i < length; ++i)
      if ((byte_at(text, at + i) & 0xc0) != 0x80) return false;
    const CodePoint point = decode_utf8(text, at);
    if (length == 3 && (point.value < 0x800 || (point.value >= 0xd800 && point.value < 0xe000))) return false;
    if (length == 4 && (point.value < 0x10000 || point.value > 0x10ffff)) return false;
    at = point.next;
  }
  return true;
}

std::string code_point_name(char32_t value) { return fmt::format("U+{:04X}", static_cast<std::uint32_t>(value)); }

} // namespace broadsheet
