// A shaped paragraph as a row of units: one for each cluster, with its class and whether a line may begin with it.
#pragma once

#include "layout/lines/classes.hpp"
#include "layout/lines/profile.hpp"
#include "layout/text/paragraph.hpp"

#include <array>
#include <vector>

namespace broadsheet::lines {

// What may happen between a unit and the one before it.
enum class Joint : std::uint8_t {
  undecided, // only while joints are being settled
  forbidden, // no line ends here
  allowed,
  inseparable, // no line ends here and no white is made (K3)
  number_unit, // number and unit: kept together but for relief
};

struct TextUnit {
  std::uint32_t text = 0;          // first byte in the paragraph
  std::uint32_t glyph = 0;         // first glyph in logical order (see glyph_at)
  char32_t character = 0;          // the first of the cluster
  std::array<char32_t, 3> marks{}; // after it in the cluster, of scripts that stack them: dictionaries want them
  Length width;                    // advances and tracking
  std::uint16_t run = 0;
  UnitClass cls = UnitClass::other;
  Joint joint = Joint::undecided; // with the unit before
  bool full_form = false;         // U+FE01 after it: full width, a mark centred
  std::int8_t quote_side = 0;     // of a straight quote in Chinese: -1 opens, 1 closes, 0 is none or an apostrophe
  bool doubled = false;           // two equal dashes or ellipses that the face made one glyph
};

// Glyphs of right-to-left runs are stored in visual order; logical index `at` of a run means this glyph.
inline const Glyph& glyph_at(const ShapedParagraph& paragraph, const ShapedRun& run, std::uint32_t at) {
  return paragraph.glyphs[run.level % 2 == 0 ? at : run.glyph_begin + run.glyph_end - 1 - at];
}

// Units in logical order, classes settled by their neighbours (K1 quotes, dashes, prefixes), joints not yet.
std::vector<TextUnit> make_units(const ShapedParagraph& paragraph, bool cjk);

// Settles all joints: inseparables > the GB table (section 2) > UAX #14 in Chinese and Japanese, UAX #14 elsewhere.
// A unit after white tells about the break at that white.
void settle_joints(std::vector<TextUnit>& units, std::string_view language, bool cjk,
                   Prohibition prohibition = Prohibition::gb);

// Parts of settle_joints, each in its own file.
// UAX #14 by ICU over units [begin, end): joints still undecided become allowed or forbidden. Addresses break at their
// own places whatever was decided.
void settle_by_unicode(std::vector<TextUnit>& units, std::size_t begin, std::size_t end, std::string_view language);
// Elsewhere: numbers and units, names and titles, dashes, customs of languages (section 9). After settle_by_unicode.
void keep_latin_together(std::vector<TextUnit>& units, std::string_view language);
// Numbers, dates, ordinals (K3, K6).
void join_inseparables(std::vector<TextUnit>& units);

// For headlines: which units begin a word, by ICU's dictionary; one flag a unit.
std::vector<bool> word_starts(const std::vector<TextUnit>& units, std::string_view language);

} // namespace broadsheet::lines
