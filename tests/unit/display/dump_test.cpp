#include "layout/display/display.hpp"
#include "tests/unit/output/sample_edition.hpp"

#include <gtest/gtest.h>

namespace broadsheet::testing {
namespace {

TEST(Dump, LinesRunsAndRegions) {
  const auto edition = sample_edition();
  auto page = jumping_pages(edition)[0];
  page.copy = {{0, 3, 0, 21}};
  auto& line = std::get<TextLine>(page.items[2]);
  line.copy_end = 1;
  line.starts_paragraph = true;
  line.faults = 2;
  line.style = 4;
  page.grid = {rect(20, 20, 260, 360), 2, pt(12), pt(124), pt(12.5), pt(30), 28, 0, {}, false};
  EXPECT_EQ(dump(page, edition), R"(page 1 "要闻" 300 400 bleed 0
grid 20 20 260 360 columns 2 of 124 gutter 12 leading 12.5 from 30 lines 28
line - 20 16 200 28.8 at 20 40 style 0 copy none
  run "BroadsheetTest Han Regular" 24 masthead-red at 20 40 to 92 glyphs 4 "长治日报"
line lead 20 70 200 12 at 20 80 style 4 copy lead/3:0-21 paragraph faults 2
  run "BroadsheetTest Han Regular" 10 black at 20 80 to 80 glyphs 7 "开头的第一行，"
line lead 20 85 200 12 at 20 95 style 0 copy none
  run "BroadsheetTest Han Regular" 10 black at 20 95 to 75 glyphs 7 "（下转第3版）"
line 旧闻/2 20 141 200 10.8 at 20 150 style 0 copy none
  run "BroadsheetTest Latin Regular" 9 black at 20 150 to 85.7 glyphs 17 "second story here"
region story lead 20 70 200 30
region jump-to lead 20 85 70 12 page 3
region story 旧闻/2 20 140 200 14
)");
}

TEST(Dump, EveryOtherItem) {
  auto edition = sample_edition();
  edition.pictures = {{"photos/a.jpg", "", {}}};
  auto page = sample_page(2, "say \"hi\"");
  page.items = {RuleItem{{pt(1), pt(2)}, {pt(72), pt(2)}, pt(0.5), {kBlack, 20}},
                FillItem{rect(0, 0, 72, 72), {kRed, 100}},
                BoxItem{rect(0, 0, 72.125, 72), pt(1), {}},
                DotItem{{pt(4), pt(5)}, pt(1.5), {kRed, 100}},
                PictureItem{0, rect(0, 0, 72, 72), 16384, 0, 32768, 65536, 0},
                MissingPictureItem{rect(0, 0, 72, 72), "the file is empty", 9},
                QrItem{rect(0, 0, 72, 72), 1, {1}, "https://example.org/"},
                ProofMark{MarkKind::loose_line, rect(0, 0, 72, 72), "40"}};
  EXPECT_EQ(dump(page, edition), R"(page 2 "say \"hi\"" 300 400 bleed 0
rule 1 2 to 72 2 weight 0.5 black 20%
fill 0 0 72 72 masthead-red
box 0 0 72.125 72 weight 1 black
dot 4 5 across 1.5 masthead-red
picture lead "photos/a.jpg" 0 0 72 72 crop 0.25 0 0.5 1
missing-picture #9 0 0 72 72 "the file is empty"
qr 0 0 72 72 modules 1 "https://example.org/"
mark loose-line 0 0 72 72 "40"
)");
}

TEST(TextOf, IsTheWordsWithABlankLineBetweenStories) {
  const auto edition = sample_edition();
  EXPECT_EQ(text_of(jumping_pages(edition)[0]), "长治日报\n\n开头的第一行，\n（下转第3版）\n\nsecond story here\n");
  EXPECT_EQ(text_of(sample_page(1, "")), "");
}

TEST(TextOf, JoinsTheRunsOfALine) {
  const auto edition = sample_edition();
  auto page = sample_page(1, "");
  add_line(page, *edition.faces, {0, 20, 80, kHanFace, 10, {}}, "一");
  const auto x = add_run(page, *edition.faces, {0, 30, 80, kLatinFace, 10, {}}, "two ");
  add_run(page, *edition.faces, {0, x, 80, kHanFace, 10, {}}, "三");
  std::get<TextLine>(page.items[0]).runs = 3;
  add_line(page, *edition.faces, {0, 20, 95, kHanFace, 10, {}}, "四");
  EXPECT_EQ(text_of(page), "一two 三\n四\n");
}

} // namespace
} // namespace broadsheet::testing
