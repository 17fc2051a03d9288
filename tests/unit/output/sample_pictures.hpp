// Picture files made for the tests.
#pragma once

#include <cstdint>
#include <string>

namespace broadsheet::testing {

// A JPEG of `components` 1, 3 or 4, left half dark, right half light. CMYK: with Adobe's marker and inverted values.
std::string sample_jpeg(int width, int height, int components);

struct PngKind {
  bool alpha = false; // the right half is transparent
  bool interlaced = false;
  int bits = 8; // 8 or 16
};
// Left half red (200, 16, 32), right half blue (16, 32, 200).
std::string sample_png(int width, int height, PngKind kind = {});

} // namespace broadsheet::testing
