#include "layout/base/language.hpp"
#include "templates/model/page_template.hpp"
#include "templates/model/profile.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

template <class T>
const T* find_named(const std::vector<T>& items, std::string_view name) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const T& item) { return item.name == name; });
  return found == items.end() ? nullptr : &*found;
}

} // namespace

Length line_top(const BaselineGrid& grid, int line) { return grid.type_area.y + grid.leading * (line - 1); }
Length grid_ascent(Length leading) { return scale(leading, 4, 5); }
Length line_baseline(const BaselineGrid& grid, int line) { return grid.first_baseline + grid.leading * (line - 1); }

bool is_left_page(const PageTemplate& page, int number) { return (number % 2 == 0) != page.grid.right_to_left; }

bool stands_on(const Furniture& piece, const PageTemplate& page, int number) {
  return piece.side == PageSide::both || (piece.side == PageSide::left) == is_left_page(page, number);
}

Rect part_between(const Frame& frame, int first_line, int last_line) {
  Rect rect;
  for (const FramePart& part : frame.parts) {
    if (part.first_line > first_line || part.first_line + part.lines - 1 < last_line) {
      if (!rect.empty()) break;
      continue;
    }
    if (rect.empty()) rect = part.rect;
    const Length left = std::min(rect.x, part.rect.x);
    rect.width = std::max(rect.right(), part.rect.right()) - left;
    rect.x = left;
  }
  return rect.empty() ? frame.rect : rect;
}

const PageTemplate* find_page(const TemplateSet& set, std::string_view name) { return find_named(set.pages, name); }
const Frame* find_frame(const PageTemplate& page, std::string_view name) { return find_named(page.frames, name); }
const StoryDesign* find_design(const StyleSheet& styles, std::string_view name) {
  return find_named(styles.designs, name);
}

const ParagraphStyle& style_of(const StyleSheet& styles, const StoryDesign& design, std::uint8_t role) {
  const auto found = design.styles.find(role);
  return styles.paragraphs.at(found == design.styles.end() ? design.default_style : found->second);
}

Length whole_em_of(const StyleSheet& styles, const StoryDesign& design, std::uint8_t role) {
  const ParagraphStyle& style = style_of(styles, design, role);
  const CompositionProfile* named = find_named_profile(style.profile);
  const bool cjk = style.house_profile ? style.house_profile->cjk : named != nullptr && named->cjk;
  return style.on_grid && cjk ? style.size : Length{};
}

bool speaks(const JumpNotices& notices, std::string_view language) {
  return primary_language(notices.language) == primary_language(language);
}

const JumpNotices* find_notices(const StyleSheet& styles, std::string_view language) {
  for (const std::string_view wanted : {language, std::string_view(styles.language)}) {
    for (const JumpNotices& notices : styles.notices)
      if (notices.language == wanted) return &notices;
    for (const JumpNotices& notices : styles.notices)
      if (speaks(notices, wanted)) return &notices;
  }
  return nullptr;
}

const JumpNotices& notices_for(const StyleSheet& styles, std::string_view language) {
  static const JumpNotices none;
  const JumpNotices* notices = find_notices(styles, language);
  return notices ? *notices : none;
}

namespace {

ListStyle numbered_list() {
  ListStyle style;
  style.ordered = style.mark_right = true;
  style.mark = "{number}.";
  return style;
}

TableStyle plain_table() {
  TableStyle style;
  style.rule_above = style.rule_below = Length::points(1);
  style.rule_head = Length::points(1) / 2;
  return style;
}

TableStyle plain_listing() {
  TableStyle style;
  style.listing = true;
  style.tabs.resize(2);
  style.tabs[1].alignment = ColumnAlignment::right;
  style.tabs[1].from_right = true;
  return style;
}

} // namespace

const ListStyle& list_style(const StyleSheet& styles, bool ordered, std::uint8_t level) {
  static const ListStyle plain, numbered = numbered_list();
  const ListStyle* found = ordered ? &numbered : &plain;
  for (const ListStyle& style : styles.lists) {
    if (style.ordered != ordered) continue;
    if (style.level == level) return style;
    if (style.level == 0) found = &style;
  }
  return *found;
}

const TableStyle& table_style(const StyleSheet& styles, bool listing, std::string_view kind) {
  static const TableStyle table = plain_table(), lines = plain_listing();
  const TableStyle* found = listing ? &lines : &table;
  for (const TableStyle& style : styles.tables) {
    if (style.listing != listing) continue;
    if (style.kind == kind) return style;
    if (style.kind.empty()) found = &style;
  }
  return *found;
}

} // namespace broadsheet
