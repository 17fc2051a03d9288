// How wide a cell's words would like to be. Private to this room.
#pragma once

#include "layout/flow/columns.hpp"
#include "layout/flow/context.hpp"
#include "layout/flow/prepare.hpp"

namespace broadsheet {

// On one line, and at the least. Of a decimal column also what stands before the sign of the words' language; all of it
// where they are no number.
CellWant want_of(const FlowContext& context, const PreparedParagraph& words, ColumnAlignment alignment);

} // namespace broadsheet
