// The finished pages as data: positioned items with their text, inks by name. Every output reads this and nothing else.
#pragma once

#include "fonts/face/face.hpp"
#include "layout/base/geometry.hpp"
#include "layout/display/anatomy.hpp"
#include "layout/display/shapes.hpp"
#include "layout/feed/feed.hpp"
#include "layout/picture/picture.hpp"
#include "templates/model/page_template.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace broadsheet {

struct DisplayGlyph {
  std::uint32_t id = 0;
  Length x, y; // on the page, baseline
};

struct DisplayCluster {
  std::uint16_t bytes = 0, glyphs = 0;
};

// Glyphs of one face, size and ink on one line. Glyphs, clusters and text are in the page's arrays.
struct TextRun {
  FaceId face = 0;
  Length size;
  InkRef ink;
  bool right_to_left = false;
  GlyphTurn turn = GlyphTurn::none;
  std::uint16_t stretch = kFullWidth; // of the glyphs, per mille; their places are final
  std::uint32_t glyph_begin = 0, glyph_end = 0;
  std::uint32_t cluster_begin = 0, cluster_end = 0;
  std::uint32_t text_begin = 0, text_end = 0;
};

// One set line: what the ledger counts. `runs` TextRuns follow it directly in the items.
struct TextLine {
  std::uint32_t story = CopyRange::kNoStory;  // whose line it is (a jump notice is its story's line without copy)
  Rect rect;                                  // measure wide, one leading high; vertical: the other way round
  Point baseline;                             // its left end; vertical: the upper end of the line's middle
  std::uint32_t runs = 0;                     // how many TextRuns follow
  std::uint32_t copy_begin = 0, copy_end = 0; // in DisplayPage::copy: the copy this line prints; empty: engine's words
  bool starts_paragraph = false;
  bool beside = false;     // on one line with the TextLine before it: an item after its mark, cells of a row
  std::uint16_t style = 0; // index in StyleSheet::paragraphs
  std::uint8_t faults = 0; // LineFault bits
  bool vertical = false;   // runs from top to bottom
};

struct RuleItem { // a straight line from a to b
  Point a, b;
  Length weight;
  InkRef ink;
};

struct FillItem {
  Rect rect;
  InkRef ink;
  Length radius{}; // of rounded corners
};

struct DotItem { // a round dot: emphasis
  Point centre;
  Length diameter;
  InkRef ink;
};

struct BoxItem { // a ruled rectangle; the rule lies inside `rect`
  Rect rect;
  Length weight;
  InkRef ink;
  Length radius{}; // of rounded corners, at the outer edge
};

// A picture of the edition's picture table, placed to fill `rect`, cropped to `crop` (in 1/65536 of its width, height).
struct PictureItem {
  std::uint32_t picture = 0;
  Rect rect;
  std::int32_t crop_x = 0, crop_y = 0, crop_width = 65536, crop_height = 65536;
  std::uint32_t story = CopyRange::kNoStory;
};

// The box that stands for a picture that could not be used: the right size, a cross, the reason.
struct MissingPictureItem {
  Rect rect;
  std::string reason;
  std::uint32_t story = CopyRange::kNoStory;
};

// A QR code as rows of dark modules; `rect` is the code without its quiet zone.
struct QrItem {
  Rect rect;
  std::uint16_t size = 0;            // modules a side
  std::vector<std::uint8_t> modules; // size * size, 1 = dark, by rows
  std::string payload;
};

// A bar code; bars and digits stand where they are printed. The digits are no text of the page: machines read bars, and
// `payload` says what they say.
struct BarcodeItem {
  struct Digits {
    Rect rect; // they are spread over its width
    std::string text;
  };
  Rect rect; // with its quiet zones
  std::vector<Rect> bars;
  std::vector<Digits> digits;
  std::string payload; // "9771234567003+05"
};

// Shown only in proofs: overset marks, frames, grid, rule breaks.
enum class MarkKind : std::uint8_t { overset, loose_line, frame, grid, rule_break };
struct ProofMark {
  MarkKind kind = MarkKind::overset;
  Rect rect;
  std::string text;
};

using DisplayItem = std::variant<TextLine, TextRun, RuleItem, FillItem, BoxItem, DotItem, PictureItem,
                                 MissingPictureItem, QrItem, ProofMark, FadeItem, OrnamentItem, BarcodeItem>;

// A place that the outputs may point to, or link from: a story's part on a page.
enum class RegionKind : std::uint8_t {
  story,        // a story's first part on a page
  continuation, // its part on a later page
  jump_to,      // the notice at the break: leads to the continuation
  jump_from,    // the notice over the continuation: leads back
  refer,        // a row of an index of what is inside: leads to the story
};
struct DisplayRegion {
  RegionKind kind = RegionKind::story;
  std::uint32_t story = 0;
  Rect rect;
  int leads_to = 0; // page number; 0: nowhere
};

struct DisplayPage {
  int number = 0;
  bool bare = false; // its template has no masthead, folio and date by design
  std::string name;  // the page's own name
  PageBoxes boxes;
  BaselineGrid grid;              // for guides
  std::vector<DisplayItem> items; // in reading order; tints and boxes come before the type on them
  std::vector<DisplayGlyph> glyphs;
  std::vector<DisplayCluster> clusters;
  std::string text;
  std::vector<CopyRange> copy;
  std::vector<DisplayRegion> regions;
  PageAnatomy anatomy; // for the page rules and the guides
};

// A picture file, opened and measured; bytes as they were read. Decoding is the output's.
struct DisplayPicture {
  std::string path; // as the feed or the template names it
  std::string bytes;
  PictureInfo info;
  int page = 1; // of a PDF file
};

struct OutlineEntry {
  int page = 0;
  std::uint32_t story = 0;
  std::string title; // headline
};

struct DisplayMetadata {
  std::string title;                     // newspaper and date
  std::string language;                  // BCP 47
  std::string date;                      // ISO 8601 day of the edition: the only date in any output
  std::vector<std::string> story_ids;    // by story index
  std::vector<std::string> story_titles; // headline or slug, for the outline and JSON
};

// What holds for all pages; pages themselves come one after another (PageSink), or all together in `pages`.
struct DisplayEdition {
  DisplayMetadata metadata;
  std::vector<Ink> inks;
  std::shared_ptr<const FaceTable> faces;
  std::vector<DisplayPicture> pictures;
  std::vector<DisplayPage> pages;
};

// "black", "black 20%": the name that every output of data uses.
std::string ink_name(const std::vector<Ink>& inks, InkRef ink);
// "story", "continuation", "jump-to", "jump-from", "refer".
std::string_view name_of(RegionKind kind);
// "none", "upright", "rotated", "combined".
std::string_view name_of(GlyphTurn turn);
// "overset", "loose-line", "frame", "grid", "rule-break".
std::string_view name_of(MarkKind kind);

// Text dump of one page, one line per item, lengths in points with at most three places: the golden tests are these.
// Glyph ids are not in it: they change with the font's version.
std::string dump(const DisplayPage& page, const DisplayEdition& edition);
// The words of a page in reading order, a line per set line, a blank line between stories.
std::string text_of(const DisplayPage& page);
// The words of the TextLine that is item `item`: its runs' text. A discretionary hyphen is not in it.
std::string text_of_line(const DisplayPage& page, std::size_t item);

} // namespace broadsheet
