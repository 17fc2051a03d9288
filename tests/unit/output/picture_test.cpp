#include "layout/picture/picture.hpp"
#include "tests/unit/output/sample_pictures.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <random>

namespace broadsheet::testing {
namespace {

int channel(std::uint32_t pixel, int shift) { return static_cast<int>(pixel >> shift & 255); }

void expect_near(std::uint32_t pixel, int red, int green, int blue, int tolerance) {
  EXPECT_NEAR(channel(pixel, 16), red, tolerance);
  EXPECT_NEAR(channel(pixel, 8), green, tolerance);
  EXPECT_NEAR(channel(pixel, 0), blue, tolerance);
}

std::uint32_t at(const Pixels& pixels, int x, int y) {
  return pixels.argb.at(static_cast<std::size_t>(y * pixels.width + x));
}

TEST(Picture, JpegIsMeasured) {
  for (const int components : {1, 3, 4}) {
    const auto check = inspect_picture(sample_jpeg(64, 48, components));
    ASSERT_TRUE(check.info) << check.fault;
    EXPECT_EQ(check.info->format, PictureFormat::jpeg);
    EXPECT_EQ(check.info->width, 64);
    EXPECT_EQ(check.info->height, 48);
    EXPECT_EQ(check.info->components, components);
    EXPECT_EQ(check.fault, "");
  }
}

TEST(Picture, PngIsMeasured) {
  const auto check = inspect_picture(sample_png(40, 30, {true, true, 16}));
  ASSERT_TRUE(check.info) << check.fault;
  EXPECT_EQ(check.info->format, PictureFormat::png);
  EXPECT_EQ(check.info->width, 40);
  EXPECT_EQ(check.info->height, 30);
}

TEST(Picture, SvgIsMeasuredInPoints) {
  const auto sized = inspect_picture("<svg xmlns='http://www.w3.org/2000/svg' width='2in' height='36pt'/>");
  ASSERT_TRUE(sized.info) << sized.fault;
  EXPECT_EQ(sized.info->format, PictureFormat::svg);
  EXPECT_EQ(sized.info->width, 144);
  EXPECT_EQ(sized.info->height, 36);
  const auto boxed =
      inspect_picture("<?xml version='1.0'?>\n<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 80 50'/>");
  ASSERT_TRUE(boxed.info) << boxed.fault;
  EXPECT_EQ(boxed.info->width, 80);
  EXPECT_EQ(boxed.info->height, 50);
}

TEST(Picture, FaultsAreToldInPlainWords) {
  EXPECT_EQ(inspect_picture("").fault, "the file is empty");
  EXPECT_EQ(inspect_picture("GIF89a...").fault, "the file is no JPEG, PNG, SVG or PDF picture");
  EXPECT_EQ(inspect_picture("<svg xmlns='http://www.w3.org/2000/svg'><g>").fault,
            "the file is damaged: it is no well-formed SVG");
  EXPECT_FALSE(inspect_picture("<svg xmlns='http://www.w3.org/2000/svg' width='99999' height='9'/>").info);
}

// Other data in the middle of a photograph decode to something: what is left over at its end tells.
TEST(Picture, DamagedPhotographsAreBroken) {
  const std::string whole = quarters_jpeg(1200, 800);
  ASSERT_EQ(inspect_picture(whole).fault, "");
  for (const unsigned seed : {1U, 2U, 3U}) {
    std::string damaged = whole;
    std::mt19937 random(seed);
    for (std::size_t i = 0; i < 3000 && i < whole.size() / 2; ++i)
      damaged[whole.size() / 3 + i] = static_cast<char>(random() & 0x7f); // no marker among them
    EXPECT_NE(inspect_picture(damaged).fault, "") << seed;
    EXPECT_TRUE(decode_picture(damaged, 300).argb.empty()) << seed;
  }
  // Padding at the end, and a few bytes of anything, leave a picture whole.
  for (const std::string& more : {std::string(4000, '\0'), std::string(9, '\x35')})
    EXPECT_EQ(inspect_picture(std::string(whole).insert(whole.size() - 2, more)).fault, "");
  EXPECT_EQ(inspect_picture(std::string(whole).insert(whole.size() - 2, "twenty bytes of words")).fault,
            "the file is damaged");
}

TEST(Picture, TruncatedFilesAreBroken) {
  for (const auto& file : {sample_jpeg(200, 160, 3), sample_png(200, 160), sample_png(200, 160, {false, true, 8})}) {
    for (const auto length : {file.size() / 4, file.size() / 2, file.size() - 20}) {
      const auto check = inspect_picture(file.substr(0, length));
      EXPECT_FALSE(check.info) << length << " of " << file.size();
      EXPECT_EQ(check.fault, "the file ends in the middle");
      EXPECT_TRUE(decode_picture(file.substr(0, length), 1000).argb.empty());
    }
  }
}

TEST(Picture, GiantsAreRefusedBeforeTheyAreDecoded) {
  auto png = sample_png(16, 16);
  png.replace(16, 8, std::string("\x00\x00\x75\x31\x00\x00\x00\x10", 8)); // width 30001; its checksum is wrong too
  EXPECT_FALSE(inspect_picture(png).info);
  auto jpeg = sample_jpeg(16, 16, 3);
  const auto frame = jpeg.find("\xff\xc0");
  ASSERT_NE(frame, std::string::npos);
  jpeg.replace(frame + 5, 4, std::string("\xff\x00\xff\x00", 4)); // 65280 x 65280
  EXPECT_EQ(inspect_picture(jpeg).fault, "the picture is too large: 65280 x 65280 pixels");
  EXPECT_TRUE(decode_picture(jpeg, 100).argb.empty());
}

TEST(Picture, DecodesItsColours) {
  const auto rgb = decode_picture(sample_png(40, 30), 40);
  ASSERT_EQ(rgb.width, 40);
  ASSERT_EQ(rgb.height, 30);
  EXPECT_EQ(at(rgb, 5, 5), 0xffc81020U);
  EXPECT_EQ(at(rgb, 35, 25), 0xff1020c8U);
  const auto deep = decode_picture(sample_png(40, 30, {false, true, 16}), 40);
  EXPECT_EQ(deep.argb, rgb.argb);
  const auto gray = decode_picture(sample_jpeg(40, 30, 1), 40);
  expect_near(at(gray, 5, 5), 40, 40, 40, 3);
  expect_near(at(gray, 35, 5), 220, 220, 220, 3);
}

TEST(Picture, TransparentPixelsStayTransparent) {
  const auto pixels = decode_picture(sample_png(40, 30, {true, false, 8}), 40);
  EXPECT_TRUE(pixels.has_alpha);
  EXPECT_EQ(at(pixels, 5, 5), 0xffc81020U);
  EXPECT_EQ(at(pixels, 35, 5), 0U);
  EXPECT_FALSE(decode_picture(sample_png(40, 30), 40).has_alpha);
}

TEST(Picture, CmykOfAdobeIsNoNegative) {
  const auto pixels = decode_picture(sample_jpeg(40, 30, 4), 40);
  ASSERT_FALSE(pixels.argb.empty());
  EXPECT_LT(channel(at(pixels, 5, 5), 8), 60); // stored 40: nearly all ink
  EXPECT_GT(channel(at(pixels, 35, 5), 8), 170);
}

TEST(Picture, ComesNoSmallerThanWanted) {
  const auto jpeg = decode_picture(sample_jpeg(800, 400, 3), 150);
  EXPECT_EQ(jpeg.width, 200);
  EXPECT_EQ(jpeg.height, 100);
  const auto png = decode_picture(sample_png(800, 400), 150);
  EXPECT_EQ(png.width, 160);
  EXPECT_EQ(png.height, 80);
  EXPECT_EQ(at(png, 10, 10), 0xffc81020U);
  EXPECT_EQ(decode_picture(sample_jpeg(80, 40, 3), 150).width, 80);
}

// Whatever is done to a file, it is refused or decoded, and never more than that: the sanitizers watch.
TEST(Picture, GarbledFilesNeverCrash) {
  std::mt19937 random(20250611);
  const std::string svg =
      "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='30'><rect width='9' height='9'/></svg>";
  int refused = 0;
  for (const auto& whole : {sample_jpeg(60, 40, 3), sample_jpeg(60, 40, 4), sample_png(60, 40, {true, true, 8}), svg})
    for (int round = 0; round < 300; ++round) {
      auto file = whole;
      for (auto hits = random() % 8 + 1; hits > 0; --hits) file[random() % file.size()] = static_cast<char>(random());
      if (random() % 3 == 0) file.resize(random() % file.size());
      const auto check = inspect_picture(file);
      EXPECT_EQ(check.info.has_value(), check.fault.empty());
      refused += check.info ? 0 : 1;
      const auto pixels = decode_picture(file, 20);
      EXPECT_EQ(pixels.argb.size(), static_cast<std::size_t>(pixels.width) * static_cast<std::size_t>(pixels.height));
    }
  EXPECT_GT(refused, 300);
}

} // namespace
} // namespace broadsheet::testing
