// Other forms of a glyph that a face has by an OpenType feature: half-width marks, half-width digits, full-width
// quotes. Typography.md section 8: shape at natural width, ask the face once per glyph.
#pragma once

#include "fonts/face/face.hpp"
#include "layout/text/han_glyphs.hpp"

#include <map>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <unordered_map>

namespace broadsheet {

struct GlyphForm {
  std::uint32_t glyph = 0;
  std::int32_t advance = 0, x_offset = 0; // font units
};

// Answers are kept; thread-safe.
class GlyphForms {
 public:
  explicit GlyphForms(const FaceTable& faces) : faces_(faces) {}
  // The glyph with one feature on and all others off, in script Han; nothing when the feature changes nothing.
  std::optional<GlyphForm> form(FaceId face, std::uint32_t glyph, hb_tag_t feature) const;

  // A mark in half its width: by the face's `halt`; where a face has no such feature, by where the mark's ink stands in
  // its cell (some faces centre their marks). A mark whose ink fills the cell keeps its whole advance. Nothing for
  // glyphs without a half-width form, and for glyphs under 0.9 em in faces without the feature. Ask it for marks only:
  // ink alone cannot tell a mark from a thin Han character.
  [[nodiscard]] std::optional<GlyphForm> half_width(FaceId face, std::uint32_t glyph) const;
  // The same in a vertical line: by `vhal`, or by where the ink stands between the cell's top and foot. Advance and
  // x_offset are along the line.
  [[nodiscard]] std::optional<GlyphForm> half_height(FaceId face, std::uint32_t glyph) const;
  // Whether the face has a form of its own for a character of this language by a feature.
  [[nodiscard]] bool has_form(FaceId face, char32_t character, hb_tag_t feature, hb_language_t language) const;
  // What is known of the face's Han characters in a language.
  [[nodiscard]] const HanGlyphs& han_glyphs(FaceId face, hb_language_t language) const;

 private:
  [[nodiscard]] std::optional<GlyphForm> ask(FaceId face, std::uint32_t glyph, hb_tag_t feature) const;
  [[nodiscard]] std::optional<GlyphForm> ask_vertical(FaceId face, std::uint32_t glyph) const;

  struct Key {
    std::uint64_t face_and_glyph = 0;
    hb_tag_t feature = 0;
    hb_language_t language = nullptr; // where it matters: what a character is in a language
    bool operator==(const Key&) const = default;
  };
  struct KeyHash {
    std::size_t operator()(const Key& key) const {
      return std::hash<std::uint64_t>{}(key.face_and_glyph * 31 + key.feature);
    }
  };
  template <class Ask>
  std::optional<GlyphForm> remembered(const Key& key, Ask ask_face) const;
  const FaceTable& faces_;
  mutable std::shared_mutex lock_;
  mutable std::unordered_map<Key, std::optional<GlyphForm>, KeyHash> known_;
  mutable std::map<std::pair<FaceId, hb_language_t>, HanGlyphs> han_;
};

} // namespace broadsheet
