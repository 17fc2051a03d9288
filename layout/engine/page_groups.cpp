#include "layout/engine/page_groups.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace broadsheet {
namespace {

// Sets of pages that grow together; each goes by its first page.
class Joiner {
 public:
  explicit Joiner(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), 0U); }
  std::uint32_t first_of(std::uint32_t page) {
    while (parent_[page] != page) page = parent_[page] = parent_[parent_[page]];
    return page;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = first_of(a);
    b = first_of(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t> parent_;
};

bool may_take_fillers(const EditionPlan& plan, std::uint32_t index, const TemplateSet& templates) {
  const PageTemplate& page = templates.pages[plan.pages[index].page_template];
  return !plan.fillers.empty() && std::any_of(page.frames.begin(), page.frames.end(),
                                              [](const Frame& frame) { return frame.fill == Underset::filler; });
}

// Joins all pages that are handed over, one after another.
class Chain {
 public:
  explicit Chain(Joiner& joiner) : joiner_(joiner) {}
  void add(std::uint32_t page) {
    if (first_) joiner_.join(*first_, page);
    first_ = page;
  }

 private:
  Joiner& joiner_;
  std::optional<std::uint32_t> first_;
};

bool has_any(const std::vector<std::uint32_t>& stories, const std::set<std::uint32_t>& ranked) {
  return std::any_of(stories.begin(), stories.end(), [&](std::uint32_t story) { return ranked.contains(story); });
}

Joiner joined(const EditionPlan& plan, const TemplateSet& templates, const std::set<std::uint32_t>& ranked) {
  Joiner joiner(plan.pages.size());
  Chain with_rank(joiner), with_fillers(joiner);
  std::map<std::uint32_t, Chain> of_story;
  for (const Placement& placement : plan.placements) {
    Chain chain(joiner);
    for (const FrameOnPage& place : placement.chain) chain.add(place.page);
    for (const std::uint32_t story : placement.stories)
      of_story.try_emplace(story, joiner).first->second.add(placement.chain.front().page);
    if (has_any(placement.stories, ranked)) with_rank.add(placement.chain.front().page);
  }
  for (std::uint32_t page = 0; page < plan.pages.size(); ++page)
    if (may_take_fillers(plan, page, templates)) with_fillers.add(page);
  return joiner;
}

void sort_once(std::vector<std::uint32_t>& stories) {
  std::sort(stories.begin(), stories.end());
  stories.erase(std::unique(stories.begin(), stories.end()), stories.end());
}

} // namespace

std::vector<PageGroup> page_groups(const EditionPlan& plan, const TemplateSet& templates,
                                   const std::set<std::uint32_t>& ranked) {
  Joiner joiner = joined(plan, templates, ranked);
  std::map<std::uint32_t, PageGroup> groups; // by first page
  for (std::uint32_t page = 0; page < plan.pages.size(); ++page) {
    PageGroup& group = groups[joiner.first_of(page)];
    group.pages.push_back(page);
    group.takes_fillers = group.takes_fillers || may_take_fillers(plan, page, templates);
    group.repeats = plan.repeats && page + 1 == plan.pages.size();
  }
  for (std::uint32_t i = 0; i < plan.placements.size(); ++i) {
    const Placement& placement = plan.placements[i];
    PageGroup& group = groups[joiner.first_of(placement.chain.front().page)];
    group.placements.push_back(i);
    group.stories.insert(group.stories.end(), placement.stories.begin(), placement.stories.end());
  }
  std::vector<PageGroup> list;
  for (auto& [first, group] : groups) {
    if (group.takes_fillers) group.stories.insert(group.stories.end(), plan.fillers.begin(), plan.fillers.end());
    sort_once(group.stories);
    list.push_back(std::move(group));
  }
  return list;
}

} // namespace broadsheet
