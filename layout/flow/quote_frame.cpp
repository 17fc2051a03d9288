#include "layout/flow/quote_frame.hpp"

namespace broadsheet {
namespace {

SetBlock set_quote(const FlowContext& context, const QuoteTask& task, Length width) {
  if ((*context.stories)[task.story].blocks[task.quote].text.utf8.empty()) return {};
  const PreparedParagraph words = prepare_joined(context, task.story, {task.quote}, task.design);
  return set_block(context, {&words, 1}, width, true);
}

WordsLeft left_of(const FlowContext& context, const QuoteTask& task, const Rect& room, const SetBlock& block) {
  WordsLeft left{task.story, LeftKind::quote, {}, static_cast<int>(block.lines.size()), block.height, {}};
  left.copy = copy_of_blocks((*context.stories)[task.story], task.story,
                             [&](std::uint32_t index) { return index == task.quote; });
  CutStories stories(context);
  const auto fits = [&] { return set_quote(stories.context(), task, room.width).height <= room.height; };
  if (const auto cut = stories.cut(task.story, task.quote, fits)) {
    const SetBlock rest = set_quote(stories.context(), task, room.width);
    left.cut = CutNeeded{*cut, left.lines - static_cast<int>(rest.lines.size()), left.depth - rest.height};
  }
  return left;
}

} // namespace

QuoteFill fill_quote_frame(const FlowContext& context, const QuoteTask& task) {
  const Frame& frame = *task.region.frame;
  const bool boxed = frame.box.rule.sp > 0 || frame.box.tint.has_value();
  const Rect room = inset(frame.rect, boxed ? frame.box.rule + frame.box.inset : Length{});
  const SetBlock block = set_quote(context, task, room.width);
  QuoteFill fill;
  if (block.height > room.height) {
    fill.left = left_of(context, task, room, block);
    return fill;
  }
  FrameFragment& fragment = fill.fragment.emplace();
  fragment.place = task.place;
  put_block(fragment, block, {room.x, room.y + (room.height - block.height) / 2});
  fill.head_fits = block.head_fits;
  fragment.first_line = task.region.first_line;
  fragment.last_line = frame.first_line + frame.lines - 1;
  return fill;
}

} // namespace broadsheet
