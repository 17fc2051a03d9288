#include "layout/flow/trim.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

bool is_body(BlockRole role) { return role == BlockRole::paragraph || role >= BlockRole::item; }

bool goes(const Block& block, int level) { return block.trim != 0 && block.trim <= level; }

// The highest level that leaves something of the body.
int allowed_level(const Story& story, int level) {
  int highest = 0;
  for (const Block& block : story.blocks) {
    if (is_body(block.role) && block.trim == 0) return level;
    highest = std::max<int>(highest, block.trim);
  }
  return std::min(level, highest - 1);
}

// Whether nothing of the body is left between a subhead and the next one.
bool is_bare(const Story& story, std::size_t subhead, int level) {
  bool had_some = false;
  for (std::size_t i = subhead + 1; i < story.blocks.size(); ++i) {
    const Block& block = story.blocks[i];
    if (block.role == BlockRole::subhead) break;
    if (!is_body(block.role)) continue;
    if (!goes(block, level)) return false;
    had_some = true;
  }
  return had_some;
}

} // namespace

std::vector<std::uint32_t> dropped_blocks(const Story& story, int level) {
  std::vector<std::uint32_t> dropped;
  if (level <= 0) return dropped;
  level = allowed_level(story, level);
  for (std::uint32_t i = 0; i < story.blocks.size(); ++i) {
    const Block& block = story.blocks[i];
    if (goes(block, level) || (block.role == BlockRole::subhead && is_bare(story, i, level))) dropped.push_back(i);
  }
  return dropped;
}

} // namespace broadsheet
