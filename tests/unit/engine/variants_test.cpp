// The levers `tighten` and `loosen`, paragraphs in a line less or a line more, through the whole engine: random stories
// in Chinese and in English, a line too long or some lines too short for their frame.
#include "layout/engine/fit_command.hpp"
#include "layout/engine/report.hpp"
#include "tests/unit/engine/copyfit_paper.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <random>

namespace broadsheet::testing {
namespace {

using nlohmann::json;

class Variants : public Copyfit, public ::testing::WithParamInterface<bool> {
 protected:
  Variants() {
    if (!GetParam()) return;
    language = "en";
    style = replaced(style, "face=\"han\" size=\"10pt\" indent=\"2em\" profile=\"zh-newspaper\"",
                     "face=\"latin\" size=\"10pt\" indent=\"1em\" profile=\"giving\"");
    style = replaced(style, "<paragraph name=\"body\"",
                     "<profile name=\"giving\" base=\"en-newspaper\" word-space-shrink=\"40\" glyph-scale=\"3/100\"/>"
                     "<paragraph name=\"body\"");
  }
  // Han with marks, which can be squeezed, or words with spaces: two to six lines.
  std::string random_paragraph(std::mt19937& random) const {
    static constexpr const char* words[] = {"the",     "council",  "of",        "a",         "harbour",  "committee",
                                            "bridge",  "on",       "yesterday", "traffic",   "evening",  "reported",
                                            "and",     "to",       "market",    "newspaper", "children", "decided",
                                            "station", "hospital", "in",        "by",        "winter",   "engineers"};
    std::string text;
    const int pieces = (GetParam() ? 40 : 8) + static_cast<int>(random() % (GetParam() ? 50 : 24));
    for (int piece = 0; piece < pieces; ++piece) {
      const bool last = piece + 1 == pieces;
      const auto pick = static_cast<std::size_t>(random());
      if (GetParam())
        text += std::string(words[pick % std::size(words)]) + (last ? "." : " ");
      else
        text += han(2 + static_cast<int>(pick % 6)) + (last ? "。" : random() % 2 == 0 ? "，" : "、");
    }
    return text;
  }
  std::vector<std::string> random_story(std::uint32_t seed, int paragraphs) const {
    std::mt19937 random(seed);
    std::vector<std::string> body;
    for (int i = 0; i < paragraphs; ++i) body.push_back(random_paragraph(random));
    return body;
  }
  // The story in a frame of so many legs, and lines, of a page of 60.
  // Spaces give less than marks: few paragraphs have a line to give in a narrow measure, so that of English is wide.
  const FitReport& compose(const std::vector<std::string>& body, int legs, int lines, const std::string& levers) {
    ladder(levers);
    const std::string width = GetParam() ? "2096" : "688"; // of three legs: 693 pt, 224 pt
    add_page("a", "width=\"2140pt\" height=\"800pt\"",
             "x=\"20pt\" y=\"40pt\" width=\"" + width + "pt\" height=\"720pt\" columns=\"3\" gutter=\"8pt\"",
             frame("f", "column=\"1\" span=\"" + std::to_string(legs) + "\" columns=\"" + std::to_string(legs) +
                            "\" line=\"1\" lines=\"" + std::to_string(lines) + "\""));
    feed.clear();
    std::string text;
    for (const std::string& paragraph : body) text += "<p>" + paragraph + "</p>";
    story("s", "", text);
    done = one();
    return done.result.stories[0].fit;
  }
  // Lines that it takes by itself.
  int lines_of(const std::vector<std::string>& body) { return compose(body, 1, 60, "<trim/>").used_lines; }
  json reported() const {
    return json::parse(report_json(*loaded->edition, done.result, {}, loaded->sources))["stories"][0];
  }
  json desk() const {
    const auto world = make_os_world(BROADSHEET_SOURCE);
    return json::parse(fit({folder / "edition.xml", {}, "s", true, 1}, *world, {}).output)["stories"][0];
  }
  bool breaks(PageRule rule) const {
    return std::any_of(done.result.rule_breaks.begin(), done.result.rule_breaks.end(),
                       [&](const RuleBreak& found) { return found.rule == rule; });
  }
  static json lever(const std::string& name, int steps) { return json::array({{{"lever", name}, {"steps", steps}}}); }
  Typeset done;
};

TEST_P(Variants, AStoryALineTooLongFitsByTightenAlone) {
  int fitted = 0, stayed = 0;
  for (std::uint32_t seed = 1; seed <= 24; ++seed) {
    const std::vector<std::string> body = random_story(seed, 3);
    const int lines = lines_of(body) - 1;
    const std::size_t notes = done.result.stories[0].line_notes.size(); // of lines that are loose as they are
    for (const char* without : {"<trim/>", "<loosen/>", "<jump/>"}) {
      EXPECT_TRUE(compose(body, 1, lines, without).over) << "seed " << seed << ", " << without;
      EXPECT_FALSE(reported().contains("copyfit"));
    }
    if (compose(body, 1, lines, "<tighten/>").over) {
      EXPECT_FALSE(reported().contains("copyfit")) << "seed " << seed << ": it gained nothing";
      ++stayed;
      continue;
    }
    ++fitted;
    EXPECT_EQ(reported()["copyfit"], lever("tighten", 1)) << "seed " << seed;
    EXPECT_EQ(desk()["levers"], lever("tighten", 1));
    EXPECT_EQ(done.result.stories[0].fit.used_lines, lines);
    EXPECT_FALSE(breaks(PageRule::L15)) << "no letter was spaced";
    EXPECT_LE(done.result.stories[0].line_notes.size(), notes) << "seed " << seed;
  }
  std::printf("a line too long: %d of %d stories fit\n", fitted, fitted + stayed);
  EXPECT_GE(fitted, 3);
}

TEST_P(Variants, SeveralLinesAreToldOneByOne) {
  int fitted = 0;
  for (std::uint32_t seed = 1; seed <= 60 && fitted < 1; ++seed) {
    const std::vector<std::string> body = random_story(seed, 5);
    const int lines = lines_of(body);
    const int rows = (lines - 2) / 3; // two to four lines too few
    if (compose(body, 3, rows, "<tighten/>").over) continue;
    ++fitted;
    const int gained = lines - done.result.stories[0].fit.used_lines;
    EXPECT_GE(gained, 2);
    EXPECT_GE(reported()["copyfit"][0]["steps"], gained) << "seed " << seed << ": another one may be in a line more";
  }
  EXPECT_EQ(fitted, 1);
}

TEST_P(Variants, AStoryALineShortIsFilledByLoosenAlone) {
  int filled = 0, stayed = 0;
  for (std::uint32_t seed = 1; seed <= 24; ++seed) {
    const std::vector<std::string> body = random_story(seed, 3);
    const int lines = lines_of(body) + 1;
    const std::size_t notes = done.result.stories[0].line_notes.size(); // of lines that are loose as they are
    for (const char* without : {"<trim/>", "<tighten/>"}) {
      EXPECT_EQ(compose(body, 1, lines, without).lines_under, 1) << "seed " << seed;
      EXPECT_FALSE(reported().contains("copyfit"));
    }
    if (compose(body, 1, lines, "<loosen/>").lines_under > 0) {
      EXPECT_FALSE(reported().contains("copyfit")) << "seed " << seed << ": it gained nothing";
      ++stayed;
      continue;
    }
    ++filled;
    EXPECT_FALSE(reported().contains("underset"));
    EXPECT_EQ(reported()["copyfit"], lever("loosen", 1)) << "seed " << seed;
    EXPECT_EQ(desk()["levers"], lever("loosen", 1));
    EXPECT_EQ(done.result.stories[0].fit.used_lines, lines);
    EXPECT_FALSE(breaks(PageRule::L15)) << "no letter was spaced";
    EXPECT_LE(done.result.stories[0].line_notes.size(), notes) << "seed " << seed << ": no line is too loose";
  }
  std::printf("a line short: %d of %d stories are filled\n", filled, filled + stayed);
  EXPECT_GE(filled, 10);
}

// Three legs, a row or two of them empty: all of it is taken, or as much as brings every leg to the foot.
TEST_P(Variants, LegsComeToTheFootLevelAndClean) {
  int filled = 0, full = 0;
  for (std::uint32_t seed = 1; seed <= 40; ++seed) {
    const std::vector<std::string> body = random_story(seed, 6);
    const int rows = (compose(body, 3, 60, "<trim/>").used_lines + 2) / 3 + 1;
    const FitReport as_it_is = compose(body, 3, rows, "<trim/>");
    const bool was_lonely = breaks(PageRule::L7);
    const FitReport& fit = compose(body, 3, rows, "<loosen/>");
    const int taken = as_it_is.lines_under - fit.lines_under;
    if (taken == 0) {
      EXPECT_TRUE(fit.ladder.empty()) << "seed " << seed;
      continue;
    }
    ++filled;
    full += fit.lines_under == 0;
    EXPECT_EQ(reported()["copyfit"], lever("loosen", taken)) << "seed " << seed;
    EXPECT_EQ(fit.rows_under, 0) << "seed " << seed << ": half of the white is no gain";
    EXPECT_LT(fit.lines_under, 3);
    EXPECT_FALSE(breaks(PageRule::L8)) << "seed " << seed;
    EXPECT_FALSE(breaks(PageRule::L7) && !was_lonely) << "seed " << seed;
  }
  std::printf("short stories of three legs: %d of 40 come to the foot, %d fill it\n", filled, full);
  EXPECT_GE(filled, GetParam() ? 3 : 20);
  EXPECT_GE(full, GetParam() ? 1 : 10);
}

// More than eight lines of white are no matter of paragraphs: they keep their lines.
TEST_P(Variants, NineLinesShortStayAsTheyAre) {
  int filled = 0;
  for (std::uint32_t seed = 1; seed <= 6; ++seed) {
    const std::vector<std::string> body = random_story(seed, GetParam() ? 13 : 10);
    const int lines = lines_of(body);
    ASSERT_LE(lines, 51);
    filled += compose(body, 1, lines + 8, "<loosen/>").lines_under == 0;
    EXPECT_EQ(compose(body, 1, lines + 9, "<loosen/>").lines_under, 9) << "seed " << seed;
    EXPECT_FALSE(reported().contains("copyfit"));
  }
  std::printf("eight lines short: %d of 6 stories are filled\n", filled);
  EXPECT_TRUE(filled > 0 || GetParam());
}

std::string language_of(const ::testing::TestParamInfo<bool>& info) { return info.param ? "English" : "Chinese"; }
INSTANTIATE_TEST_SUITE_P(Languages, Variants, ::testing::Bool(), language_of);

} // namespace
} // namespace broadsheet::testing
