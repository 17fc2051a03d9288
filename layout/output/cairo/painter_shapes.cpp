// Rounded rectangles, fades and ornaments.
#include "layout/output/cairo/inks.hpp"
#include "layout/output/cairo/painter.hpp"

#include <algorithm>
#include <memory>
#include <numbers>

namespace broadsheet {
namespace {

using Pattern = std::unique_ptr<cairo_pattern_t, decltype(&cairo_pattern_destroy)>;

void add_step(cairo_t* context, const PathStep& step) {
  const auto x = [](Point point) { return point.x.to_points(); };
  const auto y = [](Point point) { return point.y.to_points(); };
  switch (step.verb) {
  case PathVerb::move:
    return cairo_move_to(context, x(step.a), y(step.a));
  case PathVerb::line:
    return cairo_line_to(context, x(step.a), y(step.a));
  case PathVerb::curve:
    return cairo_curve_to(context, x(step.a), y(step.a), x(step.b), y(step.b), x(step.c), y(step.c));
  case PathVerb::close:
    return cairo_close_path(context);
  }
}

} // namespace

void add_rectangle(cairo_t* context, const Rect& rect, Length radius) {
  const double left = rect.x.to_points(), top = rect.y.to_points();
  const double right = rect.right().to_points(), bottom = rect.bottom().to_points();
  if (radius.sp <= 0) return cairo_rectangle(context, left, top, right - left, bottom - top);
  const double r = std::min({radius.to_points(), (right - left) / 2, (bottom - top) / 2});
  constexpr double quarter = std::numbers::pi / 2;
  cairo_new_sub_path(context);
  cairo_arc(context, right - r, top + r, r, -quarter, 0);
  cairo_arc(context, right - r, bottom - r, r, 0, quarter);
  cairo_arc(context, left + r, bottom - r, r, quarter, 2 * quarter);
  cairo_arc(context, left + r, top + r, r, 2 * quarter, 3 * quarter);
  cairo_close_path(context);
}

void Painter::draw(const FadeItem& fade) {
  if (fade.rect.empty()) return;
  const Rect& rect = fade.rect;
  const bool down = fade.direction == FadeDirection::down;
  const double left = rect.x.to_points(), top = rect.y.to_points();
  const Pattern pattern(cairo_pattern_create_linear(left, top, down ? left : rect.right().to_points(),
                                                    down ? rect.bottom().to_points() : top),
                        &cairo_pattern_destroy);
  const auto add_stop = [&](double at, InkRef ink) {
    const double cover = fade.over ? ink.percent / 100.0 : 1;
    if (fade.over) ink.percent = 100;
    const ScreenColour colour = screen_colour(edition_.inks, ink);
    cairo_pattern_add_color_stop_rgba(pattern.get(), at, colour.red, colour.green, colour.blue, cover);
  };
  add_stop(0, fade.from);
  add_stop(1, fade.to);
  cairo_set_source(context_, pattern.get());
  add_rectangle(context_, rect, fade.radius);
  cairo_fill(context_);
  ink_.reset(); // the source is no ink any more
}

void Painter::draw(const OrnamentItem& ornament) {
  if (ornament.path.empty()) return;
  use_ink(ornament.ink);
  cairo_new_path(context_);
  for (const PathStep& step : ornament.path) add_step(context_, step);
  if (ornament.weight.sp <= 0) return cairo_fill(context_);
  cairo_set_line_width(context_, ornament.weight.to_points());
  cairo_stroke(context_);
}

} // namespace broadsheet
