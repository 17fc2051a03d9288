// Items of a vertical paragraph to glyphs.
#pragma once

#include "layout/text/glyph_forms.hpp"
#include "layout/text/vertical.hpp"

namespace broadsheet {

// Shapes one piece of an item and appends its run. Advances and x offsets of its glyphs are along the line, downwards;
// y offsets across it from the line's middle, to the right. They lead to the glyph's own origin (the left end of its
// baseline), for turned glyphs to the upper end of it: the painter needs no metrics. Glyphs of a combined group are one
// cluster.
void shape_vertical_piece(const ParagraphText& paragraph, const StyleRun& style, const TextItem& item,
                          const VerticalPiece& piece, const FaceTable& faces, const GlyphForms& forms,
                          hb_language_t language, ShapedParagraph& to);

} // namespace broadsheet
