// Whole editions of a few lines: chains, repeated pages and what they do when there is no room.
#include "tests/support/tiny_paper.hpp"

#include <gmock/gmock.h>

namespace broadsheet::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class TypesetTest : public TinyPaper {
 protected:
  static std::string frame(const std::string& name, const std::string& more) {
    return "<frame name=\"" + name + "\" design=\"brief\" span=\"1\" " + more + "/>\n";
  }
  void add_story(const std::string& id, int characters, const std::string& headline = {}) {
    TinyPaper::add_story(id, headline, characters > 0 ? han_paragraph(characters) : "");
  }
  static std::vector<std::string> regions_of(const DisplayPage& page) {
    static const char* const kinds[] = {"story", "continuation", "to", "from"};
    std::vector<std::string> told;
    for (const DisplayRegion& region : page.regions)
      told.push_back(std::string(kinds[static_cast<int>(region.kind)]) +
                     (region.leads_to ? " " + std::to_string(region.leads_to) : ""));
    return told;
  }
};

TEST_F(TypesetTest, TheNoticeStandsInTheFirstFrameThatHasRoom) {
  add_template("a", frame("f", "column=\"1\" line=\"1\" lines=\"10\""));
  // turn begins under a frame that is full to its foot, and goes on in another.
  add_template(
      "b",
      frame("full", "column=\"1\" line=\"1\" lines=\"10\"") +
          frame("turn",
                "role=\"continuation\" column=\"1\" line=\"1\" lines=\"10\" below=\"full\" continued-in=\"rest\"") +
          frame("rest", "column=\"2\" line=\"1\" lines=\"20\""));
  add_story("long", 200);
  add_story("other", 95);
  const Typeset done = set("<page number=\"1\" template=\"a\"><place story=\"long\" frame=\"f\" jump=\"2\"/></page>"
                           "<page number=\"2\" template=\"b\"><place story=\"other\" frame=\"full\"/></page>");
  EXPECT_FALSE(done.result.stories[0].fit.over);
  ASSERT_EQ(done.pages.size(), 2U);
  EXPECT_THAT(regions_of(done.pages[0]), ElementsAre("story", "to 2"));
  EXPECT_THAT(regions_of(done.pages[1]), ElementsAre("continuation", "from 1", "story"));
}

TEST_F(TypesetTest, AStoryDoesNotTurnThePageFromAFrameWithoutRoom) {
  add_template("a", frame("f", "column=\"1\" line=\"1\" lines=\"10\" continued-in=\"g\"") +
                        frame("full", "column=\"2\" line=\"1\" lines=\"10\"") +
                        frame("g", "column=\"2\" line=\"1\" lines=\"10\" below=\"full\""));
  add_template("b", frame("turn", "role=\"continuation\" column=\"1\" line=\"1\" lines=\"20\""));
  add_story("long", 200);
  add_story("other", 95);
  const Typeset done = set("<page number=\"1\" template=\"a\"><place story=\"long\" frame=\"f\" jump=\"2\"/>"
                           "<place story=\"other\" frame=\"full\"/></page><page number=\"2\" template=\"b\"/>");
  EXPECT_THAT(done.result.stories[0].pages, ElementsAre(1)) << "no part of it without a notice";
  EXPECT_TRUE(done.result.stories[0].fit.over);
}

// Text of a page's notices, in its own order.
std::string notices_on(const DisplayPage& page) {
  std::string told;
  for (const DisplayItem& item : page.items)
    if (const auto* run = std::get_if<TextRun>(&item)) {
      const std::string words = page.text.substr(run->text_begin, run->text_end - run->text_begin);
      if (words.find("字") == std::string::npos) told += words;
    }
  return told;
}

TEST_F(TypesetTest, APageInFrontRenumbersEveryNotice) {
  add_template("a",
               frame("f", "column=\"1\" line=\"1\" lines=\"10\"") + frame("g", "column=\"2\" line=\"1\" lines=\"10\""));
  add_template("b", frame("t", "role=\"continuation\" column=\"1\" line=\"1\" lines=\"20\"") +
                        frame("u", "role=\"continuation\" column=\"2\" line=\"1\" lines=\"20\""));
  add_template("c", frame("f", "column=\"1\" line=\"1\" lines=\"10\""));
  add_story("one", 200);
  add_story("two", 200);
  // The pages of the edition from number `first` on, with `front` before them.
  const auto notices = [&](int first, const std::string& front, const std::string& label = {}) {
    const auto page = [&](int number, const std::string& more) {
      return "<page number=\"" + std::to_string(number) + "\" " + more;
    };
    const std::string to = " jump=\"" + std::to_string(first + 1) + "\"/>";
    const Typeset done = set(front + page(first, label + "template=\"a\"><place story=\"one\" frame=\"f\"") + to +
                             "<place story=\"two\" frame=\"g\"" + to + "</page>" + page(first + 1, "template=\"b\"/>"));
    const std::size_t at = done.pages.size() - 2;
    return notices_on(done.pages[at]) + "|" + notices_on(done.pages[at + 1]);
  };
  EXPECT_EQ(notices(1, ""), "（下转第二版）（下转第二版）|one（上接第一版）two（上接第一版）");
  EXPECT_EQ(notices(2, "<page number=\"1\" template=\"c\"/>"),
            "（下转第三版）（下转第三版）|one（上接第二版）two（上接第二版）");
  EXPECT_EQ(notices(11, "<page number=\"1\" template=\"c\"/>", "label=\"B1\" "),
            "（下转第十二版）（下转第十二版）|one（上接第B1版）two（上接第B1版）");
}

TEST_F(TypesetTest, FramesThatWaitForEachOtherLoseNothing) {
  // f begins below g, and goes on in g: which is first?
  add_template("a", frame("f", "column=\"1\" line=\"1\" lines=\"20\" below=\"g\" continued-in=\"g\"") +
                        frame("g", "column=\"1\" line=\"1\" lines=\"5\""));
  add_story("long", 300);
  const Typeset done = set("<page number=\"1\" template=\"a\"><place story=\"long\" frame=\"f\"/></page>");
  EXPECT_GT(done.result.ledger.printed, 0U);
}

TEST_F(TypesetTest, EmptyStoriesAndEmptyFrames) {
  add_template("a", frame("f", "column=\"1\" line=\"1\" lines=\"5\" box=\"1pt\"") +
                        frame("g", "column=\"2\" line=\"1\" lines=\"5\" box=\"1pt\"") +
                        frame("h", "column=\"3\" line=\"1\" lines=\"5\""));
  add_story("none", 0);
  add_story("head", 0, "题");
  const Typeset done = set("<page number=\"1\" template=\"a\"><place story=\"none\" frame=\"f\"/><place story=\"head\" "
                           "frame=\"g\"/></page>");
  EXPECT_EQ(done.result.ledger.fed, 1U);
  EXPECT_EQ(done.result.ledger.printed, 1U);
  const auto boxes = std::count_if(done.pages[0].items.begin(), done.pages[0].items.end(),
                                   [](const DisplayItem& item) { return std::holds_alternative<BoxItem>(item); });
  EXPECT_EQ(boxes, 1) << "around the frame that holds something";
}

TEST_F(TypesetTest, TheLastPageIsAddedAgainUntilTheStreamIsSet) {
  add_template("a", frame("f", "column=\"1\" line=\"1\" lines=\"10\""));
  for (const char* id : {"a", "b", "c", "d"}) add_story(id, 95); // ten lines each: with the indent 97 characters
  const std::string pages =
      "<page number=\"4\" template=\"a\" repeat=\"as-needed\"><place story=\"a *\" frame=\"f\"/></page>";
  const Typeset done = set(pages);
  EXPECT_EQ(done.result.ledger.overset, 0U);
  EXPECT_THAT(done.result.pages, ElementsAre(4, 5, 6, 7));
  for (const StoryResult& story : done.result.stories) EXPECT_THAT(story.jumps, IsEmpty());
  EXPECT_EQ(set(pages, 3).result.pages, done.result.pages);
}

TEST_F(TypesetTest, AStreamThatCannotGoOnStops) {
  add_template("a", frame("f", "column=\"1\" line=\"1\" lines=\"3\""));
  add_story("a", 20);
  add_story("b", 20, "这个标题太长了它在这一栏里要占去四行以上放不下"); // its head alone is higher than the frame
  const Typeset done =
      set("<page number=\"1\" template=\"a\" repeat=\"as-needed\"><place story=\"a b\" frame=\"f\"/></page>");
  EXPECT_LE(done.pages.size(), 3U);
  ASSERT_TRUE(done.result.stories[1].fit.over);
}

TEST_F(TypesetTest, AFailureOfThePainterStopsTheRun) {
  add_template("a", frame("f", "column=\"1\" line=\"1\" lines=\"10\""));
  add_story("a", 900);
  set("<page number=\"1\" template=\"a\" repeat=\"as-needed\"><place story=\"a *\" frame=\"f\"/></page>");
  for (const unsigned jobs : {1U, 3U}) {
    int pages = 0;
    const auto paint = [&](const DisplayPage&) {
      if (++pages == 2) throw std::runtime_error("disk full");
    };
    EXPECT_THROW(typeset(*loaded->edition, {jobs}, paint), std::runtime_error) << jobs;
    EXPECT_EQ(pages, 2) << jobs;
  }
}

} // namespace
} // namespace broadsheet::testing
