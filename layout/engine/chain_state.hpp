// A placement in work: its flow, how far it has come, and what the report has not heard of yet.
#pragma once

#include "layout/fit/head_over.hpp"
#include "layout/fit/ladder.hpp"
#include "layout/fit/over.hpp"
#include "layout/flow/words_left.hpp"

#include <algorithm>
#include <memory>

namespace broadsheet {

// A frame of a story's chain, from the one to be filled on. Those of later pages are nominal.
struct FittingFrame {
  const Frame* frame = nullptr;
  FrameTask task;
  bool has_followers = false; // other frames begin under it: its empty lines are theirs
};

// The picture over the first frame: how many lines it can give.
struct PictureOver {
  std::uint32_t frame = 0; // of the page
  int can_give = 0;
};

// What a single story's frame was filled from: all that the story's own length does not change.
struct FittingStep {
  std::vector<FittingFrame> rest; // the frame and those after it, as they were known then
  std::optional<PictureOver> picture;
};

struct ChainState {
  const Placement* placement = nullptr;
  std::shared_ptr<ChainFlow> flow; // none for pictures; copies of the state share it
  std::vector<FrameOnPage> chain;  // grows when the last page repeats
  std::size_t next = 0;            // index in chain of the frame to fill
  bool stopped = false;
  CameFrom came_from;
  // What the report has not heard of yet
  std::vector<JumpTaken> jumps;
  std::vector<HeadFit> heads;
  std::vector<WordsLeft> left;  // of pictures and quotes
  std::vector<Overset> overset; // what was left over when the chain stopped
  // Copyfitting of a single story
  const CopyfitLadder* ladder = nullptr;
  StoryLevers levers;
  int picture_lines = 0;          // all in all
  std::vector<FrameTask> tasks;   // as they were filled
  std::vector<FittingStep> steps; // what each of them was made of
  std::optional<CutNeeded> cut;
  std::optional<HeadOver> head_over;
  int used_lines = 0;
  int characters_a_line = 0; // of its body in the last frame's measure; 0: it has none there
  // Lines that the last frame's story takes from, or gives to, the picture in this frame over it.
  std::optional<std::uint32_t> picture_frame;
  bool booked = false;

  // Books a frame's lines: those that the story takes in all legs, and how wide its characters run.
  void count_lines(const FrameFragment& fragment, const FrameRegion& region);
  // One story with levers, and a report of its own; streams have neither.
  [[nodiscard]] bool is_single() const {
    return flow && !placement->stream && !placement->repeats && placement->stories.size() == 1;
  }
};

} // namespace broadsheet
