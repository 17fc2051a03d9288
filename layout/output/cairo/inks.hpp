// Ink names to screen colours. Nothing outside this room speaks of RGB.
#pragma once

#include "templates/model/style.hpp"

#include <vector>

namespace broadsheet {

// Shares of red, green and blue, 0..1.
struct ScreenColour {
  double red = 0, green = 0, blue = 0;
};

// A tint is the ink mixed with paper white, rounded to 8 bits a channel, so that every output shows the same value. An
// ink that the table does not have is black.
ScreenColour screen_colour(const std::vector<Ink>& inks, InkRef ink);

} // namespace broadsheet
