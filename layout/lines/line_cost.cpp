#include "layout/lines/line_cost.hpp"

#include <algorithm>

namespace broadsheet::lines {
namespace {

constexpr std::int64_t kUnit = kCostUnit;
constexpr std::int64_t kStopTierCost = 20 * kUnit;
constexpr std::int64_t kTightPairCost = 5 * kUnit;
constexpr std::int64_t kOrphanCost = 4000 * kUnit, kBareMarkCost = 5000 * kUnit;
constexpr std::int64_t kShortLastCost = 15 * kUnit;

} // namespace

LatinLine LineCosts::latin_line(const LineSums& start, const LineSums& end, Length measure) const {
  return latin_.line(difference(end.stretch, start.stretch), difference(end.letters, start.letters), measure);
}

namespace {

std::vector<LineSums> running_sums(const std::vector<BreakItem>& items) {
  std::vector<LineSums> sums(items.size() + 1);
  LineSums running;
  for (std::size_t i = 0; i < items.size(); ++i) {
    running.add(items[i]);
    sums[i + 1] = running;
  }
  return sums;
}

} // namespace

LineCosts::LineCosts(const BreakItems& items, Alignment alignment)
    : em_(std::max(items.em.sp, 1)), hard_limit_(items.profile->hard_limit.at(items.em).sp),
      latin_(*items.profile, items.em), line_end_(items.profile->blanks.line_end),
      stops_always_(items.profile->stop_squeeze == StopSqueeze::always), cjk_(items.cjk),
      ragged_(alignment != Alignment::justify), squeezes_(!ragged_), sums_(running_sums(items.items)) {
  // Just past the limit: 10^5 a whole em of gap.
  loose_floor_ = cjk_ ? 100'000 * kUnit * hard_limit_ / em_ : LatinWhite::loose_floor();
  if (ragged_) loose_floor_ = 0;
}

LineFit LineCosts::fit(const LineSums& start, const LineSums& end, Length hyphen, const LineTask& task) const {
  const std::int64_t width = difference(end.width, start.width) + hyphen.sp;
  const std::int64_t room = task.measure.sp - width;
  LineFit result;
  if (room < 0) {
    if (-room > squeeze(start, end, task.measure, task.relief)) return {kTooWide, 0};
    result.cost = cjk_ ? squeeze_cost(-room, start, end, task.relief)
                       : latin_.squeeze_cost(latin_line(start, end, task.measure), -room);
  } else if (task.justified) {
    result = cjk_ ? stretch_fit(room, start, end) : latin_.stretch_fit(latin_line(start, end, task.measure), room);
  } else if (ragged_ && !task.ends_paragraph) {
    result.cost = times_square(1600 * kUnit, fraction(room, std::max(task.measure.sp, 1)));
  }
  if (task.ends_paragraph && !task.starts_paragraph) result.cost += last_line_cost(width, start, end, task);
  return result;
}

// A mark hangs only where its line would not fit as it is; a blank is kept where that costs no more.
LineFit LineCosts::edge_fit(const LineSums& start, const LineSums& end, const BreakItem& item,
                            const LineTask& task) const {
  const Length hyphen = item.kind == ItemKind::penalty ? item.width : Length{};
  const LineFit plain = fit(start, end, hyphen, task);
  const bool hangs = item.shift.sp < 0, keeps = !hangs && line_end_ == LineEnd::keep;
  if (hangs && difference(end.width, start.width) + hyphen.sp <= task.measure.sp) return plain;
  if (ragged_ && !hangs && !keeps) return plain;
  LineFit other = fit(start, end, hyphen + item.shift, task);
  other.edge = item.shift;
  if (keeps || plain.cost == kTooWide) return other;
  if (other.cost == kTooWide) return plain;
  return hangs ? (other.cost < plain.cost ? other : plain) : (other.cost <= plain.cost ? other : plain);
}

// 10 s^2 over tiers 1 to 5; when they are used up, 20 more and 10 s^2 over tier 6, then as much over tier 7.
std::int64_t LineCosts::squeeze_cost(std::int64_t need, const LineSums& start, const LineSums& end, bool relief) const {
  const std::int64_t brackets = difference(end.brackets, start.brackets);
  const std::int64_t to_brackets = difference(end.early, start.early) + brackets;
  const std::int64_t usual = to_brackets + difference(end.late, start.late);
  std::int64_t cost = 0;
  if (brackets > 0 && need >= to_brackets && end.tight_pairs != start.tight_pairs) cost += kTightPairCost;
  if (need <= usual) return cost + times_square(10 * kUnit, fraction(need, usual));
  const std::int64_t stops = relief || stops_always_ ? difference(end.stops, start.stops) : 0;
  const auto last_tier = [](std::int64_t part, std::int64_t whole) {
    return 10 * kUnit + kStopTierCost + times_square(10 * kUnit, fraction(part, whole));
  };
  if (need <= usual + stops) return cost + last_tier(need - usual, stops);
  return cost + (stops > 0 ? last_tier(1, 1) : 0) + last_tier(need - usual - stops, difference(end.han, start.han));
}

// Steps 1 and 2 cost as much as a squeeze of the same share; step 3 costs 100 (g / (1/8 em))^2.
LineFit LineCosts::stretch_fit(std::int64_t room, const LineSums& start, const LineSums& end) const {
  const std::int64_t white = difference(end.stretch, start.stretch);
  if (room <= white) return {room == 0 ? 0 : times_square(10 * kUnit, fraction(room, white)), 0};
  const std::int64_t places = std::max<std::int64_t>(difference(end.places, start.places), 1);
  const std::int64_t rest = room - white;
  const std::int64_t base = white > 0 ? 10 * kUnit : 0;
  const std::int64_t gap = fraction(rest, places * em_); // in 1/65536 em
  if (rest <= hard_limit_ * difference(end.places, start.places)) return {base + times_square(6400 * kUnit, gap), 0};
  return {base + std::max(loose_floor_, (100'000 * kUnit * gap) >> 16), static_cast<std::uint8_t>(LineFault::loose)};
}

// P4 and section 9: the last line is more than one character, more than a third of the measure.
std::int64_t LineCosts::last_line_cost(std::int64_t width, const LineSums& start, const LineSums& end,
                                       const LineTask& task) const {
  if (!cjk_) return latin_.last_line_cost(latin_line(start, end, task.measure), width, task.measure);
  const std::int64_t characters = difference(end.characters, start.characters);
  if (characters < 2) return characters == 0 ? kBareMarkCost : kOrphanCost;
  return width < 2 * em_ ? kShortLastCost : 0;
}

} // namespace broadsheet::lines
