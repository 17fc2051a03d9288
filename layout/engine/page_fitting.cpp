// Copyfitting on the page in work: what a story takes from its picture, what stands under it, what is over.
#include "layout/engine/page_maker.hpp"
#include "layout/flow/words_left.hpp"

#include <algorithm>

namespace broadsheet {

std::vector<FittingFrame> PageMaker::frames_from(const ChainState& chain, std::size_t link,
                                                 const FrameTask& task) const {
  std::vector<FittingFrame> rest;
  for (std::size_t i = link; i < chain.chain.size(); ++i) {
    const bool here = chain.chain[i].page == page_;
    rest.push_back({&frame_at(chain.chain[i]), i == link ? task : task_for(chain, i),
                    here && has_followers(frame_at(chain.chain[i]))});
  }
  return rest;
}

FrameTask PageMaker::fitted(ChainState& chain, std::size_t link, const FrameTask& task) {
  chain.steps.push_back({frames_from(chain, link, task), picture_over(frame_at(chain.chain[link]))});
  const FittingStep& step = chain.steps.back();
  chain.tasks.push_back(fit_story(chain, edition_.templates.styles, edition_.stories[chain.placement->stories[0]],
                                  step.rest, step.picture));
  return chain.tasks.back();
}

std::optional<PictureOver> PageMaker::picture_over(const Frame& frame) const {
  if (frame.below.size() != 1 || frame.vertical || !frame.parts.empty()) return std::nullopt;
  const PageTemplate& page = template_of(static_cast<std::uint32_t>(page_));
  const auto over = static_cast<std::uint32_t>(find_frame(page, frame.below.front()) - page.frames.data());
  const auto placed = placed_.find(over);
  const auto under = std::count_if(page.frames.begin(), page.frames.end(), [&](const Frame& other) {
    return std::find(other.below.begin(), other.below.end(), frame.below.front()) != other.below.end();
  });
  if (under != 1 || page.frames[over].role != FrameRole::picture || placed == placed_.end()) return std::nullopt;
  if (start_of(frame) != foot_of(over) + 1 + frame.below_gap) return std::nullopt;
  return PictureOver{over, lines_to_give(placed->second.fragment, page.grid.leading)};
}

void PageMaker::change_picture(ChainState& story) {
  if (!story.picture_frame) return;
  const std::uint32_t frame = *std::exchange(story.picture_frame, std::nullopt);
  const FrameOnPage place{static_cast<std::uint32_t>(page_), frame};
  const auto picture = std::find_if(chains_.begin(), chains_.end(),
                                    [&](const ChainState& chain) { return chain.chain.front() == place; });
  if (picture == chains_.end()) return;
  const BaselineGrid& grid = template_of(place.page).grid;
  changed_frames_.push_back(with_lines(frame_at(place), story.levers.picture_lines, grid.leading));
  FrameTask task = task_for(*picture, 0);
  task.region = region_of(changed_frames_.back(), grid, start_of(frame_at(place)), task.region.whole_em);
  PageFrame placed;
  placed.frame = &changed_frames_.back();
  picture->heads.clear();
  picture->left.clear();
  fill_picture(placed, *picture, task);
  finish_rect(placed, task);
  keep(frame, std::move(placed));
}

void PageMaker::put_fillers_into(PageFrame& placed) {
  const Frame& frame = *placed.frame;
  const FrameFragment& fragment = placed.fragment;
  if (frame.fill != Underset::filler || fillers_.empty() || has_followers(frame) || frame.vertical) return;
  if (!obstacles_on(frame).empty()) return; // fillers run round nothing
  if (!frame.parts.empty() || fragment.parts.empty() || !fragment.parts.back().reaches_end) return;
  const BaselineGrid& grid = template_of(fragment.place.page).grid;
  FrameTask task;
  task.place = fragment.place;
  task.page_number = pages_[page_].number;
  task.design =
      find_design(edition_.templates.styles, frame.filler_design.empty() ? frame.design : frame.filler_design);
  task.region = region_of(frame, grid, start_of(frame), whole_em_of(*task.design));
  std::vector<HeadFit> heads;
  const std::size_t own_parts = fragment.parts.size();
  put_fillers(context_.flow, task, placed.fragment, fillers_, heads);
  for (std::size_t i = own_parts; i < fragment.parts.size(); ++i) book_quotes_of(fragment.parts[i].story);
  for (const HeadFit& head : heads) books_.book_head(head);
  finish_rect(placed, task);
}

// No frame waits for the pull quotes of a filler.
void PageMaker::book_quotes_of(std::uint32_t filler) {
  ledger_.book_trimmed(copy_of_blocks(edition_.stories[filler], filler, [&](std::uint32_t block) {
    return edition_.stories[filler].blocks[block].role == BlockRole::quote;
  }));
}

void PageMaker::stop(ChainState& chain, const FrameTask& task) {
  chain.stopped = true;
  chain.overset = chain.flow->overset(task);
  if (!chain.is_single() || context_.flow.first_fit) return;
  // Frames that the story did not come to are known as they are designed only.
  std::vector<FittingStep> steps = chain.steps;
  for (std::size_t link = chain.next; link < chain.chain.size(); ++link)
    steps.push_back({frames_from(chain, link, task_for(chain, link)), {}});
  const std::uint32_t story = chain.placement->stories.front();
  const CutMeasure measure{steps.back().rest.front().task, chain.levers.trim_level, chain.flow->known()};
  const auto fits = [&](const FlowContext& context) { return fits_again(context, story, steps, measure.known); };
  for (const Overset& overset : chain.overset) {
    chain.cut = cut_needed(context_.flow, overset, measure, fits);
    if (!chain.cut && overset.whole_story)
      chain.head_over = head_over(context_.flow, story, chain.tasks, measure.known);
  }
}

} // namespace broadsheet
