// Poured legs are as good as plain ones. An obstacle over the last row of a frame, from side to side, makes it a poured
// frame; what stands in it must be what stands in a plain frame that is a row less deep.
#include "tests/unit/flow/flowing.hpp"

#include <gmock/gmock.h>

#include <random>

namespace broadsheet::testing {
namespace {

using ::testing::ElementsAre;

class AsPlain : public Flow {
 protected:
  // Half a line of white less or more at a subhead, which poured legs do not try (L15), changes no rows here.
  AsPlain() {
    styles.paragraphs[kSubhead].leading = Length::points(13);
    styles.paragraphs[kSubhead].space_before = Length::points(2);
  }
  FrameTask poured(int rows, int legs, int next_page = 0, int came_from = 0) {
    FrameTask made = task(1, rows + 1, legs, next_page, came_from);
    const Rect& frame = frames.back().rect;
    made.obstacles = {{{{frame.x, kLeading * rows, frame.width, kLeading}}, false}};
    return made;
  }
  // A story of sentences, with subheads.
  std::uint32_t random_story(std::mt19937& random) {
    const auto from = [&](int low, int high) {
      return low + static_cast<int>(random() % static_cast<unsigned>(high - low + 1));
    };
    std::vector<std::pair<BlockRole, std::string>> blocks;
    for (int paragraphs = from(2, 7); paragraphs > 0; --paragraphs) {
      if (from(0, 4) == 0 && !blocks.empty()) blocks.emplace_back(BlockRole::subhead, "小题");
      std::string text;
      for (int sentences = from(1, 5); sentences > 0; --sentences) text += han(from(4, 34)) + "。";
      blocks.emplace_back(BlockRole::paragraph, text);
    }
    return add(std::move(blocks));
  }
  struct Outcome {
    std::size_t copy = 0;
    std::vector<int> rows;
    bool done = false, jumped = false, short_front = false, short_rest = false;
    std::string words;
  };
  Outcome fill(std::uint32_t story, const FrameTask& frame) {
    ChainFlow flow(context, {story}, false);
    const FillResult filled = flow.fill(frame);
    Outcome outcome;
    outcome.copy = copy_in(filled.fragment);
    outcome.rows = rows_of(filled.fragment);
    outcome.done = flow.done();
    outcome.jumped = filled.jump.has_value();
    if (filled.jump) outcome.short_front = filled.jump->short_front;
    if (filled.jump) outcome.short_rest = filled.jump->short_rest;
    outcome.words = words_of(filled.fragment);
    return outcome;
  }
};

TEST_F(AsPlain, StoriesEndLevelInTheSameLines) {
  std::mt19937 random(7);
  int same = 0, tried = 0;
  for (int i = 0; i < 400; ++i) {
    const std::uint32_t story = random_story(random);
    const int legs = 1 + i % 4;
    const Outcome plain = fill(story, task(1, 40, legs)), around = fill(story, poured(40, legs));
    ASSERT_EQ(around.done, plain.done) << i;
    if (!plain.done) continue; // both are overset
    ASSERT_EQ(around.copy, plain.copy) << i;
    ++tried;
    same += plain.words == around.words && plain.rows == around.rows ? 1 : 0;
    const auto uneven = [](const std::vector<int>& rows) {
      return *std::max_element(rows.begin(), rows.end()) - *std::min_element(rows.begin(), rows.end());
    };
    EXPECT_LE(uneven(around.rows), uneven(plain.rows)) << i;
  }
  std::printf("%d of %d stories stand line for line as in a plain frame\n", same, tried);
  EXPECT_GE(same * 100, tried * 98) << "of equal costs another may be taken";
  EXPECT_GE(tried, 300);
}

TEST_F(AsPlain, TurnsAreTheSameOnes) {
  std::mt19937 random(11);
  int same = 0, tried = 0;
  for (int i = 0; i < 400; ++i) {
    const std::uint32_t story = random_story(random);
    const int legs = 1 + i % 3, rows = 6 + i % 7;
    notices().turn = static_cast<JumpTurn>(i % 4);
    notices().run_in = i % 5 == 0;
    notices().minimum_leg = i % 3;
    notices().minimum_share = i % 2 * 33;
    const FrameTask plain_frame = task(1, rows, legs, 2);
    const Outcome plain = fill(story, plain_frame), around = fill(story, poured(rows, legs, 2));
    ASSERT_EQ(around.done, plain.done) << i;
    ASSERT_EQ(around.jumped, plain.jumped) << i;
    ++tried;
    same += plain.words == around.words && plain.rows == around.rows ? 1 : 0;
    EXPECT_EQ(around.short_front, plain.short_front) << i;
    EXPECT_EQ(around.short_rest, plain.short_rest) << i;
  }
  std::printf("%d of %d stories leave the page as from a plain frame\n", same, tried);
  EXPECT_GE(same * 100, tried * 98) << "of equal costs another may be taken";
}

// As Jump.AtALineNeverALonelyLineInAWiderLeg.
TEST_F(AsPlain, ATurnCarriesNoLonelyLineIntoAWiderLeg) {
  int inside = 0;
  for (const JumpTurn turn : {JumpTurn::line, JumpTurn::inside})
    for (int length = 60; length <= 130; ++length) {
      notices().turn = turn;
      ChainFlow flow(context, {add_paragraphs({han_lines(3), han(length), han_lines(9)})}, false);
      FrameTask front = poured(9, 1, 2);
      front.next->measure = Length::points(300);
      ASSERT_TRUE(flow.fill(front).jump) << length;
      const FillResult back = flow.fill(task(2, 30, 1, 0, 1, 30));
      const PlacedLine& first = back.fragment.lines.at(1); // under the notice
      const bool goes_on = !first.starts_paragraph;
      inside += goes_on ? 1 : 0;
      EXPECT_FALSE(goes_on && first.paragraph->lines.size() == 1) << length << ": a last line stands alone";
    }
  EXPECT_GE(inside, 60) << "without turns inside paragraphs this proves nothing";
}

// As Chain.SubheadsInSuccessionStandTogether.
TEST_F(AsPlain, SubheadsInSuccessionStandTogether) {
  for (int before = 2; before <= 14; ++before)
    for (int subheads = 2; subheads <= 3; ++subheads)
      for (const bool balance : {true, false}) {
        std::vector<std::pair<BlockRole, std::string>> blocks{{BlockRole::paragraph, han_lines(before)}};
        for (int i = 0; i < subheads; ++i) blocks.emplace_back(BlockRole::subhead, "小题");
        blocks.emplace_back(BlockRole::paragraph, han_lines(12));
        ChainFlow flow(context, {add(std::move(blocks))}, false);
        const FrameTask frame = poured(balance ? 30 : 18, 2);
        frames.back().balance = balance;
        const FrameFragment fragment = flow.fill(frame).fragment;
        EXPECT_TRUE(flow.done());
        for (std::size_t i = 0; i + 2 < fragment.lines.size(); ++i) {
          if (words_of(fragment.lines[i]) != "小题") continue;
          EXPECT_EQ(fragment.lines[i + 1].origin.x, fragment.lines[i].origin.x) << before << ": a subhead at a foot";
          EXPECT_EQ(fragment.lines[i + 2].origin.x, fragment.lines[i].origin.x) << before << ": one line under it (P6)";
        }
      }
}

} // namespace
} // namespace broadsheet::testing
