// What the copyfitter may do to a story: set before a frame is filled, the same for all frames of the story.
// Who pulls them, in which order and how far, is the business of layout/fit; flow only does what they say.
#pragma once

#include "layout/base/length.hpp"

namespace broadsheet {

// As designed, with paragraph variants where they help.
struct StoryLevers {
  bool tighten = true, loosen = true; // legs are levelled with paragraphs in a line less, a line more, where they ask
  bool squeeze = true;                // what is over goes in, if paragraphs in a line less make room for it
  int loosen_lines = 0;               // lines more, of all legs together, that paragraphs take where the story ends
  int trim_level = 0;                 // paragraphs whose trim is 1 to this are dropped; 0: none
  int head_steps = 0;                 // steps of the head's size: larger above 0, smaller below
  int leading_steps = 0;              // of the whole story; the task's region has it already (region.hpp, with_leading)
  Length head_space;                  // added around heads; below 0: taken off
  int picture_lines = 0;              // grid lines that the story's picture gives (below 0) or takes
  Length head_step = Length::points(1); // of head_steps, for a style without a ladder of sizes
  Length leading_step;                  // of leading_steps
  bool operator==(const StoryLevers&) const = default;
};

} // namespace broadsheet
