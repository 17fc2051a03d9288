// The ladder's levers one by one (paragraph variants: variants_test.cpp), through the whole engine: what is
// set, what the report says, what `fit` says.
#include "layout/engine/fit_command.hpp"
#include "layout/engine/report.hpp"
#include "tests/unit/engine/copyfit_paper.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace broadsheet::testing {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Levers : public Copyfit {
 protected:
  // One column of so many lines.
  void column(int lines, const std::string& more = {}) {
    add_template("a", frame("f", "column=\"1\" span=\"1\" line=\"1\" lines=\"" + std::to_string(lines) + "\" " + more));
  }
  Typeset compose(const std::string& head, const std::string& body, const std::string& pages = kPage) {
    feed = "<picture id=\"p\" src=\"mark.svg\" focus=\"50% 100%\"/>";
    story("s", head, body);
    done = set(pages);
    return done;
  }
  const StoryResult& result() const { return done.result.stories.at(1); }
  // Lever and steps of the story, as the report and as the desk's table have them.
  static std::string told(const json& levers) {
    std::string text;
    for (const json& lever : levers)
      text += lever["lever"].get<std::string>() + " " + std::to_string(lever["steps"].get<int>()) + ";";
    return text;
  }
  std::string reported() const {
    const json report = json::parse(report_json(*loaded->edition, done.result, {}, loaded->sources));
    return report["stories"][1].contains("copyfit") ? told(report["stories"][1]["copyfit"]) : "";
  }
  json desk() const {
    const auto world = make_os_world(BROADSHEET_SOURCE);
    const CommandResult table = fit({folder / "edition.xml", {}, "s", true, 1}, *world, {});
    return json::parse(table.output)["stories"][0];
  }
  void expect(const std::string& levers) const {
    EXPECT_FALSE(result().fit.over);
    EXPECT_EQ(reported(), levers);
    EXPECT_EQ(told(desk()["levers"]), levers);
  }
  // Lines of body on the first page.
  int body_lines() const {
    int count = 0;
    for (const AnatomyLine& line : done.pages[0].anatomy.lines) count += line.on_grid && !line.engine_words;
    return count;
  }
  static constexpr const char* kPage = "<page number=\"1\" template=\"a\"><place story=\"s\" frame=\"f\"/></page>";
  Typeset done;
};

TEST_F(Levers, HeadSize) {
  ladder("<head-size steps=\"6\"/>");
  column(9); // two lines of head at 15 pt, three at 20
  compose(han(3), paragraph(68));
  expect("head-size -5;");
  const auto head = std::find_if(done.pages[0].anatomy.lines.begin(), done.pages[0].anatomy.lines.end(),
                                 [](const AnatomyLine& line) { return line.role == BlockRole::headline; });
  EXPECT_EQ(head->size, Length::points(15));
  compose(han(3), paragraph(58));
  expect("");
}

TEST_F(Levers, SpaceBetweenHeadAndBody) {
  style = replaced(style, "head-gap=\"4pt\"", "head-gap=\"14pt\""); // four lines with it, three with 6 pt less
  ladder("<head-space minimum=\"-1line\"/>");
  column(9);
  compose(han(3), paragraph(58)); // six lines
  expect("head-space -1;");
  EXPECT_THAT(pulled(done, 1), ElementsAre("head space -6.00 pt")) << "no further than needed";
  compose(han(3), paragraph(48));
  expect("");
  ladder("<head-space maximum=\"1line\"/>");
  column(11);
  compose(han(3), paragraph(58));
  expect("head-space 2;"); // one step gives no line
  EXPECT_EQ(result().fit.lines_under, 0) << "a short story takes white";
}

// The picture is two to one, the frame narrower: the crop keeps the focus, which is the picture's foot.
TEST_F(Levers, PictureHeightAroundTheFocus) {
  ladder("<picture-height minimum=\"-3line\"/>");
  add_template("a",
               "<frame name=\"p\" role=\"picture\" design=\"brief\" column=\"1\" span=\"3\" line=\"1\" lines=\"12\"/>" +
                   frame("f", "column=\"1\" span=\"3\" columns=\"3\" to-line=\"20\" below=\"p\""));
  const std::string pages =
      "<page number=\"1\" template=\"a\"><place story=\"p\" frame=\"p\"/><place story=\"s\" frame=\"f\"/></page>";
  const auto picture = [&] {
    for (const DisplayItem& item : done.pages[0].items)
      if (const auto* one = std::get_if<PictureItem>(&item)) return *one;
    ADD_FAILURE() << "no picture";
    return PictureItem{};
  };
  compose("", paragraph(208), pages); // seven lines in each leg
  expect("");
  const PictureItem designed = picture();
  compose("", paragraph(268), pages); // nine
  expect("picture-height -2;");
  const PictureItem cropped = picture();
  EXPECT_EQ(cropped.rect.height, designed.rect.height - Length::points(24));
  EXPECT_LT(cropped.crop_height, designed.crop_height);
  EXPECT_EQ(cropped.crop_y + cropped.crop_height, 65536) << "the foot stays";
  EXPECT_EQ(cropped.crop_width, 65536);
  // Three lines of the picture are not enough; when a paragraph is trimmed on top of them, two are.
  ladder("<picture-height minimum=\"-3line\"/><trim/>");
  compose("", paragraph(268) + paragraph(58, 1), pages);
  expect("picture-height -2;trim 1;");
}

TEST_F(Levers, TrimsLowestFirst) {
  ladder("<trim/>");
  column(8);
  compose("", paragraph(48) + paragraph(18, 3) + paragraph(18, 1) + paragraph(8)); // 5 + 2 + 2 + 1
  expect("trim 1;");
  EXPECT_EQ(result().fit.trimmed, (std::vector<TrimmedBlock>{{1, 2, 1}}));
  const json desk = this->desk();
  EXPECT_EQ(desk["trims"][0]["characters"], 18);
  EXPECT_EQ(desk["next_lever"], "trim");
}

TEST_F(Levers, LeadingOfTheWholeStory) {
  ladder("<leading minimum=\"-1pt\" step=\"0.5pt\"/>");
  column(19, "own-grid=\"yes\"");
  compose("", paragraph(98) + paragraph(98)); // 20 lines
  expect("leading -2;");
  std::set<Length> pitches;
  const std::vector<AnatomyLine>& lines = done.pages[0].anatomy.lines;
  for (std::size_t i = 1; i < lines.size(); ++i) pitches.insert(lines[i].baseline.y - lines[i - 1].baseline.y);
  EXPECT_THAT(pitches, ElementsAre(Length::points(11))) << "of all lines, between paragraphs too";
  compose("", paragraph(98) + paragraph(88));
  expect("");
}

TEST_F(Levers, TheJumpIsTheLastOne) {
  add_template("b", frame("g", "role=\"continuation\" column=\"1\" span=\"1\" line=\"1\" lines=\"20\""));
  const std::string pages = "<page number=\"1\" template=\"a\"><place story=\"s\" frame=\"f\" jump=\"2\"/></page>"
                            "<page number=\"2\" template=\"b\"/>";
  column(12);
  ladder("<head-size steps=\"6\"/><trim/><jump/>");
  compose(han(3), paragraph(88) + paragraph(18, 1) + paragraph(8), pages); // 3 + 9 + 2 + 1
  expect("head-size -5;trim 1;");
  EXPECT_THAT(result().jumps, IsEmpty());
  EXPECT_EQ(desk()["pages"], json({1}));
  compose(han(3), paragraph(128) + paragraph(18, 1) + paragraph(8), pages);
  expect("");
  EXPECT_EQ(result().jumps.size(), 1U) << "all levers together do not do, so none is pulled";
  EXPECT_EQ(desk()["pages"], json({1, 2}));
}

// White that is taken on the first page would only send copy to the second one (T4).
TEST_F(Levers, NoRoomIsTakenInFrontOfAJump) {
  add_template("b", frame("g", "role=\"continuation\" column=\"1\" span=\"1\" line=\"1\" lines=\"20\""));
  const std::string pages = "<page number=\"1\" template=\"a\"><place story=\"s\" frame=\"f\" jump=\"2\"/></page>"
                            "<page number=\"2\" template=\"b\"/>";
  column(12);
  ladder("<head-space maximum=\"3line\"/><jump/>");
  compose(han(3), paragraph(88) + paragraph(88), pages);
  expect("");
  EXPECT_EQ(result().jumps.size(), 1U);
}

// A pull quote is copy of its own: planned, printed and booked once, said again in no ledger.
TEST_F(Levers, PullQuotesInPlanAndLedger) {
  ladder("<jump/>");
  style = replaced(style, "<use role=\"kicker\"", "<use role=\"quote\" paragraph=\"line\"/><use role=\"kicker\"");
  add_template(
      "a", frame("f", "column=\"1\" span=\"1\" line=\"1\" lines=\"20\"") +
               "<frame name=\"q\" role=\"quote\" design=\"story\" column=\"2\" span=\"1\" line=\"1\" lines=\"6\"/>");
  const auto quoted = [&](const std::string& places) {
    feed = "<story id=\"s\"><quote>" + han(7) + "</quote><quote>" + han(5) + "</quote><body>" + paragraph(98) +
           "</body></story>";
    return set("<page number=\"1\" template=\"a\"><place story=\"s\" frame=\"f\"/>" + places + "</page>");
  };
  const Typeset one = quoted("<place quote=\"s\" frame=\"q\"/>");
  EXPECT_EQ(one.result.ledger.fed, 110U);
  EXPECT_EQ(one.result.ledger.printed, 105U);
  EXPECT_EQ(one.result.ledger.trimmed, 5U) << "the second quote has no frame";
  EXPECT_EQ(loaded->edition->plan.spare_quotes.size(), 1U);
  EXPECT_FALSE(needs_a_look(one.result, {}));
  const auto& lines = one.pages[0].anatomy.lines;
  EXPECT_EQ(
      std::count_if(lines.begin(), lines.end(), [](const AnatomyLine& line) { return line.role == BlockRole::quote; }),
      1);
  const Typeset none = quoted("");
  EXPECT_EQ(none.result.ledger.printed, 98U);
  EXPECT_EQ(none.result.ledger.trimmed, 12U);
}

} // namespace
} // namespace broadsheet::testing
