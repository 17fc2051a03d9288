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

TEST(Edition, JumpsTwiceAndLabels) {
  const EditionReading reading(R"(<edition version="1" newspaper="n" date="2025-06-11" xml:lang="en" templates="t">
<feed href="f.xml"/><page number="1" template="a" label="A1"><place story="s" frame="f" jump="2 4" jump-frame="g h"/>
<place story="t" frame="g" jump="2 3 4"/></page><page number="2" template="b"/><page number="3" template="b"/>
<page number="4" template="b" label="B1"/></edition>)");
  ASSERT_EQ(reading.told(), "");
  const std::vector<EditionPage>& pages = reading.edition().pages;
  EXPECT_EQ(pages[0].label, "A1");
  EXPECT_EQ(pages[1].label, "");
  EXPECT_EQ(pages[3].label, "B1");
  const Place &first = pages[0].places[0], &second = pages[0].places[1];
  EXPECT_EQ(first.jump, 2);
  EXPECT_EQ(first.jump_frame, "g");
  ASSERT_EQ(first.further.size(), 1u);
  EXPECT_EQ(first.further[0].page, 4);
  EXPECT_EQ(first.further[0].frame, "h");
  ASSERT_EQ(second.further.size(), 2u);
  EXPECT_EQ(second.further[1].page, 4);
  EXPECT_EQ(second.further[1].frame, "");
}

} // namespace
} // namespace broadsheet::testing
