// The PDF's logical structure: Document, an Art for each story's part on a page, in it a P for its text and a Link for
// each notice. Readers for the blind go by it. Cairo 1.16 marks only what stands in an innermost element, so a Link is
// never in a P; and a P for each paragraph would make the file a fifth larger and its finish three times as long.
#pragma once

#include "layout/display/display.hpp"

#include <cairo.h>

#include <set>
#include <string>
#include <vector>

namespace broadsheet {

class Structure {
 public:
  // `page_numbers`: pages that links may lead to; empty: all.
  Structure(const DisplayMetadata& metadata, std::vector<int> page_numbers);

  // The Document element opens on the first page that has copy: Cairo 1.16 aborts when an element begins on a page
  // without anything to mark.
  void begin_document(cairo_t* context);
  // Destinations too. `margin`: of the sheet around the page; Cairo takes rectangles and places on the sheet, whatever
  // the context is moved by.
  void begin_page(const DisplayPage& page, Length margin);
  // Whether before() will mark something here: text that waits to be drawn must go out first.
  [[nodiscard]] bool marks(const DisplayItem& item) const;
  void before(const DisplayItem& item);
  void end_page();
  void end_document();

 private:
  enum class Part { none, paragraph, link };
  struct Notice {
    const DisplayRegion* region = nullptr;
    bool done = false;
  };
  void open(Part part, const DisplayRegion* region);
  void close_part();
  void close_story();
  [[nodiscard]] const Notice* notice_at(const TextLine& line) const;
  Notice* notice_at(const TextLine& line);

  const DisplayMetadata& metadata_;
  std::set<int> page_numbers_;
  cairo_t* context_ = nullptr;
  bool open_ = false;
  Length margin_;
  std::vector<Notice> notices_; // of the page
  std::uint32_t story_ = CopyRange::kNoStory;
  Part part_ = Part::none;
};

} // namespace broadsheet
