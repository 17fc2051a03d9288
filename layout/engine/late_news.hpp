// Late news: sets only the pages that are not as they were, and takes over what the others gave in an earlier run.
#pragma once

#include "layout/engine/memo.hpp"
#include "layout/engine/page_groups.hpp"
#include "layout/engine/typeset.hpp"

#include <functional>

namespace broadsheet {

class LateNews {
 public:
  // `output`: the options that move ink, in words. Reads hyphenation patterns through `world`.
  LateNews(const LoadedEdition& edition, const SourceMap& sources, World& world, std::string_view output);

  // Takes over every group of `old` whose pages are made of the same things and that `usable` has all it needs of.
  void take_over(const Memo& old, const std::function<bool(const KeptGroup&)>& usable);
  [[nodiscard]] const Memo& taken() const { return taken_; }

  // What is left to be set.
  [[nodiscard]] const Work& work() const { return work_; }
  // Adds what was taken over to what was set: the parts of a whole run.
  [[nodiscard]] TypesetParts whole(TypesetParts made) const;
  // The memo of a whole run; `page` says what is known of a page by its number.
  [[nodiscard]] Memo keep(const TypesetParts& whole, const std::function<KeptPage(int)>& page) const;

 private:
  const LoadedEdition& edition_;
  std::vector<PageGroup> groups_;
  std::vector<std::string> inputs_; // of each group
  Work work_;
  Memo taken_;
  TypesetParts parts_; // of what was taken over
};

// "set again: pages 4; taken over: 1, 2, 3", with its newline.
std::string describe_work(const std::vector<int>& pages, const Memo& taken);

} // namespace broadsheet
