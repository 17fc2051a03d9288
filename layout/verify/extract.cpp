#include "layout/verify/engine_words.hpp"
#include "layout/verify/verify.hpp"
#include "layout/verify/visual_lines.hpp"

#include "layout/base/utf8.hpp"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <memory>

namespace broadsheet {
namespace {

std::string utf8_of(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  return {bytes.begin(), bytes.end()};
}

// The last number in a page label ("3", "A3", "第三版"); 0 when there is none.
int number_of(const std::string& label) {
  std::u32string letters;
  for (std::size_t at = 0; at < label.size() && is_valid_utf8(label);) {
    const CodePoint point = decode_utf8(label, at);
    letters += point.value;
    at = point.next;
  }
  for (std::size_t end = letters.size(); end > 0; --end) {
    for (std::size_t begin = 0; begin < end; ++begin) {
      const auto number = proof::read_page_number(std::u32string_view(letters).substr(begin, end - begin));
      if (number) return *number;
    }
  }
  return 0;
}

Diagnostic unreadable(std::string message) {
  return {Severity::error, "verify.pdf", {}, std::move(message), "a PDF file that opens without a password", ""};
}

} // namespace

Outcome<std::vector<ExtractedPage>> extract_text(const std::string& pdf) {
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  Outcome<std::vector<ExtractedPage>> outcome;
  std::unique_ptr<poppler::document> document;
  if (!pdf.empty()) {
    document.reset(poppler::document::load_from_raw_data(pdf.data(), static_cast<int>(pdf.size())));
  }
  if (!document || document->is_locked()) {
    outcome.diagnostics.push_back(unreadable(document ? "the PDF is locked by a password" : "this is no readable PDF"));
    return outcome;
  }
  outcome.value.emplace();
  for (int index = 0; index < document->pages(); ++index) {
    const std::unique_ptr<poppler::page> page(document->create_page(index));
    if (!page) {
      outcome.diagnostics.push_back(unreadable("page " + std::to_string(index + 1) + " of the PDF cannot be read"));
      continue;
    }
    const int labelled = number_of(utf8_of(page->label()));
    outcome.value->push_back(
        {labelled > 0 ? labelled : index + 1,
         proof::in_reading_order(utf8_of(page->text(poppler::rectf(), poppler::page::raw_order_layout)))});
  }
  return outcome;
}

} // namespace broadsheet
