#include "tests/unit/flow/flowing.hpp"

#include "layout/flow/picture_frame.hpp"

#include <gmock/gmock.h>

namespace broadsheet::testing {
namespace {

using ::testing::ElementsAre;

Length pt(int whole) { return Length::points(whole); }

class BlockTest : public Flow {
 protected:
  PreparedParagraph words(const std::string& text, Style style) {
    return prepare_words(context, CopyRange::kNoStory, text, style);
  }
  SetBlock set(std::vector<PreparedParagraph> paragraphs, int width = 100, bool drop = true) {
    return set_block(context, paragraphs, pt(width), drop);
  }
};

TEST_F(BlockTest, LinesStandUnderEachOther) {
  const SetBlock block = set({words(han(15), kRepeat)});
  ASSERT_EQ(block.lines.size(), 2U);
  EXPECT_EQ(block.height, pt(24));
  // 10 pt type in 12 pt: 1 pt above it, 8.6 pt down to the baseline.
  EXPECT_EQ(block.lines[0].origin.y, Length::from_points(9.6));
  EXPECT_EQ(block.lines[1].origin.y - block.lines[0].origin.y, pt(12));
  EXPECT_TRUE(block.lines[0].starts_paragraph);
  EXPECT_FALSE(block.lines[1].starts_paragraph);
}

// A copyfit pass costs breaking only: in another measure, alignment or copy of the paragraph its items are the same.
TEST_F(BlockTest, ItemsAreMadeOnce) {
  const PreparedParagraph paragraph = prepare_words(context, CopyRange::kNoStory, han_lines(5), kBody);
  const auto items = break_uniform(context, paragraph, Length::points(100))->items;
  EXPECT_EQ(break_uniform(context, paragraph, Length::points(70))->items, items);
  const PreparedParagraph copy = paragraph;
  EXPECT_EQ(break_uniform(context, copy, Length::points(90), Alignment::left)->items, items);
}

TEST_F(BlockTest, ItemsAreOfTheTextAndStyleThatTheyStandFor) {
  PreparedParagraph paragraph = prepare_words(context, CopyRange::kNoStory, han_lines(5), kBody);
  const auto items = items_of(context, paragraph);
  EXPECT_EQ(items_of(context, part_after(paragraph, 30))->paragraph->source->utf8, han(35));
  EXPECT_EQ(items_of(context, part_before(paragraph, 30))->paragraph->source->utf8, han(10));
  styles.paragraphs[kNotice].first_indent = Length::points(20);
  paragraph.style = &styles.paragraphs[kNotice];
  EXPECT_NE(items_of(context, paragraph), items);
  const auto indented = items_of(context, paragraph);
  paragraph.continued = true;
  EXPECT_NE(items_of(context, paragraph)->items.size(), indented->items.size()) << "without its indent";
  EXPECT_EQ(items->items.size(), items_of(context, paragraph)->items.size());
}

TEST_F(BlockTest, TheLargerSpaceCounts) {
  styles.paragraphs[kRepeat].space_after = pt(6);
  styles.paragraphs[kSubhead].space_before = pt(4);
  EXPECT_EQ(set({words("甲", kRepeat), words("乙", kSubhead)}).height, pt(12 + 6 + 12));
  styles.paragraphs[kSubhead].space_before = pt(9);
  EXPECT_EQ(set({words("甲", kRepeat), words("乙", kSubhead)}).height, pt(12 + 9 + 12));
}

TEST_F(BlockTest, SpaceAboveIsDroppedAtALegsHead) {
  EXPECT_EQ(set({words("甲", kSubhead)}, 100, true).height, pt(12));
  EXPECT_EQ(set({words("甲", kSubhead)}, 100, false).height, pt(24));
}

TEST_F(BlockTest, IndentsNarrowTheMeasure) {
  styles.paragraphs[kRepeat].left_indent = pt(20);
  styles.paragraphs[kRepeat].right_indent = pt(30);
  const SetBlock block = set({words(han(10), kRepeat)}); // 50 pt: five characters a line
  ASSERT_EQ(block.lines.size(), 2U);
  EXPECT_EQ(block.lines[0].origin.x, pt(20));
  EXPECT_EQ(block.lines[0].measure, pt(50));
}

TEST_F(BlockTest, RulesAndBackgroundLieAroundThePadding) {
  ParagraphStyle& style = styles.paragraphs[kRepeat];
  style.padding = pt(3);
  style.rule_above = pt(1);
  style.background = InkRef{0, 20};
  const SetBlock block = set({words("甲", kRepeat)});
  EXPECT_EQ(block.height, pt(18));
  ASSERT_EQ(block.rules.size(), 1U);
  EXPECT_EQ(block.rules[0].a, (Point{pt(0), pt(0)}));
  EXPECT_EQ(block.rules[0].b, (Point{pt(100), pt(0)}));
  ASSERT_EQ(block.fills.size(), 1U);
  EXPECT_EQ(block.fills[0].rect, (Rect{pt(0), pt(0), pt(100), pt(18)}));
}

TEST_F(BlockTest, AHeadIsSetSmallerByHalfPoints) {
  ParagraphStyle& style = styles.paragraphs[kHead];
  style.maximum_lines = 1;
  style.minimum_size = pt(15);
  const SetBlock block = set({words(han(6), kHead)}); // 6 x 20 = 120 pt; 6 x 16.5 = 99 pt
  ASSERT_EQ(block.lines.size(), 1U);
  ASSERT_EQ(block.head_fits.size(), 1U);
  EXPECT_EQ(block.head_fits[0].designed, pt(20));
  EXPECT_EQ(block.head_fits[0].used, Length::from_points(16.5));
  EXPECT_EQ(block.height, scale(pt(24), 165, 200)) << "the leading shrinks with it";
}

TEST_F(BlockTest, AHeadThatStillDoesNotFitIsSetWithMoreLines) {
  ParagraphStyle& style = styles.paragraphs[kHead];
  style.maximum_lines = 1;
  style.minimum_size = pt(15);
  const SetBlock block = set({words(han(8), kHead)}); // 8 x 15 = 120 pt
  EXPECT_EQ(block.lines.size(), 2U);
  ASSERT_EQ(block.head_fits.size(), 1U);
  EXPECT_EQ(block.head_fits[0].used, pt(15));
  EXPECT_EQ(block.head_fits[0].lines, 2);
  EXPECT_EQ(block.head_fits[0].maximum_lines, 1);
}

TEST_F(BlockTest, AHeadThatFitsIsNotReported) {
  styles.paragraphs[kHead].maximum_lines = 1;
  EXPECT_TRUE(set({words(han(5), kHead)}).head_fits.empty());
}

// A story with QR codes of 25 modules: with their quiet zones 33, of 12/600 inch each, which is 47.52 pt.
std::uint32_t with_codes(StoryTable& stories, std::uint32_t story, std::size_t count) {
  stories[story].qr_codes.resize(count);
  for (QrCode& code : stories[story].qr_codes) code.payload = "https://example.org/a";
  return story;
}

TEST_F(BlockTest, CodesStandSideBySideUnderTheTallestTitle) {
  const std::uint32_t story = with_codes(stories, add({}), 2);
  SetBlock block;
  block.height = pt(30);
  const std::vector<PreparedQr> codes{{0, words(han(3), kRepeat), words("甲", kRepeat)},
                                      {1, words(han(15), kRepeat), std::nullopt}};
  add_qr_codes(context, block, codes, story, pt(206)); // cells of 100 pt and 6 between
  ASSERT_EQ(block.qr_codes.size(), 2U);
  const Length side = block.qr_codes[0].rect.width;
  EXPECT_NEAR(side.to_points(), 47.52, 0.01);
  EXPECT_EQ(block.qr_codes[0].rect, (Rect{(pt(100) - side) / 2, pt(30 + 24 + 3), side, side}));
  EXPECT_EQ(block.qr_codes[1].rect, (Rect{pt(106) + (pt(100) - side) / 2, pt(57), side, side}));
  EXPECT_EQ(block.height, pt(30 + 24 + 3 + 3 + 12) + side);
  EXPECT_EQ(block.lines.front().origin.y, pt(30 + 12) + Length::from_points(9.6)) << "short titles stand at the foot";
}

TEST_F(BlockTest, CodesShrinkToTheirCells) {
  SetBlock block;
  const std::uint32_t story = with_codes(stories, add({}), 3);
  add_qr_codes(context, block, std::vector<PreparedQr>(3), story, pt(132)); // cells of (132 - 12) / 3
  const Rect& last = block.qr_codes[2].rect;
  EXPECT_EQ(last, (Rect{pt(92), pt(3), pt(40), pt(40)})) << "less than their 47.52 pt: the page reports them";
}

TEST_F(BlockTest, ACodeThatIsTooHighLeavesItsWords) {
  const std::uint32_t story = with_codes(stories, add({}), 2);
  const std::vector<PreparedQr> codes{{0, words("甲", kRepeat), std::nullopt}, {1, words("乙", kRepeat), std::nullopt}};
  for (const int most : {30 + 12 + 6 + 48, 30 + 12 + 6 + 47}) { // 47.52 pt each
    SetBlock block;
    block.height = pt(30);
    add_qr_codes(context, block, codes, story, pt(206), pt(most));
    const bool fits = most == 96;
    EXPECT_EQ(block.qr_codes.size(), fits ? 2U : 0U);
    EXPECT_EQ(block.lines.size(), 2U);
    ASSERT_EQ(block.qr_left.size(), fits ? 0U : 2U);
    if (fits) continue;
    EXPECT_EQ(block.height, pt(48));
    EXPECT_EQ(block.qr_left[1].code, 1U);
    EXPECT_EQ(block.qr_left[1].room, pt(47));
    EXPECT_NEAR(block.qr_left[1].side.to_points(), 47.52, 0.01);
  }
}

class PictureFrame : public Flow {
 protected:
  std::optional<FrameFragment> fill(int height, bool head_above) {
    const std::uint32_t story =
        add({{BlockRole::headline, "甲"}, {BlockRole::caption, "乙"}, {BlockRole::credit, "丙"}});
    stories[story].kind = StoryKind::picture;
    FrameTask made = task(1, height / 12, 1);
    frames.back().head_above = head_above;
    PictureFill filled = fill_picture_frame(context, {made.place, made.region, *made.design, {story}, {{3, 2}}});
    left = std::move(filled.left);
    return std::move(filled.fragment);
  }
  std::vector<WordsLeft> left;
};

TEST_F(PictureFrame, TakesWhatHeadlineAndCaptionLeave) {
  const auto above = fill(144, true); // headline 24, gap 3, caption 12
  ASSERT_TRUE(above);
  EXPECT_EQ(above->pictures.at(0).rect, (Rect{pt(0), pt(24), pt(100), pt(105)}));
  const auto under = fill(144, false);
  ASSERT_TRUE(under);
  EXPECT_EQ(under->pictures.at(0).rect, (Rect{pt(0), pt(0), pt(100), pt(105)}));
  EXPECT_EQ(words_of(*under), "甲|乙\u3000丙") << "the credit is run in";
}

TEST_F(PictureFrame, TooLowForAPicture) {
  EXPECT_TRUE(fill(84, true)) << "45 pt are left";
  EXPECT_TRUE(left.empty());
  const auto without = fill(72, true); // 33 pt would be left, 34 are wanted
  ASSERT_TRUE(without);
  EXPECT_EQ(without->pictures.at(0).rect.height, pt(48)) << "the caption is left out, the headline stays";
  ASSERT_EQ(left.size(), 1U);
  EXPECT_EQ(left[0].kind, LeftKind::caption);
  EXPECT_FALSE(left[0].cut) << "the credit alone is as high";
  const auto bare = fill(48, true); // 24 pt under the headline
  ASSERT_TRUE(bare);
  EXPECT_EQ(bare->pictures.at(0).rect.height, pt(48));
  ASSERT_EQ(left.size(), 2U);
  EXPECT_EQ(left[0].kind, LeftKind::head);
}

} // namespace
} // namespace broadsheet::testing
