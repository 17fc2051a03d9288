// How characters stand in vertical lines: UAX #50 and the house's rules for Chinese (typography.md section 7).
#include "layout/base/utf8.hpp"
#include "layout/text/vertical.hpp"
#include "shaping.hpp"
#include "tests/support/command.hpp"

#include <gmock/gmock.h>

#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

namespace broadsheet {
namespace {

using namespace testing;
using ::testing::ElementsAre;

class Vertical : public ::testing::Test {
 protected:
  // "text form" of each piece, with a face that has the vertical forms (or only those of `forms`).
  static std::vector<std::string> pieces(std::string_view text, const std::string& language = "zh-Hans",
                                         const HasForm& has_form = has_vert) {
    const auto catalogue = test_catalogue();
    ParagraphText paragraph;
    paragraph.utf8 = text;
    paragraph.language = language;
    paragraph.vertical = true;
    const auto end = static_cast<std::uint32_t>(text.size());
    const auto items = catalogue->itemise(text, {{0, end, kHan}}, language, false);
    std::vector<std::string> told;
    for (const VerticalPiece& piece : vertical_pieces(paragraph, items, has_form))
      told.push_back(paragraph.utf8.substr(piece.text.begin, piece.text.end - piece.text.begin) + name(piece.form));
    return told;
  }
  static bool has_vert(FaceId, char32_t, hb_tag_t feature) { return feature == HB_TAG('v', 'e', 'r', 't'); }
  static bool has_none(FaceId, char32_t, hb_tag_t) { return false; }
  static const char* name(VerticalForm form) {
    static constexpr std::array<const char*, 4> names{"↓", "▣", "▭", "↻"};
    return names.at(static_cast<std::size_t>(form));
  }
};

struct Row {
  std::string character, code, cls;
};

std::vector<Row> uax50_rows() {
  std::vector<Row> rows;
  for (const char* folder :
       {BROADSHEET_SOURCE "/../shared/conformance/", BROADSHEET_SOURCE "/../../shared/conformance/"}) {
    std::ifstream file(std::string(folder) + "uax50_vertical_orientation.tsv");
    std::string line, name;
    std::getline(file, line);
    while (std::getline(file, line)) {
      Row row;
      std::istringstream fields(line);
      std::getline(fields, row.character, '\t');
      std::getline(fields, row.code, '\t');
      std::getline(fields, name, '\t');
      std::getline(fields, row.cls, '\t');
      rows.push_back(row);
    }
    if (!rows.empty()) break;
  }
  return rows;
}

char32_t code_of(const Row& row) { return static_cast<char32_t>(std::stoul(row.code.substr(2), nullptr, 16)); }

TEST_F(Vertical, EveryRowOfTheTableHasItsClass) {
  const std::vector<Row> rows = uax50_rows();
  if (rows.empty()) GTEST_SKIP() << "no shared/conformance/uax50_vertical_orientation.tsv";
  const std::map<std::string, VerticalClass> classes{{"U", VerticalClass::upright},
                                                     {"R", VerticalClass::rotated},
                                                     {"Tu", VerticalClass::form_or_upright},
                                                     {"Tr", VerticalClass::form_or_rotated}};
  EXPECT_GE(rows.size(), 100U);
  for (const Row& row : rows) EXPECT_EQ(vertical_class(code_of(row)), classes.at(row.cls)) << row.character << row.code;
}

// Rows that Chinese copy sets otherwise, and why.
const std::map<char32_t, const char*> kHouseChoices{
    {U'A', "one to three capitals stand upright"},
    {U'1', "one digit stands upright"},
    {0x201c, "GB/T 15834 5.2.3: shown as a vertical white corner bracket"},
    {0x201d, "GB/T 15834 5.2.3"},
    {0x2018, "GB/T 15834 5.2.3: shown as a vertical corner bracket"},
    {0x2019, "GB/T 15834 5.2.3"},
    {0x2014, "the dash has a vertical form of one em"},
    {0x2e3a, "the dash has a vertical form"},
    {0x2026, "the ellipsis has a vertical form of one em"},
    {0x22ef, "the ellipsis has a vertical form of one em"},
    {0xb7, "the middle dot stands in the middle of its cell"},
    {0x2022, "the bullet is a middle dot"},
    {0x2027, "the hyphenation point is a middle dot"},
};

TEST_F(Vertical, EveryRowStandsAsTheTableSaysButForHouseChoices) {
  const std::vector<Row> rows = uax50_rows();
  if (rows.empty()) GTEST_SKIP() << "no shared/conformance/uax50_vertical_orientation.tsv";
  std::size_t choices = 0;
  for (const Row& row : rows) {
    const std::vector<std::string> got = pieces("永" + row.character + "和");
    const bool rotated = got.size() == 3 && got[1] == row.character + "↻";
    const bool house = kHouseChoices.contains(code_of(row));
    choices += house;
    EXPECT_EQ(rotated, row.cls == "R" && !house) << row.character << row.code << " " << row.cls;
  }
  EXPECT_EQ(choices, kHouseChoices.size());
}

TEST_F(Vertical, ColonsStandUprightInChineseAndTurnInJapanese) {
  EXPECT_THAT(pieces("说：好；"), ElementsAre("说：好；↓"));
  EXPECT_THAT(pieces("説：良；", "ja", has_none), ElementsAre("説↓", "：↻", "良；↓"));
}

TEST_F(Vertical, NumbersByTheirDigits) {
  EXPECT_THAT(pieces("第5条"), ElementsAre("第↓", "5▣", "条↓"));
  EXPECT_THAT(pieces("第12条"), ElementsAre("第↓", "12▭", "条↓"));
  EXPECT_THAT(pieces("第100条"), ElementsAre("第↓", "100▭", "条↓"));
  EXPECT_THAT(pieces("在1985年"), ElementsAre("在↓", "1985↻", "年↓"));
  EXPECT_THAT(pieces("6月10日"), ElementsAre("6▣", "月↓", "10▭", "日↓"));
}

TEST_F(Vertical, FourDigitsAreCombinedWhereTheFaceHasQuarterWidths) {
  const auto all = [](FaceId, char32_t, hb_tag_t) { return true; };
  EXPECT_THAT(pieces("在1985年", "zh-Hans", all), ElementsAre("在↓", "1985▭", "年↓"));
  EXPECT_THAT(pieces("约10013人", "zh-Hans", all), ElementsAre("约↓", "10013↻", "人↓"));
}

TEST_F(Vertical, OnlyWholeNumbersAreCombined) {
  for (const char* number : {"3.5", "1,200", "10:30", "10-20", "6/10", "(2)"})
    EXPECT_THAT(pieces("约" + std::string(number) + "个"), ElementsAre("约↓", std::string(number) + "↻", "个↓"));
}

TEST_F(Vertical, APercentSignAfterAWholeNumberStandsUnderIt) {
  EXPECT_THAT(pieces("占57%。"), ElementsAre("占↓", "57▭", "%▣", "。↓"));
  EXPECT_THAT(pieces("占5.7%。"), ElementsAre("占↓", "5.7%↻", "。↓"));
  EXPECT_THAT(pieces("的%号"), ElementsAre("的↓", "%↻", "号↓"));
}

TEST_F(Vertical, CapitalsStandUprightAndWordsTurn) {
  EXPECT_THAT(pieces("看GDP吧"), ElementsAre("看↓", "GDP▣", "吧↓"));
  EXPECT_THAT(pieces("看NASA吧"), ElementsAre("看↓", "NASA↻", "吧↓"));
  EXPECT_THAT(pieces("用iPhone拍"), ElementsAre("用↓", "iPhone↻", "拍↓"));
  EXPECT_THAT(pieces("看C919飞"), ElementsAre("看↓", "C▣", "919▭", "飞↓"));
  EXPECT_THAT(pieces("用5G网"), ElementsAre("用↓", "5▣", "G▣", "网↓"));
}

TEST_F(Vertical, WordsSideBySideAreSetAlike) {
  EXPECT_THAT(pieces("在Open AI吗"), ElementsAre("在↓", "Open AI↻", "吗↓"));
  EXPECT_THAT(pieces("用Windows 11吗"), ElementsAre("用↓", "Windows↻", " 11↻", "吗↓")); // two items
}

TEST_F(Vertical, QuotesOfLatinWordsTurnWithThem) {
  EXPECT_THAT(pieces("他说“好”吧"), ElementsAre("他说“好”吧↓"));
  EXPECT_THAT(pieces("read “this book” aloud"), ElementsAre("read “this book” aloud↻"));
  EXPECT_THAT(pieces("don’t"), ElementsAre("don’t↻"));
}

TEST_F(Vertical, AFaceWithoutVerticalFormsHasItsMarksTurned) {
  EXPECT_THAT(pieces("长（城）——“好”", "zh-Hans", has_none), ElementsAre("长↓", "（↻", "城↓", "）——“↻", "好↓", "”↻"));
  EXPECT_THAT(pieces("长，城。？", "zh-Hans", has_none), ElementsAre("长，城。？↓")) << "Tu: upright otherwise";
}

TEST_F(Vertical, OtherLanguagesGoByTheTableAlone) { EXPECT_THAT(pieces("A 12 GDP", "en"), ElementsAre("A 12 GDP↻")); }

TEST_F(Vertical, QuotesHaveStandInsByRegion) {
  EXPECT_EQ(vertical_stand_in(U'“', "zh-Hans"), U'『');
  EXPECT_EQ(vertical_stand_in(U'’', "zh-CN"), U'」');
  EXPECT_EQ(vertical_stand_in(U'“', "zh-Hant"), U'「');
  EXPECT_EQ(vertical_stand_in(U'’', "zh-TW"), U'』');
  EXPECT_EQ(vertical_stand_in(U'”', "ja"), char32_t{0x301f});
  EXPECT_EQ(vertical_stand_in(U'‘', "ja"), U'‘');
  EXPECT_EQ(vertical_stand_in(U'（', "zh-Hans"), U'（');
}

// --- shaped ---------------------------------------------------------------------------------------------------------

std::shared_ptr<const ShapedParagraph> shape_down(const Shaper& shaper, std::string_view text,
                                                  const std::string& language = "zh-Hans", std::uint16_t role = 0) {
  auto paragraph = std::make_shared<ParagraphText>(*plain_paragraph(text, language, test_style(role)));
  paragraph->vertical = true;
  return shaper.shape(paragraph);
}

// The test faces say nothing of vertical lines: their em box is the cell (880 over the baseline, 120 under it).
TEST_F(Vertical, AHanCharacterFillsACellOnTheLinesMiddle) {
  const Shaper shaper(test_catalogue());
  const auto shaped = shape_down(shaper, "长城");
  ASSERT_EQ(shaped->glyphs.size(), 2U);
  EXPECT_EQ(shaped->runs.front().turn, GlyphTurn::upright);
  for (const Glyph& glyph : shaped->glyphs) {
    EXPECT_EQ(glyph.advance, Length::points(10));
    EXPECT_EQ(glyph.x_offset, Length::from_points(8.8)) << "from the cell's top to the baseline";
    EXPECT_EQ(glyph.y_offset, -Length::points(5)) << "half an em to the left of the middle";
  }
}

TEST_F(Vertical, ACombinedNumberIsOneClusterOfOneEm) {
  const Shaper shaper(test_catalogue());
  const auto shaped = shape_down(shaper, "第12条");
  ASSERT_EQ(shaped->glyphs.size(), 4U);
  const Glyph &one = shaped->glyphs[1], &two = shaped->glyphs[2];
  EXPECT_EQ(shaped->runs[1].turn, GlyphTurn::combined);
  EXPECT_EQ(shaped->runs[1].stretch, kFullWidth);
  EXPECT_EQ(one.cluster, two.cluster);
  EXPECT_EQ(one.advance, Length::points(10));
  EXPECT_EQ(two.advance, Length{});
  // Capitals are 700 high: the baseline is 8.5 pt under the cell's top, for both.
  EXPECT_EQ(one.x_offset, Length::from_points(8.5));
  EXPECT_EQ(one.advance + two.x_offset, one.x_offset);
  EXPECT_EQ(one.y_offset, -Length::points(5));
  EXPECT_EQ(two.y_offset, Length{});
}

TEST_F(Vertical, ThreeDigitsAreMadeNarrowerToFit) {
  const Shaper shaper(test_catalogue());
  const auto shaped = shape_down(shaper, "第100条");
  ASSERT_EQ(shaped->glyphs.size(), 5U);
  EXPECT_EQ(shaped->runs[1].turn, GlyphTurn::combined);
  EXPECT_EQ(shaped->runs[1].stretch, 666);
  EXPECT_GE(shaped->runs[1].stretch, 660) << "never narrower (section 7)";
}

TEST_F(Vertical, ARotatedWordKeepsItsAdvancesAndStandsOnTheMiddle) {
  const Shaper shaper(test_catalogue());
  const auto across = shape_text(shaper, "Mill", "zh-Hans", kLatin);
  const auto down = shape_down(shaper, "Mill", "zh-Hans", kLatin);
  EXPECT_EQ(advances(*down), advances(*across));
  EXPECT_EQ(down->runs.front().turn, GlyphTurn::rotated);
  for (const Glyph& glyph : down->glyphs) EXPECT_EQ(glyph.y_offset, -Length::points(3)); // (700 + 500) / 4
}

TEST_F(Vertical, CapitalsStandInTheMiddleOfAnEmEach) {
  const Shaper shaper(test_catalogue());
  const auto shaped = shape_down(shaper, "看AB");
  ASSERT_EQ(shaped->glyphs.size(), 3U);
  EXPECT_EQ(shaped->runs.back().turn, GlyphTurn::upright);
  EXPECT_EQ(shaped->glyphs[1].advance, Length::points(10));
  EXPECT_EQ(shaped->glyphs[1].y_offset, -Length::from_points(2.5)) << "a letter of 500";
  EXPECT_NE(shaped->glyphs[1].cluster, shaped->glyphs[2].cluster);
}

TEST_F(Vertical, MarksWithoutVhalAreHalvedByTheirInk) {
  const Shaper shaper(test_catalogue());
  const auto half = shaper.half_width(kHan, shape_down(shaper, "长")->glyphs[0].id, true);
  ASSERT_TRUE(half);
  EXPECT_EQ(half->advance, 1000) << "ink from 180 to 880 under the top: no half is free";
}

// --- against HarfBuzz's own program ---------------------------------------------------------------------------------

TEST(VerticalFaces, UprightTextIsWhatHbShapeMakesOfIt) {
  const std::string file = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"; // index 2: SC
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "not installed: " << file;
  if (run_program("hb-shape", {"--version"}, ".").status != 0)
    GTEST_SKIP() << "not installed: hb-shape (libharfbuzz-bin)";
  StyleSheet styles;
  styles.faces = {{"body", {"Noto Serif CJK SC"}, 400, false, {}}};
  const auto catalogue = Catalogue::open(styles);
  ASSERT_TRUE(catalogue.ok());
  const Shaper shaper(*catalogue.value);
  const std::string text = "中，。：；？！（『「—…～〈》々ァっ口", quoted = "中“文”‘好’", stands = "中『文』「好」";
  for (const auto& [ours, theirs] : {std::pair{text, text}, std::pair{quoted, stands}}) {
    std::string expected, got;
    const auto told = run_program("hb-shape",
                                  {"--face-index=2", "--direction=ttb", "--language=zh-hans", "--script=hani",
                                   "--no-clusters", "--no-glyph-names", "--features=-kern,-vkrn,-vchw", file, theirs},
                                  ".");
    ASSERT_EQ(told.status, 0) << told.err;
    const auto shaped = shape_down(shaper, ours);
    ASSERT_EQ(shaped->runs.size(), 1U);
    for (const Glyph& glyph : shaped->glyphs) {
      // Font units of 1000 an em, at 10 pt.
      const auto units = [](Length length) { return std::lround(length.to_points() * 100); };
      got += (got.empty() ? "[" : "|") + std::to_string(glyph.id) + "@" + std::to_string(units(glyph.y_offset)) + "," +
             std::to_string(-units(glyph.x_offset)) + "+0," + std::to_string(-units(glyph.advance));
    }
    EXPECT_EQ(got + "]\n", told.out) << ours;
  }
}

} // namespace
} // namespace broadsheet
