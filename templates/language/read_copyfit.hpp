// The ladder of copyfitting: <copyfit name="news"><head-size .../> ... <jump/></copyfit>. Private to this room.
#pragma once

#include "templates/language/parts.hpp"

namespace broadsheet {

// Adds the ladder to the sheet, even when it has faults, so that its name is known.
void read_copyfit(const XmlNode& node, StyleSheet& sheet, Faults& faults);

// A frame's part in it: its ladder, what fills it, and whether its lines are its own.
void read_fitting(const Attributes& attributes, const StyleNames& names, Frame& frame, Faults& faults);

} // namespace broadsheet
