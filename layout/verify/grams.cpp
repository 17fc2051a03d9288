#include "layout/verify/grams.hpp"

#include <algorithm>

namespace broadsheet::proof {
namespace {

std::uint32_t hash_of(std::u32string_view letters) {
  std::uint32_t hash = 2166136261U;
  for (const char32_t c : letters.substr(0, GramIndex::kLength)) hash = (hash ^ c) * 16777619U;
  return hash;
}

} // namespace

GramIndex::GramIndex(std::u32string_view copy) {
  if (copy.size() < kLength) return;
  grams_.reserve(copy.size());
  for (std::size_t at = 0; at + kLength <= copy.size(); ++at) {
    grams_.emplace_back(hash_of(copy.substr(at)), static_cast<std::uint32_t>(at));
  }
  std::sort(grams_.begin(), grams_.end());
}

std::vector<std::size_t> GramIndex::places(std::u32string_view letters, std::size_t near, std::size_t limit) const {
  std::vector<std::size_t> found;
  if (letters.size() < kLength) return found;
  const std::uint32_t hash = hash_of(letters);
  const auto middle = std::lower_bound(grams_.begin(), grams_.end(), std::pair(hash, static_cast<std::uint32_t>(near)));
  for (auto after = middle; after != grams_.end() && after->first == hash && found.size() < limit / 2; ++after) {
    found.push_back(after->second);
  }
  for (auto before = middle; before != grams_.begin() && std::prev(before)->first == hash && found.size() < limit;) {
    --before;
    found.push_back(before->second);
  }
  return found;
}

} // namespace broadsheet::proof
