// Headlines: the fewest lines there can be, then as even as can be, at good breaks (section 11).
#include "layout/lines/split_wide.hpp"
#include "layout/lines/total_fit.hpp"

#include <algorithm>

namespace broadsheet::lines {
namespace {

// A legal break of a section (the text between two forced breaks) with the sums around it.
struct Place {
  std::uint32_t item = 0;
  std::int64_t end = 0, start = 0; // widths before it, and before the line that follows it
  std::int64_t cost = 0;
  std::int32_t hyphen = 0;
};

constexpr std::int64_t kNever = INT64_MAX / 4;

class Section {
 public:
  Section(std::vector<Place> places, const SlotRow& slots, std::uint32_t slot, std::int64_t em, bool cjk)
      : places_(std::move(places)), slots_(slots), slot_(slot), em_(em), cjk_(cjk) {}

  // Appends the section's breaks.
  void balance(Breaks& to) {
    const std::size_t lines = fewest_lines();
    if (lines == 0) return take_overfull(to);
    const std::int64_t total = places_.back().end - places_.front().start;
    ideal_ = total / static_cast<std::int64_t>(lines);
    std::vector<std::vector<Best>> best(lines + 1, std::vector<Best>(places_.size()));
    best[0][0].cost = 0;
    for (std::size_t line = 1; line <= lines; ++line)
      for (std::size_t to_place = 1; to_place < places_.size(); ++to_place) find(best, line, to_place);
    collect(best, lines, to);
  }

 private:
  struct Best {
    std::int64_t cost = kNever;
    std::size_t from = 0;
  };

  [[nodiscard]] std::int64_t width(std::size_t from, std::size_t to) const {
    return places_[to].end + places_[to].hyphen - places_[from].start;
  }
  [[nodiscard]] bool fits(std::size_t from, std::size_t to, std::size_t line) const {
    return width(from, to) <= slots_.measure(slot_ + static_cast<std::uint32_t>(line)).sp;
  }

  // Greedy: no way of breaking has fewer lines.
  [[nodiscard]] std::size_t fewest_lines() const {
    std::size_t lines = 0, from = 0;
    while (from + 1 < places_.size()) {
      std::size_t to = from;
      while (to + 1 < places_.size() && fits(from, to + 1, lines)) ++to;
      if (to == from) return 0; // a box is wider than the measure
      from = to;
      ++lines;
    }
    return lines;
  }

  // Bad breaks of Latin headlines are tolerated after the first two lines.
  [[nodiscard]] std::int64_t break_cost_after(std::size_t line, std::size_t to) const {
    const std::int64_t cost = places_[to].cost;
    return cjk_ || line == 1 || cost >= kSplitAfterSignCost ? cost : cost / 2;
  }

  // Ten for each square em off the ideal, a Chinese first line that is the shorter one half as much again; ties: the
  // longer line first, that is the later break.
  void find(std::vector<std::vector<Best>>& best, std::size_t line, std::size_t to) const {
    for (std::size_t from = 0; from < to; ++from) {
      if (best[line - 1][from].cost >= kNever || !fits(from, to, line - 1)) continue;
      const std::int64_t off = ((width(from, to) - ideal_) * 256) / em_;
      const std::int64_t weight = (cjk_ && line == 1 && off < 0 ? 15 : 10) * kCostUnit;
      const std::int64_t cost = best[line - 1][from].cost + ((weight * off * off) >> 16) + break_cost_after(line, to);
      if (cost <= best[line][to].cost) best[line][to] = {cost, from};
    }
  }

  void collect(const std::vector<std::vector<Best>>& best, std::size_t lines, Breaks& to) const {
    std::vector<std::uint32_t> found;
    std::size_t place = places_.size() - 1;
    to.cost += best[lines][place].cost;
    for (std::size_t line = lines; line > 0; --line) {
      found.push_back(places_[place].item);
      place = best[line][place].from;
    }
    to.items.insert(to.items.end(), found.rbegin(), found.rend());
  }

  // Every line takes what fits, or the least there is.
  void take_overfull(Breaks& to) const {
    std::size_t from = 0;
    for (std::size_t line = 0; from + 1 < places_.size(); ++line) {
      std::size_t next = from + 1;
      while (next + 1 < places_.size() && fits(from, next + 1, line)) ++next;
      to.items.push_back(places_[next].item);
      from = next;
    }
    to.cost += kOverfullCost;
    to.overfull = true;
  }

  std::vector<Place> places_; // the first is the section's start
  const SlotRow& slots_;
  std::uint32_t slot_;
  std::int64_t em_;
  bool cjk_;
  std::int64_t ideal_ = 0;
};

} // namespace

namespace {

// A space that was typed between Han characters of a headline is where its writer would end the line.
constexpr std::int64_t kSpaceWish = 400 * kCostUnit;

std::int64_t wish(const BreakItems& items, const BreakItem& item) {
  const bool space =
      items.cjk && item.kind == ItemKind::glue && (item.glue == GlueKind::word_space || item.glue == GlueKind::fixed);
  return space ? kSpaceWish : 0;
}

} // namespace

Breaks balanced_fit(const BreakItems& items, const SlotRow& slots) {
  Breaks breaks;
  std::vector<Place> places{{}};
  LineSums sums;
  const std::int64_t em = std::max(items.em.sp, 1);
  for (std::size_t i = 0; i < items.items.size(); ++i) {
    const BreakItem& item = items.items[i];
    if (can_break(items.items, i, Relief::none)) {
      LineSums after = sums;
      for (std::size_t k = i; k < line_start_after(items.items, i); ++k) after.add(items.items[k]);
      places.push_back({static_cast<std::uint32_t>(i), static_cast<std::int32_t>(sums.width),
                        static_cast<std::int32_t>(after.width), break_cost(item, 0) - wish(items, item),
                        item.kind == ItemKind::penalty ? item.width.sp : 0});
      if (item.cost <= kForced) {
        const Place next = places.back();
        Section(std::move(places), slots, static_cast<std::uint32_t>(breaks.items.size()), em, items.cjk)
            .balance(breaks);
        places = {next};
      }
    }
    sums.add(item);
  }
  return breaks;
}

} // namespace broadsheet::lines
