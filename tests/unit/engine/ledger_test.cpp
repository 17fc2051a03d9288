// The ledger on pages made by hand: what is lost, doubled or altered is named, with its place.
#include "layout/engine/ledger.hpp"

#include <gmock/gmock.h>

namespace broadsheet {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class LedgerTest : public ::testing::Test {
 protected:
  LedgerTest() {
    Story story;
    for (const char* text : {"Head line", "One two three"}) {
      Block block;
      block.text.utf8 = text;
      story.blocks.push_back(block);
    }
    stories = {story};
  }
  // A line that says it prints bytes [begin, end) of a block, and the text of its glyphs.
  void print(DisplayPage& page, std::uint32_t block, std::uint32_t begin, std::uint32_t end, const std::string& text,
             bool right_to_left = false) {
    TextLine line;
    line.story = 0;
    line.runs = 1;
    line.copy_begin = static_cast<std::uint32_t>(page.copy.size());
    page.copy.push_back({0, block, begin, end});
    line.copy_end = static_cast<std::uint32_t>(page.copy.size());
    TextRun run;
    run.right_to_left = right_to_left;
    run.text_begin = static_cast<std::uint32_t>(page.text.size());
    page.text += text;
    run.text_end = static_cast<std::uint32_t>(page.text.size());
    page.items.emplace_back(line);
    page.items.emplace_back(run);
  }
  DisplayPage page(int number) {
    DisplayPage made;
    made.number = number;
    return made;
  }
  // "lost 1:4-8 page 0"
  static std::vector<std::string> told(const Ledger& ledger) {
    static const char* const kinds[] = {"lost", "doubled", "altered"};
    std::vector<std::string> lines;
    for (const LedgerFault& f : ledger.faults())
      lines.push_back(std::string(kinds[static_cast<int>(f.kind)]) + " " + std::to_string(f.copy.block) + ":" +
                      std::to_string(f.copy.begin) + "-" + std::to_string(f.copy.end) + " page " +
                      std::to_string(f.page));
    return lines;
  }

  StoryTable stories;
};

TEST_F(LedgerTest, AddsUp) {
  Ledger ledger(stories);
  DisplayPage first = page(1);
  print(first, 0, 0, 9, "Head line");
  print(first, 1, 0, 4, "One"); // the space before a line end is dropped
  ledger.book_page(first);
  ledger.book_overset({{0, 1, 4, 13}});
  EXPECT_THAT(told(ledger), IsEmpty());
  EXPECT_TRUE(ledger.adds_up());
  EXPECT_EQ(ledger.sums().fed, 22U);
  EXPECT_EQ(ledger.sums().printed, 13U);
  EXPECT_EQ(ledger.sums().overset, 9U);
  EXPECT_EQ(ledger.sums_of(0).printed, 13U);
}

TEST_F(LedgerTest, UnplacedStoriesAreBooked) {
  Ledger ledger(stories);
  ledger.book_unplaced(0);
  EXPECT_TRUE(ledger.adds_up());
  EXPECT_EQ(ledger.sums().unplaced, 22U);
}

TEST_F(LedgerTest, LossesAreNamed) {
  Ledger ledger(stories);
  DisplayPage first = page(1);
  print(first, 1, 4, 8, "two ");
  ledger.book_page(first);
  EXPECT_THAT(told(ledger), ElementsAre("lost 0:0-9 page 0", "lost 1:0-4 page 0", "lost 1:8-13 page 0"));
  EXPECT_FALSE(ledger.adds_up());
}

TEST_F(LedgerTest, WhatIsPrintedTwiceIsNamedWithItsPage) {
  Ledger ledger(stories);
  DisplayPage first = page(1), second = page(2);
  print(first, 0, 0, 9, "Head line");
  print(first, 1, 0, 8, "One two ");
  print(second, 1, 4, 13, "two three");
  ledger.book_page(first);
  ledger.book_page(second);
  EXPECT_THAT(told(ledger), ElementsAre("doubled 1:4-8 page 2"));
  EXPECT_FALSE(ledger.adds_up());
}

TEST_F(LedgerTest, ALossAndADoubleOfOneSizeDoNotBalance) {
  Ledger ledger(stories);
  DisplayPage first = page(1);
  print(first, 0, 0, 9, "Head line");
  print(first, 1, 0, 4, "One ");
  print(first, 1, 0, 4, "One ");
  print(first, 1, 8, 13, "three");
  ledger.book_page(first);
  EXPECT_EQ(ledger.sums().printed, ledger.sums().fed);
  EXPECT_THAT(told(ledger), ElementsAre("doubled 1:0-4 page 1", "lost 1:4-8 page 0"));
  EXPECT_FALSE(ledger.adds_up());
}

TEST_F(LedgerTest, OtherGlyphsThanCopyAreAltered) {
  Ledger ledger(stories);
  DisplayPage first = page(3);
  print(first, 0, 0, 9, "Head lime");
  print(first, 1, 0, 13, "Onetwo three"); // white alone is not compared
  ledger.book_page(first);
  EXPECT_THAT(told(ledger), ElementsAre("altered 0:0-9 page 3"));
}

TEST_F(LedgerTest, RightToLeftLinesAreComparedWithoutTheirOrder) {
  Ledger ledger(stories);
  DisplayPage first = page(1);
  print(first, 0, 0, 9, "line Head", true);
  print(first, 1, 0, 13, "One two three");
  ledger.book_page(first);
  EXPECT_TRUE(ledger.adds_up());
}

TEST_F(LedgerTest, EnginesWordsAreNoCopy) {
  Ledger ledger(stories);
  DisplayPage first = page(1);
  TextLine notice;
  notice.runs = 0;
  first.items.emplace_back(notice);
  ledger.book_page(first);
  ledger.book_unplaced(0);
  EXPECT_TRUE(ledger.adds_up());
}

} // namespace
} // namespace broadsheet
