#include "shaping.hpp"

#include <gmock/gmock.h>

namespace broadsheet {
namespace {

using namespace testing;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

Block block(BlockRole role, std::string text, std::vector<Markup> markup = {}) {
  Block made;
  made.role = role;
  made.text.utf8 = std::move(text);
  made.text.markup = std::move(markup);
  made.language = "en";
  return made;
}

// "story/block begin..end"
std::vector<std::string> told(const std::vector<CopyRange>& ranges) {
  std::vector<std::string> lines;
  for (const CopyRange& r : ranges)
    lines.push_back(std::to_string(r.story) + "/" + std::to_string(r.block) + " " + std::to_string(r.begin) + ".." +
                    std::to_string(r.end));
  return lines;
}

// "begin..end face"
std::vector<std::string> told(const std::vector<StyleRun>& runs) {
  std::vector<std::string> lines;
  for (const StyleRun& r : runs)
    lines.push_back(std::to_string(r.text.begin) + ".." + std::to_string(r.text.end) + " " + std::to_string(r.face));
  return lines;
}

class Paragraph : public ::testing::Test {
 protected:
  Paragraph() {
    story.blocks = {
        block(BlockRole::dateline, "LEEDS, June 10"),
        block(BlockRole::paragraph, "The strong word stands.",
              {{MarkupKind::strong, 4, 15, ""}, {MarkupKind::em, 11, 15, ""}, {MarkupKind::line_break, 16, 16, ""}})};
    body.strong_face = kBold;
    joined = collect(story, 3, std::vector<StyledBlock>{{0, &dateline}, {1, &body}}, " ", styles);
  }
  StyleSheet styles;
  ParagraphStyle dateline = test_style(kBold), body = test_style(kLatin);
  Story story;
  std::shared_ptr<const ParagraphText> joined;
};

TEST_F(Paragraph, JoinsBlocksWithTheirStyles) {
  EXPECT_EQ(joined->utf8, "LEEDS, June 10 The strong word stands.");
  EXPECT_EQ(joined->language, "en");
  EXPECT_FALSE(joined->right_to_left);
  // The separator takes the style before it; em has no face here, so strong holds on inside it.
  EXPECT_THAT(told(joined->runs), ElementsAre("0..15 2", "15..19 1", "19..30 2", "30..38 1"));
  EXPECT_THAT(joined->line_breaks, ElementsAre(31));
}

TEST_F(Paragraph, KnowsWhoseCopyItIs) {
  EXPECT_THAT(told(copy_of(*joined, {0, 38})), ElementsAre("3/0 0..14", "3/1 0..23"));
  EXPECT_THAT(told(copy_of(*joined, {7, 19})), ElementsAre("3/0 7..14", "3/1 0..4"));
  EXPECT_THAT(copy_of(*joined, {14, 15}), IsEmpty());
  EXPECT_THAT(copy_of(*joined, {5, 5}), IsEmpty());
}

TEST_F(Paragraph, CutInTwoLosesNothing) {
  for (std::uint32_t at = 0; at <= joined->utf8.size(); ++at) {
    const auto before = cut_before(*joined, at), after = cut_after(*joined, at);
    EXPECT_EQ(before->utf8 + after->utf8, joined->utf8);
    auto ranges = told(copy_of(*before, {0, at}));
    const auto rest = told(copy_of(*after, {0, 38 - at}));
    ranges.insert(ranges.end(), rest.begin(), rest.end());
    std::vector<std::string> whole = told(copy_of(*joined, {0, at}));
    const auto whole_rest = told(copy_of(*joined, {at, 38}));
    whole.insert(whole.end(), whole_rest.begin(), whole_rest.end());
    EXPECT_EQ(ranges, whole) << "cut at " << at;
    if (at < joined->utf8.size()) {
      EXPECT_EQ(after->runs.back().text.end, after->utf8.size());
    }
    if (at > 0) {
      EXPECT_EQ(before->runs.back().text.end, at);
    }
  }
}

TEST_F(Paragraph, CutMovesRunsOriginsAndBreaks) {
  const auto after = cut_after(*joined, 21);
  EXPECT_EQ(after->utf8, "rong word stands.");
  EXPECT_THAT(told(after->runs), ElementsAre("0..9 2", "9..17 1"));
  EXPECT_THAT(told(copy_of(*after, {0, 17})), ElementsAre("3/1 6..23"));
  EXPECT_THAT(after->line_breaks, ElementsAre(10));
  EXPECT_THAT(cut_before(*joined, 21)->line_breaks, IsEmpty());
}

TEST_F(Paragraph, InnerMarkupWins) {
  body.em_face = kHebrew;
  const auto paragraph = collect(story, 0, std::vector<StyledBlock>{{1, &body}}, " ", styles);
  EXPECT_THAT(told(paragraph->runs), ElementsAre("0..4 1", "4..11 2", "11..15 3", "15..23 1"));
}

// "begin..end size/shift features", sizes in points
std::vector<std::string> looks(const std::vector<StyleRun>& runs) {
  std::vector<std::string> lines;
  for (const StyleRun& r : runs)
    lines.push_back(std::to_string(r.text.begin) + ".." + std::to_string(r.text.end) + " " + format_points(r.size) +
                    "/" + format_points(r.shift) + " " + std::to_string(r.features));
  return lines;
}

std::string told(const Annotation& a) {
  return std::to_string(static_cast<int>(a.kind)) + " " + std::to_string(a.text.begin) + ".." +
         std::to_string(a.text.end) + " " + std::to_string(a.ruby.begin) + ".." + std::to_string(a.ruby.end);
}

class Marked : public Paragraph {
 protected:
  // 甲 with its ruby "ka", raised 2, underlined and dotted 乙: bytes 0..3, 3..5, 5..6, 6..9.
  [[nodiscard]] std::shared_ptr<const ParagraphText> marked(Length leading) {
    Block copy = block(BlockRole::paragraph, "甲ka2乙");
    copy.text.markup = {{MarkupKind::ruby, 0, 5, "", 3},
                        {MarkupKind::superscript, 5, 6, ""},
                        {MarkupKind::underline, 6, 9, ""},
                        {MarkupKind::emphasis_dots, 6, 9, ""}};
    story.blocks = {copy};
    body.leading = leading;
    return collect(story, 0, std::vector<StyledBlock>{{0, &body}}, " ", styles);
  }
};

TEST_F(Marked, RubyIsHalfItsBaseAndStandsOnItsEmBox) {
  // 8.8 pt of the base's em box and 12 % of its own: 9.4 pt.
  EXPECT_THAT(looks(marked(Length::points(15))->runs),
              ElementsAre("0..3 10/0 0", "3..5 5/9.4 8", "5..6 10/0 2", "6..9 10/0 0"));
}

TEST_F(Marked, RubyIsNoLargerThanTheWhiteBetweenTheLines) {
  // Lines 12 pt apart leave 2.8 pt over 92 % of the em: the least that ruby is set in is a third.
  EXPECT_EQ(marked(Length::points(13))->runs[1].size, Length::points(13) - scale(Length::points(10), 92, 100));
  EXPECT_EQ(marked(Length::points(12))->runs[1].size, Length::points(10) / 3);
}

TEST_F(Marked, AnnotationsMoveWithACut) {
  const auto paragraph = marked(Length::points(15));
  EXPECT_EQ(told(paragraph->annotations.at(0)), "0 0..3 3..5");
  EXPECT_EQ(told(paragraph->annotations.at(1)), "2 6..9 0..0");
  EXPECT_EQ(told(paragraph->annotations.at(2)), "1 6..9 0..0");
  const auto after = cut_after(*paragraph, 5);
  ASSERT_EQ(after->annotations.size(), 2U);
  EXPECT_EQ(told(after->annotations.at(0)), "2 1..4 0..0");
  EXPECT_EQ(cut_before(*paragraph, 6)->annotations.size(), 1U);
}

TEST_F(Marked, RubyThatIsCutOffItsBaseStandsInTheLine) {
  const auto after = cut_after(*marked(Length::points(15)), 3);
  EXPECT_EQ(after->annotations.size(), 2U);
  EXPECT_EQ(looks(after->runs).front(), "0..2 5/0 0");
}

TEST(PlainParagraph, HasNoCopy) {
  const auto paragraph = plain_paragraph("（下转第二版）", "zh-Hans", test_style(kHan));
  EXPECT_THAT(copy_of(*paragraph, {0, 21}), IsEmpty());
  EXPECT_THAT(told(paragraph->runs), ElementsAre("0..21 0"));
  EXPECT_TRUE(plain_paragraph("", "en", test_style(kLatin))->runs.empty());
}

TEST(PlainParagraph, DirectionComesFromTheLanguage) {
  const auto right_to_left = [](const std::string& language) {
    return plain_paragraph("x", language, test_style(kLatin))->right_to_left;
  };
  EXPECT_TRUE(right_to_left("he"));
  EXPECT_TRUE(right_to_left("ar-EG"));
  EXPECT_TRUE(right_to_left("az-Arab"));
  EXPECT_FALSE(right_to_left("ar-Latn"));
  EXPECT_FALSE(right_to_left("en"));
  EXPECT_FALSE(right_to_left("arn"));
}

} // namespace
} // namespace broadsheet
