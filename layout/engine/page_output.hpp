// Takes finished pages and makes the files of one format out of them.
#pragma once

#include "layout/engine/changes.hpp"
#include "layout/engine/commands.hpp"
#include "layout/engine/load.hpp"
#include "layout/engine/memo.hpp"
#include "layout/engine/output_files.hpp"
#include "layout/output/cairo/render.hpp"
#include "layout/output/press/finish_pdf.hpp"

namespace broadsheet {

// The options of a request that change what is on a page's file, in words.
std::string options_of(const ComposeRequest& request);
// Each page has a file of its own in --split's folder, and a report says what it was made of: late news can take pages
// over. The other formats and a single PDF are painted as a whole.
bool keeps_pages(const ComposeRequest& request);

class PageOutput {
 public:
  // Both must outlive it.
  PageOutput(const ComposeRequest& request, const LoadedEdition& edition);

  // A page that was set. Pages come in order.
  void add(const DisplayPage& page);
  // Whether the files of these pages, those that are asked for, are there with the very bytes.
  [[nodiscard]] bool has_files_of(const KeptGroup& group) const;
  // Pages that were taken over: has_files_of() is true of them. Before or after the others.
  void keep(const KeptGroup& group);
  OutputFiles finish();

  // Of all pages, where a report is wanted.
  [[nodiscard]] const PageDigests& digests() const { return digests_; }
  // What the memo says of a page.
  [[nodiscard]] KeptPage kept_page(int number) const;

 private:
  struct PageFile {
    int number = 0;
    std::string bytes;
    bool kept = false;
  };
  [[nodiscard]] std::string output_path() const;
  // 20250611-01.pdf in the split folder; out-01.png beside out.png.
  [[nodiscard]] std::string page_path(int number) const;
  [[nodiscard]] bool is_wanted(int number) const;
  [[nodiscard]] std::string digest_of(const DisplayPage& page) const;
  void add_file(const DisplayPage& page, std::string bytes);
  void add_pdf(const DisplayPage& page);
  void add_text(const DisplayPage& page);

  const ComposeRequest& request_;
  const LoadedEdition& edition_;
  std::unique_ptr<PdfWriter> pdf_;
  std::vector<PdfSheet> sheets_; // of the pages so far
  DisplayEdition collected_;
  std::string text_;
  std::vector<PageFile> page_files_;
  OutputFiles files_;
  PageDigests digests_, file_digests_;
};

} // namespace broadsheet
