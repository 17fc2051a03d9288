// Proof marks: grid, slots, frames with their names, overset, breaks of the page rules. Never printed: they are drawn
// only when guides are asked for, in screen colours, and their words as outlines, so that they do not come out with the
// text.
#include "layout/output/cairo/faces.hpp"
#include "layout/output/cairo/painter.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

struct Colour {
  double red, green, blue;
};
constexpr Colour kGrid{0.55, 0.75, 0.95}, kSlot{0.45, 0.78, 0.55}, kFrame{0.85, 0.2, 0.65},
    kError{220 / 255.0, 20 / 255.0, 30 / 255.0}, kWarning{235 / 255.0, 130 / 255.0, 15 / 255.0};
constexpr double kLabel = 7; // points: ten dots at 100 dpi

void add_line(cairo_t* context, double x1, double y1, double x2, double y2) {
  cairo_move_to(context, x1, y1);
  cairo_line_to(context, x2, y2);
}

void use(cairo_t* context, Colour colour, double alpha = 1) {
  if (alpha < 1)
    cairo_set_source_rgba(context, colour.red, colour.green, colour.blue, alpha);
  else
    cairo_set_source_rgb(context, colour.red, colour.green, colour.blue);
}

} // namespace

// Base columns and baselines, and where each line of body stands.
void Painter::draw_grid() {
  const auto& grid = page_->grid;
  const auto& area = grid.type_area;
  labels_.clear();
  if (area.empty()) return;
  ink_.reset();
  use(context_, kGrid);
  cairo_set_line_width(context_, 0.25);
  for (int column = 0; column < grid.columns; ++column) {
    const auto x = area.x + (grid.column_width + grid.gutter) * column;
    add_rectangle(context_, {x, area.y, grid.column_width, area.height});
  }
  for (int line = 0; line < grid.lines; ++line) {
    const auto y = (grid.first_baseline + grid.leading * line).to_points();
    add_line(context_, area.x.to_points(), y, area.right().to_points(), y);
  }
  cairo_stroke(context_);
  use(context_, kSlot);
  for (const AnatomyLine& line : page_->anatomy.lines)
    if (line.on_grid) add_rectangle(context_, line.rect);
  cairo_stroke(context_);
}

// White words on a tag of the colour, whose upper left corner is at x, y or, where another label stands, under it.
void Painter::draw_label(double x, double y, std::string_view words, double red, double green, double blue) {
  if (words.empty() || !use_font(0, kLabel)) return;
  auto text = plain_text(cairo_get_scaled_font(context_), words);
  const double width = text.width + 4, height = kLabel + 2;
  const auto taken = [&](const Label& other) {
    return x < other.x + other.width && other.x < x + width && y < other.y + height && other.y < y + height;
  };
  while (std::any_of(labels_.begin(), labels_.end(), taken)) y += height + 0.5;
  labels_.push_back({x, y, width});
  use_rgb(red, green, blue);
  cairo_rectangle(context_, x, y, width, height);
  cairo_fill(context_);
  for (auto& glyph : text.glyphs) {
    glyph.x += x + 2;
    glyph.y = y + 1 + kLabel * 0.82;
  }
  use_rgb(1, 1, 1);
  cairo_glyph_path(context_, text.glyphs.data(), static_cast<int>(text.glyphs.size()));
  cairo_fill(context_);
}

void Painter::draw_frame(const ProofMark& mark) {
  ink_.reset();
  use(context_, kFrame);
  cairo_set_line_width(context_, 0.75);
  add_rectangle(context_, mark.rect);
  cairo_stroke(context_);
  draw_label(mark.rect.x.to_points(), mark.rect.y.to_points(), mark.text, kFrame.red, kFrame.green, kFrame.blue);
}

// The corner mark of a text frame that runs over, with the lines that it is over by.
void Painter::draw_overset(const ProofMark& mark) {
  constexpr double side = 9;
  const double x = mark.rect.right().to_points() - side, y = mark.rect.bottom().to_points() - side;
  use_rgb(kError.red, kError.green, kError.blue);
  cairo_rectangle(context_, x, y, side, side);
  cairo_fill(context_);
  use_rgb(1, 1, 1);
  cairo_set_line_width(context_, 1.2);
  add_line(context_, x + 2, y + side / 2, x + side - 2, y + side / 2);
  add_line(context_, x + side / 2, y + 2, x + side / 2, y + side - 2);
  cairo_stroke(context_);
  draw_label(x, y + side + 0.5, mark.text, kError.red, kError.green, kError.blue);
}

// A veil over the place, an outline, and the rule's id: red for errors ("L5 E"), orange for warnings.
void Painter::draw_rule_break(const ProofMark& mark) {
  const Colour colour = mark.text.ends_with("W") ? kWarning : kError;
  ink_.reset();
  use(context_, colour, 0.12);
  add_rectangle(context_, mark.rect);
  cairo_fill(context_);
  use(context_, colour);
  cairo_set_line_width(context_, 1);
  add_rectangle(context_, mark.rect);
  cairo_stroke(context_);
  draw_label(mark.rect.x.to_points(), mark.rect.y.to_points(), mark.text, colour.red, colour.green, colour.blue);
}

void Painter::draw(const ProofMark& mark) {
  if (!guides_) return;
  switch (mark.kind) {
  case MarkKind::overset:
    return draw_overset(mark);
  case MarkKind::rule_break:
    return draw_rule_break(mark);
  case MarkKind::frame:
    return draw_frame(mark);
  case MarkKind::loose_line: // a bar beside the line
    use_rgb(kWarning.red, kWarning.green, kWarning.blue);
    cairo_rectangle(context_, mark.rect.x.to_points() - 3, mark.rect.y.to_points(), 2, mark.rect.height.to_points());
    cairo_fill(context_);
    return;
  case MarkKind::grid:
    use_rgb(kGrid.red, kGrid.green, kGrid.blue);
    cairo_set_line_width(context_, 0.5);
    add_rectangle(context_, mark.rect);
    cairo_stroke(context_);
    return;
  }
}

} // namespace broadsheet
