// From stories to pages, PDF and proof; and whole editions.
#include "layout/engine/ledger.hpp"
#include "layout/engine/typeset.hpp"
#include "layout/output/cairo/render.hpp"
#include "layout/output/press/finish_pdf.hpp"
#include "layout/verify/verify.hpp"
#include "tests/bench/stages.hpp"

#include <stdexcept>
#include <thread>

namespace broadsheet::bench {
namespace {

double pages_of(const SampleJob& job) { return static_cast<double>(job.pages.size()); }

// Shaped paragraphs are kept from the preparation; items, breaks and legs are made.
double fill(const SampleJob& job) { return static_cast<double>(job.flow(*job.shaper).size()); }

double compose(const SampleJob& job) {
  for (std::size_t page = 0; page < job.fragments.size(); ++page)
    benchmark::DoNotOptimize(job.compose(*job.shaper, page));
  return pages_of(job);
}

double book(const SampleJob& job) {
  Ledger ledger(job.edition->stories);
  for (const DisplayPage& page : job.pages) ledger.book_page(page);
  if (!ledger.adds_up()) throw std::runtime_error("the ledger does not add up");
  return pages_of(job);
}

double paint(const SampleJob& job) {
  benchmark::DoNotOptimize(job.paint());
  return pages_of(job);
}

double finish(const SampleJob& job) {
  benchmark::DoNotOptimize(finish_pdf(job.raw_pdf, job.edition->display.metadata));
  return pages_of(job);
}

double extract(const SampleJob& job) {
  const auto pages = extract_text(job.pdf);
  return pages.ok() ? static_cast<double>(pages.value->size()) : 0;
}

double verify_pdf(const SampleJob& job) {
  const auto pages = extract_text(job.pdf);
  if (!pages.ok()) return 0;
  const VerifyReport report = verify_text(*pages.value, job.edition->stories, {});
  if (!report.good()) throw std::runtime_error("the sample edition's PDF has other text than its copy");
  return static_cast<double>(report.characters_compared);
}

// As the command does it, but for the disk: read, set in one thread or in as many as there are cores, PDF.
double whole_edition(const SampleJob& sample, unsigned jobs) {
  SourceMap sources;
  const auto loaded = load_edition(
      {kEditionPath, {std::string(BROADSHEET_SOURCE) + "/tests/bench/throughput"}, true, true}, *sample.world, sources);
  if (!loaded.ok()) return 0;
  const LoadedEdition& edition = **loaded.value;
  PdfWriter writer(edition.display);
  const TypesetResult result = typeset(edition, {jobs}, [&](const DisplayPage& page) { writer.add(page); });
  if (!result.ledger_adds_up) throw std::runtime_error("the ledger does not add up");
  benchmark::DoNotOptimize(finish_pdf(writer.finish(), edition.display.metadata));
  return static_cast<double>(result.pages.size());
}

double edition_threads(const SampleJob& job) {
  return whole_edition(job, std::max(2U, std::thread::hardware_concurrency()));
}
double edition_one_thread(const SampleJob& job) { return whole_edition(job, 1); }

} // namespace

void add_page_stages() {
  add_stage({"fill", "pages", fill}, 4);
  add_stage({"compose_page", "pages", compose}, 4);
  add_stage({"ledger", "pages", book}, 4);
  add_stage({"paint_pdf", "pages", paint}, 4);
  add_stage({"finish_pdf", "pages", finish}, 4);
  add_stage({"extract", "pages", extract}, 4);
  add_stage({"verify", "characters", verify_pdf}, 4);
  for (const int pages : {4, 16}) {
    add_stage({"edition", "pages", edition_threads}, pages);
    add_stage({"edition_one_thread", "pages", edition_one_thread}, pages);
  }
}

} // namespace broadsheet::bench
