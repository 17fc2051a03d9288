#include "layout/output/cairo/pictures.hpp"

#include "layout/output/cairo/placed_pdf.hpp"

#include <librsvg/rsvg.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <string>

namespace broadsheet {
namespace {

constexpr double kWhole = 65536.0; // crop fractions

// Where the whole picture would lie, so that its crop fills the item's rectangle. In points.
struct Placement {
  double x = 0, y = 0, width = 0, height = 0;
};

Placement place(const PictureItem& item) {
  Placement whole;
  whole.width = item.rect.width.to_points() * kWhole / item.crop_width;
  whole.height = item.rect.height.to_points() * kWhole / item.crop_height;
  whole.x = item.rect.x.to_points() - whole.width * item.crop_x / kWhole;
  whole.y = item.rect.y.to_points() - whole.height * item.crop_y / kWhole;
  return whole;
}

void set_data(cairo_surface_t* surface, const char* type, std::string_view bytes) {
  auto* copy = static_cast<unsigned char*>(std::malloc(bytes.size()));
  if (copy == nullptr) return;
  std::memcpy(copy, bytes.data(), bytes.size());
  if (cairo_surface_set_mime_data(surface, type, copy, bytes.size(), std::free, copy) != CAIRO_STATUS_SUCCESS)
    std::free(copy);
}

// The same bytes are one object of the file, however often and under however many names they are placed.
// The width tells apart what was decoded at different scales.
void set_unique_id(cairo_surface_t* surface, std::string_view bytes) {
  const auto id = std::to_string(std::hash<std::string_view>{}(bytes)) + ":" + std::to_string(bytes.size()) + ":" +
                  std::to_string(cairo_image_surface_get_width(surface));
  set_data(surface, CAIRO_MIME_TYPE_UNIQUE_ID, id);
}

cairo_surface_t* surface_of(const Pixels& pixels) {
  if (pixels.argb.empty()) return nullptr;
  auto* surface = cairo_image_surface_create(pixels.has_alpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, pixels.width,
                                             pixels.height);
  if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) {
    cairo_surface_destroy(surface);
    return nullptr;
  }
  auto* data = cairo_image_surface_get_data(surface);
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
  const auto width = static_cast<std::size_t>(pixels.width);
  for (std::size_t row = 0; row < static_cast<std::size_t>(pixels.height); ++row)
    std::memcpy(data + row * stride, pixels.argb.data() + row * width, width * sizeof(std::uint32_t));
  cairo_surface_mark_dirty(surface);
  return surface;
}

// From the unit square of the file's pixels to that of the picture as it is looked at (Exif 2.3, table 6): 6 is a file
// whose first row is the picture's right side, and whose first column is its top.
cairo_matrix_t turn_of(int orientation) {
  switch (orientation) {
  case 2:
    return {-1, 0, 0, 1, 1, 0};
  case 3:
    return {-1, 0, 0, -1, 1, 1};
  case 4:
    return {1, 0, 0, -1, 0, 1};
  case 5:
    return {0, 1, 1, 0, 0, 0};
  case 6:
    return {0, 1, -1, 0, 1, 0};
  case 7:
    return {0, -1, -1, 0, 1, 1};
  case 8:
    return {0, -1, 1, 0, 0, 1};
  default:
    return {1, 0, 0, 1, 0, 0};
  }
}

void paint_surface(cairo_t* context, cairo_surface_t* surface, const Placement& at, int orientation, PictureUse use) {
  const cairo_matrix_t turn = turn_of(orientation);
  cairo_translate(context, at.x, at.y);
  cairo_scale(context, at.width, at.height);
  cairo_transform(context, &turn);
  cairo_scale(context, 1.0 / cairo_image_surface_get_width(surface), 1.0 / cairo_image_surface_get_height(surface));
  cairo_set_source_surface(context, surface, 0, 0);
  auto* pattern = cairo_get_source(context);
  // PDF: NEAREST is what keeps /Interpolate false. Raster: PAD keeps the paper from shining in at the edges.
  if (use == PictureUse::files) cairo_pattern_set_filter(pattern, CAIRO_FILTER_NEAREST);
  if (use == PictureUse::raster) {
    cairo_pattern_set_filter(pattern, CAIRO_FILTER_BILINEAR);
    cairo_pattern_set_extend(pattern, CAIRO_EXTEND_PAD);
  }
  cairo_paint(context);
}

// librsvg loads nothing from outside: bytes without a base address have no outside.
bool paint_svg(cairo_t* context, const std::string& bytes, const Placement& at) {
  GError* error = nullptr;
  auto* handle = rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(bytes.data()), bytes.size(), &error);
  if (handle != nullptr) {
    const RsvgRectangle viewport{at.x, at.y, at.width, at.height};
    rsvg_handle_render_document(handle, context, &viewport, &error);
    g_object_unref(handle);
  }
  const bool drawn = error == nullptr;
  g_clear_error(&error);
  return drawn;
}

bool paint_pdf(cairo_t* context, const DisplayPicture& picture, const Placement& at, PictureUse use) {
  cairo_translate(context, at.x, at.y);
  return draw_pdf_page(context, picture, at.width, at.height, use != PictureUse::raster);
}

void destroy_all(std::map<std::uint32_t, cairo_surface_t*>& surfaces) {
  for (const auto& [picture, surface] : surfaces) cairo_surface_destroy(surface);
  surfaces.clear();
}

} // namespace

Pictures::Pictures(const DisplayEdition& edition, PictureUse use, double pixels_per_point)
    : edition_(edition), use_(use), pixels_per_point_(pixels_per_point) {}

Pictures::~Pictures() {
  destroy_all(files_);
  destroy_all(pixels_);
}

void Pictures::forget_pixels() { destroy_all(pixels_); }

int Pictures::worth_decoding(double width_in_points) const {
  return static_cast<int>(std::ceil(std::clamp(width_in_points * pixels_per_point_, 1.0, 30000.0)));
}

// A surface of one pixel that carries the JPEG file: Cairo's PDF takes the file byte for byte at its full resolution.
// CMYK files too: finish_pdf() adds the /Decode that Adobe's need and Cairo leaves out.
cairo_surface_t* Pictures::file_surface(std::uint32_t picture) {
  if (const auto known = files_.find(picture); known != files_.end()) return known->second;
  const std::string* bytes = &edition_.pictures[picture].bytes; // the edition outlives the writer: no copy
  auto* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 1, 1);
  const auto* data = reinterpret_cast<const unsigned char*>(bytes->data());
  cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_JPEG, data, bytes->size(), nullptr, nullptr);
  set_unique_id(surface, *bytes);
  files_.emplace(picture, surface);
  return surface;
}

cairo_surface_t* Pictures::pixel_surface(std::uint32_t picture, double width_in_points) {
  const int minimum = worth_decoding(width_in_points);
  const auto known = pixels_.find(picture);
  if (known != pixels_.end()) {
    if (cairo_image_surface_get_width(known->second) >= std::min(minimum, edition_.pictures[picture].info.file_width()))
      return known->second;
    cairo_surface_destroy(known->second);
    pixels_.erase(known);
  }
  const auto& bytes = edition_.pictures[picture].bytes;
  auto* surface = surface_of(decode_picture(bytes, minimum));
  if (surface == nullptr) return nullptr;
  if (use_ == PictureUse::files) set_unique_id(surface, bytes);
  pixels_.emplace(picture, surface);
  return surface;
}

bool Pictures::draw(cairo_t* context, const PictureItem& item) {
  if (item.picture >= edition_.pictures.size() || item.crop_width <= 0 || item.crop_height <= 0) return false;
  const auto& picture = edition_.pictures[item.picture];
  const auto at = place(item);
  const bool as_file = use_ == PictureUse::files && picture.info.format == PictureFormat::jpeg;
  cairo_surface_t* surface = nullptr;
  if (is_made_of_pixels(picture.info)) {
    const double file_width = picture.info.lies_on_its_side() ? at.height : at.width;
    surface = as_file ? file_surface(item.picture) : pixel_surface(item.picture, file_width);
    if (surface == nullptr) return false;
  }
  cairo_save(context);
  cairo_rectangle(context, item.rect.x.to_points(), item.rect.y.to_points(), item.rect.width.to_points(),
                  item.rect.height.to_points());
  cairo_clip(context);
  bool drawn = true;
  if (surface != nullptr)
    paint_surface(context, surface, at, picture.info.orientation, use_);
  else if (picture.info.format == PictureFormat::svg)
    drawn = paint_svg(context, picture.bytes, at);
  else
    drawn = paint_pdf(context, picture, at, use_);
  cairo_restore(context);
  return drawn;
}

} // namespace broadsheet
