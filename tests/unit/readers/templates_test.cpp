#include "tests/unit/readers/reading.hpp"
#include "tests/unit/readers/samples.hpp"

#include <gtest/gtest.h>

namespace broadsheet::testing {
namespace {

TEST(Templates, StyleSheetIsResolved) {
  const TemplateReading reading({{"style.xml", kStyle}, {"front.xml", kPage}});
  ASSERT_EQ(reading.told(), "");
  const StyleSheet& sheet = reading.set().styles;
  EXPECT_EQ(sheet.grid_leading, Length::points(12));
  EXPECT_EQ(sheet.faces[0].families, (std::vector<std::string>{"Noto Serif CJK SC", "Noto Serif"}));
  EXPECT_EQ(sheet.faces[1].weight, 700);
  ASSERT_EQ(sheet.inks.size(), 2u);
  EXPECT_EQ(sheet.inks[1].rgb, 0xc8161du);
  EXPECT_EQ(sheet.paragraphs[0].first_indent, Length::points(18));
  EXPECT_TRUE(sheet.paragraphs[0].on_grid);
  EXPECT_EQ(sheet.paragraphs[2].first_indent, Length::points(24)); // two em of its own
  EXPECT_TRUE(sheet.paragraphs[2].on_grid);
  EXPECT_EQ(sheet.paragraphs[2].face, 1);
  EXPECT_FALSE(sheet.paragraphs[3].on_grid);
  EXPECT_EQ(sheet.paragraphs[3].leading, resolve({43200, Unit::pt}, {}, {}));
  EXPECT_EQ(sheet.paragraphs[3].minimum_size, Length::points(30));
  EXPECT_EQ(sheet.paragraphs[3].ink, (InkRef{1, 50}));
  EXPECT_EQ(sheet.designs[0].head_gap, Length::points(6));
  EXPECT_EQ(style_of(sheet, sheet.designs[0], 2).name, "headline");
  EXPECT_EQ(sheet.notices[0].turn, JumpTurn::sentence);
}

TEST(Templates, FirstParagraphsAndDropCaps) {
  const TemplateReading reading({{"style.xml", kStyle}, {"front.xml", kPage}});
  ASSERT_EQ(reading.told(), "");
  const StyleSheet& sheet = reading.set().styles;
  ASSERT_TRUE(sheet.designs[0].first_paragraph);
  const ParagraphStyle& opening = sheet.paragraphs[*sheet.designs[0].first_paragraph];
  EXPECT_EQ(opening.name, "opening");
  EXPECT_EQ(opening.drop_cap_lines, 3);
  EXPECT_EQ(opening.drop_cap_words, 2);
  EXPECT_EQ(opening.drop_cap_face, 1);
  EXPECT_EQ(opening.drop_cap_gap, Length::points(9) / 4);
  EXPECT_EQ(sheet.paragraphs[0].drop_cap_lines, 0);
}

TEST(Templates, CopyfitLadderKeepsTheDeclaredOrder) {
  const TemplateReading reading({{"style.xml", kStyle}, {"front.xml", kPage}});
  ASSERT_TRUE(reading.outcome.ok()) << reading.told();
  const StyleSheet& sheet = reading.set().styles;
  ASSERT_EQ(sheet.copyfits.size(), 1u);
  const Length line = Length::points(12);
  const std::vector<CopyfitRung> expected{{CopyfitLever::head_size, -2, 0, Length::points(1)},
                                          {CopyfitLever::tighten, 0, 0, {}},
                                          {CopyfitLever::loosen, 0, 0, {}},
                                          {CopyfitLever::head_space, -1, 2, line / 2}, // of half a line
                                          {CopyfitLever::picture_height, -4, 3, line},
                                          {CopyfitLever::trim, 0, 9, {}},
                                          {CopyfitLever::leading, -2, 0, Length::points(1) / 4},
                                          {CopyfitLever::jump, 0, 0, {}}};
  EXPECT_EQ(sheet.copyfits.front().rungs, expected);
  EXPECT_EQ(find_design(sheet, "lead")->copyfit, 0);
  const Frame& lead = *find_frame(reading.set().pages.front(), "lead");
  EXPECT_EQ(lead.copyfit, 0);
  EXPECT_EQ(lead.fill, Underset::filler);
  EXPECT_TRUE(lead.own_grid);
  const Frame& rest = *find_frame(reading.set().pages.front(), "rest");
  EXPECT_EQ(rest.copyfit, std::nullopt);
  EXPECT_EQ(rest.fill, Underset::space);
  EXPECT_FALSE(rest.own_grid);
}

TEST(Templates, FramesBecomeRectangles) {
  const TemplateReading reading({{"style.xml", kStyle}, {"front.xml", kPage}});
  ASSERT_EQ(reading.told(), "");
  const PageTemplate& page = reading.set().pages.at(0);
  EXPECT_EQ(page.grid.lines, 115);
  const Frame& lead = page.frames[0];
  EXPECT_EQ(lead.rect.x, page.grid.type_area.x);
  EXPECT_EQ(lead.rect.y, page.grid.type_area.y + Length::points(12) * 19);
  EXPECT_EQ(lead.rect.height, Length::points(12) * 48);
  EXPECT_EQ(lead.gutter, Length::points(9)); // one em of the body
  const Frame& rest = page.frames[1];
  EXPECT_EQ(rest.rect.right(), page.grid.type_area.right());
  EXPECT_EQ(rest.first_line, 1);
  EXPECT_EQ(rest.lines, 100);
  EXPECT_EQ(rest.below, (std::vector<std::string>{"lead", "photo"}));
  EXPECT_EQ(rest.box.inset, Length{9 * 65536 * 3 / 4});
  const Frame& photo = page.frames[3];
  EXPECT_EQ(photo.first_line, 18); // 70 mm are 16.5 lines
  EXPECT_EQ(page.furniture[0].text, "{newspaper}\n{date.long} {weekday}");
  EXPECT_EQ(page.furniture[2].rect.width, Length{});
}

std::string with_style(const std::string& paragraphs) {
  return R"(<style-sheet version="1" name="d" xml:lang="en"><grid leading="12pt"/><faces><face role="serif" family="Serif"/></faces>)" +
         paragraphs +
         R"(<design name="lead" default="body"/><notices xml:lang="en" to="See page {page}" from="From page {page}"
         to-paragraph="body" from-paragraph="body"/></style-sheet>)";
}

const ParagraphStyle& style(const TemplateReading& reading, std::size_t index) {
  return reading.set().styles.paragraphs.at(index);
}

TEST(Templates, DefaultsOfAParagraph) {
  const TemplateReading reading(
      {{"style.xml", with_style(R"(<paragraph name="body" face="serif"/>)")}, {"p.xml", "<page-template/>"}});
  const ParagraphStyle& body = style(reading, 0);
  EXPECT_EQ(body.size, Length::points(9));
  EXPECT_EQ(body.minimum_size, Length::points(9));
  EXPECT_EQ(body.leading, Length::points(12));
  EXPECT_TRUE(body.on_grid);
  EXPECT_EQ(body.alignment, Alignment::justify);
  EXPECT_EQ(body.first_indent, Length{});
  EXPECT_EQ(body.profile, "en-newspaper");
  EXPECT_EQ(body.ink, InkRef{});
  EXPECT_FALSE(body.hyphenate);
  EXPECT_FALSE(body.strong_face);
  const JumpNotices& notices = reading.set().styles.notices[0];
  EXPECT_EQ(notices.turn, JumpTurn::line);
  EXPECT_EQ(notices.minimum_before, 24) << "T8";
  EXPECT_EQ(notices.minimum_after, 24);
  EXPECT_EQ(notices.minimum_leg + notices.minimum_share, 0);
  EXPECT_EQ(notices.jumps, 1);
  EXPECT_FALSE(notices.from_in_text);
}

TEST(Templates, NoticesOfAHanPaperHaveTheMinimaOfT4) {
  const TemplateReading reading({{"style.xml", with_style(R"(<paragraph name="body" face="serif"/>
    <notices xml:lang="zh-Hans" to="转{page}" from="接{page} {SLUG}" to-paragraph="body" from-paragraph="body"/>
    <notices xml:lang="zh-Hant" to="转{page}" from="接{page}" to-paragraph="body" from-paragraph="body" turn="inside"
             numerals="circled" jumps="2" from-place="text" minimum-leg="6" minimum-share="40" minimum-before="1"
             minimum-after="2"/>)")},
                                 {"p.xml", "<page-template/>"}});
  const JumpNotices& plain = reading.set().styles.notices.at(0);
  EXPECT_EQ(plain.minimum_before, 10);
  EXPECT_EQ(plain.minimum_after, 8);
  EXPECT_EQ(plain.minimum_leg, 10);
  EXPECT_EQ(plain.minimum_share, 33);
  const JumpNotices& full = reading.set().styles.notices.at(1);
  EXPECT_EQ(full.turn, JumpTurn::inside);
  EXPECT_EQ(full.numerals, Numerals::circled);
  EXPECT_EQ(full.jumps, 2);
  EXPECT_TRUE(full.from_in_text);
  EXPECT_EQ(full.minimum_leg, 6);
  EXPECT_EQ(full.minimum_share, 40);
  EXPECT_EQ(full.minimum_before, 1);
  EXPECT_EQ(full.minimum_after, 2);
}

TEST(Templates, ProfilesAreMadeFromNamedOnes) {
  const TemplateReading reading(
      {{"style.xml",
        with_style(R"(<profile name="house" base="zh-book" marks="kaiming" digit-gap="1/6" tight-pairs="yes"/>
    <profile name="narrow" base="house" line-end="allow" squeeze-stops="never" word-space-limit="80"/>
    <profile name="en-newspaper" base="en-newspaper" letter-limit="0"/>
    <paragraph name="body" face="serif" profile="house"/><paragraph name="child" parent="body"/>
    <paragraph name="other" parent="body" profile="narrow"/><paragraph name="named" parent="body" profile="zh-book"/>
    <paragraph name="plain" face="serif"/>)")},
       {"p.xml", "<page-template/>"}});
  const CompositionProfile& house = *style(reading, 0).house_profile;
  EXPECT_TRUE(house.cjk && house.tight_pairs);
  EXPECT_EQ(house.digit_gap, (EmShare{1, 6}));
  EXPECT_EQ(house.letter_gap, (EmShare{1, 4})); // its base's
  EXPECT_EQ(house.blanks.comma, (EmShare{0, 1}));
  EXPECT_EQ(style(reading, 1).house_profile, style(reading, 0).house_profile);
  const CompositionProfile& narrow = *style(reading, 2).house_profile;
  EXPECT_EQ(narrow.blanks.line_end, LineEnd::allow);
  EXPECT_EQ(narrow.stop_squeeze, StopSqueeze::never);
  EXPECT_EQ(narrow.space_limit, 80);
  EXPECT_EQ(narrow.digit_gap, (EmShare{1, 6}));
  EXPECT_EQ(style(reading, 3).house_profile, nullptr);
  EXPECT_EQ(style(reading, 3).profile, "zh-book");
  EXPECT_EQ(style(reading, 4).house_profile->letter_limit, (EmShare{0, 1})); // stands in the named one's place
}

TEST(Templates, PageRules) {
  const TemplateReading reading({{"style.xml", with_style(R"(<paragraph name="body" face="serif"/>
    <rules><rule id="L4" severity="error" size-difference="10" least-size="2line"/><rule id="L13" severity="off"/></rules>)")},
                                 {"p.xml", "<page-template/>"}});
  const PageRules& rules = reading.set().styles.rules;
  const auto severity = [&](PageRule rule) { return rules.severity[static_cast<std::size_t>(rule)]; };
  const auto limit = [](const PageRules& of, RuleLimit one) { return of.limits[static_cast<std::size_t>(one)]; };
  EXPECT_EQ(severity(PageRule::L4), RuleSeverity::error);
  EXPECT_EQ(severity(PageRule::L13), RuleSeverity::off);
  EXPECT_EQ(severity(PageRule::L5), std::nullopt) << "as it is graded";
  EXPECT_EQ(limit(rules, RuleLimit::bump_size_difference), (Measure{10000, Unit::pt}));
  EXPECT_EQ(limit(rules, RuleLimit::bump_least_size), (Measure{2000, Unit::line}));
  EXPECT_EQ(limit(rules, RuleLimit::least_measure), std::nullopt);
  EXPECT_EQ(limit(with_defaults(rules, "zh-Hans"), RuleLimit::least_measure), (Measure{6000, Unit::em}));
  EXPECT_EQ(limit(with_defaults(rules, "en-GB"), RuleLimit::least_measure), (Measure{72000, Unit::pt}));
  EXPECT_EQ(limit(with_defaults(rules, "en-GB"), RuleLimit::bump_size_difference), (Measure{10000, Unit::pt}));
}

TEST(Templates, RangesOfHeadlines) {
  const TemplateReading reading({{"style.xml", with_style(R"(<paragraph name="body" face="serif" tracking="0.1em"/>
    <paragraph name="head" parent="body" size="40pt" minimum-size="36pt" maximum-size="44pt" maximum-lines="2"
               tracking="0em" sizes="36 42 48" minimum-width="97.5%" maximum-width="110%" minimum-fill="85%" spread="yes"/>
    <paragraph name="child" parent="head" size="20pt" minimum-tracking="-1%" maximum-tracking="12.5%"/>)")},
                                 {"p.xml", "<page-template/>"}});
  EXPECT_EQ(style(reading, 0).minimum_tracking, 100) << "no headline: as it is";
  EXPECT_EQ(style(reading, 0).maximum_tracking, 100);
  EXPECT_EQ(style(reading, 0).maximum_size, style(reading, 0).size);
  const ParagraphStyle& head = style(reading, 1);
  EXPECT_EQ(head.maximum_size, Length::points(44));
  EXPECT_EQ(head.sizes, (std::vector<Length>{Length::points(36), Length::points(42), Length::points(48)}));
  EXPECT_EQ(head.minimum_tracking, -30);
  EXPECT_EQ(head.maximum_tracking, 0);
  EXPECT_EQ(head.minimum_width, 975);
  EXPECT_EQ(head.maximum_width, 1100);
  EXPECT_EQ(head.minimum_fill, 850);
  EXPECT_TRUE(head.spread);
  const ParagraphStyle& child = style(reading, 2);
  EXPECT_EQ(child.maximum_size, Length::points(20)) << "a new size forgets it";
  EXPECT_EQ(child.minimum_tracking, -10);
  EXPECT_EQ(child.maximum_tracking, 125);
  EXPECT_EQ(child.minimum_width, 975);
}

TEST(Templates, FaultyRangesOfHeadlinesAreTold) {
  for (const char* fault :
       {"maximum-size=\"30pt\"", "minimum-tracking=\"1%\"", "maximum-tracking=\"-1%\"", "minimum-width=\"80%\"",
        "maximum-width=\"111%\"", "minimum-fill=\"101%\"", "minimum-width=\"95\"", "minimum-width=\"%\"",
        "maximum-tracking=\"1.25%\"", "sizes=\"24 18\"", "sizes=\"14pt\"", "sizes=\"0 12\"", "spread=\"very\""}) {
    const TemplateReading reading({{"style.xml", with_style("<paragraph name=\"body\" face=\"serif\" size=\"36pt\" " +
                                                            std::string(fault) + "/>")},
                                   {"p.xml", "<page-template/>"}});
    EXPECT_NE(reading.told().find("bad-value"), std::string::npos) << fault << ": " << reading.told();
  }
}

TEST(Templates, LeadingFollowsTheSize) {
  const TemplateReading reading({{"style.xml", with_style(R"(<paragraph name="body" face="serif"/>
    <paragraph name="fits" parent="body" size="12pt"/>
    <paragraph name="large" parent="body" size="20pt"/>
    <paragraph name="larger" parent="large" size="30pt"/>
    <paragraph name="own" parent="large" leading="22pt"/>
    <paragraph name="back" parent="large" size="9pt" leading="1.0line"/>
    <paragraph name="two" parent="body" leading="2line"/>)")},
                                 {"p.xml", "<page-template/>"}});
  EXPECT_TRUE(style(reading, 1).on_grid);
  EXPECT_FALSE(style(reading, 2).on_grid);
  EXPECT_EQ(style(reading, 2).leading, Length::points(24));
  EXPECT_EQ(style(reading, 3).leading, Length::points(36));
  EXPECT_EQ(style(reading, 4).leading, Length::points(22));
  EXPECT_TRUE(style(reading, 5).on_grid);
  EXPECT_EQ(style(reading, 6).leading, Length::points(24));
  EXPECT_FALSE(style(reading, 6).on_grid); // only 1line is the grid's own
}

TEST(Templates, MinimumSizeIsInheritedWithTheSizeOnly) {
  const TemplateReading reading(
      {{"style.xml", with_style(R"(<paragraph name="body" face="serif" size="36pt" minimum-size="30pt"/>
    <paragraph name="same" parent="body"/><paragraph name="other" parent="body" size="20pt"/>)")},
       {"p.xml", "<page-template/>"}});
  EXPECT_EQ(style(reading, 1).minimum_size, Length::points(30));
  EXPECT_EQ(style(reading, 2).minimum_size, Length::points(20));
}

TEST(Templates, RolesOfAUseAreTheFeedsRoles) {
  for (std::uint8_t role = 0; role < kBlockRoleCount; ++role) {
    std::string text = kStyle;
    const std::string name(name_of(static_cast<BlockRole>(role)));
    const std::string use = R"(<use role="headline" paragraph="headline"/>)";
    text.replace(text.find(use), use.size(), "<use role=\"" + name + "\" paragraph=\"kai-body\"/>");
    const TemplateReading reading({{"style.xml", text}, {"front.xml", kPage}});
    ASSERT_EQ(reading.told(), "") << name;
    EXPECT_EQ(style_of(reading.set().styles, reading.set().styles.designs[0], role).name, "kai-body") << name;
  }
}

TEST(Templates, GridColumnsFillTheTypeArea) {
  const TemplateReading reading({{"style.xml", kStyle}, {"front.xml", kPage}});
  const PageTemplate& page = reading.set().pages.at(0);
  const BaselineGrid& grid = page.grid;
  EXPECT_EQ(grid.first_baseline - grid.type_area.y, scale(Length::points(12), 4, 5));
  EXPECT_LE((grid.column_width * 8 + grid.gutter * 7 - grid.type_area.width).sp, 0);
  EXPECT_GT((grid.column_width * 8 + grid.gutter * 7 - grid.type_area.width).sp, -8);
  EXPECT_EQ(page.furniture[3].rect.height, Length{}); // a horizontal rule on the grid
  EXPECT_EQ(page.furniture[2].rect.x + grid.gutter / 2 - page.frames[0].rect.x,
            page.furniture[3].rect.x - page.frames[0].rect.x);
  EXPECT_EQ(page.furniture[4].fill, (InkRef{0, 8}));
  EXPECT_EQ(page.furniture[5].picture, "logo.svg");
}

PageTemplate page_with(const std::string& page, const std::string& grid) {
  const std::string text = "<page-template version=\"1\" name=\"front\"><page " + page + "/><grid " + grid +
                           "/><rule x=\"1mm\" y=\"1mm\" width=\"9mm\" weight=\"1pt\"/></page-template>";
  const TemplateReading reading({{"style.xml", kStyle}, {"front.xml", text}});
  EXPECT_EQ(reading.told(), "");
  return reading.outcome.value ? reading.set().pages.at(0) : PageTemplate{};
}

struct FormatRow {
  const char* name;
  double width, height, area_width, area_height; // mm
};

// Section 12 of typography.md.
TEST(Templates, PageFormatsByName) {
  for (const FormatRow& f :
       {FormatRow{"duikai", 390, 550, 350, 490}, FormatRow{"对开", 390, 550, 350, 490},
        FormatRow{"sikai", 275, 390, 240, 350}, FormatRow{"四开", 275, 390, 240, 350},
        FormatRow{"us-broadsheet", 304.8, 558.8, 262.636, 533.4}, FormatRow{"us-narrow", 279.4, 533.4, 254, 508},
        FormatRow{"uk-broadsheet", 375, 597, 345, 560}, FormatRow{"nordisch", 400, 570, 371, 528},
        FormatRow{"rheinisch", 350, 510, 325, 480}, FormatRow{"berliner", 315, 470, 286, 441},
        FormatRow{"Berliner", 315, 470, 286, 441}, FormatRow{"broadsheet", 304.8, 558.8, 262.636, 533.4},
        FormatRow{"tabloid", 280, 430, 255, 395}}) {
    const PageTemplate page =
        page_with("format=\"" + std::string(f.name) + "\" bleed=\"3mm\" slug=\"10mm\"", "columns=\"5\" gutter=\"4mm\"");
    EXPECT_NEAR(page.boxes.width.to_mm(), f.width, 0.001) << f.name;
    EXPECT_NEAR(page.boxes.height.to_mm(), f.height, 0.001) << f.name;
    EXPECT_NEAR(page.boxes.slug.to_mm(), 10, 0.001) << f.name;
    const Rect& area = page.grid.type_area;
    EXPECT_NEAR(area.width.to_mm(), f.area_width, 0.001) << f.name;
    EXPECT_NEAR(area.height.to_mm(), f.area_height, 0.001) << f.name;
    EXPECT_NEAR(area.x.to_mm(), (f.width - f.area_width) / 2, 0.001) << f.name;
    EXPECT_NEAR(area.y.to_mm(), (f.height - f.area_height) / 2, 0.001) << f.name;
  }
  EXPECT_NEAR(page_with("format=\"berliner\"", "y=\"12mm\" columns=\"5\"").grid.type_area.y.to_mm(), 12, 0.001);
}

// W(n) = n * 13 + (n - 1), in characters of 9 pt.
TEST(Templates, ColumnsByCharacters) {
  for (const auto& [columns, characters] :
       std::vector<std::pair<int, int>>{{1, 13}, {2, 27}, {3, 41}, {4, 55}, {5, 69}, {6, 83}, {7, 97}, {8, 111}}) {
    const PageTemplate page = page_with("format=\"duikai\"", "columns=\"" + std::to_string(columns) +
                                                                 "\" column-characters=\"13\" character=\"9pt\"");
    EXPECT_EQ(page.grid.type_area.width, Length::points(9) * characters) << columns;
    EXPECT_EQ(page.grid.column_width, Length::points(117)) << columns;
    EXPECT_EQ(page.grid.gutter, Length::points(9));
    EXPECT_NEAR(page.grid.type_area.x.to_points() * 2 + page.grid.type_area.width.to_points(),
                page.boxes.width.to_points(), 0.001);
  }
  // The gutter may be its own: a character and a half, of 10 pt.
  const PageTemplate other = page_with("width=\"300mm\" height=\"400mm\"",
                                       "x=\"10mm\" y=\"9mm\" height=\"350mm\" columns=\"3\" column-characters=\"12\" "
                                       "character=\"10pt\" gutter=\"1.5em\"");
  EXPECT_EQ(other.grid.type_area.width, Length::points(3 * 120 + 2 * 15));
  EXPECT_NEAR(other.grid.type_area.x.to_mm(), 10, 0.001);
}

std::vector<Rect> rects_of(const std::string& order) {
  const std::string text =
      "<page-template version=\"1\" name=\"front\"><page width=\"500pt\" height=\"500pt\"/>"
      "<grid x=\"40pt\" y=\"20pt\" width=\"430pt\" height=\"240pt\" columns=\"4\" gutter=\"10pt\"" +
      order +
      "/><box column=\"1\" span=\"1\" line=\"1\" lines=\"2\" weight=\"1pt\"/>"
      "<box column=\"2\" span=\"3\" line=\"1\" lines=\"2\" weight=\"1pt\"/>"
      "<rule column=\"2\" line=\"1\" lines=\"2\" weight=\"1pt\"/>"
      "<column-rules column=\"2\" span=\"3\" line=\"3\" lines=\"2\" weight=\"1pt\"/></page-template>";
  const TemplateReading reading({{"style.xml", kStyle}, {"front.xml", text}});
  EXPECT_EQ(reading.told(), "");
  std::vector<Rect> rects;
  for (const Furniture& piece : reading.set().pages.at(0).furniture) rects.push_back(piece.rect);
  return rects;
}

// Four columns of 100 pt.
TEST(Templates, ColumnsAreCountedFromTheSideWhereReadingBegins) {
  const auto pt = [](int whole) { return Length::points(whole); };
  const std::vector<Rect> western = rects_of(""), arabic = rects_of(" column-order=\"right-to-left\"");
  ASSERT_EQ(western.size(), 5U);
  ASSERT_EQ(arabic.size(), 5U);
  EXPECT_EQ(western[0], (Rect{pt(40), pt(20), pt(100), pt(24)}));
  EXPECT_EQ(western[1], (Rect{pt(150), pt(20), pt(320), pt(24)}));
  EXPECT_EQ(western[2].x, pt(145)) << "in the gutter before column 2";
  EXPECT_EQ(western[3], (Rect{pt(255), pt(44), pt(0), pt(24)}));
  EXPECT_EQ(western[4], (Rect{pt(365), pt(44), pt(0), pt(24)}));
  EXPECT_EQ(arabic[0], (Rect{pt(370), pt(20), pt(100), pt(24)}));
  EXPECT_EQ(arabic[1], (Rect{pt(40), pt(20), pt(320), pt(24)}));
  EXPECT_EQ(arabic[2].x, pt(365));
  EXPECT_EQ(arabic[3].x, pt(255));
  EXPECT_EQ(arabic[4].x, pt(145));
}

TEST(Templates, LeftPagesAreTheEvenOnes) {
  PageTemplate page;
  Furniture left;
  left.side = PageSide::left;
  EXPECT_TRUE(stands_on(left, page, 2));
  EXPECT_FALSE(stands_on(left, page, 3));
  EXPECT_TRUE(stands_on(Furniture{}, page, 3));
  page.grid.right_to_left = true; // bound at the right: page 1 is a left one
  EXPECT_TRUE(stands_on(left, page, 1));
  EXPECT_FALSE(stands_on(left, page, 2));
}

TEST(Templates, FilesOfTheFolder) {
  EXPECT_EQ(TemplateReading({{"front.xml", kPage}}).told(),
            "error - style.missing: no style.xml in the template set \"set\"\n");
  EXPECT_EQ(TemplateReading({{"style.xml", kStyle}}).told(), "error - template.missing: no page template in \"set\"\n");
  const TemplateReading both(
      {{"style.xml", kStyle}, {"a.xml", kPage}, {"b.xml", kPage}, {".c.xml", "x"}, {"notes.txt", "x"}});
  EXPECT_EQ(both.told(), "error 1:1 template.duplicate: the page template \"front\" stands in set/a.xml too\n");
}

TEST(Templates, FaultsOfAllFilesAreToldAtOnce) {
  const TemplateReading reading(
      {{"style.xml", "<style-sheet"}, {"a.xml", "<page-template version='1' name='a'/>"}, {"b.xml", "<x/>"}});
  EXPECT_FALSE(reading.outcome.value);
  EXPECT_EQ(reading.told(), "error 1:13 xml.malformed: the file ends inside <style-sheet>\n"
                            "error 1:1 template.missing-element: <page-template> has no <page>\n"
                            "error 1:1 template.missing-element: <page-template> has no <grid>\n"
                            "error 1:1 template.root: the file's element is <x>\n");
}

TEST(Templates, NamesAreNotLookedUpInABrokenStyleSheet) {
  const TemplateReading reading({{"style.xml", "<x/>"}, {"front.xml", kPage}});
  EXPECT_EQ(reading.told(), "error 1:1 style.root: the file's element is <x>\n");
}

} // namespace
} // namespace broadsheet::testing
