// Where the ink of one large letter stands: for drop caps.
#pragma once

#include "layout/text/shape.hpp"

namespace broadsheet {

// Of the last glyph of a shaped paragraph of one line, from the paragraph's left end; a glyph without ink gives its
// advance. The face is the one that its last run was shaped in.
struct LetterInk {
  Length left, right;
  const Face* face = nullptr; // nullptr: there is no glyph
  hb_script_t script = HB_SCRIPT_COMMON;
};
LetterInk ink_of_last_letter(const ShapedParagraph& paragraph, const FaceTable& faces);

} // namespace broadsheet
