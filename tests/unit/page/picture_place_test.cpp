// Crops by shape and focus, codes in their places.
#include "layout/page/code_items.hpp"
#include "layout/page/picture_place.hpp"

#include <gtest/gtest.h>

#include <random>

namespace broadsheet::testing {
namespace {

Length pt(int points) { return Length::points(points); }
PictureInfo picture(int width, int height) {
  PictureInfo info;
  info.width = width;
  info.height = height;
  return info;
}

TEST(PicturePlace, TheFocusStandsInTheMiddleWhereItCan) {
  // 4:1 into 1:1: a quarter of the width. 30 % is 19660; half of the crop left of it.
  const PictureItem item = fit_picture(picture(400, 100), {{}, {}, pt(100), pt(100)}, {true, {}, {30, 50}});
  EXPECT_EQ(item.crop_width, 16384);
  EXPECT_EQ(item.crop_x, 19660 - 8192);
  const PictureItem tall = fit_picture(picture(100, 400), {{}, {}, pt(100), pt(100)}, {true, {}, {50, 70}});
  EXPECT_EQ(tall.crop_y, 45875 - 8192);
}

TEST(PicturePlace, AtAnEdgeTheFocusIsStillInside) {
  const Rect square{{}, {}, pt(100), pt(100)};
  EXPECT_EQ(fit_picture(picture(400, 100), square, {true, {}, {0, 0}}).crop_x, 0);
  EXPECT_EQ(fit_picture(picture(400, 100), square, {true, {}, {100, 0}}).crop_x, 65536 - 16384);
  EXPECT_EQ(fit_picture(picture(100, 400), square, {true, {}, {0, 95}}).crop_y, 65536 - 16384);
}

TEST(PicturePlace, ACropByRatioIsAsLargeAsThePlaceTakesIt) {
  const Rect place{pt(10), pt(20), pt(300), pt(100)};
  const PictureItem item = fit_picture(picture(400, 400), place, {true, {3, 2}, {}});
  EXPECT_EQ(item.rect, (Rect{pt(85), pt(20), pt(150), pt(100)}));
  EXPECT_EQ(item.crop_width, 65536);
  EXPECT_EQ(item.crop_height, 65536 * 2 / 3);
  const PictureItem low = fit_picture(picture(400, 400), {pt(0), pt(0), pt(90), pt(100)}, {true, {3, 2}, {}});
  EXPECT_EQ(low.rect, (Rect{pt(0), pt(20), pt(90), pt(60)}));
}

TEST(PicturePlace, CropsHoldTheirFocusAndTheirShapeWhateverComes) {
  std::mt19937 random(20250611);
  for (int round = 0; round < 5000; ++round) {
    const auto pick = [&](int least, int most) { return least + static_cast<int>(random() % (most - least + 1)); };
    const PictureInfo info = picture(pick(1, 30000), pick(1, 30000));
    const Rect place{{}, {}, Length{pick(65536, 80000000)}, Length{pick(65536, 80000000)}};
    const PictureFit fit{true,
                         random() % 2 ? CropRatio{pick(1, 20), pick(1, 20)} : CropRatio{},
                         {static_cast<std::uint8_t>(pick(0, 100)), static_cast<std::uint8_t>(pick(0, 100))}};
    const PictureItem item = fit_picture(info, place, fit);
    EXPECT_TRUE(place.contains(item.rect)) << round;
    EXPECT_GE(item.crop_x, 0);
    EXPECT_GE(item.crop_y, 0);
    EXPECT_LE(item.crop_x + item.crop_width, 65536);
    EXPECT_LE(item.crop_y + item.crop_height, 65536);
    const int x = 65536 * fit.focus.x / 100, y = 65536 * fit.focus.y / 100;
    EXPECT_TRUE(item.crop_x <= x && x <= item.crop_x + item.crop_width) << round;
    EXPECT_TRUE(item.crop_y <= y && y <= item.crop_y + item.crop_height) << round;
    EXPECT_TRUE(item.crop_width == 65536 || item.crop_height == 65536) << round;
  }
}

TEST(CodeItems, AQrCodeStandsOnDeviceUnits) {
  const CodeStyle style;
  const auto code = encode_qr("https://example.org/", QrLevel::medium);
  ASSERT_TRUE(code);
  const Length side = qr_side(*code, style);
  const QrItem item = qr_item(*code, "x", {Length{654321}, Length{1234567}, side, side}, style);
  for (const Length at : {item.rect.x, item.rect.y, item.rect.width})
    EXPECT_EQ(device_length(device_units_down(at)), at);
  EXPECT_EQ(item.rect.width, device_length(12 * code->size));
  EXPECT_GE(item.rect.x, Length{654321} + device_length(12 * 4 - 1)) << "quiet zone";
}

TEST(CodeItems, ABarcodeFillsItsPlace) {
  const BarcodeDigits digits{"9771234567003", "05"};
  const Rect place{pt(30), pt(40), pt(120), pt(60)};
  const BarcodeItem item = barcode_item(digits, place);
  EXPECT_TRUE(place.contains(item.rect));
  EXPECT_EQ(item.payload, "9771234567003+05");
  EXPECT_EQ(item.bars.size(), 30U + 7U); // guards 2 + 2 + 2, 12 digits of two bars, add-on 1 or 2 with the next, 2 each
  for (const Rect& bar : item.bars) EXPECT_TRUE(item.rect.contains(bar));
  for (std::size_t i = 1; i < item.bars.size(); ++i) EXPECT_GT(item.bars[i].x, item.bars[i - 1].right());
  ASSERT_EQ(item.digits.size(), 4U);
  EXPECT_EQ(item.digits[3].text, "05");
  EXPECT_LT(item.digits[3].rect.y, item.bars.back().y) << "above its bars";
}

} // namespace
} // namespace broadsheet::testing
