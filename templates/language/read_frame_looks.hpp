// How a frame looks beside its legs: borders, fades, captions, groups of pictures, runaround. Private to this room.
#pragma once

#include "templates/language/parts.hpp"

namespace broadsheet {

// `names` and the attributes that read_frame_looks knows.
Names with_frame_looks(Names names);

// What em and line mean in a frame.
struct FrameUnits {
  Length em, leading;
};

// Reads those attributes into a frame whose role, box and crop are known. Faults: values that do not fit, looks that
// do not go together (a rounded ornament), attributes of pictures on frames of copy.
void read_frame_looks(const Attributes& attributes, Frame& frame, FrameUnits units, const StyleNames& names,
                      Faults& faults);

} // namespace broadsheet
