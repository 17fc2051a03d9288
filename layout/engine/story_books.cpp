#include "layout/engine/story_books.hpp"

#include "layout/base/utf8.hpp"
#include "layout/engine/fit_words.hpp"
#include "layout/feed/copy.hpp"

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
  for (const QrLeft& code : fragment.qr_left) book_code(code);
  const BrokenParagraph* last = nullptr;
  int ladder = 0;
  for (const PlacedLine& line : fragment.lines) {
    if (line.paragraph.get() != last) {
      const Span place = line.story == CopyRange::kNoStory ? Span{} : edition_.stories[line.story].span;
      book_missing(*line.paragraph->items->paragraph, line.story, place);
      ladder = 0;
    }
    last = line.paragraph.get();
    book_line(line, ladder);
  }
}

void StoryBooks::book_code(const QrLeft& code) {
  const Story& story = edition_.stories[code.story];
  page().diagnostics.push_back(
      {code.story,
       {Severity::warning,
        "picture.qr-no-room",
        story.qr_codes[code.code].span,
        fmt::format("page {}: the QR code of {} is {} mm high, and its frame has {} mm for it: it is not printed",
                    page().number, story.id, format_mm(code.side, 1), format_mm(code.room, 1)),
        {},
        "a shorter address, a lower qr-level, or a deeper frame"}});
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

void StoryBooks::book_furniture(const std::vector<FurnitureWords>& words) {
  for (const FurnitureWords& one : words)
    book_missing(*one.paragraph->items->paragraph, CopyRange::kNoStory, one.place);
}

// Characters that no face has are shown as boxes: noted once of each page by story and face, with their place; `place`
// for those that are no copy.
void StoryBooks::book_missing(const ShapedParagraph& paragraph, std::uint32_t story, Span place) {
  for (const MissingCharacter& missing : paragraph.missing) {
    const auto run = std::find_if(paragraph.runs.begin(), paragraph.runs.end(), [&](const ShapedRun& one) {
      return one.text.begin <= missing.at && missing.at < one.text.end;
    });
    const FaceId face = run == paragraph.runs.end() ? FaceId{} : run->face;
    if (!booked_missing_.emplace(story, face, missing.character).second) continue;
    MissingNote note{missing.character, edition_.catalogue->faces().at(face).family(), story, place};
    const std::vector<CopyRange> copy = copy_of(*paragraph.source, {missing.at, missing.at + 1});
    if (!copy.empty() && copy.front().is_copy()) note.place = place_of(copy.front());
    page().missing.push_back(std::move(note));
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

// A story's quotes and its body may both be over: they are told together.
void StoryBooks::book_overset(Overset overset) {
  ledger_.book_overset(overset.copy);
  std::optional<Overset>& over = result_.stories[overset.story].fit.over;
  if (over) {
    overset.copy.insert(overset.copy.end(), over->copy.begin(), over->copy.end());
    overset.characters += over->characters;
    overset.lines += over->lines;
    overset.depth += over->depth;
    overset.whole_story = overset.whole_story || over->whole_story;
  }
  over = std::move(overset);
}

void StoryBooks::book_fit(const ChainState& chain, Length grid_leading) {
  const std::uint32_t index = chain.placement->stories.front();
  const std::vector<Block>& blocks = edition_.stories[index].blocks;
  FitReport& fit = result_.stories[index].fit;
  int tightened = 0;
  for (const FormsUsed& forms : chain.flow->take_forms_used()) tightened += forms.tightened;
  if (chain.ladder) fit.add(*chain.ladder, chain.levers, chain.picture_lines, tightened, grid_leading);
  fit.trimmed = chain.flow->trimmed();
  std::vector<CopyRange> copy;
  for (const TrimmedBlock& trimmed : fit.trimmed)
    copy.push_back({index, trimmed.block, 0, static_cast<std::uint32_t>(blocks[trimmed.block].text.utf8.size())});
  ledger_.book_trimmed(copy);
  fit.cut = chain.cut;
  fit.head_over = chain.head_over;
  fit.used_lines = chain.used_lines;
  fit.leading = chain.tasks.empty() ? grid_leading : chain.tasks.back().region.grid->leading;
  fit.characters_under = fit.lines_under * chain.characters_a_line;
}

void StoryBooks::book_left(const WordsLeft& left, FrameOnPage place, Span frame) {
  const Story& story = edition_.stories[left.story];
  FitReport& fit = result_.stories[left.story].fit;
  Overset overset;
  overset.story = left.story;
  overset.copy = left.copy;
  overset.characters = characters_of(story, left.copy);
  overset.lines = left.lines;
  overset.depth = left.depth;
  overset.whole_story = left.kind == LeftKind::picture;
  overset.last_place = place;
  if (left.kind == LeftKind::quote)
    fit.quotes.push_back({overset.characters, left.lines, left.depth, left.cut});
  else if (left.cut)
    fit.cut = left.cut;
  book_overset(std::move(overset));
  if (left.kind == LeftKind::strip)
    page().diagnostics.push_back({left.story,
                                  {Severity::warning,
                                   "picture.narrow",
                                   frame,
                                   fmt::format("the caption's strip leaves picture {} less than 12 mm", story.id),
                                   {},
                                   "a smaller caption-width, or a wider frame; the caption is left out"}});
}

} // namespace broadsheet
