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

  bool fits() {
    const ChainRun as_it_is = run(now_);
    if (as_it_is.overset == 0) return as_it_is.done;
    return pull(as_it_is, outlook_.ladder->rungs, overset_of).least == 0;
  }

  LadderResult climb() {
    const ChainRun as_it_is = run(now_);
    if (as_it_is.left > 0 && leaves_the_page()) {
      if (const auto stays = make_room(
              as_it_is, before_jump(), [](const ChainRun& r) { return r.left; }, true))
        return *stays;
    }
    if (as_it_is.overset > 0) return *make_room(as_it_is, outlook_.ladder->rungs, overset_of, false);
    if (outlook_.may_fill && as_it_is.done && as_it_is.free_lines > 0) return take_room(as_it_is);
    return {now_, tries_};
  }

 private:
  using Over = std::function<std::size_t(const ChainRun&)>;
  using Rungs = std::span<const CopyfitRung>;
  static std::size_t overset_of(const ChainRun& run) { return run.overset; }

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

  struct Pulled {
    StoryLevers levers;
    std::size_t least = 0; // that is over with them
    bool all = false;      // they are pulled all the way, every one
  };

  std::optional<LadderResult> make_room(const ChainRun& as_it_is, Rungs rungs, const Over& over, bool or_nothing) {
    Pulled pulled = pull(as_it_is, rungs, over);
    if (pulled.all) pulled.levers = ease(rungs, over, pulled.levers, pulled.least);
    if (pulled.least == 0) return LadderResult{let_go(rungs, over, pulled.levers), tries_};
    if (or_nothing) return std::nullopt;
    return LadderResult{pulled.levers, tries_};
  }

  // One lever after another, as far as it helps; then all of them.
  Pulled pull(const ChainRun& as_it_is, Rungs rungs, const Over& over) {
    Pulled pulled{now_, over(as_it_is)};
    for (const CopyfitRung& rung : rungs) {
      StoryLevers best = pulled.levers;
      for (const int amount : pulls(rung)) {
        StoryLevers tried = pulled.levers;
        set(tried, rung, amount);
        if (pulled.least == 0 || tries_ >= kMostTries) break;
        const std::size_t left = over(run(tried));
        if (left >= pulled.least) continue;
        pulled.least = left;
        best = tried;
      }
      pulled.levers = best;
      if (pulled.least == 0) return pulled;
    }
    pulled.all = try_all(rungs, over, pulled.levers, pulled.least);
    return pulled;
  }

  // What no lever does alone, all may do together.
  bool try_all(Rungs rungs, const Over& over, StoryLevers& levers, std::size_t& least) {
    StoryLevers all = now_;
    for (const CopyfitRung& rung : rungs)
      if (const std::vector<int> steps = pulls(rung); !steps.empty()) set(all, rung, steps.back());
    if (all == levers || tries_ >= kMostTries) return false;
    const std::size_t left = over(run(all));
    if (left >= least) return false;
    least = left;
    levers = all;
    return true;
  }

  // Levers that were pulled all the way go back as far as they can: the smallest pull that does as much.
  StoryLevers ease(Rungs rungs, const Over& over, StoryLevers levers, std::size_t least) {
    for (const CopyfitRung& rung : rungs)
      for (const int amount : pulls(rung)) {
        StoryLevers tried = levers;
        set(tried, rung, amount);
        if (tried == levers || tries_ >= kMostTries) break;
        if (over(run(tried)) > least) continue;
        levers = tried;
        break;
      }
    return levers;
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

bool ladder_fits(const LadderOutlook& outlook, const StoryLevers& now) { return Climber(outlook, now).fits(); }

} // namespace broadsheet
