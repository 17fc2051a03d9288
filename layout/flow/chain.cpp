#include "layout/flow/chain.hpp"

#include "layout/base/utf8.hpp"
#include "layout/flow/drop_cap.hpp"
#include "layout/flow/list.hpp"
#include "layout/flow/vertical.hpp"

#include <algorithm>
#include <map>

namespace broadsheet {
namespace {

// What obstacles leave of a head's room, the widest piece; nothing where that is too narrow.
std::optional<HeadRoom> clear_of(const FrameTask& task, HeadRoom room, int line, int rows) {
  const BaselineGrid& grid = *task.region.grid;
  const Rect rect{room.x, line_top(grid, line), room.width, grid.leading * rows};
  if (!touches(task.obstacles, rect)) return room;
  const auto pieces = free_pieces(task.obstacles, rect, least_beside(task.region), {});
  const auto narrower = [](const FreePiece& a, const FreePiece& b) { return a.width < b.width; };
  const auto widest = std::max_element(pieces.begin(), pieces.end(), narrower);
  return widest == pieces.end() ? std::nullopt : std::optional(HeadRoom{widest->x, widest->width});
}

// A block's shift in its rows. What has the grid's own leading stands on the grid (L14), unless white that is no whole
// line moves it by more than an eighth of one. Vertical lines are centred in their rows, as those of the grid are.
Length onto_grid(const FrameTask& task, const SetBlock& block, int line, Length shift) {
  const BaselineGrid& grid = *task.region.grid;
  if (task.region.turned || block.lines.empty() || block.lines.front().leading != grid.leading) return shift;
  const Length baseline = line_top(grid, line) + shift + block.lines.front().origin.y;
  for (int row = line; row <= line + rows_for(block.height, grid.leading); ++row) {
    const Length off = line_baseline(grid, row) - baseline;
    if (std::abs(off.sp) <= grid.leading.sp / 8) return shift + off;
  }
  return shift;
}

} // namespace

ChainFlow::ChainFlow(const FlowContext& context, std::vector<std::uint32_t> stories, bool stream)
    : context_(context), stream_(stream) {
  for (const std::uint32_t story : stories) {
    PendingStory pending;
    pending.story = story;
    stories_.push_back(std::move(pending));
  }
}

bool ChainFlow::done() const { return stories_.empty(); }

void ChainFlow::prepare(PendingStory& story, const StoryDesign& design) const {
  if (story.prepared) return;
  const std::vector<std::uint32_t> dropped = dropped_blocks((*context_.stories)[story.story], story.trim_level);
  PreparedStory prepared = prepare_story(context_, story.story, design, dropped);
  story.prepared = true;
  story.head = std::move(prepared.head);
  story.qr_codes = std::move(prepared.qr_codes);
  story.head_set = story.head.empty() && story.qr_codes.empty();
  for (PreparedParagraph& paragraph : story.head) story.known->take_over(paragraph);
  for (PreparedParagraph& paragraph : prepared.body) {
    story.known->take_over(paragraph);
    Pending pending;
    pending.paragraph = std::move(paragraph);
    story.body_bytes += pending.paragraph.text->utf8.size();
    story.body.push_back(std::move(pending));
  }
  set_direction(story);
}

std::optional<int> ChainFlow::put_spanning_head(FrameFragment& fragment, const FrameTask& task, int line,
                                                std::span<const PreparedParagraph> head,
                                                std::span<const PreparedQr> codes, std::uint32_t story) {
  if (head.empty() && codes.empty()) return line;
  const Length leading = task.region.grid->leading;
  const Length gap = head_gap(task);
  HeadRoom room;
  SetBlock block;
  int rows = 1, tried = 0;
  // A head that is deeper than a part of the frame stands over the others only.
  while (tried < rows) {
    tried = rows;
    const auto clear = clear_of(task, head_room(task.region, line, line + rows - 1), line, rows);
    if (!clear && line < task.region.last_line) // under the obstacle
      return put_spanning_head(fragment, task, line + 1, head, codes, story);
    if (!clear) return std::nullopt;
    room = *clear;
    block = set_block(context_, head, room.width, true);
    add_qr_codes(context_, block, codes, story, room.width, room_for_codes(task, story));
    rows = std::max(rows, rows_for(block.height + gap, leading));
    if (task.region.frame->parts.empty() && task.obstacles.empty()) break;
  }
  if (line + rows - 1 > task.region.last_line) return std::nullopt;
  // What rounding to whole lines leaves over stands above the head, so that it keeps close to its story.
  const Length slack = leading * rows - block.height - gap;
  put_block(fragment, block, {room.x, line_top(*task.region.grid, line) + slack});
  head_fits_.insert(head_fits_.end(), block.head_fits.begin(), block.head_fits.end());
  return line + rows;
}

void ChainFlow::put_item(FrameFragment& fragment, const FrameTask& task, const FlowItem& item, bool at_head, Length x,
                         int line) {
  const BaselineGrid& grid = *task.region.grid;
  const int rows = at_head ? item.leg.rows_at_head : item.leg.rows;
  if (item.block) {
    const SetBlock& block = at_head ? *item.block_at_head : *item.block;
    // White that levels the legs stands under a notice, not over it.
    const int own_rows = item.is_notice ? std::min(rows, rows_for(block.height, grid.leading)) : rows;
    const Length slack = grid.leading * own_rows - block.height;
    Length shift = item.is_head ? slack : slack / 2;
    if (slack.sp < 0) shift = std::min(std::max(shift, -block.white_above), slack + block.white_below);
    if (!item.is_head) shift = onto_grid(task, block, line, shift);
    put_block(fragment, block, {x, line_top(grid, line) + shift});
    head_fits_.insert(head_fits_.end(), block.head_fits.begin(), block.head_fits.end());
    return;
  }
  const PreparedParagraph& paragraph = stories_[item.story].body[item.paragraph].paragraph;
  PlacedLine placed;
  placed.paragraph = item.broken;
  placed.line = item.line;
  const Length room = room_beside(paragraph, item.line);
  placed.origin = {x + left_of(paragraph) + room, line_baseline(grid, line + rows - 1)};
  placed.measure = measure_in(paragraph, task.region.measure) - room;
  placed.leading = grid.leading;
  placed.alignment = paragraph.style->alignment;
  placed.style = style_index(*context_.styles, *paragraph.style);
  placed.story = paragraph.story;
  placed.starts_paragraph = item.line == 0 && !paragraph.continued;
  placed.in_body = true;
  if (item.line == 0 && paragraph.cap) {
    place_drop_cap(fragment, paragraph, placed);
    placed.starts_paragraph = false;
  }
  if (placed.starts_paragraph) put_mark(fragment.lines, paragraph, placed);
  if (item.line == 0 && paragraph.notice_room.sp > 0) put_notice_in_text(fragment, task, paragraph, placed);
  fragment.lines.push_back(std::move(placed));
}

void ChainFlow::put_legs(FrameFragment& fragment, const FrameTask& task, std::span<const FlowItem> items,
                         const LegPlan& plan, int first_line) {
  const BaselineGrid& grid = *task.region.grid;
  std::size_t next = 0;
  for (std::size_t leg = 0; leg < plan.ends.size(); ++leg) {
    const Length x = task.region.leg_x.at(leg);
    const int first_of_leg = std::max(first_line, task.region.leg_lines.at(leg).first);
    int line = first_of_leg;
    Length row_foot;          // of the table that the last item was a row of
    std::size_t put_upto = 0; // of lines off the grid, which are put piece by piece
    for (const std::size_t first = next; next < plan.ends[leg]; ++next) {
      const FlowItem& item = items[next];
      const bool at_head = next == first;
      const std::size_t lines_before = fragment.lines.size();
      if (item.table) {
        const bool goes_on = !at_head && goes_on_in_table(items, next);
        const bool ends = next + 1 == plan.ends[leg] || !goes_on_in_table(items, next + 1);
        row_foot = put_row(fragment, item, at_head || (!goes_on && item.row > 0), ends,
                           {x, goes_on ? row_foot : line_top(grid, line)});
      } else if (item.broken && !stories_[item.story].body[item.paragraph].paragraph.style->on_grid) {
        if (next >= put_upto)
          put_upto = next + put_off_grid(fragment, task, items.subspan(next, plan.ends[leg] - next), at_head,
                                         {x, line_top(grid, line)});
      } else {
        put_item(fragment, task, item, at_head, x, line);
      }
      if (item.is_notice && fragment.lines.size() > lines_before) {
        const bool to = next > 0; // the one over a continuation comes first
        Rect rect = rect_lying(fragment.lines[lines_before]);
        for (std::size_t i = lines_before + 1; i < fragment.lines.size(); ++i)
          rect = joined(rect, rect_lying(fragment.lines[i]));
        fragment.notices.push_back(
            {to, stories_[item.story].story, to ? task.next->page_number : *task.came_from, rect});
      }
      line += at_head ? item.leg.rows_at_head : item.leg.rows;
    }
    fragment.legs.push_back(
        {{x, line_top(grid, first_of_leg), task.region.measure, grid.leading * (line - first_of_leg)},
         line - first_of_leg,
         std::max(0, task.region.leg_lines.at(leg).last + 1 - line)});
  }
}

void ChainFlow::consume(std::span<const FlowItem> items) {
  for (const FlowItem& item : items) {
    PendingStory& story = stories_[item.story];
    story.begun = true;
    if (item.is_notice) continue;
    if (item.is_head) {
      story.head_set = true;
      continue;
    }
    story.body_begun = true;
    Pending& pending = story.body[item.paragraph];
    if (item.block || item.table) {
      pending.done = true;
      continue;
    }
    book_form(item, pending);
    pending.broken = item.broken;
    pending.next_line = item.line + 1;
  }
}

void ChainFlow::drop_finished() {
  for (PendingStory& story : stories_) {
    if (!story.prepared) break;
    while (!story.body.empty()) {
      const Pending& front = story.body.front();
      if (!front.done && !(front.broken && front.next_line >= line_count(*front.broken))) break;
      story.body.pop_front();
    }
  }
  while (!stories_.empty() && stories_.front().prepared && stories_.front().head_set && stories_.front().body.empty())
    stories_.pop_front();
}

// Sets what stands over a story's legs: its head, or over a continuation the repeat head.
bool ChainFlow::begin_story(FillResult& result, const FrameTask& task, std::size_t index, int& line,
                            bool first_in_frame) {
  PendingStory& story = stories_[index];
  prepare(story, *task.design);
  std::vector<PreparedParagraph> head;
  std::vector<PreparedQr> codes;
  if (!story.head_set) {
    head = story.head;
    codes = story.qr_codes;
  } else if (task.came_from && first_in_frame) {
    if (auto repeated = repeat_head(task, index)) head.push_back(std::move(*repeated));
  }
  const int lines_needed = story.body.empty() ? 0 : 1;
  FrameFragment trial = result.fragment;
  const std::size_t fits_before = head_fits_.size();
  const auto under = put_spanning_head(trial, task, line, head, codes, story.story);
  if (!under || *under + lines_needed - 1 > task.region.last_line) {
    head_fits_.resize(fits_before);
    return false;
  }
  result.fragment = std::move(trial);
  story.head_set = true;
  story.begun = story.begun || !head.empty();
  line = *under;
  return true;
}

// Sets a story from grid line `line` on; true when it is finished there. `line` becomes the first line under it.
bool ChainFlow::fill_story(FillResult& result, const FrameTask& task, std::size_t index, int& line, bool first_in_frame,
                           bool side_heads) {
  prepare(stories_[index], *task.design);
  // Beside an obstacle there is no strip for a side head: it stands over its story, in the story's direction.
  if (side_heads && task.obstacles.empty() && !side_head_of(index).empty())
    return fill_beside_head(result, task, index, line, first_in_frame);
  if (!begin_story(result, task, index, line, first_in_frame)) return false;
  if (is_obstructed(task, line)) return pour_story(result, task, index, line, first_in_frame);
  const std::vector<LegRoom> rooms = rooms_from(task.region, line);
  settle_drop_cap(task, index, rows_of_first(rooms));
  bool complete = false;
  const bool continues = task.came_from && first_in_frame;
  const bool in_text = continues && begin_with_notice(task, index);
  std::vector<FlowItem> items = gather(task, index, index, rows_of_all(rooms) + 1, complete);
  if (continues && !in_text) put_notice_first(task, index, items);
  std::optional<LegPlan> plan;
  if (complete) plan = plan_all(task, items, rooms);
  const bool stays_here = task.next && task.next->page_number == task.page_number;
  if (!plan && !(complete && task.region.frame->balance) && !stream_ && !stays_here)
    plan = squeeze_in(task, index, items, complete, rooms);
  if (!plan && task.next && !stays_here && !stream_) {
    // A continuation that jumps again keeps its notice over the text.
    return jump(result, task, index, line, std::move(items));
  }
  const bool finished = plan.has_value();
  if (!plan) plan = fill_legs(numbers_of(items), rooms);
  clear_hyphens_at_edges(task, items, *plan);
  put_legs(result.fragment, task, items, *plan, line);
  consume(std::span(items).first(plan->ends.back()));
  line += depth_of(*plan, rooms);
  return finished;
}

// Stories one after another in the legs, heads in the column.
int ChainFlow::fill_stream(FillResult& result, const FrameTask& task) {
  const std::vector<LegRoom> rooms = rooms_from(task.region, task.region.first_line);
  if (rows_of_all(rooms) <= 0) return task.region.first_line;
  if (is_obstructed(task, task.region.first_line)) return pour_stream(result, task);
  bool complete = false;
  for (std::size_t story = 0; story < stories_.size(); ++story) settle_drop_cap(task, story, rows_of_first(rooms));
  std::vector<FlowItem> items =
      gather(task, 0, stories_.size() - 1, rows_of_all(rooms) + task.region.lines(), complete);
  std::optional<LegPlan> plan;
  if (complete && task.region.frame->balance) plan = level_story(task, items, rooms, items.size(), false);
  if (!plan) plan = fill_legs(numbers_of(items), rooms);
  clear_hyphens_at_edges(task, items, *plan);
  put_legs(result.fragment, task, items, *plan, task.region.first_line);
  consume(std::span(items).first(plan->ends.back()));
  return task.region.first_line + depth_of(*plan, rooms);
}

// Outline, parts, column rules and the box, once the copy is in.
void ChainFlow::finish_fragment(FillResult& result, const FrameTask& task, int next_line) {
  FrameFragment& fragment = result.fragment;
  const Frame& frame = *task.region.frame;
  const int padding = std::max(0, frame.first_line + frame.lines - 1 - task.region.last_line);
  fragment.first_line = task.region.first_line - padding;
  fragment.last_line = fragment.lines.empty() ? fragment.first_line - 1 : next_line - 1 + padding;
  fragment.free_lines = task.region.last_line - next_line + 1;
  std::map<std::uint32_t, StoryPart> parts;
  std::vector<std::uint32_t> order;
  for (const PlacedLine& line : fragment.lines) {
    if (line.story == CopyRange::kNoStory) continue;
    const auto [part, added] = parts.try_emplace(line.story, StoryPart{line.story, {}, false, true});
    if (added) order.push_back(line.story);
    part->second.rect = joined(part->second.rect, vertical_ ? rect_lying(line) : rect_on_page(line));
  }
  for (const std::uint32_t story : order) fragment.parts.push_back(parts.at(story));
  for (StoryPart& part : fragment.parts)
    for (const PendingStory& pending : stories_)
      if (pending.story == part.story) part.reaches_end = false;
}

// What stands on the page in front of the next frame there (T4).
void ChainFlow::count_body_lines(const FrameFragment& fragment) {
  lines_on_page_ += static_cast<int>(
      std::count_if(fragment.lines.begin(), fragment.lines.end(), [](const PlacedLine& line) { return line.in_body; }));
}

void ChainFlow::get_ready(const FrameTask& task) {
  pull(task);
  set_direction(task.region.turned != nullptr);
}

FillResult ChainFlow::fill(const FrameTask& task) {
  FillResult result;
  result.fragment.place = task.place;
  get_ready(task);
  if (std::exchange(page_, task.page_number) != task.page_number) lines_on_page_ = 0;
  std::vector<std::uint32_t> begun_before;
  for (const PendingStory& story : stories_)
    if (story.begun) begun_before.push_back(story.story);
  int line = task.region.first_line;
  if (stream_ && task.region.frame->head == HeadSpan::column && !stories_.empty()) {
    line = fill_stream(result, task);
    drop_finished();
  } else {
    bool first = true;
    while (!stories_.empty() && line <= task.region.last_line) {
      if (!first) ++line; // one line of white between stories
      const bool finished = fill_story(result, task, 0, line, first);
      drop_finished();
      if (!finished || !stream_) break;
      first = false;
    }
  }
  count_body_lines(result.fragment);
  finish_fragment(result, task, line);
  if (task.region.turned) turn_onto_page(result.fragment, *task.region.turned);
  if (task.region.leaded) onto_page_grid(result.fragment, *task.region.leaded);
  count_room(result.fragment, task.region.legs(), task.region.leaded != nullptr);
  for (StoryPart& part : result.fragment.parts)
    part.continuation = std::find(begun_before.begin(), begun_before.end(), part.story) != begun_before.end();
  return result;
}

} // namespace broadsheet
