// Files appear whole and together, or not at all.
#include "layout/engine/output_files.hpp"
#include "tests/support/folder.hpp"

#include <filesystem>
#include <stdexcept>

namespace broadsheet::testing {
namespace {

TEST(OutputFiles, WritesAllAndMakesFolders) {
  const TestFolder folder;
  OutputFiles files;
  files.add(folder / "a.pdf", "A");
  files.add(folder / "plates/tonight/b.pdf", "B");
  files.commit();
  EXPECT_EQ(folder.read("a.pdf"), "A");
  EXPECT_EQ(folder.read("plates/tonight/b.pdf"), "B");
  EXPECT_EQ(folder.names(), "a.pdf plates") << "no partial file is left";
}

TEST(OutputFiles, ReplacesOldFiles) {
  const TestFolder folder;
  folder.write("a.pdf", "old and longer");
  OutputFiles files;
  files.add(folder / "a.pdf", "new");
  files.commit();
  EXPECT_EQ(folder.read("a.pdf"), "new");
}

TEST(OutputFiles, AFileThatHoldsTheseBytesIsNotTouched) {
  const TestFolder folder;
  folder.write("a.pdf", "page one");
  folder.write("b.pdf", "page two");
  const std::filesystem::file_time_type long_ago{};
  std::filesystem::last_write_time(folder / "a.pdf", long_ago);
  std::filesystem::last_write_time(folder / "b.pdf", long_ago);
  OutputFiles files;
  files.add(folder / "a.pdf", "page one");
  files.add(folder / "b.pdf", "page 2wo");
  files.commit();
  EXPECT_EQ(std::filesystem::last_write_time(folder / "a.pdf"), long_ago);
  EXPECT_NE(std::filesystem::last_write_time(folder / "b.pdf"), long_ago);
  EXPECT_EQ(files.unchanged(), std::vector<std::string>{folder / "a.pdf"});
  EXPECT_EQ(folder.read("b.pdf"), "page 2wo");
}

// What a failed commit says; all files of the folder must be as before.
std::string failure_of(OutputFiles& files) {
  try {
    files.commit();
  } catch (const std::runtime_error& failure) {
    return failure.what();
  }
  return "no failure";
}

TEST(OutputFiles, AFileThatCannotBeWrittenLeavesTheOthersAsTheyWere) {
  const TestFolder folder;
  folder.write("a.pdf", "old");
  folder.write("no-folder", "a file where a folder is wanted");
  OutputFiles files;
  files.add(folder / "a.pdf", "new");
  files.add(folder / "no-folder/b.json", "new");
  EXPECT_THAT(failure_of(files), ::testing::HasSubstr("no-folder/b.json"));
  EXPECT_EQ(folder.read("a.pdf"), "old");
  EXPECT_EQ(folder.names(), "a.pdf no-folder");
}

TEST(OutputFiles, AFolderInTheWayIsFoundBeforeAnythingIsRenamed) {
  const TestFolder folder;
  folder.write("a.pdf", "old");
  folder.write("report/keep", "a folder where a file is wanted");
  OutputFiles files;
  files.add(folder / "a.pdf", "new");
  files.add(folder / "report", "new");
  EXPECT_THAT(failure_of(files), ::testing::HasSubstr("report"));
  EXPECT_EQ(folder.read("a.pdf"), "old");
  EXPECT_EQ(folder.names(), "a.pdf report");
  EXPECT_EQ(folder.read("report/keep"), "a folder where a file is wanted");
}

} // namespace
} // namespace broadsheet::testing
