#include "layout/output/cairo/render.hpp"
#include "layout/picture/picture.hpp"
#include "tests/unit/output/sample_edition.hpp"
#include "tests/unit/output/sample_pictures.hpp"

#include <gtest/gtest.h>

namespace broadsheet::testing {
namespace {

DisplayPage page_with_picture(DisplayEdition& edition) {
  edition.pictures = {{"halves.png", sample_png(20, 10), {PictureFormat::png, 20, 10, 3}}};
  auto page = jumping_pages(edition)[0];
  page.items.emplace_back(PictureItem{0, rect(20, 200, 100, 50)});
  return page;
}

TEST(Svg, IsAWholePage) {
  auto edition = sample_edition();
  const auto svg = render_svg(page_with_picture(edition), edition, false);
  const auto check = inspect_picture(svg);
  ASSERT_TRUE(check.info) << check.fault;
  EXPECT_EQ(check.info->width, 300);
  EXPECT_EQ(check.info->height, 400);
  EXPECT_NE(svg.find("data:image/png;base64,"), std::string::npos);
}

// Cairo's numbers grow over the life of the process; ours must not.
TEST(Svg, SameInputSameBytes) {
  auto edition = sample_edition();
  const auto page = page_with_picture(edition);
  EXPECT_EQ(render_svg(page, edition, false), render_svg(page, edition, false));
}

TEST(Svg, ShowsWhatThePngShows) {
  auto edition = sample_edition();
  const auto svg = render_svg(page_with_picture(edition), edition, false);
  DisplayEdition around = sample_edition();
  around.pictures = {{"page.svg", svg, {PictureFormat::svg, 300, 400, 3}}};
  auto page = sample_page(1, "");
  page.items = {PictureItem{0, rect(0, 0, 300, 400)}};
  const auto again = decode_picture(render_png(page, around, 72, false), 300);
  const auto direct = decode_picture(render_png(page_with_picture(edition), edition, 72, false), 300);
  ASSERT_EQ(again.argb.size(), direct.argb.size());
  const auto at = [](const Pixels& pixels, std::size_t x, std::size_t y) { return pixels.argb[y * 300 + x]; };
  EXPECT_EQ(at(again, 30, 30), at(direct, 30, 30)); // masthead
  EXPECT_EQ(at(direct, 30, 30), 0xffC80A1EU);
  EXPECT_EQ(at(again, 40, 220), 0xffC81020U); // picture
}

} // namespace
} // namespace broadsheet::testing
