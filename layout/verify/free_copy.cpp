#include "layout/verify/free_copy.hpp"

#include <algorithm>

namespace broadsheet::proof {

FreeCopy::FreeCopy(const Copy& copy) : copy_(copy) {
  for (const Thread& thread : copy.threads) insert(thread.begin, thread.end);
}

std::size_t FreeCopy::end_of(std::size_t letter) const {
  auto after = ranges_.upper_bound(letter);
  if (after == ranges_.begin()) return 0;
  --after;
  return letter < after->second ? after->second : 0;
}

void FreeCopy::take(std::size_t begin, std::size_t end) {
  if (begin >= end) return;
  const auto range = std::prev(ranges_.upper_bound(begin));
  const auto [range_begin, range_end] = *range;
  erase(range_begin);
  if (range_begin < begin) insert(range_begin, begin);
  if (end < range_end) insert(end, range_end);
}

void FreeCopy::give_back(std::size_t begin, std::size_t end) {
  if (begin >= end) return;
  const Thread& thread = copy_.threads[copy_.thread_at(begin)];
  const auto after = ranges_.find(end);
  if (after != ranges_.end() && end < thread.end) {
    const std::size_t joined = after->second;
    erase(end);
    end = joined;
  }
  const auto next = ranges_.lower_bound(begin);
  if (next != ranges_.begin() && begin > thread.begin && std::prev(next)->second == begin) {
    const std::size_t joined = std::prev(next)->first;
    erase(joined);
    begin = joined;
  }
  insert(begin, end);
}

const std::vector<std::size_t>& FreeCopy::beginning_with(char32_t letter) const {
  static const std::vector<std::size_t> none;
  const auto found = by_first_.find(letter);
  return found == by_first_.end() ? none : found->second;
}

void FreeCopy::insert(std::size_t begin, std::size_t end) {
  ranges_.emplace(begin, end);
  std::vector<std::size_t>& list = by_first_[copy_.text.letters[begin]];
  list.insert(std::lower_bound(list.begin(), list.end(), begin), begin);
}

void FreeCopy::erase(std::size_t begin) {
  ranges_.erase(begin);
  std::vector<std::size_t>& list = by_first_[copy_.text.letters[begin]];
  list.erase(std::lower_bound(list.begin(), list.end(), begin));
}

} // namespace broadsheet::proof
