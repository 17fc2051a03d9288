#include "layout/output/cairo/painter.hpp"
#include "layout/output/cairo/render.hpp"

#include <cairo-svg.h>

namespace broadsheet {
namespace {

constexpr double kPixelsPerPoint = 200.0 / 72.0; // of pictures

cairo_status_t append_bytes(void* to, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

} // namespace

std::string render_svg(const DisplayPage& page, const DisplayEdition& edition, bool guides) {
  std::string bytes;
  auto* surface = cairo_svg_surface_create_for_stream(append_bytes, &bytes, page.boxes.width.to_points(),
                                                      page.boxes.height.to_points());
  auto* context = cairo_create(surface);
  cairo_set_source_rgb(context, 1, 1, 1);
  cairo_paint(context);
  Painter(edition, PictureUse::vector, kPixelsPerPoint).paint_page(context, page, guides);
  cairo_show_page(context);
  cairo_destroy(context);
  cairo_surface_finish(surface);
  const auto status = cairo_surface_status(surface);
  cairo_surface_destroy(surface);
  require(status, "write a page as SVG");
  return bytes;
}

} // namespace broadsheet
