#include "layout/flow/cell_want.hpp"

#include "layout/flow/block.hpp"
#include "layout/flow/table.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

constexpr Length kEndless = Length::points(8000); // a measure in which nothing wraps

Length width_of(const BrokenParagraph& broken) {
  Length width;
  for (const Line& line : broken.lines) width = std::max(width, line.natural);
  return width;
}

// The widest piece between two places where a line may end.
Length longest_piece(const BreakItems& items) {
  Length longest, piece;
  for (const BreakItem& item : items.items) {
    const bool breaks = item.kind != ItemKind::box && item.cost < kForbidden;
    if (breaks) {
      longest = std::max(longest, piece);
      piece = {};
    } else if (item.kind != ItemKind::penalty) {
      piece += item.width;
    }
  }
  return std::max(longest, piece);
}

} // namespace

CellWant want_of(const FlowContext& context, const PreparedParagraph& words, ColumnAlignment alignment) {
  CellWant want;
  want.empty = false;
  want.least = longest_piece(*items_of(context, words));
  want.natural = width_of(*break_uniform(context, words, kEndless, Alignment::left));
  want.before = want.natural;
  if (alignment != ColumnAlignment::decimal) return want;
  const auto place = decimal_place(words.text->utf8, words.text->language);
  if (place && *place > 0)
    want.before = std::min(want.natural,
                           width_of(*break_uniform(context, part_before(words, *place), kEndless, Alignment::left)));
  return want;
}

} // namespace broadsheet
