#include "layout/fit/fit_report.hpp"

#include <algorithm>

namespace broadsheet {

std::string_view name_of(Lever lever) {
  switch (lever) {
  case Lever::head_size:
    return "head-size";
  }
  return "";
}

LeverUse lever_of(const HeadFit& head) {
  return {Lever::head_size, head.role, head.designed, head.used, head.lines, head.maximum_lines};
}

bool FitReport::needs_a_look() const {
  return over || std::any_of(levers.begin(), levers.end(), [](const LeverUse& use) { return !use.enough(); });
}

} // namespace broadsheet
