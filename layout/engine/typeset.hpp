// typeset(): from a loaded edition to finished pages, in order, while later stories are still being set.
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
};

// Counts over all lines, for the report's table of composition.
struct CompositionCounts {
  int lines = 0, justified = 0, hyphenated = 0, loose = 0, overfull = 0, ladders = 0;
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

struct TypesetOptions {
  unsigned jobs = 1;      // 1: everything in the caller's thread
  bool first_fit = false; // lines first-fit, legs filled, no copyfit, no cuts told: what the rest costs is measured by it
};

// Sets the edition and calls `page` for every page in order, in the caller's thread. With more jobs, stories are set in
// other threads meanwhile; pages are the same bytes whatever the number. `page` may throw; the run stops then.
TypesetResult typeset(const LoadedEdition& edition, const TypesetOptions& options,
                      const std::function<void(const DisplayPage&)>& page);

} // namespace broadsheet
