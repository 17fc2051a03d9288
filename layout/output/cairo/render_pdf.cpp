// PDF: one surface for all pages, because every surface embeds every face again (press.md).
#include "layout/output/cairo/links.hpp"
#include "layout/output/cairo/painter.hpp"
#include "layout/output/cairo/render.hpp"

#include <cairo-pdf.h>
#include <fmt/format.h>

#include <set>

namespace broadsheet {
namespace {

constexpr double kDecodedPixelsPerPoint = 300.0 / 72.0; // PNG pictures: more is not printed

cairo_status_t append_bytes(void* to, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

} // namespace

struct PdfWriter::State {
  State(const DisplayEdition& of_edition, std::vector<int> numbers);
  ~State();
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  void begin_page(const DisplayPage& page);
  void paint_items(const DisplayPage& page, bool guides);
  void add_destinations(const DisplayPage& page);
  void add_links(const DisplayPage& page);
  void add_outline(const DisplayPage& page);
  [[nodiscard]] bool has_page(int number) const { return page_numbers.empty() || page_numbers.contains(number); }

  const DisplayEdition& edition;
  std::set<int> page_numbers;
  std::string bytes; // Cairo writes into it as pages are done
  Painter painter;
  cairo_surface_t* surface = nullptr;
  cairo_t* context = nullptr;
  int pages = 0; // so far
};

PdfWriter::State::State(const DisplayEdition& of_edition, std::vector<int> numbers)
    : edition(of_edition), page_numbers(numbers.begin(), numbers.end()),
      painter(of_edition, PictureUse::files, kDecodedPixelsPerPoint) {
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

void PdfWriter::State::begin_page(const DisplayPage& page) {
  cairo_pdf_surface_set_size(surface, page.boxes.width.to_points(), page.boxes.height.to_points());
  cairo_pdf_surface_set_page_label(surface, std::to_string(page.number).c_str());
  ++pages;
}

void PdfWriter::State::paint_items(const DisplayPage& page, bool guides) {
  painter.begin(context, page, guides);
  for (const auto& item : page.items) painter.paint(item);
  painter.end();
}

void PdfWriter::State::add_destinations(const DisplayPage& page) {
  for (const auto* region : destinations(page)) {
    const auto attributes =
        fmt::format("name='{}' x={:.3f} y={:.3f}", destination_name(edition.metadata, region->story, page.number),
                    region->rect.x.to_points(), region->rect.y.to_points());
    cairo_tag_begin(context, CAIRO_TAG_DEST, attributes.c_str());
    cairo_tag_end(context, CAIRO_TAG_DEST);
  }
}

void PdfWriter::State::add_links(const DisplayPage& page) {
  for (const auto& region : page.regions) {
    if (!is_link(region) || !has_page(region.leads_to)) continue;
    const auto& rect = region.rect;
    const auto attributes = fmt::format("rect=[{:.3f} {:.3f} {:.3f} {:.3f}] dest='{}'", rect.x.to_points(),
                                        rect.y.to_points(), rect.width.to_points(), rect.height.to_points(),
                                        destination_name(edition.metadata, region.story, region.leads_to));
    cairo_tag_begin(context, CAIRO_TAG_LINK, attributes.c_str());
    cairo_tag_end(context, CAIRO_TAG_LINK);
  }
}

void PdfWriter::State::add_outline(const DisplayPage& page) {
  const auto title = page_title(edition.metadata, page);
  const auto top = fmt::format("page={} pos=[0 0]", pages);
  const int entry = cairo_pdf_surface_add_outline(surface, CAIRO_PDF_OUTLINE_ROOT, title.c_str(), top.c_str(),
                                                  CAIRO_PDF_OUTLINE_FLAG_OPEN);
  for (const auto* region : destinations(page)) {
    const auto link = fmt::format("dest='{}'", destination_name(edition.metadata, region->story, page.number));
    cairo_pdf_surface_add_outline(surface, entry, story_title(edition.metadata, region->story).c_str(), link.c_str(),
                                  cairo_pdf_outline_flags_t{});
  }
}

PdfWriter::PdfWriter(const DisplayEdition& edition, std::vector<int> page_numbers)
    : state_(std::make_unique<State>(edition, std::move(page_numbers))) {}
PdfWriter::~PdfWriter() = default;

void PdfWriter::add(const DisplayPage& page, bool guides) {
  auto& state = *state_;
  state.begin_page(page);
  // Cairo 1.16 writes a broken reference for links that stand in no structure: the page is a section for its sake.
  cairo_tag_begin(state.context, "Sect", nullptr);
  state.add_destinations(page);
  state.paint_items(page, guides);
  state.add_links(page);
  cairo_tag_end(state.context, "Sect");
  state.add_outline(page);
  cairo_show_page(state.context);
  require(cairo_status(state.context), "write a page of the PDF");
}

std::string PdfWriter::finish() {
  cairo_surface_finish(state_->surface);
  require(cairo_surface_status(state_->surface), "finish the PDF");
  return std::move(state_->bytes);
}

} // namespace broadsheet
