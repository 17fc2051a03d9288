#include "tests/unit/output/sample_pictures.hpp"

#include <cstdio>
#include <cstdlib>
#include <vector>

#include <jpeglib.h>
#include <png.h>

namespace broadsheet::testing {

std::string sample_jpeg(int width, int height, int components) {
  jpeg_compress_struct codec{};
  jpeg_error_mgr errors{};
  codec.err = jpeg_std_error(&errors);
  jpeg_create_compress(&codec);
  unsigned char* bytes = nullptr;
  unsigned long length = 0;
  jpeg_mem_dest(&codec, &bytes, &length);
  codec.image_width = static_cast<unsigned>(width);
  codec.image_height = static_cast<unsigned>(height);
  codec.input_components = components;
  codec.in_color_space = components == 1 ? JCS_GRAYSCALE : components == 3 ? JCS_RGB : JCS_CMYK;
  jpeg_set_defaults(&codec);
  jpeg_set_quality(&codec, 90, TRUE);
  jpeg_start_compress(&codec, TRUE);
  std::vector<unsigned char> row;
  for (int x = 0; x < width; ++x)
    for (int component = 0; component < components; ++component)
      row.push_back(static_cast<unsigned char>(x < width / 2 ? 40 : 220));
  auto* samples = row.data();
  while (codec.next_scanline < codec.image_height) jpeg_write_scanlines(&codec, &samples, 1);
  jpeg_finish_compress(&codec);
  std::string file(reinterpret_cast<const char*>(bytes), length);
  jpeg_destroy_compress(&codec);
  std::free(bytes);
  return file;
}

namespace {

void append_to(png_structp png, png_bytep data, png_size_t length) {
  static_cast<std::string*>(png_get_io_ptr(png))->append(reinterpret_cast<const char*>(data), length);
}

std::vector<unsigned char> png_row(int width, PngKind kind) {
  std::vector<unsigned char> row;
  const auto add = [&](unsigned char value) {
    row.push_back(value);
    if (kind.bits == 16) row.push_back(value);
  };
  for (int x = 0; x < width; ++x) {
    const bool left = x < width / 2;
    for (const int value : {left ? 200 : 16, left ? 16 : 32, left ? 32 : 200}) add(static_cast<unsigned char>(value));
    if (kind.alpha) add(left ? 255 : 0);
  }
  return row;
}

} // namespace

std::string sample_png(int width, int height, PngKind kind) {
  std::string file;
  auto* png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  auto* info = png_create_info_struct(png);
  png_set_write_fn(png, &file, append_to, nullptr);
  png_set_IHDR(png, info, static_cast<png_uint_32>(width), static_cast<png_uint_32>(height), kind.bits,
               kind.alpha ? PNG_COLOR_TYPE_RGBA : PNG_COLOR_TYPE_RGB,
               kind.interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
               PNG_FILTER_TYPE_DEFAULT);
  auto row = png_row(width, kind);
  std::vector<unsigned char*> rows(static_cast<std::size_t>(height), row.data());
  png_set_rows(png, info, rows.data());
  png_write_png(png, info, PNG_TRANSFORM_IDENTITY, nullptr);
  png_destroy_write_struct(&png, &info);
  return file;
}

} // namespace broadsheet::testing
