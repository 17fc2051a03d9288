// Pull quotes: words of a story set again, large, in a frame of their own.
#pragma once

#include "layout/flow/block.hpp"
#include "layout/flow/region.hpp"

namespace broadsheet {

// Sets block `quote` of a story in the paragraph that the design has for quotes, in the middle of the frame's height.
// Nothing when it is higher than the frame.
std::optional<FrameFragment> fill_quote_frame(const FlowContext& context, FrameOnPage place, const FrameRegion& region,
                                              const StoryDesign& design, std::uint32_t story, std::uint32_t quote,
                                              std::vector<HeadFit>& head_fits);

} // namespace broadsheet
