// Paragraphs that the desk lets the copyfitter drop (`trim` of the feed).
#pragma once

#include "layout/feed/feed.hpp"

namespace broadsheet {

// A paragraph that was dropped, or a subhead that went with all of its paragraphs (`number` 0).
struct TrimmedBlock {
  std::uint32_t story = 0;
  std::uint32_t block = 0;
  std::uint8_t number = 0;
  bool operator==(const TrimmedBlock&) const = default;
};

// Blocks that a level drops, rising: paragraphs with trim 1 to `level`, and subheads with no paragraph left under them.
// A body is never dropped as a whole: then the paragraphs of its highest number stay.
std::vector<std::uint32_t> dropped_blocks(const Story& story, int level);

} // namespace broadsheet
