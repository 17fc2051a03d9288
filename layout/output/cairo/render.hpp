// Cairo: the display list as PDF, PNG and SVG. Cairo is called from one thread; faces are opened here a second time,
// as FT_Faces of Cairo's own (press.md: sharing them with the shaper crashes).
#pragma once

#include "layout/display/display.hpp"

#include <memory>
#include <string>
#include <vector>

namespace broadsheet {

// Writes one PDF, page after page. Text is shown with its UTF-8 (cairo_show_text_glyphs), so it extracts in reading
// order; every story has a destination on each of its pages, jump notices link to each other, and the outline goes by
// page and story. Same input, same bytes.
class PdfWriter {
 public:
  // `edition` gives metadata, inks, faces and pictures; its `pages` are not read. It must outlive the writer.
  // `page_numbers`: the pages that the file will have (--pages, --split), so that no link leads out of it; empty: all.
  // `marks`: crop and register marks around every page. Sheets are the trimmed page with its bleed and slug
  // (layout/display/page_margin.hpp).
  explicit PdfWriter(const DisplayEdition& edition, std::vector<int> page_numbers = {}, bool marks = false);
  ~PdfWriter();
  PdfWriter(const PdfWriter&) = delete;
  PdfWriter& operator=(const PdfWriter&) = delete;
  // Pages in order. `guides` also paints proof marks.
  void add(const DisplayPage& page, bool guides = false);
  // The raw PDF; call finish_pdf (output/press) on it before anybody sees it. Throws std::runtime_error when Cairo
  // failed.
  std::string finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// One page as a PNG at `dpi` (10..1200), RGB, or gray when the page has no colour.
std::string render_png(const DisplayPage& page, const DisplayEdition& edition, double dpi, bool guides);
// One page as SVG.
std::string render_svg(const DisplayPage& page, const DisplayEdition& edition, bool guides);

} // namespace broadsheet
