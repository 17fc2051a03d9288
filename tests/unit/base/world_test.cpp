#include "layout/base/world.hpp"

#include <filesystem>
#include <fstream>

#include <unistd.h>

#include <gtest/gtest.h>

namespace broadsheet {
namespace {

namespace fs = std::filesystem;

// A folder with a spool beside it and something outside that nobody may read.
class WorldTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("broadsheet-world-" + std::to_string(getpid()));
    fs::create_directories(folder_ / "edition" / "sub");
    fs::create_directories(folder_ / "spool");
    write("secret.txt", "secret");
    write("edition/feed.xml", "here");
    write("edition/sub/a.jpg", "sub");
    write("spool/feed.xml", "spool");
    write("spool/photo.jpg", "photo");
    fs::create_symlink(folder_ / "secret.txt", folder_ / "edition" / "link.txt");
  }
  void TearDown() override { fs::remove_all(folder_); }
  void write(const std::string& name, const std::string& bytes) const { std::ofstream(folder_ / name) << bytes; }
  [[nodiscard]] std::vector<std::string> roots() const { return {folder_ / "edition", folder_ / "spool"}; }

  fs::path folder_;
  std::unique_ptr<World> world_ = make_os_world("data", 100);
};

TEST_F(WorldTest, ReferencesAreLookedUpInTheRootsInOrder) {
  EXPECT_EQ(world_->read_reference("feed.xml", roots()).bytes, "here");
  EXPECT_EQ(world_->read_reference("photo.jpg", roots()).bytes, "photo");
  EXPECT_EQ(world_->read_reference("sub/../sub/a.jpg", roots()).bytes, "sub");
  EXPECT_EQ(world_->read_reference("nowhere.xml", roots()).fault, FileFault::not_found);
}

TEST_F(WorldTest, ReferencesNeverLeaveTheRoots) {
  for (const std::string& wrong :
       {std::string("../secret.txt"), std::string("sub/../../secret.txt"), std::string("link.txt"),
        (folder_ / "secret.txt").string(), std::string("file:///etc/hosts"), std::string("http://example.org/feed.xml"),
        std::string(), std::string("a\0b", 3)}) {
    const FileResult result = world_->read_reference(wrong, roots());
    EXPECT_EQ(result.fault, FileFault::outside) << wrong;
    EXPECT_TRUE(result.bytes.empty()) << wrong;
  }
}

TEST_F(WorldTest, FaultsOfFiles) {
  write("edition/large.xml", std::string(101, 'x'));
  EXPECT_EQ(world_->read_reference("large.xml", roots()).fault, FileFault::too_large);
  EXPECT_EQ(world_->read((folder_ / "none").string()).fault, FileFault::not_found);
  EXPECT_EQ(world_->read(folder_.string()).fault, FileFault::unreadable);
  EXPECT_EQ(world_->read((folder_ / "secret.txt").string()).bytes, "secret"); // named by the user: any path
}

TEST_F(WorldTest, ListsAreSorted) {
  write("edition/b.xml", "");
  write("edition/a.xml", "");
  EXPECT_EQ(world_->list((folder_ / "edition").string()),
            (std::vector<std::string>{"a.xml", "b.xml", "feed.xml", "link.txt"}));
  EXPECT_TRUE(world_->list((folder_ / "none").string()).empty());
  EXPECT_EQ(world_->data_folder(), "data");
}

} // namespace
} // namespace broadsheet
