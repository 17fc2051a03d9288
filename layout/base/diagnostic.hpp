// Errors as values. A diagnostic says where, what was found, what was expected, and what to do.
#pragma once

#include "layout/base/source.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace broadsheet {

enum class Severity : std::uint8_t {
  note,    // told, needs nothing
  warning, // the result stands; the desk must look (exit status 1)
  error,   // the input cannot be used (exit status 2)
};

struct Diagnostic {
  Severity severity = Severity::error;
  std::string code;     // stable, dotted: "feed.unknown-element"; documented with its reader
  Span span;            // kNoFile when there is no place in a file
  std::string message;  // what was found, in plain words: "unknown element 'headlien'"
  std::string expected; // what would be right; may be empty
  std::string hint;     // what to do; may be empty
};

using Diagnostics = std::vector<Diagnostic>;

// A stage's result at its edge: the value if there is one, and everything there was to say.
// A value can come with warnings and even errors (all faults of a file are reported at once); `ok` decides.
template <class T>
struct Outcome {
  std::optional<T> value;
  Diagnostics diagnostics;
  [[nodiscard]] bool ok() const;
};

[[nodiscard]] bool has_errors(const Diagnostics& diagnostics);
[[nodiscard]] bool has_warnings(const Diagnostics& diagnostics);
void append(Diagnostics& to, Diagnostics&& from);

template <class T>
bool Outcome<T>::ok() const {
  return value.has_value() && !has_errors(diagnostics);
}

// "FILE:LINE:COLUMN: error: MESSAGE [code]", then the source line with a caret, then "expected:" and "hint:" lines.
// Ends with a newline. Control characters of the source line are shown as spaces.
std::string format_diagnostic(const Diagnostic& diagnostic, const SourceMap& sources);

// The nearest known name by edit distance, if it is near enough to be meant (at most 2 edits, or a third of the name).
std::optional<std::string> nearest_name(std::string_view found, const std::vector<std::string_view>& known);

} // namespace broadsheet
