// Reads a template set: style.xml and one file per page template (docs/templates.md, templates/schema/*.rng).
#pragma once

#include "layout/base/world.hpp"
#include "layout/base/xml.hpp"
#include "templates/model/page_template.hpp"

namespace broadsheet {

// Reads every *.xml of `folder`: style.xml first, then the page templates by file name. Adds the files to `sources`.
// Every fault of every file is reported at once; the codes begin with "style." and "template.".
// Resolved here: units, inheritance of styles, the grid, frames to rectangles. Checked here: names exist and are
// unique, frames and furniture lie inside the page and its bleed, `below` and `continued-in` name frames of the page
// without a circle, a leg is at least 6 em wide (L19). A horizontal rule has a rectangle without height, a vertical one
// without width: its weight lies half on each side. Roles of <use> are BlockRole numbers. A value comes with errors too
// when style.xml could be read at all; `ok` decides.
Outcome<TemplateSet> read_templates(World& world, SourceMap& sources, std::string_view folder);

} // namespace broadsheet
