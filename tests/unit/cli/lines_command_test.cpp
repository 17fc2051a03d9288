// `broadsheet lines` in a process of its own, with the test faces: what it prints and how it leaves.
#include "tests/fonts/test_fonts.hpp"
#include "tests/support/command.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace broadsheet::testing {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class Lines : public ::testing::Test {
 protected:
  Lines() { use_test_fonts(); }
  CommandRun run(const std::string& text, const std::string& options) {
    folder.write("text", text);
    return run_program("sh",
                       {"-c", BROADSHEET_COMMAND " lines --templates tests/golden/tiny/templates " + options + " <" +
                                  quoted(folder / "text")},
                       ".");
  }
  nlohmann::ordered_json json(const std::string& text, const std::string& options) {
    const CommandRun done = run(text, options + " --json");
    return nlohmann::ordered_json::parse(done.out);
  }
  TestFolder folder;
};

std::vector<std::string> keys_of(const nlohmann::ordered_json& object) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.push_back(key);
  return keys;
}

TEST_F(Lines, JsonHasTheMembersThatAreDocumented) {
  const auto all = json("国国国，国国国国国\n\n国国\n", "--lang zh-Hans --measure 5em --face han");
  EXPECT_THAT(keys_of(all), ElementsAre("version", "lines", "totals"));
  EXPECT_EQ(all["version"], 1);
  ASSERT_EQ(all["lines"].size(), 3U);
  EXPECT_THAT(keys_of(all["lines"][0]),
              ElementsAre("paragraph", "text", "natural_em", "measure_em", "stretch_per_gap_em", "squeeze_em", "tiers",
                          "hyphenated", "last", "rules_broken"));
  EXPECT_EQ(all["lines"][0]["text"], "国国国，国");
  EXPECT_EQ(all["lines"][0]["natural_em"], 5);
  EXPECT_EQ(all["lines"][0]["measure_em"], 5);
  EXPECT_EQ(all["lines"][1]["last"], true);
  EXPECT_EQ(all["lines"][2]["paragraph"], 2); // the empty line is a paragraph of no line
  EXPECT_THAT(keys_of(all["totals"]),
              ElementsAre("paragraphs", "lines", "full", "squeezed", "stretched_over_16th", "stretched_over_8th",
                          "widest_gap_em", "hyphens", "units_parted", "rules_broken"));
  EXPECT_EQ(all["totals"]["lines"], 3);
}

TEST_F(Lines, GlyphsStandWhereTheyAreSet) {
  const auto all = json("国国，国", "--lang zh-Hans --measure 10em --indent 2em --face han --glyphs");
  const auto& glyphs = all["lines"][0]["glyphs"];
  ASSERT_EQ(glyphs.size(), 4U);
  EXPECT_EQ(glyphs[0]["x_em"], 2);
  EXPECT_EQ(glyphs[1]["x_em"], 3);
  EXPECT_EQ(glyphs[3]["x_em"], 5);
  EXPECT_EQ(glyphs[0]["id"], glyphs[1]["id"]);
}

TEST_F(Lines, StrategiesDiffer) {
  // Alone, 国 would end the paragraph: total-fit pulls another character down.
  const std::string text = "国国国国国国国国国";
  EXPECT_EQ(json(text, "--lang zh-Hans --measure 8em --face han")["lines"][0]["text"], "国国国国国国国");
  const auto greedy = json(text, "--lang zh-Hans --measure 8em --face han --strategy greedy");
  EXPECT_EQ(greedy["lines"][0]["text"], "国国国国国国国国");
  EXPECT_THAT(greedy["lines"][1]["rules_broken"], ElementsAre("P4"));
}

TEST_F(Lines, PlainOutputStandsInColumns) {
  const CommandRun done = run("国国国，国国国国国\n", "--lang zh-Hans --measure 5em --face han");
  EXPECT_EQ(done.status, 0);
  EXPECT_THAT(done.out,
              AllOf(HasSubstr("as set"), HasSubstr("国国国，国"), HasSubstr("rules broken             none")));
}

TEST_F(Lines, StatusOneWhenALineBrokeARule) {
  EXPECT_EQ(run("国国国国国国国国国国国", "--lang zh-Hans --measure 10em --face han --strategy greedy --totals").status,
            1);
  EXPECT_EQ(run("国国国国国国国国国国国", "--lang zh-Hans --measure 10em --face han --totals").status, 0);
}

TEST_F(Lines, StatusTwoAndAPlainMessageForWrongOptions) {
  const auto fault = [&](const std::string& options, const std::string& text = "国") {
    const CommandRun done = run(text, options);
    EXPECT_EQ(done.status, 2) << options;
    return done.err;
  };
  EXPECT_THAT(fault("--lang zh-Hans --measure wide"), HasSubstr("--measure \"wide\" is no length: write 13em"));
  EXPECT_THAT(fault("--lang zh-Hans --measure 3line"), HasSubstr("is no length"));
  EXPECT_THAT(fault("--lang zh-Hans --measure 0.5em"), HasSubstr("out of range"));
  EXPECT_THAT(fault("--lang zh-Hans --measure 13em --size 0pt"), HasSubstr("--size 0pt is out of range"));
  EXPECT_THAT(fault("--lang zh-Hans --measure 13em --indent 13em"), HasSubstr("--indent"));
  EXPECT_THAT(fault("--lang zh-Hans --measure 13em --profile newspaper"), HasSubstr("no such composition profile"));
  EXPECT_THAT(fault("--lang zh-Hans --measure 13em --face script"), HasSubstr("has no such role: han"));
  EXPECT_THAT(fault("--lang 7 --measure 13em"), HasSubstr("is no language"));
  EXPECT_THAT(fault("--lang zh-Hans --measure 13em --strategy best"), HasSubstr("--strategy"));
  EXPECT_THAT(fault("--lang zh-Hans"), HasSubstr("--measure"));
  EXPECT_THAT(fault("--lang zh-Hans --measure 13em --face han", "国\n\xff\n"),
              HasSubstr("line 2 of the text is not UTF-8"));
}

TEST_F(Lines, TheOutputDoesNotDependOnThreads) {
  std::string text;
  for (int i = 0; i < 300; ++i)
    text += std::string(static_cast<std::size_t>(i % 7), ' ') + "国国，国国（国国）国国国。国\n";
  const CommandRun one = run(text, "--lang zh-Hans --measure 6em --face han --json --jobs 1");
  const CommandRun many = run(text, "--lang zh-Hans --measure 6em --face han --json --jobs 7");
  EXPECT_EQ(one.out, many.out);
  EXPECT_GT(one.out.size(), 10'000U);
}

TEST_F(Lines, HelpTeaches) {
  const CommandRun done = run("", "--help");
  EXPECT_EQ(done.status, 0);
  EXPECT_THAT(done.out,
              AllOf(HasSubstr("--measure"), HasSubstr("GB-start"), HasSubstr("squeeze"), HasSubstr("Exit status")));
  EXPECT_THAT(done.err, IsEmpty());
}

} // namespace
} // namespace broadsheet::testing
