// What the desk must cut from the end of copy so that it fits.
#pragma once

#include "layout/base/length.hpp"

#include <cstddef>

namespace broadsheet {

// A cut from the end of a story's body, of a caption or a quote. Paragraphs that a lever has dropped already do not
// count.
struct CutNeeded {
  std::size_t characters = 0; // code points
  int lines = 0;              // in the measure of the last frame; the last of them may be a short one
  Length depth;               // the lines, in that frame's leading
};

} // namespace broadsheet
