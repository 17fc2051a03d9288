// Late news: every kind of input is changed in turn; the pages that it touches are set again, no others, and all is as
// if it had been set from scratch.
#include "tests/unit/engine/late_paper.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace broadsheet::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

struct Change {
  const char *what, *file, *from, *to;
  std::set<int> pages;
};

void PrintTo(const Change& change, std::ostream* out) { *out << change.what; }

class EveryInput : public ::testing::TestWithParam<Change> {};

TEST_P(EveryInput, SetsItsPagesAgain) {
  const Change& change = GetParam();
  LatePaper paper;
  paper.request.format = OutputFormat::text; // quick; what text does not show is in the report's digests
  const LateRun first = paper.late();
  ASSERT_EQ(first.result.status, 1) << first.result.messages; // a missing character, a coarse picture
  ASSERT_EQ(first.set, kAllPages);
  paper.replace(change.file, change.from, change.to);
  const LateRun late = paper.late();
  ASSERT_LT(late.result.status, 2) << late.result.messages;
  EXPECT_THAT(differences(late, paper.from_scratch()), IsEmpty());
  EXPECT_EQ(late.set, change.pages);
}

const std::set<int> kIndexed{1, 2, 8}; // page 8, and the front, whose index tells of it

INSTANTIATE_TEST_SUITE_P(
    Feed, EveryInput,
    ::testing::Values(
        Change{"words", "feed.xml", "独家", "独有", {8}}, Change{"a head", "feed.xml", ">alone<", ">lone<", kIndexed},
        Change{"a head of the front", "feed.xml", ">lead<", ">leader<", {1, 2}},
        Change{"a slug", "feed.xml", "slug=\"独\"", "slug=\"毒\"", {8}},
        Change{"a section", "feed.xml", "section=\"综合\"", "section=\"本市\"", {8}},
        Change{"a priority", "feed.xml", "priority=\"5\"", "priority=\"999\"", kIndexed},
        Change{"a language", "feed.xml", "<p trim=\"9\">第二段", "<p trim=\"9\" xml:lang=\"en\">第二段", {8}},
        Change{"a trim", "feed.xml", "trim=\"9\"", "trim=\"8\"", {8}},
        Change{"markup", "feed.xml", "<p trim=\"9\">第二段", "<p trim=\"9\"><em>第二</em>段", {8}},
        Change{"a role", "feed.xml", "<p trim=\"9\">第二段</p>", "<subhead>第二段</subhead><p>三</p>", {8}},
        Change{"a list", "feed.xml", "<p trim=\"9\">第二段</p>", "<list><item>第二段</item></list>", {8}},
        Change{"a code", "feed.xml", "org/water", "org/fire", {8}},
        Change{"a quote", "feed.xml", "引文", "引言", {4, 5}},
        Change{"a story beside another one's quote",
               "feed.xml",
               "comment</headline><body><p>",
               "comment</headline><body><p>评",
               {4, 5}},
        Change{"a caption", "feed.xml", "图", "影", {3}},
        Change{"a focus", "feed.xml", "focus=\"20%", "focus=\"30%", {3}},
        Change{"a picture's name", "feed.xml", "dot.png", "none.png", {3}},
        Change{"a filler", "feed.xml", "短一", "短文", {6, 7}},
        Change{"a filler that is none", "feed.xml", "id=\"f1\" filler=\"yes\"", "id=\"f1\"", {6, 7}},
        Change{"a story of a page with fillers", "feed.xml", ">short<", ">shore<", {1, 2, 6, 7}},
        Change{"what goes on on page 2",
               "feed.xml",
               "harbour</headline><body><p>",
               "harbour</headline><body><p>港",
               {1, 2}},
        Change{"a story that is in no place", "feed.xml", "Spare words", "Other words", {}},
        Change{"a line of the file", "feed.xml", "<story id=\"lead\"", "\n\n<story id=\"lead\"", {}},
        Change{"a story in front",
               "feed.xml",
               "<story id=\"lead\"",
               "<story id=\"new\"><headline>new</headline><body><p>x</p></body></story>\n<story id=\"lead\"",
               {}}));

INSTANTIATE_TEST_SUITE_P(
    Edition, EveryInput,
    ::testing::Values(
        Change{"the newspaper", "edition.xml", "晨报", "晚报", kAllPages},
        Change{"the date", "edition.xml", "2025-06-11", "2025-06-12", kAllPages},
        Change{"data", "edition.xml", "第 7 期", "第 8 期", kAllPages},
        Change{"the name of a page",
               "edition.xml",
               "number=\"8\" template=\"plain\"",
               "number=\"8\" template=\"plain\" name=\"社会\"",
               {8}},
        Change{"the section of a page",
               "edition.xml",
               "number=\"8\" template=\"plain\"",
               "number=\"8\" template=\"plain\" section=\"A\"",
               {8}},
        Change{"the label of a page", "edition.xml", "number=\"8\" template=\"plain\"",
               "number=\"8\" template=\"plain\" label=\"A8\"", kIndexed},
        Change{"the number of a page", "edition.xml", "number=\"8\"", "number=\"9\"", {1, 2, 9}},
        Change{"the template of a page",
               "edition.xml",
               "number=\"4\" template=\"plain\"",
               "number=\"4\" template=\"inside\"",
               {4, 5}},
        Change{"a frame", "edition.xml", "story=\"alone\" frame=\"main\"", "story=\"alone\" frame=\"other\"", {8}},
        Change{"a jump", "edition.xml", " jump=\"2\"", "", {1, 2}},
        Change{"a story that no place names any more",
               "edition.xml",
               "<place story=\"tea\" frame=\"main\"/>",
               "",
               {1, 2, 3}},
        Change{"a stream", "edition.xml", "story=\"alone\" frame=\"main\"", "story=\"alone spare\" frame=\"main\"",
               kIndexed},
        Change{"an index that leaves a story out", "edition.xml", "story=\"alone\" frame=\"main\"",
               "story=\"alone\" frame=\"main\" refer=\"no\"", kIndexed},
        Change{"a rank",
               "edition.xml",
               "story=\"alone\" frame=\"main\"",
               "story=\"alone\" frame=\"main\" rank=\"1\"",
               {8}},
        Change{"a page more", "edition.xml", "</edition>", "<page number=\"9\" template=\"plain\"/></edition>", {9}}));

INSTANTIATE_TEST_SUITE_P(
    Templates, EveryInput,
    ::testing::Values(Change{"the style sheet", "set/style.xml", "size=\"24pt\"", "size=\"25pt\"", kAllPages},
                      Change{"a page template", "set/plain.xml", "y=\"20pt\"", "y=\"21pt\"", kAllPages},
                      Change{"a picture of the set", "set/logo.svg", "#888888", "#777777", kAllPages},
                      Change{"the bytes of a picture", "dot.png", "IEND", "iEND", {3}}));

TEST(LateNews, RankedStoriesAreComparedOverPages) {
  const LatePaper paper;
  paper.replace("edition.xml", "story=\"alone\" frame=\"main\"", "story=\"alone\" frame=\"main\" rank=\"1\"");
  paper.replace("edition.xml", "story=\"tea\" frame=\"main\"", "story=\"tea\" frame=\"main\" rank=\"2\"");
  paper.late();
  paper.replace("feed.xml", "独家", "独有");
  const LateRun late = paper.late();
  EXPECT_THAT(differences(late, paper.from_scratch()), IsEmpty());
  EXPECT_THAT(late.report, HasSubstr("\"L22\""));
  EXPECT_EQ(late.set, (std::set<int>{3, 8}));
}

TEST(LateNews, OptionsThatMoveInkSetAllPagesAgain) {
  LatePaper paper;
  paper.request.format = OutputFormat::png;
  paper.request.dpi = 30;
  paper.late();
  for (const auto& change : std::vector<std::function<void(ComposeRequest&)>>{
           [](ComposeRequest& request) { request.dpi = 31; }, [](ComposeRequest& request) { request.guides = true; },
           [](ComposeRequest& request) { request.format = OutputFormat::pdf; },
           [](ComposeRequest& request) { request.marks = true; }}) {
    change(paper.request);
    const LateRun late = paper.late();
    EXPECT_EQ(late.set, kAllPages);
    EXPECT_THAT(differences(late, paper.from_scratch()), IsEmpty());
    EXPECT_THAT(paper.late().set, IsEmpty());
  }
}

TEST(LateNews, AnotherFontSetsAllPagesAgain) {
  const LatePaper paper;
  const std::string fonts = paper.folder / "fonts";
  std::filesystem::create_directories(fonts);
  for (const auto& entry : std::filesystem::directory_iterator(BROADSHEET_SOURCE "/tests/fonts"))
    if (entry.path().extension() == ".ttf") std::filesystem::copy(entry.path(), fonts);
  ::setenv("BROADSHEET_FONT_PATH", fonts.c_str(), 1);
  paper.late();
  EXPECT_THAT(paper.late().set, IsEmpty());
  // The font's checksum is in its head table, four bytes before the magic number.
  std::string font = paper.folder.read("fonts/BroadsheetTest-Han.ttf");
  const std::size_t magic = font.find("\x5f\x0f\x3c\xf5");
  ASSERT_NE(magic, std::string::npos);
  font[magic - 1] = static_cast<char>(font[magic - 1] ^ 1);
  paper.folder.write("fonts/BroadsheetTest-Han.ttf", font);
  EXPECT_EQ(paper.late().set, kAllPages);
  use_test_fonts();
}

// It stands on both pages of the story, and in another one's page that is taken over: told once of each story.
TEST(LateNews, AMissingCharacterIsToldOnceOfAStory) {
  const LatePaper paper;
  paper.replace("feed.xml", "lead</headline><body><p>", "lead</headline><body><p>\xF0\x9F\x8D\xB5");
  paper.replace("feed.xml", "</p></body></story>\n<story id=\"harbour\"",
                "\xF0\x9F\x8D\xB5</p></body></story>\n<story id=\"harbour\"");
  const auto count = [](const std::string& text) {
    std::size_t found = 0;
    for (std::size_t at = text.find("fonts.missing-character"); at != std::string::npos;
         at = text.find("fonts.missing-character", at + 1))
      ++found;
    return found;
  };
  const LateRun first = paper.late();
  EXPECT_THAT(first.report, HasSubstr("\"to\": 2"));
  EXPECT_EQ(count(first.result.messages), 2U) << first.result.messages;
  paper.replace("feed.xml", "引文", "\n引言"); // a line more in front of what was taken over
  const LateRun late = paper.late();
  EXPECT_EQ(late.set, (std::set<int>{4, 5}));
  EXPECT_EQ(count(late.result.messages), 2U);
  EXPECT_THAT(differences(late, paper.from_scratch()), IsEmpty());
}

TEST(LateNews, SaysWhatWasSetAndWhatTakenOver) {
  const LatePaper paper;
  EXPECT_THAT(paper.late().result.output, Not(HasSubstr("set again")));
  EXPECT_THAT(paper.late().result.output, HasSubstr("set again: no page; all are taken over\n"));
  paper.replace("feed.xml", "引文", "引言");
  const LateRun late = paper.late();
  const std::string& told = late.result.output;
  EXPECT_EQ(nlohmann::json::parse(late.report)["pages"], nlohmann::json({1, 2, 3, 4, 5, 6, 7, 8}));
  EXPECT_THAT(told, HasSubstr("pages changed since the last report: 5; as they were: 1, 2, 3, 4, 6, 7, 8\n"));
  EXPECT_THAT(told, HasSubstr("set again: pages 4, 5; taken over: 1, 2, 3, 6, 7, 8\n"));
  EXPECT_THAT(told, HasSubstr("unchanged " + (paper.folder / "late/20250611-04.pdf")));
  EXPECT_THAT(told, HasSubstr("wrote " + (paper.folder / "late/20250611-05.pdf")));
}

TEST(LateNews, PageFilesThatAreNotAsTheyWereAreMadeAgain) {
  const LatePaper paper;
  const LateRun first = paper.late();
  std::filesystem::remove(paper.folder / "late/20250611-03.pdf");
  paper.folder.write("late/20250611-08.pdf", first.files.at("20250611-08.pdf") + " ");
  const LateRun late = paper.late();
  EXPECT_EQ(late.set, (std::set<int>{3, 8}));
  EXPECT_THAT(differences(late, first), IsEmpty());
}

TEST(LateNews, ABrokenReportIsNoMemo) {
  const LatePaper paper;
  const LateRun first = paper.late();
  std::string without = first.report;
  without.replace(without.find("\"memo\""), 6, "\"mimo\"");
  for (const std::string& broken :
       {std::string(), std::string("no report"), std::string("[1, 2]"), without,
        first.report.substr(0, first.report.size() / 2), std::string("{\"memo\": [1, {}]}")}) {
    paper.folder.write("late.json", broken);
    const LateRun late = paper.late();
    EXPECT_EQ(late.set, kAllPages) << broken.substr(0, 40);
    EXPECT_THAT(differences(late, first), IsEmpty());
  }
}

// A figure that somebody has changed in the memo must not come back as the truth.
TEST(LateNews, ALineOfTheMemoThatWasEditedIsNone) {
  const LatePaper paper;
  const LateRun first = paper.late();
  const std::size_t part = first.report.rfind("\"part\":\"");
  for (std::size_t at = part; at < first.report.rfind("\"sum\""); ++at) {
    if (first.report[at] < '0' || first.report[at] > '8' || at % 7 != 0) continue;
    std::string edited = first.report;
    edited[at] = static_cast<char>(edited[at] + 1);
    paper.folder.write("late.json", edited);
    const LateRun late = paper.late();
    EXPECT_EQ(late.set, (std::set<int>{8})) << at;
    EXPECT_THAT(differences(late, first), IsEmpty()) << at;
    break;
  }
}

TEST(LateNews, StrictWritesNothingAllTheSame) {
  LatePaper paper;
  paper.late();
  const std::string report = paper.folder.read("late.json");
  paper.replace("feed.xml", "短一", "短文");
  paper.request.strict = true;
  const LateRun late = paper.late();
  EXPECT_EQ(late.result.status, 1); // of pages that were taken over: nothing on 6 and 7 is at fault
  EXPECT_EQ(late.set, (std::set<int>{6, 7}));
  EXPECT_EQ(late.report, report);
  EXPECT_THAT(late.result.messages, HasSubstr("nothing was written: --strict\n"));
}

TEST(LateNews, SomePagesOnly) {
  LatePaper paper;
  paper.request.pages = {3, 8};
  EXPECT_EQ(paper.late().set, kAllPages); // the ledger is of all pages
  paper.replace("feed.xml", "独家", "独有");
  LateRun late = paper.late();
  EXPECT_EQ(late.set, (std::set<int>{8}));
  EXPECT_THAT(differences(late, paper.from_scratch()), IsEmpty());
  paper.request.pages = {};
  late = paper.late();
  EXPECT_EQ(late.set, (std::set<int>{1, 2, 4, 5, 6, 7})); // those that have no file yet
  EXPECT_THAT(differences(late, paper.from_scratch()), IsEmpty());
}

// --- the live page --------------------------------------------------------------------------------------------------

class LivePage : public ::testing::Test {
 protected:
  PageImage look(int page) {
    paper.request.pages = {page};
    paper.request.dpi = 40;
    const auto world = make_os_world(BROADSHEET_SOURCE);
    PageImage image = render_page(paper.request, *world, memo.get());
    const PageImage alone = render_page(paper.request, *world);
    EXPECT_EQ(image.png, alone.png);
    EXPECT_EQ(image.messages, alone.messages);
    EXPECT_EQ(image.status, alone.status);
    EXPECT_EQ(image.pages, alone.pages);
    return image;
  }
  LatePaper paper;
  std::shared_ptr<LiveMemo> memo = make_live_memo();
};

TEST_F(LivePage, SetsWhatHasChangedAndWhatIsAskedFor) {
  EXPECT_EQ(look(4).set.size(), 8U);
  EXPECT_THAT(look(4).set, IsEmpty());
  EXPECT_EQ(look(8).set, std::vector<int>{8}); // it has not been painted yet
  paper.replace("feed.xml", "引文", "引言");
  EXPECT_EQ(look(8).set, (std::vector<int>{4, 5}));
  EXPECT_EQ(look(4).set, (std::vector<int>{4, 5}));
  EXPECT_THAT(look(8).set, IsEmpty());
}

TEST_F(LivePage, IsNotThereWhenThePaperHasNoSuchPage) {
  EXPECT_EQ(look(20).status, 2);
  EXPECT_EQ(look(20).png, "");
  EXPECT_EQ(look(8).status, 1);
}

} // namespace
} // namespace broadsheet::testing
