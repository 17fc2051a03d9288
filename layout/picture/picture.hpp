// Picture files: what they are, whether they can be used, and their pixels.
#pragma once

#include "layout/base/diagnostic.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

enum class PictureFormat : std::uint8_t { jpeg, png, svg };

struct PictureInfo {
  PictureFormat format = PictureFormat::jpeg;
  int width = 0, height = 0; // pixels, before EXIF orientation is applied (not applied yet); SVG: points
  int components = 3;        // JPEG: 1, 3 or 4
};

// What inspect() found: the picture's facts, or why it cannot be used in plain words ("the file ends in the middle").
struct PictureCheck {
  std::optional<PictureInfo> info;
  std::string fault;
};

// Looks at a picture by its first bytes and decodes it once at a small scale, so that a broken file is known before
// anything is painted. At most 100 million pixels and 30000 a side. Thread-safe.
PictureCheck inspect_picture(std::string_view bytes);

// Pixels as 0xffRRGGBB, rows without padding.
struct Pixels {
  int width = 0, height = 0;
  std::vector<std::uint32_t> argb;
};

// Decodes JPEG or PNG so that it is at least `minimum_width` wide where the file has that many (both are scaled down
// while decoding). CMYK JPEG is turned to RGB plainly: proofs only. What is transparent in a PNG is laid on white
// paper. Empty pixels when the file is broken; empty for SVG, which is never decoded here. Thread-safe.
Pixels decode_picture(std::string_view bytes, int minimum_width);

// The pixels as an RGB JPEG file, for outputs that cannot take the picture's own (CMYK). Empty when there are none.
std::string encode_jpeg(const Pixels& pixels, int quality = 90);

} // namespace broadsheet
