// What is wrong with a break, told from the text on its two sides and nothing else: no items, no joints, no costs. The
// search cannot hide a fault from it. Tables of its own, from typography.md sections 2 and 9.
#pragma once

#include "layout/text/paragraph.hpp"

#include <string_view>

namespace broadsheet::lines {

struct BrokenRule {
  std::string_view id; // empty: the break is good
  TextRange whole;     // what ought not to be split (K3, K6); empty for marks at line edges
};

class BreakRules {
 public:
  // `text` is a whole paragraph of valid UTF-8; it must outlive this.
  BreakRules(std::string_view text, std::string_view language);

  // A line ends and the next one begins at byte `at`, white before it belongs to the first of them; `hyphenated`: a
  // hyphen is shown. Ids: "GB-start", "GB-end" (a mark that may not begin or end a line), "K2" (half a dash or an
  // ellipsis), "K3" (something inseparable), "K6" (a number).
  [[nodiscard]] BrokenRule at_break(std::uint32_t at, bool hyphenated) const;
  // Whether a number and its unit are parted there, which the house does rather than set a line too loose.
  [[nodiscard]] bool parts_number_and_unit(std::uint32_t at) const;
  // P4: a last line from byte `at` on of which only one character, or none, is more than a mark.
  [[nodiscard]] bool is_lonely_end(std::uint32_t at) const;

 private:
  [[nodiscard]] std::size_t index_of(std::uint32_t at) const;
  [[nodiscard]] char32_t character(std::size_t i) const { return i < text_.size() ? text_[i] : 0; }
  [[nodiscard]] TextRange range(std::size_t begin, std::size_t end) const;
  [[nodiscard]] bool holds_together(std::size_t i) const;
  [[nodiscard]] TextRange word_around(std::size_t i) const;
  [[nodiscard]] bool is_forbidden_start(std::size_t i) const;
  [[nodiscard]] bool is_forbidden_end(std::size_t i) const;
  [[nodiscard]] bool is_in_address(std::size_t i) const;
  [[nodiscard]] BrokenRule split(std::size_t i) const;
  [[nodiscard]] BrokenRule split_in_cjk(std::size_t i) const;

  std::u32string text_;
  std::vector<std::uint32_t> offsets_; // of each character, and the end
  bool cjk_ = false;
};

} // namespace broadsheet::lines
