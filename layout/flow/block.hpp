// Blocks that stay whole and have a leading of their own: heads, subheads, captions, notices' words.
#pragma once

#include "layout/flow/fragment.hpp"
#include "layout/flow/prepare.hpp"

#include <optional>
#include <span>
#include <vector>

namespace broadsheet {

// Paragraphs set under each other in one width. Positions are relative to the block's top left corner.
struct SetBlock {
  std::vector<PlacedLine> lines;
  std::vector<PlacedRule> rules;
  std::vector<PlacedFill> fills;
  std::vector<PlacedQr> qr_codes;
  std::vector<QrLeft> qr_left; // that were left out
  std::vector<HeadFit> head_fits;
  Length height;
  Length white_above, white_below; // part of the height that is space around the type
};

// Sets paragraphs in a width. Space above the first and below the last paragraph is kept: a caller that stands at a
// leg's head asks for `drop_space_above`. Headlines are fitted (headline.hpp); those that are not set as designed are
// in `head_fits`.
SetBlock set_block(const FlowContext& context, std::span<const PreparedParagraph> paragraphs, Length width,
                   bool drop_space_above);

// Adds a notice's QR codes under what the block holds: side by side, each with its title above and its label below.
// `most`: the height that the block may have then; a code that is higher than that leaves is left out, its words stay.
void add_qr_codes(const FlowContext& context, SetBlock& block, std::span<const PreparedQr> codes, std::uint32_t story,
                  Length width, std::optional<Length> most = {});

// Moves a block to its place on the page and adds it to a fragment.
void put_block(FrameFragment& fragment, const SetBlock& block, Point at);

// How a paragraph is broken by its style.
BreakConfig config_of(const PreparedParagraph& paragraph);

// Breaks one paragraph over lines of one measure, with the alignment of its style or another.
std::shared_ptr<const BrokenParagraph> break_uniform(const FlowContext& context, const PreparedParagraph& paragraph,
                                                     Length measure, std::optional<Alignment> alignment = {});

// Whole lines of the grid that a height needs.
int rows_for(Length height, Length leading);

// Where the baseline stands in a line of its own leading, off the grid.
Length baseline_in_line(Length leading, Length size);

} // namespace broadsheet
