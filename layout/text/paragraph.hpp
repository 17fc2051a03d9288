// Paragraphs before they have a width: their text with styles (ParagraphText) and their glyphs (ShapedParagraph).
#pragma once

#include "fonts/catalogue/catalogue.hpp"
#include "layout/feed/feed.hpp"
#include "templates/model/style.hpp"

#include <memory>
#include <string>
#include <vector>

namespace broadsheet {

// Bytes [begin, end) of ParagraphText::utf8.
struct TextRange {
  std::uint32_t begin = 0, end = 0;
};

// Of StyleRun::features and ShapedRun::features. How large and how high a superscript or subscript is, and whether the
// face has small capitals, is settled with the face, when the run is shaped.
constexpr std::uint8_t kSmallCaps = 1;
constexpr std::uint8_t kSuperscript = 2;
constexpr std::uint8_t kSubscript = 4;
constexpr std::uint8_t kHeadDigits = 16; // a digit that stands alone is a whole em wide in Han text (section 5)
constexpr std::uint8_t kRuby = 8;        // stands over its base: takes no place of its own in the line

struct StyleRun {
  TextRange text;
  std::uint16_t face = 0; // role: index in StyleSheet::faces
  Length size;
  Length tracking;
  InkRef ink;
  Length shift{};                     // of the baseline, up; a superscript's own shift is added when it is shaped
  std::uint16_t stretch = kFullWidth; // headlines made narrower or wider to fit (section 11)
  std::uint8_t features = 0;          // kSmallCaps ...
};

// Whether two runs differ in nothing but their text.
bool same_look(const StyleRun& a, const StyleRun& b);

enum class AnnotationKind : std::uint8_t { ruby, emphasis_dots, underline };

// What stands over or under bytes [begin, end) of the paragraph and takes no room of its own in the line, but ruby that
// is wider than its base.
struct Annotation {
  AnnotationKind kind = AnnotationKind::ruby;
  TextRange text;
  TextRange ruby; // bytes of the same paragraph that are set as ruby: copy like any other
};

// Bytes from `begin` on, until the next origin, are those of a block of the copy from `block_begin` on; or nobody's
// copy (engine's own words: spaces between joined blocks, notices).
struct CopyOrigin {
  std::uint32_t begin = 0;
  CopyRange copy; // `copy.begin` is the block offset of the first byte; `copy.end` the end of the stretch
};

// What was collected for one paragraph: several blocks may be joined (a dateline and the first paragraph). Immutable.
struct ParagraphText {
  std::string utf8;
  std::string language;
  bool right_to_left = false;
  bool vertical = false;                  // lines run from top to bottom (section 7)
  std::vector<StyleRun> runs;             // cover the text
  std::vector<CopyOrigin> origins;        // cover the text
  std::vector<std::uint32_t> line_breaks; // byte offsets of preferred breaks (br), before which a line may end
  std::vector<Annotation> annotations;    // by text.begin
};

// The ranges of copy that bytes [begin, end) of the paragraph stand for, in order.
std::vector<CopyRange> copy_of(const ParagraphText& paragraph, TextRange text);

struct Glyph {
  std::uint32_t id = 0;
  Length advance;               // natural, tracking not included
  Length x_offset, y_offset;    // y up
  std::uint32_t cluster = 0;    // byte offset in the paragraph of the first character it stands for
  bool unsafe_to_break = false; // breaking before this glyph needs shaping again
};

// Glyphs of one item, in visual order (HarfBuzz's): for right-to-left runs clusters fall.
struct ShapedRun {
  TextRange text;
  std::uint32_t glyph_begin = 0, glyph_end = 0; // in ShapedParagraph::glyphs
  FaceId face = 0;
  Length size;
  Length tracking;
  InkRef ink;
  hb_script_t script = HB_SCRIPT_COMMON;
  std::uint8_t level = 0;
  GlyphTurn turn = GlyphTurn::none;
  std::uint16_t stretch = kFullWidth; // advances and offsets of its glyphs are stretched already
  Length shift;                       // of the baseline, up
  std::uint8_t features = 0;          // kSuperscript ...
  Length underline, underline_weight; // where the face wants a rule under it: its middle, down from the baseline
};

// A character that no face has.
struct MissingCharacter {
  char32_t character = 0;
  std::uint32_t at = 0; // byte offset in the paragraph
};

// Shaped once, width-free; lines are broken as often as needed. Runs are in logical order. Immutable.
struct ShapedParagraph {
  std::shared_ptr<const ParagraphText> source;
  std::vector<ShapedRun> runs;
  std::vector<Glyph> glyphs;
  std::vector<MissingCharacter> missing;
};

} // namespace broadsheet
