// One item to glyphs.
#pragma once

#include "layout/text/glyph_forms.hpp"
#include "layout/text/paragraph.hpp"

namespace broadsheet {

// Shapes one item of one style and appends its run, glyphs and missing characters to the paragraph.
void shape_item(const ParagraphText& paragraph, const StyleRun& style, const TextItem& item, const FaceTable& faces,
                const GlyphForms& forms, hb_language_t language, ShapedParagraph& to);

} // namespace broadsheet
