// A try: what is left of a story through the rest of its chain, without setting anything on a page.
#pragma once

#include "layout/flow/chain.hpp"

#include <span>

namespace broadsheet {

// The page that a story jumped from, until some of it stands after the jump.
struct CameFrom {
  std::optional<int> page;
  std::string label; // what notices call it; empty: by its number
  void tell(FrameTask& task) const;
  // What was filled, and from which task.
  void note(const FillResult& filled, const FrameTask& task);
};

// What a try gave.
struct ChainRun {
  bool done = false;    // the story ends in one of the frames
  std::size_t last = 0; // index of the last frame that took some of it
  int jumps = 0;
  std::size_t left = 0;    // characters that did not stay on the page of the first frame
  std::size_t overset = 0; // characters that found no frame
  int free_lines = 0;      // of the last frame, under the story
  int room_lines = 0;      // the same of all its legs together
};

// The task with levers pulled: leading and the picture's lines change its region; flow does the rest.
// `first`: the frame stands under the picture that gives or takes lines.
FrameTask with_levers(const FrameTask& nominal, const StoryLevers& levers, bool first);

// Fills the frames one after another, as the pages would be filled; tasks are as they will be, but for `came_from`.
// One story, no stream.
ChainRun run_chain(ChainFlow flow, std::span<const FrameTask> tasks);

// Characters of what is left when `last` was the last frame.
std::size_t characters_left(const ChainFlow& flow, const FrameTask& last);

// Whether what is left may stand in the next frame without a jump: that stands on the same page.
bool goes_on_without_jump(const FrameTask& task);

} // namespace broadsheet
