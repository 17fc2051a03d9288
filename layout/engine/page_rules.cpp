#include "layout/engine/page_rules.hpp"

#include "layout/base/language.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace broadsheet {
namespace {

std::map<std::uint32_t, int> ranks_of(const LoadedEdition& edition) {
  std::map<std::string_view, std::uint32_t> index;
  for (std::uint32_t i = 0; i < edition.stories.size(); ++i) index.emplace(edition.stories[i].id, i);
  std::map<std::uint32_t, int> ranks;
  for (const EditionPage& page : edition.edition.pages)
    for (const Place& place : page.places)
      for (const std::string& story : place.stories)
        if (const auto found = index.find(story); place.rank > 0 && found != index.end())
          ranks[found->second] = place.rank;
  return ranks;
}

// What templates fill in: furniture, notices, indexes.
std::vector<std::string> placeholders_of(const LoadedEdition& edition) {
  std::vector<std::string> names{"page", "page.han", "page.name", "page.section", "slug",
                                 "SLUG", "headline", "kicker",    "section"};
  for (const auto& [name, value] : edition.furniture_data) names.push_back(name);
  return names;
}

} // namespace

RuleSettings rule_settings(const LoadedEdition& edition) {
  RuleSettings settings;
  settings.rules = with_defaults(edition.templates.styles.rules, edition.edition.language);
  settings.stories = &edition.stories;
  settings.styles = &edition.templates.styles;
  settings.newspaper = edition.edition.newspaper;
  settings.language = edition.edition.language;
  for (const char* name : {"date", "date.long"})
    if (const auto date = edition.furniture_data.find(name); date != edition.furniture_data.end())
      settings.dates.push_back(date->second);
  settings.right_to_left = is_right_to_left_language(edition.edition.language);
  for (const EditionPage& page : edition.edition.pages)
    if (!page.label.empty()) settings.labels[page.number] = page.label;
  settings.ranks = ranks_of(edition);
  settings.placeholders = placeholders_of(edition);
  return settings;
}

void mark_breaks(DisplayPage& page, const std::vector<RuleBreak>& breaks) {
  for (const RuleBreak& found : breaks) {
    Rect place = found.place;
    if (place.width.sp == 0 && place.height.sp == 0)
      place = {page.grid.type_area.x, page.grid.type_area.y, page.grid.type_area.width, page.grid.leading};
    const char grade = found.severity == RuleSeverity::error ? 'E' : 'W';
    page.items.emplace_back(ProofMark{MarkKind::rule_break, place, fmt::format("{} {}", name_of(found.rule), grade)});
  }
}

bool has_errors(const std::vector<RuleBreak>& breaks) {
  return std::any_of(breaks.begin(), breaks.end(),
                     [](const RuleBreak& found) { return found.severity == RuleSeverity::error; });
}

} // namespace broadsheet
