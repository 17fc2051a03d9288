#include "layout/output/cairo/render.hpp"
#include "layout/output/press/finish_pdf.hpp"
#include "tests/unit/output/rendered.hpp"
#include "tests/unit/output/sample_edition.hpp"
#include "tests/unit/output/sample_pictures.hpp"

#include <gtest/gtest.h>
#include <poppler-destination.h>
#include <poppler-document.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>
#include <poppler-toc.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstring>
#include <map>
#include <sstream>
#include <thread>

namespace broadsheet::testing {
namespace {

std::string utf8(const poppler::ustring& text) {
  const auto bytes = text.to_utf8();
  return {bytes.begin(), bytes.end()};
}

std::unique_ptr<poppler::document> open(const std::string& pdf) {
  return std::unique_ptr<poppler::document>(
      poppler::document::load_from_raw_data(pdf.data(), static_cast<int>(pdf.size())));
}

std::string page_text(const poppler::document& pdf, int page) {
  const std::unique_ptr<poppler::page> opened(pdf.create_page(page));
  auto text = utf8(opened->text(poppler::rectf(), poppler::page::raw_order_layout));
  if (!text.empty() && text.back() == '\f') text.pop_back();
  return text;
}

int count(const std::string& in, const std::string& what) {
  int found = 0;
  for (auto at = in.find(what); at != std::string::npos; at = in.find(what, at + 1)) ++found;
  return found;
}

// "x y width height" of a box of the first page, from the MediaBox's foot, in whole mm.
std::string box_of(const poppler::document& pdf, poppler::page_box_enum box) {
  const std::unique_ptr<poppler::page> page(pdf.create_page(0));
  const auto r = page->page_rect(box);
  const auto mm = [](double points) { return std::to_string(std::lround(points / 72 * 25.4)); };
  return mm(r.x()) + " " + mm(r.y()) + " " + mm(r.width()) + " " + mm(r.height());
}

std::string sheet_of(bool marks) {
  auto edition = sample_edition();
  auto pages = jumping_pages(edition);
  pages.resize(1);
  pages[0].boxes = {Length::from_mm(275), Length::from_mm(390), Length::from_mm(3), Length::from_mm(2)};
  PdfWriter writer(edition, {pages[0].number}, marks);
  writer.add(pages[0]);
  return finish_pdf(writer.finish(), edition.metadata, {{pages[0].boxes, marks}});
}

TEST(Pdf, BoxesOfTrimBleedAndSlug) {
  const auto pdf = sheet_of(false);
  const auto file = open(pdf);
  EXPECT_EQ(box_of(*file, poppler::media_box), "0 0 285 400");
  EXPECT_EQ(box_of(*file, poppler::bleed_box), "2 2 281 396");
  EXPECT_EQ(box_of(*file, poppler::trim_box), "5 5 275 390");
  EXPECT_EQ(box_of(*file, poppler::crop_box), "5 5 275 390") << "a reader sees the page";
}

TEST(Pdf, MarksHaveRoomAroundThePage) {
  const auto pdf = sheet_of(true);
  const auto file = open(pdf);
  EXPECT_EQ(box_of(*file, poppler::media_box), "0 0 291 406");
  EXPECT_EQ(box_of(*file, poppler::bleed_box), "5 5 281 396");
  EXPECT_EQ(box_of(*file, poppler::trim_box), "8 8 275 390");
  EXPECT_EQ(box_of(*file, poppler::crop_box), "0 0 291 406");
}

// Pixels of 1 mm: the marks stand in line with the page's edges, 3 mm and more from it, and nothing else out there.
TEST(Pdf, MarksStandOutsideTheBleed) {
  const auto pdf = sheet_of(true);
  const auto file = open(pdf);
  const std::unique_ptr<poppler::page> page(file->create_page(0));
  poppler::page_renderer renderer;
  const auto image = renderer.render_page(page.get(), 254, 254); // 10 pixels a mm
  const auto dark = [&](int x, int y, int width, int height) {
    int found = 0;
    for (int row = y; row < y + height; ++row)
      for (int column = x; column < x + width; ++column) {
        const auto* pixel =
            reinterpret_cast<const unsigned char*>(image.const_data()) + row * image.bytes_per_row() + column * 4;
        found += pixel[0] < 160;
      }
    return found;
  };
  EXPECT_GT(dark(75, 0, 10, 48), 40) << "over the left edge";
  EXPECT_GT(dark(0, 75, 48, 10), 40) << "left of the upper edge";
  EXPECT_GT(dark(75 + 2750, 0, 10, 48), 40) << "over the right edge";
  EXPECT_GT(dark(2910 - 48, 75 + 3900, 48, 10), 40) << "right of the foot";
  EXPECT_EQ(dark(51, 51, 28, 28), 0) << "the bleed of the corner is free";
  EXPECT_EQ(dark(100, 0, 600, 79), 0) << "nothing between corner and register mark";
  EXPECT_GT(dark(80 + 1350, 0, 50, 50), 40) << "register mark";
}

// What is told of the page's corner comes out at the TrimBox's: links and places too.
TEST(Pdf, LinksMoveWithThePage) {
  auto edition = sample_edition();
  auto pages = jumping_pages(edition);
  const std::string plain = pdf_of(edition, pages);
  for (auto& page : pages) page.boxes.bleed = Length::points(10);
  std::vector<PdfSheet> sheets;
  for (const auto& page : pages) sheets.push_back({page.boxes, false});
  const std::string bled = finish_pdf(raw_pdf(edition, pages), edition.metadata, sheets);
  const auto places = [](const std::string& pdf) { // left edges and heights of destinations
    const auto file = open(pdf);
    std::vector<double> numbers;
    for (const auto& [name, destination] : file->create_destination_map()) {
      numbers.push_back(destination.left());
      numbers.push_back(destination.top());
    }
    return numbers;
  };
  const auto before_places = places(plain), after_places = places(bled);
  ASSERT_FALSE(before_places.empty());
  ASSERT_EQ(before_places.size(), after_places.size());
  for (std::size_t i = 0; i < before_places.size(); ++i) EXPECT_NEAR(after_places[i] - before_places[i], 10, 1) << i;
  const auto rects = [](const std::string& pdf) {
    std::vector<double> numbers;
    for (auto at = pdf.find("/Rect ["); at != std::string::npos; at = pdf.find("/Rect [", at + 1)) {
      std::istringstream in(pdf.substr(at + 7, 80));
      for (double number = 0; numbers.size() % 4 != 0 || in.good();) {
        if (!(in >> number)) break;
        numbers.push_back(number);
      }
    }
    return numbers;
  };
  const auto before = rects(plain), after = rects(bled);
  ASSERT_FALSE(before.empty());
  ASSERT_EQ(before.size(), after.size());
  for (std::size_t i = 0; i < before.size(); ++i) EXPECT_NEAR(after[i] - before[i], 10, 0.01) << i;
}

TEST(Pdf, TextComesOutInReadingOrder) {
  const auto edition = sample_edition();
  const auto pdf = pdf_of(edition, jumping_pages(edition));
  const auto file = open(pdf);
  ASSERT_TRUE(file);
  ASSERT_EQ(file->pages(), 2);
  EXPECT_EQ(page_text(*file, 0), "长治日报\n开头的第一行，\n（下转第3版）\nsecond story here\n");
  EXPECT_EQ(page_text(*file, 1), "（上接第1版）\n后来的第二行。\n");
}

TEST(Pdf, StretchedWordsComeOutUnchanged) {
  const auto edition = sample_edition();
  auto page = sample_page(1, "");
  add_line(page, *edition.faces, {0, 20, 80, kLatinFace, 10, {}}, "a narrow head");
  for (auto& item : page.items)
    if (auto* run = std::get_if<TextRun>(&item)) run->stretch = 900;
  for (auto& glyph : page.glyphs) glyph.x = pt(20) + scale(glyph.x - pt(20), 9, 10);
  const auto pdf = pdf_of(edition, {page});
  const auto file = open(pdf);
  ASSERT_TRUE(file);
  EXPECT_EQ(page_text(*file, 0), "a narrow head\n");
}

TEST(Pdf, VerticalLinesComeOutAsLines) {
  for (const GlyphTurn turn : {GlyphTurn::upright, GlyphTurn::rotated}) {
    const auto edition = sample_edition();
    auto page = sample_page(1, "");
    add_line(page, *edition.faces, {0, 20, 80, kHanFace, 10, {}}, "竖排的一行字");
    turn_down(page, turn, 20);
    EXPECT_EQ(page_text(*open(pdf_of(edition, {page})), 0), "竖排的一行字\n") << name_of(turn);
  }
}

TEST(Pdf, HyphenOfTheEnginesOwnIsNotInTheText) {
  const auto edition = sample_edition();
  auto page = sample_page(1, "");
  add_line(page, *edition.faces, {0, 20, 80, kLatinFace, 10, {}}, "newspa-");
  page.clusters.back().bytes = 0; // the hyphen's
  page.text.pop_back();
  std::get<TextRun>(page.items.back()).text_end -= 1;
  EXPECT_EQ(page_text(*open(pdf_of(edition, {page})), 0), "newspa\n");
}

TEST(Pdf, ReasonOfAMissingPictureIsDrawnButIsNoText) {
  const auto edition = sample_edition();
  auto page = sample_page(1, "");
  add_line(page, *edition.faces, {0, 20, 80, kLatinFace, 10, {}}, "copy");
  page.items.emplace_back(MissingPictureItem{rect(20, 100, 200, 100), "the file is empty"});
  const auto with_reason = pdf_of(edition, {page});
  EXPECT_EQ(page_text(*open(with_reason), 0), "copy\n");
  std::get<MissingPictureItem>(page.items.back()).reason.clear();
  EXPECT_GT(with_reason.size(), pdf_of(edition, {page}).size());
}

TEST(Pdf, HebrewWordsComeOutAsTheyAreRead) {
  const auto edition = sample_edition();
  auto page = sample_page(1, "");
  add_line(page, *edition.faces, {0, 20, 80, kHebrewFace, 10, {}}, "שלום אב");
  auto& run = std::get<TextRun>(page.items.back());
  run.right_to_left = true; // glyphs from left to right, clusters and text as they are read
  std::reverse(page.glyphs.begin() + run.glyph_begin, page.glyphs.begin() + run.glyph_end);
  for (std::uint32_t at = 0; at < 7; ++at) page.glyphs[run.glyph_begin + at].x = pt(20 + 5.0 * at);
  const auto text = page_text(*open(pdf_of(edition, {page})), 0);
  const auto first = text.find("שלום"), second = text.find("אב");
  ASSERT_NE(first, std::string::npos) << text;
  ASSERT_NE(second, std::string::npos) << text;
  EXPECT_LT(first, second);
}

TEST(Pdf, PageIsTheTrimmedPageAndLabelledByItsNumber) {
  const auto edition = sample_edition();
  const auto pdf = pdf_of(edition, jumping_pages(edition));
  const auto file = open(pdf);
  const std::unique_ptr<poppler::page> first(file->create_page(0));
  const std::unique_ptr<poppler::page> second(file->create_page(1));
  EXPECT_EQ(utf8(first->label()), "1");
  EXPECT_EQ(utf8(second->label()), "3");
  EXPECT_DOUBLE_EQ(second->page_rect().width(), 300);
  EXPECT_DOUBLE_EQ(second->page_rect().height(), 400);
}

TEST(Pdf, TitleLanguageAndDateAreTheEditions) {
  const auto edition = sample_edition();
  const auto pdf = pdf_of(edition, jumping_pages(edition));
  const auto file = open(pdf);
  EXPECT_EQ(utf8(file->get_title()), "长治日报 2025-06-11");
  EXPECT_EQ(utf8(file->info_key("CreationDate")), "D:20250611000000Z");
  EXPECT_EQ(utf8(file->info_key("ModDate")), "D:20250611000000Z");
  EXPECT_NE(pdf.find("/Lang (zh-Hans)"), std::string::npos);
  EXPECT_NE(pdf.find("/DisplayDocTitle true"), std::string::npos);
}

TEST(Pdf, WithoutADateThereIsNone) {
  auto edition = sample_edition();
  edition.metadata.date.clear();
  const auto pdf = pdf_of(edition, jumping_pages(edition));
  EXPECT_EQ(pdf.find("/CreationDate"), std::string::npos);
  EXPECT_EQ(pdf.find("/ModDate"), std::string::npos);
}

std::vector<std::string> lines_of(const poppler::toc_item& item, int depth) {
  std::vector<std::string> lines;
  for (const auto* child : item.children()) {
    lines.push_back(std::string(static_cast<std::size_t>(depth) * 2, ' ') + utf8(child->title()));
    for (auto& line : lines_of(*child, depth + 1)) lines.push_back(std::move(line));
  }
  return lines;
}

TEST(Pdf, OutlineGoesByPageAndStory) {
  const auto edition = sample_edition();
  const auto pdf = pdf_of(edition, jumping_pages(edition));
  const auto file = open(pdf);
  const std::unique_ptr<poppler::toc> outline(file->create_toc());
  ASSERT_TRUE(outline);
  const std::vector<std::string> expected{"第1版 要闻", "  头条新闻", "  Second (story)", "第3版 综合", "  头条新闻"};
  EXPECT_EQ(lines_of(*outline->root(), 0), expected);
}

TEST(Pdf, OutlineSpeaksEnglishInAnEnglishPaper) {
  auto edition = sample_edition();
  edition.metadata.language = "en-GB";
  const auto pdf = pdf_of(edition, {sample_page(1, "News"), sample_page(2, "")});
  const auto file = open(pdf);
  const std::unique_ptr<poppler::toc> outline(file->create_toc());
  EXPECT_EQ(lines_of(*outline->root(), 0), (std::vector<std::string>{"Page 1 News", "Page 2"}));
}

TEST(Pdf, EveryPartHasADestinationAtItsPlace) {
  const auto edition = sample_edition();
  const auto pdf = pdf_of(edition, jumping_pages(edition));
  const auto file = open(pdf);
  const auto places = file->create_destination_map();
  ASSERT_TRUE(places.contains("story-lead-page-1"));
  ASSERT_TRUE(places.contains("story-lead-page-3"));
  EXPECT_TRUE(places.contains("story-%E6%97%A7%E9%97%BB%2F2-page-1"));
  EXPECT_EQ(places.size(), 3U);
  const auto& second = places.at("story-lead-page-3");
  EXPECT_EQ(second.page_number(), 2); // the file's second page
  EXPECT_DOUBLE_EQ(second.left(), 30);
  EXPECT_DOUBLE_EQ(second.top(), 350); // from the foot of the page
}

TEST(Pdf, NoticesLinkToEachOther) {
  const auto edition = sample_edition();
  const auto pdf = pdf_of(edition, jumping_pages(edition));
  EXPECT_EQ(count(pdf, "/Subtype /Link"), 2);
  EXPECT_EQ(count(pdf, "/Dest (story-lead-page-3)"), 2); // the notice's and the outline's
  EXPECT_EQ(count(pdf, "/Dest (story-lead-page-1)"), 2);
  EXPECT_NE(pdf.find("/Rect [ 20 303 90 315 ]"), std::string::npos); // y from the foot
}

TEST(Pdf, NoLinkLeadsToAPageThatTheFileHasNot) {
  const auto edition = sample_edition();
  const auto pages = jumping_pages(edition);
  const auto pdf = pdf_of(edition, {pages[0]}, {1});
  EXPECT_EQ(count(pdf, "/Subtype /Link"), 0);
  EXPECT_EQ(count(pdf, "story-lead-page-3"), 0);
}

TEST(Pdf, SameInputSameBytes) {
  const auto edition = sample_edition();
  const auto first = pdf_of(edition, jumping_pages(edition));
  std::this_thread::sleep_for(std::chrono::milliseconds(1100)); // a clock anywhere in it would show
  EXPECT_EQ(first, pdf_of(edition, jumping_pages(edition)));
  auto other = jumping_pages(edition);
  add_line(other[0], *edition.faces, {1, 20, 170, kLatinFace, 9, {}}, "more");
  EXPECT_NE(first, pdf_of(edition, other));
}

// Text of each story stands in an element of its own; the furniture's in none.
// Cairo 1.16 aborts when the structure begins on a page that has nothing to mark.
TEST(Pdf, PagesBeforeTheFirstCopyMayBeEmpty) {
  auto edition = sample_edition();
  auto pages = jumping_pages(edition);
  PdfWriter writer(edition);
  writer.add(sample_page(7, "空白"));
  for (const auto& page : pages) writer.add(page);
  const auto pdf = writer.finish();
  const auto file = open(pdf);
  ASSERT_EQ(file->pages(), static_cast<int>(pages.size()) + 1);
  EXPECT_EQ(page_text(*file, 0), "");
  EXPECT_NE(page_text(*file, 1), "");
}

TEST(Pdf, StoriesAreArticlesOfTheStructure) {
  const auto edition = sample_edition();
  const auto pdf = pdf_of(edition, jumping_pages(edition));
  EXPECT_EQ(count(pdf, "/S /Document"), 1);
  EXPECT_EQ(count(pdf, "/S /Art"), 3);
  EXPECT_EQ(count(pdf, "/S /Link"), 2);
}

TEST(Pdf, ANoticeWithoutALineOfItsOwnIsLinkedToo) {
  const auto edition = sample_edition();
  auto pages = jumping_pages(edition);
  pages[1].regions[0].rect = rect(200, 300, 50, 12);
  const auto pdf = pdf_of(edition, pages);
  EXPECT_EQ(count(pdf, "/Subtype /Link"), 2);
  EXPECT_NE(pdf.find("/Rect [ 200 88 250 100 ]"), std::string::npos);
}

DisplayEdition edition_with(const std::string& bytes, PictureFormat format, int components) {
  auto edition = sample_edition();
  edition.pictures = {{"picture", bytes, {format, 80, 60, components}}};
  return edition;
}

std::vector<DisplayPage> pages_with_picture(int times) {
  auto page = sample_page(1, "");
  for (int time = 0; time < times; ++time) page.items.emplace_back(PictureItem{0, rect(20, 20 + time * 80, 80, 60)});
  auto second = page;
  second.number = 2;
  return {page, second};
}

TEST(Pdf, JpegFilesGoInByteForByteAndOnce) {
  for (const int components : {1, 3}) {
    const auto jpeg = sample_jpeg(80, 60, components);
    auto edition = edition_with(jpeg, PictureFormat::jpeg, components);
    edition.pictures.push_back(edition.pictures[0]); // the same file under another name
    auto pages = pages_with_picture(2);
    pages[1].items.emplace_back(PictureItem{1, rect(20, 200, 80, 60)});
    const auto pdf = pdf_of(edition, pages);
    EXPECT_EQ(count(pdf, jpeg), 1);
    EXPECT_EQ(count(pdf, "/Subtype /Image"), 1);
    EXPECT_EQ(count(pdf, "/Interpolate true"), 0);
  }
}

// Adobe's files hold inverted values, those without its marker do not.
TEST(Pdf, CmykFilesGoInAsTheyAreAndAreNoNegatives) {
  for (const bool adobe : {true, false}) {
    const auto jpeg = adobe ? sample_jpeg(80, 60, 4) : without_adobe_marker(sample_jpeg(80, 60, 4));
    const auto pdf = pdf_of(edition_with(jpeg, PictureFormat::jpeg, 4), pages_with_picture(1));
    EXPECT_EQ(count(pdf, "/DeviceCMYK"), 1);
    EXPECT_EQ(count(pdf, jpeg), 1);
    EXPECT_EQ(count(pdf, "/Decode "), adobe ? 1 : 0);
    const auto left = rendered_at(pdf, 30, 40) & 255, right = rendered_at(pdf, 90, 40) & 255;
    if (adobe) {
      EXPECT_LT(left, 60U);
      EXPECT_GT(right, 170U);
    } else {
      EXPECT_GT(left, 170U);
      EXPECT_LT(right, 60U);
    }
  }
}

TEST(Pdf, YcckFilesAreNoNegatives) {
  const auto jpeg = sample_ycck_jpeg(80, 60);
  const auto pdf = pdf_of(edition_with(jpeg, PictureFormat::jpeg, 4), pages_with_picture(1));
  EXPECT_EQ(count(pdf, jpeg), 1);
  EXPECT_LT(rendered_at(pdf, 30, 40) & 255, 60U);
  EXPECT_GT(rendered_at(pdf, 90, 40) & 255, 170U);
}

TEST(Pdf, PngFilesKeepTheirColours) {
  const auto edition = edition_with(sample_png(80, 60), PictureFormat::png, 3);
  const auto pdf = pdf_of(edition, pages_with_picture(1));
  EXPECT_EQ(rendered_at(pdf, 30, 40), 0xC81020U);
  EXPECT_EQ(rendered_at(pdf, 90, 40), 0x1020C8U);
}

TEST(Pdf, FinishRefusesWhatIsNoPdf) {
  EXPECT_THROW(finish_pdf("no PDF at all", {}), std::runtime_error);
  const auto edition = sample_edition();
  auto pdf = raw_pdf(edition, jumping_pages(edition));
  pdf.resize(pdf.size() / 2);
  EXPECT_THROW(finish_pdf(pdf, edition.metadata), std::runtime_error);
}

} // namespace
} // namespace broadsheet::testing
