#include "layout/fit/over.hpp"

#include "layout/base/utf8.hpp"
#include "layout/feed/copy.hpp"

#include <algorithm>
#include <map>

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
  CutFinder(const FlowContext& context, const Overset& over, const CutMeasure& measure, const FitsRun& fits)
      : context_(context), over_(over), stories_(context.stories->size()), whole_((*context.stories)[over.story]),
        measure_(measure), run_(fits) {
    context_.stories = &stories_;
    dropped_ = dropped_blocks(whole_, measure.trim_level);
    total_ = body_characters(whole_, dropped_);
  }

  std::optional<CutNeeded> find() {
    // What is over is a good guess: the cut is looked for around it, in steps that double.
    // Where nothing of the body was set, that would be all of it, and some must stay.
    const std::size_t most = total_ - std::min<std::size_t>(1, total_);
    std::size_t fitting = std::min(most, std::max<std::size_t>(1, over_.characters)), failing = 0;
    while (!fits(fitting)) {
      if (fitting >= most) return std::nullopt;
      failing = fitting;
      fitting = std::min(most, fitting + std::max<std::size_t>(8, fitting / 8));
    }
    fitting = failing == 0 ? least_below(fitting) : between(failing, fitting);
    while (const std::size_t less = less_than(fitting)) fitting = least_below(less);
    CutNeeded cut;
    cut.characters = fitting;
    cut.lines = lines_of(fitting);
    cut.depth = depth_of_lines(measure_.last.region.grid->leading, cut.lines);
    return cut;
  }

 private:
  // Out of runs, nothing is said to fit any more: the cut that is known stays.
  bool fits(std::size_t characters) {
    if (const auto known = known_.find(characters); known != known_.end()) return known->second;
    if (known_.size() >= kMostCutRuns) return false;
    auto story = cut_story(whole_, characters, dropped_);
    if (story) stories_[over_.story] = std::move(*story);
    return known_[characters] = story && run_(context_);
  }

  // A cut that fits where a character less does not, above `failing`.
  std::size_t between(std::size_t failing, std::size_t fitting) {
    while (fitting - failing > 1) {
      const std::size_t middle = failing + (fitting - failing) / 2;
      (fits(middle) ? fitting : failing) = middle;
    }
    return fitting;
  }

  // The same from a cut that fits downwards.
  std::size_t least_below(std::size_t fitting) {
    for (int step = 1;; step *= 2) {
      const int lines = lines_of(fitting) - step;
      const std::size_t less = lines > 0 ? characters_of_lines(lines) : 0; // no cut at all does not fit
      if (less == 0 || !fits(less)) return between(less, fitting);
      fitting = less;
    }
  }

  // A smaller cut near one that fits; 0: none was found.
  std::size_t less_than(std::size_t cut) {
    std::vector<std::size_t> tries;
    const int lines = lines_of(cut);
    for (int less = 1; less <= kLinesLess && less < lines; ++less) tries.push_back(characters_of_lines(lines - less));
    // A character less does not fit; what ends in the same line as that hardly does.
    for (std::size_t less = 2; less <= kCharactersLess && less < cut; ++less)
      if (lines_of(cut - less) != lines_of(cut - 1)) tries.push_back(cut - less);
    const auto smaller = std::find_if(tries.begin(), tries.end(),
                                      [&](std::size_t less) { return less > 0 && less < cut && fits(less); });
    return smaller == tries.end() ? 0 : *smaller;
  }

  // Lines at the story's end that so many characters reach into.
  int lines_of(std::size_t characters) {
    int lines = 1;
    while (characters_of_lines(lines) < characters && lines < kMostLines) ++lines;
    return lines;
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
    PreparedStory prepared = prepare_story(plain, over_.story, *measure_.last.design, dropped_);
    for (PreparedParagraph& paragraph : prepared.body) measure_.known->take_over(paragraph);
    std::size_t characters = 0;
    for (auto paragraph = prepared.body.rbegin(); paragraph != prepared.body.rend(); ++paragraph) {
      const std::string& text = paragraph->text->utf8;
      if (paragraph->row) {
        line_ends_.push_back(characters += count_code_points(text));
        continue;
      }
      const auto broken = break_uniform(plain, *paragraph, measure_in(*paragraph, measure_.last.region.measure));
      std::size_t end = text.size();
      for (auto line = broken->lines.rbegin(); line != broken->lines.rend(); ++line) {
        characters += count_code_points(std::string_view(text).substr(line->text.begin, end - line->text.begin));
        end = line->text.begin;
        line_ends_.push_back(characters);
      }
    }
  }

  static constexpr int kMostLines = 100000;
  static constexpr int kLinesLess = 3; // how far below a cut another one is looked for ...
  static constexpr std::size_t kCharactersLess = 4;
  FlowContext context_;
  const Overset& over_;
  StoryTable stories_; // of the tries; no other story is looked at
  const Story whole_;
  const CutMeasure& measure_;
  const FitsRun& run_;
  std::map<std::size_t, bool> known_; // by characters cut
  std::vector<std::uint32_t> dropped_;
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
  const bool bare = last == 0 || !is_body(cut.blocks[last - 1].role);
  if (bare || !cut_groups(cut, end, inside)) return std::nullopt;
  cut.blocks.resize(end);
  return cut;
}

std::optional<CutNeeded> cut_needed(const FlowContext& context, const Overset& over, const CutMeasure& measure,
                                    const FitsRun& fits) {
  return CutFinder(context, over, measure, fits).find();
}

} // namespace broadsheet
