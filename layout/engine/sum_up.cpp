// The books of all pages and stories, added up.
#include "layout/engine/typeset.hpp"

#include <set>

namespace broadsheet {
namespace {

template <class T>
void move_to(std::vector<T>& to, std::vector<T>& from) {
  std::move(from.begin(), from.end(), std::back_inserter(to));
}

} // namespace

CompositionCounts& CompositionCounts::operator+=(const CompositionCounts& more) {
  lines += more.lines;
  justified += more.justified;
  hyphenated += more.hyphenated;
  loose += more.loose;
  overfull += more.overfull;
  ladders += more.ladders;
  return *this;
}

TypesetResult sum_up(TypesetParts parts) {
  TypesetResult result;
  std::set<std::pair<std::uint32_t, char32_t>> told;
  for (PagePart& page : parts.pages) {
    result.pages.push_back(page.number);
    result.composition += page.composition;
    move_to(result.rule_breaks, page.rule_breaks);
    move_to(result.pictures, page.pictures);
    for (MissingNote& note : page.missing)
      if (told.emplace(note.told.story, note.character).second)
        result.diagnostics.push_back(std::move(note.told.diagnostic));
    for (StoryDiagnostic& found : page.diagnostics) result.diagnostics.push_back(std::move(found.diagnostic));
  }
  move_to(result.rule_breaks, parts.open_turns);
  for (const StoryResult& story : parts.stories) result.ledger += story.copy;
  result.stories = std::move(parts.stories);
  result.ledger_faults = std::move(parts.ledger_faults);
  result.ledger_adds_up = result.ledger_faults.empty() && result.ledger.add_up();
  return result;
}

} // namespace broadsheet
