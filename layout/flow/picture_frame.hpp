// Picture frames: headline, picture or group of pictures, captions and credits in one rectangle.
#pragma once

#include "layout/flow/block.hpp"
#include "layout/flow/picture_group.hpp"
#include "layout/flow/region.hpp"

namespace broadsheet {

// What goes into a picture frame.
struct PictureTask {
  FrameOnPage place;
  const FrameRegion& region;
  const StoryDesign& design;
  std::vector<std::uint32_t> stories; // one, or those of a group
  std::vector<PictureShape> shapes;   // of each
};

// Sets picture items into their frame: the headlines above or under the pictures; caption and credit (run in after an
// ideographic or word space, P11) under each picture, beside it in a strip, over its foot on a ground of its own, or
// all together (Frame::caption, Frame::group); the pictures in what is left. Captions keep half an em from the rule of
// a box (L16). Nothing when a picture gets less than 12 mm of height.
std::optional<FrameFragment> fill_picture_frame(const FlowContext& context, const PictureTask& task,
                                                std::vector<HeadFit>& head_fits);

} // namespace broadsheet
