#include "layout/fit/head_over.hpp"

#include "layout/base/utf8.hpp"
#include "layout/feed/copy.hpp"

#include <algorithm>
#include <functional>

namespace broadsheet {
namespace {

constexpr std::size_t kMostLines = 512; // that a frame may be too short for its head

// Whether some of the story is set in this frame, and its headline not in more lines than it may have.
bool begins_in(const FlowContext& context, std::uint32_t story, const FrameTask& task,
               const std::shared_ptr<KnownParagraphs>& known) {
  if (task.region.lines() <= 0) return false;
  ChainFlow flow(context, {story}, false);
  flow.share(known);
  flow.fill(task);
  const std::vector<HeadFit> heads = flow.take_head_fits();
  if (std::any_of(heads.begin(), heads.end(), [](const HeadFit& head) { return head.too_long > 0; })) return false;
  return flow.done() || !flow.overset(task).front().whole_story;
}

// The least number above 0 that is enough, in steps that double and then by halves; 0: none up to `most` is.
std::size_t least(std::size_t most, const std::function<bool(std::size_t)>& is_enough) {
  std::size_t failing = 0, enough = 1;
  while (enough < most && !is_enough(enough)) {
    failing = enough;
    enough = std::min(most, enough * 2);
  }
  if (enough > most || (enough == most && !is_enough(most))) return 0;
  while (enough - failing > 1) {
    const std::size_t middle = failing + (enough - failing) / 2;
    (is_enough(middle) ? enough : failing) = middle;
  }
  return enough;
}

} // namespace

std::optional<HeadOver> head_over(const FlowContext& context, std::uint32_t story, std::span<const FrameTask> tasks,
                                  const std::shared_ptr<KnownParagraphs>& known) {
  StoryTable stories = *context.stories; // of the tries
  FlowContext tried = context;
  tried.stories = &stories;
  std::vector<Block>& blocks = stories[story].blocks;
  const auto headline =
      std::find_if(blocks.begin(), blocks.end(), [](const Block& block) { return block.role == BlockRole::headline; });
  if (headline == blocks.end() || tasks.empty()) return std::nullopt;
  const RichText whole = headline->text;
  const auto begins = [&](std::size_t cut, std::size_t more) {
    headline->text = whole;
    if (cut > 0) cut_end(headline->text, cut);
    return std::any_of(tasks.begin(), tasks.end(), [&](FrameTask task) {
      if (more > 0 && task.region.turned) return false;
      task.region = with_lines_above(task.region, static_cast<int>(more));
      return begins_in(tried, story, task, known);
    });
  };
  if (begins(0, 0)) return std::nullopt;
  const std::size_t characters = count_code_points(whole.utf8),
                    most = characters - std::min<std::size_t>(1, characters);
  HeadOver over;
  over.characters = least(most, [&](std::size_t cut) { return begins(cut, 0); });
  over.both = over.characters == 0;
  const std::size_t cut = over.both ? most : 0;
  const std::size_t lines = least(kMostLines, [&](std::size_t more) { return begins(cut, more); });
  over.lines = static_cast<int>(lines);
  if (over.both && lines > 0 && !begins(0, lines))
    over.characters = least(most, [&](std::size_t less) { return begins(less, lines); });
  return over;
}

} // namespace broadsheet
