// Jumps: where a story leaves a page. Rules T3, T4, T8-T10; what a place costs is in turn_cost.
#include "layout/base/fold.hpp"
#include "layout/flow/chain.hpp"
#include "layout/flow/drop_cap.hpp"
#include "layout/flow/sentences.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

constexpr std::size_t kMostTries = 60; // turns that are set, once there is one

} // namespace

// Lines of paragraphs among the items: heads, subheads and notices do not count.
int ChainFlow::body_lines(std::size_t story, std::span<const FlowItem> items) const {
  std::size_t lines = 0;
  for (const FlowItem& item : items) {
    if (item.is_notice || item.is_head) continue;
    const bool subhead = stories_[story].body[item.paragraph].paragraph.role == BlockRole::subhead;
    if (!subhead) lines += item.block ? item.block->lines.size() : 1;
  }
  return static_cast<int>(lines);
}

// How many lines the rest of the story has in the next frame's measure, from each paragraph on; one more for none.
std::vector<int> ChainFlow::lines_from(const FrameTask& task, std::size_t story) const {
  const std::deque<Pending>& body = stories_[story].body;
  std::vector<int> lines(body.size() + 1, 0);
  for (std::size_t i = body.size(); i-- > 0;) {
    const PreparedParagraph& paragraph = body[i].paragraph;
    lines[i] = lines[i + 1];
    if (body[i].done) continue;
    lines[i] += paragraph.row
                    ? 1
                    : static_cast<int>(
                          break_uniform(context_, paragraph, measure_in(paragraph, task.next->measure))->lines.size());
  }
  return lines;
}

// The end of the line before item `end`: of its paragraph, or inside it.
void ChainFlow::add_line_end(const TurnSearch& search, std::size_t end, std::span<const std::uint32_t> sentences,
                             std::vector<TurnPlace>& places) const {
  const FlowItem& item = search.items[end - 1];
  const PreparedParagraph& paragraph = stories_[search.story].body[item.paragraph].paragraph;
  const bool han = is_east_asian(paragraph.text->language);
  const bool inside = item.broken && item.line + 1 < item.broken->lines.size();
  if (search.lines_from[item.paragraph + 1] == 0 && !inside) return; // nothing would go on
  TurnPlace place;
  place.items = end;
  place.paragraph = item.paragraph;
  if (!inside) {
    const bool holds = holds_on(paragraph) ||
                       (item.table && end < search.items.size() && search.items[end].leg.break_cost >= kNeverBreak);
    if (holds) return;
    place.point.kind = TurnPoint::Kind::paragraph;
    place.point.leads_on = leads_on(paragraph.text->utf8);
    place.point.in_pair = han && is_in_pair(paragraph.text->utf8, std::string::npos);
  } else {
    if (holds_on(paragraph) || room_beside(paragraph, item.line + 1).sp > 0) return; // a title; beside a drop cap
    const std::vector<Line>& lines = item.broken->lines;
    place.at = lines[item.line + 1].text.begin;
    const std::string_view before = std::string_view(paragraph.text->utf8).substr(0, *place.at);
    place.point.hyphen = lines[item.line].hyphenated;
    place.point.lonely = item.line == 0 && !paragraph.continued;
    place.point.leads_on = leads_on(before);
    place.point.in_pair = han && is_in_pair(before, before.size());
    if (std::binary_search(sentences.begin(), sentences.end(), *place.at)) return; // tried as a sentence's end
  }
  places.push_back(place);
}

// Sentences that end in the line before item `end`.
void ChainFlow::add_sentences(const TurnSearch& search, std::size_t end, std::span<const std::uint32_t> sentences,
                              std::vector<TurnPlace>& places) const {
  const FlowItem& item = search.items[end - 1];
  if (!item.broken || holds_on(stories_[search.story].body[item.paragraph].paragraph)) return;
  const TextRange line = item.broken->lines[item.line].text;
  const std::string& text = stories_[search.story].body[item.paragraph].paragraph.text->utf8;
  const auto next_line = item.line + 1 < item.broken->lines.size() ? item.broken->lines[item.line + 1].text.begin
                                                                   : static_cast<std::uint32_t>(text.size());
  for (auto next = std::upper_bound(sentences.begin(), sentences.end(), line.begin);
       next != sentences.end() && *next <= next_line; ++next) {
    const std::uint32_t at = *next;
    TurnPlace place;
    place.items = end;
    place.paragraph = item.paragraph;
    place.at = at;
    place.point.kind = TurnPoint::Kind::sentence;
    place.point.leads_on = leads_on(std::string_view(text).substr(0, at));
    places.push_back(place);
  }
}

// All places whose lines go into the frame, with the least they can cost; the cheapest first, of equal ones the latest.
std::vector<ChainFlow::TurnPlace> ChainFlow::turn_places(const TurnSearch& search) const {
  const int legs = search.task.region.legs(), room = rows_of_all(search.rooms);
  const JumpTurn turn = notices(search.story).turn;
  std::vector<TurnPlace> places;
  std::vector<std::uint32_t> sentences; // of the paragraph in work
  std::size_t of = search.items.size();
  int rows = 0;
  for (std::size_t end = 1; end <= search.items.size(); ++end) {
    const FlowItem& item = search.items[end - 1];
    rows += item.leg.rows;
    if (rows > room + legs * 2) break; // white above subheads is dropped at a leg's head
    if (item.is_notice || item.is_head) continue;
    const std::size_t first = places.size();
    if (item.broken && std::exchange(of, item.paragraph) != item.paragraph)
      sentences = sentence_ends(stories_[search.story].body[item.paragraph].paragraph);
    add_line_end(search, end, sentences, places);
    add_sentences(search, end, sentences, places);
    TurnFit white;
    white.legs = legs;
    white.blank_rows = std::max(0, room - rows - 3); // what a notice or a line more may take
    for (std::size_t i = first; i < places.size(); ++i)
      places[i].cost = cost_of(turn, places[i].point) + cost_of(white);
  }
  std::reverse(places.begin(), places.end());
  std::stable_sort(places.begin(), places.end(), [](const auto& a, const auto& b) { return a.cost < b.cost; });
  return places;
}

// Breaks the part of the paragraph that stays; false when that cannot be.
bool ChainFlow::part_at_sentence(const TurnSearch& search, const TurnPlace& place, Turn& turn) const {
  const PreparedParagraph& whole = stories_[search.story].body[place.paragraph].paragraph;
  const PreparedParagraph front = kept_part_before(whole, *place.at);
  turn.rest = kept_part_after(whole, *place.at);
  const auto lines = break_uniform(context_, front, measure_in(front, search.task.region.measure));
  const std::uint32_t least = front.cap ? std::max(front.cap->lines, 2U) : front.continued ? 1U : 2U;
  if (lines->lines.size() < least) return false; // P6
  const auto rest = break_uniform(context_, *turn.rest, measure_in(*turn.rest, search.task.next->measure));
  if (rest->lines.size() < 2) return false; // P5
  std::erase_if(turn.items, [&](const FlowItem& item) { return !item.is_notice && item.paragraph == place.paragraph; });
  append_lines(turn.items, search.task, search.story, place.paragraph, front, lines, 0);
  return true;
}

// The paragraph that the turn parts is broken once more, as a whole, over this frame's slots and the next one's, so
// that both measures count (and no hyphen stands at the turn).
bool ChainFlow::part_at_line(const TurnSearch& search, const TurnPlace& place, Turn& turn) const {
  const PreparedParagraph& whole = stories_[search.story].body[place.paragraph].paragraph;
  const std::shared_ptr<const BrokenParagraph> old = turn.items.back().broken;
  const std::uint32_t kept_lines = turn.items.back().line + 1;
  std::vector<LineSlot> slots = slots_in(whole, measure_in(whole, search.task.region.measure), kept_lines);
  slots.resize(kept_lines);
  slots.back().last_in_leg = true;
  LineSlot next;
  next.measure = measure_in(whole, search.task.next->measure);
  slots.push_back(next);
  BreakConfig config;
  config.alignment = whole.style->alignment;
  auto broken = std::make_shared<const BrokenParagraph>(break_lines(items_of(context_, whole), slots, config));
  turn.rest = kept_part_after(whole, *place.at);
  if (broken->lines.size() <= kept_lines || broken->lines[kept_lines - 1].hyphenated) return true;
  // The paragraph itself stays as it was: this turn may still prove to be none.
  for (FlowItem& item : turn.items)
    if (item.broken == old) item.broken = broken;
  turn.rest = kept_part_after(whole, broken->lines[kept_lines].text.begin);
  return true;
}

// Body lines that are missing in legs that hold too few (T4).
int ChainFlow::missing_in_legs(std::size_t story, const Turn& turn) const {
  const int wanted = notices(story).minimum_leg;
  int missing = 0;
  std::uint32_t begin = 0;
  for (const std::uint32_t end : turn.plan.ends) {
    missing += std::max(0, wanted - body_lines(story, std::span(turn.items).subspan(begin, end - begin)));
    begin = end;
  }
  return missing;
}

// Body lines that are missing so that the story's share stands before its first jump (T4).
int ChainFlow::missing_of_share(std::size_t story, const Turn& turn, int front) const {
  const PendingStory& pending = stories_[story];
  std::size_t rest = turn.rest ? turn.rest->text->utf8.size() : 0;
  for (std::size_t i = turn.paragraph + 1; i < pending.body.size(); ++i)
    rest += pending.body[i].paragraph.text->utf8.size();
  const std::size_t wanted = pending.body_bytes * static_cast<std::size_t>(notices(story).minimum_share) / 100;
  const std::size_t stays = pending.body_bytes - std::min(rest, pending.body_bytes);
  if (stays >= wanted || stays == 0 || front == 0) return 0;
  const auto lines = static_cast<std::size_t>(front);
  return static_cast<int>(((wanted - stays) * lines + stays - 1) / stays);
}

void ChainFlow::measure_turn(const TurnSearch& search, Turn& turn) const {
  const JumpNotices& house = notices(search.story);
  const int front = lines_on_page_ + body_lines(search.story, turn.items);
  int rest = search.lines_from[turn.paragraph + 1];
  TurnFit& fit = turn.fit;
  if (turn.rest) { // one line here may be several in the next measure, and the other way round
    const auto carried = break_uniform(context_, *turn.rest, measure_in(*turn.rest, search.task.next->measure));
    rest += static_cast<int>(line_count(*carried));
    fit.carries_one = line_count(*carried) == 1;
  }
  fit.legs_cost = turn.plan.cost;
  fit.legs = search.task.region.legs();
  fit.blank_rows = rows_of_all(search.rooms);
  for (const std::int32_t height : turn.plan.heights) fit.blank_rows -= height;
  const int share = search.task.came_from ? 0 : missing_of_share(search.story, turn, front);
  fit.short_front = std::max({0, house.minimum_before - front, share, missing_in_legs(search.story, turn)});
  fit.short_rest = std::max(0, house.minimum_after - rest);
  fit.overflow = search.task.next->rows > 0 ? std::max(0, rest - search.task.next->rows) : 0;
}

// Sets a turn with its notice; nothing when that does not go in.
std::optional<ChainFlow::Turn> ChainFlow::make_turn(const TurnSearch& search, const TurnPlace& place) {
  const Pending& pending = stories_[search.story].body[place.paragraph];
  Turn turn;
  turn.paragraph = place.paragraph;
  turn.items.assign(search.items.begin(), search.items.begin() + static_cast<std::ptrdiff_t>(place.items));
  const bool at_sentence = place.point.kind == TurnPoint::Kind::sentence;
  const bool at_line = place.point.kind == TurnPoint::Kind::line;
  if (at_sentence && !part_at_sentence(search, place, turn)) return std::nullopt;
  if (at_line && !part_at_line(search, place, turn)) return std::nullopt;
  const FlowItem& last = turn.items.back();
  turn.run_in =
      !at_line && last.broken && runs_in(search.task, search.story, pending.paragraph, last.broken->lines[last.line]);
  // The paragraph that is parted, or that the notice runs in behind, keeps its lines; those before it may have others.
  const auto parted = std::find_if(turn.items.begin(), turn.items.end(), [&](const FlowItem& item) {
    return (place.at || turn.run_in) && !item.is_notice && item.paragraph == place.paragraph;
  });
  const auto behind = static_cast<std::size_t>(turn.items.end() - parted);
  if (!turn.run_in) add_notice_row(search.task, search.story, turn.items);
  const std::size_t last_ones = behind + (turn.run_in ? 0 : 1);
  auto plan = level_story(search.task, turn.items, search.rooms, turn.items.size() - last_ones, true);
  if (!plan) return std::nullopt;
  turn.plan = std::move(*plan);
  turn.whole = turn.items.size() - last_ones;
  measure_turn(search, turn);
  turn.cost = cost_of(notices(search.story).turn, place.point) + cost_of(turn.fit);
  return turn;
}

// The cheapest turn. Places are judged from the most promising on, until none that is left can be cheaper.
std::optional<ChainFlow::Turn> ChainFlow::best_turn(const TurnSearch& search) {
  std::optional<Turn> best;
  std::size_t tries = 0;
  for (const TurnPlace& place : turn_places(search)) {
    if (best && (place.cost >= best->cost || tries >= kMostTries)) break;
    ++tries;
    auto turn = make_turn(search, place);
    if (turn && (!best || turn->cost < best->cost)) best = std::move(turn);
  }
  return best;
}

void ChainFlow::take_turn(FillResult& result, const FrameTask& task, std::size_t story, int line, const Turn& turn) {
  std::vector<FlowItem> items = turn.items;
  clear_hyphens_at_edges(task, std::span(items).first(turn.whole), turn.plan);
  put_legs(result.fragment, task, items, turn.plan, line);
  if (turn.run_in) put_run_in_notice(result.fragment, task, story);
  consume(turn.items);
  leave_page(result, task, story, turn.paragraph, turn.rest, turn.fit);
}

void ChainFlow::leave_page(FillResult& result, const FrameTask& task, std::size_t story, std::size_t paragraph,
                           const std::optional<PreparedParagraph>& rest, const TurnFit& fit) {
  Pending& pending = stories_[story].body[paragraph];
  for (std::size_t before = 0; before < paragraph; ++before) stories_[story].body[before].done = true;
  if (rest) {
    pending = {};
    pending.paragraph = *rest;
  } else {
    pending.done = true;
  }
  result.jump = JumpTaken{stories_[story].story, task.page_number,   task.next->page_number,
                          fit.short_front > 0,   fit.short_rest > 0, splits_notice(task, story)};
}

// The items with every paragraph from its first line on: one that was begun on an earlier page is cut there.
std::vector<ChainFlow::FlowItem> ChainFlow::from_first_lines(const FrameTask& task, std::size_t story, int rows_wanted,
                                                             std::vector<FlowItem> items) {
  cut_begun(story);
  if (std::none_of(items.begin(), items.end(), [](const FlowItem& item) { return item.broken && item.line > 0; }))
    return items;
  bool complete = false;
  std::vector<FlowItem> again = gather(task, story, story, rows_wanted, complete);
  if (!items.empty() && items.front().is_notice) {
    if (!again.empty()) begin_part_under(again.front(), task);
    again.insert(again.begin(), items.front());
  }
  return again;
}

// Leaves the page. When no turn can be made, nothing of the body is set and the story ends here: it is overset.
bool ChainFlow::jump(FillResult& result, const FrameTask& task, std::size_t story, int& line,
                     std::vector<FlowItem> items) {
  const std::vector<LegRoom> rooms = rooms_from(task.region, line);
  items = from_first_lines(task, story, rows_of_all(rooms) + 1, std::move(items));
  const TurnSearch search{task, story, rooms, items, lines_from(task, story)};
  const std::optional<Turn> turn = best_turn(search);
  if (!turn) return false;
  take_turn(result, task, story, line, *turn);
  line += depth_of(turn->plan, rooms);
  return false;
}

} // namespace broadsheet
