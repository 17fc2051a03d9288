// The finished pages of whole editions: every body line on the baseline grid, legs in the order of reading, the index
// of what is inside after renumbering.
#include "tests/support/tiny_edition.hpp"
#include "tests/support/typesetting.hpp"

#include <gmock/gmock.h>

namespace broadsheet::testing {
namespace {

using ::testing::ElementsAre;

// How far a baseline stands from the next line of the grid above it, in 1/65536 pt.
std::int32_t off_grid(const BaselineGrid& grid, Length baseline) {
  const Length from = baseline - grid.first_baseline;
  return (from - grid.leading * (from / grid.leading)).sp;
}

TEST(Grid, EveryBodyLineStandsOnIt) {
  const auto loaded = load(kTinyEdition / "edition.xml");
  ASSERT_TRUE(loaded->edition) << loaded->told();
  const Typeset set = typeset_all(*loaded->edition, 1);
  int body = 0, heads = 0;
  for (const DisplayPage& page : set.pages)
    for (const DisplayItem& item : page.items) {
      const auto* line = std::get_if<TextLine>(&item);
      if (line == nullptr || line->story == CopyRange::kNoStory || line->vertical) continue;
      const ParagraphStyle& style = loaded->edition->templates.styles.paragraphs[line->style];
      if (!style.on_grid) {
        ++heads;
        continue;
      }
      if (line->copy_begin == line->copy_end) continue; // a notice may stand where it has room
      EXPECT_EQ(off_grid(page.grid, line->baseline.y), 0)
          << "page " << page.number << " " << style.name << " at " << line->baseline.y.to_points();
      ++body;
    }
  EXPECT_GT(body, 50);
  EXPECT_GT(heads, 5) << "and what stands between are heads off the grid";
}

class Paper : public ::testing::Test {
 protected:
  void change(const std::string& file, const std::string& from, const std::string& to) {
    folder.change(file, from, to);
  }
  Typeset set() {
    loaded = load(folder / "edition.xml");
    if (!loaded->edition) throw std::runtime_error(loaded->told());
    return typeset_all(*loaded->edition, 1);
  }
  TinyEdition folder;
  std::unique_ptr<Loaded> loaded;
};

TEST_F(Paper, LegsGoFromTheRightInARightToLeftGrid) {
  const auto lead_lines = [](const Typeset& set) {
    std::vector<Length> x; // of the columns that the first story's lines come to, in reading order
    for (const DisplayItem& item : set.pages[0].items)
      if (const auto* line = std::get_if<TextLine>(&item);
          line != nullptr && line->story == 0 && line->copy_begin != line->copy_end) // not the notice
        if (x.empty() || x.back() != line->rect.x) x.push_back(line->rect.x);
    return x;
  };
  const auto western = lead_lines(set());
  change("templates/front.xml", "gutter=\"8pt\"/>", "gutter=\"8pt\" column-order=\"right-to-left\"/>");
  const auto eastern = lead_lines(set());
  EXPECT_LT(western.end()[-2], western.back()) << "the last leg is the rightmost";
  EXPECT_GT(eastern.end()[-2], eastern.back()) << "the last leg is the leftmost";
}

std::vector<std::string> refers_on(const Typeset& set, int number) {
  std::vector<std::string> told;
  for (const DisplayPage& page : set.pages)
    for (const DisplayRegion& region : page.regions)
      if (page.number == number && region.kind == RegionKind::refer) told.push_back(std::to_string(region.leads_to));
  return told;
}

TEST_F(Paper, AnIndexIsRightAfterAPageHasBeenAddedInFront) {
  change("templates/front.xml", "<rule name",
         "<refers x=\"20pt\" y=\"318pt\" width=\"200pt\" height=\"20pt\" paragraph=\"line\" page-paragraph=\"line\" "
         "page=\"p{page}\"/><rule name");
  const Typeset before = set();
  EXPECT_THAT(refers_on(before, 1), ElementsAre("2")) << "the English story of page 2";
  EXPECT_NE(before.pages[0].text.find("p2"), std::string::npos);
  change("edition.xml", "<page number=\"2\"", "<page number=\"2\" template=\"inside\"/><page number=\"3\"");
  change("edition.xml", "jump=\"2\"", "jump=\"3\"");
  const Typeset after = set();
  EXPECT_THAT(refers_on(after, 1), ElementsAre("3"));
  EXPECT_NE(after.pages[0].text.find("p3"), std::string::npos);
  EXPECT_EQ(after.pages[0].text.find("p2"), std::string::npos);
}

TEST_F(Paper, AnIndexWithoutRoomForARowIsTold) {
  change("templates/front.xml", "<rule name",
         "<refers name=\"inside\" x=\"20pt\" y=\"318pt\" width=\"200pt\" height=\"4pt\" paragraph=\"line\" "
         "page-paragraph=\"line\"/><rule name");
  const Typeset told = set();
  EXPECT_TRUE(refers_on(told, 1).empty());
  ASSERT_EQ(told.result.diagnostics.size(), 1U);
  EXPECT_EQ(told.result.diagnostics[0].code, "page.refers-room");
  EXPECT_NE(told.result.diagnostics[0].message.find("page 1: the index of what is inside \"inside\" has no room"),
            std::string::npos)
      << told.result.diagnostics[0].message;
  EXPECT_NE(told.result.diagnostics[0].span.file, kNoFile);
  change("edition.xml", "<place story=\"harbour\"", "<place refer=\"no\" story=\"harbour\"");
  EXPECT_TRUE(set().result.diagnostics.empty()) << "it has nothing to name";
}

TEST_F(Paper, FurnitureOfOneSideStandsOnItsPagesOnly) {
  change("templates/inside.xml", "<text name=\"folio\"", "<text side=\"right\" name=\"folio\"");
  EXPECT_EQ(set().pages[1].text.find("综合"), std::string::npos) << "page 2 is a left one";
  change("templates/inside.xml", "side=\"right\"", "side=\"left\"");
  EXPECT_NE(set().pages[1].text.find("综合"), std::string::npos);
}

} // namespace
} // namespace broadsheet::testing
