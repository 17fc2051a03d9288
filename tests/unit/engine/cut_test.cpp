// Cutting a story's end, as the desk cuts its file.
#include "layout/fit/over.hpp"

#include <gmock/gmock.h>

namespace broadsheet {
namespace {

using ::testing::ElementsAre;

class CutStory : public ::testing::Test {
 protected:
  void add(BlockRole role, const std::string& text) {
    Block block;
    block.role = role;
    block.text.utf8 = text;
    story.blocks.push_back(std::move(block));
  }
  std::vector<std::string> texts(std::size_t characters, std::vector<std::uint32_t> dropped = {}) {
    std::vector<std::string> told;
    const auto cut = cut_story(story, characters, dropped);
    if (!cut) return {"nothing"};
    for (const Block& block : cut->blocks) told.push_back(block.text.utf8);
    return told;
  }
  Story story;
};

TEST_F(CutStory, FromItsEndByCharacters) {
  add(BlockRole::headline, "题");
  add(BlockRole::paragraph, "一二三");
  add(BlockRole::paragraph, "four five");
  EXPECT_THAT(texts(0), ElementsAre("题", "一二三", "four five"));
  EXPECT_THAT(texts(1), ElementsAre("题", "一二三", "four fiv"));
  EXPECT_THAT(texts(4), ElementsAre("题", "一二三", "four")) << "no space stays at the end";
  EXPECT_THAT(texts(9), ElementsAre("题", "一二三"));
  EXPECT_THAT(texts(10), ElementsAre("题", "一二"));
  EXPECT_THAT(texts(12), ElementsAre("nothing")) << "a head alone is no story";
}

TEST_F(CutStory, WhatIsDroppedDoesNotCount) {
  add(BlockRole::paragraph, "一二三");
  add(BlockRole::paragraph, "四五六");
  EXPECT_THAT(texts(1, {1}), ElementsAre("一二"));
}

TEST_F(CutStory, ASubheadIsCopyAsAnyOther) {
  add(BlockRole::paragraph, "一二三");
  add(BlockRole::subhead, "小题");
  add(BlockRole::paragraph, "四");
  EXPECT_THAT(texts(1), ElementsAre("一二三", "小题"));
  EXPECT_THAT(texts(3), ElementsAre("一二三"));
}

TEST_F(CutStory, RowsStayWholeAndListsMayBeCutInside) {
  add(BlockRole::paragraph, "一");
  for (const char* cell : {"甲", "乙", "丙", "丁"}) add(BlockRole::cell, cell);
  BlockGroup table;
  table.kind = GroupKind::table;
  table.begin = 1;
  table.end = 5;
  table.rows = {{false, {{1, 1}, {2, 1}}}, {false, {{3, 1}, {4, 1}}}};
  story.groups.push_back(table);
  EXPECT_THAT(texts(1), ElementsAre("nothing"));
  const auto cut = cut_story(story, 2);
  ASSERT_TRUE(cut);
  EXPECT_EQ(cut->groups.at(0).rows.size(), 1U);
  EXPECT_EQ(cut->groups.at(0).end, 3U);
  EXPECT_EQ(cut_story(story, 4)->groups.size(), 0U);

  BlockGroup list;
  list.begin = 1;
  list.end = 5;
  list.entries = {{1}, {2}, {3}, {4}};
  story.groups = {list};
  story.blocks[4].text.utf8 = "丁一二";
  EXPECT_EQ(cut_story(story, 2)->groups.at(0).entries.size(), 4U);
  EXPECT_EQ(cut_story(story, 3)->groups.at(0).entries.size(), 3U);
}

} // namespace
} // namespace broadsheet
