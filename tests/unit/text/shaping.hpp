// Short ways to shape with the test fonts.
#pragma once

#include "layout/text/shape.hpp"
#include "tests/fonts/test_fonts.hpp"

namespace broadsheet::testing {

// 10 pt, so that 1000 units are 10 pt.
inline ParagraphStyle test_style(std::uint16_t role) {
  ParagraphStyle style;
  style.face = role;
  style.size = Length::points(10);
  style.leading = Length::points(12);
  return style;
}

inline std::shared_ptr<const ShapedParagraph> shape_text(const Shaper& shaper, std::string_view text,
                                                         const std::string& language, std::uint16_t role) {
  return shaper.shape(plain_paragraph(text, language, test_style(role)));
}

inline std::vector<double> advances(const ShapedParagraph& paragraph) {
  std::vector<double> points;
  for (const Glyph& glyph : paragraph.glyphs) points.push_back(glyph.advance.to_points());
  return points;
}

} // namespace broadsheet::testing
