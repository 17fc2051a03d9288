// A paper of eight pages that hang together in every way there is: pages 1 and 2 by a jump (and 1 by its index with
// what begins inside), 4 and 5 by a pull quote, 6 and 7 by the pool of fillers; 3 (a picture) and 8 stand alone.
#pragma once

#include "tests/support/late_news.hpp"

namespace broadsheet::testing {

inline const std::set<int> kAllPages{1, 2, 3, 4, 5, 6, 7, 8};

class LatePaper : public LateDesk {
 public:
  LatePaper();
  // Replaces the first `from` in a file.
  void replace(const std::string& file, const std::string& from, const std::string& to) const;
};

} // namespace broadsheet::testing
