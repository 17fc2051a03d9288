// A whole edition through the real readers and typeset(), with the test fonts.
#pragma once

#include "layout/engine/typeset.hpp"
#include "tests/fonts/test_fonts.hpp"

namespace broadsheet::testing {

inline std::string describe(const Diagnostics& diagnostics, const SourceMap& sources) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics) text += format_diagnostic(diagnostic, sources);
  return text;
}

// An edition that was read: `edition` is empty when it could not be, and `told` says why.
struct Loaded {
  SourceMap sources;
  std::unique_ptr<LoadedEdition> edition;
  Diagnostics diagnostics;
  [[nodiscard]] std::string told() const { return describe(diagnostics, sources); }
};

inline std::unique_ptr<Loaded> load(const std::string& path) {
  use_test_fonts();
  auto loaded = std::make_unique<Loaded>();
  const auto world = make_os_world(BROADSHEET_SOURCE);
  auto outcome = load_edition({path, {}, true, true}, *world, loaded->sources);
  loaded->diagnostics = std::move(outcome.diagnostics);
  if (outcome.value && !has_errors(loaded->diagnostics)) loaded->edition = std::move(*outcome.value);
  return loaded;
}

struct Typeset {
  std::vector<DisplayPage> pages;
  TypesetResult result;
};

inline Typeset typeset_all(const LoadedEdition& edition, unsigned jobs) {
  Typeset set;
  set.result = typeset(edition, {jobs}, [&](const DisplayPage& page) { set.pages.push_back(page); });
  return set;
}

} // namespace broadsheet::testing
