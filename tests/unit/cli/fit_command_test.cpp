// `broadsheet fit` on a copy of the tiny edition.
#include "tests/support/command.hpp"
#include "tests/support/tiny_edition.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace broadsheet::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

class FitCommand : public ::testing::Test {
 protected:
  FitCommand() { folder.write("out/old", ""); }
  void make_overset() {
    folder.change("templates/inside.xml", "line=\"1\" to-line=\"11\"", "line=\"1\" to-line=\"8\"");
  }
  CommandRun fit(std::vector<std::string> more) {
    std::vector<std::string> arguments{"fit", "../paper/edition.xml"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return broadsheet_command(arguments, folder / "out");
  }
  TinyEdition folder{"paper"};
};

TEST_F(FitCommand, PrintsATableOfAllStoriesAndWritesNothing) {
  const CommandRun run = fit({});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("slack before the next lever"));
  const auto files = std::filesystem::directory_iterator(folder / "out");
  EXPECT_EQ(std::distance(begin(files), end(files)), 1) << "only the file that was there";
}

TEST_F(FitCommand, StatusesAreThoseOfCompose) {
  EXPECT_EQ(fit({"nobody"}).status, 2);
  EXPECT_THAT(fit({"nobody"}).err, HasSubstr("no feed has a story \"nobody\""));
  make_overset();
  EXPECT_EQ(fit({}).status, 1);
}

TEST_F(FitCommand, JsonSaysHowMuchIsToBeCut) {
  make_overset();
  const CommandRun run = fit({"--json"});
  const json told = json::parse(run.out);
  EXPECT_EQ(told["version"], 1);
  int over = 0;
  for (const json& story : told["stories"]) {
    if (!story.contains("over")) continue;
    ++over;
    ASSERT_TRUE(story.contains("cut")) << story;
    EXPECT_GT(story["cut"]["characters"], 0);
    EXPECT_EQ(story["copy"]["lines"].get<int>() - story["space"]["lines"].get<int>(), story["cut"]["lines"]);
  }
  EXPECT_EQ(over, 1);
}

} // namespace
} // namespace broadsheet::testing
