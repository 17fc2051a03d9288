// Where a line's letters stand for certain: what overlaps that, overlaps type.
#include "layout/rules/page_view.hpp"

#include <algorithm>
#include <span>

namespace broadsheet {
namespace {

// Where a glyph's letters begin and end along its line for certain, from its place there: an upright one of a vertical
// line stands on its place, every other begins at it and is sure to fill less than half an em.
std::pair<Length, Length> extent_of(const TextRun& run, Length at, bool vertical) {
  if (vertical && run.turn != GlyphTurn::rotated) return {at - scale(run.size, 74, 100), at};
  return {at, at + scale(run.size, 4, 10)};
}

// From the line's first glyph to its last one.
void find_extent(const DisplayPage& page, const AnatomyLine& line, Length& begin, Length& end) {
  bool any = false;
  for (const DisplayItem& item : std::span(page.items).subspan(line.item + 1)) {
    const auto* run = std::get_if<TextRun>(&item);
    if (run == nullptr) break;
    for (std::uint32_t i = run->glyph_begin; i < run->glyph_end; ++i) {
      const auto [first, last] = extent_of(*run, line.vertical ? page.glyphs[i].y : page.glyphs[i].x, line.vertical);
      begin = any ? std::min(begin, first) : first;
      end = any ? std::max(end, last) : last;
      any = true;
    }
  }
}

} // namespace

Rect type_band(const DisplayPage& page, const AnatomyLine& line) {
  Length begin = line.vertical ? line.ink.y : line.ink.x;
  Length end = line.vertical ? line.ink.bottom() : line.ink.right();
  find_extent(page, line, begin, end);
  // An opening mark that hangs has its ink in its right half: its glyph begins half an em before the line.
  const Length edge = line.vertical ? line.rect.y : line.rect.x;
  begin = std::max(begin, std::min(begin + line.size / 2, edge));
  const Length depth = scale(line.size, 78, 100);
  if (line.vertical) return {line.baseline.x - depth / 2, begin, depth, end - begin};
  return {begin, line.baseline.y - scale(line.size, 74, 100), end - begin, depth};
}

} // namespace broadsheet
