// What is left of the stories as items of legs, with the costs of ending a leg between them. Rules: P5, P6, section 9.
#include "layout/flow/break_costs.hpp"
#include "layout/flow/chain.hpp"
#include "layout/flow/drop_cap.hpp"

#include <algorithm>

namespace broadsheet {
// Breaks what is left of a paragraph for a measure; a paragraph that was begun in another measure is cut there.
void ChainFlow::break_pending(Pending& pending, Length measure) const {
  if (pending.broken && pending.measure == measure) return;
  if (pending.broken && pending.next_line > 0)
    pending.paragraph = part_after(pending.paragraph, pending.broken->lines.at(pending.next_line).text.begin);
  pending.broken = break_uniform(context_, pending.paragraph, measure);
  pending.next_line = 0;
  pending.measure = measure;
}

std::optional<Length> ChainFlow::room_for_codes(const FrameTask& task, std::uint32_t story) const {
  if (task.next && task.next->rows > 0) return std::nullopt;
  const auto pending =
      std::find_if(stories_.begin(), stories_.end(), [&](const PendingStory& one) { return one.story == story; });
  const int body = pending != stories_.end() && !pending->body.empty() ? 1 : 0;
  return task.region.grid->leading * std::max(0, task.region.lines() - body) - head_gap(task);
}

ChainFlow::FlowItem ChainFlow::block_item(const FrameTask& task, std::span<const PreparedParagraph> paragraphs,
                                          std::size_t story, std::size_t paragraph,
                                          std::span<const PreparedQr> codes) const {
  const Length leading = task.region.grid->leading;
  const auto set = [&](bool drop_space_above) {
    SetBlock block = set_block(context_, paragraphs, task.region.measure, drop_space_above);
    add_qr_codes(context_, block, codes, stories_[story].story, task.region.measure,
                 room_for_codes(task, stories_[story].story));
    return std::make_shared<const SetBlock>(std::move(block));
  };
  FlowItem item;
  item.story = story;
  item.paragraph = paragraph;
  item.block = set(false);
  item.block_at_head = set(true);
  const BlockRole role = paragraphs.empty() ? BlockRole::paragraph : paragraphs.front().role;
  const bool is_head = role < BlockRole::dateline || role == BlockRole::subhead;
  const auto rows = [&](const SetBlock& block) {
    Length space = is_head ? task.levers.head_space : Length{};
    space = std::max(space, -(block.white_above + block.white_below));
    return std::max(1, rows_for(block.height + space, leading));
  };
  item.leg.rows = rows(*item.block);
  item.leg.rows_at_head = rows(*item.block_at_head);
  return item;
}

void ChainFlow::append_lines(std::vector<FlowItem>& items, const FrameTask& task, std::size_t story,
                             std::size_t paragraph, const PreparedParagraph& prepared,
                             std::shared_ptr<const BrokenParagraph> broken, std::uint32_t first_line) const {
  const std::uint32_t count = line_count(*broken);
  const int space = rows_for(prepared.style->space_before, task.region.grid->leading);
  for (std::uint32_t line = first_line; line < count; ++line) {
    FlowItem item;
    item.story = story;
    item.paragraph = paragraph;
    item.broken = broken;
    item.line = line;
    const bool opens = line == 0 && !prepared.continued;
    if (opens && prepared.style->on_grid) item.leg.rows += space;
    if (!prepared.style->on_grid) give_rows(item, *prepared.style, line == first_line, task.region.grid->leading);
    // A head or a subhead holds on to two lines; on the grid, so does any block.
    const auto holds = [&](const FlowItem& before) {
      return before.block && (prepared.style->on_grid || holds_next(before));
    };
    if (!items.empty() && holds(items.back()))
      item.leg.break_cost = kNeverBreak;
    else if (items.size() > 1 && holds(items[items.size() - 2]))
      item.leg.break_cost = kSubheadCost;
    if (line > first_line && holds_on(prepared)) item.leg.break_cost = kNeverBreak; // a table's title
    if (line > 0 && room_beside(prepared, line).sp > 0) item.leg.break_cost = kNeverBreak;
    if (line > first_line) {
      if ((line == 1 && !prepared.continued) || line + 1 == count) item.leg.break_cost += kOrphanCost;
      if (broken->lines[line - 1].hyphenated) item.leg.break_cost += kHyphenCost;
    }
    items.push_back(std::move(item));
  }
}

void ChainFlow::append_paragraph(std::vector<FlowItem>& items, const FrameTask& task, std::size_t story,
                                 std::size_t paragraph) {
  Pending& pending = stories_[story].body[paragraph];
  if (pending.done) return;
  if (pending.paragraph.row) return append_row(items, task, story, paragraph);
  if (!stays_whole(pending, task.region.measure)) {
    break_pending(pending, measure_in(pending.paragraph, task.region.measure));
    return append_lines(items, task, story, paragraph, pending.paragraph, pending.broken, pending.next_line);
  }
  FlowItem item = block_item(task, {&pending.paragraph, 1}, story, paragraph);
  // Lines of a list (off the grid) may part anywhere; only heads and subheads hold on to what follows, be it one more.
  if (!items.empty() && holds_next(items.back())) item.leg.break_cost = kNeverBreak;
  items.push_back(std::move(item));
}

bool ChainFlow::holds_next(const FlowItem& item) const {
  return item.is_head || item.is_notice || holds_on(stories_[item.story].body[item.paragraph].paragraph);
}

std::vector<ChainFlow::FlowItem> ChainFlow::gather(const FrameTask& task, std::size_t first, std::size_t last,
                                                   int rows_wanted, bool& complete) {
  std::vector<FlowItem> items;
  int rows = 0;
  std::size_t counted = 0;
  const auto enough = [&] {
    for (; counted < items.size(); ++counted) rows += items[counted].leg.rows;
    return rows >= rows_wanted;
  };
  complete = false;
  for (std::size_t story = first; story <= last; ++story) {
    prepare(stories_[story], *task.design);
    if (!stories_[story].head_set) {
      FlowItem head = block_item(task, stories_[story].head, story, 0, stories_[story].qr_codes);
      head.is_head = true;
      items.push_back(std::move(head));
    }
    for (std::size_t paragraph = 0; paragraph < stories_[story].body.size(); ++paragraph) {
      append_paragraph(items, task, story, paragraph);
      if (enough() && !holds_next(items.back()) && (paragraph + 1 < stories_[story].body.size() || story < last))
        return items;
    }
  }
  complete = true;
  return items;
}

} // namespace broadsheet
