// Directions, and side heads 竖题: heads of vertical styles in a strip beside the legs of their horizontal story (L11).
#include "layout/flow/chain.hpp"
#include "layout/flow/vertical.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

constexpr std::int32_t kNarrowestLeg = 6; // em (L19)

// Of the head's lines, the longest as it is without adjusting.
Length longest_line(const SetBlock& block) {
  Length longest;
  for (const PlacedLine& line : block.lines)
    longest = std::max(longest, line.paragraph->lines[line.line].natural + (line.origin.x));
  return longest;
}

// The block of copy that a line begins with; nothing for the engine's own words.
std::optional<std::uint32_t> block_of(const PlacedLine& placed) {
  const BrokenParagraph& broken = *placed.paragraph;
  const auto copy = copy_of(*broken.items->paragraph->source, broken.lines[placed.line].text);
  return copy.empty() ? std::nullopt : std::optional(copy.front().block);
}

// Lines [after, end) are a side head's: they go to where they are read, among the story's lines [before, after).
void put_in_order(std::vector<PlacedLine>& lines, std::size_t before, std::size_t after) {
  for (; after < lines.size(); ++after) {
    const auto block = block_of(lines[after]);
    std::size_t at = before;
    while (at < after && block_of(lines[at]).value_or(~0U) <= block) ++at;
    const auto begin = lines.begin();
    std::rotate(begin + static_cast<std::ptrdiff_t>(at), begin + static_cast<std::ptrdiff_t>(after),
                begin + static_cast<std::ptrdiff_t>(after) + 1);
  }
}

} // namespace

void ChainFlow::set_direction(bool vertical) {
  vertical_ = vertical;
  for (PendingStory& story : stories_) set_direction(story);
}

void ChainFlow::set_direction(PendingStory& story) const {
  const auto turn = [&](PreparedParagraph& paragraph) { paragraph = in_direction(std::move(paragraph), vertical_); };
  for (PreparedParagraph& paragraph : story.head) turn(paragraph);
  for (PreparedQr& code : story.qr_codes) {
    if (code.title) turn(*code.title);
    if (code.label) turn(*code.label);
  }
  for (Pending& pending : story.body) {
    if (pending.done || pending.paragraph.text->vertical == vertical_) continue;
    if (pending.broken && pending.next_line > 0)
      pending.paragraph = part_after(pending.paragraph, pending.broken->lines.at(pending.next_line).text.begin);
    pending.broken.reset();
    pending.next_line = 0;
    turn(pending.paragraph);
    story.known->take_over(pending.paragraph);
  }
}

std::vector<PreparedParagraph> ChainFlow::side_head_of(std::size_t story) const {
  std::vector<PreparedParagraph> side;
  if (vertical_ || stories_[story].head_set) return side;
  for (const PreparedParagraph& paragraph : stories_[story].head)
    if (paragraph.style->vertical) side.push_back(in_direction(paragraph, true));
  return side;
}

// Sets the story in what the head's strip leaves of the frame, then the head beside it: as long as the story is deep
// there, or longer where it needs to be.
bool ChainFlow::fill_beside_head(FillResult& result, const FrameTask& task, std::size_t index, int& line,
                                 bool first_in_frame) {
  const BaselineGrid& grid = *task.region.grid;
  const std::vector<PreparedParagraph> side = side_head_of(index);
  const std::vector<PreparedParagraph> whole_head = stories_[index].head;
  const Length em = style_of(*context_.styles, *task.design, static_cast<std::uint8_t>(BlockRole::paragraph)).size;
  const Length white = std::max(Length{}, grid.leading - em); // around the type of the lines beside the head
  const auto set = [&](int rows) { return set_block(context_, side, grid.leading * rows - white, true); };
  const int rows = task.region.last_line - line + 1, first = line;
  const SetBlock tallest = set(std::max(1, rows));

  FrameTask beside = task;
  beside.region = beside_strip(task.region, tallest.height + std::max(task.design->head_gap, em));
  std::erase_if(stories_[index].head, [](const PreparedParagraph& paragraph) { return paragraph.style->vertical; });
  const bool fits = rows > 0 && task.region.frame->parts.empty() && longest_line(tallest) <= grid.leading * rows &&
                    beside.region.measure >= em * kNarrowestLeg;
  if (!fits) { // no room for a strip: the head stands over its story like any other
    stories_[index].head = whole_head;
    for (PreparedParagraph& paragraph : stories_[index].head) paragraph = in_direction(paragraph, false);
    return fill_story(result, task, index, line, first_in_frame, false);
  }
  stories_[index].head_set = stories_[index].head.empty() && stories_[index].qr_codes.empty();
  const std::size_t before = result.fragment.lines.size();
  const bool finished = fill_story(result, beside, index, line, first_in_frame, false);
  const bool alone = stories_[index].body.empty();
  if (result.fragment.lines.size() == before && !alone) { // nothing went in: neither does the head
    stories_[index].head = whole_head;
    stories_[index].head_set = false;
    return false;
  }
  stories_[index].begun = true;
  int used = std::max(line - first, rows_for(longest_line(tallest) + white, grid.leading));
  SetBlock block = set(used);
  if (block.height > tallest.height) block = set(used = rows);
  line = std::max(line, first + used);
  const Length right =
      task.region.frame->side_head_right ? task.region.inner.right() : task.region.inner.x + block.height;
  const std::size_t after = result.fragment.lines.size();
  put_turned(result.fragment, block, {right, line_top(grid, first) + white / 2});
  put_in_order(result.fragment.lines, before, after);
  head_fits_.insert(head_fits_.end(), block.head_fits.begin(), block.head_fits.end());
  return finished;
}

} // namespace broadsheet
