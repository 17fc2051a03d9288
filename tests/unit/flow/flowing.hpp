// Stories of Han in legs of ten characters: 10 pt type, 12 pt leading, no indent, so that a reader can count lines.
#pragma once

#include "layout/flow/chain.hpp"
#include "tests/fonts/test_fonts.hpp"
#include "tests/support/han.hpp"

#include <list>

namespace broadsheet::testing {

constexpr Length kLeading = Length::points(12);

enum Style : std::uint16_t { kBody, kSubhead, kHead, kNotice, kRepeat, kEnglish };

inline ParagraphStyle style_named(const char* name, std::uint16_t face, int size, int leading, bool on_grid) {
  ParagraphStyle style;
  style.name = name;
  style.face = face;
  style.size = style.minimum_size = Length::points(size);
  style.leading = Length::points(leading);
  style.on_grid = on_grid;
  style.profile = "zh-newspaper";
  return style;
}

// Text of `lines` lines in a leg of ten: the last one holds `last` characters.
inline std::string han_lines(int lines, int last = 5) { return han((lines - 1) * 10 + last); }

class Flow : public ::testing::Test {
 protected:
  Flow() : styles(test_styles()), shaper(test_catalogue()) {
    styles.language = "zh-Hans";
    styles.grid_leading = kLeading;
    styles.inks = {{"black", 0, {0, 0, 0, 100}, {}}};
    styles.paragraphs = {style_named("body", kHan, 10, 12, true),    style_named("subhead", kHan, 10, 12, false),
                         style_named("head", kHan, 20, 24, false),   style_named("notice", kHan, 10, 12, true),
                         style_named("repeat", kHan, 10, 12, false), style_named("english", kLatin, 10, 12, true)};
    styles.paragraphs[kSubhead].space_before = Length::points(12);
    styles.paragraphs[kEnglish].profile = "en-newspaper";
    styles.paragraphs[kEnglish].hyphenate = true;
    StoryDesign design;
    design.name = "news";
    design.styles = {{static_cast<std::uint8_t>(BlockRole::headline), kHead},
                     {static_cast<std::uint8_t>(BlockRole::subhead), kSubhead}};
    styles.designs = {design};
    JumpNotices notices;
    notices.language = "zh-Hans";
    notices.to = "转{page}版"; // 3 characters: 30 pt
    notices.from = "接{page}版";
    notices.to_style = notices.from_style = kNotice;
    notices.repeat_style = kRepeat;
    notices.minimum_before = notices.minimum_after = 2;
    styles.notices = {notices};
    grid.type_area = {{}, {}, Length::points(1000), kLeading * 100};
    grid.leading = kLeading;
    grid.first_baseline = scale(kLeading, 4, 5);
    grid.lines = 100;
    context = {&styles, &stories, &shaper, &hyphenator};
  }

  JumpNotices& notices() { return styles.notices.front(); }

  std::uint32_t add(std::vector<std::pair<BlockRole, std::string>> blocks, const std::string& language = "zh-Hans") {
    Story story;
    story.id = story.slug = "s" + std::to_string(stories.size());
    story.language = language;
    for (auto& [role, text] : blocks) {
      Block block;
      block.role = role;
      block.text.utf8 = std::move(text);
      block.language = language;
      story.blocks.push_back(std::move(block));
    }
    stories.push_back(std::move(story));
    return static_cast<std::uint32_t>(stories.size() - 1);
  }
  std::uint32_t add_paragraphs(std::initializer_list<std::string> texts) {
    std::vector<std::pair<BlockRole, std::string>> blocks;
    for (const std::string& text : texts) blocks.emplace_back(BlockRole::paragraph, text);
    return add(std::move(blocks));
  }

  // A frame of legs of `ems` characters on a page; `next_page` 0: the chain ends here.
  FrameTask task(int page, int lines, int legs, int next_page = 0, int came_from = 0, int ems = 10) {
    Frame& frame = frames.emplace_back();
    frame.columns = legs;
    frame.gutter = Length::points(10);
    frame.lines = lines;
    frame.rect = {{}, {}, Length::points(10 * ems) * legs + frame.gutter * (legs - 1), kLeading * lines};
    FrameTask made;
    made.page_number = page;
    made.region = region_of(frame, grid, 1, Length{});
    made.design = &styles.designs.front();
    if (next_page != 0) made.next = NextFrame{next_page, Length::points(10 * ems)};
    if (came_from != 0) made.came_from = came_from;
    return made;
  }

  static std::string words_of(const PlacedLine& line) {
    const TextRange range = line.paragraph->lines.at(line.line).text;
    return line.paragraph->items->paragraph->source->utf8.substr(range.begin, range.end - range.begin);
  }
  // All lines, joined by bars.
  static std::string words_of(const FrameFragment& fragment) {
    std::string words;
    for (const PlacedLine& line : fragment.lines) words += (words.empty() ? "" : "|") + words_of(line);
    return words;
  }
  static std::vector<int> rows_of(const FrameFragment& fragment) {
    std::vector<int> rows;
    for (const LegUse& leg : fragment.legs) rows.push_back(leg.rows);
    return rows;
  }
  // Code points of copy in a fragment's lines: what the engine itself says is not counted.
  static std::size_t copy_in(const FrameFragment& fragment) {
    std::size_t count = 0;
    for (const PlacedLine& line : fragment.lines)
      for (const CopyRange& range :
           copy_of(*line.paragraph->items->paragraph->source, line.paragraph->lines[line.line].text))
        if (range.is_copy()) count += (range.end - range.begin) / 3;
    return count;
  }

  StyleSheet styles;
  StoryTable stories;
  Shaper shaper;
  Hyphenator hyphenator;
  FlowContext context;
  BaselineGrid grid;
  std::list<Frame> frames;
};

} // namespace broadsheet::testing
