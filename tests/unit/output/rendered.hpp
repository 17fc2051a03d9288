// What outputs look like: PDF files by poppler, SVG files by librsvg (as a picture of a page).
#pragma once

#include "layout/output/cairo/render.hpp"
#include "layout/output/press/finish_pdf.hpp"
#include "layout/picture/picture.hpp"
#include "tests/unit/output/sample_edition.hpp"

#include <gtest/gtest.h>

#include <poppler-document.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <cstring>
#include <functional>

namespace broadsheet::testing {

inline std::uint32_t pixel(const Pixels& pixels, int x, int y) {
  return pixels.argb.at(static_cast<std::size_t>(y) * static_cast<std::size_t>(pixels.width) +
                        static_cast<std::size_t>(x)) &
         0xffffff;
}

inline std::string raw_pdf(const DisplayEdition& edition, const std::vector<DisplayPage>& pages,
                           std::vector<int> numbers = {}) {
  PdfWriter writer(edition, std::move(numbers));
  for (const auto& page : pages) writer.add(page);
  return writer.finish();
}

// The PDF as the engine writes it.
inline std::string pdf_of(const DisplayEdition& edition, const std::vector<DisplayPage>& pages,
                          std::vector<int> numbers = {}) {
  return finish_pdf(raw_pdf(edition, pages, std::move(numbers)), edition.metadata);
}

// The first page's pixel at 72 dpi, by poppler.
inline std::uint32_t rendered_at(const std::string& pdf, int x, int y) {
  const std::unique_ptr<poppler::document> file(
      poppler::document::load_from_raw_data(pdf.data(), static_cast<int>(pdf.size())));
  const std::unique_ptr<poppler::page> page(file->create_page(0));
  poppler::page_renderer renderer;
  auto image = renderer.render_page(page.get(), 72, 72);
  EXPECT_EQ(image.format(), poppler::image::format_argb32);
  std::uint32_t pixel = 0;
  std::memcpy(&pixel, image.data() + y * image.bytes_per_row() + x * 4, sizeof pixel);
  return pixel & 0xffffff;
}

// An SVG file as pixels, one for each of its points.
inline Pixels drawn(const std::string& svg) {
  auto edition = sample_edition();
  const auto check = inspect_picture(svg);
  EXPECT_TRUE(check.info) << check.fault;
  edition.pictures = {{"page.svg", svg, check.info.value_or(PictureInfo{})}};
  auto page = sample_page(1, "", edition.pictures[0].info.width, edition.pictures[0].info.height);
  page.items = {PictureItem{0, {{}, {}, page.boxes.width, page.boxes.height}}};
  return decode_picture(render_png(page, edition, 72, false), 30000);
}

} // namespace broadsheet::testing
