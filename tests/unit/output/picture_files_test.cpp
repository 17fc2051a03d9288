// Picture files of every kind, through every output.
#include "layout/output/cairo/render.hpp"
#include "layout/picture/cmyk.hpp"
#include "layout/picture/jpeg_segments.hpp"
#include "tests/unit/output/rendered.hpp"
#include "tests/unit/output/sample_edition.hpp"
#include "tests/unit/output/sample_pictures.hpp"

#include <gtest/gtest.h>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <random>

namespace broadsheet::testing {
namespace {

enum Colour : std::uint32_t { red = 0xC81020, green = 0x10A020, blue = 0x1020C8, white = 0xFAFAFA };

// The picture's corners as it is looked at, in reading order (Exif 2.3, table 6).
constexpr std::array<std::array<std::uint32_t, 4>, 8> kCorners{{{red, green, blue, white},
                                                                {green, red, white, blue},
                                                                {white, blue, green, red},
                                                                {blue, white, red, green},
                                                                {red, blue, green, white},
                                                                {blue, red, white, green},
                                                                {white, green, blue, red},
                                                                {green, white, red, blue}}};

bool is_near(std::uint32_t one, std::uint32_t other) {
  for (const int shift : {0, 8, 16})
    if (std::abs(static_cast<int>(one >> shift & 255) - static_cast<int>(other >> shift & 255)) > 24) return false;
  return true;
}

DisplayEdition edition_of(std::string bytes) {
  auto edition = sample_edition();
  auto check = inspect_picture(bytes);
  EXPECT_TRUE(check.info) << check.fault;
  edition.pictures = {{"picture", std::move(bytes), check.info.value_or(PictureInfo{})}};
  return edition;
}

// A picture at (20, 20), 96 by 96 points.
DisplayPage page_of(PictureItem item) {
  auto page = sample_page(1, "");
  item.rect = rect(20, 20, 96, 96);
  page.items = {item};
  return page;
}

std::array<std::uint32_t, 4> corners(const std::function<std::uint32_t(int, int)>& at) {
  return {at(40, 40), at(96, 40), at(40, 96), at(96, 96)};
}

void expect_corners(const DisplayEdition& edition, const DisplayPage& page, const std::array<std::uint32_t, 4>& wanted,
                    const std::string& what) {
  const auto pdf = pdf_of(edition, {page});
  const auto png = decode_picture(render_png(page, edition, 72, false), 30000);
  const auto svg = render_svg(page, edition, false);
  const auto drawn_svg = drawn(svg);
  const auto of_pdf = corners([&](int x, int y) { return rendered_at(pdf, x, y); });
  const auto of_png = corners([&](int x, int y) { return pixel(png, x, y); });
  const auto of_svg = corners([&](int x, int y) { return pixel(drawn_svg, x, y); });
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_TRUE(is_near(of_pdf[i], wanted[i])) << what << " PDF " << i << std::hex << " " << of_pdf[i];
    EXPECT_TRUE(is_near(of_png[i], wanted[i])) << what << " PNG " << i << std::hex << " " << of_png[i];
    EXPECT_TRUE(is_near(of_svg[i], wanted[i])) << what << " SVG " << i << std::hex << " " << of_svg[i];
  }
}

TEST(PictureFiles, AreTurnedAsTheirCameraSaid) {
  const auto jpeg = quarters_jpeg(96, 64);
  for (int orientation = 1; orientation <= 8; ++orientation) {
    const auto file = with_orientation(jpeg, orientation, orientation % 2 == 0);
    const auto edition = edition_of(file);
    const bool on_its_side = orientation > 4;
    EXPECT_EQ(edition.pictures[0].info.width, on_its_side ? 64 : 96) << orientation;
    EXPECT_EQ(edition.pictures[0].info.height, on_its_side ? 96 : 64) << orientation;
    expect_corners(edition, page_of({}), kCorners[static_cast<std::size_t>(orientation - 1)],
                   std::to_string(orientation));
    EXPECT_NE(pdf_of(edition, {page_of({})}).find(file), std::string::npos) << "not byte for byte";
  }
}

// Crops count in the picture as it is looked at: here its left upper quarter fills the frame.
TEST(PictureFiles, AreCroppedAsTheyAreLookedAt) {
  for (int orientation = 1; orientation <= 8; ++orientation) {
    const auto edition = edition_of(with_orientation(quarters_jpeg(96, 64), orientation, true));
    PictureItem item;
    item.crop_width = item.crop_height = 32768;
    const auto corner = kCorners[static_cast<std::size_t>(orientation - 1)][0];
    expect_corners(edition, page_of(item), {corner, corner, corner, corner}, std::to_string(orientation));
  }
}

TEST(PictureFiles, AnOrientationThatIsNoneIsLeftOut) {
  const auto jpeg = quarters_jpeg(96, 64);
  for (const int orientation : {0, 9, 255})
    EXPECT_EQ(read_jpeg_segments(with_orientation(jpeg, orientation, true)).orientation, 1);
  auto cut = with_orientation(jpeg, 6, true);
  cut[4] = 0, cut[5] = 20; // the segment ends before the field
  EXPECT_EQ(read_jpeg_segments(cut).orientation, 1);
}

TEST(PictureFiles, SegmentsOfBrokenFilesAreReadToTheirEndOnly) {
  std::mt19937 random(7);
  const auto whole = with_orientation(sample_jpeg(60, 40, 4), 6, true);
  EXPECT_TRUE(read_jpeg_segments(whole).whole);
  EXPECT_TRUE(read_jpeg_segments(whole).adobe);
  EXPECT_EQ(read_jpeg_segments(whole).orientation, 6);
  for (std::size_t length = 0; length < whole.size(); ++length)
    EXPECT_FALSE(read_jpeg_segments(whole.substr(0, length)).whole) << length;
  for (int round = 0; round < 3000; ++round) {
    auto file = whole;
    for (int hits = 0; hits < 6; ++hits) file[random() % file.size()] = static_cast<char>(random());
    const auto segments = read_jpeg_segments(std::string_view(file).substr(0, random() % file.size()));
    EXPECT_TRUE(segments.orientation >= 1 && segments.orientation <= 8);
  }
}

TEST(PictureFiles, PngOfEveryKindComesOut) {
  struct Case {
    int colour_type, bits;
    std::uint32_t light;
    bool alpha;
  };
  for (const Case& one : {Case{0, 1, 0xFFFFFF, false}, Case{0, 2, 0xFFFFFF, false}, Case{0, 8, 0xFFFFFF, false},
                          Case{0, 16, 0xFFFFFF, false}, Case{3, 1, red, true}, Case{3, 4, red, true},
                          Case{3, 8, red, true}, Case{4, 8, 0xFFFFFF, true}, Case{4, 16, 0xFFFFFF, true}})
    for (const bool interlaced : {false, true}) {
      const auto edition = edition_of(coded_png(one.colour_type, one.bits, interlaced));
      auto page = page_of({});
      page.items.insert(page.items.begin(), FillItem{rect(0, 0, 200, 200), {kRed, 50}});
      const std::uint32_t ground = 0xE4858F, dark = one.alpha ? ground : 0; // a tint shines through
      expect_corners(edition, page, {one.light, dark, one.light, dark},
                     std::to_string(one.colour_type) + "/" + std::to_string(one.bits));
    }
}

TEST(PictureFiles, CmykOnScreensIsWhatThePressMakes) {
  EXPECT_EQ(screen_colour_of(0, 0, 0, 0), 0xFFFFFFFFU);
  EXPECT_EQ(screen_colour_of(255, 0, 0, 0), 0xFF009EE0U);
  EXPECT_EQ(screen_colour_of(0, 255, 255, 0), 0xFFE30613U);
  EXPECT_EQ(screen_colour_of(255, 255, 255, 255), 0xFF000000U);
  EXPECT_LT(screen_colour_of(0, 0, 0, 128) & 255, screen_colour_of(0, 0, 0, 100) & 255);
}

// What the kernel says a child needed at most, in MB.
long peak_of(const std::function<void()>& work) {
  const pid_t child = fork();
  if (child == 0) {
    work();
    _exit(0);
  }
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  EXPECT_EQ(status, 0);
  return usage.ru_maxrss / 1024;
}

// 61 million pixels: 244 MB decoded. The PDF takes the file; looking through it needs rows, not the picture.
TEST(PictureFiles, GiantsAreNeverHeldDecodedOnTheirWayIntoThePdf) {
#ifdef __SANITIZE_ADDRESS__
  GTEST_SKIP() << "the sanitizer's own memory is larger than what is measured";
#endif
  for (const bool progressive : {false, true}) {
    const auto file = quarters_jpeg(9600, 6400, progressive);
    const long idle = peak_of([] {});
    const long needed = peak_of([&] {
      const auto edition = edition_of(file);
      if (pdf_of(edition, {page_of({})}).find(file) == std::string::npos) _exit(1);
    });
    EXPECT_LT(needed - idle, 60) << "MB more than nothing, for a file of " << file.size() / 1024 << " KB";
  }
}

// A PDF page of 220 by 120 points; what is printed is 160 by 80: red, green, blue, nearly white in its quarters, black
// outside.
std::string quarters_pdf(int rotate, const std::string& more_pages = "", const std::string& more_keys = "") {
  const std::string drawing = "0 0 0 rg 0 0 220 120 re f "
                              "0.784 0.063 0.125 rg 30 60 80 40 re f 0.063 0.627 0.125 rg 110 60 80 40 re f "
                              "0.063 0.125 0.784 rg 30 20 80 40 re f 0.98 0.98 0.98 rg 110 20 80 40 re f ";
  return "%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
         "2 0 obj << /Type /Pages /Count " +
         std::string(more_pages.empty() ? "1" : "2") + " /Kids [3 0 R" + (more_pages.empty() ? "" : " 5 0 R") +
         "] >> endobj\n"
         "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 220 120] /CropBox [10 5 215 110] /TrimBox [30 20 190 100]"
         " /Rotate " +
         std::to_string(rotate) + more_keys +
         " /Resources << >> /Contents 4 0 R >> endobj\n"
         "4 0 obj << /Length " +
         std::to_string(drawing.size()) + " >> stream\n" + drawing + "\nendstream endobj\n" + more_pages +
         "trailer << /Root 1 0 R >>\n%%EOF\n";
}

const std::string kGreenPage = "5 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 50 50] /Resources << >> "
                               "/Contents 6 0 R >> endobj\n6 0 obj << /Length 38 >> stream\n"
                               "0.063 0.627 0.125 rg 0 0 50 50 re f   \nendstream endobj\n";

TEST(PlacedPdf, ItsTrimBoxFillsItsPlace) {
  // A quarter turn to the right, a half, a quarter to the left, as EXIF's 6, 3 and 8.
  for (const auto& [rotate, orientation] : {std::pair{0, 1}, std::pair{90, 6}, std::pair{180, 3}, std::pair{270, 8}}) {
    const auto edition = edition_of(quarters_pdf(rotate));
    const auto& info = edition.pictures[0].info;
    EXPECT_EQ(info.format, PictureFormat::pdf);
    EXPECT_EQ(info.width, rotate % 180 == 0 ? 16000 : 8000);
    EXPECT_EQ(info.height, rotate % 180 == 0 ? 8000 : 16000);
    const auto page = page_of({});
    expect_corners(edition, page, kCorners[static_cast<std::size_t>(orientation - 1)], std::to_string(rotate));
    const auto png = decode_picture(render_png(page, edition, 72, false), 30000);
    for (const auto& [x, y] : {std::pair{22, 22}, std::pair{114, 22}, std::pair{22, 114}, std::pair{114, 114}})
      EXPECT_NE(pixel(png, x, y), 0U) << "what lies outside the trim box, turned by " << rotate;
  }
}

TEST(PlacedPdf, StaysVectorsInThePdf) {
  const auto pdf = pdf_of(edition_of(quarters_pdf(0)), {page_of({})});
  EXPECT_EQ(pdf.find("/Subtype /Image"), std::string::npos);
}

TEST(PlacedPdf, TakesThePageThatIsAskedFor) {
  const auto file = quarters_pdf(0, kGreenPage);
  auto edition = edition_of(file);
  edition.pictures[0].info = *inspect_picture(file, 2).info;
  edition.pictures[0].page = 2;
  expect_corners(edition, page_of({}), {green, green, green, green}, "page 2");
  EXPECT_EQ(inspect_picture(file, 3).fault, "the PDF has no page 3: it has 2");
  EXPECT_EQ(inspect_picture(sample_png(8, 8), 2).fault, "the file has no page 2: it is no PDF");
}

TEST(PlacedPdf, APageMayCountInAUnitOfItsOwn) {
  EXPECT_EQ(inspect_picture(quarters_pdf(0)).info->user_unit, 1000);
  EXPECT_EQ(inspect_picture(quarters_pdf(0, "", " /UserUnit 2.5")).info->user_unit, 2500);
  EXPECT_EQ(inspect_picture(quarters_pdf(0, "", " /UserUnit -1")).info->user_unit, 1000);
  EXPECT_EQ(inspect_picture(quarters_pdf(0, "", " /UserUnit (two)")).info->user_unit, 1000);
  // It is drawn in its place all the same.
  expect_corners(edition_of(quarters_pdf(0, "", " /UserUnit 2")), page_of({}), kCorners[0], "user unit");
}

TEST(PlacedPdf, PagesOfNoPossibleSizeAreBroken) {
  const auto sized = [](const std::string& size) {
    std::string file = quarters_pdf(0);
    for (const std::string box : {"/CropBox [10 5 215 110]", "/TrimBox [30 20 190 100]"})
      file.erase(file.find(box), box.size());
    return inspect_picture(file.replace(file.find("220 120]"), 7, size)).fault;
  };
  EXPECT_EQ(sized("14400 200"), "");
  EXPECT_EQ(sized("5000000 4000000"), "the PDF's page is too large");
  EXPECT_EQ(sized("200 99999999999"), "the PDF's page is too large");
  EXPECT_EQ(inspect_picture(quarters_pdf(0, "", " /UserUnit 999")).fault, "the PDF's page is too large");
}

TEST(PlacedPdf, DamagedFilesAreToldSo) {
  const auto whole = quarters_pdf(0);
  EXPECT_EQ(inspect_picture("%PDF-1.4 and nothing else").fault, "the PDF is damaged");
  std::mt19937 random(11);
  for (int round = 0; round < 100; ++round) {
    auto file = whole;
    for (int hits = 0; hits < 5; ++hits) file[random() % file.size()] = static_cast<char>(random());
    if (round % 3 == 0) file.resize(random() % file.size() + 1);
    const auto check = inspect_picture(file);
    EXPECT_EQ(check.info.has_value(), check.fault.empty());
    if (!check.info || check.info->format != PictureFormat::pdf) continue;
    auto edition = sample_edition();
    edition.pictures = {{"ad.pdf", file, *check.info}};
    EXPECT_FALSE(pdf_of(edition, {page_of({})}).empty());
  }
}

TEST(SvgFiles, LoadNothingFromOutside) {
  const std::string png = std::filesystem::absolute("/tmp").string() + "/broadsheet-outside-test.png";
  std::ofstream(png, std::ios::binary) << sample_png(40, 40);
  const auto edition =
      edition_of("<svg xmlns='http://www.w3.org/2000/svg' width='40' height='40'><image href='file://" + png +
                 "' width='40' height='40'/><image href='" + png + "' width='40' height='40'/></svg>");
  const auto page = page_of({});
  const auto pixels = decode_picture(render_png(page, edition, 72, false), 30000);
  EXPECT_EQ(pixel(pixels, 40, 40), 0xFFFFFFU);
  std::filesystem::remove(png);
}

std::string svg(const std::string& inside) {
  return "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='40' height='40'>" +
         inside + "</svg>";
}

// `levels` groups of ten copies of the one before.
std::string copies_of_copies(int levels, const std::string& copy) {
  std::string groups = "<defs><g id='g0'><rect width='5' height='5'/></g>";
  for (int level = 1; level <= levels; ++level) {
    groups += "<g id='g" + std::to_string(level) + "'>";
    for (int i = 0; i < 10; ++i) {
      groups += copy;
      groups.replace(groups.find('@'), 1, std::to_string(level - 1));
    }
    groups += "</g>";
  }
  return svg(groups + "</defs><use xlink:href='#g" + std::to_string(levels) + "'/>");
}

TEST(SvgFiles, CopiesOfCopiesAreCountedBeforeTheyAreDrawn) {
  for (const char* copy : {"<use xlink:href='#g@'/>", "<use href=' #g@ '/>", "<rect mask='url(#g@)'/>",
                           "<rect style=\"fill: url('#g@')\"/>"}) {
    EXPECT_TRUE(inspect_picture(copies_of_copies(3, copy)).info) << inspect_picture(copies_of_copies(3, copy)).fault;
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(inspect_picture(copies_of_copies(40, copy)).fault,
              "the SVG draws more than 200000 elements: it uses its own parts again and again");
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2)) << copy;
  }
}

TEST(SvgFiles, ChainsAndCirclesOfReferencesEnd) {
  EXPECT_TRUE(inspect_picture(svg("<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>")).info);
  std::string chain = "<g id='n0'/>";
  for (int i = 1; i < 50000; ++i)
    chain = "<use id='n" + std::to_string(i) + "' href='#n" + std::to_string(i - 1) + "'/>" + chain;
  EXPECT_FALSE(inspect_picture(svg(chain)).info) << "deeper than anybody draws";
}

TEST(SvgFiles, OtherFilesAndFontsAreNamed) {
  const PictureCheck check = inspect_picture(
      svg("<style>text { font-family: 'Press Sans', serif } .a { font: bold 12px/14px Courier New, monospace }"
          " @import url(other.css);</style>"
          "<image xlink:href='photo.png' width='9' height='9'/><image href='data:image/png;base64,AAAA'/>"
          "<image href='photo.png'/><use href='symbols.svg#star'/><rect fill='url(#g)'/><a href='https://x.org/'/>"
          "<text font-family='Kai, &quot;Fang Song&quot;'>a</text><text style='font-family:Kai,Fang Song'>b</text>"));
  ASSERT_TRUE(check.info) << check.fault;
  EXPECT_EQ(check.outside, (std::vector<std::string>{"other.css", "photo.png", "symbols.svg#star"}));
  EXPECT_EQ(check.font_lists, (std::vector<std::vector<std::string>>{
                                  {"Press Sans", "serif"}, {"Courier New", "monospace"}, {"Kai", "Fang Song"}}));
  EXPECT_TRUE(inspect_picture(svg("<path style='font-family:Kai' d='M0 0'/>")).font_lists.empty()) << "it has no text";
}

TEST(SvgFiles, OfDrawingProgramsAreRead) {
  const std::string drawn =
      "<?xml version='1.0' encoding='UTF-8'?>\n<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' "
      "'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>\n<!-- a program -->"
      "<svg:svg xmlns:svg='http://www.w3.org/2000/svg' xmlns:tool='http://tool.org/' width='40' height='40'>"
      "<tool:view tool:zoom='2'/><svg:text font-family='Kai'>a &amp; b</svg:text></svg:svg>";
  const PictureCheck check = inspect_picture(drawn);
  ASSERT_TRUE(check.info) << check.fault;
  EXPECT_EQ(check.font_lists.size(), 1U);
  const PictureCheck entities =
      inspect_picture("<!DOCTYPE svg [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]>" + svg("<text>&b;</text>"));
  EXPECT_EQ(entities.fault, "the SVG cannot be read: line 1: unknown entity \"&b;\"");
}

TEST(SvgFiles, AreLinesAndLettersInThePdf) {
  const auto edition =
      edition_of("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 50'><rect width='40' "
                 "height='20' fill='#c81020'/><text x='10' y='40' font-size='12'>Turnout</text></svg>");
  const auto pdf = pdf_of(edition, {page_of({})});
  EXPECT_EQ(pdf.find("/Subtype /Image"), std::string::npos);
  const std::unique_ptr<poppler::document> file(
      poppler::document::load_from_raw_data(pdf.data(), static_cast<int>(pdf.size())));
  const std::unique_ptr<poppler::page> page(file->create_page(0));
  EXPECT_NE(page->text().to_latin1().find("Turnout"), std::string::npos);
}

TEST(Barcodes, AreDrawnAndSayNothingAsText) {
  const auto edition = sample_edition();
  auto page = sample_page(1, "");
  BarcodeItem code;
  code.rect = rect(20, 20, 60, 40);
  code.bars = {rect(30, 20, 4, 30), rect(40, 20, 2, 30)};
  code.digits = {{rect(30, 50, 20, 10), "97"}};
  page.items = {code};
  const auto pixels = decode_picture(render_png(page, edition, 72, false), 30000);
  EXPECT_EQ(pixel(pixels, 31, 30), 0U);
  EXPECT_EQ(pixel(pixels, 37, 30), 0xFFFFFFU);
  int ink = 0;
  for (int y = 50; y < 60; ++y)
    for (int x = 30; x < 50; ++x) ink += pixel(pixels, x, y) != 0xFFFFFFU;
  EXPECT_GT(ink, 10) << "the digits";
  const auto pdf = pdf_of(edition, {page});
  const std::unique_ptr<poppler::document> file(
      poppler::document::load_from_raw_data(pdf.data(), static_cast<int>(pdf.size())));
  const std::unique_ptr<poppler::page> first(file->create_page(0));
  EXPECT_EQ(first->text().to_latin1().find("97"), std::string::npos);
}

} // namespace
} // namespace broadsheet::testing
