// What is checked of indexes (refers) on a finished page.
#pragma once

#include "layout/engine/load.hpp"
#include "layout/engine/story_diagnostic.hpp"

namespace broadsheet {

// "page.refers-room": an index that has stories to name and no room for one row; a warning at its place in the
// template.
std::vector<StoryDiagnostic> check_refers(const DisplayPage& page, const PageTemplate& page_template,
                                          const LoadedEdition& edition);

} // namespace broadsheet
