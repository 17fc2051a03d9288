// A random style sheet: body and heads in several designs, ladders, notices, and looks of groups.
#pragma once

#include "tests/property/random.hpp"

#include <string>

namespace broadsheet::testing {

struct RandomStyles {
  std::string xml;
  int leading = 12000; // of the grid, in thousandths of a point
};
RandomStyles random_styles(Random& random);

} // namespace broadsheet::testing
