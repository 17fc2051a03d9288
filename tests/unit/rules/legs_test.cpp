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

// Two legs over another story, and two more under it.
TEST(PageRules, L3NoTierHopsOverAStory) {
  const auto tiers = [](StoryKind between, int x) {
    PageBuilder page;
    page.stories[1].kind = between;
    const auto in = page.frame(rect(0, 0, 252, 120)), next = page.frame(rect(0, 300, 252, 120));
    page.leg(0, in, 0, 0, 10);
    page.leg(0, in, 132, 0, 10);
    page.leg(1, page.frame(rect(x, 144, 252, 120)), x, 144, 10);
    page.leg(0, next, 0, 300, 10);
    page.leg(0, next, 132, 300, 10);
    return page.breaks(PageRule::L3);
  };
  EXPECT_THAT(tiers(StoryKind::story, 0), OneBreak(E, rect(0, 300, 120, 120)));
  EXPECT_THAT(tiers(StoryKind::picture, 0), IsEmpty()); // a picture's caption
  EXPECT_THAT(tiers(StoryKind::story, 264), IsEmpty()); // beside them
}

// The caption of a picture that a story runs round is no story.
TEST(PageRules, L3ACaptionBetweenLegs) {
  const auto between = [](StoryKind kind) {
    PageBuilder page;
    page.stories[1].kind = kind;
    const auto in = page.frame(rect(0, 0, 384, 240));
    page.leg(0, in, 0, 0, 10);
    page.leg(1, page.frame(rect(132, 0, 120, 240)), 132, 0, 2);
    page.leg(0, in, 264, 0, 10);
    return page.breaks(PageRule::L3);
  };
  EXPECT_THAT(between(StoryKind::picture), IsEmpty());
  EXPECT_THAT(between(StoryKind::story), OneBreak(E, rect(264, 0, 120, 120)));
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

TEST(PageRules, L8ACaptionStandsBetweenPictureAndLeg) {
  PageBuilder page;
  page.stories[1].kind = StoryKind::picture;
  const auto in = page.frame(rect(0, 0, 120, 132));
  page.picture(1, in, rect(0, 0, 120, 108));
  AnatomyLine& caption = page.line(1, in, rect(0, 111, 40, 12));
  caption.role = BlockRole::caption;
  caption.on_grid = false;
  page.leg(0, page.frame(rect(0, 144, 120, 200)), 0, 144, 3); // over two lines under the picture itself
  EXPECT_THAT(page.breaks(PageRule::L8), OneBreak(E, rect(0, 144, 120, 36)));
}

// Body whose style is not of the grid, in two legs; the second stands `shift` lower.
PageBuilder off_grid(std::int32_t pitch, std::int32_t shift) {
  PageBuilder page;
  const auto in = page.frame(rect(0, 0, 252, 240));
  for (int i = 0; i < 16; ++i) {
    AnatomyLine& line = page.line(0, in, rect(i < 8 ? 0 : 132, 12 * (i % 8), 120, 12));
    line.baseline.y = pt(10) + Length{pitch} * (i % 8) + Length{i < 8 ? 0 : shift};
    line.on_grid = false;
  }
  return page;
}

TEST(PageRules, L14BodyThatIsNotSetOnTheGridAtAll) {
  constexpr std::int32_t point = 65536;
  EXPECT_THAT(off_grid(13 * point, 0).breaks(PageRule::L14), OneBreak(W, rect(0, 0, 120, 12)));
  EXPECT_THAT(off_grid(13 * point, 3 * point).breaks(PageRule::L14), OneBreak(E, rect(132, 0, 120, 12)));
  EXPECT_THAT(off_grid(806093, 9830).breaks(PageRule::L14), OneBreak(E, rect(132, 0, 120, 12))); // 12.3 pt, 0.15 pt
  PageBuilder boxed = off_grid(13 * point, 0);
  boxed.last_frame().own_grid = true; // no story beside it shares its lines
  EXPECT_THAT(boxed.breaks(PageRule::L14), IsEmpty());
  PageBuilder listing = off_grid(9 * point, point);
  listing.last_frame().heads_in_columns = true;
  EXPECT_THAT(listing.breaks(PageRule::L14), IsEmpty());
  PageBuilder note = off_grid(13 * point, 3 * point); // one paragraph of a story whose body stands on the grid
  note.page.anatomy.lines.front().on_grid = true;
  EXPECT_THAT(note.breaks(PageRule::L14), IsEmpty());
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

// By hand only: the engine puts no such white (tests/unit/engine/page_rules_test.cpp says why).
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

// A line, a picture that bars the leg, and the paragraph goes on under it.
TEST(PageRules, L15APictureInTheLeg) {
  PageBuilder page;
  const auto in = page.frame(rect(0, 0, 252, 400));
  page.leg(0, in, 0, 0, 1);
  page.picture(1, in, rect(0, 12, 120, 96));
  page.leg(0, in, 0, 108, 10);
  page.leg(0, in, 132, 0, 19);
  EXPECT_THAT(page.breaks(PageRule::L15), IsEmpty());
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

// Legs of one line each stand side by side with nothing between them.
TEST(PageRules, L19LegsOfOneLineAreNoTextOnBothSides) {
  PageBuilder page;
  const auto in = page.frame(rect(0, 0, 516, 240));
  for (int leg = 0; leg < 4; ++leg) page.leg(0, in, 132 * leg, 36, 1);
  EXPECT_THAT(page.breaks(PageRule::L19), IsEmpty());
  page.picture(1, in, rect(110, 30, 30, 40)); // between the first two
  EXPECT_THAT(page.breaks(PageRule::L19), OneBreak(E, rect(132, 36, 120, 12)));
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
  // A paragraph of one line is the desk's own: a score, a telephone number, a row of stars.
  PageBuilder page;
  AnatomyLine& line = page.line(0, page.frame(rect(0, 0, 120, 240)), rect(0, 0, 120, 12), "12345");
  line.starts_paragraph = line.ends_paragraph = true;
  EXPECT_THAT(page.breaks(PageRule::L20), IsEmpty());
}

// The last story of a stream ends where it ends: its rows are not the desk's to level.
TEST(PageRules, L8FeetOfAStreamMayBeUneven) {
  const auto legs = [](bool stream) {
    PageBuilder page;
    const auto in = page.frame(rect(0, 0, 252, 240));
    page.last_frame().columns = 2;
    page.last_frame().stream = stream;
    page.part(0, in);
    page.leg(0, in, 0, 0, 10);
    page.leg(0, in, 132, 0, 6);
    return page.breaks(PageRule::L8);
  };
  EXPECT_THAT(legs(true), IsEmpty());
  EXPECT_EQ(legs(false).size(), 1U);
}

} // namespace
} // namespace broadsheet::testing
