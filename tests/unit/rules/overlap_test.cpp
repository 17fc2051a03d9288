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

TEST(Overlap, AFurniturePictureOnBody) {
  const auto logo_at = [](Rect at, std::uint32_t frame_of_type) {
    PageBuilder page;
    if (frame_of_type != kNoFrame) frame_of_type = page.frame(rect(0, 0, 120, 240));
    page.leg(frame_of_type == kNoFrame ? CopyRange::kNoStory : 0, frame_of_type, 0, 0, 10);
    PictureItem logo;
    logo.rect = at;
    page.page.items.emplace_back(logo);
    return page.breaks(PageRule::overlap);
  };
  EXPECT_THAT(logo_at(rect(0, 200, 60, 40), 0), IsEmpty());
  ASSERT_THAT(logo_at(rect(60, 60, 60, 40), 0), SizeIs(1));
  EXPECT_THAT(logo_at(rect(60, 60, 60, 40), 0)[0].message, HasSubstr("furniture"));
  EXPECT_THAT(logo_at(rect(60, 60, 60, 40), kNoFrame), IsEmpty()) << "the template's words on its own picture";
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

TEST(Contrast, FurnitureIsReadToo) {
  const auto words = [](int type, int ground) {
    StyleSheet styles;
    styles.inks.emplace_back();
    styles.paragraphs.emplace_back();
    PageBuilder page;
    page.settings.styles = &styles;
    page.page.items.emplace_back(FillItem{rect(0, 0, 120, 60), {0, static_cast<std::uint8_t>(ground)}});
    for (int i = 0; i < 2; ++i) {
      page.line(CopyRange::kNoStory, kNoFrame, rect(0, 24 + 100 * i, 120, 12)); // on the box, and on paper
      std::get<TextRun>(page.page.items.back()).ink = {0, static_cast<std::uint8_t>(type)};
    }
    return page.breaks(PageRule::contrast);
  };
  EXPECT_THAT(words(100, 10), IsEmpty());
  EXPECT_THAT(words(100, 80), OneBreak(E, rect(0, 24, 120, 12)));
  EXPECT_THAT(words(100, 80)[0].message, HasSubstr("furniture"));
  EXPECT_THAT(words(0, 80), OneBreak(E, rect(0, 124, 120, 12))) << "white on paper";
}

// A code on grounds of so much black, in their order; `after`: of one that is printed over it.
std::vector<RuleBreak> code_on(std::vector<FillItem> grounds, std::optional<FillItem> after = {}) {
  StyleSheet styles;
  styles.inks.emplace_back();
  PageBuilder page;
  page.settings.styles = &styles;
  for (const FillItem& ground : grounds) page.page.items.emplace_back(ground);
  QrItem code;
  code.rect = rect(20, 20, 40, 40);
  page.page.items.emplace_back(code);
  if (after) page.page.items.emplace_back(*after);
  return page.breaks(PageRule::contrast);
}

TEST(Contrast, ScannersWantCodesOnPaper) {
  const auto tint = [](Rect at, int percent) { return FillItem{at, {0, static_cast<std::uint8_t>(percent)}, {}}; };
  const Rect all = rect(0, 0, 120, 120), corner = rect(0, 0, 30, 30), around = rect(16, 16, 48, 48);
  const auto broken = OneBreak(E, rect(20, 20, 40, 40));
  EXPECT_THAT(code_on({}), IsEmpty());
  EXPECT_THAT(code_on({tint(all, 30)}), IsEmpty());
  EXPECT_THAT(code_on({tint(all, 50)}), broken);
  EXPECT_THAT(code_on({tint(corner, 50)}), broken) << "under a part of it";
  EXPECT_THAT(code_on({tint(all, 100), tint(around, 0)}), IsEmpty()) << "white under it";
  EXPECT_THAT(code_on({tint(all, 100), tint(corner, 0)}), broken);
  EXPECT_THAT(code_on({}, tint(corner, 8)), broken) << "over it";
}

} // namespace
} // namespace broadsheet::testing
