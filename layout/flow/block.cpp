#include "layout/flow/block.hpp"

#include "layout/codes/qr_code.hpp"
#include "layout/flow/drop_cap.hpp"
#include "layout/flow/headline.hpp"
#include "layout/flow/list.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

// Where the baseline stands in a line of its own leading: type is centred in it, with this much of the size above.
constexpr std::int32_t kAscentPercent = 86;
constexpr Length kQrUnknown{68 * 65536}; // side of the box that stands for a code that cannot be made
constexpr Length kQrGap{3 * 65536};

// Adds one paragraph under what the block already holds.
void add_paragraph(const FlowContext& context, SetBlock& block, const PreparedParagraph& paragraph, Length width) {
  const ParagraphStyle& style = *paragraph.style;
  const Length measure = measure_in(paragraph, width);
  const FittedHead fitted = fit_headline(context, paragraph, measure);
  const Length leading = scale(style.leading, fitted.size.sp, style.size.sp);
  const Length top = block.height;
  Length y = top + style.padding;
  for (std::uint32_t i = 0; i < fitted.broken->lines.size(); ++i) {
    PlacedLine line;
    line.paragraph = fitted.broken;
    line.line = i;
    line.origin = {left_of(paragraph), y + baseline_in_line(leading, fitted.size)};
    line.measure = measure;
    line.leading = leading;
    line.alignment = style.alignment;
    line.style = style_index(*context.styles, style);
    line.story = paragraph.story;
    line.starts_paragraph = i == 0;
    if (i == 0) put_mark(block.lines, paragraph, line);
    block.lines.push_back(line);
    y += leading;
  }
  y += style.padding;
  if (style.background) block.fills.push_back({{Length{}, top, width, y - top}, *style.background});
  if (style.rule_above.sp > 0) block.rules.push_back({{Length{}, top}, {width, top}, style.rule_above, style.rule_ink});
  if (style.rule_below.sp > 0) block.rules.push_back({{Length{}, y}, {width, y}, style.rule_below, style.rule_ink});
  block.height = y;
  if (fitted.fit) block.head_fits.push_back(*fitted.fit);
}

// With its quiet zone: modules of the house's least size, smaller where the cell is narrower (which is reported).
Length side_of(const FlowContext& context, const QrCode& code, Length cell) {
  const CodeStyle& style = context.styles->codes;
  const auto made = encode_qr(code.payload, style.qr_level);
  return std::min(cell, made ? qr_side(*made, style) : kQrUnknown);
}

} // namespace

int rows_for(Length height, Length leading) { return (height + leading - Length{1}) / leading; }

Length baseline_in_line(Length leading, Length size) { return (leading - size) / 2 + scale(size, kAscentPercent, 100); }

BreakConfig config_of(const PreparedParagraph& paragraph) {
  BreakConfig config;
  config.alignment = paragraph.style->alignment;
  config.balanced = paragraph.style->balanced;
  return config;
}

std::shared_ptr<const BrokenParagraph> break_uniform(const FlowContext& context, const PreparedParagraph& paragraph,
                                                     Length measure, std::optional<Alignment> alignment) {
  BreakConfig config = config_of(paragraph);
  config.alignment = alignment.value_or(config.alignment);
  config.greedy = context.first_fit && !config.balanced;
  const auto items = items_of(context, paragraph);
  std::vector<KeptItems::Lines>& kept = paragraph.kept->lines;
  if (!paragraph.cap) // its slots are its letter's
    for (const KeptItems::Lines& lines : kept)
      if (lines.measure == measure && lines.alignment == config.alignment) return lines.broken;
  auto broken = std::make_shared<const BrokenParagraph>(break_lines(items, slots_in(paragraph, measure, 1), config));
  if (!paragraph.cap) kept.push_back({measure, config.alignment, broken, nullptr});
  return broken;
}

SetBlock set_block(const FlowContext& context, std::span<const PreparedParagraph> paragraphs, Length width,
                   bool drop_space_above) {
  SetBlock block;
  Length space_before{};
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const ParagraphStyle& style = *paragraphs[i].style;
    // The larger of the two spaces between paragraphs counts, as in a stack of slugs with one piece of furniture.
    const Length space = std::max(space_before, style.space_before);
    if (i > 0 || !drop_space_above) block.height += space;
    if (i == 0) block.white_above = block.height;
    add_paragraph(context, block, paragraphs[i], width);
    space_before = style.space_after;
  }
  block.height += space_before;
  block.white_below = space_before;
  return block;
}

void add_qr_codes(const FlowContext& context, SetBlock& block, std::span<const PreparedQr> codes, std::uint32_t story,
                  Length width, std::optional<Length> most) {
  if (codes.empty()) return;
  const auto count = static_cast<std::int32_t>(codes.size());
  const Length gap = Length::points(6);
  const Length cell = (width - gap * (count - 1)) / count;
  // Titles stand on one line of codes: the tallest decides where the codes begin.
  std::vector<SetBlock> titles, labels;
  std::vector<Length> sides;
  Length tallest_title{}, tallest_label{}, tallest_code{};
  for (const PreparedQr& code : codes) {
    const auto set = [&](const std::optional<PreparedParagraph>& words) {
      return words ? set_block(context, {&*words, 1}, cell, true) : SetBlock{};
    };
    titles.push_back(set(code.title));
    labels.push_back(set(code.label));
    tallest_title = std::max(tallest_title, titles.back().height);
    tallest_label = std::max(tallest_label, labels.back().height);
    sides.push_back(side_of(context, (*context.stories)[story].qr_codes[code.code], cell));
  }
  const Length words = block.height + tallest_title + kQrGap * 2 + tallest_label;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (most && words + sides[i] > *most) {
      block.qr_left.push_back({story, codes[i].code, sides[i], std::max(Length{}, *most - words)});
      sides[i] = Length{};
    }
    tallest_code = std::max(tallest_code, sides[i]);
  }
  FrameFragment row;
  for (std::int32_t i = 0; i < count; ++i) {
    const auto index = static_cast<std::size_t>(i);
    const Length x = (cell + gap) * i;
    put_block(row, titles[index], {x, block.height + tallest_title - titles[index].height});
    const Length code_top = block.height + tallest_title + kQrGap;
    const Length side = sides[index], below = (tallest_code - side) / 2;
    if (side.sp > 0)
      row.qr_codes.push_back({{x + (cell - side) / 2, code_top + below, side, side}, story, codes[index].code});
    put_block(row, labels[index], {x, code_top + tallest_code + kQrGap});
  }
  block.lines.insert(block.lines.end(), row.lines.begin(), row.lines.end());
  block.rules.insert(block.rules.end(), row.rules.begin(), row.rules.end());
  block.fills.insert(block.fills.end(), row.fills.begin(), row.fills.end());
  block.qr_codes.insert(block.qr_codes.end(), row.qr_codes.begin(), row.qr_codes.end());
  block.height += tallest_title + kQrGap * 2 + tallest_code + tallest_label;
}

void put_block(FrameFragment& fragment, const SetBlock& block, Point at) {
  const auto move = [&](Point p) { return Point{p.x + at.x, p.y + at.y}; };
  for (PlacedFill fill : block.fills) {
    fill.rect.x += at.x;
    fill.rect.y += at.y;
    fragment.fills.push_back(fill);
  }
  for (const PlacedRule& rule : block.rules)
    fragment.rules.push_back({move(rule.a), move(rule.b), rule.weight, rule.ink});
  fragment.qr_left.insert(fragment.qr_left.end(), block.qr_left.begin(), block.qr_left.end());
  for (PlacedQr code : block.qr_codes) {
    code.rect.x += at.x;
    code.rect.y += at.y;
    fragment.qr_codes.push_back(code);
  }
  for (PlacedLine line : block.lines) {
    line.origin = move(line.origin);
    fragment.lines.push_back(std::move(line));
  }
}

} // namespace broadsheet
