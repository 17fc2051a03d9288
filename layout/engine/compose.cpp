#include "layout/display/digest.hpp"
#include "layout/engine/changes.hpp"
#include "layout/engine/commands.hpp"
#include "layout/engine/output_files.hpp"
#include "layout/engine/report.hpp"
#include "layout/output/cairo/render.hpp"
#include "layout/output/digital/json.hpp"
#include "layout/output/press/finish_pdf.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <thread>

#include <fmt/format.h>

namespace broadsheet {
namespace {

std::string_view ending_of(OutputFormat format) {
  switch (format) {
  case OutputFormat::pdf:
    return "pdf";
  case OutputFormat::png:
    return "png";
  case OutputFormat::svg:
    return "svg";
  case OutputFormat::text:
    return "txt";
  case OutputFormat::json:
    return "json";
  }
  return "pdf";
}

std::string compact_date(std::string date) {
  std::erase(date, '-');
  return date;
}

// Takes finished pages and makes the files of one format out of them.
class PageOutput {
 public:
  PageOutput(const ComposeRequest& request, const LoadedEdition& edition) : request_(request), edition_(edition) {
    if (request.format == OutputFormat::pdf && request.split.empty())
      pdf_ = std::make_unique<PdfWriter>(edition.display, request.pages, request.marks);
    if (request.format == OutputFormat::json) collected_ = edition.display;
  }

  void add(const DisplayPage& page) {
    if (!request_.report.empty()) digests_[page.number] = digest(page, edition_.display);
    if (!request_.pages.empty() &&
        std::find(request_.pages.begin(), request_.pages.end(), page.number) == request_.pages.end())
      return;
    switch (request_.format) {
    case OutputFormat::pdf:
      return add_pdf(page);
    case OutputFormat::png:
      return add_file(page, render_png(page, edition_.display, request_.dpi, request_.guides));
    case OutputFormat::svg:
      return add_file(page, render_svg(page, edition_.display, request_.guides));
    case OutputFormat::text:
      return add_text(page);
    case OutputFormat::json:
      collected_.pages.push_back(page);
      return;
    }
  }

  OutputFiles finish() {
    if (pdf_) files_.add(output_path(), finish_pdf(pdf_->finish(), edition_.display.metadata, sheets_));
    if (request_.format == OutputFormat::json) files_.add(output_path(), to_json(collected_));
    if (!text_.empty() && request_.split.empty()) files_.add(output_path(), std::move(text_));
    // A single picture has the name that was asked for.
    if (page_files_.size() == 1 && request_.split.empty())
      files_.add(output_path(), std::move(page_files_.front().second));
    else
      for (auto& [path, bytes] : page_files_) files_.add(path, std::move(bytes));
    return std::move(files_);
  }

  // Of all pages, where a report is wanted.
  [[nodiscard]] const PageDigests& digests() const { return digests_; }

 private:
  std::string output_path() const {
    if (!request_.output.empty()) return request_.output;
    return fmt::format("{}.{}", compact_date(edition_.edition.date), ending_of(request_.format));
  }

  // 20250611-01.pdf in the split folder; out-01.png beside out.png.
  std::string page_path(int number) const {
    if (!request_.split.empty())
      return (std::filesystem::path(request_.split) /
              fmt::format("{}-{:02}.{}", compact_date(edition_.edition.date), number, ending_of(request_.format)))
          .string();
    const std::filesystem::path path(output_path());
    return (path.parent_path() / fmt::format("{}-{:02}{}", path.stem().string(), number, path.extension().string()))
        .string();
  }

  void add_file(const DisplayPage& page, std::string bytes) {
    page_files_.emplace_back(page_path(page.number), std::move(bytes));
  }

  void add_pdf(const DisplayPage& page) {
    const PdfSheet sheet{page.boxes, request_.marks};
    sheets_.push_back(sheet);
    if (pdf_) return pdf_->add(page, request_.guides);
    PdfWriter single(edition_.display, {page.number}, request_.marks);
    single.add(page, request_.guides);
    add_file(page, finish_pdf(single.finish(), edition_.display.metadata, {sheet}));
  }

  void add_text(const DisplayPage& page) {
    if (!request_.split.empty()) return add_file(page, text_of(page));
    if (!text_.empty()) text_ += "\f";
    text_ += text_of(page);
  }

  const ComposeRequest& request_;
  const LoadedEdition& edition_;
  std::unique_ptr<PdfWriter> pdf_;
  std::vector<PdfSheet> sheets_; // of the pages so far
  DisplayEdition collected_;
  std::string text_;
  std::vector<std::pair<std::string, std::string>> page_files_;
  OutputFiles files_;
  PageDigests digests_;
};

std::string format_all(const Diagnostics& diagnostics, const SourceMap& sources) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics) text += format_diagnostic(diagnostic, sources);
  return text;
}

// Page numbers that were asked for and are not in the paper.
std::string missing_pages(const ComposeRequest& request, const std::vector<int>& made) {
  std::string text;
  for (const int page : request.pages)
    if (std::find(made.begin(), made.end(), page) == made.end())
      text += fmt::format("error: the edition has no page {}\n", page);
  return text;
}

std::string read_if_there(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

CommandResult compose_loaded(const ComposeRequest& request, const LoadedEdition& edition, Diagnostics diagnostics,
                             const SourceMap& sources, const Progress& progress) {
  PageOutput output(request, edition);
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  const TypesetResult result =
      typeset(edition, {request.jobs == 0 ? std::max(2U, cores) : request.jobs}, [&](const DisplayPage& page) {
        if (progress) progress(fmt::format("page {}", page.number));
        output.add(page);
      });
  append(diagnostics, Diagnostics(result.diagnostics));
  CommandResult command;
  command.messages = format_all(diagnostics, sources);
  if (const std::string missing = missing_pages(request, result.pages); !missing.empty()) {
    command.messages += missing;
    command.status = 2;
    return command;
  }
  command.output = report_table(edition, result);
  command.status = needs_a_look(result, diagnostics) ? 1 : 0;
  if (!result.ledger_adds_up)
    command.messages += "error: the ledger does not add up: do not print this paper before it is clear why\n";
  if (command.status == 1 && request.strict) {
    command.messages += "nothing was written: --strict\n";
    return command;
  }
  OutputFiles files = output.finish();
  if (!request.report.empty()) {
    command.output += describe_changes(read_if_there(request.report), output.digests());
    files.add(request.report, report_json(edition, result, diagnostics, sources, output.digests()));
  }
  files.commit();
  for (const auto& [path, bytes] : files.files()) {
    const bool same = std::find(files.unchanged().begin(), files.unchanged().end(), path) != files.unchanged().end();
    command.output += same ? fmt::format("unchanged {}\n", path)
                           : fmt::format("wrote {} ({} KiB)\n", path, (bytes.size() + 1023) / 1024);
  }
  return command;
}

} // namespace

PageImage render_page(const ComposeRequest& request, World& world) {
  SourceMap sources;
  PageImage image;
  try {
    auto loaded = load_edition({request.edition, request.feed_folders, true, true}, world, sources);
    image.messages = format_all(loaded.diagnostics, sources);
    image.status = 2;
    if (!loaded.ok()) return image;
    const LoadedEdition& edition = **loaded.value;
    const TypesetResult result = typeset(edition, {std::max(2U, request.jobs)}, [&](const DisplayPage& page) {
      if (!request.pages.empty() && page.number == request.pages.front())
        image.png = render_png(page, edition.display, request.dpi, request.guides);
    });
    image.pages = result.pages;
    image.messages += format_all(result.diagnostics, sources) + report_table(edition, result);
    if (!image.png.empty()) image.status = needs_a_look(result, loaded.diagnostics) ? 1 : 0;
  } catch (const std::exception& failure) {
    image.messages += fmt::format("error: {}\n", failure.what());
    image.status = 3;
  }
  return image;
}

CommandResult compose(const ComposeRequest& request, World& world, const Progress& progress) {
  SourceMap sources;
  try {
    auto loaded = load_edition({request.edition, request.feed_folders, true, true}, world, sources);
    if (!loaded.ok()) return {2, {}, format_all(loaded.diagnostics, sources)};
    return compose_loaded(request, **loaded.value, std::move(loaded.diagnostics), sources, progress);
  } catch (const std::bad_alloc&) {
    return {3, {}, "error: out of memory\n"};
  } catch (const std::exception& failure) {
    return {3, {}, fmt::format("error: {}\n", failure.what())};
  }
}

} // namespace broadsheet
