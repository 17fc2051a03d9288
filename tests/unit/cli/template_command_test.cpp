// `broadsheet template`: a newspaper to start from, out of the source tree as it lies.
#include "layout/engine/template_command.hpp"
#include "tests/support/command.hpp"

#include <gmock/gmock.h>

namespace broadsheet::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;

TEST(TemplateCommand, ListsTheSetsWithTheirPages) {
  const CommandRun list = broadsheet_command({"template", "list"});
  EXPECT_EQ(list.status, 0) << list.err;
  EXPECT_THAT(list.out,
              AllOf(HasSubstr("daily-zh     zh-Hans  390 x 550 mm"), HasSubstr("daily-en     en-GB    315 x 470 mm"),
                    HasSubstr("tabloid-zh   zh-Hans  275 x 390 mm")));
  EXPECT_THAT(list.out, AllOf(HasSubstr("front-picture"), HasSubstr("editions: edition.xml, front-picture.xml")));
}

// From whatever folder it is called, the copy is complete: its paper is set without a word, and with its own templates.
TEST(TemplateCommand, NewMakesAPaperThatIsSetAtOnce) {
  for (const std::string set : {"daily-zh", "daily-en", "tabloid-zh"}) {
    const TestFolder folder;
    folder.write("elsewhere/here", "");
    const CommandRun made = broadsheet_command({"template", "new", "paper", "--from", set}, folder / "elsewhere");
    ASSERT_EQ(made.status, 0) << made.err;
    const std::string paper = folder / "elsewhere/paper";
    const std::string edition = paper + (set == "tabloid-zh" ? "/tabloid.xml" : "/edition.xml");
    EXPECT_TRUE(fs::exists(paper + "/" + set + "/style.xml")) << set;
    EXPECT_THAT(made.out, HasSubstr("  " + set + "/style.xml\n"));
    for (const auto& file : fs::recursive_directory_iterator(paper))
      if (file.is_regular_file()) {
        EXPECT_THAT(made.out, HasSubstr("  " + fs::relative(file.path(), paper).string() + "\n")) << "not told";
      }
    const CommandRun checked = broadsheet_command({"check", edition});
    EXPECT_EQ(checked.status, 0) << set << checked.err;
    const CommandRun done = broadsheet_command({"compose", edition, "-o", folder / "paper.pdf"});
    EXPECT_EQ(done.status, 0) << set << "\n" << done.out << done.err;
    EXPECT_EQ(done.err.find(std::string(BROADSHEET_SOURCE) + "/templates/house"), std::string::npos);
    // The copy is what counts: without its style sheet's body the paper cannot be set.
    folder.write("elsewhere/paper/" + set + "/style.xml", "<style-sheet/>");
    EXPECT_EQ(broadsheet_command({"check", edition}).status, 2) << set << ": the house set was taken, not the copy";
  }
}

TEST(TemplateCommand, NewRefusesAFolderThatHoldsSomething) {
  const TestFolder folder;
  folder.write("paper/mine.txt", "mine");
  const CommandRun made = broadsheet_command({"template", "new", folder / "paper", "--from", "daily-zh"});
  EXPECT_EQ(made.status, 2);
  EXPECT_EQ(made.err,
            "error: " + (folder / "paper") + " is there and is not empty; name a new folder, nothing was written\n");
  EXPECT_FALSE(fs::exists(folder / "paper/daily-zh"));
  EXPECT_FALSE(fs::exists(folder / "paper/edition.xml"));
  EXPECT_EQ(broadsheet_command({"template", "new", folder / "paper/mine.txt", "--from", "daily-zh"}).status, 2);
}

// A world that can write nothing: what is not refused ends with status 3 here, not in the files of this machine.
class UnreadableWorld : public World {
 public:
  explicit UnreadableWorld(std::string data) : data_(std::move(data)) {}
  FileResult read(std::string_view path) override { return {FileFault::unreadable, std::string(path), {}}; }
  FileResult read_reference(std::string_view path, const std::vector<std::string>& /*roots*/) override {
    return read(path);
  }
  std::vector<std::string> list(std::string_view /*folder*/) override { return {"style.xml"}; }
  [[nodiscard]] std::string data_folder() const override { return data_; }

 private:
  std::string data_;
};

// `broadsheet template new "$FOLDER"` where FOLDER is not set: the root of the machine's files is not meant.
TEST(TemplateCommand, NewRefusesAFolderWithoutAName) {
  const TestFolder folder;
  folder.write("templates/house/daily/style.xml", "");
  UnreadableWorld world(folder.path().string());
  const CommandResult made = new_template({"", "daily"}, world);
  EXPECT_EQ(made.status, 2);
  EXPECT_EQ(made.messages, "error: the folder to make has no name; nothing was written\n");
  EXPECT_EQ(new_template({folder / "paper", "daily"}, world).status, 3) << "with a name it would be written";
}

TEST(TemplateCommand, NewTakesAnEmptyFolder) {
  const TestFolder folder;
  fs::create_directory(folder / "empty");
  EXPECT_EQ(broadsheet_command({"template", "new", folder / "empty", "--from", "tabloid-zh"}).status, 0);
  EXPECT_TRUE(fs::exists(folder / "empty/tabloid-zh/front.xml"));
}

TEST(TemplateCommand, AnUnknownSetIsNamedWithThoseThatAre) {
  const TestFolder folder;
  for (const std::string name : {"weekly", "../house/daily-zh", ""}) {
    const CommandRun made = broadsheet_command({"template", "new", folder / "paper", "--from", name});
    EXPECT_EQ(made.status, 2) << name;
    EXPECT_THAT(made.err, HasSubstr("there are: daily-en, daily-zh, ")) << name;
    EXPECT_FALSE(fs::exists(folder / "paper")) << name;
  }
  EXPECT_EQ(broadsheet_command({"template", "new", folder / "paper"}).status, 2) << "--from is needed";
}

} // namespace
} // namespace broadsheet::testing
