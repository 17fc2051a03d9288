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
  Length slug{}; // beyond the bleed, for printer's marks and notes; not printed on the paper
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
  // Columns told by characters: c of them in a base column, of this size; 0: told by the type area's width.
  int column_characters = 0;
  Length character;
  bool right_to_left = false; // base column 1 and every story's first leg stand at the right
};

enum class FrameRole : std::uint8_t {
  story,        // one story, or a stream
  continuation, // takes what jumps to its page
  picture,
  notice,
  quote,         // a pull quote of a story that stands elsewhere on the page
  advertisement, // a picture that is no news: no head, no caption
};
// Frames that take the feed's pictures.
constexpr bool holds_pictures(FrameRole role) { return role == FrameRole::picture || role == FrameRole::advertisement; }

// Frames that body flows through, from one to the next.
constexpr bool holds_body(FrameRole role) { return !holds_pictures(role) && role != FrameRole::quote; }

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
  bool own_grid = false;     // the leading of its whole story may be changed: no story beside it shares its lines (L14)
  // An L-shaped frame: rectangles side by side in the order of the columns, each touching the next; `rect` and the
  // lines are what holds them all, `columns` all their legs. Empty: the frame is one rectangle.
  std::vector<FramePart> parts;
  CaptionStyle caption;
  GroupStyle group;
  RunaroundStyle runaround;
  CropRatio crop_ratio; // pictures: cut to this shape, as large as the frame takes it
};

enum class FurnitureKind : std::uint8_t { text, rule, box, picture, refers, barcode };

// On which pages a piece of furniture stands: all, or those at the left or at the right of the open paper.
enum class PageSide : std::uint8_t { both, left, right };

// How a text stands in a rectangle that is higher than it is.
enum class VerticalPlace : std::uint8_t { middle, top, bottom };

// What is inside: a row for each story that the index names, its words and its page.
struct RefersStyle {
  std::string words;            // knows {headline}, {kicker}, {slug}, {section}
  std::string page;             // knows {page}, {page.han}, {page.name}
  std::uint16_t page_style = 0; // index in StyleSheet::paragraphs; the words' style is the furniture's
  bool page_first = false;      // the page number before the words, else at the end of their last line
  int columns = 1;
  Length gutter;  // between the columns
  Length gap;     // between words and page number
  Length row_gap; // between rows, at least
  int most = 99;  // rows
};

// What stands on every page of a template: masthead, ears, folio, rules. Text may hold the names of furniture_data
// (layout/page/furniture.hpp); an unknown or unfilled name is an error.
struct Furniture {
  FurnitureKind kind = FurnitureKind::text;
  std::string name;
  Rect rect;
  std::uint16_t style = 0; // text
  std::string text;        // text; lines are separated by '\n'. barcode: the code, '\n', the add-on
  Length weight;           // rule, box
  InkRef ink;
  std::optional<InkRef> fill; // box
  std::string picture;        // picture: a file of the template set
  Span span;
  PageSide side = PageSide::both;
  VerticalPlace vertical_place = VerticalPlace::middle; // text
  std::optional<RefersStyle> refers;
  int picture_page = 1; // picture: of a PDF file
};

// Top edge and baseline of a grid line, from 1; the line after the last gives the foot.
Length line_top(const BaselineGrid& grid, int line);
Length line_baseline(const BaselineGrid& grid, int line);
// How far under the top of a line of the grid its baseline stands.
Length grid_ascent(Length leading);

// What a frame is between two of its grid lines: the first neighbouring parts that have all of them; the whole
// frame when it has no parts, or none that has them all.
Rect part_between(const Frame& frame, int first_line, int last_line);

struct PageTemplate {
  std::string name;
  PageBoxes boxes;
  BaselineGrid grid;
  std::vector<Frame> frames;
  std::vector<Furniture> furniture;
  FileId file = kNoFile;
  bool bare = false; // has no masthead, folio and date by design: a full-picture page, a special page (L17)
};

struct TemplateSet {
  std::string folder;
  StyleSheet styles;
  std::vector<PageTemplate> pages; // by name
};

// Whether page `number` stands at the left of the open paper: the even ones, and of a paper that is read from right to
// left the odd ones.
bool is_left_page(const PageTemplate& page, int number);
// Whether a piece of furniture stands on page `number` of this template.
bool stands_on(const Furniture& piece, const PageTemplate& page, int number);

// Finders: nullptr or nothing when there is none of that name.
const PageTemplate* find_page(const TemplateSet& set, std::string_view name);
const Frame* find_frame(const PageTemplate& page, std::string_view name);
const StoryDesign* find_design(const StyleSheet& styles, std::string_view name);
// The style of a role in a design, the design's default when it names none.
const ParagraphStyle& style_of(const StyleSheet& styles, const StoryDesign& design, std::uint8_t role);
// The em that legs of this design hold whole ones of: the size of a role's style when it is set on the grid by the
// rules of Chinese and Japanese; else 0.
Length whole_em_of(const StyleSheet& styles, const StoryDesign& design, std::uint8_t role);
// The look of a list: of its level, else of the outer one, else a plain one ("•", "1.").
const ListStyle& list_style(const StyleSheet& styles, bool ordered, std::uint8_t level);
// The look of a kind of table or listing: its own, else the set's general one, else a plain one.
const TableStyle& table_style(const StyleSheet& styles, bool listing, std::string_view kind);
// The notices for a language: exact, then by its primary subtag, then those of the sheet's own language; nothing when
// the sheet has none of these (the plan says so of a story that jumps).
const JumpNotices* find_notices(const StyleSheet& styles, std::string_view language);
bool speaks(const JumpNotices& notices, std::string_view language); // by the primary subtag
// The same; without any, notices that say nothing.
const JumpNotices& notices_for(const StyleSheet& styles, std::string_view language);

} // namespace broadsheet
