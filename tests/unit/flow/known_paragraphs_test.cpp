// What is made of a story's paragraphs is kept from one try of the copyfitter to the next.
#include "layout/flow/block.hpp"
#include "tests/unit/flow/flowing.hpp"

#include <gmock/gmock.h>

namespace broadsheet::testing {
namespace {

using Known = Flow;

TEST_F(Known, AStoryPreparedAgainTakesOverWhatIsTheSame) {
  const auto story = add_paragraphs({han(25), han(34), han(12)});
  KnownParagraphs known;
  const auto prepare = [&](std::vector<std::uint32_t> dropped) {
    std::vector<PreparedParagraph> body = prepare_story(context, story, styles.designs.front(), dropped).body;
    for (PreparedParagraph& paragraph : body) known.take_over(paragraph);
    return body;
  };
  const auto first = prepare({});
  const auto lines = break_uniform(context, first[2], Length::points(100));
  const auto again = prepare({1});
  ASSERT_EQ(again.size(), 2U);
  EXPECT_EQ(again[1].text, first[2].text);
  EXPECT_EQ(break_uniform(context, again[1], Length::points(100)), lines) << "not broken again";
  EXPECT_NE(break_uniform(context, again[1], Length::points(120)), lines) << "in another measure it is";
  stories[story].blocks[2].text.utf8 = han(11);
  const auto cut = prepare({});
  EXPECT_EQ(cut[0].kept, first[0].kept);
  EXPECT_NE(cut[2].kept, first[2].kept) << "it has other words now";
  EXPECT_EQ(break_uniform(context, cut[2], Length::points(100))->lines.size(), 2U);
}

TEST_F(Known, ParagraphsOfTheSameWordsAreNotTakenForEachOther) {
  const auto story = add_paragraphs({han(25), han(25)});
  KnownParagraphs known;
  std::vector<PreparedParagraph> body = prepare_story(context, story, styles.designs.front()).body;
  for (PreparedParagraph& paragraph : body) known.take_over(paragraph);
  EXPECT_NE(body[0].text, body[1].text) << "they stand for different copy";
}

TEST_F(Known, AlignmentsAndStylesHaveTheirOwnLines) {
  const auto story = add_paragraphs({han(25)});
  const PreparedParagraph paragraph = prepare_story(context, story, styles.designs.front()).body.front();
  const auto justified = break_uniform(context, paragraph, Length::points(100));
  EXPECT_NE(break_uniform(context, paragraph, Length::points(100), Alignment::left), justified);
  EXPECT_EQ(break_uniform(context, paragraph, Length::points(100)), justified);
  PreparedParagraph indented = paragraph;
  styles.paragraphs[kNotice].first_indent = Length::points(60);
  indented.style = &styles.paragraphs[kNotice];
  EXPECT_EQ(break_uniform(context, indented, Length::points(100))->lines.size(), 4U) << "6 em of indent";
}

} // namespace
} // namespace broadsheet::testing
