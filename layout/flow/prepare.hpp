// A story's copy as paragraphs with their styles, before any width.
#pragma once

#include "layout/flow/context.hpp"
#include "templates/model/page_template.hpp"

#include <memory>
#include <optional>
#include <vector>

namespace broadsheet {

struct DropCap;

// One paragraph to be set. `continued`: the rest of a paragraph after a jump; it has no first-line indent.
struct PreparedParagraph {
  std::uint32_t story = CopyRange::kNoStory;
  BlockRole role = BlockRole::paragraph;
  const ParagraphStyle* style = nullptr;
  std::shared_ptr<const ParagraphText> text;
  bool continued = false;
  std::shared_ptr<const DropCap> cap; // drop_cap.hpp: `text` is then what follows its letter
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
PreparedStory prepare_story(const FlowContext& context, std::uint32_t story, const StoryDesign& design);

// A paragraph of the engine's own words in a style.
PreparedParagraph prepare_words(const FlowContext& context, std::uint32_t story, std::string_view words,
                                std::uint16_t style);

// Blocks [begin, end) of a story joined into one paragraph with ideographic spaces between them (caption and credit).
PreparedParagraph prepare_joined(const FlowContext& context, std::uint32_t story, std::vector<std::uint32_t> blocks,
                                 const StoryDesign& design);

// Width of a paragraph's lines in a leg: the leg's measure without the style's indents.
Length measure_in(const PreparedParagraph& paragraph, Length leg);

// Shaped and cut into items.
std::shared_ptr<const BreakItems> items_of(const FlowContext& context, const PreparedParagraph& paragraph);

// The parts of a paragraph before and from byte `at` on.
PreparedParagraph part_before(const PreparedParagraph& paragraph, std::uint32_t at);
PreparedParagraph part_after(const PreparedParagraph& paragraph, std::uint32_t at);

std::uint16_t style_index(const StyleSheet& styles, const ParagraphStyle& style);

} // namespace broadsheet
