// A story that no frame begins, since its head leaves no room for a line of its body: what would help.
#pragma once

#include "layout/flow/chain.hpp"

#include <memory>
#include <optional>
#include <span>

namespace broadsheet {

struct HeadOver {
  std::size_t characters = 0; // to be cut from the end of the headline, so that the story begins
  int lines = 0;     // of the grid that the frame would need more; 0: of a vertical frame, where none are tried
  bool both = false; // are needed: no shorter headline helps by itself; else one of them is enough
};

// `tasks`: the frames that the story came to, as they were to be filled, levers and all. With what is told the story
// begins in one of them, its headline in no more lines than it may have; with a character or a line less it does not.
// Of both, the lines are those that the shortest headline needs. Some twenty frames are filled. Nothing when the story
// begins in one of them as it is, or has no headline.
std::optional<HeadOver> head_over(const FlowContext& context, std::uint32_t story, std::span<const FrameTask> tasks,
                                  const std::shared_ptr<KnownParagraphs>& known);

} // namespace broadsheet
