// Picture frames: headline, picture or group of pictures, captions and credits in one rectangle.
#pragma once

#include "layout/flow/picture_group.hpp"
#include "layout/flow/region.hpp"
#include "layout/flow/words_left.hpp"

namespace broadsheet {

constexpr Length kLeastPicture{34 * 65536}; // 12 mm

// What goes into a picture frame.
struct PictureTask {
  FrameOnPage place;
  const FrameRegion& region;
  const StoryDesign& design;
  std::vector<std::uint32_t> stories; // one, or those of a group
  std::vector<PictureShape> shapes;   // of each
};

struct PictureFill {
  std::optional<FrameFragment> fragment;
  std::vector<HeadFit> head_fits;
  std::vector<WordsLeft> left; // what found no room, picture by picture
};

// Sets picture items into their frame: the headlines above or under the pictures; caption and credit (run in after an
// ideographic or word space, P11) under each picture, beside it in a strip, over its foot on a ground of its own, or
// all together (Frame::caption, Frame::group); the pictures in what is left. Captions keep half an em from the rule of
// a box (L16). Nothing leaves the frame. A picture never gets less than 12 mm either way, or all of a frame that is
// smaller: words that would not leave it that are left out whole, and the picture is as large as the frame allows.
// Captions that go in beside those before them stay; of a group that has no room for all pictures the last ones go.
PictureFill fill_picture_frame(const FlowContext& context, const PictureTask& task);

} // namespace broadsheet
