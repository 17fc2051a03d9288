// The text of real PDFs, made with Cairo here as the engine makes them: glyphs with their text, one line at a time.
#include "layout/base/utf8.hpp"
#include "layout/verify/verify.hpp"
#include "tests/unit/verify/model.hpp"

#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <gtest/gtest.h>

#include <fontconfig/fontconfig.h>

#include <algorithm>

namespace broadsheet {
namespace {

class PdfMaker {
 public:
  PdfMaker() {
    surface_ = cairo_pdf_surface_create_for_stream(&PdfMaker::write, &bytes_, 2000, 700);
    context_ = cairo_create(surface_);
    FcPattern* pattern = FcNameParse(reinterpret_cast<const FcChar8*>("Noto Serif CJK SC"));
    face_ = cairo_ft_font_face_create_for_pattern(pattern);
    FcPatternDestroy(pattern);
    cairo_set_font_face(context_, face_);
    cairo_set_font_size(context_, 10);
  }
  PdfMaker(const PdfMaker&) = delete;
  PdfMaker& operator=(const PdfMaker&) = delete;
  ~PdfMaker() {
    cairo_destroy(context_);
    cairo_font_face_destroy(face_);
    cairo_surface_destroy(surface_);
  }

  // `extra_advance` points more (or less) after every glyph, as justification does.
  void line(double x, double y, const std::string& text, double extra_advance) {
    cairo_scaled_font_t* font = cairo_get_scaled_font(context_);
    cairo_glyph_t* glyphs = nullptr;
    cairo_text_cluster_t* clusters = nullptr;
    int glyph_count = 0;
    int cluster_count = 0;
    cairo_text_cluster_flags_t flags{};
    cairo_scaled_font_text_to_glyphs(font, x, y, text.data(), static_cast<int>(text.size()), &glyphs, &glyph_count,
                                     &clusters, &cluster_count, &flags);
    for (int i = 0; i < glyph_count; ++i) glyphs[i].x += extra_advance * i;
    cairo_show_text_glyphs(context_, text.data(), static_cast<int>(text.size()), glyphs, glyph_count, clusters,
                           cluster_count, flags);
    cairo_glyph_free(glyphs);
    cairo_text_cluster_free(clusters);
  }

  void end_page(const std::string& label) {
    cairo_pdf_surface_set_page_label(surface_, label.c_str());
    cairo_show_page(context_);
  }

  std::string finish() {
    cairo_surface_finish(surface_);
    return bytes_;
  }

 private:
  static cairo_status_t write(void* to, const unsigned char* data, unsigned int length) {
    static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
  }

  std::string bytes_;
  cairo_surface_t* surface_ = nullptr;
  cairo_t* context_ = nullptr;
  cairo_font_face_t* face_ = nullptr;
};

bool has_cjk_font() {
  FcPattern* wanted = FcNameParse(reinterpret_cast<const FcChar8*>("Noto Serif CJK SC"));
  FcConfigSubstitute(nullptr, wanted, FcMatchPattern);
  FcDefaultSubstitute(wanted);
  FcResult result{};
  FcPattern* found = FcFontMatch(nullptr, wanted, &result);
  FcChar8* family = nullptr;
  const bool has = found != nullptr && FcPatternGetString(found, FC_FAMILY, 0, &family) == FcResultMatch &&
                   std::string(reinterpret_cast<const char*>(family)).find("Noto Serif CJK") != std::string::npos;
  if (found != nullptr) FcPatternDestroy(found);
  FcPatternDestroy(wanted);
  return has;
}

// Sets a model paper: pages in columns of 60 lines.
std::string set_pdf(const model::Paper& paper, double extra_advance) {
  PdfMaker pdf;
  for (const model::Page& page : paper.pages) {
    double y = 20;
    double x = 10;
    for (const model::Line& line : page.lines) {
      pdf.line(x, y, line.text, extra_advance);
      y += 11;
      if (y > 690) {
        y = 20;
        x += 300;
      }
    }
    pdf.end_page(std::to_string(page.number));
  }
  return pdf.finish();
}

class PdfTest : public testing::TestWithParam<double> {
 protected:
  void SetUp() override {
    if (!has_cjk_font()) GTEST_SKIP() << "the face Noto Serif CJK SC is not installed";
  }
};

// Set a little tight, plain, and justified wide (poppler then sees spaces between Han letters). Word spaces under 0.15
// em poppler does not see at all.
INSTANTIATE_TEST_SUITE_P(Spacing, PdfTest, testing::Values(-0.3, 0.0, 0.4, 2.5));

TEST_P(PdfTest, SoundPapersAreSoundAndALossIsSeen) {
  for (unsigned seed = 0; seed < 8; ++seed) {
    model::Random random(seed);
    model::Settings settings;
    settings.pages = 3;
    model::Paper paper = model::random_paper(random, settings);
    const auto pages = extract_text(set_pdf(paper, GetParam()));
    ASSERT_TRUE(pages.ok());
    ASSERT_EQ(pages.value->size(), 3U);
    const VerifyReport report = verify_text(*pages.value, paper.stories, paper.words);
    ASSERT_TRUE(report.good()) << format_report(report) << (*pages.value)[0].text;
    auto& lines = paper.pages[1].lines;
    const auto lost =
        std::find_if(lines.begin(), lines.end(), [](const model::Line& l) { return l.kind == model::LineKind::copy; });
    ASSERT_NE(lost, lines.end());
    lines.erase(lost);
    const auto shorter = extract_text(set_pdf(paper, GetParam()));
    ASSERT_TRUE(shorter.ok());
    EXPECT_FALSE(verify_text(*shorter.value, paper.stories, paper.words).good());
  }
}

TEST(ExtractTest, PageNumbersComeFromTheLabels) {
  PdfMaker pdf;
  for (const char* label : {"3", "A4", "第五版", "front", "Z"}) pdf.end_page(label);
  const auto pages = extract_text(pdf.finish());
  ASSERT_TRUE(pages.ok());
  std::vector<int> numbers;
  for (const ExtractedPage& page : *pages.value) numbers.push_back(page.number);
  EXPECT_EQ(numbers, (std::vector<int>{3, 4, 5, 4, 5}));
}

TEST(ExtractTest, WhatIsNoPdfIsAnError) {
  for (const std::string& bytes : {std::string(), std::string("no PDF"), std::string("%PDF-1.7\n%%EOF\n")}) {
    const auto pages = extract_text(bytes);
    EXPECT_FALSE(pages.ok());
    ASSERT_EQ(pages.diagnostics.size(), 1U);
    EXPECT_EQ(pages.diagnostics[0].code, "verify.pdf");
  }
}

TEST(ExtractTest, ACutPdfIsReadOrRefusedButNeverCrashes) {
  PdfMaker pdf;
  pdf.line(10, 20, "harbour board", 0);
  pdf.end_page("1");
  const std::string whole = pdf.finish();
  for (std::size_t length = 0; length < whole.size(); length += 97) {
    const auto pages = extract_text(whole.substr(0, length));
    EXPECT_EQ(pages.ok(), pages.value.has_value() && pages.diagnostics.empty());
  }
}

} // namespace
} // namespace broadsheet
