// Jumps: where a story leaves a page, and its two notices. Rules T1-T10.
#include "layout/flow/chain.hpp"
#include "layout/flow/drop_cap.hpp"
#include "layout/flow/sentences.hpp"
#include "layout/flow/vertical.hpp"

#include <algorithm>
#include <array>

namespace broadsheet {
namespace {

constexpr std::size_t kMostTries = 60; // places that are tried for a turn, from the latest back

void replace_all(std::string& text, std::string_view name, std::string_view value) {
  for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + value.size()))
    text.replace(at, name.size(), value);
}

// What may not stand last on a page: a subhead, a table's title or head.
bool holds_on(const PreparedParagraph& paragraph) {
  return paragraph.role == BlockRole::subhead || paragraph.role == BlockRole::table_title ||
         (paragraph.row && paragraph.row->table->rows[paragraph.row->index].head);
}

std::string plain_headline(const Story& story) {
  const Block* headline = find_block(story, BlockRole::headline);
  return headline ? headline->text.utf8 : story.slug;
}

} // namespace

std::string page_numeral(int page, Numerals numerals) {
  static constexpr std::array<std::string_view, 10> digits{"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  if (numerals == Numerals::western || page <= 0 || page > 99) return std::to_string(page);
  const auto tens = static_cast<std::size_t>(page / 10), ones = static_cast<std::size_t>(page % 10);
  std::string text;
  if (tens > 1) text += digits[tens];
  if (tens > 0) text += "十";
  if (ones > 0) text += digits[ones];
  return text;
}

std::string fill_notice(const std::string& text, const JumpNotices& notices, int page, const Story& story) {
  std::string filled = text;
  replace_all(filled, "{page}", page_numeral(page, notices.numerals));
  replace_all(filled, "{slug}", story.slug);
  replace_all(filled, "{headline}", plain_headline(story));
  return filled;
}

const JumpNotices& ChainFlow::notices(std::size_t story) const {
  return notices_for(*context_.styles, (*context_.stories)[stories_[story].story].language);
}

PreparedParagraph ChainFlow::notice(const FrameTask& task, std::size_t story, bool to) const {
  const JumpNotices& texts = notices(story);
  const Story& copy = (*context_.stories)[stories_[story].story];
  const int page = to ? task.next->page_number : *task.came_from;
  return in_direction(prepare_words(context_, stories_[story].story,
                                    fill_notice(to ? texts.to : texts.from, texts, page, copy),
                                    to ? texts.to_style : texts.from_style),
                      vertical_);
}

void ChainFlow::add_notice_row(const FrameTask& task, std::size_t story, std::vector<FlowItem>& items) const {
  const PreparedParagraph words = notice(task, story, true);
  FlowItem item = block_item(task, {&words, 1}, story, 0);
  item.is_notice = true;
  item.leg.break_cost = kNeverBreak;
  items.push_back(std::move(item));
}

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

// Whether a turn takes along as many lines as the template set asks for (T4, T8).
bool ChainFlow::enough_after(const FrameTask& task, std::size_t story, std::size_t paragraph,
                             const std::optional<PreparedParagraph>& rest) const {
  const int wanted = notices(story).minimum_after;
  int lines = 0;
  const auto count = [&](const PreparedParagraph& prepared) {
    lines += prepared.row
                 ? 1
                 : static_cast<int>(
                       break_uniform(context_, prepared, measure_in(prepared, task.next->measure))->lines.size());
  };
  if (rest) count(*rest);
  const std::deque<Pending>& body = stories_[story].body;
  for (std::size_t next = paragraph + 1; next < body.size() && lines < wanted; ++next) count(body[next].paragraph);
  return lines >= wanted;
}

// Whether the notice stands behind a paragraph's last line (T1).
bool ChainFlow::runs_in(const FrameTask& task, std::size_t story, const PreparedParagraph& paragraph,
                        const Line& line) const {
  const Alignment alignment = paragraph.style->alignment;
  if (!notices(story).run_in || alignment == Alignment::center || alignment == Alignment::right) return false;
  const auto words = break_uniform(context_, notice(task, story, true), task.region.measure);
  if (words->lines.size() != 1) return false;
  const Length em = paragraph.style->size;
  return line.natural + em + words->lines.front().natural <= measure_in(paragraph, task.region.measure);
}

// Tries to leave the page inside a paragraph at byte `at`, or at its end; nothing when that does not go in.
std::optional<ChainFlow::Turn> ChainFlow::try_turn(const FrameTask& task, std::size_t story, int rows,
                                                   std::span<const FlowItem> items, std::size_t paragraph,
                                                   std::optional<std::uint32_t> at) {
  const Pending& pending = stories_[story].body[paragraph];
  Turn turn;
  turn.paragraph = paragraph;
  std::shared_ptr<const BrokenParagraph> last_lines = pending.broken;
  for (const FlowItem& item : items)
    if (item.is_notice || item.paragraph < paragraph || (item.paragraph == paragraph && !at))
      turn.items.push_back(item);
  if (at) {
    const PreparedParagraph front = part_before(pending.paragraph, *at);
    turn.rest = part_after(pending.paragraph, *at);
    last_lines = break_uniform(context_, front, measure_in(front, task.region.measure));
    const std::uint32_t least = front.cap ? std::max(front.cap->lines, 2U) : 2U;
    if (last_lines->lines.size() < least) return std::nullopt; // P6
    append_lines(turn.items, task, story, paragraph, front, last_lines, 0);
  }
  if (turn.items.empty() || body_lines(story, turn.items) < notices(story).minimum_before) return std::nullopt;
  if (!enough_after(task, story, paragraph, turn.rest)) return std::nullopt;
  if (turn.rest) {
    const auto rest_lines = break_uniform(context_, *turn.rest, measure_in(*turn.rest, task.next->measure));
    if (rest_lines->lines.size() < 2) return std::nullopt; // P5
  }
  turn.run_in = last_lines && runs_in(task, story, pending.paragraph, last_lines->lines.back());
  if (!turn.run_in) add_notice_row(task, story, turn.items);
  // The notice stands behind the last line as it is.
  const std::size_t fixed_from = turn.items.size() - (turn.run_in ? last_lines->lines.size() : 0);
  auto plan = level_story(task, turn.items, rooms_of(task.region, rows), fixed_from, false);
  if (!plan || plan->cost >= kNeverBreak) return std::nullopt;
  turn.plan = std::move(*plan);
  return turn;
}

std::optional<ChainFlow::Turn> ChainFlow::turn_at_sentence(const FrameTask& task, std::size_t story, int rows,
                                                           std::span<const FlowItem> items, bool inside_paragraphs) {
  std::vector<LegItem> numbers;
  for (const FlowItem& item : items) numbers.push_back(item.leg);
  const std::size_t fitting = fill_legs(numbers, rooms_of(task.region, rows)).ends.back();
  if (fitting == 0) return std::nullopt;
  const FlowItem& last = items[fitting - 1];
  std::size_t tries = 0;
  for (std::size_t paragraph = last.paragraph + 1; paragraph-- > 0 && tries < kMostTries;) {
    const Pending& pending = stories_[story].body[paragraph];
    if (pending.done || holds_on(pending.paragraph)) continue;
    std::vector<std::optional<std::uint32_t>> places{std::nullopt};
    if (inside_paragraphs && pending.broken) {
      const std::vector<std::uint32_t> ends = sentence_ends(pending.paragraph.text->utf8);
      for (auto end = ends.rbegin(); end != ends.rend(); ++end) places.emplace_back(*end);
    }
    for (const auto& place : places) {
      // What lies well beyond the last line that goes in need not be tried.
      if (place && paragraph == last.paragraph && last.broken && *place > last.broken->lines[last.line].text.end)
        continue;
      if (++tries > kMostTries) break;
      if (auto turn = try_turn(task, story, rows, items, paragraph, place)) return turn;
    }
  }
  return std::nullopt;
}

// T9: at the end of any line, as late as it goes; never after a hyphen, never a widow or an orphan.
std::optional<ChainFlow::Turn> ChainFlow::turn_at_line(const FrameTask& task, std::size_t story, int rows,
                                                       std::span<const FlowItem> items, bool keep_minimum) {
  std::vector<LegItem> numbers;
  for (const FlowItem& item : items) numbers.push_back(item.leg);
  const std::size_t fitting = fill_legs(numbers, rooms_of(task.region, rows)).ends.back();
  const int minimum = keep_minimum ? notices(story).minimum_before : 1;
  for (std::size_t end = std::min(fitting, items.size() - 1); end > 0; --end) {
    if (body_lines(story, items.first(end)) < minimum) break;
    const FlowItem& item = items[end - 1];
    if (item.block || items[end].block) continue; // a subhead does not open a continuation
    if (item.table && items[end].leg.break_cost >= kNeverBreak) continue;
    if (keep_minimum && items[end].leg.break_cost > 0) continue;
    const Pending& next = stories_[story].body[items[end].paragraph];
    if (items[end].line > 0 && room_beside(next.paragraph, items[end].line).sp > 0) continue; // beside a drop cap
    Turn turn;
    turn.paragraph = item.paragraph;
    const Pending& pending = stories_[story].body[item.paragraph];
    if (item.broken && item.line + 1 < item.broken->lines.size())
      turn.rest = part_after(pending.paragraph, item.broken->lines[item.line + 1].text.begin);
    if (keep_minimum && !enough_after(task, story, item.paragraph, turn.rest)) continue;
    turn.items.assign(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(end));
    if (turn.rest) rebreak_at_line(task, story, turn);
    add_notice_row(task, story, turn.items);
    numbers.clear();
    for (const FlowItem& kept : turn.items) numbers.push_back(kept.leg);
    auto plan = level_legs(numbers, rooms_of(task.region, rows));
    if (!plan) continue;
    turn.plan = std::move(*plan);
    return turn;
  }
  return std::nullopt;
}

// The paragraph that the turn parts is broken once more, as a whole, over this frame's slots and the next one's, so
// that both measures count (and no hyphen stands at the turn).
void ChainFlow::rebreak_at_line(const FrameTask& task, std::size_t story, Turn& turn) const {
  const Pending& pending = stories_[story].body[turn.paragraph];
  const std::shared_ptr<const BrokenParagraph> old = turn.items.back().broken;
  const std::uint32_t kept_lines = turn.items.back().line + 1;
  std::vector<LineSlot> slots =
      slots_in(pending.paragraph, measure_in(pending.paragraph, task.region.measure), kept_lines);
  slots.resize(kept_lines);
  slots.back().last_in_leg = true;
  LineSlot next;
  next.measure = measure_in(pending.paragraph, task.next->measure);
  slots.push_back(next);
  BreakConfig config;
  config.alignment = pending.paragraph.style->alignment;
  auto broken =
      std::make_shared<const BrokenParagraph>(break_lines(items_of(context_, pending.paragraph), slots, config));
  if (broken->lines.size() <= kept_lines || broken->lines[kept_lines - 1].hyphenated) return;
  // The paragraph itself stays as it was: this turn may still prove to be none.
  for (FlowItem& item : turn.items)
    if (item.broken == old) item.broken = broken;
  turn.rest = part_after(pending.paragraph, broken->lines[kept_lines].text.begin);
}

void ChainFlow::take_turn(FillResult& result, const FrameTask& task, std::size_t story, int line, const Turn& turn) {
  put_legs(result.fragment, task, turn.items, turn.plan, line);
  if (turn.run_in) {
    const PreparedParagraph words = notice(task, story, true);
    const auto broken = break_uniform(context_, words, task.region.measure);
    PlacedLine placed = result.fragment.lines.back();
    const Length width = broken->lines.front().natural;
    placed.origin.x += placed.measure - width;
    placed.measure = width;
    placed.paragraph = broken;
    placed.line = 0;
    placed.alignment = Alignment::left;
    placed.style = style_index(*context_.styles, *words.style);
    placed.starts_paragraph = false;
    result.fragment.notices.push_back({true, stories_[story].story, task.next->page_number, rect_lying(placed)});
    result.fragment.lines.push_back(std::move(placed));
  }
  consume(turn.items);
  Pending& pending = stories_[story].body[turn.paragraph];
  for (std::size_t before = 0; before < turn.paragraph; ++before) stories_[story].body[before].done = true;
  if (turn.rest) {
    pending = {};
    pending.paragraph = *turn.rest;
  } else {
    pending.done = true;
  }
  result.jump = JumpTaken{stories_[story].story, task.page_number, task.next->page_number,
                          body_lines(story, turn.items) < notices(story).minimum_before,
                          !enough_after(task, story, turn.paragraph, turn.rest)};
}

// Leaves the page. When no turn can be made, nothing of the body is set and the story ends here: it is overset.
bool ChainFlow::jump(FillResult& result, const FrameTask& task, std::size_t story, int& line,
                     std::vector<FlowItem> items) {
  // A paragraph that was begun on an earlier page is cut first: from here on every paragraph starts at its first line.
  for (Pending& pending : stories_[story].body) {
    if (!pending.broken || pending.next_line == 0) continue;
    pending.paragraph = part_after(pending.paragraph, pending.broken->lines.at(pending.next_line).text.begin);
    pending.broken.reset();
    pending.next_line = 0;
  }
  if (std::any_of(items.begin(), items.end(), [](const FlowItem& item) { return item.broken && item.line > 0; })) {
    bool complete = false;
    std::vector<FlowItem> again =
        gather(task, story, story, (task.region.last_line - line + 1) * task.region.legs() + 1, complete);
    if (!items.empty() && items.front().is_notice) {
      if (!again.empty()) begin_part_under(again.front(), task);
      again.insert(again.begin(), items.front());
    }
    items = std::move(again);
  }
  const int rows = task.region.last_line - line + 1;
  const JumpTurn kind = notices(story).turn;
  std::optional<Turn> turn;
  if (kind != JumpTurn::line) turn = turn_at_sentence(task, story, rows, items, kind == JumpTurn::sentence);
  if (!turn) turn = turn_at_line(task, story, rows, items, true);
  if (!turn) turn = turn_at_line(task, story, rows, items, false);
  if (!turn) return false;
  take_turn(result, task, story, line, *turn);
  line += depth_of(turn->plan, rooms_of(task.region, rows));
  return false;
}

} // namespace broadsheet
