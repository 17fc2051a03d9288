// typeset(): from a loaded edition to finished pages, in order, while later stories are still being set.
#pragma once

#include "layout/engine/ledger.hpp"
#include "layout/engine/load.hpp"

#include <functional>

namespace broadsheet {

// What became of a story.
struct StoryResult {
  std::vector<int> pages;               // where its parts stand
  std::vector<JumpTaken> jumps;
  std::optional<Overset> overset;
  std::vector<HeadFit> heads;           // headlines that were set smaller, or do not fit
  bool placed = false;                  // some of it is printed
  int lines = 0;                        // set
  int free_lines = 0;                   // of its last frame, under the copy (underset)
  Length free_depth;
  int loose_lines = 0, overfull_lines = 0;
};

// Counts over all lines, for the report's table of composition.
struct CompositionCounts {
  int lines = 0, justified = 0, hyphenated = 0, loose = 0, overfull = 0, ladders = 0;
};

struct TypesetResult {
  std::vector<StoryResult> stories;     // by story index
  std::vector<int> pages;               // numbers of all pages made
  LedgerSums ledger;
  std::vector<LedgerFault> ledger_faults;
  bool ledger_adds_up = false;
  CompositionCounts composition;
  Diagnostics diagnostics;              // missing characters and the like
};

struct TypesetOptions {
  unsigned jobs = 1;                    // 1: everything in the caller's thread
};

// Sets the edition and calls `page` for every page in order, in the caller's thread. With more jobs, stories are set in
// other threads meanwhile; pages are the same bytes whatever the number. `page` may throw; the run stops then.
TypesetResult typeset(const LoadedEdition& edition, const TypesetOptions& options,
                      const std::function<void(const DisplayPage&)>& page);

} // namespace broadsheet
