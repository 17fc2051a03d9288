// Picture frames: headline, picture, caption and credit in one rectangle.
#pragma once

#include "layout/flow/block.hpp"
#include "layout/flow/region.hpp"

namespace broadsheet {

// Sets a picture item into its frame: the headline above or under the picture, caption and credit (run in after an
// ideographic or word space, P11) at the foot, the picture in what is left. Nothing when less than 12 mm are left.
std::optional<FrameFragment> fill_picture_frame(const FlowContext& context, FrameOnPage place,
                                                const FrameRegion& region, std::uint32_t story,
                                                const StoryDesign& design, std::vector<HeadFit>& head_fits);

} // namespace broadsheet
