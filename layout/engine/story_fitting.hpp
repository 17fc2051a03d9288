// Copyfitting of the story in work: what the page maker asks the ladder, and what it keeps of the answer.
#pragma once

#include "layout/engine/chain_state.hpp"
#include "layout/page/compose_page.hpp"

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

// Climbs the story's ladder where something is to be decided (its first frame, its last on a page), and gives the task
// with the levers pulled. Without a ladder the task is as it was. Keeps what was pulled in `chain`.
FrameTask fit_story(ChainState& chain, const StyleSheet& styles, const Story& story,
                    const std::vector<FittingFrame>& rest, const std::optional<PictureOver>& picture);

// What a picture can give before it is less than 12 mm high, or half of what it was.
int lines_to_give(const FrameFragment& picture, Length leading);

// A picture's frame with so many lines more or less at its foot.
Frame with_lines(const Frame& frame, int lines, Length leading);

// Sets fillers under the story of a frame that asks for them (Frame::fill), each time the largest that fits, in the
// order of the pool; takes them from the pool. Heads that do not fit are added to `heads`.
void put_fillers(const FlowContext& context, const FrameTask& frame, FrameFragment& fragment,
                 std::vector<std::uint32_t>& pool, std::vector<HeadFit>& heads);

} // namespace broadsheet
