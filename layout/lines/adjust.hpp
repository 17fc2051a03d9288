// Deals a line's missing or spare width out to its glue, by tiers and steps (4.1, 4.2), exactly.
#pragma once

#include "layout/lines/set_line.hpp"

#include <array>

namespace broadsheet::lines {

// The squeeze tier of 4.1 that a kind of white belongs to, 1 to 7; 0: none.
std::size_t tier_of(GlueKind kind);

// Ask it once for each item of the line, in order, and once for each letter of a box. What tiers and steps get is
// settled at the start; inside one the units are spread so that running totals are right: the sum is exact and does not
// depend on the machine.
class Adjustment {
 public:
  Adjustment(const BreakItems& items, const Line& line, Alignment alignment);
  // What to add to the width of this item.
  Length next(const BreakItem& item);
  // What to add after a letter (a cluster) of this box: the last step of Latin.
  Length next_letter(const BreakItem& box) {
    return spacing_letters_ && box.stretch.sp > 0 ? Length{static_cast<std::int32_t>(shares_[3].take(1))} : Length{};
  }
  // How wide the glyphs of letters are to be, per mille: their part of the white that is dealt out after letters.
  [[nodiscard]] std::uint16_t glyph_width() const { return glyph_width_; }
  [[nodiscard]] Length total() const { return Length{static_cast<std::int32_t>(total_)}; }

 private:
  // One tier or step: `amount` spread over `capacity`.
  struct Share {
    std::int64_t amount = 0, capacity = 0, passed = 0;
    std::int64_t take(std::int64_t part);
  };
  static constexpr std::size_t kShares = 8;
  void share_latin(const BreakItems& items, const Line& line, std::int64_t room);
  void squeeze(std::int64_t need);
  void stretch(std::int64_t room, std::int64_t place_limit);

  std::array<Share, kShares> shares_; // squeezing: by tier 1..7; stretching: by step 1..3
  bool squeezing_ = false;
  bool spacing_letters_ = false;
  std::uint16_t glyph_width_ = kFullWidth;
  std::int64_t total_ = 0;
};

} // namespace broadsheet::lines
