// What a trim level drops.
#include "layout/flow/trim.hpp"

#include <gmock/gmock.h>

namespace broadsheet {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Story story_of(std::initializer_list<std::pair<BlockRole, int>> blocks) {
  Story story;
  for (const auto& [role, trim] : blocks) {
    Block block;
    block.role = role;
    block.trim = static_cast<std::uint8_t>(trim);
    story.blocks.push_back(std::move(block));
  }
  return story;
}

constexpr BlockRole kP = BlockRole::paragraph, kSub = BlockRole::subhead;

TEST(Trim, DropsParagraphsUpToTheLevel) {
  const Story story = story_of({{BlockRole::headline, 0}, {kP, 0}, {kP, 3}, {kP, 1}, {kP, 9}});
  EXPECT_THAT(dropped_blocks(story, 0), IsEmpty());
  EXPECT_THAT(dropped_blocks(story, 1), ElementsAre(3));
  EXPECT_THAT(dropped_blocks(story, 3), ElementsAre(2, 3));
  EXPECT_THAT(dropped_blocks(story, 9), ElementsAre(2, 3, 4));
}

TEST(Trim, ASubheadGoesWhenNothingIsLeftUnderIt) {
  const Story story = story_of({{kP, 0}, {kSub, 0}, {kP, 1}, {kP, 2}, {kSub, 0}, {kP, 0}});
  EXPECT_THAT(dropped_blocks(story, 1), ElementsAre(2));
  EXPECT_THAT(dropped_blocks(story, 2), ElementsAre(1, 2, 3));
}

TEST(Trim, ABodyNeverGoesAsAWhole) {
  const Story story = story_of({{BlockRole::headline, 0}, {kP, 1}, {kP, 4}});
  EXPECT_THAT(dropped_blocks(story, 9), ElementsAre(1));
}

} // namespace
} // namespace broadsheet
