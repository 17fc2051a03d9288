// A placement in work: its flow, how far it has come, and what the report has not heard of yet.
#pragma once

#include "layout/fit/ladder.hpp"
#include "layout/fit/over.hpp"

#include <algorithm>
#include <memory>

namespace broadsheet {

struct ChainState {
  const Placement* placement = nullptr;
  std::unique_ptr<ChainFlow> flow; // none for pictures
  std::vector<FrameOnPage> chain;  // grows when the last page repeats
  std::size_t next = 0;            // index in chain of the frame to fill
  bool stopped = false;
  std::optional<int> came_from;
  // What the report has not heard of yet
  std::vector<JumpTaken> jumps;
  std::vector<HeadFit> heads;
  std::vector<std::uint32_t> unset_pictures;
  bool quote_unset = false;
  std::vector<Overset> overset; // what was left over when the chain stopped
  // Copyfitting of a single story
  const CopyfitLadder* ladder = nullptr;
  StoryLevers levers;
  int picture_lines = 0;        // all in all
  std::vector<FrameTask> tasks; // as they were filled
  std::optional<CutNeeded> cut;
  int used_lines = 0, room_lines = 0;
  // Lines that the last frame's story takes from, or gives to, the picture in this frame over it.
  std::optional<std::uint32_t> picture_frame;
  bool booked = false;

  // Books a frame's lines: of all legs that the story takes, and those that stay empty under it.
  void count_lines(const FrameFragment& fragment) {
    int deepest = 0;
    for (const LegUse& leg : fragment.legs) deepest = std::max(deepest, leg.rows);
    room_lines = 0;
    for (const LegUse& leg : fragment.legs) {
      used_lines += leg.rows;
      room_lines += deepest - leg.rows + std::max(0, fragment.free_lines);
    }
  }
  // One story with levers, and a report of its own; streams have neither.
  [[nodiscard]] bool is_single() const {
    return flow && !placement->stream && !placement->repeats && placement->stories.size() == 1;
  }
};

} // namespace broadsheet
