// Picture files made for the tests.
#pragma once

#include <cstdint>
#include <string>

namespace broadsheet::testing {

// A JPEG of `components` 1, 3 or 4, left half dark, right half light. CMYK: with Adobe's marker and inverted values.
std::string sample_jpeg(int width, int height, int components);
// The same four inks coded as YCCK, as Photoshop writes them.
std::string sample_ycck_jpeg(int width, int height);
// A file without its APP14 segment.
std::string without_adobe_marker(std::string jpeg);
// A JPEG of four quarters: red and green, under them blue and white.
std::string quarters_jpeg(int width, int height, bool progressive = false);
// The file with an Exif segment that says how it is turned.
std::string with_orientation(const std::string& jpeg, int orientation, bool little_endian);

struct PngKind {
  bool alpha = false; // the right half is transparent
  bool interlaced = false;
  int bits = 8; // 8 or 16
};
// Left half red (200, 16, 32), right half blue (16, 32, 200).
std::string sample_png(int width, int height, PngKind kind = {});

// A PNG of libpng's colour type (0 gray, 3 palette, 4 gray and alpha ...) and depth, 16 by 8 pixels: the left half is
// light (the last palette colour, the most a sample holds), the right half dark, and transparent where the type has
// alpha. Its palette: index 0 black and transparent, others (200, 16, 32).
std::string coded_png(int colour_type, int bits, bool interlaced);

} // namespace broadsheet::testing
