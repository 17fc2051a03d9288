// The report of a small edition: what the desk and its programs read.
#include "layout/engine/report.hpp"
#include "tests/support/tiny_edition.hpp"
#include "tests/support/typesetting.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace broadsheet::testing {
namespace {

using nlohmann::json;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class Report : public ::testing::Test {
 protected:
  // The tiny edition with some of its words replaced.
  json report_of(const std::string& file, const std::string& from, const std::string& to) {
    folder.restore();
    if (!from.empty()) folder.change(file, from, to);
    return report();
  }
  json report() {
    loaded = load(folder / "edition.xml");
    EXPECT_TRUE(loaded->edition) << loaded->told();
    if (!loaded->edition) return {};
    set = typeset_all(*loaded->edition, 1);
    text = report_json(*loaded->edition, set.result, loaded->diagnostics, loaded->sources);
    return json::parse(text);
  }
  bool desk_must_look() const { return needs_a_look(set.result, loaded->diagnostics); }
  static json story(const json& report, const std::string& id) {
    for (const json& one : report["stories"])
      if (one["id"] == id) return one;
    return {};
  }

  TinyEdition folder;
  std::unique_ptr<Loaded> loaded;
  Typeset set;
  std::string text;
};

TEST_F(Report, OfAnEditionWithoutFaults) {
  const json report = report_of("", "", "");
  EXPECT_EQ(report["version"], 1);
  EXPECT_EQ(report["newspaper"], "晨报");
  EXPECT_EQ(report["pages"], json({1, 2}));
  EXPECT_EQ(report["stories"].size(), 7U);
  EXPECT_TRUE(report["ledger"]["adds_up"]);
  EXPECT_EQ(report["ledger"]["fed"], report["ledger"]["printed"]);
  EXPECT_FALSE(report["ledger"].contains("faults"));
  EXPECT_TRUE(report["diagnostics"].empty());
  EXPECT_FALSE(desk_must_look());
  const json bridge = story(report, "bridge");
  EXPECT_EQ(bridge["status"], "jumped");
  EXPECT_EQ(bridge["pages"], json({1, 2}));
  EXPECT_EQ(bridge["jumps"], json::parse(R"([{"from": 1, "to": 2}])"));
  EXPECT_EQ(story(report, "tea")["status"], "placed");
  EXPECT_EQ(story(report, "tea")["kind"], "story");
}

TEST_F(Report, TheSameInputGivesTheSameBytes) {
  report_of("", "", "");
  const std::string first = text;
  report();
  EXPECT_EQ(text, first);
}

TEST_F(Report, BreaksOfPageRules) {
  const json report = report_of("templates/style.xml", "</rules>",
                                "<rule id=\"L19\" severity=\"error\" least-measure=\"90em\"/></rules>");
  ASSERT_FALSE(report["page_faults"].empty());
  const json& faults = report["page_faults"][0]["faults"];
  EXPECT_EQ(report["page_faults"][0]["page"], 1);
  const auto measure = std::find_if(faults.begin(), faults.end(), [](const json& one) { return one["rule"] == "L19"; });
  ASSERT_NE(measure, faults.end());
  EXPECT_EQ((*measure)["severity"], "error");
  EXPECT_TRUE(measure->contains("story"));
  EXPECT_GT((*measure)["rect_mm"][2].get<double>(), 10);
  EXPECT_THAT((*measure)["message"].get<std::string>(), HasSubstr("fewer columns"));
  EXPECT_TRUE(desk_must_look());
  EXPECT_THAT(report_table(*loaded->edition, set.result), HasSubstr("page 1   L19  error"));
}

TEST_F(Report, OversetInCharactersLinesAndMillimetres) {
  const json report = report_of("templates/inside.xml", "line=\"1\" to-line=\"11\"", "line=\"1\" to-line=\"9\"");
  const json harbour = story(report, "harbour");
  EXPECT_EQ(harbour["status"], "overset");
  const json& overset = harbour["overset"];
  EXPECT_FALSE(overset["whole_story"]);
  EXPECT_NEAR(overset["mm"].get<double>(), overset["lines"].get<int>() * 12 * 25.4 / 72, 0.01);
  EXPECT_EQ(overset["characters"], report["ledger"]["overset"]);
  EXPECT_TRUE(report["ledger"]["adds_up"]);
  EXPECT_TRUE(desk_must_look());
  EXPECT_THAT(report_table(*loaded->edition, set.result), HasSubstr("overset: "));
}

TEST_F(Report, UnplacedStories) {
  const json report = report_of("edition.xml", "tea school", "tea");
  EXPECT_EQ(story(report, "school")["status"], "unplaced");
  EXPECT_EQ(report["ledger"]["unplaced"], story(report, "school")["characters"]);
  ASSERT_EQ(report["diagnostics"].size(), 1U);
  EXPECT_EQ(report["diagnostics"][0]["code"], "plan.unplaced");
  EXPECT_THAT(report["diagnostics"][0]["file"].get<std::string>(), ::testing::EndsWith("feed.xml"));
  EXPECT_GT(report["diagnostics"][0]["line"], 1);
  EXPECT_TRUE(desk_must_look());
}

TEST_F(Report, AMissingPictureIsAWarningWithItsPlace) {
  const json report = report_of("feed.xml", "mark.svg", "gone.svg");
  ASSERT_EQ(report["diagnostics"].size(), 1U);
  EXPECT_EQ(report["diagnostics"][0]["code"], "picture.missing");
  EXPECT_EQ(report["diagnostics"][0]["severity"], "warning");
  EXPECT_TRUE(desk_must_look());
}

TEST_F(Report, HeadsThatWereSetSmallerAreLevers) {
  const json report = report_of("feed.xml", "新桥今晨通车", "新桥今晨六点整正式通车了全城的人都走上了桥看个究竟");
  const json levers = story(report, "bridge")["levers"];
  ASSERT_EQ(levers.size(), 1U);
  EXPECT_EQ(levers[0]["lever"], "head-size");
  EXPECT_EQ(levers[0]["role"], "headline");
  EXPECT_EQ(levers[0]["designed_pt"], 20);
  EXPECT_LT(levers[0]["used_pt"], 20);
  EXPECT_TRUE(levers[0]["enough"]);
}

TEST_F(Report, AHeadThatDoesNotFitSaysByHowMuch) {
  const std::string words = "新桥今晨六点整正式通车了全城的人都走上了桥看个究竟可是没有人知道桥是谁造的又是给谁造的";
  const json report = report_of("feed.xml", "新桥今晨通车", words);
  const json heads = story(report, "bridge")["heads"];
  ASSERT_EQ(heads.size(), 2U) << text;
  EXPECT_EQ(heads[0]["role"], "headline");
  EXPECT_THAT(heads[1]["message"].get<std::string>(), ::testing::StartsWith("repeat head of story bridge is "));
  const int over = heads[0]["characters"].get<int>();
  EXPECT_GT(over, 0);
  EXPECT_FALSE(heads[0]["broken_word"]);
  EXPECT_THAT(heads[0]["message"].get<std::string>(),
              ::testing::StartsWith("headline of story bridge is " + std::to_string(over) + " character"));
  EXPECT_THAT(report_table(*loaded->edition, set.result),
              HasSubstr("headline is " + std::to_string(over) + " character"));
  EXPECT_TRUE(desk_must_look());
  const std::string shorter = words.substr(0, words.size() - 3 * static_cast<std::size_t>(over));
  for (const json& head : story(report_of("feed.xml", "新桥今晨通车", shorter), "bridge").value("heads", json::array()))
    EXPECT_NE(head["role"], "headline") << "with that many cut it fits";
}

TEST_F(Report, AJumpThatKeepsTooLittleIsAFault) {
  const json report = report_of("templates/style.xml", "minimum-before=\"4\"", "minimum-before=\"40\"");
  const json faults = story(report, "bridge")["faults"];
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0]["rule"], "T4");
  EXPECT_TRUE(faults[0]["short_front"]);
  EXPECT_FALSE(faults[0]["short_rest"]);
  EXPECT_TRUE(desk_must_look());
}

TEST_F(Report, CharactersThatNoFaceHasAreNamedOnceWithTheirPlace) {
  const json report = report_of("feed.xml", "春茶昨天", "春茶\U0001F375\U0001F375昨天");
  ASSERT_EQ(report["diagnostics"].size(), 0U) << "they come with the result";
  ASSERT_EQ(set.result.diagnostics.size(), 1U);
  EXPECT_EQ(set.result.diagnostics[0].code, "fonts.missing-character");
  EXPECT_THAT(set.result.diagnostics[0].message, HasSubstr("1F375"));
  EXPECT_GT(loaded->sources.locate(set.result.diagnostics[0].span.file, set.result.diagnostics[0].span.begin).line,
            20U);
  EXPECT_TRUE(set.result.ledger_adds_up);
}

// Furniture and indexes print words too: told where the template asks for them, once for all pages.
TEST_F(Report, CharactersThatNoFaceHasAreToldOfFurniture) {
  report_of("edition.xml", "newspaper=\"晨报\"", "newspaper=\"晨\U0001F375报\"");
  ASSERT_EQ(set.result.diagnostics.size(), 1U);
  EXPECT_EQ(set.result.diagnostics[0].code, "fonts.missing-character");
  EXPECT_THAT(set.result.diagnostics[0].message, HasSubstr("1F375"));
  const Span place = set.result.diagnostics[0].span;
  EXPECT_THAT(loaded->sources.file(place.file).name, HasSubstr("front.xml"));
  EXPECT_EQ(loaded->sources.locate(place.file, place.begin).line, 5U) << "the masthead";
  EXPECT_EQ(set.result.diagnostics[0].severity, Severity::warning) << "compose ends with status 1";
  report_of("edition.xml", "name=\"综合\"", "name=\"综\U0001F375合\"");
  ASSERT_EQ(set.result.diagnostics.size(), 1U) << "a page's name";
  folder.restore();
  folder.change("templates/front.xml", "  <frame name=\"lead\"",
                "  <refers x=\"20pt\" y=\"318pt\" width=\"340pt\" height=\"20pt\" paragraph=\"line\" "
                "page-paragraph=\"line\" page=\"{page}\" "
                "words=\"\U0001F376{headline}\"/>\n  <frame name=\"lead\"");
  report();
  ASSERT_EQ(set.result.diagnostics.size(), 1U) << "the index";
  EXPECT_THAT(set.result.diagnostics[0].message, HasSubstr("1F376"));
}

TEST_F(Report, ManyMissingCharactersAreOneMessageForAStoryAndAFace) {
  std::string emoji;
  for (int i = 0; i < 40; ++i) {
    emoji += "\xF0\x9F\x8D";
    emoji += static_cast<char>(0x80 + i);
  }
  report_of("feed.xml", "春茶昨天", "春茶" + emoji + emoji + "昨天");
  ASSERT_EQ(set.result.diagnostics.size(), 1U);
  EXPECT_THAT(set.result.diagnostics[0].message,
              AllOf(HasSubstr("BroadsheetTest Han"), HasSubstr("(U+1F340)"), HasSubstr("(U+1F344) and 35 more")));
}

TEST_F(Report, LedgerFaultsAreWrittenOut) {
  report_of("", "", "");
  set.result.ledger_adds_up = false;
  set.result.ledger_faults = {{{0, 1, 3, 9}, LedgerFault::Kind::lost, 0}};
  const json report = json::parse(report_json(*loaded->edition, set.result, loaded->diagnostics, loaded->sources));
  EXPECT_EQ(report["ledger"]["faults"],
            json::parse(R"([{"kind": "lost", "story": "bridge", "block": 1, "begin": 3, "end": 9, "page": 0}])"));
  EXPECT_THAT(report_table(*loaded->edition, set.result), HasSubstr("IT DOES NOT ADD UP"));
  EXPECT_TRUE(desk_must_look());
}

TEST_F(Report, NoTimeAndNoMachineInIt) {
  report_of("", "", "");
  EXPECT_THAT(text, Not(HasSubstr("/tmp")));
}

} // namespace
} // namespace broadsheet::testing
