// What items need to ask of the faces: a small door, so that tests need no fonts.
#pragma once

#include "layout/text/paragraph.hpp"

#include <optional>

namespace broadsheet {

// A mark's half-width form at the run's size: how wide its body is, and how far its glyph moves to stand in it
// (negative for opening marks: their blank is on the left).
struct HalfMark {
  Length advance, x_offset;
};

// The hyphen that a discretionary break shows.
struct HyphenGlyph {
  FaceId face = 0;
  std::uint32_t id = 0;
  Length advance;
  Length y_offset = {}; // up: turned hyphens stand on the words' baseline
};

// An em across the line: a stretched run is wider or narrower than its size says.
inline Length em_across(const ShapedRun& run) { return scale(run.size, run.stretch, kFullWidth); }

class GlyphSource {
 public:
  virtual ~GlyphSource() = default;
  // Nothing when the face has no half-width form of this glyph.
  [[nodiscard]] virtual std::optional<HalfMark> half_width(const ShapedRun& run, std::uint32_t glyph) const = 0;
  [[nodiscard]] virtual HyphenGlyph hyphen(const ShapedParagraph& paragraph, const ShapedRun& run) const = 0;
};

} // namespace broadsheet
