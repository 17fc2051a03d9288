// How this newspaper looks, part two: page boxes, grid, frames, furniture. Types only.
#pragma once

#include "layout/base/geometry.hpp"
#include "templates/model/border.hpp"
#include "templates/model/picture_style.hpp"
#include "templates/model/runaround.hpp"
#include "templates/model/style.hpp"

#include <string>
#include <vector>

namespace broadsheet {

struct PageBoxes {
  Length width, height; // the trimmed page
  Length bleed;
};

// Base columns over the type area, and the baselines that every body line sits on.
struct BaselineGrid {
  Rect type_area;
  int columns = 1;
  Length gutter;
  Length column_width; // of one base column
  Length leading;
  Length first_baseline; // y of line 1's baseline on the page
  int lines = 0;         // whole lines in the type area
};

enum class FrameRole : std::uint8_t {
  story,        // one story, or a stream
  continuation, // takes what jumps to its page
  picture,
  notice,
  quote, // a pull quote of a story that stands elsewhere on the page
};

enum class HeadSpan : std::uint8_t {
  frame,  // the head runs over the whole frame, the legs stand under it
  column, // the head stands in the leg, where the story begins (streams: briefs, listings)
};

struct FrameBox {
  Length rule; // depth of the border, for a single rule its weight; 0: none
  InkRef rule_ink;
  std::optional<InkRef> tint;
  Length inset; // between border and contents, all sides
  BorderKind border = BorderKind::single;
  Length corner;              // radius of rounded corners, at the outer edge; 0: square
  std::optional<InkRef> fade; // the tint goes over into this one
  FadeDirection fade_to = FadeDirection::down;
};

// One rectangle of a frame that is made of several: an L-shaped story. Its legs have the frame's measure.
struct FramePart {
  Rect rect;
  int first_line = 1, lines = 0;
  int columns = 1; // legs
};

// A place for copy on a page. `rect` is resolved: the outer rectangle, box included. Its top edge is the top of a grid
// line and its height whole lines, unless it was given in absolute lengths.
struct Frame {
  std::string name;
  FrameRole role = FrameRole::story;
  std::string design; // StoryDesign
  Rect rect;
  int first_line = 1; // grid lines that the frame covers: first_line .. first_line + lines - 1
  int lines = 0;
  bool vertical = false;        // lines from top to bottom, from right to left; legs under each other (section 7)
  bool side_head_right = false; // heads of vertical styles stand right of their story's legs; false: left
  int columns = 1;              // legs
  Length gutter;                // between the legs
  Length column_rule;           // weight of the rule between legs; 0: none
  HeadSpan head = HeadSpan::frame;
  FrameBox box;
  bool balance = true;            // legs of a story that ends here end level
  std::vector<std::string> below; // begins under the lowest foot of these frames of the page, `below_gap` lines further
  int below_gap = 1;
  std::string continued_in; // frame of the same page that continues this one; empty: none
  Length rule_above;        // a rule over the frame's whole width, in the white above it
  InkRef rule_ink;
  // Pictures
  bool crop = true;       // fill the frame and crop around the centre; false: whole picture inside the frame
  bool head_above = true; // picture headline above the picture; false: under it, before the caption
  Span span;
  std::optional<std::uint16_t> copyfit; // index in StyleSheet::copyfits; none: the design's
  Underset fill = Underset::space;
  std::string filler_design; // of fillers; empty: the frame's design
  bool own_grid = false; // the leading of its whole story may be changed: no story beside it shares its lines (L14)
  // An L-shaped frame: rectangles side by side, left to right, each touching the next; `rect` and the lines are what
  // holds them all, `columns` all their legs. Empty: the frame is one rectangle.
  std::vector<FramePart> parts;
  CaptionStyle caption;
  GroupStyle group;
  RunaroundStyle runaround;
};

enum class FurnitureKind : std::uint8_t { text, rule, box, picture };

// What stands on every page of a template: masthead, ears, folio, rules. Text may hold {newspaper}, {date}, {page},
// {page.name}, {date.long}, {weekday} and names of the edition's data; an unknown or unfilled name is an error.
struct Furniture {
  FurnitureKind kind = FurnitureKind::text;
  std::string name;
  Rect rect;
  std::uint16_t style = 0; // text
  std::string text;        // text; lines are separated by '\n'
  Length weight;           // rule, box
  InkRef ink;
  std::optional<InkRef> fill; // box
  std::string picture;        // picture: a file of the template set
  Span span;
};

// Top edge and baseline of a grid line, from 1; the line after the last gives the foot.
Length line_top(const BaselineGrid& grid, int line);
Length line_baseline(const BaselineGrid& grid, int line);
// How far under the top of a line of the grid its baseline stands.
Length grid_ascent(Length leading);

// What a frame is between two of its grid lines: the neighbouring parts that have all of them, from the left; the whole
// frame when it has no parts, or none that has them all.
Rect part_between(const Frame& frame, int first_line, int last_line);

struct PageTemplate {
  std::string name;
  PageBoxes boxes;
  BaselineGrid grid;
  std::vector<Frame> frames;
  std::vector<Furniture> furniture;
  FileId file = kNoFile;
};

struct TemplateSet {
  std::string folder;
  StyleSheet styles;
  std::vector<PageTemplate> pages; // by name
};

// Finders: nullptr or nothing when there is none of that name.
const PageTemplate* find_page(const TemplateSet& set, std::string_view name);
const Frame* find_frame(const PageTemplate& page, std::string_view name);
const StoryDesign* find_design(const StyleSheet& styles, std::string_view name);
// The style of a role in a design, the design's default when it names none.
const ParagraphStyle& style_of(const StyleSheet& styles, const StoryDesign& design, std::uint8_t role);
// The look of a list: of its level, else of the outer one, else a plain one ("•", "1.").
const ListStyle& list_style(const StyleSheet& styles, bool ordered, std::uint8_t level);
// The look of a kind of table or listing: its own, else the set's general one, else a plain one.
const TableStyle& table_style(const StyleSheet& styles, bool listing, std::string_view kind);
// The notices for a language: exact, then by its primary subtag, then the first of the set. The set has at least one.
const JumpNotices& notices_for(const StyleSheet& styles, std::string_view language);

} // namespace broadsheet
