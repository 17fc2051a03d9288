// The copyfit ladder on whole editions: each lever, their order, jumps avoided, fillers, and cuts that are exact.
#include "tests/unit/engine/copyfit_paper.hpp"

#include "layout/engine/report.hpp"
#include "layout/engine/story_fitting.hpp"

#include <gmock/gmock.h>

namespace broadsheet::testing {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST_F(Copyfit, TrimsGoLowestNumberFirstAndNoFurtherThanNeeded) {
  ladder("<trim maximum=\"9\"/><jump/>");
  add_template("a", frame("f", "column=\"1\" span=\"1\" line=\"1\" lines=\"10\""));
  // 5 + 2 + 2 + 4 lines for 10
  story("s", "", paragraph(45) + paragraph(15, 5) + paragraph(18, 2) + paragraph(38));
  Typeset done = one();
  const FitReport& fit = done.result.stories[0].fit;
  EXPECT_FALSE(fit.over);
  EXPECT_THAT(pulled(done), ElementsAre("trim to 5"));
  EXPECT_THAT(fit.trimmed, ElementsAre(TrimmedBlock{0, 1, 5}, TrimmedBlock{0, 2, 2}));
  EXPECT_EQ(done.result.ledger.trimmed, 33U);
  EXPECT_FALSE(needs_a_look(done.result, {}));

  feed.clear();
  story("s", "", paragraph(45) + paragraph(15, 5) + paragraph(18, 2) + paragraph(18));
  done = one();
  EXPECT_THAT(pulled(done), ElementsAre("trim to 2")) << "11 lines: one paragraph is enough";
  EXPECT_EQ(done.result.ledger.trimmed, 18U);

  feed.clear();
  story("s", "", paragraph(45) + paragraph(15, 5) + paragraph(18, 2));
  done = one();
  EXPECT_THAT(pulled(done), IsEmpty()) << "it fits as it is";
  EXPECT_EQ(done.result.ledger.trimmed, 0U);
}

TEST_F(Copyfit, FirstFitPullsNothingAndLosesNothing) {
  ladder("<trim/><jump/>");
  add_template("a", frame("f", "column=\"1\" span=\"1\" line=\"1\" lines=\"10\""));
  story("s", "", paragraph(45) + paragraph(15, 5) + paragraph(18, 2) + paragraph(38));
  EXPECT_FALSE(one().result.stories[0].fit.over);
  const TypesetResult plain = typeset(*loaded->edition, {1, true}, [](const DisplayPage&) {});
  EXPECT_TRUE(plain.ledger_adds_up);
  EXPECT_TRUE(plain.stories[0].fit.over);
  EXPECT_FALSE(plain.stories[0].fit.cut);
  EXPECT_THAT(ladder_words(plain.stories[0].fit), IsEmpty());
}

TEST_F(Copyfit, FirstFitJumpsAllTheSame) {
  add_template("a", frame("f", "column=\"1\" span=\"2\" columns=\"2\" line=\"1\" lines=\"10\""));
  add_template("b", frame("g", "role=\"continuation\" column=\"1\" span=\"2\" columns=\"2\" line=\"1\" lines=\"20\""));
  story("s", "", paragraph(98) + paragraph(98) + paragraph(98));
  set("<page number=\"1\" template=\"a\"><place story=\"s\" frame=\"f\" jump=\"2\"/></page>"
      "<page number=\"2\" template=\"b\"/>");
  const TypesetResult plain = typeset(*loaded->edition, {1, true}, [](const DisplayPage&) {});
  EXPECT_TRUE(plain.ledger_adds_up);
  EXPECT_EQ(plain.stories[0].jumps.size(), 1U);
  EXPECT_FALSE(plain.stories[0].fit.over);
}

TEST_F(Copyfit, ASubheadGoesWithTheLastOfItsParagraphs) {
  ladder("<trim/>");
  add_template("a", frame("f", "column=\"1\" span=\"1\" line=\"1\" lines=\"8\""));
  story("s", "", paragraph(58) + "<subhead>" + han(4) + "</subhead>" + paragraph(18, 1) + paragraph(18, 1));
  const Typeset done = one();
  EXPECT_FALSE(done.result.stories[0].fit.over);
  EXPECT_EQ(done.result.ledger.trimmed, 40U);
  EXPECT_THAT(done.result.stories[0].fit.trimmed,
              ElementsAre(TrimmedBlock{0, 1, 0}, TrimmedBlock{0, 2, 1}, TrimmedBlock{0, 3, 1}));
}

TEST_F(Copyfit, TheOrderOfTheLadderDecides) {
  add_template("a", frame("f", "column=\"1\" span=\"1\" line=\"1\" lines=\"10\""));
  story("s", han(3), paragraph(48) + paragraph(18) + paragraph(8, 1)); // 3 + 5 + 2 + 1
  ladder("<head-size steps=\"6\"/><trim/>");
  EXPECT_THAT(pulled(one()), ElementsAre("head -5 steps"));
  ladder("<trim/><head-size steps=\"6\"/>");
  EXPECT_THAT(pulled(one()), ElementsAre("trim to 1"));
  ladder("<head-size steps=\"4\"/><trim/>");
  EXPECT_THAT(pulled(one()), ElementsAre("trim to 1")) << "four steps save no line: the head stays as it is";
}

TEST_F(Copyfit, LeversAddUp) {
  ladder("<head-size steps=\"6\"/><trim/>");
  add_template("a", frame("f", "column=\"1\" span=\"1\" line=\"1\" lines=\"10\""));
  story("s", han(3), paragraph(58) + paragraph(18) + paragraph(8, 1)); // 3 + 6 + 2 + 1
  const Typeset done = one();
  EXPECT_THAT(pulled(done), ElementsAre("head -5 steps", "trim to 1"));
  EXPECT_FALSE(done.result.stories[0].fit.over);
}

TEST_F(Copyfit, SpaceAroundSubheads) {
  style = replaced(style, "leading=\"14pt\" align=\"center\" space-before=\"4pt\" space-after=\"2pt\"",
                   "leading=\"12pt\" align=\"center\" space-before=\"6pt\" space-after=\"6pt\"");
  ladder("<head-space minimum=\"-1line\"/>");
  add_template("a", frame("f", "column=\"1\" span=\"1\" line=\"1\" lines=\"10\""));
  story("s", "", paragraph(48) + "<subhead>" + han(4) + "</subhead>" + paragraph(38)); // 5 + 2 + 4
  const Typeset done = one();
  EXPECT_FALSE(done.result.stories[0].fit.over);
  EXPECT_THAT(pulled(done), ElementsAre("head space -12.00 pt"));
}

TEST_F(Copyfit, LeadingMovesOnlyWhereNoNeighbourSharesTheLines) {
  ladder("<leading minimum=\"-1pt\" step=\"0.5pt\"/>");
  story("s", "", paragraph(98)); // 10 lines
  add_template("a", frame("f", "column=\"1\" span=\"1\" line=\"1\" lines=\"9\""));
  EXPECT_TRUE(one().result.stories[0].fit.over) << "L14";
  add_template("a", frame("f", "column=\"1\" span=\"1\" line=\"1\" lines=\"9\" own-grid=\"yes\""));
  feed.clear();
  story("s", "", paragraph(88)); // 9 lines
  EXPECT_THAT(pulled(one()), IsEmpty());
  feed.clear();
  story("s", "", paragraph(98));
  EXPECT_TRUE(one().result.stories[0].fit.over) << "9 lines of 12 pt hold 9 of 11 pt, not 10";
  add_template("a", frame("f", "column=\"1\" span=\"1\" line=\"1\" lines=\"19\" own-grid=\"yes\""));
  feed.clear();
  story("s", "", paragraph(198)); // 20 lines: 228 pt hold 20 of 11 pt
  const Typeset done = one();
  EXPECT_FALSE(done.result.stories[0].fit.over);
  EXPECT_THAT(pulled(done), ElementsAre("leading -1.00 pt"));
  EXPECT_EQ(done.result.stories[0].fit.lines_under, 0);
  add_template("a", frame("f", "column=\"1\" span=\"1\" line=\"1\" lines=\"19\""));
  const Typeset shared = one();
  EXPECT_TRUE(shared.result.stories[0].fit.over) << "the same among neighbours";
  EXPECT_THAT(pulled(shared), IsEmpty());
}

// At 17 pt the head alone takes three lines still, and so it does without its white; both together two.
TEST_F(Copyfit, EarlierLeversTogetherComeBeforeALaterOne) {
  ladder("<head-size steps=\"3\"/><head-space minimum=\"-0.5line\"/><trim/>");
  add_template("a", frame("f", "column=\"1\" span=\"1\" line=\"1\" lines=\"9\""));
  story("s", han(3), paragraph(58) + paragraph(8, 1)); // 3 + 6 + 1
  const Typeset done = one();
  EXPECT_FALSE(done.result.stories[0].fit.over);
  EXPECT_THAT(pulled(done), ElementsAre("head -2 steps", "head space -6.00 pt"));
  EXPECT_EQ(done.result.ledger.trimmed, 0U);
}

TEST_F(Copyfit, APictureKeepsHalfOfItsHeightWhateverTheLeverSays) {
  ladder("<picture-height minimum=\"-9line\"/>");
  add_template("a",
               "<frame name=\"p\" role=\"picture\" design=\"brief\" column=\"1\" span=\"1\" line=\"1\" lines=\"10\"/>" +
                   frame("f", "column=\"1\" span=\"1\" to-line=\"20\" below=\"p\""));
  feed = "<picture id=\"p\" src=\"mark.svg\"/>";
  story("s", "", paragraph(298));
  const Typeset done =
      set("<page number=\"1\" template=\"a\"><place story=\"p\" frame=\"p\"/><place story=\"s\" frame=\"f\"/></page>");
  EXPECT_THAT(pulled(done, 1), ElementsAre("picture -5 lines"));
}

TEST_F(Copyfit, ThePictureOverAStoryGivesAndTakesWholeLines) {
  ladder("<picture-height minimum=\"-4line\" maximum=\"3line\"/>");
  add_template("a",
               "<frame name=\"p\" role=\"picture\" design=\"brief\" column=\"1\" span=\"1\" line=\"1\" lines=\"10\"/>" +
                   frame("f", "column=\"1\" span=\"1\" to-line=\"20\" below=\"p\""));
  const auto compose = [&](int characters) {
    feed = "<picture id=\"p\" src=\"mark.svg\"/>";
    story("s", "", paragraph(characters));
    return set(
        "<page number=\"1\" template=\"a\"><place story=\"p\" frame=\"p\"/><place story=\"s\" frame=\"f\"/></page>");
  };
  const auto height = [](const Typeset& done) {
    for (const DisplayItem& item : done.pages[0].items)
      if (const auto* picture = std::get_if<PictureItem>(&item)) return picture->rect.height;
    return Length{};
  };
  Typeset done = compose(88); // 9 lines, under 10 and a line of white
  EXPECT_THAT(pulled(done, 1), IsEmpty());
  const Length designed = height(done);
  done = compose(108);
  EXPECT_FALSE(done.result.stories[1].fit.over);
  EXPECT_THAT(pulled(done, 1), ElementsAre("picture -2 lines"));
  EXPECT_EQ(height(done), designed - Length::points(24));
  done = compose(78);
  EXPECT_THAT(pulled(done, 1), ElementsAre("picture +1 lines"));
  EXPECT_EQ(height(done), designed + Length::points(12));
  EXPECT_EQ(done.result.stories[1].fit.lines_under, 0);
  done = compose(148); // 15 lines: two more than the lever gives
  EXPECT_TRUE(done.result.stories[1].fit.over);
  EXPECT_THAT(pulled(done, 1), ElementsAre("picture -4 lines"));
}

TEST_F(Copyfit, AJumpIsAvoidedByTheLeversBeforeIt) {
  add_template("a", frame("f", "column=\"1\" span=\"1\" line=\"1\" lines=\"15\""));
  add_template("b", frame("g", "role=\"continuation\" column=\"1\" span=\"1\" line=\"1\" lines=\"15\""));
  const std::string pages = "<page number=\"1\" template=\"a\"><place story=\"s\" frame=\"f\" jump=\"2\"/></page>"
                            "<page number=\"2\" template=\"b\"/>";
  story("s", "", paragraph(118) + paragraph(18, 1) + paragraph(28)); // 12 + 2 + 3
  ladder("<trim/><jump/>");
  Typeset done = set(pages);
  EXPECT_THAT(done.result.stories[0].jumps, IsEmpty());
  EXPECT_THAT(pulled(done), ElementsAre("trim to 1"));
  ladder("<jump/><trim/>");
  done = set(pages);
  EXPECT_EQ(done.result.stories[0].jumps.size(), 1U);
  EXPECT_THAT(pulled(done), IsEmpty()) << "it jumps, and nothing is overset";
  // Too long for the page with all levers: it jumps as it is.
  feed.clear();
  story("s", "", paragraph(158) + paragraph(18, 1) + paragraph(28));
  ladder("<trim/><jump/>");
  done = set(pages);
  EXPECT_EQ(done.result.stories[0].jumps.size(), 1U);
  EXPECT_THAT(pulled(done), IsEmpty()) << "nothing is dropped in vain";
  // Too long for both frames: what stands behind the jump is pulled, in the front part too.
  feed.clear();
  story("s", "", paragraph(38) + paragraph(48, 1) + paragraph(48) + paragraph(48) + paragraph(48) + paragraph(48));
  done = set(pages);
  EXPECT_THAT(pulled(done), ElementsAre("trim to 1"));
  EXPECT_EQ(done.result.stories[0].jumps.size(), 1U);
  EXPECT_FALSE(done.result.stories[0].fit.over);
  ladder("<jump/>");
  EXPECT_TRUE(set(pages).result.stories[0].fit.over) << "else it is too long";
}

// The turn stands below another story: how much room it will have is not known when the front is set, so the front
// takes no white that the rest could need.
TEST_F(Copyfit, NoWhiteIsTakenBeforeAJumpIntoAnUnknownRoom) {
  add_template("a", frame("f", "column=\"1\" span=\"1\" line=\"1\" lines=\"15\""));
  add_template("b", frame("top", "column=\"1\" span=\"1\" line=\"1\" lines=\"10\"") +
                        frame("g", "role=\"continuation\" column=\"1\" span=\"1\" below=\"top\" to-line=\"20\""));
  story("s", "甲", paragraph(118) + paragraph(38)); // a head of three lines, 12 + 4 of body
  story("t", "", paragraph(78));                    // 8 lines
  ladder("<jump/><head-space maximum=\"3line\" step=\"1line\"/>");
  const Typeset done = set("<page number=\"1\" template=\"a\"><place story=\"s\" frame=\"f\" jump=\"2\"/></page>"
                           "<page number=\"2\" template=\"b\"><place story=\"t\" frame=\"top\"/></page>");
  EXPECT_EQ(done.result.stories[0].jumps.size(), 1U);
  EXPECT_FALSE(done.result.stories[0].fit.over);
  EXPECT_THAT(pulled(done), IsEmpty());
}

TEST_F(Copyfit, FillersGoUnderAShortStoryLargestFirst) {
  ladder("<jump/>");
  add_template("a", frame("f", "column=\"1\" span=\"1\" line=\"1\" lines=\"20\" fill=\"filler\"") +
                        frame("g", "column=\"2\" span=\"1\" line=\"1\" lines=\"20\""));
  story("s", "", paragraph(78)); // 8 lines; 11 are left under a line of white
  story("other", "", paragraph(78));
  story("small", "", paragraph(28), "filler=\"yes\"");   // 3
  story("large", "", paragraph(68), "filler=\"yes\"");   // 7
  story("huge", "", paragraph(118), "filler=\"yes\"");   // 12
  story("small-2", "", paragraph(18), "filler=\"yes\""); // 2
  const Typeset done = set("<page number=\"1\" template=\"a\"><place story=\"s\" frame=\"f\"/>"
                           "<place story=\"other\" frame=\"g\"/></page>");
  EXPECT_THAT(done.result.stories[3].pages, ElementsAre(1));
  EXPECT_THAT(done.result.stories[2].pages, ElementsAre(1)) << "3 more lines under 8 + 1 + 7 + 1";
  EXPECT_FALSE(done.result.stories[4].placed);
  EXPECT_FALSE(done.result.stories[5].placed);
  EXPECT_EQ(done.result.ledger.unplaced, 136U);
  EXPECT_FALSE(has_warnings(loaded->diagnostics)) << "fillers that wait are no fault";
}

// No frame waits for its quote: it is trimmed, and the ledger adds up; a filler that waits is unplaced, quote and all.
TEST_F(Copyfit, QuotesOfFillersAreBooked) {
  add_template("a", frame("f", "column=\"1\" span=\"1\" line=\"1\" lines=\"20\" fill=\"filler\""));
  story("s", "", paragraph(78));
  for (const int characters : {28, 298})
    feed += "<story id=\"q" + std::to_string(characters) + "\" filler=\"yes\"><body>" + paragraph(characters) +
            "</body><quote>" + han(7) + "</quote></story>";
  const Typeset done = one();
  EXPECT_TRUE(done.result.stories[1].placed);
  EXPECT_FALSE(done.result.stories[2].placed);
  EXPECT_TRUE(done.result.ledger_adds_up);
  EXPECT_EQ(done.result.ledger.trimmed, 7U);
}

TEST_F(Copyfit, ResultsDoNotDependOnThreads) {
  ladder("<head-size steps=\"6\"/><trim/><jump/>");
  std::string frames, places;
  for (int i = 0; i < 3; ++i) {
    const std::string n = std::to_string(i);
    frames +=
        frame("f" + n, "column=\"" + std::to_string(i + 1) + "\" span=\"1\" line=\"1\" lines=\"12\" fill=\"filler\"");
    places += "<place story=\"s" + n + "\" frame=\"f" + n + "\"/>";
    story("s" + n, han(3), paragraph(40 + 20 * i) + paragraph(18, 1));
    story("x" + n, "", paragraph(15), "filler=\"yes\"");
  }
  add_template("a", frames);
  const std::string pages = "<page number=\"1\" template=\"a\">" + places + "</page>";
  const Typeset alone = set(pages, 1);
  const std::string report = report_json(*loaded->edition, alone.result, {}, loaded->sources);
  const Typeset four = set(pages, 4);
  EXPECT_EQ(report, report_json(*loaded->edition, four.result, {}, loaded->sources));
  EXPECT_EQ(alone.pages[0].text, four.pages[0].text);
}

// --- exact cuts -------------------------------------------------------------------------------------------------

// Paragraphs with the last `cut` characters gone, as the desk would cut them.
std::string body_of(std::vector<int> paragraphs, int cut, int trim_at = -1) {
  while (cut > 0 && !paragraphs.empty()) {
    const int taken = std::min(cut, paragraphs.back());
    paragraphs.back() -= taken;
    cut -= taken;
    if (paragraphs.back() == 0) paragraphs.pop_back();
  }
  std::string body;
  for (std::size_t i = 0; i < paragraphs.size(); ++i)
    body += paragraph(paragraphs[i], static_cast<int>(i) == trim_at ? 1 : 0);
  return body;
}

struct CutCase {
  int span, columns, lines;
  bool jump;
  std::string levers;
};

class Cuts : public Copyfit, public ::testing::WithParamInterface<int> {};

TEST_P(Cuts, TheStatedCutFitsAndALessOneDoesNot) {
  static const std::vector<CutCase> cases{
      {1, 1, 12, false, "<jump/>"},       {2, 2, 9, false, "<jump/>"},
      {3, 2, 7, false, "<trim/><jump/>"}, {3, 3, 8, false, "<head-size steps=\"6\"/><trim/>"},
      {1, 1, 14, true, "<jump/>"},        {2, 2, 8, true, "<trim/><jump/>"}};
  const CutCase& made = cases.at(static_cast<std::size_t>(GetParam()));
  ladder(made.levers);
  const std::string place = " span=\"" + std::to_string(made.span) + "\" columns=\"" + std::to_string(made.columns) +
                            "\" line=\"1\" lines=\"" + std::to_string(made.lines) + "\"";
  add_template("a", frame("f", "column=\"1\"" + place));
  add_template("b", frame("g", "role=\"continuation\" column=\"1\"" + place));
  const std::string pages = std::string("<page number=\"1\" template=\"a\"><place story=\"s\" frame=\"f\"") +
                            (made.jump ? " jump=\"2\"/></page><page number=\"2\" template=\"b\"/>" : "/></page>");
  const auto over_with = [&](const std::vector<int>& paragraphs, int cut) {
    feed.clear();
    story("s", han(3), body_of(paragraphs, cut, 1));
    const Typeset done = set(pages);
    const FitReport& fit = done.result.stories[0].fit;
    EXPECT_EQ(fit.over.has_value(), fit.cut.has_value());
    return fit.cut;
  };
  int tried = 0;
  for (int length = 17; length < 60; length += 7) {
    const std::vector<int> paragraphs{length * 2, 23, length + 11, 9, length * 3, 14, length, length + 40, 31, 77, 52};
    const auto cut = over_with(paragraphs, 0);
    if (!cut) continue;
    ++tried;
    const std::string told = "length " + std::to_string(length) + ", cut " + std::to_string(cut->characters) +
                             " characters, " + std::to_string(cut->lines) + " lines";
    const int characters = static_cast<int>(cut->characters);
    EXPECT_FALSE(over_with(paragraphs, characters)) << told;
    EXPECT_TRUE(over_with(paragraphs, characters - 1)) << told;
    if (cut->lines > 1) {
      EXPECT_TRUE(over_with(paragraphs, std::max(0, characters - 10))) << told << ", a line less";
    }
    EXPECT_EQ(cut->depth, Length::points(12) * cut->lines);
  }
  EXPECT_GE(tried, 4);
}

INSTANTIATE_TEST_SUITE_P(Measures, Cuts, ::testing::Range(0, 6));

// A picture of 240 pt at the page's top left corner gives half of its height, but no room that its caption needs.
TEST(PictureLever, LeavesACaptionItsRoom) {
  const Length leading = Length::points(12);
  FrameFragment frame;
  frame.pictures.push_back({{{}, {}, Length::points(200), Length::points(240)}, 0, true});
  EXPECT_EQ(lines_to_give(frame, leading), 10);
  PlacedLine beside;
  beside.leading = leading;
  beside.measure = Length::points(50);
  beside.origin = {Length::points(210), Length::points(60)}; // its line begins at 50.4 pt
  frame.lines = {beside};
  EXPECT_EQ(lines_to_give(frame, leading), 4);
  frame.lines[0].origin.y = Length::points(260);
  EXPECT_EQ(lines_to_give(frame, leading), 10) << "a caption below keeps its own room";
  frame.lines[0].origin.y = Length::points(150);
  frame.grounds.push_back({{{}, Length::points(120), Length::points(200), Length::points(120)}, {}, false});
  EXPECT_EQ(lines_to_give(frame, leading), 5) << "over it, a caption hides two thirds of the picture at most";
}

} // namespace
} // namespace broadsheet::testing
