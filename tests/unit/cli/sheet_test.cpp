// Sheets of the PDF: boxes and marks as the command writes them; furniture that lacks its data.
#include "tests/support/command.hpp"
#include "tests/support/tiny_edition.hpp"

#include <gmock/gmock.h>

namespace broadsheet::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class Sheet : public ::testing::Test {
 protected:
  CommandRun compose(std::vector<std::string> more) {
    std::vector<std::string> arguments{"compose", "edition.xml", "-o", "a.pdf"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return broadsheet_command(arguments, folder.path().string());
  }
  void change(const std::string& file, const std::string& from, const std::string& to) {
    folder.change(file, from, to);
  }
  TinyEdition folder;
};

// 380 x 340 pt with 9 pt of bleed.
TEST_F(Sheet, BoxesOfThePage) {
  ASSERT_LE(compose({}).status, 1) << "page rules may want a look";
  const std::string pdf = folder.read("a.pdf");
  EXPECT_THAT(pdf, HasSubstr("/MediaBox [ 0 0 398 358 ]"));
  EXPECT_THAT(pdf, HasSubstr("/TrimBox [ 9 9 389 349 ]"));
  EXPECT_THAT(pdf, HasSubstr("/BleedBox [ 0 0 398 358 ]"));
  EXPECT_THAT(pdf, HasSubstr("/CropBox [ 9 9 389 349 ]"));
  EXPECT_EQ(broadsheet_command({"verify", "a.pdf", "edition.xml"}, folder.path().string()).status, 0);
}

// Marks of 5 mm, 14.173 pt, outside the bleed.
TEST_F(Sheet, MarksMakeTheSheetLarger) {
  ASSERT_LE(compose({"--marks"}).status, 1);
  const std::string pdf = folder.read("a.pdf");
  EXPECT_THAT(pdf, HasSubstr("/TrimBox [ 23.173 23.173 403.173 363.173 ]"));
  EXPECT_THAT(pdf, HasSubstr("/BleedBox [ 14.173 14.173 412.173 372.173 ]"));
  EXPECT_THAT(pdf, Not(HasSubstr("/CropBox")));
  EXPECT_EQ(broadsheet_command({"verify", "a.pdf", "edition.xml"}, folder.path().string()).status, 0);
}

TEST_F(Sheet, FurnitureWithoutItsDataStopsThePaper) {
  change("edition.xml", "<data name=\"issue\">第 7 期</data>", "<data name=\"issue\"> </data>");
  CommandRun done = compose({});
  EXPECT_EQ(done.status, 2);
  EXPECT_THAT(done.err, HasSubstr("templates/front.xml:6:3: error: "));
  EXPECT_THAT(done.err, HasSubstr("page.empty-name"));
  change("edition.xml", "<data name=\"issue\"> </data>", "");
  done = compose({});
  EXPECT_EQ(done.status, 2);
  EXPECT_THAT(done.err, HasSubstr("page.unknown-name"));
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "a.pdf"));
}

} // namespace
} // namespace broadsheet::testing
