#include "layout/flow/pour.hpp"

#include "layout/flow/drop_cap.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

constexpr int kBlankRows = 4;  // that a paragraph may leave at feet to save widows and orphans
constexpr int kLinesUnder = 2; // that stand under a subhead (P6)

std::vector<int> full_feet(const FrameRegion& region) {
  return std::vector<int>(region.leg_x.size(), region.last_line);
}

} // namespace

ChainFlow::Pourer::Pourer(ChainFlow& flow, const FrameTask& task, int first_line)
    : flow_(flow), task_(task), whole_(task), first_line_(first_line), least_(least_beside(task.region)),
      slots_(pour_slots(task.region, task.obstacles, first_line, full_feet(task.region), least_)) {}

std::vector<ChainFlow::Pourer::Content> ChainFlow::Pourer::contents(std::size_t first, std::size_t last,
                                                                    bool continuation) {
  std::vector<Content> all;
  const auto add = [&](Content content) {
    content.id = next_id_++;
    all.push_back(std::move(content));
  };
  if (continuation) add({.story = first, .words = flow_.notice(whole_, first, false), .is_notice = true});
  for (std::size_t story = first; story <= last; ++story) {
    const PendingStory& pending = flow_.stories_[story];
    if (!pending.head_set) add({.story = story, .is_head = true});
    for (std::size_t paragraph = 0; paragraph < pending.body.size(); ++paragraph)
      if (!pending.body[paragraph].done)
        add({.story = story, .paragraph = paragraph, .words = pending.body[paragraph].paragraph});
  }
  return all;
}

ChainFlow::Pourer::Result ChainFlow::Pourer::fill(std::span<const Content> contents, bool dense) {
  State state;
  state.slots = slots_;
  state.dense = dense;
  std::size_t poured = 0;
  for (; poured < contents.size(); ++poured) {
    state.held = dense ? 0 : rows_held(contents.subspan(poured));
    if (!pour_one(state, contents[poured])) break;
  }
  state.result.complete = poured == contents.size();
  return std::move(state.result);
}

bool ChainFlow::Pourer::pour_one(State& state, const Content& content) {
  if (content.is_head || content.is_notice) return pour_block(state, content);
  if (content.words.row) return pour_row(state, content);
  return is_block(content.words) ? pour_block(state, content) : pour_lines(state, content);
}

bool ChainFlow::Pourer::opens_leg(const State& state, std::size_t slot) const {
  return state.result.placed.empty() || state.result.placed.back().leg != state.slots[slot].leg;
}

// The row, by one of its places, that must stay blank so that the paragraph ends no leg badly.
std::optional<std::size_t> ChainFlow::Pourer::bad_end(std::span<const PourSlot> places, const Content& content,
                                                      std::size_t lines) const {
  for (std::size_t i = 1; i < std::min(lines, places.size()); ++i) {
    if (places[i].leg == places[i - 1].leg) continue;
    const bool orphan = i == 1 && !content.words.continued;                               // P6
    const bool in_cap = room_beside(content.words, static_cast<std::uint32_t>(i)).sp > 0; // beside its drop cap
    if (orphan || in_cap) return 0;
    if (i + 1 == lines) return i - 1; // P5
  }
  return std::nullopt;
}

bool ChainFlow::Pourer::pour_lines(State& state, const Content& content) {
  const PreparedParagraph& words = content.words;
  if (state.held > 0) find_title_room(state, content);
  if (!words.continued) // white above it; none at a leg's head
    for (int rows = rows_for(words.style->space_before, whole_.region.grid->leading); rows > 0; --rows) {
      if (state.at >= state.slots.size() || opens_leg(state, state.at)) break;
      state.at = next_row(state.slots, state.at);
    }
  std::vector<PourSlot> places = places_from(state.slots, state.at, words);
  if (places.empty()) return false;
  auto broken = break_over(words, places, 0);
  for (int blank = 0; blank < kBlankRows && !state.dense; ++blank) {
    const auto bad = bad_end(places, content, broken->lines.size());
    if (!bad) break;
    const PourSlot row = places[*bad];
    std::erase_if(places, [&](const PourSlot& slot) { return slot.leg == row.leg && slot.line == row.line; });
    broken = break_over(words, places, 0);
  }
  const std::size_t count = std::min(broken->lines.size(), places.size());
  for (std::uint32_t line = 0; line < count; ++line) {
    const PourSlot& place = places[line];
    while (state.slots[state.at].leg != place.leg || state.slots[state.at].line != place.line ||
           state.slots[state.at].x != place.x)
      ++state.at;
    const bool at_head = opens_leg(state, state.at);
    state.result.placed.push_back(placed_line(content, place, broken, line));
    state.result.placed.back().at_head = at_head;
    state.result.placed.back().slot_end = ++state.at;
  }
  return count > 0 && count == broken->lines.size();
}

// Rows that a content takes, in a whole leg and with its white.
int ChainFlow::Pourer::rows_of(const Content& content) {
  if (content.words.row) return flow_.row_item(whole_, content.story, content.paragraph).leg.rows;
  if (is_block(content.words))
    return flow_.block_item(whole_, {&content.words, 1}, content.story, content.paragraph).leg.rows;
  return static_cast<int>(
      line_count(*break_uniform(flow_.context_, content.words, measure_in(content.words, whole_.region.measure))));
}

// Rows under the first of these contents that must stand in its leg: two lines under a subhead, or under the last one
// of several (P6).
int ChainFlow::Pourer::rows_held(std::span<const Content> from) {
  if (!from.front().holds()) return 0;
  int rows = kLinesUnder;
  for (std::size_t i = 1; i < from.size() && from[i].holds() && !from[i].is_head; ++i) rows += rows_of(from[i]);
  return rows;
}

// Whether enough stands under what holds on to it.
bool ChainFlow::Pourer::holds(const State& state, int leg, int last_line) const {
  return state.held == 0 || std::count_if(state.slots.begin(), state.slots.end(), [&](const PourSlot& slot) {
                              return slot.leg == leg && slot.line > last_line;
                            }) >= state.held;
}

// A table's title that is set in lines begins in the next leg where its own or the table has no room in this one.
void ChainFlow::Pourer::find_title_room(State& state, const Content& title) {
  const int rows = rows_of(title) + state.held;
  for (std::size_t slot = state.at; slot < state.slots.size();) {
    std::size_t end = slot;
    while (end < state.slots.size() && state.slots[end].leg == state.slots[slot].leg) ++end;
    if (end - slot >= static_cast<std::size_t>(rows)) {
      state.at = slot;
      return;
    }
    slot = end;
  }
}

void ChainFlow::Pourer::take(State& state, std::size_t slot, Placed placed) {
  for (state.at = slot; state.at < state.slots.size() && state.slots[state.at].leg == placed.leg &&
                        state.slots[state.at].line <= placed.last_line();)
    ++state.at;
  placed.slot_end = state.at;
  state.result.placed.push_back(std::move(placed));
}

bool ChainFlow::Pourer::pour_block(State& state, const Content& content) {
  for (std::size_t slot = fresh_row(state.slots, state.at); slot < state.slots.size();
       slot = next_row(state.slots, slot)) {
    auto placed = block_at(state.slots, slot, content, opens_leg(state, slot));
    if (!placed || !holds(state, placed->leg, placed->last_line())) continue;
    take(state, slot, std::move(*placed));
    return true;
  }
  return false;
}

bool ChainFlow::Pourer::pour_row(State& state, const Content& content) {
  const std::vector<Placed>& before = state.result.placed;
  for (std::size_t slot = fresh_row(state.slots, state.at); slot < state.slots.size();
       slot = next_row(state.slots, slot)) {
    const bool under_row = !before.empty() && before.back().item.table && content.words.row->index > 0;
    auto placed =
        row_at(state.slots, slot, content, opens_leg(state, slot), !under_row || !goes_on(state.slots, state.at, slot));
    if (!placed) continue;
    take(state, slot, std::move(*placed));
    return true;
  }
  return false;
}

void ChainFlow::Pourer::put_one(FrameFragment& fragment, std::span<const Placed> all, std::size_t index,
                                Length& row_foot) {
  const Placed& placed = all[index];
  task_.region.measure = placed.measure;
  const auto goes_on = [&](std::size_t at) { // in the table and the leg of the one before it
    return at > 0 && at < all.size() && all[at].item.table && all[at].item.table == all[at - 1].item.table &&
           all[at].leg == all[at - 1].leg && all[at].line == all[at - 1].last_line() + 1;
  };
  if (placed.item.table) {
    const bool part = !goes_on(index);
    row_foot = put_row(fragment, placed.item, part && (placed.at_head || placed.item.row > 0), !goes_on(index + 1),
                       {placed.x, part ? line_top(*whole_.region.grid, placed.line) : row_foot});
    return;
  }
  const std::size_t before = fragment.lines.size();
  flow_.put_item(fragment, task_, placed.item, placed.at_head, placed.x, placed.line);
  if (!placed.item.is_notice || fragment.lines.size() == before) return;
  const bool to = index + 1 == all.size();
  Rect rect; // of all its lines: in a narrow place it has more than one
  for (std::size_t line = before; line < fragment.lines.size(); ++line)
    rect = joined(rect, rect_lying(fragment.lines[line]));
  fragment.notices.push_back(
      {to, flow_.stories_[placed.item.story].story, to ? whole_.next->page_number : *whole_.came_from, rect});
}

void ChainFlow::Pourer::put_legs(FrameFragment& fragment, const Result& poured) const {
  const BaselineGrid& grid = *whole_.region.grid;
  for (int leg = 0; leg < whole_.region.legs(); ++leg) {
    const int first = std::max(first_line_, whole_.region.leg_lines.at(static_cast<std::size_t>(leg)).first);
    int last = first - 1;
    for (const Placed& placed : poured.placed)
      if (placed.leg == leg) last = std::max(last, placed.last_line());
    const int rows = last - first + 1;
    fragment.legs.push_back({{whole_.region.leg_x[static_cast<std::size_t>(leg)], line_top(grid, first),
                              whole_.region.measure, grid.leading * rows},
                             rows,
                             whole_.region.leg_lines[static_cast<std::size_t>(leg)].last - last});
  }
}

int ChainFlow::Pourer::put(FillResult& result, const Result& poured) {
  Length row_foot;
  int last = first_line_ - 1;
  for (std::size_t i = 0; i < poured.placed.size(); ++i) {
    put_one(result.fragment, poured.placed, i, row_foot);
    last = std::max(last, poured.placed[i].last_line());
  }
  put_legs(result.fragment, poured);
  for (const Obstacle& obstacle : whole_.obstacles)
    result.fragment.obstacles.insert(result.fragment.obstacles.end(), obstacle.parts.begin(), obstacle.parts.end());
  std::vector<FlowItem> items;
  for (const Placed& placed : poured.placed) {
    items.push_back(placed.item);
    if (placed.own) flow_.stories_[placed.item.story].body[placed.item.paragraph].broken = placed.own; // to be booked
  }
  flow_.consume(items);
  for (const FlowItem& item : items) {
    if (!item.broken) continue;
    Pending& pending = flow_.stories_[item.story].body[item.paragraph];
    pending.broken = item.broken;
    pending.measure = Length{-1}; // of no frame: what is left of it is broken again
  }
  return last + 1;
}

// A story from grid line `line` on, its head already set; true when it is finished there.
bool ChainFlow::pour_story(FillResult& result, const FrameTask& task, std::size_t index, int& line,
                           bool first_in_frame) {
  cut_begun(index);
  Pourer pourer(*this, task, line);
  settle_drop_cap(task, index, pourer.rows_at_start());
  Pending* first = stories_[index].body.empty() ? nullptr : &stories_[index].body.front();
  if (first && first->paragraph.cap && !pourer.has_room_for_cap(first->paragraph))
    first->paragraph = without_drop_cap(first->paragraph);
  const bool continues = task.came_from && first_in_frame;
  const bool in_text = continues && begin_with_notice(pourer.first_place(), index);
  const auto contents = pourer.contents(index, index, continues && !in_text);
  const bool leaves = task.next && task.next->page_number != task.page_number;
  const bool squeeze = !stream_ && (leaves || !task.next);
  if (const auto all = pourer.pour_all(contents, task.region.frame->balance, squeeze)) {
    line = pourer.put(result, *all);
    return true;
  }
  if (leaves && !stream_) {
    pourer.jump(result, index, contents, line);
    return false;
  }
  line = pourer.put(result, pourer.fill(contents));
  return false;
}

// All stories of a stream with their heads in the column.
int ChainFlow::pour_stream(FillResult& result, const FrameTask& task) {
  for (std::size_t story = 0; story < stories_.size(); ++story) {
    prepare(stories_[story], *task.design);
    cut_begun(story);
  }
  Pourer pourer(*this, task, task.region.first_line);
  for (std::size_t story = 0; story < stories_.size(); ++story) settle_drop_cap(task, story, pourer.rows_at_start());
  // Where a paragraph begins is known when all is poured: one that stands too narrow for its drop cap loses it.
  for (;;) {
    const auto contents = pourer.contents(0, stories_.size() - 1, false);
    auto all = pourer.pour_all(contents, task.region.frame->balance, false);
    if (!all) all = pourer.fill(contents);
    if (!pourer.drop_narrow_caps(*all)) return pourer.put(result, *all);
  }
}

// Paragraphs that were begun in an earlier frame are cut there: from here on each starts at its first line.
void ChainFlow::cut_begun(std::size_t index) {
  for (Pending& pending : stories_[index].body) {
    if (!pending.broken || pending.next_line == 0 || pending.done) continue;
    if (pending.next_line < line_count(*pending.broken))
      pending.paragraph = part_after(pending.paragraph, pending.broken->lines.at(pending.next_line).text.begin);
    pending.broken.reset();
    pending.next_line = 0;
  }
}

bool ChainFlow::is_obstructed(const FrameTask& task, int line) {
  if (task.obstacles.empty() || task.region.turned) return false;
  Rect rest = task.region.inner;
  rest.y = line_top(*task.region.grid, line);
  rest.height = line_top(*task.region.grid, task.region.last_line + 1) - rest.y;
  return touches(task.obstacles, rest);
}

} // namespace broadsheet
