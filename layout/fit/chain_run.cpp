#include "layout/fit/chain_run.hpp"

namespace broadsheet {

void CameFrom::tell(FrameTask& task) const {
  task.came_from = page;
  task.came_from_label = page ? label : std::string{};
}

void CameFrom::note(const FillResult& filled, const FrameTask& task) {
  if (!filled.fragment.lines.empty()) page.reset();
  if (!filled.jump) return;
  page = filled.jump->from;
  label = task.page_label;
}

std::size_t characters_left(const ChainFlow& flow, const FrameTask& last) {
  std::size_t characters = 0;
  for (const Overset& overset : flow.overset(last)) characters += overset.characters;
  return characters;
}

bool goes_on_without_jump(const FrameTask& task) { return task.next && task.next->page_number == task.page_number; }

FrameTask with_levers(const FrameTask& nominal, const StoryLevers& levers, bool first) {
  FrameTask task = nominal;
  task.levers = levers;
  if (first) task.region = with_lines_above(task.region, -levers.picture_lines);
  task.region = with_leading(task.region, levers.leading_step * levers.leading_steps);
  return task;
}

ChainRun run_chain(ChainFlow flow, std::span<const FrameTask> tasks) {
  ChainRun run;
  if (tasks.empty()) return run;
  CameFrom came_from{tasks.front().came_from, tasks.front().came_from_label};
  const int first_page = tasks.front().page_number;
  for (std::size_t i = 0; i < tasks.size() && !flow.done(); ++i) {
    FrameTask task = tasks[i];
    came_from.tell(task);
    bool jumped = false;
    if (task.region.lines() > 0) {
      const FillResult filled = flow.fill(task);
      came_from.note(filled, task);
      jumped = filled.jump.has_value();
      run.jumps += jumped;
      run.last = i;
      run.free_lines = filled.fragment.free_lines;
      run.room_lines = filled.fragment.room_lines;
    }
    const bool stops = !jumped && !goes_on_without_jump(task);
    if (!flow.done() && task.page_number == first_page && (stops || jumped)) run.left = characters_left(flow, task);
    if (!flow.done() && stops) {
      run.overset = characters_left(flow, task);
      return run;
    }
  }
  run.done = flow.done();
  if (!run.done) run.overset = characters_left(flow, tasks.back());
  return run;
}

} // namespace broadsheet
