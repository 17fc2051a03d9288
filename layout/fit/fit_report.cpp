#include "layout/fit/fit_report.hpp"

#include <algorithm>

namespace broadsheet {

std::string_view name_of(Lever lever) {
  switch (lever) {
  case Lever::head_size:
    return "head-size";
  case Lever::head_tracking:
    return "head-tracking";
  case Lever::head_width:
    return "head-width";
  }
  return "";
}

void FitReport::add(const HeadFit& head) {
  LeverUse use;
  use.role = head.role;
  use.lines = head.lines;
  use.maximum_lines = head.maximum_lines;
  const auto pulled = [&](Lever lever, std::int32_t designed, std::int32_t used) {
    if (designed == used) return;
    use.lever = lever;
    use.designed_per_mille = designed;
    use.used_per_mille = used;
    levers.push_back(use);
  };
  if (head.used != head.designed) {
    LeverUse size = use;
    size.designed = head.designed;
    size.used = head.used;
    levers.push_back(size);
  }
  pulled(Lever::head_tracking, head.designed_tracking, head.used_tracking);
  pulled(Lever::head_width, kFullWidth, head.used_width);
  if (head.too_long > 0 || head.broken_word)
    heads.push_back({head.role, head.too_long, head.maximum_lines, head.measure, head.used, head.broken_word});
  if (!head.fill.empty()) short_heads.push_back({head.role, head.minimum_fill, head.fill, head.measure});
}

void FitReport::add(const CopyfitLadder& rungs, const StoryLevers& used, int picture_lines, int tightened,
                    Length grid_leading) {
  ladder.clear();
  StoryLevers pulled = used;
  pulled.picture_lines = picture_lines;
  const StoryLevers rest = levers_at_rest();
  for (const CopyfitRung& rung : rungs.rungs) {
    const int pull = pull_of(pulled, rest, rung.lever);
    if (pull == 0) continue;
    LadderUse use{rung.lever, pull, rung.step};
    if (rung.lever == CopyfitLever::tighten) use.steps = std::max(1, tightened); // white at a subhead may do it alone
    if (rung.lever == CopyfitLever::head_space) use = {rung.lever, Length{pull} / rung.step, Length{pull}};
    if (rung.lever == CopyfitLever::leading) use.amount = rung.step * pull;
    if (rung.lever == CopyfitLever::picture_height) use.amount = grid_leading * pull;
    ladder.push_back(use);
  }
  next_lever.clear();
  for (const CopyfitRung& rung : rungs.rungs) {
    const int pull = pull_of(pulled, rest, rung.lever);
    const int least = rung.lever == CopyfitLever::head_space ? rung.step.sp * rung.least : rung.least;
    const bool can = rung.lever == CopyfitLever::trim      ? pull < rung.most
                     : rung.lever == CopyfitLever::tighten ? pull == 0
                     : rung.lever == CopyfitLever::loosen  ? false
                     : rung.lever == CopyfitLever::jump    ? true
                                                           : pull > least;
    if (!can) continue;
    next_lever = name_of(rung.lever);
    return;
  }
}

bool FitReport::needs_a_look() const {
  return over || !heads.empty() ||
         std::any_of(levers.begin(), levers.end(), [](const LeverUse& use) { return !use.enough(); });
}

} // namespace broadsheet
