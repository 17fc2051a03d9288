// typeset(): from a loaded edition to finished pages, in order, while later stories are still being set.
// What the pages give is booked page by page and story by story (TypesetParts), and summed up for the report: the parts
// of pages that were made in an earlier run are as good as those made now (docs/architecture.md, late news).
#pragma once

#include "layout/engine/ledger.hpp"
#include "layout/engine/load.hpp"
#include "layout/engine/picture_checks.hpp"
#include "layout/fit/fit_report.hpp"
#include "layout/rules/rules.hpp"

#include <functional>

namespace broadsheet {

// A line that had to break a rule: past the hard stretch limit (J2), or wider than its measure.
struct LineNote {
  LineFault fault = LineFault::loose;
  int page = 0;
  std::string text; // how it begins, at most 24 characters
};

// What became of a story.
struct StoryResult {
  std::vector<int> pages; // where its parts stand
  std::vector<JumpTaken> jumps;
  FitReport fit;                    // levers pulled, over and under
  bool placed = false;              // some of it is printed
  int lines = 0;                    // set
  std::vector<LineNote> line_notes; // lines that broke a rule
  LedgerSums copy;                  // what became of its characters
};

// Counts over all lines, for the report's table of composition.
struct CompositionCounts {
  int lines = 0, justified = 0, hyphenated = 0, loose = 0, overfull = 0, ladders = 0;
  CompositionCounts& operator+=(const CompositionCounts& more);
};

// A character that no face has. All those of a story and a face are told in one message.
struct MissingNote {
  char32_t character = 0;
  std::string family; // of the face that should have it
  std::uint32_t story = CopyRange::kNoStory;
  Span place;
};

// What one page gave, besides its stories' results.
struct PagePart {
  int number = 0;
  CompositionCounts composition;
  std::vector<RuleBreak> rule_breaks;
  std::vector<MissingNote> missing;
  std::vector<StoryDiagnostic> diagnostics; // of pictures and codes
  std::vector<PictureUseNote> pictures;
};

// What a run gave, or what several gave together.
struct TypesetParts {
  std::vector<StoryResult> stories;  // by story index; stories that were not in work are as new
  std::vector<PagePart> pages;       // by number
  std::vector<RuleBreak> open_turns; // found after the last page (L17), by story
  std::vector<LedgerFault> ledger_faults;
};

struct TypesetResult {
  std::vector<StoryResult> stories; // by story index
  std::vector<int> pages;           // numbers of all pages made
  LedgerSums ledger;
  std::vector<LedgerFault> ledger_faults;
  bool ledger_adds_up = false;
  CompositionCounts composition;
  std::vector<RuleBreak> rule_breaks;   // page rules L1-L22, page by page
  Diagnostics diagnostics;              // missing characters and the like
  std::vector<PictureUseNote> pictures; // in the order of the pages
};

// For the report: sums over all parts.
TypesetResult sum_up(TypesetParts parts);

// Which pages and stories are to be set; pages that hang together (page_groups.hpp) only together, with all of their
// stories.
struct Work {
  std::vector<bool> pages;   // by index in EditionPlan::pages; pages that are added follow the last one
  std::vector<bool> stories; // by index
};
Work all_work(const LoadedEdition& edition);

struct TypesetOptions {
  unsigned jobs = 1;      // 1: everything in the caller's thread
  bool first_fit = false; // lines first-fit, legs filled, no copyfit, no cuts told: what the rest costs is measured by it
};

// Sets the edition and calls `page` for every page in order, in the caller's thread. With more jobs, stories are set in
// other threads meanwhile; pages are the same bytes whatever the number. `page` may throw; the run stops then.
TypesetResult typeset(const LoadedEdition& edition, const TypesetOptions& options,
                      const std::function<void(const DisplayPage&)>& page);
// The same for some of the pages.
TypesetParts typeset_parts(const LoadedEdition& edition, const Work& work, const TypesetOptions& options,
                           const std::function<void(const DisplayPage&)>& page);

} // namespace broadsheet
