// Pages made by hand for the page rules: a grid of 12 pt, 10 pt type, columns of 120 pt with 12 pt between. Lengths are
// points; stories are "a", "b", "c" ... by index.
#pragma once

#include "layout/rules/rules.hpp"

#include <gmock/gmock.h>

namespace broadsheet::testing {

inline Length pt(int whole) { return Length::points(whole); }
inline Rect rect(int x, int y, int width, int height) { return {pt(x), pt(y), pt(width), pt(height)}; }

struct PageBuilder {
  PageBuilder() {
    page.number = 2;
    page.name = "News";
    page.grid.type_area = rect(0, 0, 516, 600); // four columns
    page.grid.columns = 4;
    page.grid.column_width = pt(120);
    page.grid.gutter = pt(12);
    page.grid.leading = pt(12);
    page.grid.first_baseline = pt(10);
    page.grid.lines = 50;
    for (int i = 0; i < 8; ++i) {
      Story story;
      story.id = std::string(1, static_cast<char>('a' + i));
      story.priority = 10 + i;
      story.language = "zh-Hans";
      for (int block = 0; block < 2; ++block) story.blocks.emplace_back();
      story.blocks[0].role = BlockRole::headline;
      story.blocks[1].text.utf8 = std::string(4000, 'x');
      stories.push_back(std::move(story));
    }
    settings.rules = with_defaults({}, "zh-Hans");
    settings.stories = &stories;
    settings.language = "zh-Hans";
    settings.newspaper = "The Paper";
    folio("2 News The Paper 2025-06-11");
    settings.dates = {"2025-06-11"};
  }

  void folio(std::string text) {
    page.anatomy.furniture = {{"folio", FurnitureKind::text, rect(0, -20, 516, 12), std::move(text)}};
  }

  std::uint32_t frame(Rect at, const std::string& name = "f") {
    AnatomyFrame made;
    made.name = name;
    made.rect = at;
    page.anatomy.frames.push_back(made);
    return static_cast<std::uint32_t>(page.anatomy.frames.size() - 1);
  }
  AnatomyFrame& last_frame() { return page.anatomy.frames.back(); }

  void part(std::uint32_t story, std::uint32_t in, bool reaches_end = true, bool continuation = false) {
    page.anatomy.parts.push_back({story, in, continuation, reaches_end});
  }

  // A line of any kind, with words of its own.
  AnatomyLine& line(std::uint32_t story, std::uint32_t in, Rect at, std::string_view words = "ordinary words") {
    AnatomyLine made;
    made.item = static_cast<std::uint32_t>(page.items.size());
    made.frame = in;
    made.story = story;
    made.rect = made.ink = at;
    made.baseline = {at.x, at.y + pt(10)};
    made.size = pt(10);
    made.on_grid = true;
    TextLine item;
    item.story = story;
    item.rect = at;
    item.runs = 1;
    item.copy_begin = static_cast<std::uint32_t>(page.copy.size());
    page.copy.push_back({story, 1, copy_at, copy_at + 20});
    item.copy_end = item.copy_begin + 1;
    copy_at += 20;
    TextRun run;
    run.text_begin = static_cast<std::uint32_t>(page.text.size());
    page.text += words;
    run.text_end = static_cast<std::uint32_t>(page.text.size());
    page.items.emplace_back(item);
    page.items.emplace_back(run);
    page.anatomy.lines.push_back(made);
    return page.anatomy.lines.back();
  }

  AnatomyLine& head(std::uint32_t story, std::uint32_t in, Rect at, int size) {
    AnatomyLine& made = line(story, in, at);
    made.role = BlockRole::headline;
    made.on_grid = false;
    made.size = pt(size);
    return made;
  }

  // `count` lines of one long paragraph.
  void leg(std::uint32_t story, std::uint32_t in, int x, int y, int count, int width = 120) {
    for (int i = 0; i < count; ++i) line(story, in, rect(x, y + 12 * i, width, 12));
  }

  void picture(std::uint32_t story, std::uint32_t in, Rect at) {
    page.anatomy.pictures.push_back({story, in, at, CopyRange::kNoStory});
  }

  void notice(std::uint32_t story, std::uint32_t in, Rect at, int leads_to, std::string_view words, bool to = true) {
    page.regions.push_back({to ? RegionKind::jump_to : RegionKind::jump_from, story, at, leads_to});
    AnatomyLine& made = line(story, in, at, words);
    made.engine_words = made.notice = true;
    made.on_grid = false;
    auto& item = std::get<TextLine>(page.items[made.item]);
    item.copy_end = item.copy_begin;
  }

  // A story that keeps every rule: head over `legs` legs of `lines` lines.
  std::uint32_t story(std::uint32_t index, Rect at, int size, int legs = 1) {
    const std::uint32_t in = frame(at, std::string("frame-") + stories[index].id);
    part(index, in);
    const int left = static_cast<int>(at.x.to_points()), top = static_cast<int>(at.y.to_points());
    const int width = static_cast<int>(at.width.to_points()), height = static_cast<int>(at.height.to_points());
    head(index, in, {at.x, at.y, at.width, pt(36)}, size);
    for (int i = 0; i < legs; ++i)
      leg(index, in, left + 132 * i, top + 36, (height - 36) / 12, (width + 12) / legs - 12);
    return in;
  }

  [[nodiscard]] std::vector<RuleBreak> breaks(PageRule rule) const {
    std::vector<RuleBreak> found;
    for (const RuleBreak& one : check_page(page, settings))
      if (one.rule == rule) found.push_back(one);
    return found;
  }

  DisplayPage page;
  StoryTable stories;
  RuleSettings settings;
  std::uint32_t copy_at = 0;
};

// One break of this severity at this place.
MATCHER_P2(OneBreak, severity, place, "") {
  if (arg.size() != 1) {
    *result_listener << arg.size() << " breaks";
    for (const RuleBreak& one : arg) *result_listener << "; " << one.message;
    return false;
  }
  const Rect& found = arg[0].place;
  *result_listener << arg[0].message << " at " << found.x.to_points() << " " << found.y.to_points() << " "
                   << found.width.to_points() << " " << found.height.to_points();
  return arg[0].severity == severity && found == place && !arg[0].message.empty();
}
constexpr RuleSeverity E = RuleSeverity::error, W = RuleSeverity::warning;

} // namespace broadsheet::testing
