// PDF: one surface for all pages, because every surface embeds every face again (press.md).
#include "layout/display/page_margin.hpp"
#include "layout/output/cairo/crop_marks.hpp"
#include "layout/output/cairo/links.hpp"
#include "layout/output/cairo/painter.hpp"
#include "layout/output/cairo/render.hpp"
#include "layout/output/cairo/structure.hpp"

#include <cairo-pdf.h>
#include <fmt/format.h>

namespace broadsheet {
namespace {

constexpr double kDecodedPixelsPerPoint = 300.0 / 72.0; // PNG pictures: more is not printed

} // namespace

struct PdfWriter::State {
  State(const DisplayEdition& of_edition, std::vector<int> numbers, bool with_marks);
  ~State();
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  void begin_page(const DisplayPage& page);
  void paint_items(const DisplayPage& page, bool guides);
  void add_outline(const DisplayPage& page);

  const DisplayEdition& edition;
  std::string bytes; // Cairo writes into it as pages are done
  Painter painter;
  Structure structure;
  cairo_surface_t* surface = nullptr;
  cairo_t* context = nullptr;
  int pages = 0; // so far
  bool marks;
  Length margin; // of the page in work
};

PdfWriter::State::State(const DisplayEdition& of_edition, std::vector<int> numbers, bool with_marks)
    : edition(of_edition), painter(of_edition, PictureUse::files, kDecodedPixelsPerPoint),
      structure(of_edition.metadata, std::move(numbers)), marks(with_marks) {
  surface = cairo_pdf_surface_create_for_stream(append_bytes, &bytes, 1, 1);
  context = cairo_create(surface);
  const auto& metadata = edition.metadata;
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, metadata.title.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Broadsheet");
  // Without a date Cairo takes the clock's. finish_pdf writes the edition's, or none.
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "1970-01-01T00:00:00Z");
}

PdfWriter::State::~State() {
  cairo_destroy(context);
  cairo_surface_finish(surface);
  cairo_surface_destroy(surface);
}

// The page before is shown only now: the document's structure has to be closed on its last page.
void PdfWriter::State::begin_page(const DisplayPage& page) {
  if (pages > 0) cairo_show_page(context);
  margin = page_margin(page.boxes, marks);
  cairo_pdf_surface_set_size(surface, (page.boxes.width + margin * 2).to_points(),
                             (page.boxes.height + margin * 2).to_points());
  cairo_identity_matrix(context);
  cairo_translate(context, margin.to_points(), margin.to_points());
  cairo_pdf_surface_set_page_label(surface, std::to_string(page.number).c_str());
  if (pages == 0) structure.begin_document(context);
  ++pages;
}

void PdfWriter::State::paint_items(const DisplayPage& page, bool guides) {
  structure.begin_page(page, margin);
  painter.begin(context, page, guides);
  for (const auto& item : page.items) {
    if (structure.marks(item)) painter.flush();
    structure.before(item);
    painter.paint(item);
  }
  painter.flush();
  if (marks) draw_crop_marks(context, page.boxes);
  structure.end_page();
  painter.end();
}

void PdfWriter::State::add_outline(const DisplayPage& page) {
  const auto title = page_title(edition.metadata, page);
  const auto top = fmt::format("page={0} pos=[{1:.3f} {1:.3f}]", pages, margin.to_points());
  const int entry = cairo_pdf_surface_add_outline(surface, CAIRO_PDF_OUTLINE_ROOT, title.c_str(), top.c_str(),
                                                  CAIRO_PDF_OUTLINE_FLAG_OPEN);
  for (const auto* region : destinations(page)) {
    const auto link = fmt::format("dest='{}'", destination_name(edition.metadata, region->story, page.number));
    cairo_pdf_surface_add_outline(surface, entry, story_title(edition.metadata, region->story).c_str(), link.c_str(),
                                  cairo_pdf_outline_flags_t{});
  }
}

PdfWriter::PdfWriter(const DisplayEdition& edition, std::vector<int> page_numbers, bool marks)
    : state_(std::make_unique<State>(edition, std::move(page_numbers), marks)) {}
PdfWriter::~PdfWriter() = default;

void PdfWriter::add(const DisplayPage& page, bool guides) {
  state_->begin_page(page);
  state_->paint_items(page, guides);
  state_->add_outline(page);
  require(cairo_status(state_->context), "write a page of the PDF");
}

std::string PdfWriter::finish() {
  auto& state = *state_;
  if (state.pages > 0) {
    state.structure.end_document();
    cairo_show_page(state.context);
  }
  require(cairo_status(state.context), "write the last page of the PDF");
  cairo_surface_finish(state.surface);
  require(cairo_surface_status(state.surface), "finish the PDF");
  return std::move(state.bytes);
}

} // namespace broadsheet
