// Break items: what the line breaker sees of a paragraph. Boxes, glue and penalties in integers; rules of languages
// live here and nowhere after. Sources: typography.md K1-K6, sections 2-5; UAX #14; Knuth & Plass 1981.
#pragma once

#include "layout/base/length.hpp"
#include "layout/lines/glyph_source.hpp"
#include "layout/lines/profile.hpp"
#include "layout/text/paragraph.hpp"
#include "layout/text/shape.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace broadsheet {

enum class ItemKind : std::uint8_t { box, glue, penalty };

// What kind of white a glue is: squeeze tiers and stretch steps of typography.md section 4 go by it.
enum class GlueKind : std::uint8_t {
  none,       // no white and none to be made: inseparables (K3)
  word_space, // tier 1, step 1
  interpunct, // blanks of a full-width middle dot: tier 2
  bracket,    // before an opening, after a closing mark: tier 3
  comma,      // after , 、 ; :: tier 4
  script_gap, // between Han and Latin: tier 5, step 2
  stop,       // after a full stop: tier 6
  character,  // between two Han characters: step 3
  fixed,      // indents, ideographic spaces
};
constexpr std::uint8_t kGlueKindCount = 9;

enum class BreakKind : std::uint8_t {
  none,
  word,        // at white, or between characters
  hyphen,      // discretionary: a hyphen is shown
  hard_hyphen, // after a hyphen or dash that is in the text
  forced,      // br, end of paragraph
};

using Cost = std::int32_t;
constexpr Cost kForbidden = 1 << 28; // a break with this cost is never taken
constexpr Cost kForced = -(1 << 28);

// Items of a paragraph: boxes with glue between them; a penalty stands after a box and before a glue or another box.
// A break at glue drops it; glue after a break is dropped too. An item stands for the bytes and glyphs from its own
// `text` and `glyph` to the next item's; most glue stands for none. 32 bytes.
struct BreakItem {
  ItemKind kind = ItemKind::box;
  GlueKind glue = GlueKind::none;
  BreakKind break_kind = BreakKind::none;
  std::uint8_t flags = 0;  // kFlag...
  Length width;            // natural; of a hyphen penalty: the hyphen's width
  Length stretch, shrink;  // of glue, within the profile's limits: the widest and least are width + and - these;
                           // stretch of a box: how far its letters may be spaced, the last one's space included
  Length shift;            // of boxes: add it to their glyphs' x; an opening mark's blank lies left of its box.
                           // Of glue and penalties: what a line that ends here may be wider by, the blank of its last
                           // mark, or narrower (negative): that mark hangs out of the measure
  Cost cost = 0;           // of a break here (glue, penalty): kForbidden .. kForced
  std::uint32_t text = 0;  // first byte of the paragraph that this item stands for
  std::uint32_t glyph = 0; // its first glyph in logical order (glyph_at in units.hpp)
};
constexpr std::uint8_t kFlagHan = 1;           // counts as a Han character (P4)
constexpr std::uint8_t kFlagSentenceEnd = 2;   // a full stop, with its closing quotes (T3)
constexpr std::uint8_t kFlagManyHan = 4;       // counts as two or more: words, numbers, inseparables
constexpr std::uint8_t kFlagNumberUnit = 8;    // glue between a number and its unit: kept but for relief
constexpr std::uint8_t kFlagTightPair = 16;    // glue between a closing and an opening mark
constexpr std::uint8_t kFlagRepeatHyphen = 64; // box of no text: a line that begins with it shows a hyphen there
constexpr std::uint8_t kFlagRuby = 128;        // box of a base with its ruby: whole even where words are split (K3)
constexpr std::uint8_t kFlagSplit = 32;        // penalty inside a box that is wider than the measure

// One unit of the cost scale of typography.md 4.3; item costs and line costs are in thousandths of it.
constexpr Cost kCostUnit = 1000;

struct BreakItems {
  std::shared_ptr<const ShapedParagraph> paragraph;
  std::vector<BreakItem> items; // ends with a forced break
  Length em;                    // size of the paragraph's first run
  bool cjk = false;             // costs of section 4.3 (Chinese) or of section 9 (Latin)
  std::shared_ptr<const CompositionProfile> profile;
  std::vector<HyphenGlyph> hyphens; // by run; empty when no break shows a hyphen
};

// Knows hyphenation patterns by language; loads them when first needed. Thread-safe.
class Hyphenator {
 public:
  Hyphenator();
  ~Hyphenator();
  Hyphenator(const Hyphenator&) = delete;
  Hyphenator& operator=(const Hyphenator&) = delete;
  // Byte offsets in `word` (letters only) after which a hyphen may stand, by libhyphen's patterns and the limits of
  // section 9 (word of 6 letters or more, 2 before, 3 after). None when there are no patterns for the language.
  [[nodiscard]] std::vector<std::uint32_t> breaks(std::string_view word, const std::string& language) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Turns a shaped paragraph into items. `first_indent` becomes fixed glue at the start (a negative width hangs).
// White at the paragraph's start and end is in no item. A mark after the indent is flush (P2). White after a line that
// ends at it is dropped, so is every blank of a mark (GB/T 15834 5.1.10).
std::shared_ptr<const BreakItems> break_items(std::shared_ptr<const ShapedParagraph> paragraph,
                                              const ParagraphStyle& style, const Shaper& shaper,
                                              const Hyphenator& hyphenator);
// The same with faces behind a door of their own: tests give numbers that a reader can add up.
std::shared_ptr<const BreakItems> break_items(std::shared_ptr<const ShapedParagraph> paragraph,
                                              const ParagraphStyle& style, const GlyphSource& glyphs,
                                              const Hyphenator& hyphenator);

std::string dump(const BreakItems& items);

} // namespace broadsheet
