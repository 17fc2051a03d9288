// SVG is only parsed here: its size, and whether it is SVG at all. Without a base address librsvg loads nothing else.
#include "layout/picture/formats.hpp"
#include "layout/picture/svg_contents.hpp"

#include <librsvg/rsvg.h>

#include <cmath>
#include <memory>

namespace broadsheet {
namespace {

struct Unref {
  void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
};

// Points: at 72 dots an inch a pixel is a point. A file that gives no size has its view box's.
bool read_size(RsvgHandle* handle, double& width, double& height) {
  rsvg_handle_set_dpi(handle, 72);
  if (rsvg_handle_get_intrinsic_size_in_pixels(handle, &width, &height)) return true;
  gboolean has_width = FALSE, has_height = FALSE, has_box = FALSE;
  RsvgLength given_width, given_height;
  RsvgRectangle box{};
  rsvg_handle_get_intrinsic_dimensions(handle, &has_width, &given_width, &has_height, &given_height, &has_box, &box);
  width = box.width;
  height = box.height;
  return has_box != FALSE;
}

} // namespace

PictureCheck inspect_svg(std::string_view bytes) {
  GError* error = nullptr;
  const std::unique_ptr<RsvgHandle, Unref> handle(
      rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(bytes.data()), bytes.size(), &error));
  g_clear_error(&error);
  if (handle == nullptr) return {{}, "the file is damaged: it is no well-formed SVG"};
  double width = 0, height = 0;
  if (!read_size(handle.get(), width, height)) return {{}, "the SVG gives neither a size nor a view box"};
  if (!std::isfinite(width) || !std::isfinite(height)) return {{}, "the SVG's size is no number"};
  if (width > kLongestSide || height > kLongestSide) return {{}, "the SVG is too large"};
  const auto whole_width = std::llround(width), whole_height = std::llround(height);
  if (auto fault = size_fault(whole_width, whole_height); !fault.empty()) return {{}, fault};
  SvgContents contents = read_svg_contents(bytes);
  if (!contents.fault.empty()) return {{}, contents.fault};
  PictureInfo info;
  info.format = PictureFormat::svg;
  info.width = static_cast<int>(whole_width);
  info.height = static_cast<int>(whole_height);
  return {info, {}, std::move(contents.outside), std::move(contents.font_lists)};
}

} // namespace broadsheet
