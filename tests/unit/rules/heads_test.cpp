// L2, L4, L10, L11: each with a page that breaks the rule and a near twin that keeps it.
#include "tests/unit/rules/page_builder.hpp"

namespace broadsheet::testing {
namespace {

using ::testing::IsEmpty;

TEST(PageRules, APageThatKeepsThemAll) {
  PageBuilder page;
  page.story(0, rect(0, 0, 384, 240), 36, 3);
  page.story(1, rect(396, 0, 120, 360), 18);
  page.story(2, rect(0, 252, 252, 348), 24, 2);
  page.story(3, rect(264, 252, 120, 108), 16);
  page.story(4, rect(264, 372, 252, 228), 16, 2);
  for (const RuleBreak& found : check_page(page.page, page.settings))
    ADD_FAILURE() << name_of(found.rule) << " " << found.message;
}

TEST(PageRules, L2BodyAboveItsHead) {
  PageBuilder broken, kept;
  const auto in = broken.frame(rect(0, 0, 252, 240));
  broken.part(0, in);
  broken.head(0, in, rect(0, 60, 252, 36), 24);
  broken.leg(0, in, 0, 96, 10);
  broken.leg(0, in, 132, 0, 5); // over the head's right half
  EXPECT_THAT(broken.breaks(PageRule::L2), OneBreak(E, rect(132, 0, 120, 60)));
  kept.story(0, rect(0, 0, 252, 240), 24, 2);
  EXPECT_THAT(kept.breaks(PageRule::L2), IsEmpty());
}

TEST(PageRules, L2ARawWrapIsAWarning) {
  PageBuilder page;
  const auto in = page.frame(rect(0, 0, 252, 240));
  page.part(0, in);
  page.head(0, in, rect(0, 0, 120, 36), 24);
  page.leg(0, in, 0, 36, 10);
  page.leg(0, in, 132, 0, 13);
  EXPECT_THAT(page.breaks(PageRule::L2), OneBreak(W, rect(132, 0, 120, 156)));
}

TEST(PageRules, L2AStreamGoesOnAtTheHeadOfTheNextLeg) {
  PageBuilder page;
  const auto in = page.frame(rect(0, 0, 252, 240));
  page.last_frame().heads_in_columns = true;
  page.part(0, in);
  page.head(0, in, rect(0, 60, 120, 24), 16);
  page.leg(0, in, 0, 84, 10);
  page.leg(0, in, 132, 0, 5);
  EXPECT_THAT(page.breaks(PageRule::L2), IsEmpty());
}

// The story goes on in a frame at the right of its first one, which begins at line `y`.
PageBuilder goes_on_at(int y) {
  PageBuilder page;
  page.story(0, rect(0, 180, 120, 240), 24);
  const auto in = page.frame(rect(132, y, 120, 240), "b");
  page.part(0, in);
  page.leg(0, in, 132, y, 10);
  return page;
}

TEST(PageRules, L2TheStoryGoesOnInAnotherFrame) {
  EXPECT_THAT(goes_on_at(0).breaks(PageRule::L2), OneBreak(E, rect(132, 0, 120, 120)));     // over the head's top
  EXPECT_THAT(goes_on_at(180).breaks(PageRule::L2), OneBreak(W, rect(132, 180, 120, 120))); // a raw wrap
  EXPECT_THAT(goes_on_at(216).breaks(PageRule::L2), IsEmpty());
  // The head does not cover what begins above it.
  EXPECT_THAT(goes_on_at(0).breaks(PageRule::L11), OneBreak(E, rect(0, 180, 120, 36)));
  EXPECT_THAT(goes_on_at(180).breaks(PageRule::L11), IsEmpty());
}

void two_heads(PageBuilder& page, int left_size, int right_size, int right_x = 132) {
  page.story(0, rect(0, 0, 120, 240), left_size);
  page.story(1, rect(right_x, 0, 120, 240), right_size);
}

TEST(PageRules, L4HeadsSideBySide) {
  PageBuilder alike, near, apart, briefs, ruled, far;
  two_heads(alike, 24, 24);
  EXPECT_THAT(alike.breaks(PageRule::L4), OneBreak(E, rect(0, 0, 252, 36)));
  two_heads(near, 24, 20);
  EXPECT_THAT(near.breaks(PageRule::L4), OneBreak(W, rect(0, 0, 252, 36)));
  two_heads(apart, 24, 18);
  EXPECT_THAT(apart.breaks(PageRule::L4), IsEmpty());
  two_heads(briefs, 15, 15);
  EXPECT_THAT(briefs.breaks(PageRule::L4), IsEmpty());
  two_heads(ruled, 24, 24);
  ruled.page.items.emplace_back(RuleItem{{pt(126), pt(0)}, {pt(126), pt(240)}, pt(1), {}});
  EXPECT_THAT(ruled.breaks(PageRule::L4), OneBreak(W, rect(0, 0, 252, 36)));
  two_heads(far, 24, 24, 264);
  EXPECT_THAT(far.breaks(PageRule::L4), IsEmpty());
}

TEST(PageRules, L4HeadsWithAThirdStoryBetweenThemAreNotSideBySide) {
  PageBuilder page;
  page.page.grid.columns = 1; // the grid's column is the whole page
  page.page.grid.column_width = pt(516);
  page.story(0, rect(0, 0, 120, 240), 24);
  page.story(1, rect(300, 0, 120, 240), 24);
  EXPECT_THAT(page.breaks(PageRule::L4), IsEmpty()) << "180 pt apart, legs of 120 pt";
  PageBuilder near;
  near.page.grid.column_width = pt(516);
  near.story(0, rect(0, 0, 120, 240), 24);
  near.story(1, rect(132, 0, 60, 240), 24);
  near.story(2, rect(204, 0, 120, 240), 24);
  EXPECT_THAT(near.breaks(PageRule::L4), ::testing::SizeIs(2)) << "not the outer two";
}

TEST(PageRules, L4LimitsAreTheTemplateSets) {
  PageBuilder page;
  two_heads(page, 24, 18);
  page.settings.rules.limits[static_cast<std::size_t>(RuleLimit::bump_size_difference)] = Measure{30000, Unit::pt};
  EXPECT_THAT(page.breaks(PageRule::L4), OneBreak(W, rect(0, 0, 252, 36)));
  page.settings.rules.severity[static_cast<std::size_t>(PageRule::L4)] = RuleSeverity::error;
  EXPECT_THAT(page.breaks(PageRule::L4), OneBreak(E, rect(0, 0, 252, 36)));
  page.settings.rules.severity[static_cast<std::size_t>(PageRule::L4)] = RuleSeverity::off;
  EXPECT_THAT(page.breaks(PageRule::L4), IsEmpty());
}

TEST(PageRules, L10HeadsGetSmallerDownThePage) {
  PageBuilder broken, kept;
  for (Story& story : broken.stories) story.priority = 999;
  for (Story& story : kept.stories) story.priority = 999;
  broken.story(0, rect(0, 0, 252, 240), 18, 2);
  broken.story(1, rect(0, 252, 252, 240), 24, 2);
  EXPECT_THAT(broken.breaks(PageRule::L10), OneBreak(W, rect(0, 252, 252, 36)));
  kept.story(0, rect(0, 0, 252, 240), 24, 2);
  kept.story(1, rect(0, 252, 252, 240), 18, 2);
  EXPECT_THAT(kept.breaks(PageRule::L10), IsEmpty());
}

TEST(PageRules, L10AStoryInTheEarHasNoRank) {
  PageBuilder ear, under;
  for (PageBuilder* page : {&ear, &under}) {
    page->page.number = 1;
    page->story(0, rect(264, 0, 252, 100), 12, 2);
    page->story(1, rect(264, 252, 252, 240), 24, 2);
    page->stories[0].priority = page->stories[1].priority = 999;
  }
  ear.page.anatomy.furniture.push_back({"name", FurnitureKind::text, rect(0, 0, 252, 90), ear.settings.newspaper});
  under.page.anatomy.furniture.push_back(
      {"name", FurnitureKind::text, rect(0, -100, 516, 90), under.settings.newspaper});
  EXPECT_THAT(ear.breaks(PageRule::L10), IsEmpty());
  EXPECT_THAT(under.breaks(PageRule::L10), OneBreak(W, rect(264, 252, 252, 36)));
}

TEST(PageRules, L10TheLeadHasTheLargestHead) {
  PageBuilder broken, kept;
  broken.story(0, rect(0, 0, 252, 240), 24, 2); // the least priority
  broken.story(1, rect(264, 0, 252, 240), 22, 2);
  EXPECT_THAT(broken.breaks(PageRule::L10), OneBreak(W, rect(264, 0, 252, 36)));
  kept.story(0, rect(0, 0, 252, 240), 28, 2);
  kept.story(1, rect(264, 0, 252, 240), 22, 2);
  EXPECT_THAT(kept.breaks(PageRule::L10), IsEmpty());
}

TEST(PageRules, L11AHeadCoversItsText) {
  PageBuilder narrow, wide, kept;
  auto in = narrow.frame(rect(0, 0, 252, 240));
  narrow.head(0, in, rect(0, 0, 120, 36), 24);
  narrow.leg(0, in, 0, 36, 10);
  narrow.leg(0, in, 132, 36, 10);
  EXPECT_THAT(narrow.breaks(PageRule::L11), OneBreak(E, rect(0, 0, 120, 36)));
  in = wide.frame(rect(0, 0, 252, 240));
  wide.head(0, in, rect(0, 0, 252, 36), 24);
  wide.leg(0, in, 0, 36, 10);
  EXPECT_THAT(wide.breaks(PageRule::L11), OneBreak(E, rect(0, 0, 252, 36)));
  kept.story(0, rect(0, 0, 252, 240), 24, 2);
  EXPECT_THAT(kept.breaks(PageRule::L11), IsEmpty());
  // A picture that stands on the copy is part of it; one in the notch of an L-shaped frame is not.
  for (const bool notched : {false, true}) {
    PageBuilder shaped;
    in = shaped.frame(rect(0, 0, 252, 240));
    if (notched) shaped.last_frame().parts = {rect(0, 0, 120, 240), rect(132, 0, 120, 120)};
    shaped.head(0, in, rect(0, 0, 252, 36), 24);
    shaped.leg(0, in, 0, 36, 17);
    shaped.leg(0, in, 132, 36, 7);
    shaped.picture(1, shaped.frame(rect(132, 132, 384, 108)), rect(132, 132, 384, 108));
    EXPECT_EQ(shaped.breaks(PageRule::L11).empty(), notched);
  }
  // Nor what of such a frame begins under a picture that stands beside the head.
  for (const int y : {180, 0}) {
    PageBuilder corner;
    in = corner.frame(rect(0, 0, 252, 240));
    corner.last_frame().parts = {rect(0, 0, 120, 240), rect(132, y, 120, 240 - y)};
    corner.head(0, in, rect(0, 0, 120, 36), 24);
    corner.leg(0, in, 0, 36, 17);
    corner.leg(0, in, 132, y == 0 ? 36 : y, 5);
    EXPECT_EQ(corner.breaks(PageRule::L11).empty(), y > 0);
  }
  // A side head (竖题) stands beside its text by design.
  PageBuilder side;
  in = side.frame(rect(0, 0, 252, 240));
  side.head(0, in, rect(0, 0, 36, 240), 24).vertical = true;
  side.leg(0, in, 132, 0, 10);
  EXPECT_THAT(side.breaks(PageRule::L11), IsEmpty());
  EXPECT_THAT(side.breaks(PageRule::L2), IsEmpty());
}

} // namespace
} // namespace broadsheet::testing
