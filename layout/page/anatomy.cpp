#include "layout/page/anatomy.hpp"

#include <algorithm>
#include <span>

namespace broadsheet {
namespace {

// The middle of the line counts: a repeat head in a tall face reaches over the notice under it.
bool is_notice_place(const DisplayPage& page, const AnatomyLine& line) {
  const Rect middle{line.rect.x + line.rect.width / 2, line.rect.y + line.rect.height / 2, {}, {}};
  return std::any_of(page.regions.begin(), page.regions.end(), [&](const DisplayRegion& region) {
    const bool notice = region.kind == RegionKind::jump_to || region.kind == RegionKind::jump_from;
    return notice && region.story == line.story && region.rect.contains(middle);
  });
}

// From the first to the last glyph; as high or, standing, as wide as the type.
Rect ink_of(const DisplayPage& page, const AnatomyLine& line, std::span<const DisplayItem> runs) {
  Length begin = line.vertical ? line.rect.bottom() : line.rect.right(), end{};
  for (const DisplayItem& item : runs) {
    const auto* run = std::get_if<TextRun>(&item);
    if (run == nullptr) break;
    for (std::uint32_t i = run->glyph_begin; i < run->glyph_end; ++i) {
      const bool stands = line.vertical && run->turn != GlyphTurn::rotated; // on its place, its em over it
      const Length at = line.vertical ? page.glyphs[i].y : page.glyphs[i].x;
      begin = std::min(begin, stands ? at - scale(run->size, 86, 100) : at);
      end = std::max(end, stands ? at : at + run->size);
    }
  }
  if (end <= begin) return {line.rect.x, line.rect.y, {}, {}};
  const Length edge = line.vertical ? line.rect.bottom() : line.rect.right();
  end = std::min(end, std::max(edge, begin));
  if (line.vertical) return {line.baseline.x - line.size / 2, begin, line.size, end - begin};
  return {begin, line.baseline.y - scale(line.size, 86, 100), end - begin, line.size};
}

// What its copy says of a line: its role, and whether its paragraph ends with it.
void note_copy(AnatomyLine& line, const DisplayPage& page, const TextLine& item, const StoryTable& stories) {
  line.engine_words = item.copy_begin == item.copy_end;
  if (line.engine_words) return;
  const CopyRange& first = page.copy[item.copy_begin];
  const CopyRange& last = page.copy[item.copy_end - 1];
  line.role = stories[first.story].blocks[first.block].role;
  // A dateline is run in before the first paragraph.
  if (line.role == BlockRole::dateline) line.role = BlockRole::paragraph;
  line.starts_paragraph = line.starts_paragraph && first.begin == 0;
  line.ends_paragraph = last.end >= stories[last.story].blocks[last.block].text.utf8.size();
}

bool is_repeat_head(const FlowContext& flow, const AnatomyLine& line) {
  if (!line.engine_words || line.notice || line.story == CopyRange::kNoStory || flow.styles->notices.empty())
    return false;
  const JumpNotices& notices = notices_for(*flow.styles, (*flow.stories)[line.story].language);
  return !notices.repeat_head.empty() && line.style == notices.repeat_style;
}

} // namespace

std::uint32_t note_frame(DisplayPage& page, const PageFrame& placed) {
  const Frame& frame = *placed.frame;
  AnatomyFrame note;
  note.name = frame.name;
  note.role = frame.role;
  note.advertisement = frame.role == FrameRole::advertisement;
  note.rect = placed.fragment.rect;
  note.box = frame.box.rule;
  note.tinted = frame.box.tint.has_value();
  note.vertical = frame.vertical;
  note.heads_in_columns = frame.head == HeadSpan::column;
  note.levelled = frame.balance;
  note.stream = placed.stream;
  note.own_grid = frame.own_grid;
  note.columns = frame.columns;
  for (const FramePart& part : frame.parts) note.parts.push_back(part.rect);
  note.overset_lines = placed.overset_lines;
  note.common_caption = frame.group.common_caption;
  note.outlined = frame.runaround.kind == Runaround::outline;
  for (const WordsLeft& left : placed.left)
    note.left.push_back({left.story, std::string(name_of(left.kind)), left.lines});
  page.anatomy.frames.push_back(std::move(note));
  const auto index = static_cast<std::uint32_t>(page.anatomy.frames.size() - 1);
  for (const StoryPart& part : placed.fragment.parts)
    page.anatomy.parts.push_back({part.story, index, part.continuation, part.reaches_end});
  return index;
}

void note_line(DisplayPage& page, const FlowContext& flow, const PlacedLine& placed, std::uint32_t frame,
               std::uint32_t item) {
  const auto& source = std::get<TextLine>(page.items[item]);
  AnatomyLine line;
  line.item = item;
  line.frame = frame;
  line.story = source.story;
  line.rect = source.rect;
  line.baseline = source.baseline;
  line.size = placed.paragraph->items->em;
  line.style = source.style;
  line.vertical = source.vertical;
  line.on_grid = placed.in_body;
  line.starts_paragraph = source.starts_paragraph;
  line.beside = source.beside;
  line.hyphenated = placed.paragraph->lines[placed.line].hyphenated;
  note_copy(line, page, source, *flow.stories);
  line.notice = line.engine_words && is_notice_place(page, line);
  line.repeat_head = is_repeat_head(flow, line);
  const std::span<const DisplayItem> runs = std::span(page.items).subspan(item + 1);
  if (const auto* run = runs.empty() ? nullptr : std::get_if<TextRun>(&runs.front()); run != nullptr)
    line.face = run->face;
  line.ink = ink_of(page, line, runs);
  page.anatomy.lines.push_back(line);
}

void note_picture(DisplayPage& page, std::uint32_t story, std::uint32_t frame, const Rect& rect) {
  page.anatomy.pictures.push_back({story, frame, rect, CopyRange::kNoStory});
}

void note_furniture(DisplayPage& page, const Furniture& piece, std::string text) {
  page.anatomy.furniture.push_back({piece.name, piece.kind, piece.rect, std::move(text), {}});
}

void note_overrun(DisplayPage& page, std::size_t first_line) {
  AnatomyFurniture& piece = page.anatomy.furniture.back();
  const Rect& place = piece.rect;
  for (std::size_t i = first_line; i < page.anatomy.lines.size(); ++i) {
    const Rect& ink = page.anatomy.lines[i].ink;
    piece.outside = std::max(
        {piece.outside, place.x - ink.x, ink.right() - place.right(), place.y - ink.y, ink.bottom() - place.bottom()});
  }
}

} // namespace broadsheet
