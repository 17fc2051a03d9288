// What stays empty under a story: lines of all legs, the same wherever it is told; and what may stand there.
#include "tests/unit/engine/copyfit_paper.hpp"

#include "layout/engine/report.hpp"

#include <nlohmann/json.hpp>

namespace broadsheet::testing {
namespace {

TEST_F(Copyfit, UnderIsLinesOfAllLegs) {
  add_template("a", frame("f", "column=\"1\" span=\"3\" columns=\"3\" line=\"1\" lines=\"10\""));
  for (const int characters : {48, 1, 38, 98}) {
    feed.clear();
    story("s", "", paragraph(characters));
    const Typeset done = one();
    const FitReport& fit = done.result.stories[0].fit;
    EXPECT_EQ(fit.used_lines + fit.lines_under, 30) << characters;
    EXPECT_EQ(fit.depth_under, Length::points(12) * fit.lines_under);
    EXPECT_EQ(fit.characters_under, 10 * fit.lines_under) << "ten characters a line, whatever is set";
    const auto report = nlohmann::json::parse(report_json(*loaded->edition, done.result, {}, loaded->sources));
    const auto& under = report.at("stories").at(0).at("underset");
    EXPECT_EQ(under.at("lines"), fit.lines_under);
    EXPECT_EQ(under.at("characters"), fit.characters_under);
    EXPECT_EQ(under.at("rows"), 10 - (fit.used_lines + 2) / 3) << "rows that are empty in every leg";
  }
}

// Legs of their own heights: what is empty is counted from each leg's own foot.
TEST_F(Copyfit, UnderInAnLShapedFrame) {
  const auto under = [&](int first, int second, int characters) {
    const auto part = [](int column, int line, int last) {
      return "<part column=\"" + std::to_string(column) + "\" span=\"1\" line=\"" + std::to_string(line) +
             "\" lines=\"" + std::to_string(last - line + 1) + "\"/>";
    };
    add_template("a", "<frame name=\"f\" design=\"story\" copyfit=\"c\">" + part(1, 1, first) + part(2, 5, second) +
                          "</frame>");
    feed.clear();
    story("s", "", paragraph(characters));
    return one().result.stories[0].fit.lines_under;
  };
  EXPECT_EQ(under(10, 10, 158), 0) << "ten lines and six";
  EXPECT_EQ(under(10, 10, 128), 3);
  EXPECT_EQ(under(10, 18, 238), 0) << "ten lines and fourteen";
  EXPECT_EQ(under(10, 18, 188), 5);
}

// Of a stream it is what is empty under its last story.
TEST_F(Copyfit, UnderAStream) {
  add_template("a", frame("f", "column=\"1\" span=\"2\" columns=\"2\" line=\"1\" lines=\"20\""));
  story("s", "", paragraph(98));  // five lines in each leg, one of white
  story("t", "", paragraph(118)); // six
  const Typeset done = set("<page number=\"1\" template=\"a\"><place story=\"s t\" frame=\"f\"/></page>");
  EXPECT_EQ(done.result.stories[1].fit.lines_under, 16);
}

TEST_F(Copyfit, NothingIsUnderWhereOthersBegin) {
  add_template("a", frame("f", "column=\"1\" span=\"3\" columns=\"3\" line=\"1\" lines=\"10\"") +
                        frame("g", "column=\"1\" span=\"3\" columns=\"3\" line=\"1\" lines=\"18\" below=\"f\""));
  story("s", "", paragraph(48));
  story("t", "", paragraph(48));
  const Typeset done =
      set("<page number=\"1\" template=\"a\"><place story=\"s\" frame=\"f\"/><place story=\"t\" frame=\"g\"/></page>");
  EXPECT_EQ(done.result.stories[0].fit.lines_under, 0);
  EXPECT_GT(done.result.stories[1].fit.lines_under, 0);
}

TEST_F(Copyfit, AFillerFillsAllLegsOrStaysOut) {
  add_template("a", frame("f", "column=\"1\" span=\"3\" columns=\"3\" line=\"1\" lines=\"16\" fill=\"filler\""));
  const auto is_placed = [&](int lines) {
    feed.clear();
    story("s", "", paragraph(88)); // three lines in each leg
    story("x", han(6), paragraph(lines * 10 - 2), "filler=\"yes\"");
    const Typeset done = one();
    const DisplayPage& page = done.pages.at(0);
    for (const RuleBreak& fault : done.result.rule_breaks) EXPECT_NE(fault.rule, PageRule::L11) << lines;
    EXPECT_FALSE(page.text.empty());
    return done.result.stories[1].placed;
  };
  for (const int lines : {1, 2, 3, 4, 5}) EXPECT_FALSE(is_placed(lines)) << lines;
  for (const int lines : {6, 7, 8, 9, 15}) EXPECT_TRUE(is_placed(lines)) << lines;
}

} // namespace
} // namespace broadsheet::testing
