// The copyfitter's levers on what is not set yet.
#include "layout/flow/chain.hpp"

#include <algorithm>
#include <set>

namespace broadsheet {
namespace {

// The one block that a paragraph is made of; nothing when it holds several (a dateline run in) or none.
std::optional<std::uint32_t> only_block(const PreparedParagraph& paragraph) {
  std::set<std::uint32_t> blocks;
  const auto size = static_cast<std::uint32_t>(paragraph.text->utf8.size());
  for (const CopyRange& range : copy_of(*paragraph.text, {0, size}))
    if (range.is_copy()) blocks.insert(range.block);
  return blocks.size() == 1 ? std::optional(*blocks.begin()) : std::nullopt;
}

} // namespace

void ChainFlow::pull(const FrameTask& task) {
  if (stream_ || stories_.empty()) return; // streams have no levers
  PendingStory& story = stories_.front();
  if (task.levers.trim_level > story.trim_level) trim(story, task.levers.trim_level);
  prepare(story, *task.design);
  if (story.head_set) return;
  for (PreparedParagraph& paragraph : story.head)
    if (paragraph.role == BlockRole::headline) {
      paragraph.head_steps = task.levers.head_steps;
      paragraph.head_step = task.levers.head_step;
    }
}

// A story that has not begun is prepared anew without what is dropped; of one that has, only paragraphs that have not
// begun can go.
void ChainFlow::trim(PendingStory& story, int level) {
  story.trim_level = level;
  const std::vector<Block>& copy = (*context_.stories)[story.story].blocks;
  const std::vector<std::uint32_t> dropped = dropped_blocks((*context_.stories)[story.story], level);
  const auto book = [&](std::uint32_t block) {
    const TrimmedBlock trimmed{story.story, block, copy[block].trim};
    if (std::find(trimmed_.begin(), trimmed_.end(), trimmed) == trimmed_.end()) trimmed_.push_back(trimmed);
  };
  if (!story.begun) {
    story.prepared = false;
    story.body.clear();
    for (const std::uint32_t block : dropped) book(block);
    return;
  }
  std::erase_if(story.body, [&](const Pending& pending) {
    if (pending.done || pending.next_line > 0 || pending.paragraph.continued || pending.paragraph.row) return false;
    const auto block = only_block(pending.paragraph);
    if (!block || !std::binary_search(dropped.begin(), dropped.end(), *block)) return false;
    book(*block);
    return true;
  });
}

Length ChainFlow::head_gap(const FrameTask& task) const {
  return std::max(Length{}, task.design->head_gap + task.levers.head_space);
}

} // namespace broadsheet
