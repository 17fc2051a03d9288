#include "tests/unit/output/sample_pictures.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include <jpeglib.h>
#include <png.h>

namespace broadsheet::testing {

namespace {

// `row` of samples again and again, or the two halves of `rows` one after the other.
std::string written_jpeg(int width, int height, int components, J_COLOR_SPACE coded, std::vector<unsigned char> upper,
                         std::vector<unsigned char> lower, bool progressive) {
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
  if (coded != JCS_UNKNOWN) jpeg_set_colorspace(&codec, coded);
  if (progressive) jpeg_simple_progression(&codec);
  jpeg_set_quality(&codec, 90, TRUE);
  jpeg_start_compress(&codec, TRUE);
  while (codec.next_scanline < codec.image_height) {
    auto* samples = codec.next_scanline < codec.image_height / 2 ? upper.data() : lower.data();
    jpeg_write_scanlines(&codec, &samples, 1);
  }
  jpeg_finish_compress(&codec);
  std::string file(reinterpret_cast<const char*>(bytes), length);
  jpeg_destroy_compress(&codec);
  std::free(bytes);
  return file;
}

std::vector<unsigned char> halves(int width, const std::vector<int>& left, const std::vector<int>& right) {
  std::vector<unsigned char> row;
  for (int x = 0; x < width; ++x)
    for (const int value : x < width / 2 ? left : right) row.push_back(static_cast<unsigned char>(value));
  return row;
}

} // namespace

std::string sample_jpeg(int width, int height, int components) {
  const auto count = static_cast<std::size_t>(components);
  const auto row = halves(width, std::vector<int>(count, 40), std::vector<int>(count, 220));
  return written_jpeg(width, height, components, JCS_UNKNOWN, row, row, false);
}

std::string sample_ycck_jpeg(int width, int height) {
  const auto row = halves(width, {40, 40, 40, 40}, {220, 220, 220, 220});
  return written_jpeg(width, height, 4, JCS_YCCK, row, row, false);
}

std::string without_adobe_marker(std::string jpeg) {
  const auto at = jpeg.find("\xff\xee");
  return at == std::string::npos ? jpeg : jpeg.erase(at, 16);
}

std::string quarters_jpeg(int width, int height, bool progressive) {
  return written_jpeg(width, height, 3, JCS_UNKNOWN, halves(width, {200, 16, 32}, {16, 160, 32}),
                      halves(width, {16, 32, 200}, {250, 250, 250}), progressive);
}

std::string with_orientation(const std::string& jpeg, int orientation, bool little_endian) {
  const std::string tiff = little_endian ? std::string("II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", 18) +
                                               static_cast<char>(orientation) + std::string(7, '\0')
                                         : std::string("MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 19) +
                                               static_cast<char>(orientation) + std::string(6, '\0');
  const std::string data = std::string("Exif\0\0", 6) + tiff;
  const auto length = data.size() + 2;
  return jpeg.substr(0, 2) + "\xff\xe1" + static_cast<char>(length >> 8) + static_cast<char>(length & 255) + data +
         jpeg.substr(2);
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

// Rows that are all the same; `prepare` may say more about the file before its pixels.
struct PngHead {
  int width = 0, height = 0, bits = 8, colour_type = PNG_COLOR_TYPE_RGB;
  bool interlaced = false;
};
template <class Prepare>
std::string write_png(const PngHead& head, std::vector<unsigned char> row, const Prepare& prepare) {
  std::string file;
  auto* png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  auto* info = png_create_info_struct(png);
  png_set_write_fn(png, &file, append_to, nullptr);
  png_set_IHDR(png, info, static_cast<png_uint_32>(head.width), static_cast<png_uint_32>(head.height), head.bits,
               head.colour_type, head.interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  prepare(png, info);
  std::vector<unsigned char*> rows(static_cast<std::size_t>(head.height), row.data());
  png_set_rows(png, info, rows.data());
  png_write_png(png, info, PNG_TRANSFORM_IDENTITY, nullptr);
  png_destroy_write_struct(&png, &info);
  return file;
}

} // namespace

std::string sample_png(int width, int height, PngKind kind) {
  const int colours = kind.alpha ? PNG_COLOR_TYPE_RGBA : PNG_COLOR_TYPE_RGB;
  return write_png({width, height, kind.bits, colours, kind.interlaced}, png_row(width, kind),
                   [](png_structp, png_infop) {});
}

namespace {

// Sixteen pixels in as many bits as the kind takes, light ones first.
std::vector<unsigned char> coded_row(int colour_type, int bits) {
  const std::size_t channels = (colour_type & PNG_COLOR_MASK_ALPHA) != 0 ? 2 : 1;
  std::vector<unsigned char> row(16 * channels * static_cast<std::size_t>(bits) / 8, 0);
  std::fill(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(row.size() / 2),
            static_cast<unsigned char>(colour_type == PNG_COLOR_TYPE_PALETTE && bits == 8 ? 1 : 255));
  return row;
}

} // namespace

std::string coded_png(int colour_type, int bits, bool interlaced) {
  std::vector<png_color> palette(std::size_t{1} << std::min(bits, 8), {200, 16, 32});
  palette[0] = {0, 0, 0};
  const unsigned char transparent = 0;
  return write_png({16, 8, bits, colour_type, interlaced}, coded_row(colour_type, bits),
                   [&](png_structp png, png_infop info) {
                     if (colour_type != PNG_COLOR_TYPE_PALETTE) return;
                     png_set_PLTE(png, info, palette.data(), static_cast<int>(palette.size()));
                     png_set_tRNS(png, info, &transparent, 1, nullptr);
                   });
}

} // namespace broadsheet::testing
