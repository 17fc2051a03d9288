// Pull quotes: words of a story set again, large, in a frame of their own.
#pragma once

#include "layout/flow/region.hpp"
#include "layout/flow/words_left.hpp"

namespace broadsheet {

// Which quote goes into which frame.
struct QuoteTask {
  FrameOnPage place;
  const FrameRegion& region;
  const StoryDesign& design;
  std::uint32_t story = 0;
  std::uint32_t quote = 0; // block
};

struct QuoteFill {
  std::optional<FrameFragment> fragment;
  std::vector<HeadFit> head_fits;
  std::optional<WordsLeft> left; // the quote, when it is higher than the frame
};

// Sets a quote in the paragraph that the design has for quotes, in the middle of the frame's height.
QuoteFill fill_quote_frame(const FlowContext& context, const QuoteTask& task);

} // namespace broadsheet
