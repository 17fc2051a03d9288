// How much of a story is over, exactly: what must be cut from its end so that the rest fits.
#pragma once

#include "layout/flow/chain.hpp"

#include <span>

namespace broadsheet {

// A cut from the end of a story's copy. Paragraphs that a lever has dropped already do not count.
struct CutNeeded {
  std::size_t characters = 0; // code points
  int lines = 0;              // in the measure of the chain's last frame; the last of them may be a short one
  Length depth;               // the lines, in that frame's leading
};

// The story without the last `characters` of its body, as if the desk had cut its file: what stands at the cut loses
// its trailing space. Characters of `dropped` blocks do not count. Nothing when no body is left, when a subhead would
// stand last, and when a row of a table would be cut into.
std::optional<Story> cut_story(const Story& story, std::size_t characters, std::span<const std::uint32_t> dropped = {});

// The least such cut for a story that is overset after these frames (all frames of its chain from the first on, levers
// as they were pulled): with it the story fits, with a character less it does not, nor with a line less. Found by
// setting the story again, some twenty times. Nothing when no cut of the body helps (its head has no room).
std::optional<CutNeeded> cut_needed(const FlowContext& context, const Overset& over, std::span<const FrameTask> tasks);

} // namespace broadsheet
