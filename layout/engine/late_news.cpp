#include "layout/engine/late_news.hpp"

#include "layout/engine/group_input.hpp"
#include "layout/engine/kept_part.hpp"
#include "layout/engine/page_rules.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace broadsheet {
namespace {

std::set<std::uint32_t> ranked_stories(const LoadedEdition& edition) {
  std::set<std::uint32_t> stories;
  for (const auto& [story, rank] : rule_settings(edition).ranks) stories.insert(story);
  return stories;
}

} // namespace

LateNews::LateNews(const LoadedEdition& edition, const SourceMap& sources, World& world, std::string_view output)
    : edition_(edition), groups_(page_groups(edition.plan, edition.templates, ranked_stories(edition))),
      work_(all_work(edition)) {
  const GroupInputs inputs(edition, sources, world, output);
  for (const PageGroup& group : groups_) inputs_.push_back(inputs.of(group));
  parts_.stories.resize(edition.stories.size());
}

void LateNews::take_over(const Memo& old, const std::function<bool(const KeptGroup&)>& usable) {
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    const auto kept = std::find_if(old.begin(), old.end(),
                                   [&](const KeptGroup& one) { return !one.input.empty() && one.input == inputs_[i]; });
    if (kept == old.end() || !usable(*kept)) continue;
    if (!read_part(kept->part, groups_[i], edition_, parts_)) continue;
    taken_.push_back(*kept);
    for (const std::uint32_t page : groups_[i].pages) work_.pages[page] = false;
    for (const std::uint32_t story : groups_[i].stories) work_.stories[story] = false;
  }
}

TypesetParts LateNews::whole(TypesetParts made) const {
  for (std::uint32_t story = 0; story < work_.stories.size(); ++story)
    if (!work_.stories[story]) made.stories[story] = parts_.stories[story];
  made.pages.insert(made.pages.end(), parts_.pages.begin(), parts_.pages.end());
  made.open_turns.insert(made.open_turns.end(), parts_.open_turns.begin(), parts_.open_turns.end());
  std::sort(made.pages.begin(), made.pages.end(),
            [](const PagePart& a, const PagePart& b) { return a.number < b.number; });
  std::sort(made.open_turns.begin(), made.open_turns.end(),
            [](const RuleBreak& a, const RuleBreak& b) { return a.story < b.story; });
  return made;
}

Memo LateNews::keep(const TypesetParts& whole, const std::function<KeptPage(int)>& page) const {
  Memo memo;
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    const auto part = write_part(whole, groups_[i], edition_);
    if (inputs_[i].empty() || !part) continue;
    KeptGroup& group = memo.emplace_back(KeptGroup{inputs_[i], {}, *part});
    for (const PagePart& made : whole.pages)
      if (is_page_of(groups_[i], made.number, edition_.plan)) group.pages.push_back(page(made.number));
  }
  return memo;
}

std::string describe_work(const std::vector<int>& pages, const Memo& taken) {
  std::set<int> over;
  for (const KeptGroup& group : taken)
    for (const KeptPage& page : group.pages) over.insert(page.number);
  std::vector<int> again;
  for (const int page : pages)
    if (!over.contains(page)) again.push_back(page);
  if (over.empty()) return "set again: all pages\n";
  if (again.empty()) return "set again: no page; all are taken over\n";
  return fmt::format("set again: pages {}; taken over: {}\n", fmt::join(again, ", "), fmt::join(over, ", "));
}

} // namespace broadsheet
