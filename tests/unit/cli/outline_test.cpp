// The ground of a picture's outline, read from files as they come: white, or transparent of any colour.
#include "layout/engine/obstacles.hpp"
#include "tests/unit/output/sample_pictures.hpp"

#include <gtest/gtest.h>

namespace broadsheet::testing {
namespace {

// Left and right of the contour's bands, which are all the same.
std::pair<int, int> band_of(const std::string& file) {
  const Contour contour = contour_of(decode_picture(file, 30000));
  std::pair<int, int> first{-1, -1};
  for (const auto& band : contour) {
    const std::pair<int, int> found = band ? std::pair<int, int>{band->left, band->right} : std::pair<int, int>{0, 0};
    if (&band == &contour.front()) first = found;
    EXPECT_EQ(found, first);
  }
  return first;
}

constexpr std::pair<int, int> kLeftHalf{0, 32768}, kWhole{0, 65536};

TEST(Outlines, TransparentPixelsAreGround) {
  EXPECT_EQ(band_of(sample_png(40, 12)), kWhole);
  EXPECT_EQ(band_of(sample_png(40, 12, {.alpha = true})), kLeftHalf) << "the right half is blue and transparent";
  EXPECT_EQ(band_of(sample_png(40, 12, {.alpha = true, .interlaced = true, .bits = 16})), kLeftHalf);
  EXPECT_EQ(band_of(coded_png(3, 8, false)), kLeftHalf) << "a palette's transparent black";
  EXPECT_EQ(band_of(coded_png(3, 2, false)), kLeftHalf);
}

TEST(Outlines, WhatIsNearlyTransparentIsGroundAndShadowsAreNot) {
  const auto one = [](std::uint32_t argb) { return contour_of({1, 1, {argb}, true}).front().has_value(); };
  EXPECT_FALSE(one(0x00000000)) << "transparent";
  EXPECT_FALSE(one(0xFFFFFFFF)) << "white";
  EXPECT_FALSE(one(0xFFF4F4F4)) << "nearly white";
  EXPECT_FALSE(one(0x08000000)) << "black by three per cent";
  EXPECT_FALSE(one(0x80808080)) << "white by a half";
  EXPECT_TRUE(one(0x40000000)) << "black by a quarter: a shadow";
  EXPECT_TRUE(one(0xFF0000F0)) << "blue";
}

} // namespace
} // namespace broadsheet::testing
