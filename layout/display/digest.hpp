// A finished page in one word: two pages with the same digest print the same.
#pragma once

#include "layout/display/display.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace broadsheet {

// A sum over many pieces (XXH3, 128 bits). The same pieces in the same order give the same text on every machine.
class DigestSum {
 public:
  DigestSum();
  ~DigestSum();
  DigestSum(const DigestSum&) = delete;
  DigestSum& operator=(const DigestSum&) = delete;
  // Bytes as they are; where one piece ends is not in the sum.
  void add(std::string_view bytes);
  // Numbers by their value, lowest byte first: no padding, no byte order of the machine.
  void add(std::uint32_t number);
  void add(Length length) { add(static_cast<std::uint32_t>(length.sp)); }
  [[nodiscard]] std::string text() const; // 32 hexadecimal digits

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// 32 hexadecimal digits (XXH3, 128 bits) over all items with their places, glyphs and words, and over the bytes of the
// pictures on the page. The order of the stories in the feeds and the pages around it are not in it; faces count by the
// number that the catalogue gives them and their glyphs' numbers, so digests compare on one machine with one set of
// fonts.
// Marks for the desk count where `proof` says that they are shown.
std::string digest(const DisplayPage& page, const DisplayEdition& edition, bool proof);

} // namespace broadsheet
