// "Refers": the index of what is inside, filled from the plan.
#pragma once

#include "layout/feed/feed.hpp"
#include "layout/flow/block.hpp"
#include "layout/plan/plan.hpp"
#include "templates/model/page_template.hpp"

#include <string>
#include <vector>

namespace broadsheet {

// A story that an index may name, and the page where it begins.
struct Refer {
  std::uint32_t story = 0;
  std::uint32_t page = 0; // index in EditionPlan::pages
};

// What an index on page `on` may name, the most important first: stories with a headline that begin on a later page,
// none whose place says refer="no". When a place says yes or a rank, only such stories; then by rank, by the feed's
// priority, by page, in the plan's order. Only stories whose page is known before they are set: of a stream that runs
// over several pages the first one.
std::vector<Refer> refers_of(const EditionPlan& plan, const StoryTable& stories, int on);

// The two texts of a row.
struct ReferWords {
  std::string words, page;
};
ReferWords refer_words(const RefersStyle& style, const Refer& refer, const EditionPlan& plan,
                       const StoryTable& stories);

// Whether a row has words for readers: not where the names in it (`{kicker}`) are empty for its story.
bool has_words(const ReferWords& texts);

// A row as it was set: where it stands on the page, and where it leads.
struct SetRefer {
  std::uint32_t story = 0;
  int page = 0; // number
  Rect rect;
};

// An index in its rectangle: as many rows as go in, the most important ones, by pages, those without words left out;
// columns as level as whole rows allow, from the right to the left where the grid goes so.
struct SetRefers {
  FrameFragment fragment;
  std::vector<SetRefer> rows;
};
SetRefers set_refers(const FlowContext& context, const Furniture& piece, const EditionPlan& plan, int on,
                     bool right_to_left);

} // namespace broadsheet
