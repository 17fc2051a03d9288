// Copyfitting of the story in work: what the page maker asks the ladder, and what it keeps of the answer.
#pragma once

#include "layout/engine/chain_state.hpp"
#include "layout/page/compose_page.hpp"

namespace broadsheet {

// Climbs the story's ladder where something is to be decided (its first frame, its last on a page), and gives the task
// with the levers pulled. Without a ladder the task is as it was. Keeps what was pulled in `chain`.
FrameTask fit_story(ChainState& chain, const StyleSheet& styles, const Story& story,
                    const std::vector<FittingFrame>& rest, const std::optional<PictureOver>& picture);

// Whether a story with other copy (that of `context`) would end in these frames: the page maker's own run once more,
// with the whole ladder in every frame where it is climbed, and no page made. `steps`: of all frames of its chain.
// `known`: paragraphs of earlier runs, which are not made again.
bool fits_again(const FlowContext& context, std::uint32_t story, std::span<const FittingStep> steps,
                const std::shared_ptr<KnownParagraphs>& known);

// What a picture can give before it is less than 12 mm high, or half of what it was.
int lines_to_give(const FrameFragment& picture, Length leading);

// A picture's frame with so many lines more or less at its foot.
Frame with_lines(const Frame& frame, int lines, Length leading);

// Sets fillers under the story of a frame that asks for them (Frame::fill), each time the largest that fits, in the
// order of the pool; takes them from the pool. Under several legs only those that fill all of them, level. Heads that
// do not fit are added to `heads`.
void put_fillers(const FlowContext& context, const FrameTask& frame, FrameFragment& fragment,
                 std::vector<std::uint32_t>& pool, std::vector<HeadFit>& heads);

} // namespace broadsheet
