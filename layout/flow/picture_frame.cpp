#include "layout/flow/picture_frame.hpp"

namespace broadsheet {
namespace {

constexpr Length kLeastPicture{34 * 65536}; // 12 mm
constexpr Length kCaptionGap{3 * 65536};

} // namespace

std::optional<FrameFragment> fill_picture_frame(const FlowContext& context, FrameOnPage place,
                                                const FrameRegion& region, std::uint32_t index,
                                                const StoryDesign& design, std::vector<HeadFit>& head_fits) {
  const Story& story = (*context.stories)[index];
  const PreparedStory prepared = prepare_story(context, index, design);
  std::vector<PreparedParagraph> foot;
  std::vector<std::uint32_t> caption;
  for (std::uint32_t i = 0; i < story.blocks.size(); ++i)
    if (story.blocks[i].role == BlockRole::caption || story.blocks[i].role == BlockRole::credit) caption.push_back(i);
  if (!caption.empty()) foot.push_back(prepare_joined(context, index, caption, design));

  const Frame& frame = *region.frame;
  const bool boxed = frame.box.rule.sp > 0 || frame.box.tint.has_value();
  Rect rect = inset(frame.rect, boxed ? frame.box.rule + frame.box.inset : Length{});
  // A frame that begins lower than designed, under others, ends where it was designed to end.
  const Length top = std::max(rect.y, region.inner.y);
  rect.height = rect.bottom() - top;
  rect.y = top;

  const SetBlock head = set_block(context, prepared.head, rect.width, true);
  const SetBlock words = set_block(context, foot, rect.width, true);
  const Length gap = foot.empty() ? Length{} : kCaptionGap;
  const Length height = rect.height - head.height - words.height - gap;
  if (height < kLeastPicture) return std::nullopt;

  FrameFragment fragment;
  fragment.place = place;
  const Length picture_top = frame.head_above ? rect.y + head.height : rect.y;
  fragment.pictures.push_back({{rect.x, picture_top, rect.width, height}, index, frame.crop});
  Length y = frame.head_above ? rect.y : picture_top + height + (prepared.head.empty() ? Length{} : gap);
  put_block(fragment, head, {rect.x, y});
  y = rect.bottom() - words.height;
  put_block(fragment, words, {rect.x, y});
  head_fits.insert(head_fits.end(), head.head_fits.begin(), head.head_fits.end());
  fragment.parts.push_back({index, rect, false, true});
  fragment.first_line = region.first_line;
  fragment.last_line = frame.first_line + frame.lines - 1;
  return fragment;
}

} // namespace broadsheet
