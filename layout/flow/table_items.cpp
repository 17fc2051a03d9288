// Rows of tables and listings as items of legs. They part between rows; P5 and P6 hold for rows as for lines: none of
// several stands alone at a head or foot.
#include "layout/flow/chain.hpp"

namespace broadsheet {
namespace {

constexpr std::int32_t kLonelyRowCost = 150; // as a line of a paragraph that stands alone (chain.cpp)

// Of parting a table before a row: never under its title or head, not after the first and before the last row.
std::int32_t cost_before(const PreparedTable& table, std::size_t row) {
  if (row == 0) return 0;
  if (table.rows[row - 1].head) return kNeverBreak;
  const bool second = row == 1 || table.rows[row - 2].head;
  return second || row + 1 == table.rows.size() ? kLonelyRowCost : 0;
}

} // namespace

std::shared_ptr<const SetTable> ChainFlow::table_in(const std::shared_ptr<const PreparedTable>& table,
                                                    Length measure) const {
  auto& [known_measure, set] = tables_[table];
  if (!set || known_measure != measure) {
    set = set_table(context_, *table, measure);
    known_measure = measure;
  }
  return set;
}

ChainFlow::FlowItem ChainFlow::row_item(const FrameTask& task, std::size_t story, std::size_t paragraph) const {
  const TableRow& row = *stories_[story].body[paragraph].paragraph.row;
  const Length leading = task.region.grid->leading;
  FlowItem item;
  item.story = story;
  item.paragraph = paragraph;
  item.table = table_in(row.table, task.region.measure);
  item.row = row.index;
  item.leg.rows = grid_rows(*item.table, row.index, leading);
  item.leg.rows_at_head = grid_rows_at_head(*item.table, row.index, leading);
  item.leg.break_cost = cost_before(*row.table, row.index);
  return item;
}

void ChainFlow::append_row(std::vector<FlowItem>& items, const FrameTask& task, std::size_t story,
                           std::size_t paragraph) const {
  FlowItem item = row_item(task, story, paragraph);
  // A block before it is a title, a subhead or a head: it holds on to what follows. So does a title set in lines.
  if (!items.empty() && !items.back().is_notice && (items.back().block || holds_next(items.back())))
    item.leg.break_cost = kNeverBreak;
  items.push_back(std::move(item));
}

// Under a notice at a leg's head a row takes the height that it has at the head itself.
void ChainFlow::begin_part_under(FlowItem& row, const FrameTask& task) {
  if (row.table && row.row > 0) row.leg.rows = grid_rows_at_head(*row.table, row.row, task.region.grid->leading);
}

bool ChainFlow::goes_on_in_table(std::span<const FlowItem> items, std::size_t item) {
  return item > 0 && item < items.size() && items[item].table && items[item - 1].table == items[item].table;
}

// Puts a row with its top at a point; gives its foot. `heads_part`: it stands under the repeated head (the first row:
// it has no white above it); `ends`: a part of its table ends with it.
Length ChainFlow::put_row(FrameFragment& fragment, const FlowItem& item, bool heads_part, bool ends, Point at) {
  const SetTable& table = *item.table;
  const SetRow& row = table.rows[item.row];
  const SetBlock& block = heads_part ? row.at_head : row.block;
  put_block(fragment, block, at);
  const Length foot = at.y + block.height;
  if (ends && table.foot.weight.sp > 0) {
    const Length up = item.row + 1 == table.rows.size() ? table.space_after : Length{};
    const Length y = foot - up + table.foot.a.y;
    fragment.rules.push_back(
        {{at.x + table.foot.a.x, y}, {at.x + table.foot.b.x, y}, table.foot.weight, table.foot.ink});
  }
  return foot;
}

} // namespace broadsheet
