// Column arithmetic (typography.md section 12): 9 pt Song, base columns of 13 em = 117 pt, gutter 1 em.
#include "layout/flow/region.hpp"

#include <gmock/gmock.h>

namespace broadsheet {
namespace {

constexpr Length kEm = Length::points(9);

Length pt(int whole) { return Length::points(whole); }
Length base_columns(int count) { return pt(117) * count + kEm * (count - 1); }

class Region : public ::testing::Test {
 protected:
  Region() {
    grid.type_area = {pt(60), pt(90), base_columns(8), pt(1200)};
    grid.columns = 8;
    grid.leading = pt(12);
    grid.first_baseline = pt(90) + scale(pt(12), 4, 5);
    grid.lines = 100;
    frame.gutter = kEm;
    frame.first_line = 11;
    frame.lines = 20;
  }
  FrameRegion region(int spanned, int legs, Length whole_em = kEm, int first_line = 1) {
    frame.columns = legs;
    frame.rect = {pt(60), line_top(grid, 11), base_columns(spanned), pt(12) * frame.lines};
    return region_of(frame, grid, first_line, whole_em);
  }
  BaselineGrid grid;
  Frame frame;
};

struct Broken {
  int spanned, legs;
  double ems, gutter; // of a leg; points between them
};

TEST_F(Region, BrokenColumnsOfTheTable) {
  for (const Broken& b : {Broken{3, 3, 13, 9}, Broken{3, 2, 20, 9}, Broken{5, 3, 22, 13.5}, Broken{8, 8, 13, 9}}) {
    const FrameRegion r = region(b.spanned, b.legs);
    EXPECT_EQ(r.measure, Length::from_points(b.ems * 9)) << b.spanned << " into " << b.legs;
    EXPECT_EQ(r.gutter, Length::from_points(b.gutter));
    EXPECT_EQ(r.leg_x.back() + r.measure, pt(60) + base_columns(b.spanned)) << "the last leg ends with the frame";
  }
}

TEST_F(Region, GuttersGrowBySixTenthsOfAnEmAtMost) {
  // Four into three: 159 pt = 17.67 em; gutters of 18 pt would be needed for 17.
  EXPECT_EQ(region(4, 3).measure, pt(159));
  EXPECT_EQ(region(4, 3).gutter, kEm);
  // Three into four: 85.5 pt; gutters of 15 pt would be needed for 9 em.
  EXPECT_EQ(region(3, 4).measure, Length::from_points(85.5));
}

TEST_F(Region, ByCharactersEveryBrokenColumnHoldsWholeOnes) {
  grid.column_characters = 13;
  grid.character = kEm;
  // 三破二 20, 五破三 22 and one left over, 四破三 17 and two, 三破四 9 and two; the gutters take what is left over.
  for (const Broken& b : {Broken{3, 2, 20, 9}, Broken{5, 3, 22, 13.5}, Broken{4, 3, 17, 18}, Broken{3, 4, 9, 15},
                          Broken{8, 5, 21, 13.5}}) {
    const FrameRegion r = region(b.spanned, b.legs);
    EXPECT_EQ(r.measure, Length::from_points(b.ems * 9)) << b.spanned << " into " << b.legs;
    EXPECT_EQ(r.gutter, Length::from_points(b.gutter)) << b.spanned << " into " << b.legs;
    EXPECT_EQ(r.leg_x.back() + r.measure, pt(60) + base_columns(b.spanned));
  }
}

TEST_F(Region, RightToLeftTheFirstLegStandsAtTheRight) {
  const FrameRegion western = region(5, 3, Length{});
  grid.right_to_left = true;
  const FrameRegion arabic = region(5, 3, Length{});
  ASSERT_EQ(arabic.legs(), 3);
  EXPECT_EQ(arabic.leg_x[0], western.leg_x[2]);
  EXPECT_EQ(arabic.leg_x[1], western.leg_x[1]);
  EXPECT_EQ(arabic.leg_x[2], western.leg_x[0]);
  EXPECT_EQ(arabic.leg_x[0] + arabic.measure, frame.rect.right());
}

TEST_F(Region, LatinLegsAreNotRounded) { EXPECT_EQ(region(5, 3, Length{}).measure, pt(201)); }

TEST_F(Region, OneLegIsAsWideAsTheFrame) { EXPECT_EQ(region(3, 1).measure, base_columns(3)); }

TEST_F(Region, LinesOfTheFrame) {
  const FrameRegion r = region(3, 3);
  EXPECT_EQ(r.first_line, 11);
  EXPECT_EQ(r.last_line, 30);
  EXPECT_EQ(r.lines(), 20);
  EXPECT_EQ(r.inner, frame.rect);
}

TEST_F(Region, BeginsLowerUnderOthers) {
  EXPECT_EQ(region(3, 3, kEm, 5).first_line, 11) << "never above its own first line";
  const FrameRegion r = region(3, 3, kEm, 25);
  EXPECT_EQ(r.lines(), 6);
  EXPECT_EQ(r.inner.y, line_top(grid, 25));
  EXPECT_EQ(r.inner.height, pt(72));
  EXPECT_EQ(region(3, 3, kEm, 40).lines(), -9);
  EXPECT_EQ(region(3, 3, kEm, 40).inner.height, Length{});
}

TEST_F(Region, ABoxTakesWholeLinesAndItsInset) {
  frame.box.rule = pt(1);
  frame.box.inset = pt(9); // 10 pt: one line of 12
  FrameRegion r = region(3, 2);
  EXPECT_EQ(r.first_line, 12);
  EXPECT_EQ(r.last_line, 29);
  EXPECT_EQ(r.inner.x, pt(70));
  EXPECT_EQ(r.inner.width, base_columns(3) - pt(20));
  EXPECT_EQ(r.measure, pt(170)); // (349 - 9) / 2
}

TEST_F(Region, AnInsetWithoutBoxTakesNothing) {
  frame.box.inset = pt(9);
  EXPECT_EQ(region(3, 3).lines(), 20);
  frame.box.tint = InkRef{0, 10};
  EXPECT_EQ(region(3, 3).lines(), 18);
}

// 10 pt type on 12 pt: lines down to 9 pt, set solid then, keep it in the frame, at the head and at the foot.
TEST(LeadedRegion, CloserLinesKeepTheirTypeInTheFrame) {
  BaselineGrid grid;
  grid.type_area = {{}, {}, Length::points(300), Length::points(240)};
  grid.leading = Length::points(12);
  grid.first_baseline = grid_ascent(grid.leading);
  grid.lines = 20;
  Frame frame;
  frame.rect = {{}, {}, Length::points(100), Length::points(120)};
  frame.lines = 10;
  const FrameRegion whole = region_of(frame, grid, 1, {});
  for (int halves = -6; halves < 0; ++halves) { // half points
    const FrameRegion closer = with_leading(whole, Length::points(1) * halves / 2);
    const Length em = std::min(Length::points(10), closer.grid->leading);
    EXPECT_GE(line_baseline(*closer.grid, 1), scale(em, 86, 100)) << halves;
    EXPECT_LE(line_baseline(*closer.grid, closer.last_line) + scale(em, 14, 100), frame.rect.bottom()) << halves;
  }
  const Length half{Length::points(1).sp / 2};
  EXPECT_EQ(line_baseline(*with_leading(whole, Length{} - half).grid, 1), grid.first_baseline);
  EXPECT_EQ(line_baseline(*with_leading(whole, Length::points(1)).grid, 1), grid_ascent(Length::points(13)));
}

} // namespace
} // namespace broadsheet
