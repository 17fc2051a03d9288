#include "layout/picture/cmyk.hpp"

#include <array>

namespace broadsheet {
namespace {

struct Solid {
  std::uint32_t red, green, blue;
};

// Overprints of solid inks on paper, rounded sRGB values of an offset press with the paper as white; bit 0 cyan, 1
// magenta, 2 yellow, 3 black.
constexpr std::array<Solid, 16> kSolids{{{255, 255, 255},
                                         {0, 158, 224},
                                         {226, 0, 122},
                                         {46, 49, 135},
                                         {255, 237, 0},
                                         {0, 150, 64},
                                         {227, 6, 19},
                                         {57, 52, 50},
                                         {35, 31, 32},
                                         {12, 24, 34},
                                         {30, 8, 18},
                                         {12, 10, 22},
                                         {34, 30, 12},
                                         {10, 22, 12},
                                         {30, 8, 6},
                                         {0, 0, 0}}};

} // namespace

std::uint32_t screen_colour_of(unsigned cyan, unsigned magenta, unsigned yellow, unsigned black) {
  const std::array<std::uint64_t, 4> inks{cyan, magenta, yellow, black};
  std::uint64_t red = 0, green = 0, blue = 0;
  constexpr std::uint64_t whole = 255ULL * 255 * 255 * 255;
  for (std::size_t overprint = 0; overprint < kSolids.size(); ++overprint) {
    std::uint64_t share = 1;
    for (std::size_t ink = 0; ink < inks.size(); ++ink)
      share *= (overprint >> ink & 1) != 0 ? inks[ink] : 255 - inks[ink];
    red += share * kSolids[overprint].red;
    green += share * kSolids[overprint].green;
    blue += share * kSolids[overprint].blue;
  }
  const auto value = [&](std::uint64_t sum) { return static_cast<std::uint32_t>((sum + whole / 2) / whole); };
  return 0xff000000U | value(red) << 16 | value(green) << 8 | value(blue);
}

} // namespace broadsheet
