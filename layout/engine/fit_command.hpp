// `broadsheet fit`: the desk's copyfit table.
#pragma once

#include "layout/engine/commands.hpp"

namespace broadsheet {

struct FitRequest {
  std::string edition;
  std::vector<std::string> feed_folders;
  std::string story; // only this one; empty: all
  bool json = false; // docs/copyfit.md
  unsigned jobs = 0; // 0: as many as the machine has cores
};

// Sets the edition, writes no pages, and says for each placed story: its space, its copy, what is over or under, the
// levers pulled, and how much more would go in before the next lever. Status as of compose; 2 for an unknown story.
CommandResult fit(const FitRequest& request, World& world, const Progress& progress);

} // namespace broadsheet
