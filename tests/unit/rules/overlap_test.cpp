// What no page may do: type on type, a picture on type, type out of its frame or off the sheet, type that its ground
// swallows. Each with a near twin that is sound.
#include "tests/unit/rules/page_builder.hpp"

namespace broadsheet::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(Overlap, AStoryOnAnother) {
  const auto second_at = [](int y) {
    PageBuilder page;
    page.leg(0, page.frame(rect(0, 0, 120, 240), "a"), 0, 0, 10);
    page.leg(1, page.frame(rect(0, y, 120, 240), "b"), 0, y, 10);
    return page.breaks(PageRule::overlap);
  };
  EXPECT_THAT(second_at(120), IsEmpty());
  const auto found = second_at(60); // told once, with the place of all five lines
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].severity, E);
  EXPECT_EQ(found[0].story, 1U);
  EXPECT_THAT(found[0].message, HasSubstr("5 times"));
  EXPECT_EQ(found[0].place.x, pt(0));
  EXPECT_EQ(found[0].place.width, pt(120));
  EXPECT_GE(found[0].place.height, pt(48));
}

TEST(Overlap, LinesSetSolidDoNotTouch) {
  PageBuilder page;
  const auto in = page.frame(rect(0, 0, 252, 240));
  page.head(0, in, rect(0, 0, 252, 20), 20).baseline.y = pt(18);
  page.head(0, in, rect(0, 19, 252, 20), 20).baseline.y = pt(36); // nine tenths of the size
  EXPECT_THAT(page.breaks(PageRule::overlap), IsEmpty());
}

TEST(Overlap, APictureOnType) {
  const auto picture = [](bool outlined, bool own_caption) {
    PageBuilder page;
    page.leg(0, page.frame(rect(0, 0, 120, 240), "a"), 0, 0, 10);
    if (own_caption)
      for (AnatomyLine& line : page.page.anatomy.lines) line.story = 1;
    const auto in = page.frame(rect(60, 24, 120, 48), "p");
    page.last_frame().outlined = outlined;
    page.picture(1, in, rect(60, 24, 120, 48));
    return page.breaks(PageRule::overlap);
  };
  ASSERT_THAT(picture(false, false), SizeIs(1));
  EXPECT_THAT(picture(false, false)[0].message, HasSubstr("picture"));
  EXPECT_THAT(picture(true, false), IsEmpty()); // type follows what is drawn, into the rectangle
  EXPECT_THAT(picture(false, true), IsEmpty()); // a caption over its picture
}

TEST(Overlap, FurnitureOnBody) {
  PageBuilder page;
  page.leg(0, page.frame(rect(0, 0, 120, 240)), 0, 0, 10);
  EXPECT_THAT(page.breaks(PageRule::overlap), IsEmpty());
  page.head(CopyRange::kNoStory, kNoFrame, rect(0, 30, 120, 36), 30);
  EXPECT_THAT(page.breaks(PageRule::overlap), SizeIs(1));
}

TEST(Overlap, TheTemplateSetMayAllowIt) {
  PageBuilder page;
  page.leg(0, page.frame(rect(0, 0, 120, 240), "a"), 0, 0, 10);
  page.leg(1, page.frame(rect(0, 0, 120, 240), "b"), 0, 0, 10);
  page.settings.rules.severity[static_cast<std::size_t>(PageRule::overlap)] = RuleSeverity::off;
  EXPECT_THAT(page.breaks(PageRule::overlap), IsEmpty());
}

TEST(Outside, TypeKeepsToItsFrame) {
  const auto line_of = [](int width) {
    PageBuilder page;
    page.line(0, page.frame(rect(0, 0, 120, 240)), rect(0, 0, width, 12));
    return page.breaks(PageRule::outside);
  };
  EXPECT_THAT(line_of(124), IsEmpty()); // a mark that hangs
  EXPECT_THAT(line_of(140), OneBreak(E, rect(0, 0, 140, 12)));
}

TEST(Outside, NothingIsCutOff) {
  const auto picture_at = [](Rect at) {
    PageBuilder page;
    page.page.boxes = {pt(600), pt(800), pt(9)};
    page.picture(0, page.frame(at), at);
    return page.breaks(PageRule::outside);
  };
  EXPECT_THAT(picture_at(rect(-9, 0, 618, 400)), IsEmpty()); // bleeds
  EXPECT_THAT(picture_at(rect(-20, 0, 100, 100)), OneBreak(E, rect(-20, 0, 100, 100)));
  PageBuilder page;
  page.page.boxes = {pt(600), pt(800), pt(9)};
  page.line(0, page.frame(rect(500, 0, 120, 240)), rect(500, 0, 105, 12)); // type does not bleed
  EXPECT_THAT(page.breaks(PageRule::outside), SizeIs(1));
}

// A line on a ground of so much black.
std::vector<RuleBreak> on_ground(int type, int ground, bool under = true) {
  StyleSheet styles;
  styles.inks.emplace_back();
  styles.paragraphs.emplace_back();
  PageBuilder page;
  page.settings.styles = &styles;
  const auto in = page.frame(rect(0, 0, 120, 240));
  const FillItem fill{rect(0, 0, 120, 240), {0, static_cast<std::uint8_t>(ground)}};
  if (under) page.page.items.emplace_back(fill);
  page.line(0, in, rect(0, 24, 120, 12));
  std::get<TextRun>(page.page.items.back()).ink = {0, static_cast<std::uint8_t>(type)};
  if (!under) page.page.items.emplace_back(fill);
  return page.breaks(PageRule::contrast);
}

TEST(Contrast, TypeThatItsGroundSwallows) {
  EXPECT_THAT(on_ground(100, 30), IsEmpty());
  EXPECT_THAT(on_ground(100, 31), OneBreak(E, rect(0, 24, 120, 12))); // section 13
  EXPECT_THAT(on_ground(100, 100), OneBreak(E, rect(0, 24, 120, 12)));
  EXPECT_THAT(on_ground(0, 100), IsEmpty()); // reversed
  EXPECT_THAT(on_ground(0, 10), OneBreak(E, rect(0, 24, 120, 12)));
  EXPECT_THAT(on_ground(100, 100, false), IsEmpty()); // printed after it: not under it
}

} // namespace
} // namespace broadsheet::testing
