// The first two elements of a page template: the page's boxes and its grid. Private to this room.
#pragma once

#include "templates/language/page_formats.hpp"
#include "templates/language/parts.hpp"

namespace broadsheet {

// <page>: a format by its name, or width and height; bleed, slug. `format` is set to the named one, if any.
PageBoxes read_page_boxes(const XmlNode& node, const PageFormat*& format, Faults& faults);

// <grid>: the type area, by lengths, by the page's format, or its width by columns of whole characters:
// W(n) = n * characters + (n - 1) * gutter. What is not said stands centred on the page. `leading`: of the baseline
// grid.
BaselineGrid read_grid(const XmlNode& node, const PageBoxes& boxes, const PageFormat* format, Length leading,
                       Faults& faults);

} // namespace broadsheet
