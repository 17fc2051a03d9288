// A story's copy as paragraphs with their styles, before any width.
#pragma once

#include "layout/flow/context.hpp"
#include "templates/model/page_template.hpp"

#include <memory>
#include <optional>
#include <string_view>
#include <unordered_map>
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

struct FittedHead; // headline.hpp

// What has been made of a paragraph, kept from one breaking to the next, so that a copyfit pass costs what it changes
// only. It holds for the text and the style that it was made of; items_of(), break_uniform() and fit_headline() look.
// One thread at a time.
struct KeptItems {
  std::shared_ptr<const ParagraphText> text;
  const ParagraphStyle* style = nullptr;
  bool indented = false;
  std::shared_ptr<const BreakItems> items;
  struct Lines { // of the items, in one measure
    Length measure;
    Alignment alignment = Alignment::justify;
    std::shared_ptr<const BrokenParagraph> broken;
    std::shared_ptr<const ParagraphVariants> variants; // once they were wanted
  };
  std::vector<Lines> lines;
  struct Head { // of a block, in one measure
    std::shared_ptr<const ParagraphText> text;
    const ParagraphStyle* style = nullptr;
    Length measure;
    int steps = 0;
    Length step;
    std::shared_ptr<const FittedHead> fitted;
  };
  std::vector<Head> heads;
  struct Part { // before or from a byte on, where a turn was tried
    std::shared_ptr<const ParagraphText> whole;
    std::uint32_t at = 0;
    bool before = false;
    std::shared_ptr<const ParagraphText> text;
    std::shared_ptr<KeptItems> kept;
  };
  std::vector<Part> parts;
  struct Sentences {
    std::shared_ptr<const ParagraphText> text;
    std::vector<std::uint32_t> ends;
  } sentences;
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
  Length hang;                          // of a list's item: before all its lines, instead of a first-line indent
  std::shared_ptr<const ListMark> mark; // of an item; not of its continuation
  std::shared_ptr<const TableRow> row;  // instead of lines
  Length notice_room;                   // after the first line's indent, for the notice of a continuation
  std::shared_ptr<KeptItems> kept = std::make_shared<KeptItems>(); // shared by copies
  int head_steps = 0; // of a headline: so many steps smaller (below 0) than it would be
  Length head_step;
};

// Paragraphs of one story as they were prepared before. Prepared again, with other paragraphs dropped or with its end
// cut off, the story costs only what has changed. One thread at a time.
class KnownParagraphs {
 public:
  // A paragraph with the same words, copy and style as one before takes over what was made of that one.
  void take_over(PreparedParagraph& paragraph);

 private:
  std::unordered_multimap<std::string_view, PreparedParagraph> known_; // by their text, which they own
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

// Where its sentences end (sentences.hpp); looked for once.
std::vector<std::uint32_t> sentence_ends(const PreparedParagraph& paragraph);

// The parts of a paragraph before and from byte `at` on.
PreparedParagraph part_before(const PreparedParagraph& paragraph, std::uint32_t at);
PreparedParagraph part_after(const PreparedParagraph& paragraph, std::uint32_t at);
// The same, where a page is perhaps left (jump.cpp): what is made of the parts is kept with the whole paragraph, since
// every try of the ladder comes to the same places.
PreparedParagraph kept_part_before(const PreparedParagraph& paragraph, std::uint32_t at);
PreparedParagraph kept_part_after(const PreparedParagraph& paragraph, std::uint32_t at);

// Whether it is set as a block that stays whole, not line by line: subheads, and styles off the grid.
bool is_block(const PreparedParagraph& paragraph);
// What may not stand last on a page: a subhead, a table's title or head.
bool holds_on(const PreparedParagraph& paragraph);

std::uint16_t style_index(const StyleSheet& styles, const ParagraphStyle& style);

} // namespace broadsheet
