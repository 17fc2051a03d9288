#include "tests/unit/readers/reading.hpp"
#include "tests/unit/readers/samples.hpp"

#include <gtest/gtest.h>

namespace broadsheet::testing {
namespace {

TEST(Edition, IsRead) {
  const EditionReading reading(kEdition);
  ASSERT_EQ(reading.told(), "");
  const Edition& edition = reading.edition();
  EXPECT_EQ(edition.newspaper, "长治日报");
  EXPECT_EQ(edition.data.at(0).value, "第 15234 期");
  ASSERT_EQ(edition.pages.size(), 2u);
  EXPECT_EQ(edition.pages[0].places[0].jump, 2);
  EXPECT_EQ(edition.pages[0].places[0].jump_frame, "rest");
  EXPECT_EQ(edition.pages[0].places[0].rank, 1);
  EXPECT_EQ(edition.pages[0].places[1].rank, 0) << "not ranked";
  EXPECT_EQ(edition.pages[0].places[1].stories, (std::vector<std::string>{"brief-1", "brief-2", "*"}));
  EXPECT_TRUE(edition.pages[1].repeat_as_needed);
}

} // namespace
} // namespace broadsheet::testing
