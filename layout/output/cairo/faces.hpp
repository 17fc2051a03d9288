// Cairo's own copies of the edition's faces.
#pragma once

#include "fonts/face/face.hpp"

#include <cairo.h>

#include <string_view>
#include <vector>

namespace broadsheet {

// A face as Cairo sees it, or nullptr when its file cannot be opened any more. Faces are opened once and stay open as
// long as the process: Cairo keeps scaled fonts (and with them glyphs) beyond every surface, so a face that is closed
// earlier would be used after its end, and a warm preview draws a page in a tenth of the time.
cairo_font_face_t* cairo_face(const Face& face);

// A text of the outputs' own (a missing picture's reason) in glyphs of `font`, one glyph a character, no shaping.
// Positions start at 0, 0. Characters that the font lacks are left out.
struct PlainText {
  std::vector<cairo_glyph_t> glyphs;
  double width = 0;
};
PlainText plain_text(cairo_scaled_font_t* font, std::string_view utf8);

} // namespace broadsheet
