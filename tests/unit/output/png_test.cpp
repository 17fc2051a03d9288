#include "layout/output/cairo/render.hpp"
#include "layout/picture/picture.hpp"
#include "tests/unit/output/sample_edition.hpp"
#include "tests/unit/output/sample_pictures.hpp"

#include <gtest/gtest.h>

namespace broadsheet::testing {
namespace {

Pixels decoded(const std::string& png) { return decode_picture(png, 30000); }

// The pixel at a place of the page, for pictures of 72 dpi.
std::uint32_t at(const Pixels& pixels, double x, double y) {
  return pixels.argb.at(static_cast<std::size_t>(y) * static_cast<std::size_t>(pixels.width) +
                        static_cast<std::size_t>(x)) &
         0xffffff;
}

Pixels painted(const DisplayPage& page, const DisplayEdition& edition, bool guides = false) {
  return decoded(render_png(page, edition, 72, guides));
}

// Colour type of a PNG file: 0 gray, 2 RGB.
int colour_type(const std::string& png) { return png.at(25); }

TEST(Png, HasTheSizeOfThePageAtItsResolution) {
  const auto edition = sample_edition();
  const auto pixels = decoded(render_png(sample_page(1, "", 300, 400), edition, 150, false));
  EXPECT_EQ(pixels.width, 625);
  EXPECT_EQ(pixels.height, 833);
}

TEST(Png, InksAndTintsAreMixedWithPaper) {
  const auto edition = sample_edition();
  auto page = sample_page(1, "");
  page.items = {FillItem{rect(0, 0, 50, 50), {kRed, 100}}, FillItem{rect(50, 0, 50, 50), {kBlack, 20}},
                FillItem{rect(100, 0, 50, 50), {kRed, 50}}};
  const auto pixels = painted(page, edition);
  EXPECT_EQ(at(pixels, 25, 25), 0xC80A1EU);
  EXPECT_EQ(at(pixels, 75, 25), 0xCCCCCCU);
  EXPECT_EQ(at(pixels, 125, 25), 0xE4858FU);
  EXPECT_EQ(at(pixels, 200, 200), 0xFFFFFFU);
}

TEST(Png, DotsAreRound) {
  const auto edition = sample_edition();
  auto page = sample_page(1, "");
  page.items = {DotItem{{pt(100), pt(100)}, pt(40), {kRed, 100}}};
  const auto pixels = painted(page, edition);
  EXPECT_EQ(at(pixels, 100, 100), 0xC80A1EU);
  EXPECT_EQ(at(pixels, 116, 100), 0xC80A1EU);
  EXPECT_EQ(at(pixels, 116, 116), 0xFFFFFFU); // the corner of its square
}

TEST(Png, IsGrayWithoutColour) {
  const auto edition = sample_edition();
  auto page = sample_page(1, "");
  add_line(page, *edition.faces, {0, 20, 80, kHanFace, 30, {}}, "黑");
  EXPECT_EQ(colour_type(render_png(page, edition, 72, false)), 0);
  EXPECT_EQ(at(painted(page, edition), 35, 70), 0U); // inside the test font's box
  page.items.emplace_back(RuleItem{{pt(0), pt(5)}, {pt(300), pt(5)}, pt(1), {kRed, 100}});
  EXPECT_EQ(colour_type(render_png(page, edition, 72, false)), 2);
}

// How many columns of the page hold ink on the line at `y`.
int inked_columns(const Pixels& pixels, double y) {
  int columns = 0;
  for (int x = 0; x < pixels.width; ++x) columns += at(pixels, x, y) != 0xFFFFFFU ? 1 : 0;
  return columns;
}

TEST(Png, StretchedGlyphsAreNarrowerAndNoLower) {
  const auto edition = sample_edition();
  auto page = sample_page(1, "");
  add_line(page, *edition.faces, {0, 20, 80, kHanFace, 60, {}}, "黑");
  const auto plain = painted(page, edition);
  for (auto& item : page.items)
    if (auto* run = std::get_if<TextRun>(&item)) run->stretch = 500;
  const auto narrow = painted(page, edition);
  EXPECT_GT(inked_columns(plain, 60), 20);
  EXPECT_NEAR(inked_columns(narrow, 60), inked_columns(plain, 60) / 2.0, 2);
  for (int y = 0; y < plain.height; ++y) EXPECT_EQ(inked_columns(narrow, y) > 0, inked_columns(plain, y) > 0) << y;
}

// The ink of the test face's characters: 50 to 950 across, 0 to 700 high. At 100 pt from (20, 150).
TEST(Png, GlyphsStandAsTheirRunsTurnSays) {
  const auto edition = sample_edition();
  struct Case {
    GlyphTurn turn;
    std::uint16_t stretch;
    double left, top, right, bottom;
  };
  for (const Case& wanted :
       {Case{GlyphTurn::upright, 1000, 25, 80, 115, 150}, Case{GlyphTurn::rotated, 1000, 20, 155, 90, 245},
        Case{GlyphTurn::combined, 500, 22.5, 80, 67.5, 150}, Case{GlyphTurn::upright, 500, 25, 115, 115, 150},
        Case{GlyphTurn::rotated, 500, 20, 152.5, 90, 197.5}}) {
    auto page = sample_page(1, "");
    add_line(page, *edition.faces, {0, 20, 150, kHanFace, 100, {}}, "黑");
    turn_down(page, wanted.turn, 20);
    for (auto& item : page.items)
      if (auto* run = std::get_if<TextRun>(&item)) run->stretch = wanted.stretch;
    const auto pixels = painted(page, edition);
    const std::string what = std::string(name_of(wanted.turn)) + " " + std::to_string(wanted.stretch);
    const double x = (wanted.left + wanted.right) / 2, y = (wanted.top + wanted.bottom) / 2;
    EXPECT_EQ(at(pixels, wanted.left + 2, y), 0U) << what;
    EXPECT_EQ(at(pixels, wanted.right - 2, y), 0U) << what;
    EXPECT_EQ(at(pixels, x, wanted.top + 2), 0U) << what;
    EXPECT_EQ(at(pixels, x, wanted.bottom - 2), 0U) << what;
    EXPECT_EQ(at(pixels, wanted.left - 2, y), 0xFFFFFFU) << what;
    EXPECT_EQ(at(pixels, wanted.right + 2, y), 0xFFFFFFU) << what;
    EXPECT_EQ(at(pixels, x, wanted.top - 2), 0xFFFFFFU) << what;
    EXPECT_EQ(at(pixels, x, wanted.bottom + 2), 0xFFFFFFU) << what;
  }
}

TEST(Png, SameInputSameBytes) {
  const auto edition = sample_edition();
  const auto page = jumping_pages(edition)[0];
  EXPECT_EQ(render_png(page, edition, 100, true), render_png(page, edition, 100, true));
}

TEST(Png, BoxLiesInsideItsRectangle) {
  const auto edition = sample_edition();
  auto page = sample_page(1, "");
  page.items = {BoxItem{rect(10, 10, 50, 50), pt(4), {}}};
  const auto pixels = painted(page, edition);
  EXPECT_EQ(at(pixels, 9, 30), 0xFFFFFFU);
  EXPECT_EQ(at(pixels, 10, 30), 0U);
  EXPECT_EQ(at(pixels, 13, 30), 0U);
  EXPECT_EQ(at(pixels, 14, 30), 0xFFFFFFU);
  EXPECT_EQ(at(pixels, 59, 30), 0U);
  EXPECT_EQ(at(pixels, 60, 30), 0xFFFFFFU);
}

TEST(Png, PicturesAreCroppedToTheirRectangle) {
  auto edition = sample_edition();
  edition.pictures = {{"halves.png", sample_png(200, 100), {PictureFormat::png, 200, 100, 3}}};
  auto page = sample_page(1, "");
  PictureItem whole{0, rect(20, 20, 100, 50)};
  PictureItem right{0, rect(20, 100, 100, 100), 32768, 0, 32768, 65536};
  page.items = {whole, right};
  const auto pixels = painted(page, edition);
  EXPECT_EQ(at(pixels, 40, 40), 0xC81020U);
  EXPECT_EQ(at(pixels, 100, 40), 0x1020C8U);
  EXPECT_EQ(at(pixels, 30, 150), 0x1020C8U);
  EXPECT_EQ(at(pixels, 115, 150), 0x1020C8U);
  EXPECT_EQ(at(pixels, 18, 150), 0xFFFFFFU);
  EXPECT_EQ(at(pixels, 122, 150), 0xFFFFFFU);
}

TEST(Png, SvgPicturesAreDrawn) {
  auto edition = sample_edition();
  const std::string svg = "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'>"
                          "<rect width='10' height='10' fill='#00ff00'/></svg>";
  edition.pictures = {{"green.svg", svg, {PictureFormat::svg, 10, 10, 3}}};
  auto page = sample_page(1, "");
  page.items = {PictureItem{0, rect(20, 20, 100, 50)}};
  EXPECT_EQ(at(painted(page, edition), 70, 45), 0x00FF00U);
}

TEST(Png, MissingPictureIsABoxWithACross) {
  auto edition = sample_edition();
  auto page = sample_page(1, "");
  page.items = {MissingPictureItem{rect(20, 20, 100, 100), "gone"}};
  const auto pixels = painted(page, edition);
  EXPECT_LT(at(pixels, 40, 40), at(pixels, 60, 40)); // on the cross, beside it
  EXPECT_EQ(at(pixels, 60, 40), 0xF2F2F2U);
  edition.faces = nullptr; // no face, no words, no fault
  EXPECT_LT(at(painted(page, edition), 40, 40), 0xF2F2F2U);
}

TEST(Png, BrokenPictureBecomesAMissingOne) {
  auto edition = sample_edition();
  edition.pictures = {{"broken.jpg", sample_jpeg(80, 80, 3).substr(0, 300), {PictureFormat::jpeg, 80, 80, 3}}};
  auto page = sample_page(1, "");
  page.items = {PictureItem{0, rect(20, 20, 100, 100)}, PictureItem{7, rect(150, 20, 100, 100)}};
  const auto pixels = painted(page, edition);
  EXPECT_EQ(at(pixels, 60, 40), 0xF2F2F2U);
  EXPECT_EQ(at(pixels, 190, 40), 0xF2F2F2U);
}

TEST(Png, QrModulesHaveNoSeams) {
  const auto edition = sample_edition();
  auto page = sample_page(1, "");
  QrItem code{rect(10, 10, 70.3, 70.3), 7, std::vector<std::uint8_t>(49, 1), "all dark"};
  code.modules[3 * 7 + 3] = 0;
  page.items = {code};
  const auto pixels = painted(page, edition);
  int gray = 0;
  for (int y = 11; y < 79; ++y)
    for (int x = 11; x < 79; ++x) {
      const bool light = x > 39 && x < 51 && y > 39 && y < 51;
      if (!light && at(pixels, x, y) != 0) ++gray;
    }
  EXPECT_EQ(gray, 0);
  EXPECT_EQ(at(pixels, 45, 45), 0xFFFFFFU);
}

TEST(Png, ProofMarksShowOnlyWithGuides) {
  const auto edition = sample_edition();
  auto page = sample_page(1, "");
  page.items = {ProofMark{MarkKind::overset, rect(20, 20, 100, 100), "12"}};
  EXPECT_EQ(colour_type(render_png(page, edition, 72, false)), 0);
  const auto marked = painted(page, edition, true);
  EXPECT_EQ(at(marked, 112, 112), 0xDC141EU); // red, in the frame's last corner
}

TEST(Png, BreaksOfPageRulesHaveTheirColourAndALabel) {
  const auto edition = sample_edition();
  auto page = sample_page(1, "");
  page.items = {ProofMark{MarkKind::rule_break, rect(20, 20, 100, 100), "L5 E"},
                ProofMark{MarkKind::rule_break, rect(150, 20, 100, 100), "L4 W"},
                ProofMark{MarkKind::rule_break, rect(150, 20, 100, 100), "L9 W"}};
  EXPECT_EQ(colour_type(render_png(page, edition, 72, false)), 0);
  const auto marked = painted(page, edition, true);
  // The outline's edge lies between two dots: half of its colour on a veil of it.
  const auto reddish = [](std::uint32_t dot) {
    return static_cast<int>(dot >> 16U & 0xFFU) - static_cast<int>(dot >> 8U & 0xFFU);
  };
  EXPECT_GT(reddish(at(marked, 119, 60)), 90);
  EXPECT_LT(reddish(at(marked, 110, 60)), 60) << "the veil is light";
  EXPECT_EQ(at(marked, 21, 21), 0xDC141EU); // the label's corner
  EXPECT_GT(static_cast<int>(at(marked, 249, 60) >> 16U & 0xFFU) - static_cast<int>(at(marked, 249, 60) & 0xFFU), 120);
  EXPECT_EQ(at(marked, 151, 31), 0xEB820FU); // the second label stands under the first
  EXPECT_NE(at(marked, 70, 70), 0xFFFFFFU);  // a veil
  EXPECT_EQ(at(marked, 135, 70), 0xFFFFFFU);
}

} // namespace
} // namespace broadsheet::testing
