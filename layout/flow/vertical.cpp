#include "layout/flow/vertical.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

// How far above its baseline a line's middle is. Lines on the grid have theirs at four fifths of the leading (region),
// those of blocks at the ascent that block.cpp gives them.
Length middle_above_baseline(const PlacedLine& line) {
  constexpr std::int32_t block_percent = 36;
  return line.in_body ? scale(line.leading, 3, 10) : scale(line.paragraph->items->em, block_percent, 100);
}

PlacedLine turned(PlacedLine line, Point corner) {
  const Point middle{line.origin.x, line.origin.y - middle_above_baseline(line)};
  line.origin = turn_onto_page(middle, corner);
  return line;
}

PlacedRule turned(const PlacedRule& rule, Point corner) {
  return {turn_onto_page(rule.a, corner), turn_onto_page(rule.b, corner), rule.weight, rule.ink};
}

template <class Placed>
void turn_rects(std::vector<Placed>& placed, Point corner) {
  for (Placed& one : placed) one.rect = turn_onto_page(one.rect, corner);
}

} // namespace

std::shared_ptr<const TurnedFrame> turn_frame(const Frame& frame, const BaselineGrid& grid, int first_line) {
  auto turned = std::make_shared<TurnedFrame>();
  const bool lower = first_line > frame.first_line;
  turned->first_line = lower ? first_line : frame.first_line;
  turned->last_line = frame.first_line + frame.lines - 1;
  turned->top = lower ? std::max(frame.rect.y, line_top(grid, first_line)) : frame.rect.y;
  turned->right = frame.rect.right();
  const Length height = std::max(Length{}, frame.rect.bottom() - turned->top);
  BaselineGrid& lying = turned->grid;
  lying.leading = grid.leading;
  lying.lines = frame.rect.width / grid.leading;
  lying.first_baseline = grid_ascent(grid.leading);
  lying.type_area = {{}, {}, height, frame.rect.width};
  lying.column_width = height;
  turned->frame = frame;
  turned->frame.vertical = false;
  turned->frame.rect = lying.type_area;
  turned->frame.first_line = 1;
  turned->frame.lines = turned->last_line < turned->first_line ? 0 : lying.lines;
  return turned;
}

Point turn_onto_page(Point lying, Point corner) { return {corner.x - lying.y, corner.y + lying.x}; }

Rect turn_onto_page(const Rect& lying, Point corner) {
  return {corner.x - lying.bottom(), corner.y + lying.x, lying.height, lying.width};
}

void turn_onto_page(FrameFragment& fragment, const TurnedFrame& frame) {
  const Point corner{frame.right, frame.top};
  for (PlacedLine& line : fragment.lines) line = turned(std::move(line), corner);
  for (PlacedRule& rule : fragment.rules) rule = turned(rule, corner);
  turn_rects(fragment.fills, corner);
  turn_rects(fragment.boxes, corner);
  turn_rects(fragment.pictures, corner);
  turn_rects(fragment.qr_codes, corner);
  turn_rects(fragment.notices, corner);
  turn_rects(fragment.parts, corner);
  turn_rects(fragment.legs, corner);
  fragment.first_line = frame.first_line;
  fragment.last_line = fragment.lines.empty() ? frame.first_line - 1 : frame.last_line;
}

void put_turned(FrameFragment& fragment, const SetBlock& block, Point corner) {
  for (const PlacedLine& line : block.lines) fragment.lines.push_back(turned(line, corner));
  for (const PlacedRule& rule : block.rules) fragment.rules.push_back(turned(rule, corner));
  for (const PlacedFill& fill : block.fills) fragment.fills.push_back({turn_onto_page(fill.rect, corner), fill.ink});
}

bool is_vertical(const PlacedLine& line) { return line.paragraph->items->paragraph->source->vertical; }

Rect rect_on_page(const PlacedLine& line) {
  if (is_vertical(line)) return {line.origin.x - line.leading / 2, line.origin.y, line.leading, line.measure};
  return rect_lying(line);
}

PreparedParagraph in_direction(PreparedParagraph paragraph, bool vertical) {
  if (paragraph.text->vertical == vertical) return paragraph;
  auto text = std::make_shared<ParagraphText>(*paragraph.text);
  text->vertical = vertical;
  paragraph.text = std::move(text);
  paragraph.kept = std::make_shared<KeptItems>();
  if (vertical) { // rows and marks are set in horizontal lines only: here a row is a paragraph of its cells
    paragraph.row.reset();
    paragraph.mark.reset();
  }
  return paragraph;
}

} // namespace broadsheet
