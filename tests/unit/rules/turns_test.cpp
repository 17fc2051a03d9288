// L1, L12, L17, L21, L22: turns, and what spans pages.
#include "tests/unit/rules/page_builder.hpp"

namespace broadsheet::testing {
namespace {

using ::testing::IsEmpty;

// A story of ten lines on a page, that turns to `to`.
void turning(PageBuilder& page, int number, int to, std::string_view words) {
  page.page.number = number;
  const auto in = page.frame(rect(0, 0, 120, 240));
  page.part(0, in, false);
  page.leg(0, in, 0, 0, 10);
  page.notice(0, in, rect(0, 120, 120, 12), to, words);
}

// Where it goes on.
void arriving(PageBuilder& page, int number, int from) {
  page.page.number = number;
  const auto in = page.frame(rect(0, 0, 120, 240));
  page.part(0, in, true, true);
  if (from > 0) page.notice(0, in, rect(0, 0, 120, 12), from, "（上接第" + std::to_string(from) + "版）", false);
  page.leg(0, in, 0, 12, 10);
}

std::vector<RuleBreak> of_rule(std::vector<RuleBreak> breaks, PageRule rule) {
  std::erase_if(breaks, [&](const RuleBreak& found) { return found.rule != rule; });
  return breaks;
}

std::vector<RuleBreak> check(const PageBuilder& first, const PageBuilder& second, PageRule rule) {
  EditionCheck check(first.settings);
  std::vector<RuleBreak> all = check.add(first.page);
  for (const RuleBreak& found : check.add(second.page)) all.push_back(found);
  for (const RuleBreak& found : check.finish()) all.push_back(found);
  return of_rule(std::move(all), rule);
}

TEST(PageRules, L12WhereAStoryTurns) {
  const auto ending = [](std::string_view copy, bool ends_paragraph = false, bool hyphenated = false) {
    PageBuilder page;
    StyleSheet styles;
    styles.notices.emplace_back();
    styles.notices[0].turn = JumpTurn::sentence;
    page.settings.styles = &styles;
    turning(page, 1, 2, "（下转第二版）");
    std::string text(200, 'x');
    text.replace(200 - copy.size(), copy.size(), copy);
    page.stories[0].blocks[1].text.utf8 = text + "more";
    page.page.anatomy.lines[9].ends_paragraph = ends_paragraph;
    page.page.anatomy.lines[9].hyphenated = hyphenated;
    return page.breaks(PageRule::L12);
  };
  const Rect last = rect(0, 108, 120, 12);
  EXPECT_THAT(ending("句子完了。"), IsEmpty());
  EXPECT_THAT(ending("他说：“好。”"), IsEmpty());
  EXPECT_THAT(ending("句子没完"), OneBreak(W, last));
  EXPECT_THAT(ending("没有句号的段落", true), IsEmpty());
  EXPECT_THAT(ending("如下：", true), OneBreak(W, last));
  EXPECT_THAT(ending("com", false, true), OneBreak(W, last));
}

TEST(PageRules, L12TextUnderTheNotice) {
  PageBuilder page;
  turning(page, 1, 2, "（下转第二版）");
  page.page.anatomy.lines[9].ends_paragraph = true;
  EXPECT_THAT(page.breaks(PageRule::L12), IsEmpty());
  page.leg(0, 0, 0, 132, 3);
  EXPECT_THAT(page.breaks(PageRule::L12), OneBreak(W, rect(0, 120, 120, 12)));
}

TEST(PageRules, L12ATurnHasTwoNotices) {
  PageBuilder from, to, silent;
  turning(from, 1, 2, "（下转第二版）");
  arriving(to, 2, 1);
  arriving(silent, 2, 0);
  to.page.copy = silent.page.copy = {}; // their copy is not looked at here
  for (PageBuilder* page : {&to, &silent})
    for (DisplayItem& item : page->page.items)
      if (auto* line = std::get_if<TextLine>(&item)) line->copy_end = line->copy_begin = 0;
  EXPECT_THAT(check(from, to, PageRule::L12), IsEmpty());
  EXPECT_THAT(check(from, silent, PageRule::L12), OneBreak(W, rect(0, 0, 120, 240)));
}

TEST(PageRules, L12EnoughBeforeAndAfter) {
  PageBuilder from, to;
  StyleSheet styles;
  styles.notices.emplace_back();
  styles.notices[0].minimum_before = styles.notices[0].minimum_after = 10;
  from.settings.styles = &styles;
  turning(from, 1, 2, "（下转第二版）");
  to.copy_at = 200;
  arriving(to, 2, 1);
  EXPECT_THAT(check(from, to, PageRule::L12), IsEmpty());
  for (PageBuilder* page : {&from, &to}) // with a leading of its own
    for (AnatomyLine& line : page->page.anatomy.lines) line.on_grid = false;
  EXPECT_THAT(check(from, to, PageRule::L12), IsEmpty());
  styles.notices[0].minimum_after = 11;
  EXPECT_THAT(check(from, to, PageRule::L12), OneBreak(W, rect(0, 0, 120, 12)));
}

TEST(PageRules, L17NoticesNameTheRightPages) {
  PageBuilder from, to, elsewhere, misprint;
  turning(from, 1, 2, "（下转第二版）");
  EXPECT_THAT(of_rule(check_page(from.page, from.settings), PageRule::L21), IsEmpty());
  arriving(to, 2, 1);
  EXPECT_THAT(check(from, to, PageRule::L17), IsEmpty());
  arriving(elsewhere, 3, 1);
  EXPECT_THAT(check(from, elsewhere, PageRule::L17), OneBreak(E, rect(0, 0, 120, 12)));
  PageBuilder nowhere;
  EXPECT_THAT(check(from, nowhere, PageRule::L17), OneBreak(E, rect(0, 120, 120, 12)));
  turning(misprint, 2, 4, "（下转第三版）");
  EXPECT_THAT(misprint.breaks(PageRule::L17), OneBreak(E, rect(0, 120, 120, 12)));
  PageBuilder labelled;
  labelled.settings.labels[14] = "B4";
  turning(labelled, 2, 14, "See BUDGET, B4");
  EXPECT_THAT(labelled.breaks(PageRule::L17), IsEmpty());
  labelled.settings.labels[14] = "B5";
  EXPECT_THAT(labelled.breaks(PageRule::L17), OneBreak(E, rect(0, 120, 120, 12)));
}

// By hand only: reader and plan refuse such editions (tests/unit/engine/page_rules_test.cpp).
TEST(PageRules, L21NoTurnBackward) {
  PageBuilder broken, kept;
  turning(broken, 3, 2, "（下转第二版）");
  EXPECT_THAT(broken.breaks(PageRule::L21), OneBreak(E, rect(0, 120, 120, 12)));
  turning(kept, 3, 4, "（下转第四版）");
  EXPECT_THAT(kept.breaks(PageRule::L21), IsEmpty());
}

TEST(PageRules, L21OneTurnAStory) {
  PageBuilder first, second;
  turning(first, 1, 2, "（下转第二版）");
  turning(second, 2, 3, "（下转第三版）");
  EXPECT_THAT(check(first, second, PageRule::L21), OneBreak(E, rect(0, 120, 120, 12)));
  first.settings.rules.limits[static_cast<std::size_t>(RuleLimit::turns)] = Measure{2000, Unit::pt};
  EXPECT_THAT(check(first, second, PageRule::L21), IsEmpty());
}

TEST(PageRules, L1CopyInItsOrderAndOnce) {
  PageBuilder first, second, again;
  turning(first, 1, 2, "（下转第二版）");
  second.copy_at = 200; // goes on where the first page ended
  arriving(second, 2, 1);
  EXPECT_THAT(check(first, second, PageRule::L1), IsEmpty());
  again.copy_at = 180; // a line is printed twice
  again.page.number = 2;
  const auto in = again.frame(rect(0, 0, 120, 240));
  again.leg(0, in, 0, 0, 3);
  EXPECT_THAT(check(first, again, PageRule::L1), OneBreak(E, rect(0, 0, 120, 12)));
}

TEST(PageRules, L22RankedItems) {
  const auto ranked = [](int upper, int lower, int upper_size = 24, int lower_size = 24) {
    PageBuilder page;
    page.settings.ranks = {{0, upper}, {1, lower}};
    page.story(0, rect(0, 0, 252, 240), upper_size, 2);
    page.story(1, rect(0, 252, 252, 240), lower_size, 2);
    EditionCheck check(page.settings);
    return of_rule(check.add(page.page), PageRule::L22);
  };
  EXPECT_THAT(ranked(1, 2), IsEmpty());
  EXPECT_THAT(ranked(2, 1), OneBreak(E, rect(0, 252, 252, 36)));
  EXPECT_THAT(ranked(1, 2, 20, 24), OneBreak(E, rect(0, 252, 252, 36)));
  EXPECT_THAT(ranked(1, 1, 20, 24), IsEmpty());
}

TEST(PageRules, L22RanksGoFromPageToPage) {
  PageBuilder first, second;
  first.settings.ranks = {{0, 2}, {1, 1}};
  first.story(0, rect(0, 0, 252, 240), 24, 2);
  second.page.number = 3;
  second.story(1, rect(0, 0, 252, 240), 24, 2);
  EXPECT_THAT(check(first, second, PageRule::L22), OneBreak(E, rect(0, 0, 252, 36)));
}

} // namespace
} // namespace broadsheet::testing
