// What the desk reads after a run: the report as JSON (docs/report.md) and as a table for the terminal.
#pragma once

#include "layout/base/source.hpp"
#include "layout/engine/changes.hpp"
#include "layout/engine/typeset.hpp"

#include <string>

namespace broadsheet {

// The report, version 1, with digests of the pages where there are some. Keys in a fixed order, no dates or times of
// the run: same input, same bytes.
std::string report_json(const LoadedEdition& edition, const TypesetResult& result, const Diagnostics& diagnostics,
                        const SourceMap& sources, const PageDigests& digests = {});

// A line for each story that the desk should look at, then the sums. Lines end with a newline.
std::string report_table(const LoadedEdition& edition, const TypesetResult& result);

// A filler that no frame had lines for.
bool is_spare(const LoadedEdition& edition, const StoryResult& story, std::uint32_t index);

// The desk must look: something is overset, unplaced, missing, over the hard limit, or the ledger does not add up.
bool needs_a_look(const TypesetResult& result, const Diagnostics& diagnostics);

} // namespace broadsheet
