// A story's copy as paragraphs with their styles, before any width.
#pragma once

#include "layout/flow/context.hpp"
#include "templates/model/page_template.hpp"

#include <memory>
#include <optional>
#include <vector>

namespace broadsheet {

struct DropCap;
// What stands in the room before a list's item (list.hpp): the engine's own words.
struct ListMark {
  std::shared_ptr<const BrokenParagraph> words; // one line
  Length x;                                     // from the left end of an unindented line
  std::uint16_t style = 0;                      // index in StyleSheet::paragraphs
};

struct PreparedTable; // table.hpp

// Items of a paragraph, kept from one breaking to the next: a copyfit pass costs breaking only. They hold for the text
// and the style that they were made of; items_of() looks. One thread at a time.
struct KeptItems {
  std::shared_ptr<const ParagraphText> text;
  const ParagraphStyle* style = nullptr;
  bool indented = false;
  std::shared_ptr<const BreakItems> items;
};

// A row of a table or listing, as one piece of a story's body. Its `text` is all its cells' copy.
struct TableRow {
  std::shared_ptr<const PreparedTable> table;
  std::size_t index = 0;
};

// One paragraph to be set. `continued`: the rest of a paragraph after a jump; it has no first-line indent.
struct PreparedParagraph {
  std::uint32_t story = CopyRange::kNoStory;
  BlockRole role = BlockRole::paragraph;
  const ParagraphStyle* style = nullptr;
  std::shared_ptr<const ParagraphText> text;
  bool continued = false;
  std::shared_ptr<const DropCap> cap;   // drop_cap.hpp: `text` is then what follows its letter
  Length hang;                          // of a list's item: left of all its lines, instead of a first-line indent
  std::shared_ptr<const ListMark> mark; // of an item; not of its continuation
  std::shared_ptr<const TableRow> row;  // instead of lines
  Length notice_room;                   // after the first line's indent, for the notice of a continuation
  std::shared_ptr<KeptItems> kept = std::make_shared<KeptItems>(); // shared by copies
  int head_steps = 0; // of a headline: so many steps smaller (below 0) than it would be
  Length head_step;
};

// A QR code with the words that stand above and below it.
struct PreparedQr {
  std::uint32_t code = 0; // index in Story::qr_codes
  std::optional<PreparedParagraph> title, label;
};

// Head and body of a story in a design. The dateline is run in before the first paragraph (P9).
struct PreparedStory {
  std::vector<PreparedParagraph> head; // standing head to byline
  std::vector<PreparedQr> qr_codes;    // between head and body
  std::vector<PreparedParagraph> body; // paragraphs and subheads; of a notice its lines
};
// Blocks in `dropped` (rising) are left out.
PreparedStory prepare_story(const FlowContext& context, std::uint32_t story, const StoryDesign& design,
                            std::span<const std::uint32_t> dropped = {});

// A paragraph of the engine's own words in a style.
PreparedParagraph prepare_words(const FlowContext& context, std::uint32_t story, std::string_view words,
                                std::uint16_t style);

// Blocks [begin, end) of a story joined into one paragraph with ideographic spaces between them (caption and credit).
PreparedParagraph prepare_joined(const FlowContext& context, std::uint32_t story, std::vector<std::uint32_t> blocks,
                                 const StoryDesign& design);

// White left of a paragraph's lines, but for the first line's indent.
Length left_of(const PreparedParagraph& paragraph);
// Width of a paragraph's lines in a leg: the leg's measure without the indents.
Length measure_in(const PreparedParagraph& paragraph, Length leg);

// Shaped and cut into items; the same as last time while text and style are. The style must be one of a StyleSheet.
std::shared_ptr<const BreakItems> items_of(const FlowContext& context, const PreparedParagraph& paragraph);

// The parts of a paragraph before and from byte `at` on.
PreparedParagraph part_before(const PreparedParagraph& paragraph, std::uint32_t at);
PreparedParagraph part_after(const PreparedParagraph& paragraph, std::uint32_t at);

// Whether it is set as a block that stays whole, not line by line: subheads, and styles off the grid.
bool is_block(const PreparedParagraph& paragraph);
// What may not stand last on a page: a subhead, a table's title or head.
bool holds_on(const PreparedParagraph& paragraph);

std::uint16_t style_index(const StyleSheet& styles, const ParagraphStyle& style);

} // namespace broadsheet
