// How much of a story is over, exactly: what must be cut from its end so that the rest fits.
#pragma once

#include "layout/flow/chain.hpp"
#include "layout/flow/cut_needed.hpp"

#include <span>

namespace broadsheet {

// The story without the last `characters` of its body, as if the desk had cut its file: what stands at the cut loses
// its trailing space. Characters of `dropped` blocks do not count. Nothing when no body is left, when a subhead would
// stand last, and when a row of a table would be cut into.
std::optional<Story> cut_story(const Story& story, std::size_t characters, std::span<const std::uint32_t> dropped = {});

// The least such cut for a story that is overset after these frames (all frames of its chain from the first on, levers
// as they were pulled): with it the story fits, with a character less it does not, nor with a line less. Found by
// setting the story again, some twenty times. Nothing when no cut of the body helps (its head has no room).
std::optional<CutNeeded> cut_needed(const FlowContext& context, const Overset& over, std::span<const FrameTask> tasks);

} // namespace broadsheet
