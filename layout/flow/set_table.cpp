// A table or listing in a measure: cells into their rooms, rows with their rules and tints.
#include "layout/flow/cell_want.hpp"
#include "layout/flow/table.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

Alignment line_alignment(ColumnAlignment alignment) {
  switch (alignment) {
  case ColumnAlignment::left:
    return Alignment::left;
  case ColumnAlignment::center:
    return Alignment::center;
  case ColumnAlignment::right:
  case ColumnAlignment::decimal:
    return Alignment::right;
  }
  return Alignment::left;
}

Length baseline_of(const ParagraphStyle& style) {
  return style.on_grid ? grid_ascent(style.leading) : baseline_in_line(style.leading, style.size);
}

// White above a line's type and under it, inside its leading.
struct LineWhite {
  Length above, below;
};
LineWhite white_of(const ParagraphStyle& style) {
  const Length baseline = baseline_of(style);
  return {baseline - scale(style.size, 88, 100), style.leading - baseline - scale(style.size, 22, 100)};
}

// A cell in its room, with where it stands in the row.
struct SetCell {
  const PreparedCell* cell = nullptr;
  std::shared_ptr<const BrokenParagraph> broken;
  CellRoom room;
  Alignment alignment = Alignment::left;
  bool on_last_line = false;
  [[nodiscard]] const ParagraphStyle& style() const { return *cell->words->style; }
  [[nodiscard]] Length last_baseline() const {
    return style().leading * (static_cast<std::int32_t>(broken->lines.size()) - 1) + baseline_of(style());
  }
};

class TableSetter {
 public:
  TableSetter(const FlowContext& context, const PreparedTable& table, Length measure)
      : context_(context), table_(table), look_(*table.style), measure_(measure) {
    const ParagraphStyle& cell = *table.cell;
    em_ = cell.size;
    gap_ = length(look_.gap);
    const LineWhite white = white_of(cell);
    shift_ = (white.above - white.below) / 2;
    const Length weight = std::max({look_.rule_above, look_.rule_head, look_.rule_between, look_.rule_below});
    padding_ = length(look_.padding);
    right_to_left_ = is_right_to_left(table);
    if (weight.sp > 0 || look_.tint || look_.head_tint)
      padding_ = std::max(padding_, weight / 2 + cell.size / 12 - (white.above + white.below) / 2);
    if (!look_.listing) measure_columns();
  }

  std::shared_ptr<const SetTable> run() {
    auto set = std::make_shared<SetTable>();
    std::vector<SetBlock> heads; // as the engine's own words
    Length foot;
    for (std::size_t i = 0; i < table_.rows.size(); ++i) {
      const PreparedRow& row = table_.rows[i];
      SetRow made;
      made.block = set_row(row, i, rule_over(i), false);
      made.at_head = begin_part(heads, row, i, made.block);
      if (row.head) heads.push_back(set_row(row, i, i == 0 ? look_.rule_above : Length{}, true));
      if (i == 0) move_down(made.block, length(look_.space_before));
      if (i + 1 == table_.rows.size()) {
        made.block.height += length(look_.space_after);
        made.at_head.height += length(look_.space_after);
      }
      foot += made.block.height;
      set->feet.push_back(foot);
      set->rows.push_back(std::move(made));
    }
    set->foot = rule_at(shift_, look_.rule_below);
    if (right_to_left_) mirror(set->foot);
    set->space_after = length(look_.space_after);
    return set;
  }

 private:
  [[nodiscard]] Length length(Measure measure) const { return resolve(measure, em_, context_.styles->grid_leading); }
  [[nodiscard]] PlacedRule rule_at(Length y, Length weight) const {
    return {{Length{}, y}, {width_, y}, weight, look_.rule_ink};
  }

  static bool is_right_to_left(const PreparedTable& table) {
    for (const PreparedRow& row : table.rows)
      for (const PreparedCell& cell : row.cells)
        if (cell.words) return cell.words->text->right_to_left;
    return false;
  }

  // Copy from right to left: a row is set as if it began at the left, and mirrored in its measure as a whole.
  void mirror(PlacedRule& rule) const {
    std::swap(rule.a.x, rule.b.x);
    rule.a.x = measure_ - rule.a.x;
    rule.b.x = measure_ - rule.b.x;
  }
  void mirror(SetBlock& row) const {
    for (PlacedLine& line : row.lines) {
      line.origin.x = measure_ - line.origin.x - line.measure;
      if (line.alignment == Alignment::left || line.alignment == Alignment::right)
        line.alignment = line.alignment == Alignment::left ? Alignment::right : Alignment::left;
    }
    for (PlacedFill& fill : row.fills) fill.rect.x = measure_ - fill.rect.right();
    for (PlacedRule& rule : row.rules) mirror(rule);
  }

  // The rule between a row and the one before it, in one part.
  [[nodiscard]] Length rule_over(std::size_t row) const {
    if (row == 0) return look_.rule_above;
    if (table_.rows[row - 1].head) return table_.rows[row].head ? Length{} : look_.rule_head;
    return look_.rule_between;
  }

  // The row where a part of the table begins with it: under the head rows, said again.
  SetBlock begin_part(const std::vector<SetBlock>& heads, const PreparedRow& row, std::size_t index,
                      const SetBlock& as_it_is) {
    if (index == 0) return as_it_is;
    if (row.head || heads.empty()) return set_row(row, index, look_.rule_above, false);
    SetBlock part;
    for (const SetBlock& head : heads) append(part, head);
    append(part, set_row(row, index, look_.rule_head, false));
    return part;
  }

  static void append(SetBlock& part, const SetBlock& row) {
    FrameFragment moved;
    put_block(moved, row, {Length{}, part.height});
    part.lines.insert(part.lines.end(), moved.lines.begin(), moved.lines.end());
    part.rules.insert(part.rules.end(), moved.rules.begin(), moved.rules.end());
    part.fills.insert(part.fills.end(), moved.fills.begin(), moved.fills.end());
    part.height += row.height;
  }

  static void move_down(SetBlock& block, Length by) {
    SetBlock moved;
    moved.height = by;
    append(moved, block);
    block = std::move(moved);
  }

  void measure_columns();
  SetBlock set_row(const PreparedRow& row, std::size_t index, Length rule, bool again);
  Length set_line_of_cells(SetBlock& block, std::vector<SetCell>& cells, Length top, bool again);
  std::vector<SetCell> place_in_columns(const PreparedRow& row) const;
  std::vector<std::vector<SetCell>> place_at_tabs(const PreparedRow& row) const;
  [[nodiscard]] SetCell place(const PreparedCell& cell, CellRoom room, const CellWant& want) const;
  [[nodiscard]] Length number_place(const CellRoom& room, const CellWant& want) const;
  void put_cell(SetBlock& block, const SetCell& cell, Length top, bool again, bool first);
  void put_leader(SetBlock& block, const SetCell& before, const SetCell& cell, Length baseline);
  void put_column_rules(SetBlock& block, const PreparedRow& row);

  const FlowContext& context_;
  const PreparedTable& table_;
  const TableStyle& look_;
  Length measure_, width_ = measure_; // the table's width
  Length em_, gap_, shift_, padding_;
  bool right_to_left_ = false;
  std::vector<CellRoom> columns_;
};

// A column wants what its cells that stand in it alone want.
void TableSetter::measure_columns() {
  std::vector<CellWant> wants(table_.columns);
  Length after_sign, before_sign;
  for (std::size_t column = 0; column < wants.size(); ++column) {
    CellWant& want = wants[column];
    after_sign = before_sign = {};
    const auto& style = look_.columns;
    const ColumnAlignment alignment =
        style.empty() ? ColumnAlignment::left : style[std::min(column, style.size() - 1)].alignment;
    for (const PreparedRow& row : table_.rows)
      for (const PreparedCell& cell : row.cells) {
        if (cell.column != column || cell.span != 1 || !cell.words) continue;
        const CellWant one = want_of(context_, *cell.words, row.head ? ColumnAlignment::left : alignment);
        want.empty = false;
        want.least = std::max(want.least, one.least);
        want.natural = std::max(want.natural, one.natural);
        const bool number = !row.head && decimal_place(cell.words->text->utf8, cell.words->text->language);
        if (alignment != ColumnAlignment::decimal || !number) continue;
        before_sign = std::max(before_sign, one.before);
        after_sign = std::max(after_sign, one.natural - one.before);
      }
    want.natural = std::max({want.natural, before_sign + after_sign, em_});
    if (alignment == ColumnAlignment::decimal) want.least = want.natural; // a number is not broken
    want.before = want.natural - after_sign;
  }
  columns_ = table_columns(look_, std::move(wants), measure_, gap_, em_);
  width_ = columns_.back().right();
}

// Where a number of a decimal column begins. In a row that will be mirrored digits still run to the right: they end
// where the signs of all stand under each other then.
Length TableSetter::number_place(const CellRoom& room, const CellWant& want) const {
  if (!right_to_left_) return room.anchor - want.before;
  const Length sign = look_.listing ? room.anchor : room.x + room.right() - room.anchor;
  return sign - (want.natural - want.before);
}

SetCell TableSetter::place(const PreparedCell& cell, CellRoom room, const CellWant& want) const {
  SetCell set;
  set.cell = &cell;
  set.alignment = line_alignment(room.alignment);
  const bool number = room.alignment == ColumnAlignment::decimal;
  if (number && right_to_left_) set.alignment = Alignment::left; // at the right, when it is mirrored
  if (number && want.natural <= room.width) {
    const Length x = number_place(room, want);
    if (x >= room.x && x + want.natural <= room.right()) {
      room.x = x;
      room.width = want.natural;
      set.alignment = Alignment::left;
    }
  }
  set.room = room;
  set.on_last_line = room.leader;
  set.broken = break_uniform(context_, *cell.words, room.width, set.alignment);
  return set;
}

std::vector<SetCell> TableSetter::place_in_columns(const PreparedRow& row) const {
  std::vector<SetCell> cells;
  for (const PreparedCell& cell : row.cells) {
    if (!cell.words) continue;
    CellRoom room = columns_[cell.column];
    const std::size_t last = std::min<std::size_t>(columns_.size(), cell.column + std::size_t{cell.span}) - 1;
    room.width = columns_[last].right() - room.x;
    if (cell.span > 1 && !row.head) room.alignment = ColumnAlignment::left;
    if (cell.span > 1 && row.head) room.alignment = ColumnAlignment::center;
    if (row.head && room.alignment == ColumnAlignment::decimal)
      room.alignment = right_to_left_ ? ColumnAlignment::left : ColumnAlignment::right; // as numbers end
    cells.push_back(place(cell, room, want_of(context_, *cell.words, room.alignment)));
    cells.back().on_last_line = row.head;
  }
  return cells;
}

// Lines of a listing's row: as many cells as there are tabs in each. Where they do not stand beside each other, each
// cell has a line of its own.
std::vector<std::vector<SetCell>> TableSetter::place_at_tabs(const PreparedRow& row) const {
  std::vector<std::vector<SetCell>> lines;
  const Length line = context_.styles->grid_leading;
  for (std::size_t begin = 0; begin < row.cells.size(); begin += look_.tabs.size()) {
    const std::size_t end = std::min(row.cells.size(), begin + look_.tabs.size());
    std::vector<CellWant> wants(end - begin);
    for (std::size_t i = begin; i < end; ++i)
      if (row.cells[i].words)
        wants[i - begin] = want_of(context_, *row.cells[i].words, look_.tabs[i - begin].alignment);
    const auto rooms = tab_rooms(look_, wants, measure_, gap_, em_, line);
    if (rooms) lines.emplace_back();
    for (std::size_t i = begin; i < end; ++i) {
      if (!row.cells[i].words) continue;
      if (!rooms) lines.emplace_back();
      const CellRoom whole{{}, measure_, ColumnAlignment::left, {}, false};
      lines.back().push_back(place(row.cells[i], rooms ? (*rooms)[i - begin] : whole, wants[i - begin]));
    }
  }
  return lines;
}

SetBlock TableSetter::set_row(const PreparedRow& row, std::size_t index, Length rule, bool again) {
  SetBlock block;
  std::vector<std::vector<SetCell>> lines;
  if (look_.listing)
    lines = place_at_tabs(row);
  else
    lines.push_back(place_in_columns(row));
  Length y = padding_;
  for (std::vector<SetCell>& line : lines) y += set_line_of_cells(block, line, y, again);
  block.height = y + padding_;
  std::size_t heads = 0;
  for (const PreparedRow& other : table_.rows) heads += other.head ? 1 : 0;
  const std::optional<InkRef> tint = row.head ? look_.head_tint : (index - heads) % 2 == 1 ? look_.tint : std::nullopt;
  if (tint) block.fills.insert(block.fills.begin(), {{Length{}, shift_, width_, block.height}, *tint});
  if (rule.sp > 0) block.rules.push_back(rule_at(shift_, rule));
  if (look_.column_rule.sp > 0) put_column_rules(block, row);
  if (right_to_left_) mirror(block);
  return block;
}

// Cells beside each other: first lines stand on one baseline, but for those that go with the last line. Gives the
// height.
Length TableSetter::set_line_of_cells(SetBlock& block, std::vector<SetCell>& cells, Length top, bool again) {
  Length first, last, below;
  for (const SetCell& cell : cells) first = std::max(first, baseline_of(cell.style()));
  const auto reach = [&](const SetCell& cell) { return first - baseline_of(cell.style()) + cell.last_baseline(); };
  for (const SetCell& cell : cells) {
    last = std::max(last, reach(cell));
    below = std::max(below, cell.style().leading - baseline_of(cell.style()));
  }
  const SetCell* before = nullptr;
  for (const SetCell& cell : cells) {
    const Length down = cell.on_last_line ? last - cell.last_baseline() : first - baseline_of(cell.style());
    put_cell(block, cell, top + down, again, before == nullptr);
    if (before && cell.room.leader) put_leader(block, *before, cell, top + last);
    before = &cell;
  }
  return last + below;
}

// The repeated head is the same words without copy.
std::shared_ptr<const BrokenParagraph> said_again(const BrokenParagraph& broken) {
  auto own = std::make_shared<ParagraphText>(*broken.items->paragraph->source);
  own->origins = {{0, {}}};
  auto shaped = std::make_shared<ShapedParagraph>(*broken.items->paragraph);
  shaped->source = std::move(own);
  auto items = std::make_shared<BreakItems>(*broken.items);
  items->paragraph = std::move(shaped);
  auto other = std::make_shared<BrokenParagraph>(broken);
  other->items = std::move(items);
  return other;
}

void TableSetter::put_cell(SetBlock& block, const SetCell& cell, Length top, bool again, bool first) {
  const ParagraphStyle& style = cell.style();
  const auto broken = again ? said_again(*cell.broken) : cell.broken;
  for (std::uint32_t i = 0; i < broken->lines.size(); ++i) {
    PlacedLine line;
    line.paragraph = broken;
    line.line = i;
    line.origin = {cell.room.x, top + baseline_of(style) + style.leading * static_cast<std::int32_t>(i)};
    line.measure = cell.room.width;
    line.leading = style.leading;
    line.alignment = cell.alignment;
    line.style = style_index(*context_.styles, style);
    line.story = cell.cell->words->story;
    line.starts_paragraph = i == 0 && first;
    line.beside = i == 0 && !first;
    block.lines.push_back(std::move(line));
  }
}

// Dots on a raster that ends at the tab, so that those of all lines stand under each other.
void TableSetter::put_leader(SetBlock& block, const SetCell& before, const SetCell& cell, Length baseline) {
  const Length side = std::max(Length{1}, em_ / 13), step = std::max(Length{1}, em_ / 2);
  const Line& last = before.broken->lines.back();
  const Length from =
      before.room.x + (before.alignment == Alignment::left ? last.natural : before.room.width) + gap_ / 2;
  const Length natural = cell.broken->lines.front().natural;
  const Length to = (cell.alignment == Alignment::right ? cell.room.right() - natural : cell.room.x) - gap_ / 2;
  const InkRef ink = cell.style().ink;
  for (std::int32_t n = (measure_ - to + step - Length{1}) / step; measure_ - step * n - side >= from; ++n)
    block.fills.push_back({{measure_ - step * n - side, baseline - side, side, side}, ink});
}

void TableSetter::put_column_rules(SetBlock& block, const PreparedRow& row) {
  for (std::size_t column = 1; column < columns_.size(); ++column) {
    const bool inside = std::any_of(row.cells.begin(), row.cells.end(), [&](const PreparedCell& cell) {
      return cell.column < column && column < cell.column + std::size_t{cell.span};
    });
    if (inside) continue;
    const Length x = columns_[column - 1].right() + (columns_[column].x - columns_[column - 1].right()) / 2;
    block.rules.push_back({{x, shift_}, {x, block.height + shift_}, look_.column_rule, look_.rule_ink});
  }
}

} // namespace

std::shared_ptr<const SetTable> set_table(const FlowContext& context, const PreparedTable& table, Length measure) {
  return TableSetter(context, table, measure).run();
}

} // namespace broadsheet
