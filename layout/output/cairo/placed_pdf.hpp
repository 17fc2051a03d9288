// A page of a PDF file (an advertisement) drawn into Cairo: its vectors and its text stay what they are.
#pragma once

#include "layout/display/display.hpp"

#include <cairo.h>

namespace broadsheet {

// Draws the page so that its trim box fills (0, 0) to (width, height) of the context; what lies outside is the caller's
// to clip. Colours become RGB (Cairo has no other). `for_print`: as a printer sees it, not a screen. False when the
// file cannot be opened; nothing is drawn then.
bool draw_pdf_page(cairo_t* context, const DisplayPicture& picture, double width, double height, bool for_print);

} // namespace broadsheet
