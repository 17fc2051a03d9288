#include "layout/flow/set_pictures.hpp"

#include "layout/flow/caption.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

constexpr Length kCaptionGap{3 * 65536};
constexpr Length kBoxRule{65536 * 3 / 10}; // of a caption's box

// Fills one frame; one use.
class PictureFiller {
 public:
  PictureFiller(const FlowContext& context, const PictureTask& task, const PictureWords& words)
      : context_(context), task_(task), words_(words), frame_(*task.region.frame) {
    set_.captions.resize(task.stories.size());
    for (std::size_t i = 0; i < task.stories.size(); ++i) prepare(i);
  }

  SetPictures fill() {
    Rect area = inner();
    const Rect outer = area;
    const Rect designed = inside_box();
    least_ = {std::min(kLeastPicture, designed.width), std::min(kLeastPicture, designed.height)};
    if (area.width < least_.width || area.height < least_.height) return std::move(set_); // others stand here
    const SetBlock head = set_block(context_, heads_, area.width, true);
    set_.heads = {static_cast<int>(head.lines.size()), head.height};
    const Length gap = heads_.empty() ? Length{} : kCaptionGap;
    const Length head_room = head.height + (frame_.head_above ? Length{} : gap);
    if (frame_.head_above) area.y += head.height;
    area.height -= head_room;
    const bool together = frame_.group.common_caption || captioned_ == 1;
    if (together && frame_.caption.place != CaptionPlace::over && !put_common(area, head_room)) return std::move(set_);
    if (!put_pictures(area, !together || frame_.caption.place == CaptionPlace::over)) return std::move(set_);
    put_block(fragment_, head, {outer.x, frame_.head_above ? outer.y : area.bottom() + gap});
    // Heads are read before captions.
    std::rotate(fragment_.lines.begin(), fragment_.lines.end() - static_cast<std::ptrdiff_t>(head.lines.size()),
                fragment_.lines.end());
    set_.head_fits = head.head_fits;
    finish(outer);
    set_.fragment = std::move(fragment_);
    return std::move(set_);
  }

 private:
  void prepare(std::size_t picture) {
    const std::uint32_t index = task_.stories[picture];
    if (words_.heads)
      for (PreparedParagraph& paragraph : prepare_story(context_, index, task_.design).head)
        heads_.push_back(std::move(paragraph));
    const Story& story = (*context_.stories)[index];
    std::vector<std::uint32_t> blocks;
    for (std::uint32_t i = 0; i < story.blocks.size(); ++i)
      if ((story.blocks[i].role == BlockRole::caption || story.blocks[i].role == BlockRole::credit) &&
          !story.blocks[i].text.utf8.empty())
        blocks.push_back(i);
    captioned_ += !blocks.empty();
    std::optional<PreparedParagraph> caption;
    if (!blocks.empty() && words_.captions[picture]) caption = prepare_joined(context_, index, blocks, task_.design);
    by_picture_.push_back(caption);
    if (caption) captions_.push_back(std::move(*caption));
  }

  // A caption in its measure; how large it is, is kept.
  SetBlock set_words(const PreparedParagraph& caption, Length width, int columns) {
    SetBlock block = set_caption(context_, caption, width, columns);
    const auto picture = std::find(task_.stories.begin(), task_.stories.end(), caption.story) - task_.stories.begin();
    set_.captions[static_cast<std::size_t>(picture)] = {static_cast<int>(block.lines.size()), block.height};
    return block;
  }

  [[nodiscard]] bool boxed() const { return frame_.box.rule.sp > 0 || frame_.box.tint.has_value(); }

  [[nodiscard]] Rect inside_box() const {
    return inset(frame_.rect, boxed() ? frame_.box.rule + frame_.box.inset : Length{});
  }

  // The same where the frame begins. A frame that begins lower than designed, under others, ends where it was designed
  // to end.
  [[nodiscard]] Rect inner() const {
    Rect rect = inside_box();
    const int padding = frame_.first_line + frame_.lines - 1 - task_.region.last_line; // grid lines of the box
    const Length lower =
        task_.region.grid->leading * std::max(0, task_.region.first_line - padding - frame_.first_line);
    rect.y += lower;
    rect.height -= lower;
    return rect;
  }

  // What a caption keeps from the frame's edge so that it stands half an em from the box.
  [[nodiscard]] Length white_of(const PreparedParagraph& caption) const {
    return boxed() ? std::max(Length{}, caption.style->size / 2 - frame_.box.inset) : Length{};
  }

  // One caption, or several under each other.
  SetBlock set_captions(std::span<const PreparedParagraph> captions, Length width, int columns) {
    SetBlock all;
    for (const PreparedParagraph& caption : captions) {
      const SetBlock one = set_words(caption, width, columns);
      FrameFragment placed;
      put_block(placed, one, {Length{}, all.height});
      all.lines.insert(all.lines.end(), placed.lines.begin(), placed.lines.end());
      all.rules.insert(all.rules.end(), placed.rules.begin(), placed.rules.end());
      all.fills.insert(all.fills.end(), placed.fills.begin(), placed.fills.end());
      all.height += one.height;
    }
    return all;
  }

  // What a picture of a stated shape leaves of its height: the caption stands right under it, not at the frame's foot.
  [[nodiscard]] Length spare_of(const Rect& area, Length taken) const {
    if (!frame_.crop_ratio.is_set() || task_.stories.size() != 1) return {};
    const Length wanted = scale(area.width, frame_.crop_ratio.down, frame_.crop_ratio.across);
    return std::max(Length{}, area.height - taken - wanted);
  }

  // All captions of the frame below or beside the pictures: takes their room from the area. False when they have none.
  bool put_common(Rect& area, Length head_room) {
    if (captions_.empty()) return true;
    return frame_.caption.place == CaptionPlace::below ? put_below(area, head_room) : put_beside(area);
  }

  bool put_below(Rect& area, Length head_room) {
    const Length white = white_of(captions_.front());
    const SetBlock words = set_captions(captions_, area.width - white * 2, frame_.caption.columns);
    const bool under_head = !frame_.head_above && !heads_.empty();
    const Length taken = words.height + white + (under_head ? Length{} : kCaptionGap);
    area.height -= spare_of(area, taken);
    const Length foot = area.bottom() + (frame_.head_above ? Length{} : head_room);
    put_block(fragment_, words, {area.x + white, foot - white - words.height});
    area.height -= taken;
    return area.height >= least_.height;
  }

  // As high as the area at most; the last line is level with the pictures' foot.
  bool put_beside(Rect& area) {
    const CaptionStyle& style = frame_.caption;
    const Length white = white_of(captions_.front()), em = captions_.front().style->size;
    const Length strip = style.width.sp > 0 ? style.width : area.width / 3;
    set_.narrow_strip = area.width - strip - em < std::min(kLeastPicture, area.width);
    const SetBlock words = set_captions(captions_, strip - white, 1);
    if (set_.narrow_strip || words.height + white * 2 > area.height) return false;
    const bool left = style.place == CaptionPlace::left;
    put_block(fragment_, words, {left ? area.x + white : area.right() - strip, area.bottom() - words.height - white});
    area.width -= strip + em;
    if (left) area.x += strip + em;
    return true;
  }

  bool put_pictures(const Rect& area, bool own_words) {
    const bool over = frame_.caption.place == CaptionPlace::over;
    const auto under = [&](std::size_t index, Length width) {
      if (!own_words || over || !by_picture_[index]) return Length{};
      return set_words(*by_picture_[index], width, frame_.caption.columns).height + kCaptionGap;
    };
    const std::vector<PictureCell> cells =
        group_cells(frame_.group, area, task_.shapes, under, task_.region.grid->right_to_left);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const Rect& rect = cells[i].picture;
      if (rect.height < least_.height || rect.width < least_.width) return false;
      fragment_.pictures.push_back({rect, task_.stories[i], frame_.crop});
      if (!own_words || !by_picture_[i]) continue;
      if (over) {
        if (!put_over(rect, *by_picture_[i])) return false;
      } else {
        put_block(fragment_, set_words(*by_picture_[i], rect.width, frame_.caption.columns),
                  {rect.x, rect.bottom() + kCaptionGap});
      }
    }
    return true;
  }

  // A caption on a picture's foot; false when it would hide more than two thirds of it.
  bool put_over(const Rect& picture, const PreparedParagraph& caption) {
    const CaptionStyle& style = frame_.caption;
    const Length white = caption.style->size / 2;
    Rect ground = picture;
    if (style.ground == CaptionGround::box) ground = inset(picture, white);
    if (style.ground == CaptionGround::box)
      ground.width = std::min(ground.width, style.width.sp > 0 ? style.width : picture.width / 3);
    const Length rule = style.ground == CaptionGround::box ? kBoxRule : Length{};
    const SetBlock words = set_words(caption, ground.width - (white + rule) * 2, style.columns);
    const Length foot = ground.bottom();
    const Length fading = style.ground == CaptionGround::fade ? words.height + white : Length{};
    ground.height = words.height + (white + rule) * 2 + fading;
    ground.y = foot - ground.height;
    if (ground.height * 3 > picture.height * 2) return false;
    fragment_.grounds.push_back({ground, look_of(style), style.ground == CaptionGround::fade});
    put_block(fragment_, words, {ground.x + white + rule, foot - white - rule - words.height});
    return true;
  }

  static FrameBox look_of(const CaptionStyle& style) {
    FrameBox look;
    look.tint = style.tint;
    if (style.ground == CaptionGround::fade) {
      look.tint = InkRef{style.tint.ink, 0};
      look.fade = style.tint;
    }
    if (style.ground != CaptionGround::box) return look;
    look.tint = InkRef{0, 0};
    look.rule = kBoxRule;
    return look;
  }

  void finish(const Rect& outer) {
    fragment_.place = task_.place;
    for (const std::uint32_t story : task_.stories) fragment_.parts.push_back({story, outer, false, true});
    fragment_.first_line = task_.region.first_line;
    fragment_.last_line = frame_.first_line + frame_.lines - 1;
  }

  const FlowContext& context_;
  const PictureTask& task_;
  const PictureWords& words_;
  const Frame& frame_;
  SetPictures set_;
  Size least_;        // of a picture
  int captioned_ = 0; // pictures that have a caption, set or not
  FrameFragment fragment_;
  std::vector<PreparedParagraph> heads_, captions_;
  std::vector<std::optional<PreparedParagraph>> by_picture_;
};

} // namespace

SetPictures set_pictures(const FlowContext& context, const PictureTask& task, const PictureWords& words) {
  return PictureFiller(context, task, words).fill();
}

} // namespace broadsheet
