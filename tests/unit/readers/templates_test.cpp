#include "tests/unit/readers/reading.hpp"

#include <gtest/gtest.h>

namespace broadsheet::testing {
namespace {

const char* const kStyle = R"(<style-sheet version="1" name="daily" xml:lang="zh-Hans">
  <grid leading="12pt"/>
  <faces><face role="song" family="Noto Serif CJK SC, Noto Serif"/><face role="kai" family="AR PL UKai CN" weight="bold" italic="yes"/>
    <fallback family="Noto Sans Symbols2"/></faces>
  <inks><ink name="masthead-red" rgb="#c8161d" cmyk="0 100 90 5"/></inks>
  <paragraph name="body" face="song" size="9pt" indent="2em"/>
  <paragraph name="large" parent="body" size="12pt" face="kai"/>
  <paragraph name="headline" parent="body" size="36pt" minimum-size="30pt" align="center" indent="0em" ink="masthead-red 50%"/>
  <design name="lead" default="body" head-gap="0.5line"><use role="headline" paragraph="headline"/></design>
  <notices xml:lang="zh-Hans" to="（下转第{page}版）" from="（上接第{page}版）" repeat-head="{headline}" numerals="han" turn="sentence"
    run-in="yes" to-paragraph="body" from-paragraph="body" repeat-paragraph="large" minimum-before="10" minimum-after="8"/>
</style-sheet>)";

const char* const kFront = R"(<page-template version="1" name="front">
  <page width="390mm" height="550mm" bleed="3mm"/>
  <grid x="20mm" y="30mm" width="350mm" height="490mm" columns="8" gutter="9pt"/>
  <frame name="lead" design="lead" column="1" span="5" line="20" lines="48" columns="4" continued-in="rest"/>
  <frame name="rest" design="lead" column="6" span="3" to-line="100" below="lead photo" below-gap="2" inset="0.75em"/>
  <frame name="photo" role="picture" design="lead" x="20mm" y="100mm" width="80mm" height="60mm"/>
  <text name="masthead" column="1" span="3" line="1" lines="5" paragraph="headline">{newspaper}<line/>{date.long}
    {weekday}</text>
  <rule x="20mm" y="62mm" width="350mm" weight="0.7mm" ink="black"/>
  <rule column="2" line="3" lines="2" weight="0.1mm"/>
</page-template>)";

TEST(Templates, StyleSheetIsResolved) {
  const TemplateReading reading({{"style.xml", kStyle}, {"front.xml", kFront}});
  ASSERT_EQ(reading.told(), "");
  const StyleSheet& sheet = reading.set().styles;
  EXPECT_EQ(sheet.grid_leading, Length::points(12));
  EXPECT_EQ(sheet.faces[0].families, (std::vector<std::string>{"Noto Serif CJK SC", "Noto Serif"}));
  EXPECT_EQ(sheet.faces[1].weight, 700);
  ASSERT_EQ(sheet.inks.size(), 2u);
  EXPECT_EQ(sheet.inks[1].rgb, 0xc8161du);
  EXPECT_EQ(sheet.paragraphs[0].first_indent, Length::points(18));
  EXPECT_TRUE(sheet.paragraphs[0].on_grid);
  EXPECT_EQ(sheet.paragraphs[1].first_indent, Length::points(24)); // two em of its own
  EXPECT_TRUE(sheet.paragraphs[1].on_grid);
  EXPECT_EQ(sheet.paragraphs[1].face, 1);
  EXPECT_FALSE(sheet.paragraphs[2].on_grid);
  EXPECT_EQ(sheet.paragraphs[2].leading, resolve({43200, Unit::pt}, {}, {}));
  EXPECT_EQ(sheet.paragraphs[2].minimum_size, Length::points(30));
  EXPECT_EQ(sheet.paragraphs[2].ink, (InkRef{1, 50}));
  EXPECT_EQ(sheet.designs[0].head_gap, Length::points(6));
  EXPECT_EQ(style_of(sheet, sheet.designs[0], 2).name, "headline");
  EXPECT_EQ(sheet.notices[0].turn, JumpTurn::sentence);
}

TEST(Templates, FramesBecomeRectangles) {
  const TemplateReading reading({{"style.xml", kStyle}, {"front.xml", kFront}});
  ASSERT_EQ(reading.told(), "");
  const PageTemplate& page = reading.set().pages.at(0);
  EXPECT_EQ(page.grid.lines, 115);
  const Frame& lead = page.frames[0];
  EXPECT_EQ(lead.rect.x, page.grid.type_area.x);
  EXPECT_EQ(lead.rect.y, page.grid.type_area.y + Length::points(12) * 19);
  EXPECT_EQ(lead.rect.height, Length::points(12) * 48);
  EXPECT_EQ(lead.gutter, Length::points(9));
  const Frame& rest = page.frames[1];
  EXPECT_EQ(rest.rect.right(), page.grid.type_area.right());
  EXPECT_EQ(rest.first_line, 1);
  EXPECT_EQ(rest.lines, 100);
  EXPECT_EQ(rest.below, (std::vector<std::string>{"lead", "photo"}));
  EXPECT_EQ(rest.box.inset, Length{9 * 65536 * 3 / 4});
  const Frame& photo = page.frames[2];
  EXPECT_EQ(photo.first_line, 18); // 70 mm are 16.5 lines
  EXPECT_EQ(page.furniture[0].text, "{newspaper}\n{date.long} {weekday}");
  EXPECT_EQ(page.furniture[2].rect.width, Length{});
}

} // namespace
} // namespace broadsheet::testing
