// Items and lines as text, for golden tests.
#include "layout/lines/break.hpp"

#include <fmt/format.h>

#include <utility>

namespace broadsheet {
namespace {

constexpr std::string_view kKindNames[] = {"none",       "word-space", "interpunct", "bracket", "comma",
                                           "script-gap", "stop",       "character",  "fixed"};
constexpr std::string_view kBreakNames[] = {"-", "word", "hyphen", "hard-hyphen", "forced"};

constexpr std::pair<LineFault, std::string_view> kFaultNames[] = {{LineFault::loose, "loose"},
                                                                  {LineFault::overfull, "overfull"},
                                                                  {LineFault::ladder, "ladder"},
                                                                  {LineFault::split, "split"},
                                                                  {LineFault::prohibited, "prohibited"}};

std::string cost_text(Cost cost) {
  if (cost >= kForbidden) return "never";
  return cost <= kForced ? "always" : fmt::format("{}", cost);
}

std::string_view text_of(const BreakItems& items, std::size_t i) {
  if (i + 1 >= items.items.size()) return {};
  const std::uint32_t begin = items.items[i].text, end = items.items[i + 1].text;
  return std::string_view(items.paragraph->source->utf8).substr(begin, end - begin);
}

} // namespace

std::string dump(const BreakItems& items) {
  std::string out = fmt::format("items em={} {}\n", format_points(items.em), items.profile->name);
  for (std::size_t i = 0; i < items.items.size(); ++i) {
    const BreakItem& item = items.items[i];
    if (item.kind == ItemKind::box) {
      out += fmt::format("  box {} \"{}\"", format_points(item.width), text_of(items, i));
      if (item.shift.sp != 0) out += fmt::format(" shift {}", format_points(item.shift));
      if ((item.flags & kFlagSentenceEnd) != 0) out += " sentence-end";
    } else if (item.kind == ItemKind::glue) {
      out += fmt::format("  glue {} {} +{} -{} cost {}", kKindNames[static_cast<std::size_t>(item.glue)],
                         format_points(item.width), format_points(item.stretch), format_points(item.shrink),
                         cost_text(item.cost));
    } else {
      out += fmt::format("  penalty {} {} cost {}", kBreakNames[static_cast<std::size_t>(item.break_kind)],
                         format_points(item.width), cost_text(item.cost));
    }
    out += '\n';
  }
  return out;
}

std::string dump(const BrokenParagraph& broken) {
  std::string out = fmt::format("lines {} cost {}\n", broken.lines.size(), broken.cost);
  for (const Line& line : broken.lines) {
    const auto text = std::string_view(broken.items->paragraph->source->utf8)
                          .substr(line.text.begin, line.text.end - line.text.begin);
    out += fmt::format("  {} of {} \"{}\"", format_points(line.natural), format_points(line.measure), text);
    if (line.hyphenated) out += " hyphenated";
    if (line.last) out += " last";
    for (const auto& [fault, name] : kFaultNames)
      if (has_fault(line, fault)) out += fmt::format(" {}", name);
    out += '\n';
  }
  return out;
}

} // namespace broadsheet
