// Han characters to count by.
#pragma once

#include <string>

namespace broadsheet::testing {

inline std::string han(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += "字";
  return text;
}

} // namespace broadsheet::testing
