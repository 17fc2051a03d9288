// The ladder of copyfitting: <copyfit name="news"><head-size .../> ... <jump/></copyfit>. Private to this room.
#pragma once

#include "templates/language/parts.hpp"

namespace broadsheet {

// Adds the ladder to the sheet, even when it has faults, so that its name is known.
void read_copyfit(const XmlNode& node, StyleSheet& sheet, Faults& faults);

} // namespace broadsheet
