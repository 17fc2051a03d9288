// Captions: set so that their lines are even, in columns where the picture is wide. Private to this room.
#pragma once

#include "layout/flow/block.hpp"

namespace broadsheet {

// Sets a caption in a width. `columns` 0: by the measure: over 32 em a caption of two and more full lines goes into
// columns of some 22 em, each at least two lines deep, the first ones taking the odd lines. A caption that would end in
// a line of less than three fifths is set narrower instead, as far as the number of its lines allows, and stands where
// its alignment puts it. Styles with a ground, rules or padding fill the width in one column.
SetBlock set_caption(const FlowContext& context, const PreparedParagraph& caption, Length width, int columns);

} // namespace broadsheet
