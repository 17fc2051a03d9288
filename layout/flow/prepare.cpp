#include "layout/flow/prepare.hpp"

#include "layout/base/language.hpp"
#include "layout/flow/list.hpp"
#include "layout/flow/sentences.hpp"
#include "layout/flow/table.hpp"
#include "layout/text/shape_cache.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

bool is_head(BlockRole role) { return role < BlockRole::dateline; }
bool is_body(BlockRole role) { return role == BlockRole::paragraph || role == BlockRole::subhead; }

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

using Parting = PreparedParagraph (*)(const PreparedParagraph&, std::uint32_t);

PreparedParagraph kept_part(const PreparedParagraph& whole, std::uint32_t at, Parting part_at) {
  PreparedParagraph part = part_at(whole, at);
  const bool before = part_at == part_before;
  for (const KeptItems::Part& known : whole.kept->parts) {
    if (known.whole != whole.text || known.at != at || known.before != before) continue;
    part.text = known.text;
    part.kept = known.kept;
    return part;
  }
  whole.kept->parts.push_back({whole.text, at, before, part.text, part.kept});
  return part;
}

} // namespace

bool is_block(const PreparedParagraph& paragraph) {
  return paragraph.role == BlockRole::subhead || !paragraph.style->on_grid;
}

bool holds_on(const PreparedParagraph& paragraph) {
  return paragraph.role == BlockRole::subhead || paragraph.role == BlockRole::table_title ||
         (paragraph.row && paragraph.row->table->rows[paragraph.row->index].head);
}

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

namespace {

// Prepares a story's blocks one after another, in reading order.
class StoryPreparer {
 public:
  StoryPreparer(const FlowContext& context, std::uint32_t index, const StoryDesign& design,
                std::span<const std::uint32_t> dropped)
      : context_(context), index_(index), story_((*context.stories)[index]), design_(design), dropped_(dropped) {}

  PreparedStory prepare() {
    prepared_.qr_codes = prepare_qr_codes(context_, index_, design_);
    auto group = story_.groups.begin();
    for (std::uint32_t i = 0; i < story_.blocks.size(); ++i) {
      if (group == story_.groups.end() || group->begin != i) {
        if (!std::binary_search(dropped_.begin(), dropped_.end(), i)) add(i);
        continue;
      }
      flush_dateline();
      group->kind == GroupKind::list ? add_list(*group) : add_rows(*group);
      i = group++->end - 1;
    }
    flush_dateline();
    return std::move(prepared_);
  }

 private:
  // A story's first paragraph may have a style of its own (a drop cap).
  const ParagraphStyle& style_for(std::uint32_t block) const {
    const BlockRole role = story_.blocks[block].role;
    if (role == BlockRole::paragraph && prepared_.body.empty() && design_.first_paragraph)
      return context_.styles->paragraphs[*design_.first_paragraph];
    return style_of(*context_.styles, design_, static_cast<std::uint8_t>(role));
  }
  PreparedParagraph alone(std::uint32_t block) const {
    const StyledBlock styled{block, &style_for(block)};
    return prepare_blocks(context_, index_, {&styled, 1}, *styled.style, {});
  }

  void add(std::uint32_t block) {
    const BlockRole role = story_.blocks[block].role;
    if (role == BlockRole::dateline)
      dateline_ = block;
    else if (is_head(role))
      prepared_.head.push_back(alone(block));
    else if (role == BlockRole::paragraph && dateline_)
      add_with_dateline(block);
    else if (is_body(role))
      add_alone(block);
  }

  // A subhead that opens the body, since trims have dropped what stood before it, does not come before the dateline.
  void add_alone(std::uint32_t block) {
    flush_dateline();
    prepared_.body.push_back(alone(block));
  }

  void add_with_dateline(std::uint32_t block) {
    const std::vector<StyledBlock> blocks{{*dateline_, &style_for(*dateline_)}, {block, &style_for(block)}};
    prepared_.body.push_back(prepare_blocks(context_, index_, blocks, *blocks.back().style, separator_for(story_)));
    dateline_.reset();
  }

  // A dateline that no paragraph follows stands alone before what there is.
  void flush_dateline() {
    if (!dateline_) return;
    prepared_.body.insert(prepared_.body.begin(), alone(*dateline_));
    dateline_.reset();
  }

  void add_list(const BlockGroup& list) {
    const std::size_t first = prepared_.body.size();
    for (const ListEntry& entry : list.entries) prepared_.body.push_back(alone(entry.block));
    hang_items(context_, list, std::span(prepared_.body).subspan(first));
  }

  void add_rows(const BlockGroup& group) {
    if (group.title) prepared_.body.push_back(alone(*group.title));
    const auto table = prepare_table(context_, index_, group, design_);
    for (std::size_t row = 0; row < group.rows.size(); ++row) {
      std::vector<StyledBlock> blocks;
      for (const GroupCell& cell : group.rows[row].cells)
        if (cell.block) blocks.push_back({*cell.block, &style_for(*cell.block)});
      PreparedParagraph whole = prepare_blocks(context_, index_, blocks, *blocks.front().style, separator_for(story_));
      whole.row = std::make_shared<const TableRow>(TableRow{table, row});
      prepared_.body.push_back(std::move(whole));
    }
  }

  const FlowContext& context_;
  std::uint32_t index_;
  const Story& story_;
  const StoryDesign& design_;
  std::span<const std::uint32_t> dropped_;
  PreparedStory prepared_;
  std::optional<std::uint32_t> dateline_;
};

} // namespace

PreparedStory prepare_story(const FlowContext& context, std::uint32_t index, const StoryDesign& design,
                            std::span<const std::uint32_t> dropped) {
  return StoryPreparer(context, index, design, dropped).prepare();
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
  return leg - paragraph.style->left_indent - paragraph.hang - paragraph.style->right_indent;
}

Length left_of(const PreparedParagraph& paragraph) {
  return paragraph.style->left_indent + (paragraph.text->right_to_left ? Length{} : paragraph.hang);
}

std::shared_ptr<const BreakItems> items_of(const FlowContext& context, const PreparedParagraph& paragraph) {
  const bool indented = !paragraph.continued && !paragraph.cap && paragraph.hang.sp == 0;
  KeptItems& kept = *paragraph.kept;
  if (kept.items && kept.text == paragraph.text && kept.style == paragraph.style && kept.indented == indented)
    return kept.items;
  const auto shaped = context.shaper->shape(paragraph.text);
  ParagraphStyle style = *paragraph.style;
  if (!indented) style.first_indent = Length{};
  style.first_indent = style.first_indent + paragraph.notice_room;
  kept = {};
  kept.text = paragraph.text;
  kept.style = paragraph.style;
  kept.indented = indented;
  kept.items = break_items(shaped, style, *context.shaper, *context.hyphenator);
  return kept.items;
}

void KnownParagraphs::take_over(PreparedParagraph& paragraph) {
  if (paragraph.continued || paragraph.cap || paragraph.row || paragraph.notice_room.sp > 0) return;
  const auto [first, last] = known_.equal_range(paragraph.text->utf8);
  for (auto known = first; known != last; ++known) {
    const PreparedParagraph& other = known->second;
    if (other.style != paragraph.style || other.hang != paragraph.hang) continue;
    if (!same_content(*other.text, *paragraph.text) || !same_copy(*other.text, *paragraph.text)) continue;
    paragraph.text = other.text;
    paragraph.kept = other.kept;
    return;
  }
  known_.emplace(paragraph.text->utf8, paragraph);
}

std::vector<std::uint32_t> sentence_ends(const PreparedParagraph& paragraph) {
  KeptItems::Sentences& sentences = paragraph.kept->sentences;
  if (sentences.text != paragraph.text) sentences = {paragraph.text, sentence_ends(paragraph.text->utf8)};
  return sentences.ends;
}

PreparedParagraph part_before(const PreparedParagraph& paragraph, std::uint32_t at) {
  PreparedParagraph part = paragraph;
  part.text = cut_before(*paragraph.text, at);
  part.kept = std::make_shared<KeptItems>();
  return part;
}

PreparedParagraph part_after(const PreparedParagraph& paragraph, std::uint32_t at) {
  PreparedParagraph part = paragraph;
  part.text = cut_after(*paragraph.text, at);
  part.kept = std::make_shared<KeptItems>();
  part.continued = true;
  part.cap = nullptr;
  part.mark.reset();
  part.notice_room = {};
  return part;
}

PreparedParagraph kept_part_before(const PreparedParagraph& paragraph, std::uint32_t at) {
  return kept_part(paragraph, at, part_before);
}

PreparedParagraph kept_part_after(const PreparedParagraph& paragraph, std::uint32_t at) {
  return kept_part(paragraph, at, part_after);
}

} // namespace broadsheet
