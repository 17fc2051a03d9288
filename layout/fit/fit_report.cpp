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

bool FitReport::needs_a_look() const {
  return over || !heads.empty() ||
         std::any_of(levers.begin(), levers.end(), [](const LeverUse& use) { return !use.enough(); });
}

} // namespace broadsheet
