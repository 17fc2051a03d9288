#include "fonts/face/face.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include <unistd.h>

namespace broadsheet {
namespace {

const std::string kLatinFont = BROADSHEET_SOURCE "/tests/fonts/BroadsheetTest-Latin-Regular.ttf";

// A copy of the Latin test font in which the table `from` is called `to`; removed at the end.
class PatchedFont {
 public:
  PatchedFont(const std::string& from, const std::string& to)
      : path_(std::filesystem::temp_directory_path() /
              ("broadsheet-face-" + to + std::to_string(::getpid()) + ".ttf")) {
    std::ifstream in(kLatinFont, std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    bytes.replace(bytes.find(from), 4, to);
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~PatchedFont() { std::filesystem::remove(path_); }
  PatchedFont(const PatchedFont&) = delete;
  PatchedFont& operator=(const PatchedFont&) = delete;
  [[nodiscard]] std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

TEST(Face, TellsNamesAndMetrics) {
  const auto face = Face::open(kLatinFont, 0);
  ASSERT_NE(face, nullptr);
  EXPECT_EQ(face->family(), "BroadsheetTest Latin");
  EXPECT_EQ(face->style(), "Regular");
  EXPECT_EQ(face->version(), "Version 1.000");
  EXPECT_EQ(face->path(), kLatinFont);
  const FaceMetrics& metrics = face->metrics();
  EXPECT_EQ(metrics.units_per_em, 1000);
  EXPECT_EQ(metrics.ascender, 880);
  EXPECT_EQ(metrics.descender, -120);
  EXPECT_EQ(metrics.cap_height, 700);
  EXPECT_EQ(metrics.x_height, 500);
  EXPECT_EQ(metrics.underline_position, -100);
  EXPECT_EQ(metrics.underline_thickness, 50);
}

TEST(Face, FontIsScaledToUnitsPerEm) {
  const auto face = Face::open(kLatinFont, 0);
  hb_codepoint_t glyph = 0;
  ASSERT_TRUE(hb_font_get_nominal_glyph(face->font(), U'm', &glyph));
  EXPECT_EQ(hb_font_get_glyph_h_advance(face->font(), glyph), 800);
  EXPECT_TRUE(hb_font_is_immutable(face->font()));
}

TEST(Face, KnowsItsCharacters) {
  const auto face = Face::open(kLatinFont, 0);
  for (int again = 0; again < 2; ++again) {
    EXPECT_TRUE(face->has_glyph(U'a'));
    EXPECT_FALSE(face->has_glyph(U'中'));
    EXPECT_FALSE(face->has_glyph(0x20000));
  }
}

TEST(Face, RefusesWhatCannotBePrinted) {
  const PatchedFont harmless("post", "xxxx"), compact("glyf", "CFF2"), bitmaps("glyf", "CBDT");
  EXPECT_NE(Face::open(harmless.path(), 0), nullptr) << "the patch itself does no harm";
  EXPECT_EQ(Face::open(compact.path(), 0), nullptr) << "CFF2 outlines";
  EXPECT_EQ(Face::open(bitmaps.path(), 0), nullptr) << "bitmaps only";
  EXPECT_EQ(Face::open(kLatinFont, 1), nullptr) << "no second face in the file";
  EXPECT_EQ(Face::open(kLatinFont, 0x10000), nullptr) << "instance of a variable font";
  EXPECT_EQ(Face::open(BROADSHEET_SOURCE "/tests/fonts/make_fonts.py", 0), nullptr) << "no font";
  EXPECT_EQ(Face::open("/nowhere/none.ttf", 0), nullptr);
}

} // namespace
} // namespace broadsheet
