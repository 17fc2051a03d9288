// Copy with inline markup: one element of the feed becomes one RichText. Private to this room.
#pragma once

#include "layout/base/element.hpp"
#include "layout/base/fold.hpp"
#include "layout/feed/feed.hpp"

namespace broadsheet {

// Reads the text and inline markup of `node`. The text is empty when the element folds to nothing.
RichText read_rich_text(const XmlNode& node, const std::string& language, Faults& faults);

// The same for an attribute's value, which can hold no markup.
RichText read_attribute_text(const XmlAttribute& attribute, const std::string& language, Faults& faults);

} // namespace broadsheet
