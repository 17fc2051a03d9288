// The ladder of copyfitting: levers of a template set pulled for one story until it fits (section 14, L15).
#pragma once

#include "layout/fit/chain_run.hpp"
#include "templates/model/copyfit.hpp"

#include <string_view>

namespace broadsheet {

// The element's name: "head-size" ...
std::string_view name_of(CopyfitLever lever);

// What a story may be tried in: the frame to be filled and the rest of its chain, as designed.
struct LadderOutlook {
  const ChainFlow* flow = nullptr;
  const Story* story = nullptr;
  const CopyfitLadder* ladder = nullptr;
  std::vector<FrameTask> tasks;            // no levers in their regions; those of later pages are nominal
  bool begun = false;                      // some of the story stands on a page: head and leading stay as they are
  bool own_grid = false;                   // every frame has its lines for itself: leading may change
  bool may_fill = false;                   // empty lines under the story are worth a lever
  int picture_least = 0, picture_most = 0; // lines that the picture over the first frame can give and take
};

struct LadderResult {
  StoryLevers levers;
  int tries = 0;
};

// Levers of a story with a ladder before any is pulled: legs are levelled, but nothing is squeezed in.
StoryLevers levers_at_rest();

// Finds the levers for a story, from `now` on. In this order:
// 1. as it is; 2. where the chain leaves the page: can the story end on this page with the levers before <jump/>?
// 3. when copy is overset: all levers; 4. when lines stay empty under it: levers that take room.
// Each lever is pulled only as far as it helps, on top of those before it; the smallest pull that fits ends the climb.
// Paragraphs in a line more (loosen) take the lines that are left at their turn so that the legs come to the foot, or
// stay as they are.
// What then turns out to be unneeded is let go. Levers that do not bring the story onto the page are let go too; of an
// overset story those stay pulled that made it less. At most kMostTries tries; the result depends on the arguments
// only.
constexpr int kMostTries = 120;
LadderResult climb_ladder(const LadderOutlook& outlook, const StoryLevers& now);

// Whether that climb would bring the whole story into the frames of the outlook, which are all of its chain and on one
// page. Stops when that is known.
bool ladder_fits(const LadderOutlook& outlook, const StoryLevers& now);

// How far a lever stands from where it was: 0 when it is not pulled.
int pull_of(const StoryLevers& levers, const StoryLevers& rest, CopyfitLever lever);

} // namespace broadsheet
