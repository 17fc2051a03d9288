// Where a run of letters stands in the copy, whatever is around it. Built only for a paper that has faults.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace broadsheet::proof {

class GramIndex {
 public:
  // Letters that must be the same for a place to be found.
  static constexpr std::size_t kLength = 8;
  explicit GramIndex(std::u32string_view copy);
  // Places (at most `limit`) where the first kLength letters of `letters` may stand, those nearest to `near` first half
  // after it, half before it. A place is a guess by hash: the caller compares.
  [[nodiscard]] std::vector<std::size_t> places(std::u32string_view letters, std::size_t near, std::size_t limit) const;

 private:
  std::vector<std::pair<std::uint32_t, std::uint32_t>> grams_; // hash, place; sorted
};

} // namespace broadsheet::proof
