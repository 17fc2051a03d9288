#include "shaping.hpp"

#include <gmock/gmock.h>

namespace broadsheet {
namespace {

using namespace testing;
using ::testing::ElementsAre;

TEST(Shape, LatinAdvancesAddUp) {
  const Shaper shaper(test_catalogue());
  const auto shaped = shape_text(shaper, "mill it", "en", kLatin);
  EXPECT_THAT(advances(*shaped), ElementsAre(8, 3, 3, 3, 2.5, 3, 3));
  ASSERT_EQ(shaped->runs.size(), 1U);
  EXPECT_EQ(shaped->runs[0].script, HB_SCRIPT_LATIN);
  EXPECT_TRUE(shaped->missing.empty());
}

TEST(Shape, HanParagraphKeepsMarksQuotesAndDigitsInOneRun) {
  const Shaper shaper(test_catalogue());
  const auto shaped = shape_text(shaper, "长治“大招商”——286个……", "zh-Hans", kHan);
  ASSERT_EQ(shaped->runs.size(), 1U);
  EXPECT_EQ(shaped->runs[0].script, HB_SCRIPT_HAN);
  EXPECT_THAT(advances(*shaped), ElementsAre(10, 10, 10, 10, 10, 10, 10, 10, 10, 5, 5, 5, 10, 10, 10));
}

} // namespace
} // namespace broadsheet
