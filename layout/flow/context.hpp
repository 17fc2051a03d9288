// What every step of flow reads: styles, stories, and the tools that turn copy into lines. Shared by all threads.
#pragma once

#include "layout/lines/break.hpp"

namespace broadsheet {

struct FlowContext {
  const StyleSheet* styles = nullptr;
  const StoryTable* stories = nullptr;
  const Shaper* shaper = nullptr;
  const Hyphenator* hyphenator = nullptr;
  // First-fit: lines one after another, legs filled one after another, no paragraph in another form. What composition
  // costs is measured against it (tests/bench/copyfit); no page is made so.
  bool first_fit = false;
};

} // namespace broadsheet
