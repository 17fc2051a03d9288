#include "layout/lines/break.hpp"

#include "layout/lines/head_marks.hpp"
#include "layout/lines/split_wide.hpp"
#include "layout/lines/total_fit.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace broadsheet {
namespace {

using namespace lines;

bool has_hyphens(const BreakItems& items) { return !items.hyphens.empty(); }

// One paragraph on its way to lines.
class Breaker {
 public:
  Breaker(const BreakItems& items, const SlotRow& slots, const BreakConfig& config)
      : items_(items), slots_(slots), costs_(items, config.alignment) {
    search_.alignment = config.alignment;
    search_.earlier = config.earlier;
  }

  // Bends the rules only when a line breaks its limits without.
  [[nodiscard]] Breaks best() const {
    BothEnds ends = total_fit(items_, slots_, costs_, search_, [&](const Breaks& best) { return may_be_lonely(best); });
    Breaks& breaks = ends.best;
    if (!breaks.faulty && !breaks.overfull) return with_good_end(std::move(breaks), ends.lonely);
    if (items_.cjk) breaks = fit(Relief::house);
    if (breaks.overfull) breaks = fit(Relief::emergency);
    return std::move(breaks);
  }

  // In so many lines, without a fault; nothing where that cannot be.
  [[nodiscard]] std::vector<std::optional<Breaks>> in_lines(std::uint32_t least, std::uint32_t most) const {
    std::vector<std::optional<Breaks>> found;
    for (Breaks& breaks : counted_fit(items_, slots_, costs_, search_, least, most)) {
      const bool good = !breaks.items.empty() && !breaks.faulty;
      found.push_back(good ? std::optional(std::move(breaks)) : std::nullopt);
    }
    return found;
  }

  [[nodiscard]] const LineCosts& costs() const { return costs_; }

 private:
  [[nodiscard]] Breaks fit(Relief relief) const {
    Search search = search_;
    search.relief = relief;
    return total_fit(items_, slots_, costs_, search);
  }

  [[nodiscard]] std::uint32_t characters_at_end(const Breaks& breaks) const {
    const std::size_t begin = line_start_after(items_.items, breaks.items[breaks.items.size() - 2]);
    return costs_.before(breaks.items.back()).characters - costs_.before(begin).characters;
  }

  // Whether the last line would have one character if that cost nothing, perhaps.
  [[nodiscard]] bool may_be_lonely(const Breaks& best) const {
    return items_.cjk && search_.alignment == Alignment::justify && !best.faulty && !best.overfull &&
           best.items.size() >= 2 && characters_at_end(best) <= 3;
  }

  // P4: the costs pull a character down where that is cheapest; the house squeezes the lonely one in where it can.
  [[nodiscard]] Breaks with_good_end(Breaks best, const Breaks& lonely) const {
    if (lonely.items.size() < 3 || characters_at_end(lonely) > 1) return best;
    const auto shorter = static_cast<std::uint32_t>(lonely.items.size()) - 1;
    auto squeezed = in_lines(shorter, shorter).front();
    const bool good = squeezed && characters_at_end(*squeezed) > 1 && is_firm(*squeezed);
    return good ? std::move(*squeezed) : best;
  }

  // No line is stretched over J1: steps 1 and 2 cost 10, an eighth of an em in every gap 100.
  [[nodiscard]] bool is_firm(const Breaks& breaks) const {
    constexpr std::int64_t kFirmCost = 110LL * kCostUnit;
    std::size_t begin = 0;
    for (std::uint32_t slot = 0; slot < breaks.items.size(); ++slot) {
      const std::uint32_t end = breaks.items[slot];
      const bool justified = items_.items[end].cost > kForced;
      const LineTask task{.measure = slots_.measure(slot), .justified = justified};
      if (costs_.fit_at(costs_.before(begin), costs_.before(end), items_.items[end], task).cost > kFirmCost)
        return false;
      begin = line_start_after(items_.items, end);
    }
    return true;
  }

  const BreakItems& items_;
  const SlotRow& slots_;
  LineCosts costs_;
  Search search_;
};

// Lines of the chosen breaks, with their widths and the rules they break.
class LineWriter {
 public:
  LineWriter(const BreakItems& items, const SlotRow& slots, const LineCosts& costs, Alignment alignment)
      : items_(items), slots_(slots), costs_(costs), justified_(alignment == Alignment::justify) {}

  std::vector<Line> write(const Breaks& breaks) {
    relief_ = breaks.relief != Relief::none;
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
    const LineSums &before = costs_.before(begin), &after = costs_.before(end);
    Line made;
    made.begin = static_cast<std::uint32_t>(begin);
    made.end = static_cast<std::uint32_t>(end);
    made.text.begin = items_.items[begin].text;
    made.slot = slot;
    made.measure = slots_.measure(slot);
    made.hyphenated = item.break_kind == BreakKind::hyphen;
    made.last = end + 1 == items_.items.size();
    LineTask task{.measure = made.measure, .justified = justified_ && item.cost > kForced, .relief = relief_};
    const LineFit fit = costs_.fit_at(before, after, item, task);
    made.natural = Length{static_cast<std::int32_t>(after.width - before.width)} +
                   (made.hyphenated ? item.width : Length{}) + fit.edge;
    made.faults = fit.faults;
    if (fit.cost == kTooWide) mark(made, LineFault::overfull);
    if ((item.flags & kFlagSplit) != 0) mark(made, LineFault::split);
    if (item.kind == ItemKind::glue && item.cost >= kForbidden) mark(made, LineFault::prohibited);
    hyphens_ = hyphens_after(hyphens_, item);
    if (hyphens_ > kLadderLimit) mark(made, LineFault::ladder);
    return made;
  }

  static void mark(Line& line, LineFault fault) { line.faults |= static_cast<std::uint8_t>(fault); }

  const BreakItems& items_;
  const SlotRow& slots_;
  const LineCosts& costs_;
  bool justified_;
  bool relief_ = true;
  std::uint8_t hyphens_ = 0;
};

bool is_empty(const BreakItems& items) {
  return std::none_of(items.items.begin(), items.items.end(),
                      [](const BreakItem& item) { return item.kind == ItemKind::box; });
}

Length narrowest(std::span<const LineSlot> slots) {
  return std::min_element(slots.begin(), slots.end(),
                          [](const LineSlot& a, const LineSlot& b) { return a.measure < b.measure; })
      ->measure;
}

BrokenParagraph write_lines(std::shared_ptr<const BreakItems> items, const SlotRow& slots, const LineCosts& costs,
                            Alignment alignment, const Breaks& breaks) {
  BrokenParagraph broken;
  broken.cost = breaks.cost;
  broken.lines = LineWriter(*items, slots, costs, alignment).write(breaks);
  broken.items = std::move(items);
  return broken;
}

BrokenParagraph break_best(std::shared_ptr<const BreakItems> items, std::span<const LineSlot> slots,
                           const BreakConfig& config) {
  const SlotRow row(slots, has_hyphens(*items));
  const Breaker breaker(*items, row, config);
  const Breaks breaks = breaker.best();
  if (breaks.overfull || breaks.relief == Relief::emergency) { // rather a word in two than a mark out of its place
    const auto split = split_wide(*items, narrowest(slots));
    if (split) return break_best(split, slots, config);
  }
  return write_lines(std::move(items), row, breaker.costs(), config.alignment, breaks);
}

} // namespace

BrokenParagraph break_lines(std::shared_ptr<const BreakItems> items, std::span<const LineSlot> slots,
                            const BreakConfig& config) {
  if (slots.empty() || is_empty(*items)) {
    BrokenParagraph broken;
    broken.items = std::move(items);
    return broken;
  }
  if (!config.greedy && !config.balanced) return break_best(std::move(items), slots, config);
  if (config.balanced)
    if (auto split = split_wide(*items, narrowest(slots))) items = std::move(split);
  const SlotRow row(slots, has_hyphens(*items));
  const LineCosts costs(*items, config.alignment);
  Breaks breaks = config.greedy ? first_fit(*items, row) : balanced_fit(*items, row);
  breaks.relief = Relief::house;
  BrokenParagraph broken = write_lines(std::move(items), row, costs, config.alignment, breaks);
  if (config.balanced && config.alignment != Alignment::justify) hang_marks(broken);
  return broken;
}

ParagraphVariants break_variants(std::shared_ptr<const BreakItems> items, std::span<const LineSlot> slots,
                                 const BreakConfig& config) {
  BrokenParagraph best = break_lines(items, slots, config);
  return break_variants(std::move(best), std::move(items), slots, config);
}

ParagraphVariants break_variants(BrokenParagraph best, std::shared_ptr<const BreakItems> items,
                                 std::span<const LineSlot> slots, const BreakConfig& config) {
  ParagraphVariants variants;
  variants.best = std::move(best);
  const auto lines = static_cast<std::uint32_t>(variants.best.lines.size());
  if (lines == 0 || config.greedy || config.balanced || variants.best.items != items) return variants;
  const SlotRow row(slots, has_hyphens(*items));
  const Breaker breaker(*items, row, config);
  const auto found = breaker.in_lines(lines - 1, lines + 1);
  const auto write = [&](const std::optional<Breaks>& breaks) -> std::optional<BrokenParagraph> {
    if (!breaks) return std::nullopt;
    return write_lines(items, row, breaker.costs(), config.alignment, *breaks);
  };
  if (lines > 1) variants.shorter = write(found.front());
  variants.longer = write(found.back());
  return variants;
}

} // namespace broadsheet
