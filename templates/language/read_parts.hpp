// L-shaped frames: a <frame> of several <part> places. Private to this room.
#pragma once

#include "templates/language/parts.hpp"

namespace broadsheet {

// Whether a <frame> is made of parts.
bool has_parts(const XmlNode& frame);

// Reads the parts of a frame whose other attributes are known, into its parts, outline, lines and number of legs.
// False when there is no place to be had from them. Faults: PREFIX.parts (parts that overlap, do not touch, have legs
// of different measures, or a top that a head cannot stand over), PREFIX.mixed-place (a place of the frame's own), and
// PREFIX.bad-value for what only a rectangle can have: box, tint, inset, vertical writing, a picture.
bool read_parts(const Attributes& attributes, const BaselineGrid& grid, Length em, Frame& frame, Faults& faults);

} // namespace broadsheet
