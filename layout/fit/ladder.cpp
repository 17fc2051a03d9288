#include "layout/fit/ladder.hpp"

#include <algorithm>
#include <functional>
#include <set>

namespace broadsheet {
namespace {

void set(StoryLevers& levers, const CopyfitRung& rung, int amount) {
  switch (rung.lever) {
  case CopyfitLever::head_size:
    levers.head_steps = amount;
    levers.head_step = rung.step;
    break;
  case CopyfitLever::tighten:
    levers.tighten = amount != 0;
    break;
  case CopyfitLever::loosen:
    levers.loosen = amount != 0;
    break;
  case CopyfitLever::head_space:
    levers.head_space = rung.step * amount;
    break;
  case CopyfitLever::picture_height:
    levers.picture_lines = amount;
    break;
  case CopyfitLever::trim:
    levers.trim_level = amount;
    break;
  case CopyfitLever::leading:
    levers.leading_steps = amount;
    levers.leading_step = rung.step;
    break;
  case CopyfitLever::jump:
    break;
  }
}

class Climber {
 public:
  Climber(const LadderOutlook& outlook, const StoryLevers& now) : outlook_(outlook), now_(now) {}

  LadderResult climb() {
    const ChainRun as_it_is = run(now_);
    if (as_it_is.left > 0 && leaves_the_page()) {
      if (const auto stays = make_room(
              as_it_is, before_jump(), [](const ChainRun& r) { return r.left; }, true))
        return *stays;
    }
    if (as_it_is.overset > 0)
      return *make_room(
          as_it_is, outlook_.ladder->rungs, [](const ChainRun& r) { return r.overset; }, false);
    if (outlook_.may_fill && as_it_is.done && as_it_is.free_lines > 0) return take_room(as_it_is);
    return {now_, tries_};
  }

 private:
  using Over = std::function<std::size_t(const ChainRun&)>;
  using Rungs = std::span<const CopyfitRung>;

  [[nodiscard]] bool leaves_the_page() const {
    return outlook_.tasks.back().page_number != outlook_.tasks.front().page_number;
  }
  [[nodiscard]] Rungs before_jump() const {
    const Rungs all = outlook_.ladder->rungs;
    const auto jump =
        std::find_if(all.begin(), all.end(), [](const CopyfitRung& rung) { return rung.lever == CopyfitLever::jump; });
    return all.first(static_cast<std::size_t>(jump - all.begin()));
  }

  ChainRun run(const StoryLevers& levers) {
    const auto known = std::find_if(runs_.begin(), runs_.end(), [&](const auto& one) { return one.first == levers; });
    if (known != runs_.end()) return known->second;
    ++tries_;
    std::vector<FrameTask> tasks;
    for (const FrameTask& task : outlook_.tasks) tasks.push_back(with_levers(task, levers, tasks.empty()));
    return runs_.emplace_back(levers, run_chain(*outlook_.flow, tasks)).second;
  }

  // --- making room ------------------------------------------------------------------------------------------------
  // The pulls of a lever that make room, from the smallest on.
  [[nodiscard]] std::vector<int> pulls(const CopyfitRung& rung) const {
    switch (rung.lever) {
    case CopyfitLever::head_size:
    case CopyfitLever::head_space:
      return outlook_.begun ? std::vector<int>{} : down_to(rung.least);
    case CopyfitLever::leading:
      return outlook_.begun || !outlook_.own_grid ? std::vector<int>{} : down_to(rung.least);
    case CopyfitLever::picture_height:
      return down_to(std::max(rung.least, outlook_.picture_least));
    case CopyfitLever::tighten:
      return now_.tighten ? std::vector<int>{} : std::vector<int>{1};
    case CopyfitLever::trim:
      return trims(rung.most);
    default:
      return {};
    }
  }
  static std::vector<int> down_to(int least) {
    std::vector<int> pulls;
    for (int amount = -1; amount >= least; --amount) pulls.push_back(amount);
    return pulls;
  }
  // Numbers that the story has and that are not dropped yet.
  [[nodiscard]] std::vector<int> trims(int most) const {
    std::set<int> numbers;
    for (const Block& block : outlook_.story->blocks)
      if (block.trim > now_.trim_level && block.trim <= most) numbers.insert(block.trim);
    return {numbers.begin(), numbers.end()};
  }

  std::optional<LadderResult> make_room(const ChainRun& as_it_is, Rungs rungs, const Over& over, bool or_nothing) {
    StoryLevers levers = now_;
    std::size_t least = over(as_it_is);
    for (const CopyfitRung& rung : rungs) {
      StoryLevers best = levers;
      for (const int amount : pulls(rung)) {
        StoryLevers tried = levers;
        set(tried, rung, amount);
        if (least == 0 || tries_ >= kMostTries) break;
        const std::size_t left = over(run(tried));
        if (left >= least) continue;
        least = left;
        best = tried;
      }
      levers = best;
      if (least == 0) break;
    }
    if (least > 0) try_all(rungs, over, levers, least);
    if (least == 0) return LadderResult{let_go(rungs, over, levers), tries_};
    if (or_nothing) return std::nullopt;
    return LadderResult{levers, tries_};
  }

  // What no lever does alone, all may do together.
  void try_all(Rungs rungs, const Over& over, StoryLevers& levers, std::size_t& least) {
    StoryLevers all = now_;
    for (const CopyfitRung& rung : rungs)
      if (const std::vector<int> steps = pulls(rung); !steps.empty()) set(all, rung, steps.back());
    if (all == levers || tries_ >= kMostTries) return;
    const std::size_t left = over(run(all));
    if (left >= least) return;
    least = left;
    levers = all;
  }

  // Levers that are not needed any more, since a later one did more than was missing.
  StoryLevers let_go(Rungs rungs, const Over& over, StoryLevers levers) {
    for (const CopyfitRung& rung : rungs) {
      StoryLevers without = levers;
      copy_lever(without, now_, rung.lever);
      if (without == levers || tries_ >= kMostTries) continue;
      if (over(run(without)) == 0) levers = without;
    }
    return levers;
  }
  static void copy_lever(StoryLevers& to, const StoryLevers& from, CopyfitLever lever) {
    const StoryLevers old = to;
    to = from;
    if (lever != CopyfitLever::head_size) to.head_steps = old.head_steps, to.head_step = old.head_step;
    if (lever != CopyfitLever::tighten) to.tighten = old.tighten;
    if (lever != CopyfitLever::loosen) to.loosen = old.loosen;
    if (lever != CopyfitLever::head_space) to.head_space = old.head_space;
    if (lever != CopyfitLever::picture_height) to.picture_lines = old.picture_lines;
    if (lever != CopyfitLever::trim) to.trim_level = old.trim_level;
    if (lever != CopyfitLever::leading) to.leading_steps = old.leading_steps, to.leading_step = old.leading_step;
  }

  // --- taking room ------------------------------------------------------------------------------------------------
  [[nodiscard]] std::vector<int> growths(const CopyfitRung& rung) const {
    int most = 0;
    if (rung.lever == CopyfitLever::loosen) most = now_.loosen ? 0 : 1;
    if (rung.lever == CopyfitLever::head_space && !outlook_.begun) most = rung.most;
    if (rung.lever == CopyfitLever::leading && !outlook_.begun && outlook_.own_grid) most = rung.most;
    if (rung.lever == CopyfitLever::picture_height) most = std::min(rung.most, outlook_.picture_most);
    std::vector<int> pulls;
    for (int amount = 1; amount <= most; ++amount) pulls.push_back(amount);
    return pulls;
  }

  LadderResult take_room(const ChainRun& as_it_is) {
    StoryLevers levers = now_;
    int free = as_it_is.free_lines;
    for (const CopyfitRung& rung : outlook_.ladder->rungs) {
      StoryLevers best = levers;
      for (const int amount : growths(rung)) {
        if (free == 0 || tries_ >= kMostTries) break;
        StoryLevers tried = levers;
        set(tried, rung, amount);
        const ChainRun grown = run(tried);
        if (!grown.done || grown.jumps != as_it_is.jumps || grown.last != as_it_is.last) break;
        if (grown.free_lines >= free) continue;
        free = grown.free_lines;
        best = tried;
      }
      levers = best;
    }
    return {levers, tries_};
  }

  const LadderOutlook& outlook_;
  const StoryLevers now_;
  int tries_ = 0;
  std::vector<std::pair<StoryLevers, ChainRun>> runs_; // so far
};

} // namespace

std::string_view name_of(CopyfitLever lever) {
  static constexpr std::string_view names[] = {"head-size",      "tighten", "loosen",  "head-space",
                                               "picture-height", "trim",    "leading", "jump"};
  return names[static_cast<std::size_t>(lever)];
}

StoryLevers levers_at_rest(const CopyfitLadder& ladder) {
  StoryLevers levers;
  for (const CopyfitRung& rung : ladder.rungs) {
    if (rung.lever == CopyfitLever::tighten) levers.tighten = false;
    if (rung.lever == CopyfitLever::loosen) levers.loosen = false;
  }
  return levers;
}

int pull_of(const StoryLevers& levers, const StoryLevers& rest, CopyfitLever lever) {
  switch (lever) {
  case CopyfitLever::head_size:
    return levers.head_steps - rest.head_steps;
  case CopyfitLever::tighten:
    return levers.tighten != rest.tighten ? 1 : 0;
  case CopyfitLever::loosen:
    return levers.loosen != rest.loosen ? 1 : 0;
  case CopyfitLever::head_space:
    return (levers.head_space - rest.head_space).sp;
  case CopyfitLever::picture_height:
    return levers.picture_lines - rest.picture_lines;
  case CopyfitLever::trim:
    return levers.trim_level - rest.trim_level;
  case CopyfitLever::leading:
    return levers.leading_steps - rest.leading_steps;
  case CopyfitLever::jump:
    return 0;
  }
  return 0;
}

LadderResult climb_ladder(const LadderOutlook& outlook, const StoryLevers& now) {
  return Climber(outlook, now).climb();
}

} // namespace broadsheet
