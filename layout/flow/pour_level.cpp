// Level feet around obstacles. Rules: L8, P5, P6.
#include "layout/flow/break_costs.hpp"
#include "layout/flow/leg_search.hpp"
#include "layout/flow/pour_runs.hpp"

#include <algorithm>

namespace broadsheet {

// The first grid line above which there is as much room as the first `slots` slots have.
int ChainFlow::Pourer::level_for(std::size_t slots) const {
  std::map<int, std::int64_t> widths; // by line
  std::int64_t wanted = 0;
  for (std::size_t i = 0; i < slots_.size(); ++i) {
    widths[slots_[i].line] += slots_[i].width.sp;
    if (i < slots) wanted += slots_[i].width.sp;
  }
  int level = first_line_;
  for (const auto& [line, width] : widths) {
    level = line;
    wanted -= width;
    if (wanted <= 0) break;
  }
  return level;
}

// Paragraphs as they are; in other forms only where that is not clean, or must be so that all goes in.
std::optional<ChainFlow::Pourer::Result> ChainFlow::Pourer::pour_level(std::span<const Content> contents, int level,
                                                                       bool must_go_in) {
  const int last = whole_.region.last_line;
  std::optional<Result> best;
  std::int64_t cost = PourSearch::kNoBound;
  for (const bool forms : {false, true}) {
    if (forms && !(whole_.levers.tighten || whole_.levers.loosen)) break;
    if (forms && !best && !must_go_in) break;
    Runs runs(*this, contents, forms);
    const auto plan = PourSearch(runs, slots_, whole_.region.legs()).near(level, last);
    if (!plan || plan->fine_cost >= cost) continue;
    cost = plan->fine_cost;
    best = runs.result_of(*plan);
    if (cost < kFormPrice * LegSearch::kScale) break;
  }
  return best;
}

// Whether what is over after a dense pour is no more than its paragraphs may give.
bool ChainFlow::Pourer::may_be_squeezed_in(std::span<const Content> contents, const Result& dense) const {
  if (!whole_.levers.squeeze || !whole_.levers.tighten || dense.placed.empty()) return false;
  const Placed& last = dense.placed.back();
  const int most = std::min<int>(static_cast<int>(contents.size()), kMostSqueezed);
  int over = last.item.broken ? static_cast<int>(line_count(*last.item.broken) - last.item.line) - 1 : 0;
  for (const Content& content : contents) {
    if (over > most) return false;
    const bool after = !content.is_notice && (content.story > last.item.story ||
                                              (content.story == last.item.story && !content.is_head &&
                                               (content.paragraph > last.item.paragraph || last.item.is_head)));
    if (!after) continue;
    over += content.is_head || content.words.row
                ? 1
                : static_cast<int>(line_count(
                      *break_uniform(flow_.context_, content.words, measure_in(content.words, whole_.region.measure))));
  }
  return over <= most;
}

// The lever `loosen`: every leg comes to the frame's foot within a line, without a lonely line.
std::optional<ChainFlow::Pourer::Result> ChainFlow::Pourer::pour_full(std::span<const Content> contents) {
  Runs runs(*this, contents, true);
  PourSearch search(runs, slots_, whole_.region.legs());
  const auto plan = search.run(whole_.region.last_line, 0, std::int64_t{kOrphanCost} * LegSearch::kScale);
  return plan ? std::optional(runs.result_of(*plan)) : std::nullopt;
}

std::optional<ChainFlow::Pourer::Result> ChainFlow::Pourer::pour_all(std::span<const Content> contents, bool level,
                                                                     bool squeeze) {
  const Result dense = fill(contents, true);
  if (!dense.complete) {
    if (!squeeze || !may_be_squeezed_in(contents, dense)) return std::nullopt;
    auto squeezed = pour_level(contents, whole_.region.last_line, true);
    return squeezed && squeezed->cost < kNeverBreak ? std::move(squeezed) : std::nullopt;
  }
  Result filled;
  if (whole_.levers.loosen_lines > 0)
    if (auto full = pour_full(contents)) return full;
  if (!level) filled = fill(contents);
  if (filled.complete) return filled;
  const std::size_t used = dense.placed.empty() ? 0 : dense.placed.back().slot_end;
  if (auto levelled = pour_level(contents, level_for(used), true)) return levelled;
  filled = fill(contents);
  return filled.complete ? std::optional(std::move(filled)) : std::nullopt;
}

} // namespace broadsheet
