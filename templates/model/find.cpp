#include "templates/model/page_template.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

template <class T> const T* find_named(const std::vector<T>& items, std::string_view name) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const T& item) { return item.name == name; });
  return found == items.end() ? nullptr : &*found;
}

std::string_view primary(std::string_view language) { return language.substr(0, language.find('-')); }

} // namespace

Length line_top(const BaselineGrid& grid, int line) { return grid.type_area.y + grid.leading * (line - 1); }
Length line_baseline(const BaselineGrid& grid, int line) { return grid.first_baseline + grid.leading * (line - 1); }

const PageTemplate* find_page(const TemplateSet& set, std::string_view name) { return find_named(set.pages, name); }
const Frame* find_frame(const PageTemplate& page, std::string_view name) { return find_named(page.frames, name); }
const StoryDesign* find_design(const StyleSheet& styles, std::string_view name) { return find_named(styles.designs, name); }

const ParagraphStyle& style_of(const StyleSheet& styles, const StoryDesign& design, std::uint8_t role) {
  const auto found = design.styles.find(role);
  return styles.paragraphs.at(found == design.styles.end() ? design.default_style : found->second);
}

const JumpNotices& notices_for(const StyleSheet& styles, std::string_view language) {
  for (const JumpNotices& notices : styles.notices)
    if (notices.language == language) return notices;
  for (const JumpNotices& notices : styles.notices)
    if (primary(notices.language) == primary(language)) return notices;
  return styles.notices.front();
}

} // namespace broadsheet
