#include "layout/flow/caption.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

constexpr int kWide = 32;   // em: wider captions are set in columns
constexpr int kColumn = 22; // em: of such a column, about
constexpr int kMostColumns = 4;
constexpr int kLeastColumn = 6; // em (L9, L19)

std::size_t lines_in(const FlowContext& context, const PreparedParagraph& caption, Length width) {
  return break_uniform(context, caption, measure_in(caption, width))->lines.size();
}

bool is_plain(const ParagraphStyle& style) {
  return !style.background && style.rule_above.sp <= 0 && style.rule_below.sp <= 0 && style.padding.sp <= 0;
}

// Moves [begin, end) of a block's lines, with what stands in them.
void shift(SetBlock& block, std::size_t begin, std::size_t end, Length x, Length y) {
  for (std::size_t i = begin; i < end; ++i) {
    block.lines[i].origin.x += x;
    block.lines[i].origin.y += y;
  }
}

struct Columns {
  int count = 1;
  Length measure, gutter;
};

Columns columns_of(Length width, Length em, int count) { return {count, (width - em * (count - 1)) / count, em}; }

// How many columns a caption takes: each holds two lines at least.
Columns choose_columns(const FlowContext& context, const PreparedParagraph& caption, Length width, int wanted) {
  const Length em = caption.style->size;
  if (wanted == 0 && (width < em * kWide || lines_in(context, caption, width) < 2)) return {1, width, {}};
  int count = wanted > 0 ? wanted : std::clamp((width + em * (kColumn / 2)) / (em * kColumn), 2, kMostColumns);
  for (; count > 1; --count) {
    const Columns columns = columns_of(width, em, count);
    if (columns.measure < em * kLeastColumn) continue;
    const std::size_t lines = lines_in(context, caption, columns.measure);
    if (lines >= static_cast<std::size_t>(wanted > 0 ? count : count * 2)) return columns;
  }
  return {1, width, {}};
}

// The lines of a block one column wide, poured into columns that end level.
void pour_columns(SetBlock& block, const Columns& columns, Length leading) {
  const auto lines = static_cast<int>(block.lines.size());
  int first = 0;
  for (int column = 0; column < columns.count; ++column) {
    const int left = columns.count - column;
    const int take = (lines - first + left - 1) / left;
    shift(block, static_cast<std::size_t>(first), static_cast<std::size_t>(first + take),
          (columns.measure + columns.gutter) * column, -(leading * first));
    first += take;
  }
  block.height -= leading * (lines - (lines + columns.count - 1) / columns.count);
}

// The narrowest measure that takes as many lines as the whole width, by half ems.
Length even_measure(const FlowContext& context, const PreparedParagraph& caption, Length width, std::size_t lines) {
  const Length step = caption.style->size / 2;
  int good = width / step, bad = std::max(kLeastColumn * 2, good / 2) - 1;
  while (good - bad > 1) {
    const int middle = (good + bad) / 2;
    (lines_in(context, caption, step * middle) <= lines ? good : bad) = middle;
  }
  return std::min(width, step * good);
}

} // namespace

SetBlock set_caption(const FlowContext& context, const PreparedParagraph& caption, Length width, int wanted) {
  const ParagraphStyle& style = *caption.style;
  if (!is_plain(style)) return set_block(context, {&caption, 1}, width, true);
  const Columns columns = choose_columns(context, caption, width, wanted);
  if (columns.count > 1) {
    SetBlock block = set_block(context, {&caption, 1}, columns.measure, true);
    pour_columns(block, columns, style.leading);
    return block;
  }
  SetBlock block = set_block(context, {&caption, 1}, width, true);
  if (block.lines.size() < 2) return block;
  const PlacedLine& last = block.lines.back();
  if (last.paragraph->lines[last.line].natural * 5 >= width * 3) return block;
  const Length narrow = even_measure(context, caption, width, block.lines.size());
  block = set_block(context, {&caption, 1}, narrow, true);
  const Length rest = width - narrow;
  const Length x = style.alignment == Alignment::center  ? rest / 2
                   : style.alignment == Alignment::right ? rest
                                                         : Length{};
  shift(block, 0, block.lines.size(), x, {});
  return block;
}

} // namespace broadsheet
