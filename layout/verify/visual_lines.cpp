#include "layout/verify/visual_lines.hpp"

#include "layout/base/utf8.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <vector>

namespace broadsheet::proof {
namespace {

constexpr std::string_view kBegin = "\u202b", kEnd = "\u202c";

// A stretch of a line that is read in one direction.
struct Stretch {
  std::string_view text;
  bool right_to_left = false;
};

UCharDirection direction_at(std::string_view text, std::size_t at) {
  return u_charDirection(static_cast<UChar32>(decode_utf8(text, at).value));
}

bool has_direction(UCharDirection direction) {
  return direction == U_LEFT_TO_RIGHT || direction == U_EUROPEAN_NUMBER || direction == U_ARABIC_NUMBER;
}

// Adds text outside the marks: words and numbers with what stands inside them are one stretch, each other sign is one.
void add_outside(std::string_view text, std::vector<Stretch>& to) {
  std::size_t first = text.size(), last = 0;
  for (std::size_t at = 0; at < text.size(); at = decode_utf8(text, at).next) {
    if (!has_direction(direction_at(text, at))) continue;
    first = std::min(first, at);
    last = decode_utf8(text, at).next;
  }
  const auto add_signs = [&](std::string_view signs) {
    for (std::size_t at = 0; at < signs.size();) {
      const std::size_t next = decode_utf8(signs, at).next;
      to.push_back({signs.substr(at, next - at), false});
      at = next;
    }
  };
  if (first >= last) return add_signs(text);
  add_signs(text.substr(0, first));
  to.push_back({text.substr(first, last - first), false});
  add_signs(text.substr(last));
}

std::vector<Stretch> stretches_of(std::string_view line) {
  std::vector<Stretch> stretches;
  while (!line.empty()) {
    const std::size_t begin = line.find(kBegin);
    add_outside(line.substr(0, begin), stretches);
    if (begin == std::string_view::npos) break;
    line.remove_prefix(begin + kBegin.size());
    const std::size_t end = line.find(kEnd);
    stretches.push_back({line.substr(0, end), true});
    line.remove_prefix(end == std::string_view::npos ? line.size() : end + kEnd.size());
  }
  return stretches;
}

// More letters from the right than from the left.
bool reads_from_the_right(const std::vector<Stretch>& stretches) {
  std::ptrdiff_t more = 0;
  for (const Stretch& stretch : stretches)
    for (std::size_t at = 0; at < stretch.text.size(); at = decode_utf8(stretch.text, at).next) {
      const UCharDirection direction = direction_at(stretch.text, at);
      if (direction == U_LEFT_TO_RIGHT) --more;
      if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC) ++more;
    }
  return more > 0;
}

std::string line_in_reading_order(std::string_view line) {
  const std::vector<Stretch> stretches = stretches_of(line);
  std::string text;
  if (reads_from_the_right(stretches))
    for (auto stretch = stretches.rbegin(); stretch != stretches.rend(); ++stretch) text += stretch->text;
  else
    for (const Stretch& stretch : stretches) text += stretch.text;
  return text;
}

} // namespace

std::string in_reading_order(std::string_view text) {
  if (text.find(kBegin) == std::string_view::npos) return std::string(text);
  std::string all;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    all += line_in_reading_order(text.substr(0, end));
    if (end < text.size()) all += '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return all;
}

} // namespace broadsheet::proof
