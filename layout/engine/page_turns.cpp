// Turns that would lead nowhere: a notice names a page, and there the frames above leave the story no room. Rules T4,
// T5.
#include "layout/engine/page_maker.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

constexpr int kSureLines = 12; // a frame of so many lines takes some of any story, under a repeat head too

} // namespace

PageMaker::Scene PageMaker::scene() const {
  Scene kept{page_, placed_, obstacles_, order_, chains_};
  for (ChainState& chain : kept.chains)
    if (chain.flow) chain.flow = std::make_shared<ChainFlow>(*chain.flow);
  return kept;
}

void PageMaker::go_back(Scene&& kept) {
  page_ = kept.page;
  placed_ = std::move(kept.placed);
  obstacles_ = std::move(kept.obstacles);
  order_ = std::move(kept.order);
  chains_ = std::move(kept.chains);
}

// Frames above it may grow into a frame, others may stand on it.
bool PageMaker::may_have_no_room(FrameOnPage place) const {
  const PageTemplate& page = template_of(place.page);
  const Frame& frame = page.frames[place.frame];
  int first = frame.first_line;
  for (const std::string& name : frame.below) {
    const Frame& above = *find_frame(page, name);
    first = std::max(first, above.first_line + above.lines + frame.below_gap);
  }
  return frame.first_line + frame.lines - first < kSureLines ||
         std::any_of(page.frames.begin(), page.frames.end(),
                     [&](const Frame& other) { return &other != &frame && stands_on(other, frame); });
}

bool PageMaker::may_turn_into_nothing(const ChainState& chain) const {
  if (!chain.flow || chain.placement->stream || chain.stopped || chain.flow->done()) return false;
  for (std::size_t link = chain.next; link + 1 < chain.chain.size() && chain.chain[link].page == page_; ++link)
    if (chain.chain[link + 1].page != page_ && may_have_no_room(chain.chain[link + 1])) return true;
  return false;
}

// Fills the pages up to the one that the story goes on on, as they will be filled, and goes back.
bool PageMaker::goes_on_there(std::size_t index) {
  const std::size_t link = chains_[index].next;
  const std::uint32_t there = chains_[index].chain[link].page;
  Scene here = scene();
  std::deque<Frame> changed;
  changed.swap(changed_frames_); // what is placed here points to them
  const FrameTask task = task_for(chains_[index], link);
  const std::size_t left = characters_left(*chains_[index].flow, task);
  while (page_ < there)
    if (wanted_[++page_]) fill_page();
  const bool goes_on = characters_left(*chains_[index].flow, task) < left;
  go_back(std::move(here));
  changed_frames_.swap(changed);
  return goes_on;
}

std::optional<std::size_t> PageMaker::turn_into_nothing() {
  const int number = pages_[page_].number;
  for (std::size_t i = 0; i < chains_.size(); ++i) {
    const ChainState& chain = chains_[i];
    const bool leaves =
        std::any_of(chain.jumps.begin(), chain.jumps.end(), [&](const JumpTaken& jump) { return jump.from == number; });
    if (!leaves || chain.next >= chain.chain.size() || !may_have_no_room(chain.chain[chain.next])) continue;
    if (!goes_on_there(i)) return i;
  }
  return std::nullopt;
}

// A page without room is no page to turn to: the story turns to the next one of its chain, or ends here.
void PageMaker::fill_page_for_good() {
  const bool careful = std::any_of(chains_.begin(), chains_.end(),
                                   [&](const ChainState& chain) { return may_turn_into_nothing(chain); });
  if (!careful) return fill_page();
  for (;;) {
    Scene before = scene();
    fill_page();
    const auto lost = turn_into_nothing();
    if (!lost) return;
    const std::uint32_t there = chains_[*lost].chain[chains_[*lost].next].page;
    go_back(std::move(before));
    std::erase_if(chains_[*lost].chain, [&](const FrameOnPage& place) { return place.page == there; });
  }
}

} // namespace broadsheet
