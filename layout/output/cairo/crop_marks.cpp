#include "layout/output/cairo/crop_marks.hpp"

#include "layout/display/page_margin.hpp"

#include <numbers>

namespace broadsheet {
namespace {

constexpr double kHairline = 0.25; // pt

void line(cairo_t* context, double x1, double y1, double x2, double y2) {
  cairo_move_to(context, x1, y1);
  cairo_line_to(context, x2, y2);
}

void register_mark(cairo_t* context, double x, double y, double radius) {
  cairo_new_sub_path(context);
  cairo_arc(context, x, y, radius / 2, 0, 2 * std::numbers::pi);
  line(context, x - radius, y, x + radius, y);
  line(context, x, y - radius, x, y + radius);
}

} // namespace

void draw_crop_marks(cairo_t* context, const PageBoxes& boxes) {
  const double width = boxes.width.to_points(), height = boxes.height.to_points();
  const double near = std::max(boxes.bleed, kMarkGap).to_points(), far = near + kMarkLength.to_points();
  const double middle = (near + far) / 2, radius = (far - near) / 2;
  cairo_save(context);
  cairo_new_path(context);
  cairo_set_source_rgb(context, 0, 0, 0);
  cairo_set_line_width(context, kHairline);
  for (const double x : {0.0, width}) {
    line(context, x, -far, x, -near);
    line(context, x, height + near, x, height + far);
  }
  for (const double y : {0.0, height}) {
    line(context, -far, y, -near, y);
    line(context, width + near, y, width + far, y);
  }
  register_mark(context, width / 2, -middle, radius);
  register_mark(context, width / 2, height + middle, radius);
  register_mark(context, -middle, height / 2, radius);
  register_mark(context, width + middle, height / 2, radius);
  cairo_stroke(context);
  cairo_restore(context);
}

} // namespace broadsheet
