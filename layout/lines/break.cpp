#include "layout/lines/break.hpp"

#include "layout/lines/head_marks.hpp"
#include "layout/lines/total_fit.hpp"
#include "layout/lines/wide_boxes.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace broadsheet {
namespace {

using namespace lines;

bool has_hyphens(const BreakItems& items) { return !items.hyphens.empty(); }

// Bends the rules only when a line breaks its limits without.
Breaks best_breaks(const BreakItems& items, const SlotRow& slots, const LineCosts& costs, Alignment alignment) {
  Breaks breaks = total_fit(items, slots, costs, alignment, Relief::none);
  if (!breaks.faulty && !breaks.overfull) return breaks;
  if (items.cjk) breaks = total_fit(items, slots, costs, alignment, Relief::house);
  if (breaks.overfull) breaks = total_fit(items, slots, costs, alignment, Relief::emergency);
  return breaks;
}

// Lines of the chosen breaks, with their widths and the rules they break.
class LineWriter {
 public:
  LineWriter(const BreakItems& items, const SlotRow& slots, const LineCosts& costs, Alignment alignment)
      : items_(items), slots_(slots), costs_(costs), justified_(alignment == Alignment::justify) {}

  std::vector<Line> write(const Breaks& breaks) {
    std::vector<Line> lines;
    lines.reserve(breaks.items.size());
    std::size_t begin = 0;
    for (const std::uint32_t end : breaks.items) {
      lines.push_back(line(begin, end, static_cast<std::uint32_t>(lines.size())));
      begin = line_start_after(items_.items, end);
    }
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) lines[i].text.end = lines[i + 1].text.begin;
    if (!lines.empty()) {
      lines.front().text.begin = 0;
      lines.back().text.end = static_cast<std::uint32_t>(items_.paragraph->source->utf8.size());
    }
    return lines;
  }

 private:
  Line line(std::size_t begin, std::size_t end, std::uint32_t slot) {
    const BreakItem& item = items_.items[end];
    LineSums sums;
    for (std::size_t i = begin; i < end; ++i) sums.add(items_.items[i]);
    Line made;
    made.begin = static_cast<std::uint32_t>(begin);
    made.end = static_cast<std::uint32_t>(end);
    made.text.begin = items_.items[begin].text;
    made.slot = slot;
    made.measure = slots_.measure(slot);
    made.hyphenated = item.break_kind == BreakKind::hyphen;
    const Length hyphen = made.hyphenated ? item.width : Length{};
    made.natural = Length{static_cast<std::int32_t>(sums.width)} + hyphen;
    made.last = end + 1 == items_.items.size();
    LineTask task{.measure = made.measure, .justified = justified_ && item.cost > kForced, .relief = true};
    const LineFit fit = costs_.fit({}, sums, hyphen, task);
    if (fit.cost == kTooWide)
      made.faults |= static_cast<std::uint8_t>(LineFault::overfull);
    else
      made.faults |= fit.faults;
    hyphens_ = hyphens_after(hyphens_, item);
    if (hyphens_ > kLadderLimit) made.faults |= static_cast<std::uint8_t>(LineFault::ladder);
    return made;
  }

  const BreakItems& items_;
  const SlotRow& slots_;
  const LineCosts& costs_;
  bool justified_;
  std::uint8_t hyphens_ = 0;
};

Length narrowest(std::span<const LineSlot> slots) {
  const auto less = [](const LineSlot& a, const LineSlot& b) { return a.measure < b.measure; };
  return std::min_element(slots.begin(), slots.end(), less)->measure;
}

} // namespace

BrokenParagraph break_lines(std::shared_ptr<const BreakItems> items, std::span<const LineSlot> slots,
                            const BreakConfig& config) {
  BrokenParagraph broken;
  if (config.balanced && !slots.empty())
    if (auto split = split_wide_boxes(*items, narrowest(slots))) items = std::move(split);
  const BreakItems& paragraph = *items;
  broken.items = std::move(items);
  const bool empty = std::none_of(paragraph.items.begin(), paragraph.items.end(),
                                  [](const BreakItem& item) { return item.kind == ItemKind::box; });
  if (empty || slots.empty()) return broken;
  const SlotRow row(slots, has_hyphens(paragraph));
  const LineCosts costs(paragraph, config.alignment);
  const Breaks breaks = config.greedy     ? first_fit(paragraph, row)
                        : config.balanced ? balanced_fit(paragraph, row)
                                          : best_breaks(paragraph, row, costs, config.alignment);
  broken.cost = breaks.cost;
  broken.lines = LineWriter(paragraph, row, costs, config.alignment).write(breaks);
  if (config.balanced && config.alignment != Alignment::justify) hang_marks(broken);
  return broken;
}

std::string dump(const BrokenParagraph& broken) {
  std::string out = fmt::format("lines {} cost {}\n", broken.lines.size(), broken.cost);
  for (const Line& line : broken.lines) {
    const auto text = std::string_view(broken.items->paragraph->source->utf8)
                          .substr(line.text.begin, line.text.end - line.text.begin);
    out += fmt::format("  {} of {} \"{}\"", format_points(line.natural), format_points(line.measure), text);
    if (line.hyphenated) out += " hyphenated";
    if (line.last) out += " last";
    if ((line.faults & static_cast<std::uint8_t>(LineFault::loose)) != 0) out += " loose";
    if ((line.faults & static_cast<std::uint8_t>(LineFault::overfull)) != 0) out += " overfull";
    if ((line.faults & static_cast<std::uint8_t>(LineFault::ladder)) != 0) out += " ladder";
    out += '\n';
  }
  return out;
}

} // namespace broadsheet
