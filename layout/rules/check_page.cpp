#include "layout/rules/page_view.hpp"

#include <algorithm>

namespace broadsheet {

std::vector<RuleBreak> check_page(const DisplayPage& page, const RuleSettings& settings) {
  using Check = void (*)(const PageView&, const RuleSettings&, Findings&);
  static constexpr Check checks[] = {check_l1,  check_l2,  check_l3,  check_l4,      check_l5,      check_l6,
                                     check_l7,  check_l8,  check_l9,  check_l10,     check_l11,     check_l12,
                                     check_l13, check_l14, check_l15, check_l16,     check_l17,     check_l18,
                                     check_l19, check_l20, check_l21, check_overlap, check_outside, check_contrast};
  std::vector<RuleBreak> breaks;
  const PageView view = view_of(page);
  Findings findings(settings, page.number, breaks);
  for (const Check check : checks) check(view, settings, findings);
  std::stable_sort(breaks.begin(), breaks.end(),
                   [](const RuleBreak& a, const RuleBreak& b) { return a.rule < b.rule; });
  return breaks;
}

} // namespace broadsheet
