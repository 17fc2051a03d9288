// Where the cells of a row stand: columns of a table, tabs of a listing. Pure numbers. Private to this room.
#pragma once

#include "templates/model/style.hpp"

#include <optional>
#include <vector>

namespace broadsheet {

// Room for one cell, from the left end of the measure.
struct CellRoom {
  Length x, width;
  ColumnAlignment alignment = ColumnAlignment::left;
  Length anchor;       // decimal: where the decimal sign stands, from the left end of the measure
  bool leader = false; // dots lead to it
  [[nodiscard]] Length right() const { return x + width; }
};

// What the cells of a column or one cell would like.
struct CellWant {
  bool empty = true;
  Length least;   // the longest piece that cannot be broken
  Length natural; // on one line
  Length before;  // decimal: of `natural`, what stands before the sign
};

// Columns of a table in a measure. `gap` is made smaller when there is no room for it.
std::vector<CellRoom> table_columns(const TableStyle& style, std::vector<CellWant> wants, Length measure, Length gap,
                                    Length em);

// Cells of one line of a listing at its tabs; as many wants as tabs or fewer. Nothing when they do not stand beside
// each other in this measure.
std::optional<std::vector<CellRoom>> tab_rooms(const TableStyle& style, const std::vector<CellWant>& wants,
                                               Length measure, Length gap, Length em, Length line);

} // namespace broadsheet
