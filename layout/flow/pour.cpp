#include "layout/flow/pour.hpp"

#include "layout/flow/drop_cap.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

constexpr int kBlankRows = 4;           // that a paragraph may leave at feet to save widows and orphans
constexpr std::size_t kFirstSlots = 32; // that a paragraph is broken over at first
constexpr int kLinesUnder = 2;          // that stand under a subhead (P6)

} // namespace

ChainFlow::Pourer::Pourer(ChainFlow& flow, const FrameTask& task, int first_line)
    : flow_(flow), task_(task), whole_(task), first_line_(first_line), least_(least_beside(task.region)) {}

std::vector<ChainFlow::Pourer::Content> ChainFlow::Pourer::contents(std::size_t first, std::size_t last,
                                                                    bool continuation) const {
  std::vector<Content> all;
  if (continuation) all.push_back({first, 0, flow_.notice(whole_, first, false), false, true});
  for (std::size_t story = first; story <= last; ++story) {
    const PendingStory& pending = flow_.stories_[story];
    if (!pending.head_set) all.push_back({story, 0, {}, true, false});
    for (std::size_t paragraph = 0; paragraph < pending.body.size(); ++paragraph)
      if (!pending.body[paragraph].done)
        all.push_back({story, paragraph, pending.body[paragraph].paragraph, false, false});
  }
  return all;
}

std::vector<int> ChainFlow::Pourer::full_feet() const {
  return std::vector<int>(whole_.region.leg_x.size(), whole_.region.last_line);
}

// Feet of legs that have `rows` rows together; the first ones take the odd rows.
std::vector<int> ChainFlow::Pourer::feet_at(int rows) const {
  const int legs = whole_.region.legs();
  std::vector<int> feet;
  for (int leg = 0; leg < legs; ++leg) feet.push_back(first_line_ - 1 + (rows + legs - 1 - leg) / legs);
  return feet;
}

ChainFlow::Pourer::Result ChainFlow::Pourer::pour(std::span<const Content> contents, const std::vector<int>& feet) {
  State state;
  state.slots = pour_slots(whole_.region, whole_.obstacles, first_line_, feet, least_);
  state.result.complete =
      std::all_of(contents.begin(), contents.end(), [&](const Content& content) { return pour_one(state, content); });
  return std::move(state.result);
}

std::optional<ChainFlow::Pourer::Result> ChainFlow::Pourer::pour_all(std::span<const Content> contents, bool level) {
  Result full = pour(contents, full_feet());
  if (!full.complete) return std::nullopt;
  if (!level) return full;
  int good = std::max(0, whole_.region.last_line - first_line_ + 1) * whole_.region.legs(), bad = 0;
  while (good - bad > 1) {
    const int middle = bad + (good - bad) / 2;
    Result tried = pour(contents, feet_at(middle));
    (tried.complete ? good : bad) = middle;
    if (tried.complete) full = std::move(tried);
  }
  return full;
}

bool ChainFlow::Pourer::pour_one(State& state, const Content& content) {
  if (content.is_head || content.is_notice) return pour_block(state, content);
  if (content.words.row) return pour_row(state, content);
  return is_block(content.words) ? pour_block(state, content) : pour_lines(state, content);
}

bool ChainFlow::Pourer::opens_leg(const State& state, std::size_t slot) const {
  return state.result.placed.empty() || state.result.placed.back().leg != state.slots[slot].leg;
}

// White above a paragraph; none at a leg's head.
void ChainFlow::Pourer::skip_space(State& state, const Pourer& pourer, const PreparedParagraph& words) {
  if (words.continued) return;
  for (int rows = rows_for(words.style->space_before, pourer.whole_.region.grid->leading); rows > 0; --rows) {
    if (state.at >= state.slots.size() || pourer.opens_leg(state, state.at)) return;
    state.at = next_row(state, state.at);
  }
}

std::size_t ChainFlow::Pourer::next_row(const State& state, std::size_t slot) {
  const PourSlot& here = state.slots[slot];
  while (slot < state.slots.size() && state.slots[slot].leg == here.leg && state.slots[slot].line == here.line) ++slot;
  return slot;
}

// Breaks a paragraph over the places from here on. It is given no more of them than it needs, about.
std::shared_ptr<const BrokenParagraph> ChainFlow::Pourer::break_over(const State& state,
                                                                     const PreparedParagraph& words) const {
  const std::size_t left = state.slots.size() - state.at;
  BreakConfig config;
  config.alignment = words.style->alignment;
  config.balanced = words.style->balanced;
  const auto items = items_of(flow_.context_, words);
  for (std::size_t count = std::min(left, kFirstSlots);; count = std::min(left, count * 2)) {
    std::vector<LineSlot> slots;
    for (std::size_t i = 0; i < count; ++i) {
      const PourSlot& place = state.slots[state.at + i];
      const bool ends = state.at + i + 1 == state.slots.size() || state.slots[state.at + i + 1].leg != place.leg;
      const Length room = room_beside(words, static_cast<std::uint32_t>(i));
      slots.push_back({{}, measure_in(words, place.width) - room, static_cast<std::uint32_t>(place.leg), i == 0, ends});
    }
    auto broken = break_lines(items, slots, config);
    if (broken.lines.size() <= count || count == left)
      return std::make_shared<const BrokenParagraph>(std::move(broken));
  }
}

// The place whose row must stay blank so that the paragraph ends no leg badly.
std::optional<std::size_t> ChainFlow::Pourer::bad_end(const State& state, const Content& content,
                                                      std::size_t lines) const {
  const std::size_t there = std::min(lines, state.slots.size() - state.at);
  for (std::size_t i = 1; i < there; ++i) {
    if (state.slots[state.at + i].leg == state.slots[state.at + i - 1].leg) continue;
    const bool orphan = i == 1 && !content.words.continued;                               // P6
    const bool in_cap = room_beside(content.words, static_cast<std::uint32_t>(i)).sp > 0; // beside its drop cap
    if (orphan || in_cap) return state.at;
    if (i + 1 == lines) return state.at + i - 1; // P5
  }
  return std::nullopt;
}

bool ChainFlow::Pourer::pour_lines(State& state, const Content& content) {
  skip_space(state, *this, content.words);
  if (state.at >= state.slots.size()) return false;
  auto broken = break_over(state, content.words);
  for (int blank = 0; blank < kBlankRows; ++blank) {
    const auto bad = bad_end(state, content, broken->lines.size());
    if (!bad) break;
    const PourSlot row = state.slots[*bad];
    std::erase_if(state.slots, [&](const PourSlot& slot) { return slot.leg == row.leg && slot.line == row.line; });
    broken = break_over(state, content.words);
  }
  const std::size_t count = broken->lines.size();
  for (std::uint32_t i = 0; i < count && state.at < state.slots.size(); ++i, ++state.at) {
    const PourSlot& slot = state.slots[state.at];
    Placed placed;
    placed.item.story = content.story;
    placed.item.paragraph = content.paragraph;
    placed.item.broken = broken;
    placed.item.line = i;
    placed.leg = slot.leg;
    placed.line = slot.line;
    placed.x = slot.x;
    placed.measure = slot.width;
    placed.at_head = opens_leg(state, state.at);
    state.result.placed.push_back(std::move(placed));
  }
  return !state.result.placed.empty() && state.result.placed.back().item.line + 1 == count;
}

// What all of `rows` rows from a place on have free together.
std::optional<ChainFlow::Pourer::Room> ChainFlow::Pourer::room_at(const State& state, std::size_t slot,
                                                                  int rows) const {
  const int leg = state.slots[slot].leg, line = state.slots[slot].line;
  Length left{}, right{};
  for (int row = 0; row < rows; ++row) {
    const PourSlot* widest = nullptr;
    for (; slot < state.slots.size() && state.slots[slot].leg == leg && state.slots[slot].line == line + row; ++slot)
      if (widest == nullptr || state.slots[slot].width > widest->width) widest = &state.slots[slot];
    if (widest == nullptr) return std::nullopt;
    left = row == 0 ? widest->x : std::max(left, widest->x);
    right = row == 0 ? widest->x + widest->width : std::min(right, widest->x + widest->width);
  }
  if (right - left < std::min(least_, whole_.region.measure)) return std::nullopt;
  return Room{left, right - left};
}

// Whether enough stands under a block that holds on to what follows.
bool ChainFlow::Pourer::holds(const State& state, const Content& content, int leg, int last_line) const {
  if (!content.is_head && !content.is_notice && content.words.role != BlockRole::subhead &&
      content.words.role != BlockRole::table_title)
    return true;
  if (content.is_notice && content.words.story != CopyRange::kNoStory && whole_.next &&
      !state.result.placed.empty()) // the notice that ends a page
    return true;
  int under = 0;
  for (const PourSlot& slot : state.slots) under += slot.leg == leg && slot.line > last_line ? 1 : 0;
  return under >= kLinesUnder;
}

void ChainFlow::Pourer::step_over(State& state, int leg, int last_line) {
  while (state.at < state.slots.size() && state.slots[state.at].leg == leg && state.slots[state.at].line <= last_line)
    ++state.at;
}

bool ChainFlow::Pourer::pour_block(State& state, const Content& content) {
  const PendingStory& story = flow_.stories_[content.story];
  for (std::size_t slot = state.at; slot < state.slots.size(); slot = next_row(state, slot)) {
    const bool at_head = opens_leg(state, slot);
    FlowItem item;
    std::optional<Room> room;
    int rows = 1;
    for (int tries = 0; tries < 4; ++tries) {
      room = room_at(state, slot, rows);
      if (!room) break;
      task_.region.measure = room->width;
      item = content.is_head ? flow_.block_item(task_, story.head, content.story, 0, story.qr_codes)
                             : flow_.block_item(task_, {&content.words, 1}, content.story, content.paragraph);
      const int wanted = at_head ? item.leg.rows_at_head : item.leg.rows;
      if (wanted <= rows) break;
      rows = wanted;
      room.reset();
    }
    const int leg = state.slots[slot].leg, line = state.slots[slot].line;
    if (!room || !holds(state, content, leg, line + rows - 1)) continue;
    item.is_head = content.is_head;
    item.is_notice = content.is_notice;
    if (at_head)
      item.leg.rows_at_head = rows;
    else
      item.leg.rows = rows;
    state.at = slot;
    step_over(state, leg, line + rows - 1);
    state.result.placed.push_back({std::move(item), leg, line, room->x, room->width, at_head});
    return true;
  }
  return false;
}

// Tables stand where a leg is as wide as it is. A head row takes the next row along.
bool ChainFlow::Pourer::pour_row(State& state, const Content& content) {
  FlowItem item = flow_.row_item(whole_, content.story, content.paragraph);
  const bool head = content.words.row->table->rows[content.words.row->index].head;
  for (std::size_t slot = state.at; slot < state.slots.size(); slot = next_row(state, slot)) {
    const bool at_head = opens_leg(state, slot);
    const int rows = at_head ? item.leg.rows_at_head : item.leg.rows;
    const auto room = room_at(state, slot, rows + (head ? kLinesUnder : 0));
    if (!room || room->width < whole_.region.measure) continue;
    const int leg = state.slots[slot].leg, line = state.slots[slot].line;
    state.at = slot;
    step_over(state, leg, line + rows - 1);
    state.result.placed.push_back({std::move(item), leg, line, room->x, room->width, at_head});
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
  fragment.notices.push_back({to, flow_.stories_[placed.item.story].story,
                              to ? whole_.next->page_number : *whole_.came_from, rect_lying(fragment.lines.back())});
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
                             rows});
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
  for (const Placed& placed : poured.placed) items.push_back(placed.item);
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
  const bool continues = task.came_from && first_in_frame;
  const bool in_text = continues && begin_with_notice(task, index);
  Pourer pourer(*this, task, line);
  const auto contents = pourer.contents(index, index, continues && !in_text);
  if (const auto all = pourer.pour_all(contents, task.region.frame->balance)) {
    line = pourer.put(result, *all);
    return true;
  }
  if (task.next && task.next->page_number != task.page_number && !stream_) {
    pourer.jump(result, index, contents, line);
    return false;
  }
  line = pourer.put(result, pourer.pour(contents, pourer.full_feet()));
  return false;
}

// All stories of a stream with their heads in the column.
int ChainFlow::pour_stream(FillResult& result, const FrameTask& task) {
  for (std::size_t story = 0; story < stories_.size(); ++story) {
    prepare(stories_[story], *task.design);
    cut_begun(story);
  }
  Pourer pourer(*this, task, task.region.first_line);
  const auto contents = pourer.contents(0, stories_.size() - 1, false);
  const auto all = pourer.pour_all(contents, task.region.frame->balance);
  return pourer.put(result, all ? *all : pourer.pour(contents, pourer.full_feet()));
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
