// Leaving a page whose legs have obstacles in them: the places and costs of jump.cpp, over the real slots. Rules
// T1-T10.
#include "layout/flow/drop_cap.hpp"
#include "layout/flow/pour.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

constexpr std::size_t kMostTries = 60; // turns that are poured, once there is one

} // namespace

ChainFlow::Pourer::Content ChainFlow::Pourer::notice_content(std::size_t story) {
  return {
      .story = story, .words = flow_.notice(whole_, story, true), .is_notice = true, .leaves = true, .id = next_id_++};
}

// Whether the notice stands behind the last line that was poured (T1).
bool ChainFlow::Pourer::runs_in(const Content& last, const Result& poured) const {
  const Placed& placed = poured.placed.back();
  if (!placed.item.broken || last.kept_lines > 0) return false;
  FrameTask there = whole_;
  there.region.measure = placed.measure;
  return flow_.runs_in(there, placed.item.story, last.words, placed.item.broken->lines[placed.item.line]);
}

// Pours what stays, with its notice. `slots`: that it takes in a dense pour.
bool ChainFlow::Pourer::pour_front(std::vector<Content>& front, std::size_t slots, const TurnPlace& place, Turn& turn) {
  const std::size_t story = front.back().story;
  if (flow_.notices(story).run_in && place.point.kind != TurnPoint::Kind::line) {
    auto poured = pour_level(front, level_for(slots), true);
    turn.run_in = poured && runs_in(front.back(), *poured);
    if (turn.run_in) turn.poured = std::move(*poured);
    if (turn.run_in) return true;
  }
  front.push_back(notice_content(story));
  auto poured = pour_level(front, level_for(slots + 1), true);
  if (poured) turn.poured = std::move(*poured);
  return poured.has_value();
}

// Leaves the page at a place; nothing when that does not go in.
std::optional<ChainFlow::Pourer::Turn> ChainFlow::Pourer::make_turn(const TurnSearch& search,
                                                                    std::span<const Content> contents,
                                                                    const Result& dense, const TurnPlace& place) {
  const auto ends = std::find_if(contents.begin(), contents.end(), [&](const Content& content) {
    return !content.is_head && !content.is_notice && content.paragraph == place.paragraph;
  });
  std::vector<Content> front(contents.begin(), ends + 1);
  Turn turn;
  turn.paragraph = place.paragraph;
  Content& last = front.back();
  const PreparedParagraph whole = last.words;
  if (place.point.kind == TurnPoint::Kind::sentence) {
    last.words = part_before(whole, *place.at);
    last.id = next_id_++;
    turn.rest = part_after(whole, *place.at);
    const auto rest = break_uniform(flow_.context_, *turn.rest, measure_in(*turn.rest, whole_.next->measure));
    if (rest->lines.size() < 2) return std::nullopt; // P5
  } else if (place.point.kind == TurnPoint::Kind::line) {
    last.kept_lines = dense.placed[place.items - 1].item.line + 1;
    last.id = next_id_++;
  }
  if (!pour_front(front, dense.placed[place.items - 1].slot_end, place, turn)) return std::nullopt;
  const Placed& end = turn.poured.placed[turn.poured.placed.size() - (turn.run_in ? 1 : 2)];
  if (place.point.kind == TurnPoint::Kind::sentence) {
    const std::uint32_t least = whole.cap ? std::max(whole.cap->lines, 2U) : whole.continued ? 1U : 2U;
    if (end.item.line + 1 < least) return std::nullopt; // P6
  }
  if (place.point.kind == TurnPoint::Kind::line)
    turn.rest = part_after(whole, end.item.broken->lines.at(end.item.line + 1).text.begin);
  measure_turn(search, turn);
  turn.cost = cost_of(flow_.notices(search.story).turn, place.point) + cost_of(turn.fit);
  return turn;
}

void ChainFlow::Pourer::measure_turn(const TurnSearch& search, Turn& turn) const {
  ChainFlow::Turn plain; // what the costs of a turn are read from
  plain.paragraph = turn.paragraph;
  plain.rest = turn.rest;
  plain.plan.cost = turn.poured.cost;
  for (int leg = 0; leg < whole_.region.legs(); ++leg) {
    std::int32_t rows = 0, last = -1;
    for (const Placed& placed : turn.poured.placed) {
      if (placed.leg != leg) continue;
      plain.items.push_back(placed.item);
      last = std::max(last, placed.last_line());
    }
    for (std::size_t i = 0; i < slots_.size(); ++i) rows += slots_[i].leg == leg && slots_[i].line <= last ? 1 : 0;
    plain.plan.ends.push_back(static_cast<std::uint32_t>(plain.items.size()));
    plain.plan.heights.push_back(rows);
  }
  flow_.measure_turn(search, plain);
  turn.fit = plain.fit;
}

// The cheapest turn. Places are judged from the most promising on, until none that is left can be cheaper.
std::optional<ChainFlow::Pourer::Turn>
ChainFlow::Pourer::best_turn(const TurnSearch& search, std::span<const Content> contents, const Result& dense) {
  std::optional<Turn> best;
  std::size_t tries = 0;
  for (const TurnPlace& place : flow_.turn_places(search)) {
    if (best && (place.cost >= best->cost || tries >= kMostTries)) break;
    ++tries;
    auto turn = make_turn(search, contents, dense, place);
    if (turn && (!best || turn->cost < best->cost)) best = std::move(turn);
  }
  return best;
}

bool ChainFlow::Pourer::jump(FillResult& result, std::size_t story, std::span<const Content> contents, int& line) {
  const Result dense = fill(contents, true);
  // Rows are counted in slots: a row may have two.
  std::vector<FlowItem> items;
  std::size_t before = 0;
  for (const Placed& placed : dense.placed) {
    items.push_back(placed.item);
    items.back().leg.rows = static_cast<std::int32_t>(placed.slot_end - before);
    before = placed.slot_end;
  }
  std::vector<LegRoom> rooms;
  for (const PourLeg& leg : legs_of(slots_, whole_.region.legs()))
    rooms.push_back({0, static_cast<std::int32_t>(leg.end - leg.first)});
  const TurnSearch search{whole_, story, rooms, items, flow_.lines_from(whole_, story)};
  const auto turn = best_turn(search, contents, dense);
  if (!turn) return false;
  line = put(result, turn->poured);
  if (turn->run_in) flow_.put_run_in_notice(result.fragment, whole_, story);
  flow_.leave_page(result, whole_, story, turn->paragraph, turn->rest, turn->fit);
  return true;
}

} // namespace broadsheet
