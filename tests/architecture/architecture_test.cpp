// The project keeps its walls; and the checker sees each kind of breach, in small trees made for it.
#include "tests/architecture/checker.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace broadsheet::architecture {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;

std::string listed(const std::vector<Complaint>& complaints) {
  std::string out;
  for (const Complaint& c : complaints) {
    out += c.file + ":" + std::to_string(c.line) + ": [" + c.rule + "] " + c.text + '\n';
  }
  return out;
}

TEST(Architecture, TheProjectKeepsItsWalls) {
  const std::vector<Complaint> complaints = check(BROADSHEET_SOURCE);
  EXPECT_TRUE(complaints.empty()) << listed(complaints);
}

TEST(Architecture, TheCheckerReadsThisProject) {
  std::ifstream in(fs::path(BROADSHEET_SOURCE) / "CMakeLists.txt");
  const std::string text(std::istreambuf_iterator<char>(in), {});
  EXPECT_GT(parse_rooms(text).size(), 15U);
}

// A sound tree of a few rooms; each test breaks one rule in it.
class CheckerTest : public testing::Test {
 protected:
  void SetUp() override {
    const testing::TestInfo* test = testing::UnitTest::GetInstance()->current_test_info();
    root = fs::path(testing::TempDir()) / (std::string("architecture_") + test->name());
    fs::remove_all(root);
    write("CMakeLists.txt", "# broadsheet_room(layout/none USES)\n"
                            "broadsheet_room(layout/base USES PRIVATE_LIBRARIES libxml2)\n"
                            "broadsheet_room(layout/feed USES layout/base)\n"
                            "broadsheet_room(layout/feed/readers USES layout/feed)\n"
                            "broadsheet_room(layout/display\n  USES layout/feed)\n"
                            "broadsheet_room(layout/output/cairo USES layout/display LIBRARIES cairo)\n"
                            "broadsheet_room(layout/flow USES layout/display layout/feed/readers)\n"
                            "broadsheet_room(layout/engine USES layout/flow layout/output/cairo)\n");
    for (const char* room : {"base", "feed", "feed/readers", "display", "output/cairo", "flow", "engine"}) {
      write("layout/" + std::string(room) + "/README.md", "A room.\n");
    }
    write("layout/base/xml.hpp", "#pragma once\n");
    write("layout/base/length.hpp", "#pragma once\n#include <string>\n");
    write("layout/base/xml.cpp", "#include <libxml/parser.h>\n#include <sys/stat.h>\n");
    write("layout/feed/feed.hpp", "#pragma once\n#include \"layout/base/length.hpp\"\n");
    write("layout/feed/readers/read.hpp", "#pragma once\n#include \"layout/base/xml.hpp\"\n");
    write("layout/display/display.hpp", "#pragma once\n#include \"layout/feed/feed.hpp\"\n");
    write("layout/output/cairo/pdf.cpp", "#include \"layout/base/length.hpp\"\n#include <cairo-pdf.h>\n");
    write("layout/flow/flow.hpp", "#pragma once\n");
    write("layout/engine/engine.hpp", "#pragma once\n#include \"layout/flow/flow.hpp\"\n");
    write("app/CMakeLists.txt", "target_link_libraries(broadsheet PRIVATE layout_engine dep_cli11)\n");
    write("app/cli/main.cpp", "#include \"layout/engine/engine.hpp\"\n#include <CLI/CLI.hpp>\n");
  }
  void TearDown() override { fs::remove_all(root); }

  void write(const std::string& name, const std::string& text) const {
    fs::create_directories((root / name).parent_path());
    std::ofstream(root / name, std::ios::binary) << text;
  }

  std::vector<std::string> rules() const {
    std::vector<std::string> names;
    for (const Complaint& complaint : check(root)) names.push_back(complaint.rule);
    return names;
  }

  fs::path root;
};

TEST_F(CheckerTest, SoundTree) { EXPECT_THAT(check(root), IsEmpty()) << listed(check(root)); }

TEST_F(CheckerTest, RoomThatUsesALaterOne) {
  std::ofstream(root / "CMakeLists.txt", std::ios::app) << "broadsheet_room(layout/late USES layout/later)\n";
  write("layout/late/README.md", "");
  EXPECT_THAT(rules(), ElementsAre("order"));
}

TEST_F(CheckerTest, IncludeOfARoomThatIsNotUsed) {
  write("layout/feed/feed.cpp", "#include \"layout/flow/flow.hpp\"\n");
  EXPECT_THAT(rules(), ElementsAre("room"));
}

TEST_F(CheckerTest, RoomsThatAreUsedThroughOthersMayBeIncluded) {
  write("layout/engine/engine.cpp", "#include \"layout/base/length.hpp\"\n");
  EXPECT_THAT(rules(), IsEmpty());
}

TEST_F(CheckerTest, RoomAboveARoomInTheTreeIsAnotherRoom) {
  write("layout/feed/feed.cpp", "#include \"layout/feed/readers/read.hpp\"\n");
  EXPECT_THAT(rules(), ElementsAre("room"));
}

TEST_F(CheckerTest, FileInNoRoom) {
  write("layout/stray/stray.cpp", "");
  EXPECT_THAT(rules(), ElementsAre("no-room"));
}

TEST_F(CheckerTest, IncludeThatIsNoFile) {
  write("layout/feed/feed.cpp", "#include \"feed.hpp\"\n");
  EXPECT_THAT(rules(), ElementsAre("no-room"));
}

TEST_F(CheckerTest, FlowThatSeesXml) {
  write("layout/flow/flow.cpp", "#  include \"layout/base/xml.hpp\"\n");
  EXPECT_THAT(rules(), ElementsAre("xml"));
}

TEST_F(CheckerTest, FlowThatSeesXmlThroughAReader) {
  write("layout/flow/flow.cpp", "#include \"layout/feed/readers/read.hpp\"\n");
  EXPECT_THAT(rules(), ElementsAre("xml", "xml")); // the reader and the cursor
}

TEST_F(CheckerTest, OutputThatSeesFlow) {
  write("layout/display/display.cpp", "");
  write("layout/output/cairo/svg.cpp", "#include \"layout/flow/flow.hpp\"\n");
  EXPECT_THAT(rules(), ElementsAre("room", "output"));
}

TEST_F(CheckerTest, ForeignLibraryInAnotherRoom) {
  write("layout/flow/flow.cpp", "#include <cairo.h>\n#include <hb-ft.h>\n#include <map>\n");
  EXPECT_THAT(rules(), ElementsAre("foreign", "foreign"));
}

TEST_F(CheckerTest, EveryForeignLibraryIsKnown) {
  write("layout/flow/flow.cpp",
        "#include <libxml/tree.h>\n#include <fontconfig/fontconfig.h>\n#include <pango/pango.h>\n#include <hb.h>\n"
        "#include <ft2build.h>\n#include <cairo-ft.h>\n#include <unicode/uchar.h>\n#include <hyphen.h>\n"
        "#include <qpdf/QPDF.hh>\n#include <poppler-page.h>\n#include <nlohmann/json.hpp>\n#include <CLI/CLI.hpp>\n"
        "#include <jpeglib.h>\n#include <png.h>\n#include <librsvg/rsvg.h>\n#include <qrencode.h>\n"
        "#include <fmt/format.h>\n");
  EXPECT_EQ(rules(), std::vector<std::string>(17, "foreign"));
}

TEST_F(CheckerTest, UnknownLibrary) {
  write("layout/flow/flow.cpp", "#include <boost/any.hpp>\n");
  EXPECT_THAT(rules(), ElementsAre("unknown"));
}

TEST_F(CheckerTest, AppBehindTheEngine) {
  write("app/cli/other.cpp", "#include \"layout/flow/flow.hpp\"\n#include <cairo.h>\n");
  EXPECT_THAT(rules(), ElementsAre("app", "foreign"));
}

TEST_F(CheckerTest, HeaderWithoutPragmaOnce) {
  write("layout/feed/other.hpp", "// #pragma twice\n");
  EXPECT_THAT(rules(), ElementsAre("once"));
}

TEST_F(CheckerTest, RoomWithoutReadme) {
  fs::remove(root / "layout/flow/README.md");
  EXPECT_THAT(rules(), ElementsAre("readme"));
}

TEST_F(CheckerTest, LongFile) {
  std::string text;
  for (int i = 0; i < 601; ++i) text += "\n";
  write("tests/unit/long.cpp", text);
  EXPECT_THAT(rules(), ElementsAre("length"));
}

TEST_F(CheckerTest, PathOfAMachine) {
  write("scripts/run", std::string("cd /ho") + "me/somebody\n");
  write("docs/links.md", std::string("https://example.org/ho") + "me/page\n");
  write("build/notes.md", std::string("/ho") + "me/somebody\n");
  EXPECT_THAT(rules(), ElementsAre("path"));
}

} // namespace
} // namespace broadsheet::architecture
