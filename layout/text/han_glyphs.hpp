// Glyphs of Han characters without HarfBuzz's help: in Chinese nearly every character has one glyph and one advance,
// whatever stands beside it. A character is shaped once, alone, and its glyph kept.
#pragma once

#include <hb.h>

#include <atomic>
#include <memory>
#include <optional>

namespace broadsheet {

// How Han text is shaped. Squeezing is the engine's work (chws would squeeze twice), and Han characters stay on their
// lattice: no kerning.
inline constexpr hb_feature_t kHanFeatures[] = {{HB_TAG('k', 'e', 'r', 'n'), 0, 0, HB_FEATURE_GLOBAL_END},
                                                {HB_TAG('l', 'i', 'g', 'a'), 0, 0, HB_FEATURE_GLOBAL_END},
                                                {HB_TAG('c', 'l', 'i', 'g'), 0, 0, HB_FEATURE_GLOBAL_END},
                                                {HB_TAG('c', 'h', 'w', 's'), 0, 0, HB_FEATURE_GLOBAL_END},
                                                {HB_TAG('h', 'a', 'l', 't'), 0, 0, HB_FEATURE_GLOBAL_END},
                                                {HB_TAG('p', 'a', 'l', 't'), 0, 0, HB_FEATURE_GLOBAL_END}};

// Of one face and one language, horizontal, script Han, shaped with kHanFeatures. Thread-safe, without a lock.
//
// When a glyph depends on its character only: (1) the character neither joins its neighbours to a cluster nor
// decomposes (a list of ranges of the basic plane); (2) of all lookups that HarfBuzz's own plan holds for this face,
// script, language and features none begins at the character's glyph, before or after substitution, but single
// substitutions (`locl`); (3) alone it shapes to one glyph that stands on its origin. A text of such characters only
// is the row of their glyphs. Faces with AAT tables have no such characters here: their state machines see everything.
class HanGlyphs {
 public:
  struct Plain {
    std::uint32_t glyph = 0;
    std::int32_t advance = 0; // font units
  };
  HanGlyphs(hb_font_t* font, hb_language_t language);
  ~HanGlyphs();
  HanGlyphs(const HanGlyphs&) = delete;
  HanGlyphs& operator=(const HanGlyphs&) = delete;

  // The character's glyph where it depends on nothing else.
  [[nodiscard]] std::optional<Plain> plain(char32_t character) const {
    if (character > 0xffff) return std::nullopt;
    std::uint64_t known = known_[character].load(std::memory_order_relaxed);
    if (known == kNotAsked) known = ask(character);
    if (known == kNotPlain) return std::nullopt;
    return Plain{static_cast<std::uint32_t>(known), static_cast<std::int32_t>(known >> 32U) - 1};
  }

 private:
  struct Lookups; // where those begin that need more than one glyph, or move it
  static constexpr std::uint64_t kNotAsked = 0, kNotPlain = 1; // else: advance + 1, then glyph
  std::uint64_t ask(char32_t character) const;
  [[nodiscard]] std::optional<Plain> shape_alone(char32_t character) const;

  hb_font_t* font_;
  hb_language_t language_;
  std::unique_ptr<const Lookups> lookups_;
  std::unique_ptr<std::atomic<std::uint64_t>[]> known_; // by character
};

} // namespace broadsheet
