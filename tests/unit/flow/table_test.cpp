// Lists, listings and tables in legs: 10 pt Han on 12 pt, so that a reader can count.
#include "layout/flow/columns.hpp"
#include "layout/flow/list.hpp"
#include "layout/flow/table.hpp"
#include "tests/unit/flow/flowing.hpp"

#include <gmock/gmock.h>

namespace broadsheet::testing {
namespace {

using ::testing::ElementsAre;

Length pt(int points) { return Length::points(points); }

TEST(Columns, SharesAddUpToTheLastUnit) {
  for (int total = 0; total < 50; ++total) {
    const std::vector<Length> shares = share_out(Length{total}, {Length{3}, Length{}, Length{7}, Length{11}});
    EXPECT_EQ((shares[0] + shares[1] + shares[2] + shares[3]).sp, total);
    EXPECT_EQ(shares[1].sp, 0);
  }
  EXPECT_THAT(share_out(Length{9}, {Length{}, Length{}, Length{}}), ElementsAre(Length{3}, Length{3}, Length{3}));
}

CellWant want(int least, int natural) { return {false, pt(least), pt(natural), pt(natural)}; }

TEST(Columns, KeepTheirLongestWordAndShareTheRest) {
  TableStyle style;
  const auto rooms = table_columns(style, {want(20, 20), want(30, 230)}, pt(130), pt(10), pt(10));
  EXPECT_EQ(rooms[0].width, pt(20)); // it wants no more
  EXPECT_EQ(rooms[1].x, pt(30));
  EXPECT_EQ(rooms[1].right(), pt(130));
}

TEST(Columns, WidthsOfTheStyleShareWhatTheOthersLeave) {
  TableStyle style;
  style.columns.resize(3);
  style.columns[1].width = 1;
  style.columns[2].width = 3;
  const auto rooms = table_columns(style, {want(20, 40), want(5, 5), want(5, 5)}, pt(140), pt(10), pt(10));
  EXPECT_EQ(rooms[0].width, pt(40));
  EXPECT_EQ(rooms[1].width, pt(20));
  EXPECT_EQ(rooms[2].width, pt(60));
}

TEST(Columns, TextBeforeARightTabEndsBeforeIt) {
  TableStyle style;
  style.listing = true;
  style.tabs.resize(2);
  style.tabs[1].alignment = ColumnAlignment::right;
  style.tabs[1].from_right = true;
  const auto rooms = tab_rooms(style, {want(10, 300), want(10, 30)}, pt(100), pt(5), pt(10), pt(12));
  ASSERT_TRUE(rooms);
  EXPECT_EQ((*rooms)[0].right(), pt(65));
  EXPECT_EQ((*rooms)[1].x, pt(70));
  EXPECT_FALSE(tab_rooms(style, {want(10, 300), want(10, 30)}, pt(25), pt(5), pt(10), pt(12))); // no room for both
}

TEST(Columns, DecimalSignOfALanguage) {
  EXPECT_EQ(decimal_place("1,204.75", "en"), 5U);
  EXPECT_EQ(decimal_place("1.204,75", "de"), 5U);
  EXPECT_EQ(decimal_place("57%", "zh-Hans"), 2U);
  EXPECT_EQ(decimal_place("约12个", "zh-Hans"), 5U);
  EXPECT_EQ(decimal_place("—", "en"), std::nullopt);
}

TEST(ListMarks, Numerals) {
  ListStyle style;
  style.mark = "{number}、";
  style.numerals = Numerals::han;
  EXPECT_EQ(mark_words(style, 12), "十二、");
  style.mark = "{number}";
  style.numerals = Numerals::circled;
  EXPECT_EQ(mark_words(style, 1) + mark_words(style, 20) + mark_words(style, 21) + mark_words(style, 50), "①⑳㉑㊿");
  EXPECT_EQ(mark_words(style, 51), "51");
}

class Groups : public Flow {
 protected:
  Groups() {
    ListStyle list;
    list.mark = "■";
    list.room = {2000, Unit::em};
    styles.lists = {list};
    TableStyle table;
    table.gap = {};
    styles.tables = {table};
  }

  // A story of items, one text each; or of rows of two cells under a head.
  std::uint32_t add_list(const std::vector<std::string>& items) {
    return add_group(GroupKind::list, BlockRole::item, items);
  }
  std::uint32_t add_table(int rows, const std::string& cell) {
    std::vector<std::string> cells{"头甲", "头乙"};
    for (int i = 0; i < rows; ++i) cells.insert(cells.end(), {cell, "字"});
    return add_group(GroupKind::table, BlockRole::cell, cells);
  }

  // A paragraph of `before` lines, then a table of 甲s under a title of `title` characters.
  std::uint32_t add_titled_table(int before, int title, int rows) {
    const std::uint32_t story = add_table(rows, "甲甲");
    Story& made = stories[story];
    Block paragraph = made.blocks.back();
    paragraph.role = BlockRole::paragraph;
    paragraph.text.utf8 = han_lines(before) + "。";
    Block words = paragraph;
    words.role = BlockRole::table_title;
    words.text.utf8.clear();
    for (int i = 0; i < title; ++i) words.text.utf8 += "题";
    made.blocks.insert(made.blocks.begin(), {paragraph, words});
    BlockGroup& group = made.groups.front();
    for (GroupRow& row : group.rows)
      for (GroupCell& cell : row.cells) *cell.block += 2;
    group.begin = 1;
    group.end += 2;
    group.title = 1;
    return story;
  }
  static bool is_title(const PlacedLine& line) { return words_of(line).starts_with("题"); }
  // The rest of the title, the table's head and its first row stand in the leg that the title begins in.
  static void expect_under_title(const FrameFragment& fragment, int before) {
    const auto first = std::find_if(fragment.lines.begin(), fragment.lines.end(), is_title);
    ASSERT_NE(first, fragment.lines.end());
    const auto row =
        std::find_if(first, fragment.lines.end(), [](const PlacedLine& l) { return words_of(l) == "甲甲"; });
    ASSERT_NE(row, fragment.lines.end());
    for (auto line = first; line <= row; ++line)
      if (is_title(*line) || words_of(*line) == "头甲" || line == row) {
        EXPECT_EQ(line->origin.x, first->origin.x) << words_of(*line) << ", after " << before << " lines";
      }
  }

  std::uint32_t add_group(GroupKind kind, BlockRole role, const std::vector<std::string>& texts) {
    std::vector<std::pair<BlockRole, std::string>> blocks;
    for (const std::string& text : texts) blocks.emplace_back(role, text);
    const std::uint32_t story = add(std::move(blocks));
    BlockGroup group;
    group.kind = kind;
    group.end = static_cast<std::uint32_t>(texts.size());
    for (std::uint32_t i = 0; i < group.end; ++i) {
      if (kind == GroupKind::list) {
        group.entries.push_back({i, 0, false, static_cast<int>(i) + 1});
      } else if (i % 2 == 0) {
        if (i == 0) stories[story].blocks[0].role = stories[story].blocks[1].role = BlockRole::head_cell;
        group.rows.push_back({i == 0, {{i, 1}, {i + 1, 1}}});
      }
    }
    stories[story].groups = {group};
    return story;
  }
};

TEST_F(Groups, ItemsHangAfterTheirMarks) {
  ChainFlow flow(context, {add_list({han(12), han(3)})}, false);
  const FrameFragment fragment = flow.fill(task(1, 20, 1)).fragment;
  EXPECT_EQ(words_of(fragment), "■|" + han(8) + "|" + han(4) + "|■|" + han(3)); // 10 less the room of 2
  EXPECT_EQ(fragment.lines[0].origin.x, Length{});
  EXPECT_EQ(fragment.lines[1].origin, (Point{pt(20), fragment.lines[0].origin.y}));
  EXPECT_TRUE(fragment.lines[1].beside);
  EXPECT_EQ(fragment.lines[2].origin.x, pt(20));
  EXPECT_EQ(copy_in(fragment), 15U); // marks are no copy
}

// The same copy in a language from left to right and in one from right to left, in a leg of 100 pt.
class Mirrored : public Groups {
 protected:
  std::pair<FrameFragment, FrameFragment> both(std::uint32_t story) {
    std::array<FrameFragment, 2> set;
    for (int i = 0; i < 2; ++i) {
      for (Block& block : stories[story].blocks) block.language = i == 0 ? "en" : "he";
      stories[story].language = i == 0 ? "en" : "he";
      ChainFlow flow(context, {story}, false);
      set[static_cast<std::size_t>(i)] = flow.fill(task(1, 20, 1)).fragment;
      EXPECT_TRUE(flow.done());
    }
    return {std::move(set[0]), std::move(set[1])};
  }
  static void expect_mirrored(const FrameFragment& left, const FrameFragment& right) {
    ASSERT_EQ(left.lines.size(), right.lines.size());
    for (std::size_t i = 0; i < left.lines.size(); ++i) {
      EXPECT_EQ(right.lines[i].origin.x + right.lines[i].measure, pt(100) - left.lines[i].origin.x) << i;
      EXPECT_EQ(right.lines[i].origin.y, left.lines[i].origin.y) << i;
      EXPECT_EQ(right.lines[i].measure, left.lines[i].measure) << i;
    }
  }
};

TEST_F(Mirrored, MarksStandAtTheRight) {
  const auto [left, right] = both(add_list({"aaaa aaaa aaaa aaaa aaaa", "aaa"}));
  expect_mirrored(left, right);
  EXPECT_EQ(words_of(right.lines[0]), "■");
  EXPECT_EQ(right.lines[0].origin.x + right.lines[0].measure, pt(100));
  EXPECT_EQ(right.lines[1].origin.x, Length{});
  EXPECT_EQ(right.lines[1].measure, pt(80));
}

TEST_F(Mirrored, TheFirstColumnStandsAtTheRight) {
  styles.tables[0].rule_above = styles.tables[0].column_rule = pt(1);
  styles.tables[0].head_tint = InkRef{0, 10};
  styles.tables[0].columns.resize(2);
  styles.tables[0].columns[1].alignment = ColumnAlignment::right;
  const auto [left, right] = both(add_group(GroupKind::table, BlockRole::cell, {"aa", "bb", "aaaa", "b", "a", "bbb"}));
  expect_mirrored(left, right);
  EXPECT_EQ(words_of(right.lines[0]), "aa");
  EXPECT_GT(right.lines[0].origin.x, right.lines[1].origin.x);
  EXPECT_EQ(right.lines[0].alignment, Alignment::right);
  EXPECT_EQ(right.lines[1].alignment, Alignment::left);
  ASSERT_EQ(right.rules.size(), left.rules.size());
  for (std::size_t i = 0; i < left.rules.size(); ++i) {
    EXPECT_EQ(right.rules[i].a.x, pt(100) - left.rules[i].b.x);
    EXPECT_EQ(right.rules[i].b.x, pt(100) - left.rules[i].a.x);
  }
  ASSERT_EQ(right.fills.size(), 1U);
  EXPECT_EQ(right.fills[0].rect.right(), pt(100) - left.fills[0].rect.x);
}

TEST_F(Mirrored, DecimalSignsStandUnderEachOther) {
  styles.tables[0].columns.resize(2);
  styles.tables[0].columns[1].alignment = ColumnAlignment::decimal;
  const FrameFragment right =
      both(add_group(GroupKind::table, BlockRole::cell, {"aa", "bb", "aaaa", "3.5", "a", "12.25", "a", "7"})).second;
  std::vector<Length> signs;
  for (const PlacedLine& line : right.lines) {
    const std::string words = words_of(line);
    if (words.find_first_of("0123456789") == std::string::npos) continue;
    EXPECT_EQ(line.measure, pt(5) * static_cast<std::int32_t>(words.size())) << "as wide as its digits";
    signs.push_back(line.origin.x + pt(5) * static_cast<std::int32_t>(std::min(words.find('.'), words.size())));
  }
  ASSERT_EQ(signs.size(), 3U);
  EXPECT_EQ(signs[0], signs[1]);
  EXPECT_EQ(signs[0], signs[2]);
}

TEST_F(Groups, AnItemThatGoesOnInTheNextLegHasNoSecondMark) {
  ChainFlow flow(context, {add_list({han(32)})}, false);
  const FrameFragment fragment = flow.fill(task(1, 20, 2)).fragment;
  EXPECT_THAT(rows_of(fragment), ElementsAre(2, 2));
  EXPECT_EQ(words_of(fragment), "■|" + han(8) + "|" + han(8) + "|" + han(8) + "|" + han(8));
}

TEST_F(Groups, ATableSaysItsHeadOverEveryPartAndCountsItOnce) {
  ChainFlow flow(context, {add_table(9, "字字")}, false);
  const FrameFragment fragment = flow.fill(task(1, 20, 2)).fragment;
  int heads = 0;
  for (const PlacedLine& line : fragment.lines) heads += words_of(line) == "头甲" ? 1 : 0;
  EXPECT_EQ(heads, 2);
  EXPECT_EQ(copy_in(fragment), 4U + 9 * 3); // the second head is the engine's
  EXPECT_TRUE(flow.done());
  // The second part begins with the head on the first line.
  const PlacedLine* second = nullptr;
  for (const PlacedLine& line : fragment.lines)
    if (words_of(line) == "头甲") second = &line;
  EXPECT_EQ(second->origin, (Point{pt(110), grid.first_baseline}));
}

TEST_F(Groups, NoRowStandsAlone) {
  for (int rows = 4; rows <= 14; ++rows)
    for (int after = 2; after <= 15; ++after) {
      const std::uint32_t story = add_table(rows, "字字");
      Block paragraph;
      paragraph.text.utf8 = han_lines(after);
      paragraph.language = "zh-Hans";
      stories[story].blocks.push_back(paragraph);
      ChainFlow flow(context, {story}, false);
      const FrameFragment fragment = flow.fill(task(1, 30, 2)).fragment;
      std::map<Length, int> rows_by_leg;
      for (const PlacedLine& line : fragment.lines) {
        // The paragraph may end in these characters too.
        if (line.paragraph->items->paragraph->source->utf8 == "字字") ++rows_by_leg[line.origin.x];
        EXPECT_EQ((line.origin.y - grid.first_baseline).sp % kLeading.sp, 0); // no padding: rows keep to the grid
      }
      for (const auto& [x, count] : rows_by_leg) EXPECT_GE(count, 2) << rows << " rows, then " << after << " lines";
      EXPECT_TRUE(flow.done());
    }
}

// A title that is set in lines, as body is, in one or two: it stays whole and over its table.
TEST_F(Groups, ATitleStandsOverItsTable) {
  for (const bool poured : {false, true})
    for (const bool balance : {true, false})
      for (const int title : {6, 15})
        for (int before = 2; before <= 14; ++before) {
          const std::uint32_t story = add_titled_table(before, title, 8);
          ChainFlow flow(context, {story}, false);
          FrameTask frame = task(1, 18, 2);
          frames.back().balance = balance;
          const Rect& rect = frames.back().rect;
          if (poured) frame.obstacles = {{{{rect.x, kLeading * 17, rect.width, kLeading}}, false}};
          const FrameFragment fragment = flow.fill(frame).fragment;
          EXPECT_TRUE(flow.done());
          expect_under_title(fragment, before);
        }
}

TEST_F(Groups, NoPageEndsWithATablesTitle) {
  for (const bool poured : {false, true})
    for (const JumpTurn turn : {JumpTurn::paragraph, JumpTurn::sentence, JumpTurn::line})
      for (const int title : {6, 15})
        for (int rows = 6; rows <= 14; ++rows) {
          notices().turn = turn;
          const std::uint32_t story = add_titled_table(6, title, 8);
          ChainFlow flow(context, {story}, false);
          FrameTask frame = task(1, rows, 1, 2);
          const Rect& rect = frames.back().rect;
          if (poured) frame.obstacles = {{{{rect.x, kLeading * (rows - 1), rect.width, kLeading}}, false}};
          const FillResult filled = flow.fill(frame);
          ASSERT_TRUE(filled.jump) << rows;
          const auto& lines = filled.fragment.lines;
          EXPECT_FALSE(is_title(lines.at(lines.size() - 2))) << rows << " rows: a title over the notice";
        }
}

TEST_F(Groups, ATableJumpsBetweenRows) {
  ChainFlow flow(context, {add_table(20, "字字")}, false);
  const FillResult front = flow.fill(task(1, 9, 1, 2));
  ASSERT_TRUE(front.jump);
  const FillResult back = flow.fill(task(2, 30, 1, 0, 1));
  EXPECT_TRUE(flow.done());
  EXPECT_EQ(copy_in(front.fragment) + copy_in(back.fragment), 4U + 20 * 3);
  EXPECT_THAT(words_of(back.fragment), ::testing::StartsWith("接1版|头甲|头乙|字字"));
}

TEST_F(Groups, ARowTallerThanItsLegIsOversetNotLost) {
  ChainFlow flow(context, {add_table(1, han(200))}, false);
  const FrameTask only = task(1, 5, 1);
  const FrameFragment fragment = flow.fill(only).fragment;
  const std::vector<Overset> left = flow.overset(only);
  ASSERT_EQ(left.size(), 1U);
  EXPECT_EQ(left[0].characters + copy_in(fragment), 4U + 201);
}

TEST_F(Groups, RulesAreClearOfType) {
  styles.tables[0].rule_above = styles.tables[0].rule_head = styles.tables[0].rule_between =
      styles.tables[0].rule_below = pt(2);
  ChainFlow flow(context, {add_table(4, "字字")}, false);
  const FrameFragment fragment = flow.fill(task(1, 30, 1)).fragment;
  EXPECT_EQ(fragment.rules.size(), 6U); // above, head, three between, below
  for (const PlacedRule& rule : fragment.rules)
    for (const PlacedLine& line : fragment.lines) {
      const Length top = line.origin.y - scale(pt(10), 88, 100), foot = line.origin.y + scale(pt(10), 22, 100);
      EXPECT_TRUE(rule.a.y + rule.weight / 2 < top || rule.a.y - rule.weight / 2 > foot) << words_of(line);
    }
}

TEST_F(Groups, BesideAnObstacleAnItemKeepsSixEmOfItsOwn) {
  for (const int left : {7, 8}) { // of a leg of 20 em, for rows 3 to 6
    ChainFlow flow(context, {add_list({han(100), han(60)})}, false);
    FrameTask made = task(1, 30, 1, 0, 0, 20);
    made.obstacles = {{{{pt(10 * left), kLeading * 2, pt(200 - 10 * left), kLeading * 4}}, false}};
    made.region.whole_em = pt(10);
    const FrameFragment fragment = flow.fill(made).fragment;
    EXPECT_EQ(copy_in(fragment), 160U);
    int beside = 0;
    for (const PlacedLine& line : fragment.lines) {
      EXPECT_FALSE(touches(made.obstacles, rect_lying(line)));
      EXPECT_TRUE(words_of(line) == "■" || line.measure >= pt(60)) << "L19";
      beside += line.in_body && line.measure == pt(60) ? 1 : 0;
    }
    EXPECT_EQ(beside, left == 8 ? 4 : 0) << "7 em less the room of 2 are too few";
  }
}

TEST_F(Groups, ALegThatIsTooNarrowForAnItemFromItsHeadOnStaysEmpty) {
  ChainFlow flow(context, {add_list({han(100), han(60)})}, false);
  FrameTask made = task(1, 30, 2, 0, 0, 20);
  made.obstacles = {{{{pt(70), Length{}, pt(130), kLeading * 30}}, false}}; // of the first leg
  made.region.whole_em = pt(10);
  const FrameFragment fragment = flow.fill(made).fragment;
  EXPECT_EQ(copy_in(fragment), 160U);
  for (const PlacedLine& line : fragment.lines) EXPECT_GE(line.origin.x, pt(210));
}

TEST_F(Groups, RowsStandUnderTheObstacleWithTheirHead) {
  ChainFlow flow(context, {add_table(5, "字字")}, false);
  FrameTask made = task(1, 30, 1, 0, 0, 20);
  made.obstacles = {{{{pt(100), kLeading * 1, pt(100), kLeading * 4}}, false}};
  const FrameFragment fragment = flow.fill(made).fragment;
  EXPECT_EQ(copy_in(fragment), 2U * 2 + 5U * 3);
  for (const PlacedLine& line : fragment.lines) {
    EXPECT_FALSE(touches(made.obstacles, rect_lying(line)));
    EXPECT_GE(line.origin.y, kLeading * 5) << "the head stays with its rows";
  }
}

// Head, two rows, the obstacle over rows 4 and 5 of the frame, and under it the head again.
TEST_F(Groups, APartUnderTheObstacleHasRoomForItsHead) {
  for (const bool balance : {false, true})
    for (int rows = 4; rows <= 9; ++rows) {
      const std::uint32_t story = add_table(rows, "字字");
      Block paragraph;
      paragraph.text.utf8 = han_lines(3);
      paragraph.language = "zh-Hans";
      stories[story].blocks.push_back(paragraph);
      ChainFlow flow(context, {story}, false);
      FrameTask made = task(1, 30, 1);
      frames.back().balance = balance;
      made.obstacles = {{{{Length{}, kLeading * 3, pt(100), kLeading * 2}}, false}};
      const FrameFragment fragment = flow.fill(made).fragment;
      EXPECT_TRUE(flow.done());
      int heads = 0;
      for (std::size_t i = 0; i < fragment.lines.size(); ++i) {
        heads += words_of(fragment.lines[i]) == "头甲" ? 1 : 0;
        for (std::size_t other = 0; other < i; ++other)
          EXPECT_FALSE(rect_lying(fragment.lines[i]).overlaps(rect_lying(fragment.lines[other])))
              << words_of(fragment.lines[other]) << " and " << words_of(fragment.lines[i]) << " of " << rows;
      }
      EXPECT_EQ(heads, 2);
    }
}

} // namespace
} // namespace broadsheet::testing
