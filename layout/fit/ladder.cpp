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
    levers.squeeze = amount != 0;
    break;
  case CopyfitLever::loosen:
    levers.loosen_lines = amount;
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
    StoryLevers levers = now_;
    std::size_t least = as_it_is.overset;
    for (const CopyfitRung& rung : outlook_.ladder->rungs) pull_one(rung, overset_of, levers, least);
    return least == 0 || (try_all(outlook_.ladder->rungs, overset_of, levers, least) && least == 0);
  }

  LadderResult climb() {
    const ChainRun as_it_is = run(now_);
    if (as_it_is.left > 0 && leaves_the_page()) {
      if (const auto stays = make_room(
              as_it_is, before_jump(), [](const ChainRun& r) { return r.left; }, true))
        return *stays;
    }
    if (as_it_is.overset > 0) return *make_room(as_it_is, outlook_.ladder->rungs, overset_of, false);
    if (outlook_.may_fill && ends_on_this_page(as_it_is) && (as_it_is.free_lines > 0 || as_it_is.room_lines > 0))
      return take_room(as_it_is);
    return {now_, tries_};
  }

 private:
  using Over = std::function<std::size_t(const ChainRun&)>;
  using Rungs = std::span<const CopyfitRung>;
  static std::size_t overset_of(const ChainRun& run) { return run.overset; }

  [[nodiscard]] bool leaves_the_page() const {
    return outlook_.tasks.back().page_number != outlook_.tasks.front().page_number;
  }
  // Room that is taken here leaves no line on a later page less empty: it only sends copy there (T4).
  [[nodiscard]] bool ends_on_this_page(const ChainRun& run) const {
    return run.done && outlook_.tasks[run.last].page_number == outlook_.tasks.front().page_number;
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
      return now_.squeeze ? std::vector<int>{} : std::vector<int>{1};
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
    for (std::size_t i = 0; i < rungs.size() && least > 0; ++i) {
      const StoryLevers before = levers;
      pull_one(rungs[i], over, levers, least);
      // A later lever is not pulled where those before it do it together, though none of them did alone.
      std::size_t earlier = 1;
      StoryLevers all = before;
      if (least == 0 && i > 0 && try_all(rungs.first(i), over, all, earlier))
        levers = ease(rungs.first(i), over, all, 0);
    }
    const bool all_pulled = least > 0 && try_all(rungs, over, levers, least);
    if (least == 0 || all_pulled) levers = ease(rungs, over, levers, least);
    if (least == 0) return LadderResult{levers, tries_};
    if (or_nothing) return std::nullopt;
    return LadderResult{levers, tries_};
  }

  // Pulls one lever as far as it helps, on top of `levers`.
  void pull_one(const CopyfitRung& rung, const Over& over, StoryLevers& levers, std::size_t& least) {
    StoryLevers best = levers;
    for (const int amount : pulls(rung)) {
      if (least == 0 || tries_ >= kMostTries) break;
      StoryLevers tried = levers;
      set(tried, rung, amount);
      const std::size_t left = over(run(tried));
      if (left >= least) continue;
      least = left;
      best = tried;
    }
    levers = best;
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

  // Levers go back as far as they can, since others were pulled on top of them, the last ones first: not at all, or the
  // smallest pull that does as much.
  StoryLevers ease(Rungs rungs, const Over& over, StoryLevers levers, std::size_t least) {
    for (auto rung = rungs.rbegin(); rung != rungs.rend(); ++rung) {
      std::vector<StoryLevers> less{levers};
      copy_lever(less.front(), now_, rung->lever);
      for (const int amount : pulls(*rung)) set(less.emplace_back(levers), *rung, amount);
      for (const StoryLevers& tried : less) {
        if (tried == levers || tries_ >= kMostTries) break;
        if (over(run(tried)) > least) continue;
        levers = tried;
        break;
      }
    }
    return levers;
  }

  static void copy_lever(StoryLevers& to, const StoryLevers& from, CopyfitLever lever) {
    const StoryLevers old = to;
    to = from;
    if (lever != CopyfitLever::head_size) to.head_steps = old.head_steps, to.head_step = old.head_step;
    if (lever != CopyfitLever::tighten) to.squeeze = old.squeeze;
    if (lever != CopyfitLever::loosen) to.loosen_lines = old.loosen_lines;
    if (lever != CopyfitLever::head_space) to.head_space = old.head_space;
    if (lever != CopyfitLever::picture_height) to.picture_lines = old.picture_lines;
    if (lever != CopyfitLever::trim) to.trim_level = old.trim_level;
    if (lever != CopyfitLever::leading) to.leading_steps = old.leading_steps, to.leading_step = old.leading_step;
  }

  // --- taking room ------------------------------------------------------------------------------------------------
  [[nodiscard]] std::vector<int> growths(const CopyfitRung& rung) const {
    int most = 0;
    if (rung.lever == CopyfitLever::head_space && !outlook_.begun) most = rung.most;
    if (rung.lever == CopyfitLever::leading && !outlook_.begun && outlook_.own_grid) most = rung.most;
    if (rung.lever == CopyfitLever::picture_height) most = std::min(rung.most, outlook_.picture_most);
    std::vector<int> pulls;
    for (int amount = 1; amount <= most; ++amount) pulls.push_back(amount);
    return pulls;
  }

  [[nodiscard]] static bool ends_as(const ChainRun& grown, const ChainRun& now) {
    return grown.done && grown.jumps == now.jumps && grown.last == now.last;
  }

  LadderResult take_room(ChainRun now) {
    StoryLevers levers = now_;
    for (const CopyfitRung& rung : outlook_.ladder->rungs) {
      if (rung.lever == CopyfitLever::loosen) loosen(levers, now, rung);
      StoryLevers best = levers;
      for (const int amount : growths(rung)) {
        if (now.free_lines == 0 || tries_ >= kMostTries) break;
        StoryLevers tried = levers;
        set(tried, rung, amount);
        const ChainRun grown = run(tried);
        if (!ends_as(grown, now)) break;
        if (grown.free_lines >= now.free_lines) continue;
        now = grown;
        best = tried;
      }
      levers = best;
    }
    return {levers, tries_};
  }

  // Paragraphs in a line more are worth their white only where the story comes to the frame's foot by them: with all
  // the lines that are empty, or with as many as make every leg end there within a line.
  void loosen(StoryLevers& levers, ChainRun& now, const CopyfitRung& rung) {
    if (now.room_lines > kMostLoosened) return;
    for (int lines = now.room_lines; lines > 0 && tries_ < kMostTries; --lines) {
      StoryLevers tried = levers;
      set(tried, rung, levers.loosen_lines + lines);
      const ChainRun grown = run(tried);
      if (!ends_as(grown, now) || grown.free_lines > 0 || now.room_lines - grown.room_lines != lines) continue;
      now = grown;
      levers = tried;
      return;
    }
  }

  static constexpr int kMostLoosened = 8; // lines that may be empty; a line more of white is no copyfitting
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

StoryLevers levers_at_rest() {
  StoryLevers levers;
  levers.squeeze = false;
  return levers;
}

int pull_of(const StoryLevers& levers, const StoryLevers& rest, CopyfitLever lever) {
  switch (lever) {
  case CopyfitLever::head_size:
    return levers.head_steps - rest.head_steps;
  case CopyfitLever::tighten:
    return levers.squeeze != rest.squeeze ? 1 : 0;
  case CopyfitLever::loosen:
    return levers.loosen_lines - rest.loosen_lines;
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
