// Which copy has not been found yet, as ranges, with an index of how each range begins. Private to this room.
#pragma once

#include "layout/verify/streams.hpp"

#include <map>
#include <unordered_map>

namespace broadsheet::proof {

class FreeCopy {
 public:
  explicit FreeCopy(const Copy& copy);
  // Where the free range that holds a letter ends; 0 when the letter is not free.
  [[nodiscard]] std::size_t end_of(std::size_t letter) const;
  // Marks letters [begin, end) of one free range as found.
  void take(std::size_t begin, std::size_t end);
  // Takes that back: [begin, end) lies in one thread and none of it is free.
  void give_back(std::size_t begin, std::size_t end);
  // First letters of all free ranges that begin with `letter`, in the order of the copy.
  [[nodiscard]] const std::vector<std::size_t>& beginning_with(char32_t letter) const;
  // begin -> end
  [[nodiscard]] const std::map<std::size_t, std::size_t>& ranges() const { return ranges_; }

 private:
  void insert(std::size_t begin, std::size_t end);
  void erase(std::size_t begin);

  const Copy& copy_;
  std::map<std::size_t, std::size_t> ranges_;
  std::unordered_map<char32_t, std::vector<std::size_t>> by_first_;
};

} // namespace broadsheet::proof
