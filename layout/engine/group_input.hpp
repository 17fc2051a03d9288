// What the pages of a group are made of, in one word: pages whose word is the same are the same to the byte.
#pragma once

#include "layout/engine/load.hpp"
#include "layout/engine/page_groups.hpp"
#include "layout/rules/rules.hpp"

namespace broadsheet {

// Sums for the groups of one edition. In each: the engine and its libraries, the bytes of all files of the template
// set, faces, hyphenation patterns, newspaper, date, language and data of the edition, `output` (options that move
// ink); and of the group its pages, placements and stories with their pictures, and the rows of its indexes. Where a
// story stands in its feed is not in it. Better too much than too little: what is missing here makes a stale page.
// Whoever adds a field to one of these types gets an error here until it is in the sum, or named as left out.
class GroupInputs {
 public:
  GroupInputs(const LoadedEdition& edition, const SourceMap& sources, World& world, std::string_view output);
  // 32 hexadecimal digits; empty when nothing can be said (the program has no build id).
  [[nodiscard]] std::string of(const PageGroup& group) const;

 private:
  const LoadedEdition& edition_;
  std::string common_; // of everything that all groups share; empty: unknown
  std::map<std::uint32_t, int> ranks_;
};

} // namespace broadsheet
