// What happened: stories, pictures and notices with roles; never fonts, sizes or positions. Types only.
#pragma once

#include "layout/base/diagnostic.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

// The trade's parts of a story, in the order in which they are read.
enum class BlockRole : std::uint8_t {
  standing_head, // 栏题
  kicker,        // 引题
  headline,      // 主题
  deck,          // 副题
  summary,       // 提要
  byline,        // 署名
  dateline,      // 电头, run in before the first paragraph
  paragraph,
  subhead, // 小标题
  caption, // 图说
  credit,
  qr_title,    // the words above a QR code
  qr_label,    // the words under a QR code
  item,        // of a list
  cell,        // of a listing or a table
  head_cell,   // of a table's head rows
  table_title, // over a table
  quote,       // pull quote: words of the story set again, large, where a frame takes them
};
constexpr std::uint8_t kBlockRoleCount = 18;
// The element or attribute name: "standing-head", "p" for paragraph, "qr-title" ...
std::string_view name_of(BlockRole role);

enum class MarkupKind : std::uint8_t {
  em,
  strong,
  link,
  line_break,
  ruby,
  superscript,
  subscript,
  small_caps,
  underline,
  emphasis_dots,
};

// Inline markup over bytes [begin, end) of a RichText. A line_break is empty (begin == end).
struct Markup {
  MarkupKind kind = MarkupKind::em;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string value;      // link: address
  std::uint32_t ruby = 0; // ruby: the base is [begin, ruby), the ruby text [ruby, end); both are copy
};

// Bytes from `begin` on come from `source` on, until the next origin: text folded from several places keeps its places.
struct TextOrigin {
  std::uint32_t begin = 0;
  Span source;
};

// Copy. White space is folded: no leading, trailing or doubled spaces, no line ends (between two Han characters a line
// end of the file leaves nothing, elsewhere one space). Valid UTF-8, no control characters.
struct RichText {
  std::string utf8;
  std::vector<Markup> markup; // by begin, outer before inner
  std::vector<TextOrigin> origins;
};

struct Block {
  BlockRole role = BlockRole::paragraph;
  RichText text;
  std::string language;  // BCP 47; never empty (inherited from the story or the feed)
  std::uint8_t trim = 0; // 0: must be printed; 1..9: may be dropped, 1 first
  Span span;
};

enum class StoryKind : std::uint8_t { story, picture, notice };
std::string_view name_of(StoryKind kind);

struct QrCode {
  std::string payload;                      // what the code says; no copy: it is not in the ledger
  std::optional<std::uint32_t> title_block; // index in Story::blocks
  std::optional<std::uint32_t> label_block;
  Span span;
};

// What blocks of a body that are no running text make together.
enum class GroupKind : std::uint8_t { list, listing, table };

struct ListEntry {
  std::uint32_t block = 0;
  std::uint8_t level = 0; // 0, or 1 inside an item
  bool ordered = false;
  int number = 0; // from 1 on, in its own list
};

struct GroupCell {
  std::optional<std::uint32_t> block; // nothing: the cell is empty
  std::uint8_t span = 1;              // columns
};

struct GroupRow {
  bool head = false;
  std::vector<GroupCell> cells;
};

// A list, a listing (lines with tabs) or a table. Its blocks follow each other in Story::blocks in reading order: a
// list from item to item, the others row by row and cell by cell, a table's title first.
struct BlockGroup {
  GroupKind kind = GroupKind::list;
  std::string look;                 // listing, table: `kind` in the feed; the style sheet says how that kind looks
  std::uint32_t begin = 0, end = 0; // blocks [begin, end) of the story
  std::optional<std::uint32_t> title;
  std::vector<ListEntry> entries; // of a list
  std::vector<GroupRow> rows;     // of the others; head rows first
};

// What must stay of a picture when it is cropped: a point, per cent from its left and its top.
struct PictureFocus {
  std::uint8_t x = 50, y = 50;
};

// One item of the feed. `blocks` is all of its copy in reading order: every character of it is in the ledger.
struct Story {
  StoryKind kind = StoryKind::story;
  std::string id;   // unique in an edition
  std::string slug; // the short name that jump notices may use; the id when the feed gives none
  std::string section;
  int priority = 999; // 1 first; 1..999
  std::string language;
  std::vector<Block> blocks;
  std::vector<BlockGroup> groups; // of the body, by begin
  std::string picture;            // file reference of a picture; empty otherwise
  std::vector<QrCode> qr_codes;   // of a notice
  Span span;
  bool filler = false;  // goes where lines stay empty, unless a place names it
  PictureFocus focus;   // of a picture
  int picture_page = 1; // of a picture that is a PDF file
};

struct Feed {
  std::string language;
  std::string date; // ISO 8601 day; may be empty
  std::vector<Story> stories;
  FileId file = kNoFile;
};

// The first block of a role, or nullptr.
const Block* find_block(const Story& story, BlockRole role);

// A place in the copy: bytes [begin, end) of a block of a story. The ledger is kept in these.
struct CopyRange {
  static constexpr std::uint32_t kNoStory = 0xffffffff;
  std::uint32_t story = kNoStory; // index in the edition's stories (StoryTable)
  std::uint32_t block = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  [[nodiscard]] constexpr bool is_copy() const { return story != kNoStory; }
};

// All stories of all feeds of an edition, in feed order: the index is the story's number from here on.
using StoryTable = std::vector<Story>;

} // namespace broadsheet
