#include "layout/engine/page_output.hpp"

#include "layout/display/digest.hpp"
#include "layout/output/digital/json.hpp"

#include <algorithm>
#include <filesystem>

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

} // namespace

std::string options_of(const ComposeRequest& request) {
  // An option that is added is an error here, until it is counted, or left out because no page looks different for it.
  const auto& [edition, feed_folders, output, split, pages, format, report, jobs, strict, guides, dpi, marks] = request;
  return fmt::format("{} dpi {} guides {} marks {}", ending_of(format), dpi, guides, marks);
}

bool keeps_pages(const ComposeRequest& request) {
  return !request.split.empty() && !request.report.empty() && request.format != OutputFormat::json;
}

PageOutput::PageOutput(const ComposeRequest& request, const LoadedEdition& edition)
    : request_(request), edition_(edition) {
  if (request.format == OutputFormat::pdf && request.split.empty())
    pdf_ = std::make_unique<PdfWriter>(edition.display, request.pages, request.marks);
  if (request.format == OutputFormat::json) collected_ = edition.display;
}

bool PageOutput::is_wanted(int number) const {
  return request_.pages.empty() ||
         std::find(request_.pages.begin(), request_.pages.end(), number) != request_.pages.end();
}

// Of the page as this run shows it: what is on the sheet beside the page counts, and what no file shows does not.
std::string PageOutput::digest_of(const DisplayPage& page) const {
  const bool proof = request_.guides || request_.format == OutputFormat::json;
  const std::string printed = digest(page, edition_.display, proof);
  if (!request_.guides && !request_.marks) return printed;
  DigestSum sum;
  sum.add(printed);
  sum.add(fmt::format("guides {} marks {}", request_.guides, request_.marks));
  return sum.text();
}

void PageOutput::add(const DisplayPage& page) {
  if (!request_.report.empty()) digests_[page.number] = digest_of(page);
  if (!is_wanted(page.number)) return;
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

bool PageOutput::has_files_of(const KeptGroup& group) const {
  return std::all_of(group.pages.begin(), group.pages.end(), [&](const KeptPage& page) {
    return !is_wanted(page.number) ||
           (!page.file.empty() && digest_of_bytes(read_if_there(page_path(page.number))) == page.file);
  });
}

void PageOutput::keep(const KeptGroup& group) {
  for (const KeptPage& page : group.pages) {
    digests_[page.number] = page.digest;
    if (!is_wanted(page.number)) continue;
    file_digests_[page.number] = page.file;
    page_files_.push_back({page.number, {}, true});
  }
}

KeptPage PageOutput::kept_page(int number) const {
  const auto display = digests_.find(number), file = file_digests_.find(number);
  return {number, display == digests_.end() ? "" : display->second, file == file_digests_.end() ? "" : file->second};
}

OutputFiles PageOutput::finish() {
  if (pdf_) files_.add(output_path(), finish_pdf(pdf_->finish(), edition_.display.metadata, sheets_));
  if (request_.format == OutputFormat::json) files_.add(output_path(), to_json(collected_));
  if (!text_.empty() && request_.split.empty()) files_.add(output_path(), std::move(text_));
  std::sort(page_files_.begin(), page_files_.end(),
            [](const PageFile& a, const PageFile& b) { return a.number < b.number; });
  // A single picture has the name that was asked for.
  const bool single = page_files_.size() == 1 && request_.split.empty();
  for (PageFile& file : page_files_)
    if (file.kept)
      files_.keep(page_path(file.number));
    else
      files_.add(single ? output_path() : page_path(file.number), std::move(file.bytes));
  return std::move(files_);
}

std::string PageOutput::output_path() const {
  if (!request_.output.empty()) return request_.output;
  return fmt::format("{}.{}", compact_date(edition_.edition.date), ending_of(request_.format));
}

std::string PageOutput::page_path(int number) const {
  if (!request_.split.empty())
    return (std::filesystem::path(request_.split) /
            fmt::format("{}-{:02}.{}", compact_date(edition_.edition.date), number, ending_of(request_.format)))
        .string();
  const std::filesystem::path path(output_path());
  return (path.parent_path() / fmt::format("{}-{:02}{}", path.stem().string(), number, path.extension().string()))
      .string();
}

void PageOutput::add_file(const DisplayPage& page, std::string bytes) {
  if (keeps_pages(request_)) file_digests_[page.number] = digest_of_bytes(bytes);
  page_files_.push_back({page.number, std::move(bytes)});
}

void PageOutput::add_pdf(const DisplayPage& page) {
  const PdfSheet sheet{page.boxes, request_.marks};
  sheets_.push_back(sheet);
  if (pdf_) return pdf_->add(page, request_.guides);
  PdfWriter single(edition_.display, {page.number}, request_.marks);
  single.add(page, request_.guides);
  add_file(page, finish_pdf(single.finish(), edition_.display.metadata, {sheet}));
}

void PageOutput::add_text(const DisplayPage& page) {
  if (!request_.split.empty()) return add_file(page, text_of(page));
  if (!text_.empty()) text_ += "\f";
  text_ += text_of(page);
}

} // namespace broadsheet
