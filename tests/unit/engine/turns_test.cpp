// Every notice is true: where the page that it names has no room for the story, the story does not turn there.
#include "tests/unit/engine/fitted_paper.hpp"

#include <gmock/gmock.h>

namespace broadsheet::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class TurnsTo : public FittedPaper {
 protected:
  // A story of `length` characters jumps from page 1 under a story of `above` characters on page 2.
  const StoryResult& jump_under(int above, const std::string& more_pages = {}, const std::string& target = {}) {
    feed.clear();
    add_template("a", frame("f", "column=\"1\" span=\"1\" line=\"1\" lines=\"10\""));
    add_template("b", frame("top", "column=\"1\" span=\"1\" line=\"1\" lines=\"20\"") +
                          frame("g", "role=\"continuation\" column=\"1\" span=\"1\" below=\"top\" line=\"1\" "
                                     "to-line=\"20\" " +
                                         target));
    add_story("s", "", han_paragraph(98) + han_paragraph(48) + han_paragraph(28));
    add_story("t", "", han_paragraph(above));
    done = set("<page number=\"1\" template=\"a\"><place story=\"s\" frame=\"f\" jump=\"" +
               std::string(more_pages.empty() ? "2" : "2 3") +
               "\"/></page><page number=\"2\" template=\"b\"><place story=\"t\" frame=\"top\"/></page>" + more_pages);
    return done.result.stories[0];
  }
  static std::vector<int> notices_on(const DisplayPage& page) {
    std::vector<int> pages;
    for (const DisplayRegion& region : page.regions)
      if (region.leads_to) pages.push_back(region.leads_to);
    return pages;
  }
  Typeset done;
};

TEST_F(TurnsTo, APageWithRoom) {
  const StoryResult& story = jump_under(58); // 6 lines
  EXPECT_THAT(story.jumps, ::testing::SizeIs(1));
  EXPECT_FALSE(story.fit.over);
  EXPECT_THAT(notices_on(done.pages[0]), ElementsAre(2));
  EXPECT_THAT(notices_on(done.pages[1]), ElementsAre(1));
}

TEST_F(TurnsTo, NoPageThatIsFull) {
  for (const int above : {198, 188, 178}) { // 20 lines, 19, 18: a notice and a line need more
    const StoryResult& story = jump_under(above);
    EXPECT_THAT(story.jumps, IsEmpty()) << above;
    ASSERT_TRUE(story.fit.over) << above;
    EXPECT_GE(story.fit.over->characters, 76U);
    EXPECT_THAT(notices_on(done.pages[0]), IsEmpty()) << "a notice would lead nowhere";
    EXPECT_THAT(notices_on(done.pages[1]), IsEmpty());
    ASSERT_TRUE(story.fit.cut);
    EXPECT_EQ(done.result.stories[0].pages, std::vector<int>{1});
  }
}

TEST_F(TurnsTo, EveryLengthAboveEndsInTwoNoticesOrNone) {
  int jumped = 0, stayed = 0;
  for (int above = 8; above < 230; above += 5) {
    const StoryResult& story = jump_under(above);
    const bool to = !notices_on(done.pages[0]).empty(), from = !notices_on(done.pages[1]).empty();
    EXPECT_EQ(to, from) << above;
    EXPECT_EQ(to, !story.jumps.empty()) << above;
    EXPECT_TRUE(done.result.ledger_adds_up);
    (to ? jumped : stayed) += 1;
  }
  EXPECT_GT(jumped, 10);
  EXPECT_GT(stayed, 5);
}

TEST_F(TurnsTo, TheSameForAnyThreads) {
  const StoryResult& story = jump_under(198);
  EXPECT_TRUE(story.fit.over);
  const std::string alone = done.pages[0].text;
  const Typeset four = typeset_all(*loaded->edition, 4);
  EXPECT_EQ(alone, four.pages[0].text);
}

} // namespace
} // namespace broadsheet::testing
