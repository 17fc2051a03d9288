#include "layout/base/diagnostic.hpp"

#include "layout/base/utf8.hpp"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

namespace broadsheet {
namespace {

constexpr std::size_t kShownColumns = 120;

std::string_view name_of(Severity severity) {
  switch (severity) {
  case Severity::note:
    return "note";
  case Severity::warning:
    return "warning";
  case Severity::error:
    return "error";
  }
  return "error";
}

// A wide character takes two columns of a terminal; the caret has to stand under the right one.
bool is_wide(char32_t c) {
  return (c >= 0x1100 && c <= 0x115f) || (c >= 0x2e80 && c <= 0xa4cf) || (c >= 0xac00 && c <= 0xd7a3) ||
         (c >= 0xf900 && c <= 0xfaff) || (c >= 0xfe30 && c <= 0xfe6f) || (c >= 0xff00 && c <= 0xff60) ||
         (c >= 0x20000 && c <= 0x3fffd);
}

std::string excerpt(const Diagnostic& diagnostic, const SourceMap& sources) {
  const std::string_view line = sources.line_text(diagnostic.span.file, diagnostic.span.begin);
  const LineColumn place = sources.locate(diagnostic.span.file, diagnostic.span.begin);
  if (line.empty() || !is_valid_utf8(line)) return {};
  std::string shown, caret;
  std::uint32_t column = 1;
  // Long lines are shown from a little before the fault.
  const std::uint32_t from = place.column > 60 ? place.column - 40 : 1;
  for (std::size_t at = 0; at < line.size() && shown.size() < kShownColumns * 3; ++column) {
    const CodePoint point = decode_utf8(line, at);
    at = point.next;
    if (column < from) continue;
    append_utf8(shown, point.value < 0x20 || point.value == 0x7f ? U' ' : point.value);
    if (column < place.column) caret += is_wide(point.value) ? "  " : " ";
  }
  return fmt::format("    {}\n    {}^\n", shown, caret);
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t above = row[j + 1];
      row[j + 1] = std::min({above + 1, row[j] + 1, diagonal + (a[i] == b[j] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

} // namespace

bool has_errors(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::error; });
}

bool has_warnings(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::warning; });
}

void append(Diagnostics& to, Diagnostics&& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

std::string format_diagnostic(const Diagnostic& diagnostic, const SourceMap& sources) {
  std::string text;
  if (diagnostic.span.file != kNoFile) {
    const LineColumn place = sources.locate(diagnostic.span.file, diagnostic.span.begin);
    text = fmt::format("{}:{}:{}: ", sources.file(diagnostic.span.file).name, place.line, place.column);
  }
  text += fmt::format("{}: {} [{}]\n", name_of(diagnostic.severity), diagnostic.message, diagnostic.code);
  if (diagnostic.span.file != kNoFile) text += excerpt(diagnostic, sources);
  if (!diagnostic.expected.empty()) text += fmt::format("  expected: {}\n", diagnostic.expected);
  if (!diagnostic.hint.empty()) text += fmt::format("  hint: {}\n", diagnostic.hint);
  return text;
}

std::optional<std::string> nearest_name(std::string_view found, const std::vector<std::string_view>& known) {
  std::optional<std::string> best;
  std::size_t best_distance = std::max<std::size_t>(2, found.size() / 3) + 1;
  for (const std::string_view name : known) {
    const std::size_t distance = edit_distance(found, name);
    if (distance < best_distance && distance < name.size()) {
      best_distance = distance;
      best = std::string(name);
    }
  }
  return best;
}

} // namespace broadsheet
