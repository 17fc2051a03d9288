// One opened font face: its bytes, its HarfBuzz face, its metrics. Shaping uses these blobs and never the FT_Face that
// Cairo holds: sharing one between threads crashes.
#pragma once

#include "layout/base/length.hpp"

#include <hb.h>

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace broadsheet {

// Index in the FaceTable of a run.
using FaceId = std::uint16_t;

// How the glyphs of a run stand to the line. Positions are along the line and across it whatever the turn.
enum class GlyphTurn : std::uint8_t {
  none,     // horizontal lines
  upright,  // vertical lines: vertical forms, origin at the middle of the glyph's top
  rotated,  // vertical lines: turned 90 degrees clockwise
  combined, // vertical lines: tate-chu-yoko, horizontal inside one em
};

// A run's width, per mille of the face's own (headlines made narrower or wider to fit).
constexpr std::uint16_t kFullWidth = 1000;

// Metrics in font units (`units_per_em`), y up. Ascender and descender are the typographic ones (OS/2 sTypo..., which
// in a Han face are the em box), not the line spacing of hhea; a face without them gives hhea's.
struct FaceMetrics {
  std::int32_t units_per_em = 1000;
  std::int32_t ascender = 880, descender = -120, cap_height = 700, x_height = 500;
  std::int32_t underline_position = -100, underline_thickness = 50;
};

// Immutable after opening and safe to use from any thread. `font()` is scaled to units_per_em: positions are font
// units.
class Face {
 public:
  // Opens a face of a file; nothing when the file cannot be read or is not a font. Refused too, because they cannot be
  // put into a PDF as they are: CFF2 outlines, bitmap-only faces, instances of variable fonts (index over 16 bits).
  static std::shared_ptr<const Face> open(const std::string& path, unsigned index);
  ~Face();
  Face(const Face&) = delete;
  Face& operator=(const Face&) = delete;

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] unsigned index() const { return index_; }
  [[nodiscard]] const std::string& family() const { return family_; }
  [[nodiscard]] const std::string& style() const { return style_; }
  [[nodiscard]] const std::string& version() const { return version_; } // name table id 5
  [[nodiscard]] const FaceMetrics& metrics() const { return metrics_; }
  [[nodiscard]] hb_font_t* font() const { return font_; }
  // Whether the face's character map has the character; quick, answers for the first 65536 are kept.
  [[nodiscard]] bool has_glyph(char32_t character) const {
    const Known known = character < kBasicPlane ? known_[character].load(std::memory_order_relaxed) : Known::not_asked;
    return known == Known::not_asked ? ask_for_glyph(character) : known == Known::present;
  }
  // Whether the face says where its glyphs stand in vertical lines.
  [[nodiscard]] bool has_vertical_metrics() const { return vertical_metrics_; }

 private:
  enum class Known : std::uint8_t { not_asked, absent, present };
  static constexpr char32_t kBasicPlane = 0x10000;
  bool ask_for_glyph(char32_t character) const;
  Face() = default;
  std::string path_, family_, style_, version_;
  unsigned index_ = 0;
  FaceMetrics metrics_;
  hb_font_t* font_ = nullptr;
  bool vertical_metrics_ = false;
  std::unique_ptr<std::atomic<Known>[]> known_; // by character, of the basic plane
};

// The faces of a run, in the order in which they were first needed: that order is part of the PDF's bytes, so it must
// not depend on threads: the catalogue fills it with all roles and fallbacks when it opens. Read-only afterwards.
struct FaceTable {
  std::vector<std::shared_ptr<const Face>> faces;
  [[nodiscard]] const Face& at(FaceId id) const { return *faces.at(id); }
};

} // namespace broadsheet
