// What a frame does to the copy of story frames that it stands on. Plain data.
#pragma once

#include "layout/base/length.hpp"

#include <cstdint>

namespace broadsheet {

enum class Runaround : std::uint8_t {
  none,      // nothing: it may stand on no other frame
  rectangle, // lines keep clear of the frame's outline
  outline,   // lines follow what is drawn in the picture: its ground is transparent or white
};

struct RunaroundStyle {
  Runaround kind = Runaround::none;
  Length clearance;        // white between the obstacle and type
  bool both_sides = false; // lines stand left and right of it; false: on the wider side (L19)
};

} // namespace broadsheet
