#include "layout/text/letter_ink.hpp"

namespace broadsheet {

LetterInk ink_of_last_letter(const ShapedParagraph& paragraph, const FaceTable& faces) {
  if (paragraph.glyphs.empty() || paragraph.runs.empty()) return {};
  const ShapedRun& run = paragraph.runs.back();
  const Face& face = faces.at(run.face);
  Length pen;
  for (std::size_t i = 0; i + 1 < paragraph.glyphs.size(); ++i) pen += paragraph.glyphs[i].advance;
  const Glyph& last = paragraph.glyphs.back();
  LetterInk ink{pen, pen + last.advance, &face, run.script};
  hb_glyph_extents_t extents;
  if (hb_font_get_glyph_extents(face.font(), last.id, &extents) && extents.width > 0) {
    const std::int32_t em = face.metrics().units_per_em;
    ink.left = pen + last.x_offset + scale(run.size, extents.x_bearing, em);
    ink.right = ink.left + scale(run.size, extents.width, em);
  }
  return ink;
}

} // namespace broadsheet
