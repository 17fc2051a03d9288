#include "layout/flow/pour_runs.hpp"

#include "layout/flow/break_costs.hpp"
#include "layout/flow/drop_cap.hpp"
#include "layout/flow/leg_search.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

constexpr std::int64_t kBlankWeight = 4;  // rows over a block that finds no room beside an obstacle, squared
constexpr std::int64_t kNarrowBlock = 60; // a line more of a subhead, since it stands beside an obstacle

bool in_one_row(std::span<const PourSlot> places) {
  return places.front().leg == places.back().leg && places.front().line == places.back().line;
}

} // namespace

ChainFlow::Pourer::Runs::Runs(Pourer& pourer, std::span<const Content> contents, bool forms)
    : pourer_(pourer), contents_(contents), legs_(legs_of(pourer.slots_, pourer.whole_.region.legs())), forms_(forms) {}

std::vector<PourRun> ChainFlow::Pourer::Runs::runs(std::size_t piece, const PourPlace& place,
                                                   std::span<const FootRange> feet) {
  std::vector<PourRun> found;
  const Content& content = contents_[piece];
  const PourLeg& leg = legs_[place.leg];
  if (place.slot >= leg.end) return found;
  if (content.is_head || content.is_notice || content.words.row || is_block(content.words)) {
    add_whole(piece, place, feet[place.leg], found);
    return found;
  }
  std::size_t slot = place.slot;
  if (slot > leg.first && !content.words.continued)
    for (int rows = rows_for(content.words.style->space_before, pourer_.whole_.region.grid->leading);
         rows > 0 && slot < leg.end; --rows)
      slot = next_row(pourer_.slots_, slot);
  if (slot >= leg.end) return found;
  std::vector<int> cuts;
  add_runs({content, place, static_cast<std::uint32_t>(slot), feet}, cuts, found);
  return found;
}

ChainFlow::Pourer::Broken& ChainFlow::Pourer::Runs::broken_at(const Start& start, const std::vector<int>& cuts) {
  const auto [known, added] = pourer_.broken_.try_emplace({start.content.id, start.slot, cuts});
  Broken& broken = known->second;
  if (!added) return broken;
  std::vector<PourSlot> slots; // those under a cut are left out
  std::size_t here = 0;        // of them, up to the end of the leg that no cut ends
  for (std::size_t i = start.slot; i < pourer_.slots_.size(); ++i) {
    const PourSlot& slot = pourer_.slots_[i];
    const std::size_t leg = static_cast<std::size_t>(slot.leg) - start.place.leg;
    if ((leg < cuts.size() && slot.line > cuts[leg]) || !pourer_.takes(slot, start.content.words)) continue;
    slots.push_back(slot);
    if (leg <= cuts.size()) here = slots.size();
  }
  if (slots.empty()) return broken;
  broken.best = pourer_.break_over(start.content.words, slots, start.content.kept_lines);
  slots.resize(here);
  broken.places = std::move(slots);
  return broken;
}

void ChainFlow::Pourer::Runs::find_forms(const Content& content, Broken& broken) const {
  broken.has_forms = true;
  if (broken.places.empty()) return; // it begins in no row of this leg: all are too narrow for it
  if (content.kept_lines > 0 || content.words.notice_room.sp > 0 || line_count(*broken.best) < kFewestLines) return;
  const auto slots = pourer_.line_slots(content.words, broken.places, broken.places.size(), 0);
  const ParagraphVariants variants = break_variants(*broken.best, broken.best->items, slots, config_of(content.words));
  const std::uint32_t fewest = std::max(kFewestLines, content.words.cap ? content.words.cap->lines : 0U);
  const auto keep = [&](const std::optional<BrokenParagraph>& form, auto& to) {
    if (form && line_count(*form) >= fewest) to = std::make_shared<const BrokenParagraph>(*form);
  };
  keep(variants.shorter, broken.shorter);
  keep(variants.longer, broken.longer);
}

// All ways from a place on that end the first legs at `cuts`.
void ChainFlow::Pourer::Runs::add_runs(const Start& start, std::vector<int>& cuts, std::vector<PourRun>& runs) {
  const std::size_t leg = start.place.leg + cuts.size();
  Broken& broken = broken_at(start, cuts);
  if (!broken.best) return;
  add_run(start, cuts, broken, broken.best, runs);
  if (forms_) {
    if (!broken.has_forms) find_forms(start.content, broken);
    const StoryLevers& levers = pourer_.whole_.levers;
    if (broken.shorter && levers.tighten) add_run(start, cuts, broken, broken.shorter, runs);
    if (broken.longer && levers.loosen) add_run(start, cuts, broken, broken.longer, runs);
  }
  if (leg + 1 >= legs_.size()) return;
  std::size_t lines = line_count(*broken.best);
  if (start.content.kept_lines > 0) lines = std::min<std::size_t>(lines, start.content.kept_lines);
  if (legs_[leg].first == legs_[leg].end) {
    cuts.push_back(start.feet[leg].low);
    add_runs(start, cuts, runs);
    cuts.pop_back();
    return;
  }
  for (std::size_t i = 0; i < std::min(lines, broken.places.size()); ++i) {
    const PourSlot place = broken.places[i];
    if (static_cast<std::size_t>(place.leg) != leg || i + 1 >= lines) continue;
    if (i + 1 < broken.places.size() && broken.places[i + 1].leg == place.leg &&
        broken.places[i + 1].line == place.line)
      continue; // the row goes on
    if (place.line < start.feet[leg].low || place.line > start.feet[leg].high) continue;
    cuts.push_back(place.line);
    add_runs(start, cuts, runs);
    cuts.pop_back();
  }
}

void ChainFlow::Pourer::Runs::add_run(const Start& start, const std::vector<int>& cuts, const Broken& broken,
                                      const std::shared_ptr<const BrokenParagraph>& form, std::vector<PourRun>& runs) {
  std::size_t count = line_count(*form);
  const std::size_t kept = start.content.kept_lines;
  if (kept > 0 && (count <= kept || form->lines[kept - 1].hyphenated)) return; // the page does not end in it so
  if (kept > 0) count = kept;
  if (count == 0 || count > broken.places.size()) return;
  const PourSlot& last = broken.places[count - 1];
  const std::size_t leg = start.place.leg + cuts.size();
  if (static_cast<std::size_t>(last.leg) != leg || last.line > start.feet[leg].high) return;
  const std::span<const PourSlot> places = std::span(broken.places).first(count);
  PourRun run;
  run.feet = cuts;
  run.cost = cost_of_breaks(start, cuts, places, *form);
  if (form != broken.best) run.cost += std::int64_t{price_of(*form, *broken.best)} * LegSearch::kScale;
  run.end = {static_cast<std::uint32_t>(leg), 0, PourEdge::free};
  for (run.end.slot = legs_[leg].first;
       pourer_.slots_[run.end.slot].line != last.line || pourer_.slots_[run.end.slot].x != last.x; ++run.end.slot) {
  }
  ++run.end.slot;
  if (holds_on(start.content.words))
    run.end.edge = PourEdge::block; // a table's title
  else if (start.place.edge == PourEdge::block && cuts.empty() && in_one_row(places))
    run.end.edge = PourEdge::line_under;
  run.way = static_cast<std::uint32_t>(ways_.size());
  ways_.push_back({std::nullopt, form, broken.best, {places.begin(), places.end()}});
  runs.push_back(std::move(run));
}

// Of ending legs inside a paragraph.
std::int64_t ChainFlow::Pourer::Runs::cost_of_breaks(const Start& start, const std::vector<int>& cuts,
                                                     std::span<const PourSlot> places,
                                                     const BrokenParagraph& broken) const {
  const PreparedParagraph& words = start.content.words;
  std::int64_t cost = 0;
  for (std::size_t i = 1; i < places.size() && !cuts.empty(); ++i) {
    if (places[i].leg == places[i - 1].leg) continue;
    const bool one_before = in_one_row(places.first(i)), one_after = in_one_row(places.subspan(i));
    if ((one_before && !words.continued) || (one_after && broken.lines.size() == places.size())) cost += kOrphanCost;
    if (one_before && start.place.edge == PourEdge::block) cost += kSubheadCost;
    if (holds_on(words) || room_beside(words, static_cast<std::uint32_t>(i)).sp > 0) cost += kNeverBreak;
    if (broken.lines[i - 1].hyphenated) cost += kHyphenCost;
  }
  return cost * LegSearch::kScale;
}

std::uint32_t ChainFlow::Pourer::Runs::slot_under(std::uint32_t leg, int line) const {
  std::uint32_t slot = legs_[leg].first;
  while (slot < legs_[leg].end && pourer_.slots_[slot].line <= line) ++slot;
  return slot;
}

// A block or a row: in the first row of the leg, from the place on, where it finds room.
void ChainFlow::Pourer::Runs::add_whole(std::size_t piece, const PourPlace& place, const FootRange& foot,
                                        std::vector<PourRun>& runs) {
  const Content& content = contents_[piece];
  const bool under_row =
      piece > 0 && contents_[piece - 1].words.row && content.words.row && content.words.row->index > 0;
  const PourLeg& leg = legs_[place.leg];
  const bool at_head = place.slot == leg.first;
  const std::span<const PourSlot> slots = std::span<const PourSlot>(pourer_.slots_).first(leg.end);
  std::optional<Placed> found;
  std::int64_t blank = 0;
  std::size_t slot = fresh_row(slots, place.slot);
  for (; slot < leg.end && slots[slot].line <= foot.high && !found; slot = next_row(slots, slot)) {
    found = content.words.row ? pourer_.row_at(slots, slot, content, at_head,
                                               at_head || !under_row || !goes_on(slots, place.slot, slot))
                              : pourer_.block_at(slots, slot, content, at_head);
    blank += found ? 0 : 1;
  }
  if (!found || found->last_line() > foot.high) return;
  PourRun run;
  run.cost = (kBlankWeight * blank * blank + kNarrowBlock * pourer_.lines_more(content, *found)) * LegSearch::kScale;
  const bool holds = !content.words.row && !content.leaves;
  run.end = {place.leg, slot_under(place.leg, found->last_line()), holds ? PourEdge::block : PourEdge::free};
  run.way = static_cast<std::uint32_t>(ways_.size());
  ways_.push_back({std::move(found), nullptr, nullptr, {}});
  runs.push_back(std::move(run));
}

std::int64_t ChainFlow::Pourer::Runs::cost_before(std::size_t piece, PourEdge edge) const {
  const Content& content = contents_[piece];
  const Content* before = piece > 0 ? &contents_[piece - 1] : nullptr;
  std::int64_t cost = 0;
  if (content.leaves || (before && before->holds())) {
    cost = kNeverBreak;
  } else if (content.words.row) {
    cost = edge == PourEdge::block
               ? kNeverBreak
               : pourer_.flow_.row_item(pourer_.whole_, content.story, content.paragraph).leg.break_cost;
  } else if (!content.is_head && !is_block(content.words)) {
    cost = edge == PourEdge::block ? kNeverBreak : edge == PourEdge::line_under ? kSubheadCost : 0;
  }
  return cost * LegSearch::kScale;
}

ChainFlow::Pourer::Result ChainFlow::Pourer::Runs::result_of(const PourPlan& plan) const {
  Result result;
  result.complete = true;
  result.cost = plan.fine_cost / LegSearch::kScale;
  for (std::size_t piece = 0; piece < plan.steps.size(); ++piece) {
    const Way& way = ways_[plan.steps[piece].run.way];
    if (way.whole) {
      result.placed.push_back(*way.whole);
      continue;
    }
    for (std::uint32_t line = 0; line < way.places.size(); ++line)
      result.placed.push_back(placed_line(contents_[piece], way.places[line], way.broken, line));
    const std::size_t first = result.placed.size() - way.places.size();
    if (way.own != way.broken) result.placed[first].own = way.own;
  }
  return result;
}

} // namespace broadsheet
