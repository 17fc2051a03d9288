// Lists, listings and tables of a body. Private to this room.
#pragma once

#include "layout/base/element.hpp"
#include "layout/feed/feed.hpp"

namespace broadsheet {

// Reads a <list>, <listing> or <table>: its copy becomes blocks of the story, what they make together a group. A group
// that holds no text is left out with a warning.
void read_group(const XmlNode& node, Story& story, Faults& faults);

} // namespace broadsheet
