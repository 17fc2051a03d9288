// How the frames of a page lean on each other: `below` and `continued-in`.
#pragma once

#include "templates/language/parts.hpp"
#include "templates/model/page_template.hpp"

#include <vector>

namespace broadsheet {

// Where a frame's two attributes stand in the file.
struct FrameOrderSpans {
  Span below, continued_in;
};

// Names that are none of the page's frames, frames that wait for themselves (one fault a circle), chains that meet or
// do not end. `spans`: one for each frame of the page.
void check_frame_order(const PageTemplate& page, const std::vector<FrameOrderSpans>& spans, Faults& faults);

} // namespace broadsheet
