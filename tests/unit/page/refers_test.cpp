// The index of what is inside: which stories, in which order, how many, and where they stand. The Latin test face is
// half an em wide for every letter.
#include "layout/page/compose_page.hpp"
#include "layout/page/refers.hpp"
#include "tests/unit/page/english_page.hpp"

#include <gmock/gmock.h>

namespace broadsheet::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Refers : public EnglishPage {
 protected:
  Refers() {
    for (int number = 1; number <= 4; ++number) plan.pages.push_back({number, 0, "", ""});
    piece.kind = FurnitureKind::refers;
    piece.rect = {pt(100), pt(200), pt(120), pt(60)};
    piece.refers = RefersStyle{};
    piece.refers->words = "{headline}";
    piece.refers->page = "{page}";
    piece.refers->gap = pt(10);
  }

  // A story on a page (1 to 4).
  void add(const std::string& headline, std::uint32_t page, std::optional<int> refer = {}, int priority = 999) {
    Story story;
    story.id = headline;
    story.priority = priority;
    story.language = "en";
    Block block;
    block.role = BlockRole::headline;
    block.text.utf8 = headline;
    if (!headline.empty()) story.blocks = {block};
    stories.push_back(story);
    Placement placement;
    placement.stories = {static_cast<std::uint32_t>(stories.size() - 1)};
    placement.chain = {{page - 1, 0}};
    placement.refer = refer;
    plan.placements.push_back(placement);
  }
  std::vector<std::string> chosen(int on = 1) {
    std::vector<std::string> texts;
    for (const Refer& refer : refers_of(plan, stories, on)) {
      const ReferWords words = refer_words(*piece.refers, refer, plan, stories);
      texts.push_back(words.words + " " + words.page);
    }
    return texts;
  }
  std::vector<std::string> set(int on = 1, bool right_to_left = false) {
    rows = set_refers(flow, piece, plan, on, right_to_left);
    std::vector<std::string> texts;
    for (const SetRefer& row : rows.rows) texts.push_back(stories[row.story].id + " " + std::to_string(row.page));
    return texts;
  }

  EditionPlan plan;
  Furniture piece;
  SetRefers rows;
};

TEST_F(Refers, OnlyWhatBeginsOnLaterPages) {
  add("here", 1);
  add("next", 2);
  add("last", 4);
  EXPECT_THAT(chosen(1), ElementsAre("next 2", "last 4"));
  EXPECT_THAT(chosen(2), ElementsAre("last 4"));
  EXPECT_THAT(chosen(4), IsEmpty());
}

TEST_F(Refers, PicturesNoticesAndStoriesWithoutAHeadAreNone) {
  add("picture", 2);
  stories.back().kind = StoryKind::picture;
  add("notice", 2);
  stories.back().kind = StoryKind::notice;
  add("", 2);
  add("story", 2);
  EXPECT_THAT(chosen(), ElementsAre("story 2"));
}

// A pull quote has a place of its own, and is no story.
TEST_F(Refers, AQuotationIsNone) {
  add("story", 2);
  plan.placements.push_back(plan.placements.back());
  plan.placements.back().quote = 0;
  EXPECT_THAT(chosen(), ElementsAre("story 2"));
}

TEST_F(Refers, TheFeedsPriorityRanksThem) {
  add("third", 2);
  add("second", 4, {}, 5);
  add("first", 3, {}, 1);
  EXPECT_THAT(chosen(), ElementsAre("first 3", "second 4", "third 2"));
}

TEST_F(Refers, TheDesksChoiceGoesBeforeTheFeeds) {
  add("important", 2, {}, 1);
  add("never", 2, 0, 1);
  EXPECT_THAT(chosen(), ElementsAre("important 2")) << "no choice yet";
  add("fourth", 2, 4);
  add("first", 3, 1);
  EXPECT_THAT(chosen(), ElementsAre("first 3", "fourth 2")) << "a choice: nothing else";
}

TEST_F(Refers, OfAStreamOverSeveralPagesTheFirstStoryOnly) {
  add("one", 2);
  add("two", 2);
  plan.placements.pop_back();
  plan.placements[0].stories = {0, 1};
  plan.placements[0].stream = true;
  EXPECT_THAT(chosen(), ElementsAre("one 2", "two 2"));
  plan.placements[0].chain.push_back({2, 0});
  EXPECT_THAT(chosen(), ElementsAre("one 2"));
}

// <br/> in a headline parts words, with or without a space beside it; in Chinese it parts nothing.
TEST_F(Refers, APreferredBreakIsOneSpace) {
  const auto with_break = [&](const std::string& words, std::uint32_t at, const std::string& language) {
    add(words, 2);
    stories.back().language = language;
    stories.back().blocks[0].text.markup = {{MarkupKind::line_break, at, at, {}, 0}};
  };
  with_break("heldafter", 4, "en");
  with_break("held after", 5, "en");
  with_break("held after", 4, "en");
  with_break("要闻", 3, "zh-Hans");
  EXPECT_THAT(chosen(), ElementsAre("held after 2", "held after 2", "held after 2", "要闻 2"));
}

TEST_F(Refers, APageInFrontChangesTheNumbers) {
  add("next", 2);
  add("last", 4);
  EXPECT_THAT(set(), ElementsAre("next 2", "last 4"));
  for (PlannedPage& page : plan.pages) ++page.number; // as the planner does with one more page before them
  EXPECT_THAT(set(), ElementsAre("next 3", "last 5"));
  EXPECT_THAT(chosen(), ElementsAre("next 3", "last 5"));
}

// A page number alone is no row; the next story takes its place.
TEST_F(Refers, AStoryWithoutTheWordsIsLeftOut) {
  add("with", 3, {}, 2);
  add("without", 2, {}, 1);
  Block kicker;
  kicker.role = BlockRole::kicker;
  kicker.text.utf8 = "words";
  stories[0].blocks.push_back(kicker);
  piece.refers->words = "{kicker}　";
  EXPECT_THAT(set(), ElementsAre("with 3"));
  piece.refers->words = "{kicker} {headline}";
  EXPECT_THAT(set(), ElementsAre("without 2", "with 3"));
}

// As in furniture and notices: readers look for what is printed on the page.
TEST_F(Refers, APageWithALabelIsCalledByIt) {
  add("next", 2);
  add("last", 4);
  plan.pages[1].label = "A2";
  EXPECT_THAT(chosen(), ElementsAre("next A2", "last 4"));
  piece.refers->page = "{page.han}";
  EXPECT_THAT(chosen(), ElementsAre("next 二", "last 四")) << "the number itself, as in furniture";
}

TEST_F(Refers, AsManyAsFitTheMostImportantByPages) {
  for (int i = 0; i < 5; ++i) add("story" + std::to_string(i), 4, {}, 10 + i);
  add("top", 3, {}, 1);
  EXPECT_THAT(set(), ElementsAre("top 3", "story0 4", "story1 4", "story2 4", "story3 4")) << "60 pt hold five lines";
  piece.refers->most = 2;
  EXPECT_THAT(set(), ElementsAre("top 3", "story0 4"));
  piece.refers->most = 9;
  piece.refers->row_gap = pt(6);
  EXPECT_THAT(set(), ElementsAre("top 3", "story0 4", "story1 4")) << "12 + 6 + 12 + 6 + 12";
}

TEST_F(Refers, WordsWrapBeforeThePageNumber) {
  add("twelve chars and more", 2); // 120 - 5 (one figure) - 10 leave 105 pt: 21 letters of 5 pt
  EXPECT_THAT(set(), ElementsAre("twelve chars and more 2"));
  ASSERT_EQ(rows.fragment.lines.size(), 2u) << "one line of words, one number";
  stories[0].blocks[0].text.utf8 += " still";
  set();
  ASSERT_EQ(rows.fragment.lines.size(), 3u);
  EXPECT_EQ(rows.fragment.lines[2].origin.y, rows.fragment.lines[1].origin.y) << "the number stands on the last line";
  EXPECT_EQ(rows.fragment.lines[2].origin.x, pt(215));
  EXPECT_EQ(rows.fragment.lines[2].alignment, Alignment::right);
  EXPECT_EQ(rows.rows[0].rect, (Rect{pt(100), pt(200), pt(120), pt(24)}));
}

TEST_F(Refers, PageNumbersMayStandFirst) {
  add("words", 2);
  piece.refers->page_first = true;
  set();
  ASSERT_EQ(rows.fragment.lines.size(), 2u);
  EXPECT_EQ(rows.fragment.lines[0].origin.x, pt(115));
  EXPECT_EQ(rows.fragment.lines[1].origin.x, pt(100));
}

TEST_F(Refers, ColumnsAreLevel) {
  piece.rect.width = pt(250);
  piece.refers->columns = 2;
  piece.refers->gutter = pt(10);
  for (int i = 0; i < 4; ++i) add("story" + std::to_string(i), 2);
  set();
  std::vector<Rect> rects;
  for (const SetRefer& row : rows.rows) rects.push_back(row.rect);
  EXPECT_THAT(rects, ElementsAre(Rect{pt(100), pt(200), pt(120), pt(12)}, Rect{pt(100), pt(212), pt(120), pt(12)},
                                 Rect{pt(230), pt(200), pt(120), pt(12)}, Rect{pt(230), pt(212), pt(120), pt(12)}));
  set(1, true);
  EXPECT_EQ(rows.rows[0].rect.x, pt(230)) << "from the right to the left";
  EXPECT_EQ(rows.rows[3].rect.x, pt(100));
  EXPECT_EQ(rows.fragment.lines[1].origin.x, pt(230)) << "the number ends the line at the left";
}

TEST_F(Refers, NothingFitsInTooLittleRoom) {
  add("words", 2);
  piece.rect.height = pt(11);
  EXPECT_THAT(set(), IsEmpty());
  piece.rect = {pt(0), pt(0), pt(12), pt(60)};
  EXPECT_THAT(set(), IsEmpty());
}

TEST_F(Refers, ThePageLinksToTheStories) {
  add("next", 2);
  templates.pages[0].furniture = {piece};
  DisplayEdition edition;
  std::map<std::string, std::string> data;
  PageContext context;
  context.flow = flow;
  context.templates = &templates;
  context.edition = &edition;
  context.data = &data;
  context.plan = &plan;
  const DisplayPage page = compose_page(context, plan.pages[0], {});
  ASSERT_EQ(page.regions.size(), 1u);
  EXPECT_EQ(page.regions[0].kind, RegionKind::refer);
  EXPECT_EQ(page.regions[0].leads_to, 2);
  EXPECT_EQ(page.text, "next2");
}

} // namespace
} // namespace broadsheet::testing
