// Pages that hang together: what is set on one of them may change another.
#pragma once

#include "layout/plan/plan.hpp"
#include "templates/model/page_template.hpp"

#include <set>

namespace broadsheet {

struct PageGroup {
  std::vector<std::uint32_t> pages;      // indexes in EditionPlan::pages, rising
  std::vector<std::uint32_t> placements; // indexes in EditionPlan::placements
  std::vector<std::uint32_t> stories;    // indexes in the story table, rising: of the placements, and the fillers' pool
  bool takes_fillers = false;            // the pool of fillers is this group's
  bool repeats = false;                  // the last page is in it, and is added again until the streams are set
};

// Every page is in one group; groups by their first page. Pages are one group when a chain of frames runs over them (a
// story that may jump, a stream, pages that are added), when they show parts of one story (its pull quotes), when
// frames of both may take fillers while there are some, and when both have stories of a rank (`ranked`: rule L22
// compares their heads).
// An index of what is inside ties no pages together: what it reads of other stories is known before any page is set.
std::vector<PageGroup> page_groups(const EditionPlan& plan, const TemplateSet& templates,
                                   const std::set<std::uint32_t>& ranked);

} // namespace broadsheet
