// Paragraphs off the grid, line by line: agate, legal notices. A leg may end between two lines as it may in body; what
// stands of a paragraph in one leg takes whole lines of the grid, as a part of a table does. Rules: P5, P6, L14.
#include "layout/flow/chain.hpp"
#include "layout/flow/list.hpp"

namespace broadsheet {
namespace {

constexpr std::uint32_t kFewestParted = 4; // lines of a paragraph that may part: two on either side

bool is_ornate(const ParagraphStyle& style) {
  return style.background || style.rule_above.sp > 0 || style.rule_below.sp > 0 || style.padding.sp > 0;
}

// From the paragraph's top to under a line, and to its top (`line` counted from 0).
Length foot_of(const ParagraphStyle& style, std::uint32_t line, std::uint32_t lines) {
  const Length foot = style.space_before + style.leading * static_cast<std::int32_t>(line + 1);
  return line + 1 == lines ? foot + style.space_after : foot;
}

} // namespace

// Subheads, what has a ground or rules of its own, and what is too short to part.
bool ChainFlow::stays_whole(const Pending& pending, Length measure) const {
  const PreparedParagraph& paragraph = pending.paragraph;
  if (!is_block(paragraph)) return false;
  if (paragraph.role == BlockRole::subhead || is_ornate(*paragraph.style)) return true;
  if (pending.broken && pending.next_line > 0) return false; // its first part stands in another frame
  if (paragraph.continued) return false;
  return line_count(*break_uniform(context_, paragraph, measure_in(paragraph, measure))) < kFewestParted;
}

// Each line takes the rows that are missing under those before it; the first of a piece all that it reaches into, so
// that no piece takes less than it is tall.
void ChainFlow::give_rows(FlowItem& line, const ParagraphStyle& style, bool begins_piece, Length leading) {
  const std::uint32_t lines = line_count(*line.broken);
  const int under = rows_for(foot_of(style, line.line, lines), leading);
  const Length top = line.line == 0 ? style.space_before : foot_of(style, line.line - 1, lines);
  line.leg.rows_at_head = under - top / leading;
  line.leg.rows = line.line == 0 ? under : begins_piece ? line.leg.rows_at_head : under - rows_for(top, leading);
}

std::size_t ChainFlow::put_off_grid(FrameFragment& fragment, const FrameTask& task, std::span<const FlowItem> items,
                                    bool at_head, Point corner) const {
  const FlowItem& first = items.front();
  const PreparedParagraph& paragraph = stories_[first.story].body[first.paragraph].paragraph;
  const ParagraphStyle& style = *paragraph.style;
  std::size_t count = 0;
  int rows = 0;
  for (; count < items.size() && items[count].same_paragraph(first); ++count)
    rows += count == 0 && at_head ? items[count].leg.rows_at_head : items[count].leg.rows;
  const std::uint32_t lines = line_count(*first.broken);
  const Length white = first.line == 0 && !at_head ? style.space_before : Length{};
  const bool ends = items[count - 1].line + 1 == lines;
  Length y = corner.y + white;
  if (ends && first.line == 0) { // whole, it stands as blocks do: what rounding leaves over is above and below
    const Length height = white + style.leading * static_cast<std::int32_t>(count) + style.space_after;
    y = y + (task.region.grid->leading * rows - height) / 2;
  }
  for (std::size_t i = 0; i < count; ++i, y += style.leading) {
    PlacedLine placed;
    placed.paragraph = items[i].broken;
    placed.line = items[i].line;
    placed.origin = {corner.x + left_of(paragraph), y + baseline_in_line(style.leading, style.size)};
    placed.measure = measure_in(paragraph, task.region.measure);
    placed.leading = style.leading;
    placed.alignment = style.alignment;
    placed.style = style_index(*context_.styles, style);
    placed.story = paragraph.story;
    placed.starts_paragraph = items[i].line == 0 && !paragraph.continued;
    if (placed.starts_paragraph) put_mark(fragment.lines, paragraph, placed);
    fragment.lines.push_back(std::move(placed));
  }
  return count;
}

} // namespace broadsheet
