// What a line costs: typography.md 4.3 for Chinese, section 9 for Latin, raggedness for lines that are not justified.
// Costs are in thousandths of that scale (kCostUnit), in integers.
#pragma once

#include "layout/lines/latin_cost.hpp"

namespace broadsheet::lines {

// Sums over items. Running sums over a paragraph wrap around; the difference of two of one line is right.
struct LineSums {
  std::uint32_t width = 0;
  std::uint32_t early = 0;      // shrink of tiers 1 and 2
  std::uint32_t brackets = 0;   // of tier 3
  std::uint32_t late = 0;       // of tiers 4 and 5
  std::uint32_t stops = 0;      // of tier 6
  std::uint32_t han = 0;        // of tier 7
  std::uint32_t stretch = 0;    // of steps 1 and 2
  std::uint32_t letters = 0;    // of letters, the last step of Latin
  std::uint32_t places = 0;     // that step 3 may stretch
  std::uint32_t characters = 0; // that count for P4
  std::uint32_t tight_pairs = 0;

  void add(const BreakItem& item);
};

inline void LineSums::add(const BreakItem& item) {
  if (item.kind == ItemKind::penalty) return;
  width += static_cast<std::uint32_t>(item.width.sp);
  if (item.kind == ItemKind::box) {
    letters += static_cast<std::uint32_t>(item.stretch.sp);
    if ((item.flags & kFlagHan) != 0) characters += (item.flags & kFlagManyHan) != 0 ? 2 : 1;
    return;
  }
  const auto shrink = static_cast<std::uint32_t>(item.shrink.sp);
  switch (item.glue) {
  case GlueKind::word_space:
  case GlueKind::interpunct:
    early += shrink;
    break;
  case GlueKind::bracket:
    brackets += shrink;
    break;
  case GlueKind::comma:
  case GlueKind::script_gap:
    late += shrink;
    break;
  case GlueKind::stop:
    stops += shrink;
    break;
  default:
    han += shrink;
    break;
  }
  if (item.stretch.sp <= 0) return;
  if (item.glue == GlueKind::word_space || item.glue == GlueKind::script_gap)
    stretch += static_cast<std::uint32_t>(item.stretch.sp);
  else
    ++places;
  tight_pairs += (item.flags & kFlagTightPair) != 0 ? 1U : 0U;
}

// Of two running sums.
constexpr std::int64_t difference(std::uint32_t end, std::uint32_t start) {
  return static_cast<std::int32_t>(end - start);
}

// How a line is to be judged.
struct LineTask {
  Length measure;
  bool justified = false; // may be stretched
  bool ends_paragraph = false;
  bool starts_paragraph = false;
  bool relief = false; // tier 6 may be used
};

constexpr std::int64_t kTooWide = -1;
constexpr std::int64_t kOverfullCost = 1'000'000'000'000;

class LineCosts {
 public:
  LineCosts(const BreakItems& items, Alignment alignment);

  // Cost of a line whose items sum up to `end` - `start`; `hyphen` is shown at its end. cost == kTooWide when the line
  // does not fit however squeezed.
  [[nodiscard]] LineFit fit(const LineSums& start, const LineSums& end, Length hyphen, const LineTask& task) const;
  // The same for a line that ends at `item`: with its hyphen, and with the blank that its last mark keeps or that mark
  // outside the measure, where the profile has it so and the line fits better.
  [[nodiscard]] LineFit fit_at(const LineSums& start, const LineSums& end, const BreakItem& item,
                               const LineTask& task) const {
    const Length hyphen = item.kind == ItemKind::penalty ? item.width : Length{};
    return item.shift.sp == 0 ? fit(start, end, hyphen, task) : edge_fit(start, end, item, task);
  }
  // True when the line does not fit and none that begins there and ends later will.
  [[nodiscard]] bool too_wide(const LineSums& start, const LineSums& end, Length measure, bool relief) const {
    const auto width = static_cast<std::int32_t>(end.width - start.width);
    return width > measure.sp && width - squeeze(start, end, measure, relief) > measure.sp;
  }
  // The sums of all items before one, up to the number of items. Of `items` as they were when this was made.
  [[nodiscard]] const LineSums& before(std::size_t item) const { return sums_[item]; }
  // No line that is looser than the hard limit costs less.
  [[nodiscard]] std::int64_t loose_floor() const { return loose_floor_; }
  // True when a line that ends at `item` cannot be filled within the limits: it will cost loose_floor() or more.
  [[nodiscard]] bool is_loose(const LineSums& start, const LineSums& end, const BreakItem& item, Length measure) const;

 private:
  [[nodiscard]] LatinLine latin_line(const LineSums& start, const LineSums& end, Length measure) const;
  [[nodiscard]] std::int32_t squeeze(const LineSums& start, const LineSums& end, Length measure, bool relief) const {
    if (!squeezes_) return 0;
    if (!cjk_) return static_cast<std::int32_t>(latin_.most_squeeze(latin_line(start, end, measure)));
    std::uint32_t sum = end.early - start.early + (end.brackets - start.brackets) + (end.late - start.late);
    if (relief || stops_always_) sum += end.stops - start.stops;
    sum += end.han - start.han;
    return static_cast<std::int32_t>(sum);
  }
  [[nodiscard]] LineFit edge_fit(const LineSums& start, const LineSums& end, const BreakItem& item,
                                 const LineTask& task) const;
  [[nodiscard]] std::int64_t squeeze_cost(std::int64_t need, const LineSums& start, const LineSums& end,
                                          bool relief) const;
  [[nodiscard]] LineFit stretch_fit(std::int64_t room, const LineSums& start, const LineSums& end) const;
  [[nodiscard]] std::int64_t last_line_cost(std::int64_t width, const LineSums& start, const LineSums& end,
                                            const LineTask& task) const;

  std::int64_t em_ = 1;
  std::int64_t hard_limit_ = 1; // J2, in units
  LatinWhite latin_;
  std::int64_t loose_floor_ = 0;
  LineEnd line_end_ = LineEnd::trim;
  bool stops_always_ = false;
  bool cjk_ = false;
  bool ragged_ = false;
  bool squeezes_ = true;
  std::vector<LineSums> sums_;
};

inline bool LineCosts::is_loose(const LineSums& start, const LineSums& end, const BreakItem& item,
                                Length measure) const {
  const Length hyphen = item.kind == ItemKind::penalty ? item.width : Length{};
  const std::int64_t room = measure.sp - difference(end.width, start.width) - hyphen.sp - std::max(item.shift.sp, 0);
  if (!cjk_) return room > latin_.most_stretch(latin_line(start, end, measure));
  return room > difference(end.stretch, start.stretch) + hard_limit_ * difference(end.places, start.places);
}

} // namespace broadsheet::lines
