// Something to say about a story's copy, with the story: its place in the file is found again in another run.
#pragma once

#include "layout/base/diagnostic.hpp"
#include "layout/feed/feed.hpp"

namespace broadsheet {

struct StoryDiagnostic {
  std::uint32_t story = CopyRange::kNoStory; // none: about the engine's own words, or a template's picture
  Diagnostic diagnostic;
};

} // namespace broadsheet
