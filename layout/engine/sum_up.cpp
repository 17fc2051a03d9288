// The books of all pages and stories, added up.
#include "layout/base/utf8.hpp"
#include "layout/engine/typeset.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace broadsheet {
namespace {

template <class T>
void move_to(std::vector<T>& to, std::vector<T>& from) {
  std::move(from.begin(), from.end(), std::back_inserter(to));
}

constexpr std::size_t kMissingNamed = 5; // characters that a message names

// "🍀 (U+1F340), 🍁 (U+1F341) and 35 more"
std::string names_of(const std::vector<char32_t>& characters) {
  const std::size_t named = std::min(characters.size(), kMissingNamed);
  std::string names;
  for (std::size_t i = 0; i < named; ++i) {
    names += i == 0 ? "" : ", ";
    append_utf8(names, characters[i]);
    names += fmt::format(" ({})", code_point_name(characters[i]));
  }
  return characters.size() > named ? fmt::format("{} and {} more", names, characters.size() - named) : names;
}

// One message for a story and a face, at the place of the first character, in the order in which they come.
void tell_missing(const std::vector<MissingNote>& notes, Diagnostics& diagnostics) {
  struct Group {
    const MissingNote* first;
    std::vector<char32_t> characters; // each once
  };
  std::vector<Group> groups;
  for (const MissingNote& note : notes) {
    const auto same = [&](const Group& one) {
      return one.first->story == note.story && one.first->family == note.family;
    };
    auto group = std::find_if(groups.begin(), groups.end(), same);
    if (group == groups.end()) group = groups.insert(groups.end(), {&note, {}});
    std::vector<char32_t>& known = group->characters;
    if (std::find(known.begin(), known.end(), note.character) == known.end()) known.push_back(note.character);
  }
  for (const Group& group : groups)
    diagnostics.push_back({Severity::warning,
                           "fonts.missing-character",
                           group.first->place,
                           fmt::format("neither {} nor a fallback has {} characters: {}", group.first->family,
                                       group.characters.size(), names_of(group.characters)),
                           {},
                           "they are shown as boxes; add a family that has them as <fallback> to style.xml"});
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
  std::vector<MissingNote> missing;
  for (PagePart& page : parts.pages) {
    result.pages.push_back(page.number);
    result.composition += page.composition;
    move_to(result.rule_breaks, page.rule_breaks);
    move_to(result.pictures, page.pictures);
    move_to(missing, page.missing);
    for (StoryDiagnostic& found : page.diagnostics) result.diagnostics.push_back(std::move(found.diagnostic));
  }
  tell_missing(missing, result.diagnostics);
  move_to(result.rule_breaks, parts.open_turns);
  for (const StoryResult& story : parts.stories) result.ledger += story.copy;
  result.stories = std::move(parts.stories);
  result.ledger_faults = std::move(parts.ledger_faults);
  result.ledger_adds_up = result.ledger_faults.empty() && result.ledger.add_up();
  return result;
}

} // namespace broadsheet
