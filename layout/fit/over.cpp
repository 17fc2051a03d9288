#include "layout/fit/over.hpp"

#include "layout/base/utf8.hpp"
#include "layout/feed/copy.hpp"
#include "layout/fit/chain_run.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

bool is_body(BlockRole role) {
  return role == BlockRole::dateline || role == BlockRole::paragraph || role == BlockRole::subhead ||
         role >= BlockRole::item;
}

// Groups lose what stands from block `end` on; false when a row would be cut into.
bool cut_groups(Story& story, std::size_t end, bool inside) {
  for (BlockGroup& group : story.groups) {
    if (group.end < end || (group.end == end && !inside)) continue;
    std::erase_if(group.entries, [&](const ListEntry& entry) { return entry.block >= end; });
    while (!group.rows.empty()) {
      std::size_t first = group.end, last = group.begin;
      for (const GroupCell& cell : group.rows.back().cells) {
        if (!cell.block) continue;
        first = std::min<std::size_t>(first, *cell.block);
        last = std::max<std::size_t>(last, *cell.block);
      }
      if (first < end && (last >= end || (last + 1 == end && inside))) return false;
      if (first < end) break;
      group.rows.pop_back();
    }
    group.end = std::min(group.end, static_cast<std::uint32_t>(end));
  }
  std::erase_if(story.groups, [&](const BlockGroup& group) {
    return group.begin >= group.end || (group.kind != GroupKind::list && group.rows.empty());
  });
  return true;
}

bool is_dropped(std::span<const std::uint32_t> dropped, std::size_t block) {
  return std::binary_search(dropped.begin(), dropped.end(), static_cast<std::uint32_t>(block));
}

std::size_t body_characters(const Story& story, std::span<const std::uint32_t> dropped) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < story.blocks.size(); ++i)
    if (is_body(story.blocks[i].role) && !is_dropped(dropped, i)) count += count_code_points(story.blocks[i].text.utf8);
  return count;
}

// Sets a story again and again with more or less of its end cut off.
class CutFinder {
 public:
  CutFinder(const FlowContext& context, const Overset& over, std::span<const FrameTask> tasks)
      : context_(context), over_(over), stories_(context.stories->size()), whole_((*context.stories)[over.story]),
        tasks_(tasks) {
    context_.stories = &stories_;
    if (!tasks.empty()) dropped_ = dropped_blocks(whole_, tasks.back().levers.trim_level);
    total_ = body_characters(whole_, dropped_);
  }

  std::optional<CutNeeded> find() {
    std::size_t fitting = std::min(total_, std::max<std::size_t>(1, over_.characters)), failing = 0;
    while (!fits(fitting)) {
      if (fitting >= total_) return std::nullopt;
      failing = fitting;
      fitting = std::min(total_, fitting + std::max<std::size_t>(8, fitting / 8));
    }
    CutNeeded cut = between(failing, fitting);
    // Breaks are no even matter: a line less may fit all the same.
    while (cut.lines > 1) {
      const std::size_t less = characters_of_lines(cut.lines - 1);
      if (less == 0 || less >= cut.characters || !fits(less)) break;
      cut = between(0, less);
    }
    return cut;
  }

 private:
  bool fits(std::size_t characters) {
    auto story = cut_story(whole_, characters, dropped_);
    if (!story) return false;
    stories_[over_.story] = std::move(*story);
    ChainFlow flow(context_, {over_.story}, false);
    flow.share(known_);
    return run_chain(std::move(flow), tasks_).done;
  }

  // A cut that fits where a character less does not, above `failing`.
  CutNeeded between(std::size_t failing, std::size_t fitting) {
    while (fitting - failing > 1) {
      const std::size_t middle = failing + (fitting - failing) / 2;
      (fits(middle) ? fitting : failing) = middle;
    }
    CutNeeded cut;
    cut.characters = fitting;
    while (characters_of_lines(++cut.lines) < fitting && cut.lines < kMostLines) {
    }
    cut.depth = depth_of_lines(tasks_.back().region.grid->leading, cut.lines);
    return cut;
  }

  // Characters in the last `lines` lines of the story as broken in the last frame's measure.
  std::size_t characters_of_lines(int lines) {
    if (line_ends_.empty()) measure_lines();
    if (line_ends_.empty()) return total_;
    return line_ends_[std::min(line_ends_.size(), static_cast<std::size_t>(lines)) - 1];
  }
  void measure_lines() {
    FlowContext plain = context_;
    stories_[over_.story] = whole_;
    const PreparedStory prepared = prepare_story(plain, over_.story, *tasks_.back().design, dropped_);
    std::size_t characters = 0;
    for (auto paragraph = prepared.body.rbegin(); paragraph != prepared.body.rend(); ++paragraph) {
      const std::string& text = paragraph->text->utf8;
      if (paragraph->row) {
        line_ends_.push_back(characters += count_code_points(text));
        continue;
      }
      const auto broken = break_uniform(plain, *paragraph, measure_in(*paragraph, tasks_.back().region.measure));
      std::size_t end = text.size();
      for (auto line = broken->lines.rbegin(); line != broken->lines.rend(); ++line) {
        characters += count_code_points(std::string_view(text).substr(line->text.begin, end - line->text.begin));
        end = line->text.begin;
        line_ends_.push_back(characters);
      }
    }
  }

  static constexpr int kMostLines = 100000;
  FlowContext context_;
  const Overset& over_;
  StoryTable stories_; // of the tries; no other story is looked at
  const Story whole_;
  std::span<const FrameTask> tasks_;
  std::vector<std::uint32_t> dropped_;
  const std::shared_ptr<KnownParagraphs> known_ = std::make_shared<KnownParagraphs>(); // of the tries
  std::vector<std::size_t> line_ends_; // characters from each line's beginning to the end, from the last line on
  std::size_t total_ = 0;
};

} // namespace

std::optional<Story> cut_story(const Story& story, std::size_t characters, std::span<const std::uint32_t> dropped) {
  Story cut = story;
  std::size_t end = cut.blocks.size();
  bool inside = false;
  while (end > 0 && characters > 0) {
    Block& last = cut.blocks[end - 1];
    if (!is_body(last.role)) return std::nullopt;
    const std::size_t count = count_code_points(last.text.utf8);
    const bool out = is_dropped(dropped, end - 1);
    if (!out && count > characters) {
      cut_end(last.text, characters);
      inside = !last.text.utf8.empty();
      if (inside) break;
    }
    characters -= out ? 0 : std::min(count, characters);
    --end;
  }
  std::size_t last = end;
  while (last > 0 && is_dropped(dropped, last - 1)) --last;
  const bool bare = last == 0 || !is_body(cut.blocks[last - 1].role) || cut.blocks[last - 1].role == BlockRole::subhead;
  if (bare || !cut_groups(cut, end, inside)) return std::nullopt;
  cut.blocks.resize(end);
  return cut;
}

std::optional<CutNeeded> cut_needed(const FlowContext& context, const Overset& over, std::span<const FrameTask> tasks) {
  if (tasks.empty()) return std::nullopt;
  return CutFinder(context, over, tasks).find();
}

} // namespace broadsheet
