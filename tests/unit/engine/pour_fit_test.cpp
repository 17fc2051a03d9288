// Copyfitting around obstacles: levers, cuts that are exact. A picture stands on the story's frame.
#include "tests/unit/engine/fitted_paper.hpp"

#include <gmock/gmock.h>

namespace broadsheet::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Two columns of 166 pt, 16 characters a line and 14 in a paragraph's first. The picture is 64 pt wide with a clearance
// of 8 pt, at the right of column 1: beside it a line holds 9 characters.
class PourFit : public FittedPaper {
 protected:
  // `top`, `rows`: of the picture, in lines of the frame.
  void around(const std::string& name, const std::string& story_frame, int lines, int top, int rows,
              const std::string& more = {}) {
    add_template(name, "<frame name=\"p" + name + "\" role=\"picture\" design=\"brief\" x=\"122pt\" y=\"" +
                           std::to_string(40 + 12 * top) + "pt\" width=\"64pt\" height=\"" + std::to_string(12 * rows) +
                           "pt\" runaround=\"rectangle\" clearance=\"8pt\"/>" +
                           frame(story_frame, "column=\"1\" span=\"3\" columns=\"2\" line=\"1\" lines=\"" +
                                                  std::to_string(lines) + "\" " + more));
    feed += "<picture id=\"" + name + "\" src=\"mark.svg\"/>";
  }
  static std::string page(int number, const std::string& name, const std::string& places) {
    return "<page number=\"" + std::to_string(number) + "\" template=\"" + name + "\"><place story=\"" + name +
           "\" frame=\"p" + name + "\"/>" + places + "</page>";
  }
  const StoryResult& fitted(const std::string& pages) {
    done = set(pages);
    const auto found = std::find_if(loaded->edition->stories.begin(), loaded->edition->stories.end(),
                                    [](const Story& one) { return one.id == "s"; });
    return done.result.stories[static_cast<std::size_t>(found - loaded->edition->stories.begin())];
  }
  // One page, one story of these paragraphs.
  const StoryResult& compose(const std::string& body, int lines = 12, const std::string& more = {},
                             const std::string& head = {}) {
    feed.clear();
    around("a", "f", lines, 3, 4, more);
    add_story("s", head, body);
    return fitted(page(1, "a", "<place story=\"s\" frame=\"f\"/>"));
  }
  Typeset done;
};

TEST_F(PourFit, TrimsAndHeadSteps) {
  ladder("<head-size steps=\"6\"/><trim/>");
  // 24 rows hold 384 characters less four rows of 7.
  EXPECT_THAT(ladder_words(compose(han_paragraph(340)).fit), IsEmpty());
  const StoryResult& trimmed = compose(han_paragraph(300) + han_paragraph(60, 1) + han_paragraph(30));
  EXPECT_FALSE(trimmed.fit.over);
  EXPECT_THAT(ladder_words(trimmed.fit), ElementsAre("trim to 1"));
  const StoryResult& smaller = compose(han_paragraph(262), 12, {}, han(3)); // a line less of head gives two rows
  EXPECT_FALSE(smaller.fit.over);
  EXPECT_THAT(ladder_words(smaller.fit), ElementsAre("head -5 steps"));
}

TEST_F(PourFit, SpaceAroundHeads) {
  ladder("<head-space minimum=\"-1line\"/>");
  style = replaced(style, "leading=\"14pt\" align=\"center\" space-before=\"4pt\" space-after=\"2pt\"",
                   "leading=\"12pt\" align=\"center\" space-before=\"6pt\" space-after=\"6pt\"");
  int helped = 0;
  for (int length = 60; length < 118; length += 4) {
    const StoryResult& closer =
        compose(han_paragraph(200) + "<subhead>" + han(4) + "</subhead>" + han_paragraph(length));
    helped += !closer.fit.over && ladder_words(closer.fit) == std::vector<std::string>{"head space -12.00 pt"} ? 1 : 0;
  }
  EXPECT_GE(helped, 3) << "a row more holds 16 characters";
}

TEST_F(PourFit, LeadingOfAFrameWithItsOwnLines) {
  ladder("<leading minimum=\"-1pt\" step=\"0.5pt\"/>");
  EXPECT_TRUE(compose(han_paragraph(355)).fit.over) << "L14";
  const StoryResult& closer = compose(han_paragraph(355), 12, "own-grid=\"yes\""); // 13 rows of 11 pt
  EXPECT_FALSE(closer.fit.over);
  EXPECT_THAT(ladder_words(closer.fit), ElementsAre("leading -1.00 pt"));
}

// Marks give half of their width: a story that is a line over goes in.
TEST_F(PourFit, AParagraphIsTightened) {
  ladder("<tighten/>");
  int squeezed = 0;
  for (int length = 330; length < 372; ++length) {
    std::string text;
    for (int i = 0; i < length; ++i) text += i % 7 == 6 ? "，" : "字";
    const StoryResult& one = compose("<p>" + text + "</p>");
    squeezed += !one.fit.over && ladder_words(one.fit) == std::vector<std::string>{"tighten 1 line"} ? 1 : 0;
  }
  EXPECT_GE(squeezed, 5);
}

TEST_F(PourFit, AJumpIsAvoidedByTheLeversBeforeIt) {
  const auto both = [&](const std::string& levers, const std::string& body) -> const StoryResult& {
    ladder(levers);
    feed.clear();
    around("a", "f", 12, 3, 4);
    around("b", "g", 12, 3, 4, "role=\"continuation\"");
    add_story("s", "", body);
    return fitted(page(1, "a", "<place story=\"s\" frame=\"f\" jump=\"2\"/>") + page(2, "b", ""));
  };
  const StoryResult& stays = both("<trim/><jump/>", han_paragraph(300) + han_paragraph(60, 1) + han_paragraph(30));
  EXPECT_THAT(stays.jumps, IsEmpty());
  EXPECT_THAT(ladder_words(stays.fit), ElementsAre("trim to 1"));
  const StoryResult& leaves = both("<jump/><trim/>", han_paragraph(300) + han_paragraph(60, 1) + han_paragraph(30));
  EXPECT_EQ(leaves.jumps.size(), 1U);
  EXPECT_THAT(ladder_words(leaves.fit), IsEmpty());
}

// Paragraphs with the last `cut` characters gone, as the desk would cut them; the second one may be trimmed.
std::string body_of(std::vector<int> paragraphs, int cut) {
  std::string body;
  for (; cut > 0; paragraphs.pop_back()) {
    const int taken = std::min(cut, paragraphs.back());
    cut -= taken;
    if (taken == paragraphs.back()) continue;
    paragraphs.back() -= taken;
    break;
  }
  for (std::size_t i = 0; i < paragraphs.size(); ++i) body += han_paragraph(paragraphs[i], i == 1 ? 1 : 0);
  return body;
}

class PourCuts : public PourFit, public ::testing::WithParamInterface<int> {};

TEST_P(PourCuts, TheStatedCutFitsAndALessOneDoesNot) {
  static const std::vector<std::pair<std::string, bool>> cases{
      {"<jump/>", false}, {"<trim/><jump/>", false}, {"<head-size steps=\"6\"/><trim/>", false}, {"<jump/>", true}};
  const auto& [levers, jumps] = cases.at(static_cast<std::size_t>(GetParam()));
  ladder(levers);
  const auto over_with = [&, jump = jumps](const std::vector<int>& paragraphs, int cut) {
    feed.clear();
    around("a", "f", 8, 4, 3);
    around("b", "g", 8, 2, 3, "role=\"continuation\"");
    add_story("s", han(3), body_of(paragraphs, cut));
    const std::string place = std::string("<place story=\"s\" frame=\"f\"") + (jump ? " jump=\"2\"/>" : "/>");
    const FitReport& fit = fitted(page(1, "a", place) + (jump ? page(2, "b", "") : std::string())).fit;
    EXPECT_EQ(fit.over.has_value(), fit.cut.has_value());
    return fit.cut;
  };
  int tried = 0;
  for (int length = 17; length < 60; length += 6) {
    const std::vector<int> paragraphs{length * 2, 23, length + 11, 9, length * 3, 14, length, length + 40, 31, 77, 52};
    const auto cut = over_with(paragraphs, 0);
    if (!cut) continue;
    ++tried;
    const int characters = static_cast<int>(cut->characters);
    const std::string told = "length " + std::to_string(length) + ", cut " + std::to_string(characters);
    EXPECT_FALSE(over_with(paragraphs, characters)) << told;
    EXPECT_TRUE(over_with(paragraphs, characters - 1)) << told;
    EXPECT_TRUE(over_with(paragraphs, std::max(0, characters - 16))) << told << ", a line less";
  }
  EXPECT_GE(tried, 4);
}

INSTANTIATE_TEST_SUITE_P(Ladders, PourCuts, ::testing::Range(0, 4));

} // namespace
} // namespace broadsheet::testing
