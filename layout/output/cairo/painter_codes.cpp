// Codes that machines read.
#include "layout/output/cairo/faces.hpp"
#include "layout/output/cairo/painter.hpp"

namespace broadsheet {

// Bars one path; digits as outlines, spread over their room: they are no text of the page.
void Painter::draw(const BarcodeItem& code) {
  use_ink({0, 100});
  for (const Rect& bar : code.bars)
    cairo_rectangle(context_, bar.x.to_points(), bar.y.to_points(), bar.width.to_points(), bar.height.to_points());
  cairo_fill(context_);
  for (const auto& digits : code.digits) draw_digits(digits.rect, digits.text);
}

void Painter::draw_digits(const Rect& rect, const std::string& digits) {
  constexpr double kPart = 0.95, kBaseline = 0.92; // of the room's height: type size, and where the baseline stands
  const double size = rect.height.to_points() * kPart;
  if (digits.empty() || size <= 0 || !use_font(0, size)) return;
  const double cell = rect.width.to_points() / static_cast<double>(digits.size());
  double left = rect.x.to_points();
  for (const char digit : digits) {
    auto text = plain_text(cairo_get_scaled_font(context_), std::string(1, digit));
    for (auto& glyph : text.glyphs) {
      glyph.x += left + (cell - text.width) / 2;
      glyph.y = rect.y.to_points() + rect.height.to_points() * kBaseline;
    }
    cairo_glyph_path(context_, text.glyphs.data(), static_cast<int>(text.glyphs.size()));
    left += cell;
  }
  cairo_fill(context_);
}

} // namespace broadsheet
