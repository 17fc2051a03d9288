// Tables and listings: rows of cells side by side. A row stays whole; a table parts between rows, and its head rows are
// said again over the next part as the engine's own words. Integers only; results do not depend on the machine.
#pragma once

#include "layout/flow/block.hpp"

#include <memory>
#include <string_view>
#include <vector>

namespace broadsheet {

struct PreparedCell {
  std::optional<PreparedParagraph> words; // nothing: an empty cell
  std::uint8_t column = 0, span = 1;
};

struct PreparedRow {
  bool head = false;
  std::vector<PreparedCell> cells;
};

// Width-free. All of it is one story's.
struct PreparedTable {
  const TableStyle* style = nullptr;
  const ParagraphStyle* cell = nullptr; // of plain cells: what `em` in the look means, and where rules stand
  std::vector<PreparedRow> rows;
  std::uint8_t columns = 1;
};
std::shared_ptr<const PreparedTable> prepare_table(const FlowContext& context, std::uint32_t story,
                                                   const BlockGroup& group, const StoryDesign& design);

// A row in a measure. Heights are from a row's top to the next one's.
struct SetRow {
  SetBlock block;   // with the white above the table when it is the first
  SetBlock at_head; // where a part of the table begins: under the rule above and the head rows
};

struct SetTable {
  std::vector<SetRow> rows;
  std::vector<Length> feet; // under each row, from the first one's top with its white above: sums of heights
  PlacedRule foot;          // under the last row of a part; relative to the row's foot; weight 0: none
  Length space_after;       // in the last row's height
};
std::shared_ptr<const SetTable> set_table(const FlowContext& context, const PreparedTable& table, Length measure);

// Rows of the grid that a row of a table takes. Rows of a table need not be whole grid lines: the first rows take what
// the whole part above them needs, later ones what is still missing, so that a part never takes less than it is tall.
int grid_rows(const SetTable& table, std::size_t row, Length leading);
int grid_rows_at_head(const SetTable& table, std::size_t row, Length leading);

// Byte at which a cell of a decimal column meets its neighbours: before the decimal sign, or after the last digit of
// the first number. Nothing when there is no digit.
std::optional<std::uint32_t> decimal_place(std::string_view text, std::string_view language);

// What tables may say again over their parts: the words of each one's head rows.
std::vector<std::string> repeated_heads(const StoryTable& stories);

// `total` dealt out in proportion to `wants`, to the last unit; the same whatever the machine. All zero: equal shares.
std::vector<Length> share_out(Length total, const std::vector<Length>& wants);

} // namespace broadsheet
