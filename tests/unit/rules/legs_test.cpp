// L3, L7, L8, L14, L15, L19, L20.
#include "tests/unit/rules/page_builder.hpp"

namespace broadsheet::testing {
namespace {

using ::testing::IsEmpty;

TEST(PageRules, L3LegsInReadingOrder) {
  PageBuilder backward, low, hopping, kept, mirrored;
  auto in = backward.frame(rect(0, 0, 252, 240));
  backward.leg(0, in, 132, 0, 10);
  backward.leg(0, in, 0, 0, 10);
  EXPECT_THAT(backward.breaks(PageRule::L3), OneBreak(E, rect(0, 0, 120, 120)));
  in = low.frame(rect(0, 0, 252, 480));
  low.leg(0, in, 0, 0, 10);
  low.leg(0, in, 132, 240, 10); // under the foot of the first
  EXPECT_THAT(low.breaks(PageRule::L3), OneBreak(E, rect(132, 240, 120, 120)));
  in = hopping.frame(rect(0, 0, 384, 240));
  hopping.leg(0, in, 0, 0, 10);
  const auto other = hopping.frame(rect(132, 0, 120, 240));
  hopping.leg(0, in, 264, 0, 10);
  hopping.leg(1, other, 132, 0, 10);
  EXPECT_THAT(hopping.breaks(PageRule::L3), OneBreak(E, rect(264, 0, 120, 120)));
  in = kept.frame(rect(0, 0, 384, 240));
  for (int i = 0; i < 3; ++i) kept.leg(0, in, 132 * i, 0, 10);
  EXPECT_THAT(kept.breaks(PageRule::L3), IsEmpty());
  mirrored.settings.right_to_left = true;
  in = mirrored.frame(rect(0, 0, 252, 240));
  mirrored.leg(0, in, 132, 0, 10);
  mirrored.leg(0, in, 0, 0, 10);
  EXPECT_THAT(mirrored.breaks(PageRule::L3), IsEmpty());
}

TEST(PageRules, L3VerticalLegsStandUnderEachOther) {
  PageBuilder kept, broken;
  const auto standing = [](PageBuilder& page, std::uint32_t in, int top) {
    for (int i = 0; i < 6; ++i) {
      AnatomyLine& line = page.line(0, in, rect(108 - 12 * i, top, 12, 120));
      line.vertical = true;
      line.baseline = {pt(114 - 12 * i), pt(top)};
    }
  };
  auto in = kept.frame(rect(0, 0, 120, 252));
  kept.last_frame().vertical = true;
  standing(kept, in, 0);
  standing(kept, in, 132);
  EXPECT_THAT(kept.breaks(PageRule::L3), IsEmpty());
  in = broken.frame(rect(0, 0, 120, 252));
  broken.last_frame().vertical = true;
  standing(broken, in, 132);
  standing(broken, in, 0);
  EXPECT_THAT(broken.breaks(PageRule::L3), OneBreak(E, rect(48, 0, 72, 120)));
}

TEST(PageRules, L7NoLonelyLines) {
  PageBuilder widow, orphan, subhead, kept;
  const auto two_legs = [](PageBuilder& page) {
    const auto in = page.frame(rect(0, 0, 252, 240));
    page.part(0, in);
    page.leg(0, in, 0, 0, 10);
    page.leg(0, in, 132, 0, 10);
  };
  two_legs(widow);
  widow.page.anatomy.lines[10].ends_paragraph = true;
  EXPECT_THAT(widow.breaks(PageRule::L7), OneBreak(E, rect(132, 0, 120, 12)));
  two_legs(orphan);
  orphan.page.anatomy.lines[9].starts_paragraph = true;
  EXPECT_THAT(orphan.breaks(PageRule::L7), OneBreak(E, rect(0, 108, 120, 12)));
  two_legs(subhead);
  subhead.page.anatomy.lines[9].role = BlockRole::subhead;
  EXPECT_THAT(subhead.breaks(PageRule::L7), OneBreak(E, rect(0, 108, 120, 12)));
  two_legs(kept); // two lines of a paragraph on either side
  kept.page.anatomy.lines[8].starts_paragraph = true;
  kept.page.anatomy.lines[11].ends_paragraph = true;
  EXPECT_THAT(kept.breaks(PageRule::L7), IsEmpty());
}

TEST(PageRules, L8FeetEndLevel) {
  PageBuilder broken, kept, as_designed;
  const auto legs = [](PageBuilder& page, int second) {
    const auto in = page.frame(rect(0, 0, 252, 240));
    page.leg(0, in, 0, 0, 12);
    page.leg(0, in, 132, 0, second);
  };
  legs(broken, 10);
  EXPECT_THAT(broken.breaks(PageRule::L8), OneBreak(E, rect(132, 0, 120, 120)));
  legs(kept, 11);
  EXPECT_THAT(kept.breaks(PageRule::L8), IsEmpty());
  legs(as_designed, 5);
  as_designed.last_frame().levelled = false;
  EXPECT_THAT(as_designed.breaks(PageRule::L8), IsEmpty());
}

TEST(PageRules, L8LegsUnderPictures) {
  PageBuilder chinese, kept, latin;
  const auto under = [](PageBuilder& page, int lines) {
    const auto photo = page.frame(rect(0, 0, 120, 120));
    page.picture(1, photo, rect(0, 0, 120, 120));
    page.leg(0, page.frame(rect(0, 132, 120, 200)), 0, 132, lines);
  };
  under(chinese, 4);
  EXPECT_THAT(chinese.breaks(PageRule::L8), OneBreak(E, rect(0, 132, 120, 48)));
  under(kept, 5);
  EXPECT_THAT(kept.breaks(PageRule::L8), IsEmpty());
  latin.settings.rules = with_defaults({}, "en"); // an inch
  under(latin, 5);
  EXPECT_THAT(latin.breaks(PageRule::L8), OneBreak(E, rect(0, 132, 120, 60)));
}

TEST(PageRules, L14TheBaselineGrid) {
  PageBuilder broken, kept, feathered;
  broken.leg(0, broken.frame(rect(0, 0, 120, 240)), 0, 6, 10);
  EXPECT_THAT(broken.breaks(PageRule::L14), OneBreak(E, rect(0, 6, 120, 12)));
  kept.leg(0, kept.frame(rect(0, 0, 120, 240)), 0, 24, 10);
  EXPECT_THAT(kept.breaks(PageRule::L14), IsEmpty());
  const auto in = feathered.frame(rect(0, 0, 120, 240));
  for (int i = 0; i < 10; ++i) { // 12.2 pt: 1.7 % more, the whole story
    AnatomyLine& line = feathered.line(0, in, rect(0, 12 * i, 120, 12));
    line.baseline.y = pt(10) + Length{799539} * i;
  }
  EXPECT_THAT(feathered.breaks(PageRule::L14), OneBreak(W, rect(0, 12, 120, 12)));
}

TEST(PageRules, L15WhiteBetweenBodyLines) {
  PageBuilder inside, between, kept, one_leg;
  auto in = inside.frame(rect(0, 0, 120, 400));
  inside.leg(0, in, 0, 0, 5);
  inside.leg(0, in, 0, 72, 5); // a line of white in a paragraph
  EXPECT_THAT(inside.breaks(PageRule::L15), OneBreak(E, rect(0, 48, 120, 36)));
  in = between.frame(rect(0, 0, 120, 400));
  between.leg(0, in, 0, 0, 5);
  between.leg(0, in, 0, 72, 5);
  between.page.anatomy.lines[5].starts_paragraph = true;
  EXPECT_THAT(between.breaks(PageRule::L15), OneBreak(E, rect(0, 48, 120, 36)));
  in = kept.frame(rect(0, 0, 120, 400));
  kept.leg(0, in, 0, 0, 5);
  kept.line(0, in, rect(0, 60, 120, 24)).role = BlockRole::subhead; // the white is a subhead's
  kept.page.anatomy.lines.back().on_grid = false;
  kept.leg(0, in, 0, 84, 5);
  kept.page.anatomy.lines[6].starts_paragraph = true;
  EXPECT_THAT(kept.breaks(PageRule::L15), IsEmpty());
  in = one_leg.frame(rect(0, 0, 384, 400));
  one_leg.leg(0, in, 0, 0, 10);
  one_leg.leg(0, in, 132, 0, 10);
  for (int i = 0; i < 9; ++i) one_leg.line(0, in, rect(264, 13 * i, 120, 12));
  EXPECT_THAT(one_leg.breaks(PageRule::L15), OneBreak(E, rect(264, 0, 120, 116)));
}

TEST(PageRules, L19TheLeastMeasure) {
  PageBuilder broken, kept, beside, both, wide_enough;
  broken.leg(0, broken.frame(rect(0, 0, 50, 240)), 0, 0, 10, 50); // 5 em
  EXPECT_THAT(broken.breaks(PageRule::L19), OneBreak(E, rect(0, 0, 50, 120)));
  kept.leg(0, kept.frame(rect(0, 0, 60, 240)), 0, 0, 10, 60);
  EXPECT_THAT(kept.breaks(PageRule::L19), IsEmpty());
  const auto wrapped = [](PageBuilder& page, int width) {
    const auto in = page.frame(rect(0, 0, 120, 240));
    page.leg(0, in, 0, 0, 5);
    page.picture(0, in, rect(width + 12, 60, 108 - width, 60));
    page.leg(0, in, 0, 60, 5, width);
  };
  wrapped(beside, 48);
  EXPECT_THAT(beside.breaks(PageRule::L19), OneBreak(E, rect(0, 60, 48, 12)));
  wrapped(wide_enough, 60);
  EXPECT_THAT(wide_enough.breaks(PageRule::L19), IsEmpty());
  const auto in = both.frame(rect(0, 0, 252, 240));
  both.leg(0, in, 0, 0, 5, 252);
  both.picture(0, in, rect(96, 60, 60, 12));
  both.leg(0, in, 0, 60, 1, 84);
  both.leg(0, in, 168, 60, 1, 84);
  EXPECT_THAT(both.breaks(PageRule::L19), OneBreak(E, rect(168, 60, 84, 12)));
}

TEST(PageRules, L20LinesOfFiguresOrMarksOnly) {
  const auto with = [](std::string_view words) {
    PageBuilder page;
    const auto in = page.frame(rect(0, 0, 120, 240));
    page.leg(0, in, 0, 0, 3);
    page.line(0, in, rect(0, 36, 120, 12), words);
    return page.breaks(PageRule::L20);
  };
  EXPECT_THAT(with("57%。"), OneBreak(E, rect(0, 36, 120, 12)));
  EXPECT_THAT(with("……”"), OneBreak(E, rect(0, 36, 120, 12)));
  EXPECT_THAT(with("——好"), IsEmpty());
  EXPECT_THAT(with("2025年"), IsEmpty());
}

} // namespace
} // namespace broadsheet::testing
