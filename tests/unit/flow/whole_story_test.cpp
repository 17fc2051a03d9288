// Stories as a whole: paragraphs in other forms, legs of different rooms, and odd frames. Frames hold ten characters.
#include "tests/unit/flow/flowing.hpp"

#include <gmock/gmock.h>

#include <random>

namespace broadsheet::testing {
namespace {

using ::testing::ElementsAre;

class WholeStory : public Flow {
 protected:
  // Paragraphs of Han with marks that can be squeezed.
  std::uint32_t add_random(std::mt19937& random, int paragraphs, bool subheads = false) {
    std::vector<std::pair<BlockRole, std::string>> blocks;
    for (int i = 0; i < paragraphs; ++i) {
      if (subheads && random() % 4 == 0) blocks.emplace_back(BlockRole::subhead, "小题");
      std::string text;
      const int pieces = 4 + static_cast<int>(random() % 12);
      for (int piece = 0; piece < pieces; ++piece) {
        text += han(2 + static_cast<int>(random() % 6));
        text += piece + 1 == pieces ? "。" : random() % 2 == 0 ? "，" : "、";
      }
      blocks.emplace_back(BlockRole::paragraph, std::move(text));
    }
    return add(std::move(blocks));
  }
  std::size_t characters_of(std::uint32_t story) const {
    std::size_t count = 0;
    for (const Block& block : stories[story].blocks) count += block.text.utf8.size() / 3;
    return count;
  }
  // A frame of parts, each `legs` legs of ten characters from `first` to `last`.
  struct Part {
    int legs, first, last;
  };
  FrameTask task_of_parts(std::vector<Part> parts) {
    Frame& frame = frames.emplace_back();
    frame.gutter = Length::points(10);
    frame.columns = 0;
    frame.first_line = 100;
    int last = 0;
    for (const Part& part : parts) {
      const Length x = Length::points(110) * frame.columns;
      frame.parts.push_back({{x, kLeading * (part.first - 1), Length::points(110 * part.legs - 10),
                              kLeading * (part.last - part.first + 1)},
                             part.first,
                             part.last - part.first + 1,
                             part.legs});
      frame.columns += part.legs;
      frame.first_line = std::min(frame.first_line, part.first);
      last = std::max(last, part.last);
    }
    frame.lines = last - frame.first_line + 1;
    frame.rect = {
        {}, line_top(grid, frame.first_line), Length::points(110 * frame.columns - 10), kLeading * frame.lines};
    FrameTask made;
    made.page_number = 1;
    made.region = region_of(frame, grid, 1, Length{});
    made.design = &styles.designs.front();
    return made;
  }

  // What an editor would mark: lonely lines at edges (P5, P6), subheads at feet, feet more than a line apart (L8).
  static int marks(const FrameFragment& fragment) {
    int count = 0;
    const auto is_body = [](const PlacedLine& line) { return line.in_body; };
    for (std::size_t i = 1; i < fragment.lines.size(); ++i) {
      const PlacedLine &above = fragment.lines[i - 1], &line = fragment.lines[i];
      if (line.origin.x == above.origin.x) continue;
      if (!is_body(above)) ++count;
      if (line.paragraph != above.paragraph) continue;
      count += line.line == 1 || line.line + 1 == line.paragraph->lines.size();
    }
    return count + (feet_apart(fragment) > 1 ? 1 : 0);
  }
  static int feet_apart(const FrameFragment& fragment) {
    Length least{INT32_MAX}, most{};
    for (const LegUse& leg : fragment.legs) {
      least = std::min(least, leg.rect.bottom());
      most = std::max(most, leg.rect.bottom());
    }
    return (most - least) / kLeading;
  }
  static std::vector<int> feet_of(const FrameFragment& fragment) {
    std::vector<int> feet;
    for (const LegUse& leg : fragment.legs) feet.push_back(leg.rect.bottom() / kLeading);
    return feet;
  }
};

TEST_F(WholeStory, OtherFormsMakeEdgesCleanAndFeetLevel) {
  int marked_before = 0, marked = 0, untouched = 0, changed = 0, uneven_before = 0, uneven = 0;
  for (std::uint32_t seed = 1; seed <= 400; ++seed) {
    std::mt19937 random(seed);
    const std::uint32_t story = add_random(random, 4 + static_cast<int>(seed % 5), true);
    FrameTask with = task(1, 60, 2 + static_cast<int>(seed % 3));
    FrameTask without = with;
    without.levers.tighten = without.levers.loosen = false;
    ChainFlow plain(context, {story}, false), whole(context, {story}, false);
    const FrameFragment before = plain.fill(without).fragment, after = whole.fill(with).fragment;
    ASSERT_TRUE(plain.done() && whole.done());
    ASSERT_EQ(copy_in(after), characters_of(story)) << "seed " << seed;
    ASSERT_TRUE(plain.take_forms_used().empty());
    const std::vector<FormsUsed> used = whole.take_forms_used();
    marked_before += marks(before);
    marked += marks(after);
    uneven_before += feet_apart(before) > 1;
    uneven += feet_apart(after) > 1;
    if (used.empty()) {
      ASSERT_EQ(words_of(before), words_of(after)) << "seed " << seed << ": no form was changed, and lines were";
      ++untouched;
    } else {
      ASSERT_GT(used.front().tightened + used.front().loosened, 0);
      EXPECT_GT(marks(before) + feet_apart(before), 0) << "seed " << seed << ": nothing asked for another form";
      ++changed;
    }
  }
  std::printf("stories: %d marks without other forms (%d uneven), %d (%d) with; %d stories changed, %d not\n",
              marked_before, uneven_before, marked, uneven, changed, untouched);
  EXPECT_LT(marked * 2, marked_before);
  EXPECT_GT(untouched, 20);
  EXPECT_GT(changed, 20);
}

TEST_F(WholeStory, AStoryWithoutNeedKeepsItsLines) {
  const std::uint32_t story = add_paragraphs({han_lines(4, 9), han_lines(4, 9)});
  ChainFlow flow(context, {story}, false);
  EXPECT_THAT(rows_of(flow.fill(task(1, 20, 2)).fragment), ElementsAre(4, 4));
  EXPECT_TRUE(flow.take_forms_used().empty());
}

TEST_F(WholeStory, AFewLinesOverAreSqueezedIn) {
  int squeezed = 0;
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    std::mt19937 random(seed);
    const std::uint32_t story = add_random(random, 8);
    ChainFlow free(context, {story}, false);
    FrameTask wide = task(1, 90, 1);
    wide.levers.tighten = wide.levers.loosen = false;
    const int lines = static_cast<int>(free.fill(wide).fragment.lines.size());
    FrameTask tight = task(1, lines - 1, 1);
    FrameTask as_is = tight;
    as_is.levers.tighten = false;
    ChainFlow over(context, {story}, false), fitted(context, {story}, false);
    over.fill(as_is);
    ASSERT_FALSE(over.done()) << "seed " << seed;
    const FrameFragment fragment = fitted.fill(tight).fragment;
    if (!fitted.done()) continue;
    ++squeezed;
    ASSERT_EQ(copy_in(fragment), characters_of(story));
    ASSERT_EQ(fitted.take_forms_used().front().tightened, 1) << "as many as are needed";
    // With a page to jump to it stays here all the same.
    FrameTask jumping = tight;
    jumping.next = NextFrame{3, Length::points(100)};
    ChainFlow stays(context, {story}, false);
    EXPECT_FALSE(stays.fill(jumping).jump) << "seed " << seed;
  }
  std::printf("stories a line over: %d of 200 squeezed in\n", squeezed);
  EXPECT_GT(squeezed, 5);
}

TEST_F(WholeStory, AnLShapedStoryEndsLevel) {
  // A head over the two legs at the left; a picture stands over the third.
  ChainFlow flow(context, {add({{BlockRole::headline, han(4)}, {BlockRole::paragraph, han_lines(24)}})}, false);
  const FrameFragment fragment = flow.fill(task_of_parts({{2, 5, 30}, {1, 11, 30}})).fragment;
  ASSERT_TRUE(flow.done());
  EXPECT_EQ(fragment.lines.front().measure, Length::points(210)) << "the head stands over its legs";
  ASSERT_EQ(fragment.legs.size(), 3U);
  EXPECT_EQ(fragment.legs[0].rect.y, line_top(grid, 7)) << "two lines of head";
  EXPECT_EQ(fragment.legs[2].rect.y, line_top(grid, 11)) << "under the picture";
  EXPECT_THAT(feet_of(fragment), ElementsAre(16, 15, 15)); // 9 + 9 + 5 lines, and one over: the first leg takes it
  EXPECT_EQ(fragment.last_line, 16);
}

TEST_F(WholeStory, ALegOverAPictureIsFullWhenTheOthersGoOnBesideIt) {
  ChainFlow flow(context, {add_paragraphs({han_lines(20)})}, false);
  const FrameFragment fragment = flow.fill(task_of_parts({{1, 1, 30}, {1, 1, 4}})).fragment;
  EXPECT_THAT(rows_of(fragment), ElementsAre(16, 4));
}

TEST_F(WholeStory, AHeadDeeperThanAPartStandsOverTheOthers) {
  ChainFlow flow(context, {add({{BlockRole::headline, han(12)}, {BlockRole::paragraph, han_lines(6)}})}, false);
  const FrameFragment fragment = flow.fill(task_of_parts({{1, 1, 30}, {1, 1, 2}})).fragment;
  EXPECT_EQ(fragment.lines.front().measure, Length::points(100));
  EXPECT_TRUE(flow.done());
}

// One leg and thirty, one row and many, blocks taller than a leg: nothing is lost, nothing stands outside.
TEST_F(WholeStory, NothingIsLostInOddFrames) {
  for (std::uint32_t seed = 1; seed <= 600; ++seed) {
    std::mt19937 random(seed);
    const auto up_to = [&](int most) { return static_cast<int>(random() % static_cast<std::uint32_t>(most + 1)); };
    const std::uint32_t story = seed % 7 == 0   ? add_paragraphs({han(1 + up_to(8))})
                                : seed % 5 == 0 ? add({{BlockRole::headline, han(4)},
                                                       {BlockRole::subhead, han(10 + up_to(40))},
                                                       {BlockRole::paragraph, han_lines(1 + up_to(9))}})
                                                : add_random(random, 1 + up_to(9), true);
    FrameTask odd = task(1, 1 + (seed % 3 == 0 ? 0 : up_to(40)), seed % 2 == 0 ? 1 + up_to(29) : 1 + up_to(3));
    if (seed % 4 == 0) {
      std::vector<Part> parts;
      const int first = 1 + up_to(9), last = first + 1 + up_to(20);
      for (int i = 1 + up_to(3); i >= 0; --i)
        parts.push_back({1 + up_to(2), first + up_to(1) * up_to(last - first), last});
      parts.front().first = first;
      odd = task_of_parts(parts);
    }
    const FrameTask last = task(2, 1 + up_to(20), 1 + up_to(5));
    if (seed % 2 == 1) odd.next = NextFrame{2, last.region.measure};
    ChainFlow flow(context, {story}, false);
    const FillResult result = flow.fill(odd);
    std::size_t seen = copy_in(result.fragment);
    FrameTask end = odd;
    if (result.jump) {
      end = last;
      end.page_number = 2;
      end.came_from = 1;
      seen += copy_in(flow.fill(end).fragment);
    }
    for (const Overset& overset : flow.overset(end)) seen += overset.characters;
    ASSERT_EQ(seen, characters_of(story)) << "seed " << seed;
    for (const PlacedLine& line : result.fragment.lines) {
      const Rect rect = rect_lying(line);
      ASSERT_LE(rect.bottom(), odd.region.frame->rect.bottom()) << "seed " << seed << ": " << words_of(line);
    }
    for (std::size_t leg = 0; leg < result.fragment.legs.size(); ++leg)
      ASSERT_LE(result.fragment.legs[leg].rect.bottom(), line_top(grid, odd.region.leg_lines[leg].last + 1))
          << "seed " << seed;
  }
}

} // namespace
} // namespace broadsheet::testing
