#include "layout/flow/prepare.hpp"

#include "layout/base/language.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

bool is_head(BlockRole role) { return role < BlockRole::dateline; }
bool is_body(BlockRole role) {
  return role == BlockRole::paragraph || role == BlockRole::subhead || role >= BlockRole::item;
}

constexpr std::string_view kIdeographicSpace = "\u3000";

std::string_view separator_for(const Story& story) { return is_cjk_language(story.language) ? kIdeographicSpace : " "; }

PreparedParagraph prepare_blocks(const FlowContext& context, std::uint32_t index, std::span<const StyledBlock> blocks,
                                 const ParagraphStyle& style, std::string_view separator) {
  const Story& story = (*context.stories)[index];
  PreparedParagraph paragraph;
  paragraph.story = index;
  paragraph.role = story.blocks[blocks.back().block].role;
  paragraph.style = &style;
  paragraph.text = collect(story, index, blocks, separator, *context.styles);
  return paragraph;
}

} // namespace

std::uint16_t style_index(const StyleSheet& styles, const ParagraphStyle& style) {
  return static_cast<std::uint16_t>(&style - styles.paragraphs.data());
}

namespace {

std::vector<PreparedQr> prepare_qr_codes(const FlowContext& context, std::uint32_t index, const StoryDesign& design) {
  const Story& story = (*context.stories)[index];
  const auto prepare = [&](std::optional<std::uint32_t> at) -> std::optional<PreparedParagraph> {
    if (!at) return std::nullopt;
    const ParagraphStyle& style = style_of(*context.styles, design, static_cast<std::uint8_t>(story.blocks[*at].role));
    const StyledBlock block{*at, &style};
    return prepare_blocks(context, index, {&block, 1}, style, {});
  };
  std::vector<PreparedQr> codes;
  for (std::uint32_t i = 0; i < story.qr_codes.size(); ++i)
    codes.push_back({i, prepare(story.qr_codes[i].title_block), prepare(story.qr_codes[i].label_block)});
  return codes;
}

} // namespace

PreparedStory prepare_story(const FlowContext& context, std::uint32_t index, const StoryDesign& design) {
  const Story& story = (*context.stories)[index];
  PreparedStory prepared;
  prepared.qr_codes = prepare_qr_codes(context, index, design);
  std::optional<std::uint32_t> dateline;
  for (std::uint32_t i = 0; i < story.blocks.size(); ++i) {
    const BlockRole role = story.blocks[i].role;
    const bool first = role == BlockRole::paragraph && prepared.body.empty() && design.first_paragraph;
    const ParagraphStyle& style = first ? context.styles->paragraphs[*design.first_paragraph]
                                        : style_of(*context.styles, design, static_cast<std::uint8_t>(role));
    if (role == BlockRole::dateline) {
      dateline = i;
    } else if (is_head(role)) {
      const StyledBlock block{i, &style};
      prepared.head.push_back(prepare_blocks(context, index, {&block, 1}, style, {}));
    } else if (is_body(role)) {
      std::vector<StyledBlock> blocks;
      if (dateline && role == BlockRole::paragraph)
        blocks.push_back(
            {*dateline, &style_of(*context.styles, design, static_cast<std::uint8_t>(BlockRole::dateline))});
      blocks.push_back({i, &style});
      prepared.body.push_back(prepare_blocks(context, index, blocks, style, separator_for(story)));
      if (role == BlockRole::paragraph) dateline.reset();
    }
  }
  if (dateline) { // a story with a dateline and no paragraph: it stands alone before its subheads
    const ParagraphStyle& style = style_of(*context.styles, design, static_cast<std::uint8_t>(BlockRole::dateline));
    const StyledBlock block{*dateline, &style};
    prepared.body.insert(prepared.body.begin(), prepare_blocks(context, index, {&block, 1}, style, {}));
  }
  return prepared;
}

PreparedParagraph prepare_words(const FlowContext& context, std::uint32_t story, std::string_view words,
                                std::uint16_t style) {
  const std::string& language =
      story == CopyRange::kNoStory ? context.styles->language : (*context.stories)[story].language;
  PreparedParagraph paragraph;
  paragraph.story = story;
  paragraph.style = &context.styles->paragraphs.at(style);
  paragraph.text = plain_paragraph(words, language, *paragraph.style);
  return paragraph;
}

PreparedParagraph prepare_joined(const FlowContext& context, std::uint32_t index, std::vector<std::uint32_t> blocks,
                                 const StoryDesign& design) {
  const Story& story = (*context.stories)[index];
  std::vector<StyledBlock> styled;
  for (const std::uint32_t block : blocks)
    styled.push_back({block, &style_of(*context.styles, design, static_cast<std::uint8_t>(story.blocks[block].role))});
  return prepare_blocks(context, index, styled, *styled.front().style, separator_for(story));
}

Length measure_in(const PreparedParagraph& paragraph, Length leg) {
  return leg - paragraph.style->left_indent - paragraph.style->right_indent;
}

std::shared_ptr<const BreakItems> items_of(const FlowContext& context, const PreparedParagraph& paragraph) {
  const auto shaped = context.shaper->shape(paragraph.text);
  if (!paragraph.continued && !paragraph.cap)
    return break_items(shaped, *paragraph.style, *context.shaper, *context.hyphenator);
  ParagraphStyle style = *paragraph.style;
  style.first_indent = Length{};
  return break_items(shaped, style, *context.shaper, *context.hyphenator);
}

PreparedParagraph part_before(const PreparedParagraph& paragraph, std::uint32_t at) {
  PreparedParagraph part = paragraph;
  part.text = cut_before(*paragraph.text, at);
  return part;
}

PreparedParagraph part_after(const PreparedParagraph& paragraph, std::uint32_t at) {
  PreparedParagraph part = paragraph;
  part.text = cut_after(*paragraph.text, at);
  part.continued = true;
  part.cap = nullptr;
  return part;
}

} // namespace broadsheet
