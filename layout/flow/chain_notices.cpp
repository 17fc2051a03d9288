// The two notices of a jump and the head over a continuation. Rules: T1, T2, T6, T7, T10.
#include "layout/base/fold.hpp"
#include "layout/flow/chain.hpp"
#include "layout/flow/vertical.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

bool is_plain(const PreparedParagraph& paragraph) {
  return !paragraph.row && !paragraph.cap && !paragraph.mark && paragraph.hang.sp == 0 && paragraph.style->on_grid &&
         paragraph.role != BlockRole::subhead && !paragraph.text->right_to_left;
}

Length width_of(const BrokenParagraph& words) { return words.lines.front().natural; }

} // namespace

const JumpNotices& ChainFlow::notices(std::size_t story) const {
  return notices_for(*context_.styles, (*context_.stories)[stories_[story].story].language);
}

PreparedParagraph ChainFlow::notice(const FrameTask& task, std::size_t story, bool to) const {
  const JumpNotices& texts = notices(story);
  const Story& copy = (*context_.stories)[stories_[story].story];
  const int page = to ? task.next->page_number : *task.came_from;
  const std::string& label = to ? task.next->page_label : task.came_from_label;
  return in_direction(prepare_words(context_, stories_[story].story,
                                    fill_notice(to ? texts.to : texts.from, texts, page, copy, label),
                                    to ? texts.to_style : texts.from_style),
                      vertical_);
}

std::optional<PreparedParagraph> ChainFlow::repeat_head(const FrameTask& task, std::size_t story) const {
  const JumpNotices& texts = notices(story);
  const std::string words = fill_notice(texts.repeat_head, texts, *task.came_from,
                                        (*context_.stories)[stories_[story].story], task.came_from_label);
  if (words.empty()) return std::nullopt;
  return in_direction(prepare_words(context_, stories_[story].story, words, texts.repeat_style), vertical_);
}

void ChainFlow::add_notice_row(const FrameTask& task, std::size_t story, std::vector<FlowItem>& items) const {
  const PreparedParagraph words = notice(task, story, true);
  FlowItem item = block_item(task, {&words, 1}, story, 0);
  item.is_notice = true;
  item.leg.break_cost = kNeverBreak;
  items.push_back(std::move(item));
}

// Whether the notice stands behind a paragraph's last line (T1): at the edge where its lines end.
bool ChainFlow::runs_in(const FrameTask& task, std::size_t story, const PreparedParagraph& paragraph,
                        const Line& line) const {
  const Alignment flush = paragraph.text->right_to_left ? Alignment::right : Alignment::left;
  const bool end_is_free = paragraph.style->alignment == Alignment::justify || paragraph.style->alignment == flush;
  if (!notices(story).run_in || !paragraph.style->on_grid || !end_is_free) return false;
  const auto words = break_uniform(context_, notice(task, story, true), task.region.measure);
  if (words->lines.size() != 1) return false;
  return line.natural + paragraph.style->size + width_of(*words) <= measure_in(paragraph, task.region.measure);
}

// Whether a notice needs two lines, here or over the continuation, as small as its style lets it be (T1).
bool ChainFlow::splits_notice(const FrameTask& task, std::size_t story) const {
  FrameTask there = task;
  there.came_from = task.page_number;
  there.came_from_label = task.page_label;
  const PreparedParagraph to = notice(task, story, true), from = notice(there, story, false);
  return set_block(context_, {&to, 1}, task.region.measure, true).lines.size() > 1 ||
         set_block(context_, {&from, 1}, task.next->measure, true).lines.size() > 1;
}

void ChainFlow::put_run_in_notice(FrameFragment& fragment, const FrameTask& task, std::size_t story) const {
  const PreparedParagraph words = notice(task, story, true);
  const auto broken = break_uniform(context_, words, task.region.measure);
  PlacedLine placed = fragment.lines.back();
  const Length width = width_of(*broken);
  if (!placed.paragraph->items->paragraph->source->right_to_left) placed.origin.x += placed.measure - width;
  placed.measure = width;
  placed.paragraph = broken;
  placed.line = 0;
  placed.alignment = Alignment::left;
  placed.style = style_index(*context_.styles, *words.style);
  placed.starts_paragraph = false;
  fragment.notices.push_back({true, stories_[story].story, task.next->page_number, rect_lying(placed)});
  fragment.lines.push_back(std::move(placed));
}

// The paragraph begins anew with the notice, indent and all. A notice that would not stay on one line there, and one
// over a subhead or a table, keeps a line of its own.
bool ChainFlow::begin_with_notice(const FrameTask& task, std::size_t story) {
  if (!notices(story).from_in_text || stories_[story].body.empty()) return false;
  Pending& pending = stories_[story].body.front();
  PreparedParagraph& paragraph = pending.paragraph;
  if (paragraph.notice_room.sp > 0) return true; // the frame before had no room
  if (!is_plain(paragraph)) return false;
  const ParagraphStyle& style = *paragraph.style;
  const auto words = break_uniform(context_, notice(task, story, false), task.region.measure);
  if (words->lines.size() != 1) return false;
  const Length white = is_east_asian(paragraph.text->language) ? Length{} : style.size / 3;
  const Length least = measure_in(paragraph, task.region.measure) - style.first_indent - style.size;
  if (width_of(*words) + white > least) return false;
  if (pending.broken && pending.next_line > 0)
    paragraph = part_after(paragraph, pending.broken->lines.at(pending.next_line).text.begin);
  pending.broken.reset();
  pending.next_line = 0;
  paragraph.notice_room = width_of(*words) + white;
  paragraph.continued = false;
  paragraph.kept = std::make_shared<KeptItems>();
  return true;
}

// The notice stands in the room that the first line leaves it, as a list's mark does; the line stands beside it.
void ChainFlow::put_notice_in_text(FrameFragment& fragment, const FrameTask& task, const PreparedParagraph& paragraph,
                                   PlacedLine& line) const {
  const auto of_story = [&](const PendingStory& pending) { return pending.story == paragraph.story; };
  const auto story =
      static_cast<std::size_t>(std::find_if(stories_.begin(), stories_.end(), of_story) - stories_.begin());
  const PreparedParagraph from = notice(task, story, false);
  PlacedLine words = line;
  words.paragraph = break_uniform(context_, from, task.region.measure);
  words.line = 0;
  words.origin.x += paragraph.style->first_indent;
  words.measure = width_of(*words.paragraph);
  words.alignment = Alignment::left;
  words.style = style_index(*context_.styles, *from.style);
  words.starts_paragraph = true;
  line.starts_paragraph = false;
  line.beside = true;
  fragment.notices.push_back({false, paragraph.story, *task.came_from, rect_lying(words)});
  fragment.lines.push_back(std::move(words));
}

void ChainFlow::put_notice_first(const FrameTask& task, std::size_t story, std::vector<FlowItem>& items) const {
  const PreparedParagraph words = notice(task, story, false);
  FlowItem item = block_item(task, {&words, 1}, story, 0);
  item.is_notice = true;
  if (!items.empty()) items.front().leg.break_cost = kNeverBreak;
  if (!items.empty()) begin_part_under(items.front(), task);
  items.insert(items.begin(), std::move(item));
}

} // namespace broadsheet
