// Picture files: what they are, whether they can be used, and their pixels.
#pragma once

#include "layout/base/diagnostic.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

enum class PictureFormat : std::uint8_t { jpeg, png, svg, pdf };

struct PictureInfo {
  PictureFormat format = PictureFormat::jpeg;
  int width = 0, height = 0; // as the picture is looked at: pixels; SVG: points; PDF: hundredths of a point (trim box)
  int components = 3;        // JPEG: 1, 3 or 4
  int orientation = 1;       // Exif, 1..8: how the file's pixels are turned to be looked at
  struct {
    int left = 0, top = 0; // PDF: of the trim box on the page that poppler draws, in hundredths of a point
  } trim{};
  int user_unit = 1000; // PDF: of width, height and trim, in thousandths: a page may count in units larger than a point

  // 5 to 8: the file's rows are the picture's columns.
  [[nodiscard]] bool lies_on_its_side() const { return orientation >= 5; }
  [[nodiscard]] int file_width() const { return lies_on_its_side() ? height : width; }
};

// JPEG and PNG; the others are drawn from lines and letters at any size.
constexpr bool is_made_of_pixels(const PictureInfo& info) {
  return info.format == PictureFormat::jpeg || info.format == PictureFormat::png;
}

// What inspect() found: the picture's facts, or why it cannot be used in plain words ("the file ends in the middle").
struct PictureCheck {
  std::optional<PictureInfo> info;
  std::string fault;
  // Of an SVG: what it names and is not given, in its order.
  std::vector<std::string> outside{};                 // other files and addresses: nothing outside is ever loaded
  std::vector<std::vector<std::string>> font_lists{}; // lists of families of its text, the first one wanted most
};

// Looks at a picture by its first bytes and decodes it once at a small scale, so that a broken file is known before
// anything is painted. At most 100 million pixels and 30000 a side. Thread-safe.
// `page`: of a PDF file, from 1.
PictureCheck inspect_picture(std::string_view bytes, int page = 1);

// Pixels as 0xAARRGGBB, colours multiplied by the alpha, rows without padding, as they stand in the file: Exif
// orientation is not applied (whoever paints turns them).
struct Pixels {
  int width = 0, height = 0;
  std::vector<std::uint32_t> argb;
  bool has_alpha = false; // some are not opaque
};

// Decodes JPEG or PNG so that it is at least `minimum_width` wide where the file has that many (both are scaled down
// while decoding). CMYK JPEG is turned to RGB for screens (cmyk.hpp). Empty pixels when the file is broken; empty for
// SVG, which is never decoded here. Thread-safe.
Pixels decode_picture(std::string_view bytes, int minimum_width);

} // namespace broadsheet
