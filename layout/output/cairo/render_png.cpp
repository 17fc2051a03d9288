// PNG: Cairo draws, libpng writes (Cairo's own writer takes three times as long, and knows no gray).
#include "layout/output/cairo/painter.hpp"
#include "layout/output/cairo/render.hpp"

#include <png.h>

#include <algorithm>
#include <cmath>
#include <csetjmp>
#include <stdexcept>

namespace broadsheet {
namespace {

// Pixels as Cairo keeps them: 32 bits, 0xXXRRGGBB.
struct Raster {
  const unsigned char* data = nullptr;
  std::size_t stride = 0, width = 0, height = 0;
  [[nodiscard]] const std::uint32_t* row(std::size_t y) const {
    return reinterpret_cast<const std::uint32_t*>(data + y * stride);
  }
};

bool is_gray(const Raster& raster) {
  for (std::size_t y = 0; y < raster.height; ++y) {
    const auto* row = raster.row(y);
    std::uint32_t differences = 0;
    for (std::size_t x = 0; x < raster.width; ++x) differences |= (row[x] ^ row[x] >> 8) & 0xffff;
    if (differences != 0) return false;
  }
  return true;
}

void convert_row(const std::uint32_t* from, std::size_t width, bool gray, unsigned char* to) {
  for (std::size_t x = 0; x < width; ++x) {
    if (!gray) {
      *to++ = static_cast<unsigned char>(from[x] >> 16);
      *to++ = static_cast<unsigned char>(from[x] >> 8);
    }
    *to++ = static_cast<unsigned char>(from[x]);
  }
}

void write_bytes(png_structp png, png_bytep data, png_size_t length) {
  static_cast<std::string*>(png_get_io_ptr(png))->append(reinterpret_cast<const char*>(data), length);
}

// Only plain values here: a fault inside libpng jumps back over them. False on a fault.
bool write_png(png_structp png, png_infop info, const Raster& raster, double dpi, unsigned char* line) {
  if (setjmp(png_jmpbuf(png))) return false; // NOLINT: libpng's way
  const bool gray = is_gray(raster);
  png_set_compression_level(png, 1);
  png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
  png_set_IHDR(png, info, static_cast<png_uint_32>(raster.width), static_cast<png_uint_32>(raster.height), 8,
               gray ? PNG_COLOR_TYPE_GRAY : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
               PNG_FILTER_TYPE_DEFAULT);
  const auto per_metre = static_cast<png_uint_32>(std::lround(dpi / 0.0254));
  png_set_pHYs(png, info, per_metre, per_metre, PNG_RESOLUTION_METER);
  png_write_info(png, info);
  for (std::size_t y = 0; y < raster.height; ++y) {
    convert_row(raster.row(y), raster.width, gray, line);
    png_write_row(png, line);
  }
  png_write_end(png, info);
  return true;
}

std::string encode(const Raster& raster, double dpi) {
  std::string bytes;
  std::vector<unsigned char> line(raster.width * 3);
  auto* png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  auto* info = png_create_info_struct(png);
  png_set_write_fn(png, &bytes, write_bytes, nullptr);
  const bool written = info != nullptr && write_png(png, info, raster, dpi, line.data());
  png_destroy_write_struct(&png, &info);
  if (!written) throw std::runtime_error("cannot write a page as PNG");
  return bytes;
}

int pixels(Length length, double scale) {
  return std::max(1, static_cast<int>(std::lround(length.to_points() * scale)));
}

} // namespace

std::string render_png(const DisplayPage& page, const DisplayEdition& edition, double dpi, bool guides) {
  dpi = std::clamp(dpi, 10.0, 1200.0);
  const double scale = dpi / 72;
  const Canvas canvas(cairo_image_surface_create(CAIRO_FORMAT_RGB24, pixels(page.boxes.width, scale),
                                                 pixels(page.boxes.height, scale)));
  auto* surface = canvas.surface();
  require(cairo_surface_status(surface), "make a picture of a page");
  canvas.paint_paper();
  cairo_scale(canvas.context(), scale, scale);
  Painter(edition, PictureUse::raster, scale).paint_page(canvas.context(), page, guides);
  cairo_surface_flush(surface);
  return encode({cairo_image_surface_get_data(surface),
                 static_cast<std::size_t>(cairo_image_surface_get_stride(surface)),
                 static_cast<std::size_t>(cairo_image_surface_get_width(surface)),
                 static_cast<std::size_t>(cairo_image_surface_get_height(surface))},
                dpi);
}

} // namespace broadsheet
