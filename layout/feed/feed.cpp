#include "layout/feed/feed.hpp"

#include <algorithm>
#include <array>

namespace broadsheet {

std::string_view name_of(BlockRole role) {
  static constexpr std::array<std::string_view, kBlockRoleCount> names{
      "standing-head", "kicker", "headline", "deck",     "summary", "byline", "dateline",  "p",           "subhead",
      "caption",       "credit", "qr-title", "qr-label", "item",    "cell",   "head-cell", "table-title", "quote"};
  return names[static_cast<std::size_t>(role)];
}

std::string_view name_of(StoryKind kind) {
  switch (kind) {
  case StoryKind::story:
    return "story";
  case StoryKind::picture:
    return "picture";
  case StoryKind::notice:
    return "notice";
  }
  return "story";
}

const Block* find_block(const Story& story, BlockRole role) {
  const auto found =
      std::find_if(story.blocks.begin(), story.blocks.end(), [&](const Block& b) { return b.role == role; });
  return found == story.blocks.end() ? nullptr : &*found;
}

} // namespace broadsheet
