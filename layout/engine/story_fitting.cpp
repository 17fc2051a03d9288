#include "layout/engine/story_fitting.hpp"

#include "layout/base/fold.hpp"
#include "layout/flow/picture_frame.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

constexpr std::size_t kMostFillersTried = 40; // of the pool, for one frame

const CopyfitLadder* ladder_of(const StyleSheet& styles, const FittingFrame& first) {
  const auto index = first.frame->copyfit ? first.frame->copyfit : first.task.design->copyfit;
  return index ? &styles.copyfits.at(*index) : nullptr;
}

// Whether no other story's lines stand beside the frame's on the page's grid (L14).
bool has_own_lines(const Frame& frame) {
  return !frame.vertical && frame.parts.empty() &&
         (frame.own_grid || frame.box.rule.sp > 0 || frame.box.tint.has_value());
}

bool is_last_on_page(const std::vector<FittingFrame>& rest) {
  return rest.size() == 1 || rest[1].task.place.page != rest.front().task.place.page;
}

// Whether all rooms to come are known: where a frame of a later page begins is not, when it stands below others. What a
// short story took on its first page could then be overset on its last.
bool knows_its_rooms(const std::vector<FittingFrame>& rest) {
  return std::all_of(rest.begin(), rest.end(), [&](const FittingFrame& later) {
    return later.task.place.page == rest.front().task.place.page || later.frame->below.empty();
  });
}

// A filler under a story of several legs runs through all of them, as a story that was planned there would: at least
// two lines in each (Latin: three), and level. A shorter one would stand under one leg with its head over all of them.
bool fills_all_legs(const FrameFragment& fragment, const FrameRegion& region, const Story& story) {
  if (region.legs() == 1) return true;
  const int least = is_east_asian(story.language) ? 2 : 3;
  int fewest = fragment.legs.empty() ? 0 : fragment.legs.front().rows, most = 0;
  for (const LegUse& leg : fragment.legs) {
    fewest = std::min(fewest, leg.rows);
    most = std::max(most, leg.rows);
  }
  return static_cast<int>(fragment.legs.size()) == region.legs() && fewest >= least && most - fewest <= 1;
}

// The ladder of the story that comes to its first frame.
void begin_ladder(ChainState& chain, const StyleSheet& styles, const FittingFrame& first) {
  chain.ladder = ladder_of(styles, first);
  if (chain.ladder) chain.levers = levers_at_rest();
}

LadderOutlook outlook_of(const ChainState& chain, const Story& story, const std::vector<FittingFrame>& rest,
                         const std::optional<PictureOver>& picture) {
  LadderOutlook outlook;
  outlook.flow = chain.flow.get();
  outlook.story = &story;
  outlook.ladder = chain.ladder;
  for (const FittingFrame& frame : rest) outlook.tasks.push_back(frame.task);
  outlook.begun = !chain.tasks.empty();
  outlook.own_grid =
      std::all_of(rest.begin(), rest.end(), [](const FittingFrame& f) { return has_own_lines(*f.frame); });
  outlook.may_fill = !rest.back().has_followers && knows_its_rooms(rest);
  if (picture) {
    outlook.picture_least = -picture->can_give;
    outlook.picture_most = rest.front().task.region.lines();
  }
  return outlook;
}

} // namespace

FrameTask fit_story(ChainState& chain, const StyleSheet& styles, const Story& story,
                    const std::vector<FittingFrame>& rest, const std::optional<PictureOver>& picture) {
  const bool first = chain.tasks.empty();
  if (first) begin_ladder(chain, styles, rest.front());
  if (!chain.ladder) return rest.front().task;
  chain.levers.picture_lines = 0;
  if (first || is_last_on_page(rest)) {
    chain.flow->get_ready(rest.front().task);
    chain.levers = climb_ladder(outlook_of(chain, story, rest, picture), chain.levers).levers;
  }
  chain.picture_lines += chain.levers.picture_lines;
  if (picture && chain.levers.picture_lines != 0) chain.picture_frame = picture->frame;
  return with_levers(rest.front().task, chain.levers, true);
}

bool fits_again(const FlowContext& context, std::uint32_t story, std::span<const FittingStep> steps,
                const std::shared_ptr<KnownParagraphs>& known) {
  ChainState chain;
  chain.flow = std::make_unique<ChainFlow>(context, std::vector<std::uint32_t>{story}, false);
  chain.flow->share(known);
  const Story& copy = (*context.stories)[story];
  if (steps.size() == 1 && steps.front().rest.size() == 1) {
    const FittingStep& only = steps.front();
    begin_ladder(chain, *context.styles, only.rest.front());
    if (chain.ladder) {
      chain.flow->get_ready(only.rest.front().task);
      return ladder_fits(outlook_of(chain, copy, only.rest, only.picture), chain.levers);
    }
  }
  for (const FittingStep& step : steps) {
    if (chain.flow->done()) return true;
    std::vector<FittingFrame> rest = step.rest;
    for (FittingFrame& frame : rest) chain.came_from.tell(frame.task);
    chain.tasks.push_back(fit_story(chain, *context.styles, copy, rest, step.picture));
    const FrameTask& task = chain.tasks.back();
    bool jumped = false;
    if (task.region.lines() > 0) {
      const FillResult filled = chain.flow->fill(task);
      chain.came_from.note(filled, task);
      jumped = filled.jump.has_value();
    }
    if (!chain.flow->done() && !jumped && !goes_on_without_jump(task)) return false;
  }
  return chain.flow->done();
}

int lines_to_give(const FrameFragment& picture, Length leading) {
  if (picture.pictures.size() != 1) return 0; // of a group, the pictures' shapes say how high they are
  const Rect& rect = picture.pictures.front().rect;
  Length give = std::min(rect.height - kLeastPicture, rect.height / 2);
  for (const PlacedGround& ground : picture.grounds) // a caption hides two thirds of its picture at most
    give = std::min(give, rect.height - ground.rect.height * 3 / 2);
  for (const PlacedLine& line : picture.lines)
    if (const Rect words = rect_lying(line);
        picture.grounds.empty() && words.y < rect.bottom() && words.bottom() > rect.y)
      give = std::min(give, words.y - rect.y); // a caption beside
  return std::max(0, give / leading);
}

Frame with_lines(const Frame& frame, int lines, Length leading) {
  Frame changed = frame;
  changed.lines += lines;
  changed.rect.height += leading * lines;
  return changed;
}

void put_fillers(const FlowContext& context, const FrameTask& frame, FrameFragment& fragment,
                 std::vector<std::uint32_t>& pool, std::vector<HeadFit>& heads) {
  FrameTask under = frame;
  // A box's foot stands under what is added.
  const int padding =
      std::max(0, frame.region.frame->first_line + frame.region.frame->lines - 1 - frame.region.last_line);
  for (;;) {
    // One line of white above each.
    under.region = with_lines_above(frame.region, -(fragment.last_line - padding + 2 - frame.region.first_line));
    if (fragment.free_lines < 3 || under.region.lines() < 2) return;
    std::size_t best = pool.size();
    FillResult found;
    std::vector<HeadFit> found_heads;
    for (std::size_t i = 0; i < std::min(pool.size(), kMostFillersTried); ++i) {
      ChainFlow flow(context, {pool[i]}, false);
      FillResult filled = flow.fill(under);
      if (!flow.done() || !fills_all_legs(filled.fragment, under.region, (*context.stories)[pool[i]])) continue;
      if (best < pool.size() && filled.fragment.free_lines >= found.fragment.free_lines) continue;
      best = i;
      found = std::move(filled);
      found_heads = flow.take_head_fits();
    }
    if (best == pool.size()) return;
    pool.erase(pool.begin() + static_cast<std::ptrdiff_t>(best));
    heads.insert(heads.end(), found_heads.begin(), found_heads.end());
    append(fragment, std::move(found.fragment));
  }
}

} // namespace broadsheet
