#include "layout/base/geometry.hpp"

#include <gtest/gtest.h>

namespace broadsheet {
namespace {

TEST(Length, Units) {
  EXPECT_EQ(Length::points(72).to_mm(), 25.4);
  EXPECT_EQ(Length::from_mm(25.4), Length::points(72));
  EXPECT_EQ(resolve({25400, Unit::mm}, {}, {}), Length::points(72));
  EXPECT_EQ(resolve({12500, Unit::pt}, {}, {}), Length{12 * 65536 + 32768});
  EXPECT_EQ(resolve({500, Unit::em}, Length::points(9), {}), Length{9 * 32768});
  EXPECT_EQ(resolve({3000, Unit::line}, {}, Length::points(12)), Length::points(36));
  EXPECT_EQ(resolve({-2000, Unit::em}, Length::points(9), {}), Length::points(-18));
}

TEST(Length, MeasuresAreExactOrRefused) {
  EXPECT_EQ(parse_measure("12.5pt"), (Measure{12500, Unit::pt}));
  EXPECT_EQ(parse_measure("-0.125em"), (Measure{-125, Unit::em}));
  EXPECT_EQ(parse_measure("100000mm"), (Measure{100000000, Unit::mm}));
  for (const char* wrong : {"", "12", "pt", "12 pt", "12.pt", ".5pt", "1.2345pt", "12px", "12PT", "--1pt", "1e3pt",
                            "+1pt", "100001mm", "1,5mm", "12ptx", "99999999999999999999pt"})
    EXPECT_EQ(parse_measure(wrong), std::nullopt) << wrong;
}

TEST(Length, DivisionCountsWholeSteps) {
  EXPECT_EQ(Length::points(25) / Length::points(12), 2);
  EXPECT_EQ(Length::points(-1) / Length::points(12), -1);
  EXPECT_EQ(Length::points(-12) / Length::points(12), -1);
  EXPECT_EQ(Length::points(-13) / Length::points(12), -2);
}

TEST(Length, ScaleRoundsHalfAwayFromZero) {
  EXPECT_EQ(scale(Length{5}, 1, 2), Length{3});
  EXPECT_EQ(scale(Length{-5}, 1, 2), Length{-3});
  EXPECT_EQ(scale(Length{2147483647}, 1000, 1000), Length{2147483647}); // no overflow on the way
}

TEST(Length, Printing) {
  EXPECT_EQ(format_points(Length{12 * 65536 + 32768}), "12.5");
  EXPECT_EQ(format_points(Length::points(-3)), "-3");
  EXPECT_EQ(format_points(Length{-1}, 2), "0");
  EXPECT_EQ(format_points(Length{65536 / 16}, 3), "0.063");
  EXPECT_EQ(format_mm(Length::points(72)), "25.4");
}

TEST(Geometry, TouchingIsNotOverlapping) {
  const auto p = [](int n) { return Length::points(n); };
  const Rect a{p(0), p(0), p(10), p(10)};
  EXPECT_FALSE(a.overlaps({p(10), p(0), p(5), p(5)}));
  EXPECT_TRUE(a.overlaps({p(9), p(9), p(5), p(5)}));
  EXPECT_TRUE(a.contains(a));
  EXPECT_FALSE(a.contains({p(5), p(5), p(6), p(1)}));
  EXPECT_EQ(inset(a, p(2)), (Rect{p(2), p(2), p(6), p(6)}));
  EXPECT_EQ(inset(a, p(-1)).right(), p(11));
  EXPECT_TRUE((Rect{p(1), p(1), p(0), p(5)}.empty()));
}

} // namespace
} // namespace broadsheet
