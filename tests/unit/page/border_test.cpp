// Borders and grounds: what lies where, and that ornaments come out on every side.
#include "layout/page/border.hpp"

#include <gmock/gmock.h>

#include <cstdlib>
#include <set>

namespace broadsheet::testing {
namespace {

Length pt(int whole) { return Length::points(whole); }
const Rect kOutline{pt(10), pt(20), pt(203), pt(111)};

FrameBox box_of(BorderKind kind, Length depth = pt(10)) {
  FrameBox box;
  box.rule = depth;
  box.border = kind;
  return box;
}

std::vector<BoxItem> rules(const FrameBox& box) {
  std::vector<BoxItem> found;
  for (const DisplayItem& item : border_items(box, kOutline))
    if (const auto* rule = std::get_if<BoxItem>(&item)) found.push_back(*rule);
  return found;
}

TEST(Border, ThickThinIsHeavyOutside) {
  const auto found = rules(box_of(BorderKind::thick_thin));
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].rect, kOutline);
  EXPECT_EQ(found[0].weight, pt(5));
  EXPECT_EQ(found[1].rect, inset(kOutline, pt(8)));
  EXPECT_EQ(found[1].weight, pt(2)) << "it ends where the border is ten points deep";
}

TEST(Border, RoundCornersKeepTheirCentre) {
  FrameBox box = box_of(BorderKind::double_rule, pt(4));
  box.corner = pt(9);
  const auto found = rules(box);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].radius, pt(9));
  EXPECT_EQ(found[1].radius, pt(6)) << "three points further in";
}

TEST(Border, NothingWithoutADepth) { EXPECT_TRUE(border_items(box_of(BorderKind::vine, {}), kOutline).empty()); }

std::vector<Point> points_of(const PathStep& step) {
  if (step.verb == PathVerb::close) return {};
  if (step.verb == PathVerb::curve) return {step.a, step.b, step.c};
  return {step.a};
}

class Ornaments : public ::testing::TestWithParam<BorderKind> {};

TEST_P(Ornaments, StaysInsideItsDepth) {
  const Rect hole = inset(kOutline, pt(10));
  for (const DisplayItem& item : border_items(box_of(GetParam()), kOutline)) {
    const auto* ornament = std::get_if<OrnamentItem>(&item);
    if (ornament == nullptr) continue;
    const Length pen = ornament->weight / 2;
    for (const PathStep& step : ornament->path)
      for (const Point point : points_of(step)) {
        const Rect ink{point.x - pen, point.y - pen, pen * 2, pen * 2};
        EXPECT_TRUE(kOutline.contains(ink)) << point.x.to_points() << " " << point.y.to_points();
        EXPECT_FALSE(hole.overlaps(ink)) << point.x.to_points() << " " << point.y.to_points();
      }
  }
}

// Turned by half a turn about the middle every border comes out as it was: corners and units meet on all four sides.
TEST_P(Ornaments, AllSidesAreAlike) {
  const auto key = [](Point point, bool turned) {
    const Point middle{kOutline.x * 2 + kOutline.width, kOutline.y * 2 + kOutline.height};
    if (turned) point = {middle.x - point.x, middle.y - point.y};
    return std::pair(point.x.sp / 64, point.y.sp / 64);
  };
  for (const DisplayItem& item : border_items(box_of(GetParam()), kOutline)) {
    const auto* ornament = std::get_if<OrnamentItem>(&item);
    if (ornament == nullptr) continue;
    std::set<std::pair<int, int>> here;
    for (const PathStep& step : ornament->path)
      for (const Point point : points_of(step)) here.insert(key(point, false));
    for (const PathStep& step : ornament->path)
      for (const Point point : points_of(step)) {
        const auto [x, y] = key(point, true);
        bool found = false;
        for (int dx = -1; dx <= 1; ++dx)
          for (int dy = -1; dy <= 1; ++dy) found = found || here.contains({x + dx, y + dy});
        EXPECT_TRUE(found);
      }
  }
}

TEST_P(Ornaments, UnitsAreStretchedByHalfAUnitASideAtMost) {
  const Length natural = pt(9000) / units_on_side(GetParam(), pt(10), pt(9020));
  for (int side = 40; side < 400; side += 7) {
    const int units = units_on_side(GetParam(), pt(10), pt(side));
    const Length off = natural * units - pt(side - 20);
    EXPECT_LE(std::abs(off.sp), natural.sp / 2 + units * 100) << side;
  }
}

TEST_P(Ornaments, HasAUnitAndACorner) {
  const auto count = [](Rect outline) {
    std::size_t steps = 0;
    for (const DisplayItem& item : border_items(box_of(GetParam()), outline))
      if (const auto* ornament = std::get_if<OrnamentItem>(&item)) steps += ornament->path.size();
    return steps;
  };
  const std::size_t small = count({{}, {}, pt(60), pt(60)}), large = count({{}, {}, pt(120), pt(60)});
  EXPECT_GT(small, 0U);
  EXPECT_GT(large, small) << "a longer side has more units";
}

INSTANTIATE_TEST_SUITE_P(House, Ornaments,
                         ::testing::Values(BorderKind::beads, BorderKind::lattice, BorderKind::meander,
                                           BorderKind::waves, BorderKind::vine));

TEST(ColumnRules, EndAtWhatStandsOnThem) {
  const RuleItem rule{{pt(100), pt(0)}, {pt(100), pt(300)}, pt(1), {}};
  const auto pieces = clear_rules(
      rule, {{pt(90), pt(200), pt(20), pt(50)}, {pt(50), pt(50), pt(100), pt(70)}, {pt(0), pt(0), pt(50), pt(300)}});
  ASSERT_EQ(pieces.size(), 3U);
  EXPECT_EQ(pieces[0].b.y, pt(50));
  EXPECT_EQ(pieces[1].a.y, pt(120));
  EXPECT_EQ(pieces[1].b.y, pt(200));
  EXPECT_EQ(pieces[2].a.y, pt(250));
  EXPECT_EQ(clear_rules(rule, {}).size(), 1U);
}

TEST(Ground, FadesFromTintToTint) {
  FrameBox box;
  box.tint = InkRef{0, 20};
  EXPECT_TRUE(std::holds_alternative<FillItem>(ground_items(box, kOutline).at(0)));
  box.fade = InkRef{0, 5};
  box.fade_to = FadeDirection::right;
  box.corner = pt(3);
  const auto items = ground_items(box, kOutline);
  const auto& fade = std::get<FadeItem>(items.at(0));
  EXPECT_EQ(fade.from, (InkRef{0, 20}));
  EXPECT_EQ(fade.to, (InkRef{0, 5}));
  EXPECT_EQ(fade.direction, FadeDirection::right);
  EXPECT_EQ(fade.radius, pt(3));
  EXPECT_FALSE(fade.over);
}

} // namespace
} // namespace broadsheet::testing
