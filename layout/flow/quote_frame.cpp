#include "layout/flow/quote_frame.hpp"

namespace broadsheet {

std::optional<FrameFragment> fill_quote_frame(const FlowContext& context, FrameOnPage place, const FrameRegion& region,
                                              const StoryDesign& design, std::uint32_t story, std::uint32_t quote,
                                              std::vector<HeadFit>& head_fits) {
  const Frame& frame = *region.frame;
  const bool boxed = frame.box.rule.sp > 0 || frame.box.tint.has_value();
  const Rect room = inset(frame.rect, boxed ? frame.box.rule + frame.box.inset : Length{});
  const PreparedParagraph words = prepare_joined(context, story, {quote}, design);
  const SetBlock block = set_block(context, {&words, 1}, room.width, true);
  if (block.height > room.height) return std::nullopt;
  FrameFragment fragment;
  fragment.place = place;
  put_block(fragment, block, {room.x, room.y + (room.height - block.height) / 2});
  head_fits.insert(head_fits.end(), block.head_fits.begin(), block.head_fits.end());
  fragment.first_line = region.first_line;
  fragment.last_line = frame.first_line + frame.lines - 1;
  return fragment;
}

} // namespace broadsheet
