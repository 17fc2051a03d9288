// Borders of boxes: rules, 文武线, ornaments 花边, and grounds that fade. Plain data.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace broadsheet {

// What stands in the depth of a border (FrameBox::rule), from the outer edge to the inner one.
enum class BorderKind : std::uint8_t {
  single,      // one rule as heavy as the border is deep
  double_rule, // two fine rules, each a quarter of the depth
  thick_thin,  // 文武线: a heavy rule of half the depth outside, a fine one of a fifth inside
  thin_thick,  // the same turned round
  // Ornaments: a unit that is repeated a whole number of times on each side, and a piece for the corners.
  beads,   // 连珠: discs
  lattice, // 菱花: lozenges, each with a smaller one in it
  meander, // 回纹: the key
  waves,   // 水波
  vine,    // 卷草: leaves to both sides of a stem
};
// As the attribute `border` of a page template names them.
constexpr std::array<std::string_view, 9> kBorderNames{"single",  "double",  "thick-thin", "thin-thick", "beads",
                                                       "lattice", "meander", "waves",      "vine"};
constexpr bool is_ornament(BorderKind kind) { return kind >= BorderKind::beads; }

// Where a ground that fades gets to its second tint.
enum class FadeDirection : std::uint8_t { down, right };

} // namespace broadsheet
