// Printer's marks around the trimmed page.
#pragma once

#include "layout/output/cairo/surface.hpp"
#include "templates/model/page_template.hpp"

namespace broadsheet {

// Two crop marks at each corner, 5 mm long, outside bleed, and a register mark in the middle of each side; black
// hairlines. The context's origin is the trimmed page's corner.
void draw_crop_marks(cairo_t* context, const PageBoxes& boxes);

} // namespace broadsheet
