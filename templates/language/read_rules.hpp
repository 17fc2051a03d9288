// <rules>: the page rules as a template set takes them. Private to this room.
#pragma once

#include "layout/base/element.hpp"
#include "templates/model/page_rules.hpp"

namespace broadsheet {

PageRules read_rules(const XmlNode& node, Faults& faults);

} // namespace broadsheet
