#include "layout/engine/story_books.hpp"

#include "layout/base/utf8.hpp"
#include "layout/engine/fit_words.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace broadsheet {
namespace {

std::string beginning_of(const PlacedLine& placed) {
  const std::string& text = placed.paragraph->items->paragraph->source->utf8;
  const Line& line = placed.paragraph->lines[placed.line];
  return first_words(std::string_view(text).substr(line.text.begin, line.text.end - line.text.begin));
}

} // namespace

void StoryBooks::begin_page(int number) {
  result_.pages.emplace_back().number = number;
  booked_missing_.clear();
}

void StoryBooks::book_frame(const FrameFragment& fragment, const BaselineGrid* grid) {
  const int number = page().number;
  for (const StoryPart& part : fragment.parts) {
    StoryResult& story = result_.stories[part.story];
    if (story.pages.empty() || story.pages.back() != number) story.pages.push_back(number);
    // Of a stream, its last story says what is under.
    if (!grid || !part.reaches_end || &part != &fragment.parts.back()) continue;
    story.fit.lines_under = std::max(0, fragment.room_lines);
    story.fit.rows_under = std::max(0, fragment.free_lines);
    story.fit.depth_under = depth_of_lines(grid->leading, story.fit.lines_under);
  }
  const BrokenParagraph* last = nullptr;
  int ladder = 0;
  for (const PlacedLine& line : fragment.lines) {
    if (line.paragraph.get() != last) {
      book_missing(*line.paragraph->items->paragraph, line.story);
      ladder = 0;
    }
    last = line.paragraph.get();
    book_line(line, ladder);
  }
}

void StoryBooks::book_line(const PlacedLine& placed, int& ladder) {
  const Line& line = placed.paragraph->lines[placed.line];
  CompositionCounts& counts = page().composition;
  ++counts.lines;
  counts.justified += placed.alignment == Alignment::justify && !line.last;
  counts.hyphenated += line.hyphenated;
  counts.loose += has_fault(line, LineFault::loose);
  counts.overfull += has_fault(line, LineFault::overfull);
  ladder = line.hyphenated ? ladder + 1 : 0;
  counts.ladders += ladder == 3;
  if (placed.story == CopyRange::kNoStory) return;
  StoryResult& story = result_.stories[placed.story];
  ++story.lines;
  for (const LineFault fault : {LineFault::loose, LineFault::overfull, LineFault::split, LineFault::prohibited})
    if (has_fault(line, fault)) story.line_notes.push_back({fault, page().number, beginning_of(placed)});
}

// A character that no face has is shown as a box and named once of each page, with its place.
void StoryBooks::book_missing(const ShapedParagraph& paragraph, std::uint32_t story) {
  for (const MissingCharacter& missing : paragraph.missing) {
    const std::vector<CopyRange> copy = copy_of(*paragraph.source, {missing.at, missing.at + 1});
    if (!booked_missing_.insert({story, missing.character}).second) continue;
    Span span;
    if (story != CopyRange::kNoStory) span = edition_.stories[story].span;
    if (!copy.empty() && copy.front().is_copy()) span = place_of(copy.front());
    page().missing.push_back({missing.character,
                              {story,
                               {Severity::warning,
                                "fonts.missing-character",
                                span,
                                fmt::format("no face has {}", code_point_name(missing.character)),
                                {},
                                "it is shown as a box; add a family that has it as <fallback> to style.xml"}}});
  }
}

Span StoryBooks::place_of(const CopyRange& copy) const {
  const RichText& text = edition_.stories[copy.story].blocks[copy.block].text;
  Span span = edition_.stories[copy.story].blocks[copy.block].span;
  for (const TextOrigin& origin : text.origins) {
    if (origin.begin > copy.begin) break;
    span = origin.source;
    span.begin = std::min(span.end, span.begin + copy.begin - origin.begin);
  }
  return span;
}

void StoryBooks::book_overset(Overset overset) {
  ledger_.book_overset(overset.copy);
  result_.stories[overset.story].fit.over = std::move(overset);
}

void StoryBooks::book_fit(const ChainState& chain, Length grid_leading) {
  const std::uint32_t index = chain.placement->stories.front();
  const std::vector<Block>& blocks = edition_.stories[index].blocks;
  FitReport& fit = result_.stories[index].fit;
  if (chain.ladder) fit.add(*chain.ladder, chain.levers, chain.picture_lines, grid_leading);
  fit.trimmed = chain.flow->trimmed();
  std::vector<CopyRange> copy;
  for (const TrimmedBlock& trimmed : fit.trimmed)
    copy.push_back({index, trimmed.block, 0, static_cast<std::uint32_t>(blocks[trimmed.block].text.utf8.size())});
  ledger_.book_trimmed(copy);
  fit.cut = chain.cut;
  fit.used_lines = chain.used_lines;
  fit.leading = chain.tasks.empty() ? grid_leading : chain.tasks.back().region.grid->leading;
  fit.characters_under = fit.lines_under * chain.characters_a_line;
}

void StoryBooks::book_unset_picture(std::uint32_t story, FrameOnPage place) {
  Overset overset;
  overset.story = story;
  overset.whole_story = true;
  overset.last_place = place;
  const std::vector<Block>& blocks = edition_.stories[story].blocks;
  for (std::uint32_t block = 0; block < blocks.size(); ++block) {
    overset.copy.push_back({story, block, 0, static_cast<std::uint32_t>(blocks[block].text.utf8.size())});
    overset.characters += count_code_points(blocks[block].text.utf8);
  }
  book_overset(std::move(overset));
}

void StoryBooks::book_unset_quote(std::uint32_t story, std::uint32_t quote, FrameOnPage place) {
  const std::string& text = edition_.stories[story].blocks[quote].text.utf8;
  Overset overset;
  overset.story = story;
  overset.last_place = place;
  overset.copy.push_back({story, quote, 0, static_cast<std::uint32_t>(text.size())});
  overset.characters = count_code_points(text);
  book_overset(std::move(overset));
}

} // namespace broadsheet
