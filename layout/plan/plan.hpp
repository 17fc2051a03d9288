// The dummy: which story goes into which chain of frames. After this, every page number is known.
#pragma once

#include "layout/edition/edition.hpp"
#include "layout/feed/feed.hpp"
#include "templates/model/page_template.hpp"

#include <optional>
#include <vector>

namespace broadsheet {

// A frame of a planned page: indexes in EditionPlan::pages and in its template's frames.
struct FrameOnPage {
  std::uint32_t page = 0;
  std::uint32_t frame = 0;
  bool operator==(const FrameOnPage&) const = default;
};

// Stories that flow one after another through a chain of frames. From one frame of the chain to the next on another
// page is a jump, unless the placement is a stream: streams turn the page without a notice.
struct Placement {
  std::vector<std::uint32_t> stories; // in the order in which they are set
  std::vector<FrameOnPage> chain;     // pages never fall (L21)
  bool stream = false;                // several stories, or "*"
  bool repeats = false;               // the chain goes on in its last frame on further pages of that template
  Span span;
  std::optional<std::uint32_t> quote; // a frame of a pull quote: which block of its one story it takes
  std::optional<int> refer{};         // as Place::refer
};

struct PlannedPage {
  int number = 0;
  std::uint32_t page_template = 0; // index in TemplateSet::pages
  std::string name;
  std::string section{};
  std::string label{}; // what the page is called where its number is printed ("A4"); empty: by its number
};

struct EditionPlan {
  std::vector<PlannedPage> pages;
  std::vector<Placement> placements;   // in reading order of the pages, then of the edition file
  std::vector<std::uint32_t> unplaced; // stories that no place names
  std::vector<CopyRange> spare_quotes; // pull quotes of placed stories that no frame takes: they are trimmed
  bool repeats = false;                // the last page is added again until the streams are set
  std::vector<std::uint32_t> fillers;  // the feeds' fillers that no place names, in feed order
};

// Makes the plan. Faults (codes "plan."): unknown page template, frame or story, a frame used twice, a story placed
// twice, a story of the wrong kind for its frame, a pull quote that the story does not have or
// whose story is placed nowhere, a jump to a page without a free continuation frame.
// A story that no place names is a warning, unless it is a filler; open streams take no fillers.
Outcome<EditionPlan> plan_edition(const Edition& edition, const StoryTable& stories, const TemplateSet& templates);

// The page after `last` when it repeats: the next number, the same template and name; only streams go on there.
PlannedPage next_repeated_page(const PlannedPage& last);

std::string dump(const EditionPlan& plan, const StoryTable& stories, const TemplateSet& templates);

} // namespace broadsheet
