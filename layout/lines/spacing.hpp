// White between two neighbours in Chinese and Japanese: blanks of marks, the pair table (3.2), the script gap (5).
#pragma once

#include "layout/lines/glyph_source.hpp"
#include "layout/lines/items.hpp"
#include "layout/lines/units.hpp"

#include <array>

namespace broadsheet::lines {

// The blank parts of a mark's glyph, left and right of its body. Faces that centre their marks: the body is drawn where
// its class wants it, all of the blank is on the other side.
struct Blanks {
  Length before, after;
  Length shift;      // of the glyph, so that its body stands at the box's left end; not positive
  bool wide = false; // a full-width glyph, whether it has blanks to take away or not (centred marks have none)
};

// Measures the blanks of marks. By the half-width form of the face (its `halt`, or its ink: the shaper knows) where
// there is one; else a glyph of 0.9 em or more is taken to be half blank on the side of its class.
class BlankMeter {
 public:
  BlankMeter(const ShapedParagraph& paragraph, const GlyphSource& glyphs, MarkRegion region)
      : paragraph_(paragraph), glyphs_(glyphs), region_(region) {}
  Blanks of(const TextUnit& unit);

 private:
  [[nodiscard]] Blanks measure(const TextUnit& unit, const ShapedRun& run, const Glyph& glyph) const;
  struct Known {
    std::uint32_t glyph = 0;
    std::uint16_t run_plus_one = 0;
    Blanks blanks;
  };
  const ShapedParagraph& paragraph_;
  const GlyphSource& glyphs_;
  MarkRegion region_;
  std::array<Known, 64> known_{};
};

// White between two units, before any fitting.
struct Spacing {
  GlueKind kind = GlueKind::none;
  Length width;
  bool stretchable = false; // step 3 of 4.2 may put white here
  Length minimum;           // a squeeze leaves so much
};

struct Side {
  UnitClass cls = UnitClass::space;
  char32_t character = 0;
  Blanks blanks;
  Length em;
  bool upright = false; // digits and letters that stand upright in a vertical line are full-width: no gap beside them
};

// By the pair table of 3.2, in the profile's width style (3.1). `doubled_stop`: the left one is the second of exactly
// two question or exclamation marks, which are 1 em together (GB/T 15834 5.1.2).
Spacing spacing_between(const Side& left, const Side& right, bool doubled_stop, const CompositionProfile& profile);

} // namespace broadsheet::lines
