#include "layout/flow/table.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool has_decimal_comma(std::string_view language) {
  static constexpr std::string_view comma = " cs da de es fi fr hu it nb nl nn no pl pt ru sv tr uk ";
  const std::string primary = " " + std::string(language.substr(0, language.find('-'))) + " ";
  return comma.find(primary) != std::string_view::npos;
}

} // namespace

std::optional<std::uint32_t> decimal_place(std::string_view text, std::string_view language) {
  const char sign = has_decimal_comma(language) ? ',' : '.';
  const char grouping = sign == ',' ? '.' : ',';
  const auto first = std::find_if(text.begin(), text.end(), is_digit);
  if (first == text.end()) return std::nullopt;
  auto at = static_cast<std::size_t>(first - text.begin());
  const auto digit_after = [&](std::size_t place) { return place + 1 < text.size() && is_digit(text[place + 1]); };
  while (at < text.size() && (is_digit(text[at]) || (text[at] == grouping && digit_after(at)))) ++at;
  return static_cast<std::uint32_t>(at); // at the sign, or where the digits end
}

std::vector<std::string> repeated_heads(const StoryTable& stories) {
  std::vector<std::string> heads;
  for (const Story& story : stories)
    for (const BlockGroup& group : story.groups) {
      std::string words;
      for (const GroupRow& row : group.rows)
        for (const GroupCell& cell : row.cells)
          if (row.head && cell.block) words += story.blocks[*cell.block].text.utf8 + " ";
      if (!words.empty()) heads.push_back(std::move(words));
    }
  return heads;
}

std::shared_ptr<const PreparedTable> prepare_table(const FlowContext& context, std::uint32_t index,
                                                   const BlockGroup& group, const StoryDesign& design) {
  const Story& story = (*context.stories)[index];
  const StyleSheet& styles = *context.styles;
  auto table = std::make_shared<PreparedTable>();
  table->style = &table_style(styles, group.kind == GroupKind::listing, group.look);
  const TableStyle& look = *table->style;
  const auto style_for = [&](BlockRole role, std::size_t column) -> const ParagraphStyle& {
    const bool head = role == BlockRole::head_cell;
    std::optional<std::uint16_t> named = head ? look.head_paragraph : look.paragraph;
    if (look.listing && look.tabs[column % look.tabs.size()].paragraph)
      named = look.tabs[column % look.tabs.size()].paragraph;
    if (!head && !look.columns.empty() && look.columns[std::min(column, look.columns.size() - 1)].paragraph)
      named = look.columns[std::min(column, look.columns.size() - 1)].paragraph;
    return named ? styles.paragraphs.at(*named) : style_of(styles, design, static_cast<std::uint8_t>(role));
  };
  table->cell = look.paragraph ? &styles.paragraphs.at(*look.paragraph)
                               : &style_of(styles, design, static_cast<std::uint8_t>(BlockRole::cell));
  for (const GroupRow& row : group.rows) {
    PreparedRow prepared;
    prepared.head = row.head;
    std::uint8_t column = 0;
    for (const GroupCell& cell : row.cells) {
      PreparedCell made;
      made.column = column;
      made.span = cell.span;
      if (cell.block) {
        made.words = prepare_joined(context, index, {*cell.block}, design);
        const ParagraphStyle& style = style_for(story.blocks[*cell.block].role, column);
        const StyledBlock styled{*cell.block, &style};
        made.words->style = &style;
        made.words->text = collect(story, index, {&styled, 1}, {}, styles);
        made.words->continued = true; // no first-line indent
      }
      prepared.cells.push_back(std::move(made));
      column = static_cast<std::uint8_t>(column + cell.span);
    }
    table->columns = std::max(table->columns, column);
    table->rows.push_back(std::move(prepared));
  }
  return table;
}

int grid_rows(const SetTable& table, std::size_t row, Length leading) {
  const int before = row == 0 ? 0 : rows_for(table.feet[row - 1], leading);
  return rows_for(table.feet[row], leading) - before;
}

// Rows after it take the difference of two sums rounded up, which may be one less than they need: this makes up for it.
int grid_rows_at_head(const SetTable& table, std::size_t row, Length leading) {
  const Length longer = table.rows[row].at_head.height - table.feet[row];
  return rows_for(longer, leading) + rows_for(table.feet[row], leading);
}

} // namespace broadsheet
