#include "layout/feed/copy.hpp"

#include "layout/base/utf8.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

// Byte of the character that is the `count`-th from the end; 0 when there are no more.
std::size_t byte_from_end(const std::string& text, std::size_t count) {
  const std::size_t all = count_code_points(text);
  std::size_t keep = all - std::min(all, count), at = 0;
  for (; keep > 0; --keep) at = decode_utf8(text, at).next;
  return at;
}

} // namespace

std::size_t characters_of(const Story& story, std::span<const CopyRange> copy) {
  std::size_t characters = 0;
  for (const CopyRange& range : copy)
    characters += count_code_points(
        std::string_view(story.blocks[range.block].text.utf8).substr(range.begin, range.end - range.begin));
  return characters;
}

void cut_end(RichText& text, std::size_t characters) {
  std::size_t bytes = byte_from_end(text.utf8, characters);
  while (bytes > 0 && text.utf8[bytes - 1] == ' ') --bytes;
  const auto end = static_cast<std::uint32_t>(bytes);
  text.utf8.resize(bytes);
  std::erase_if(text.markup, [&](const Markup& markup) { return markup.begin >= end; });
  for (Markup& markup : text.markup) {
    markup.end = std::min(markup.end, end);
    markup.ruby = std::min(markup.ruby, end);
  }
  std::erase_if(text.origins, [&](const TextOrigin& origin) { return origin.begin >= end && origin.begin > 0; });
}

} // namespace broadsheet
