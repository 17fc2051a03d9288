// What flow gives: the parts of stories, frame by frame, in page coordinates. No XML, no Cairo.
#pragma once

#include "layout/lines/break.hpp"
#include "layout/plan/plan.hpp"

#include <memory>
#include <string>
#include <vector>

namespace broadsheet {

// A line at its place. The broken paragraph is shared by all of its lines.
struct PlacedLine {
  std::shared_ptr<const BrokenParagraph> paragraph;
  std::uint32_t line = 0;
  Point origin; // left end of the baseline; of a vertical line the upper end of its middle
  Length measure;
  Length leading;
  Alignment alignment = Alignment::justify;
  std::uint16_t style = 0; // index in StyleSheet::paragraphs
  std::uint32_t story = CopyRange::kNoStory;
  bool starts_paragraph = false;
  bool beside = false;  // stands beside the line before it: an item after its mark, a cell after a cell
  bool in_body = false; // stands on the baseline grid (L14)
};

// The room of a horizontal line, as tall as its leading.
Rect rect_lying(const PlacedLine& line);

struct PlacedRule {
  Point a, b;
  Length weight;
  InkRef ink;
};

struct PlacedFill {
  Rect rect;
  InkRef ink;
};

struct PlacedBox {
  Rect rect;
  Length weight;
  InkRef ink;
};

// What a caption over a picture stands on. `over`: its tints cover the picture by their percents.
struct PlacedGround {
  Rect rect;
  FrameBox look;
  bool over = false;
};

struct PlacedPicture {
  Rect rect;
  std::uint32_t story = 0;
  bool crop = true;
};

struct PlacedQr {
  Rect rect; // with its quiet zone
  std::uint32_t story = 0;
  std::uint32_t code = 0; // index in Story::qr_codes
};

// A QR code that is higher than its frame has room for: its words stand, it does not.
struct QrLeft {
  std::uint32_t story = 0;
  std::uint32_t code = 0; // index in Story::qr_codes
  Length side, room;      // what it needs, and what there is
};

// Two notices of one jump: where the story leaves the page, and where it comes back.
struct PlacedNotice {
  bool to = true; // "continued on"; false: "continued from"
  std::uint32_t story = 0;
  int page = 0; // the page number that it names
  Rect rect;
};

// One story's part in one frame.
struct StoryPart {
  std::uint32_t story = 0;
  Rect rect;
  bool continuation = false; // not the story's first part
  bool reaches_end = false;
};

struct LegUse {
  Rect rect; // as tall as the rows it uses
  std::int32_t rows = 0;
  std::int32_t empty = 0; // under them, in the leg
};

// Everything that flow put into one frame of one page.
struct FrameFragment {
  FrameOnPage place;
  Rect rect;                          // the frame's outline as used: boxes are drawn around this
  int first_line = 0, last_line = -1; // grid lines used, box and padding included; last < first: nothing is there
  std::vector<PlacedFill> fills;      // painted first, then boxes, rules, pictures, lines
  std::vector<PlacedBox> boxes;
  std::vector<PlacedRule> rules;
  std::vector<PlacedPicture> pictures;
  std::vector<PlacedQr> qr_codes;
  std::vector<PlacedLine> lines; // in reading order
  std::vector<PlacedNotice> notices;
  std::vector<StoryPart> parts;
  std::vector<LegUse> legs;
  int free_lines = 0;                // lines of the frame that stayed empty under the copy
  std::vector<PlacedGround> grounds; // over the pictures, under the lines
  std::vector<Rect> obstacles;       // what stands in the legs: column rules end at it
  std::vector<QrLeft> qr_left;
  int room_lines = 0; // lines that stayed empty under the copy, of all legs together
};

struct LeadedFrame; // region.hpp
// A fragment that was set on a frame's own grid, told in the page's lines: those that the copy reaches into are used.
void onto_page_grid(FrameFragment& fragment, const LeadedFrame& frame);
// Counts the lines that stayed empty under a story's feet, once its legs and `free_lines` are known: of a stream, under
// those of its last story, the last `legs`. `leaded`: set on a frame's own grid, and told in the page's lines.
void count_room(FrameFragment& fragment, int legs, bool leaded);
// Adds a fragment that was set under another one of the same frame.
void append(FrameFragment& fragment, FrameFragment&& below);

// A headline that is not set as designed: levers were pulled, or it does not fit.
struct HeadFit {
  std::uint32_t story = 0;
  BlockRole role = BlockRole::headline;
  Length designed, used;                                 // sizes
  int lines = 0, maximum_lines = 0;                      // 0: any number
  std::int32_t designed_tracking = 0, used_tracking = 0; // per mille of the size
  std::int32_t used_width = kFullWidth;                  // of the glyphs, per mille
  Length measure;
  int too_long = 0;               // characters to be cut from its end so that it fits with all levers pulled
  bool broken_word = false;       // a word is wider than the measure, and was broken between letters
  std::int32_t minimum_fill = 0;  // per mille of the measure that each line should take, where one does not; and
  std::vector<std::int32_t> fill; // what they take, line by line
};

// Copy that found no place.
struct Overset {
  std::uint32_t story = 0;
  std::vector<CopyRange> copy;
  std::size_t characters = 0;
  int lines = 0;          // in the last frame's measure
  Length depth;           // lines * leading
  FrameOnPage last_place; // where it should have gone on
  bool whole_story = false;
};

struct JumpTaken {
  std::uint32_t story = 0;
  int from = 0, to = 0;      // page numbers
  bool short_front = false;  // fewer body lines stay in the frame than the notices' minimum_before (T4, T8) ...
  bool short_rest = false;   // ... or fewer are taken along than minimum_after
  bool split_notice = false; // one of the notices is wider than its leg, and stands on two lines (T1)
};

} // namespace broadsheet
