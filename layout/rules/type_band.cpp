// Where a line's letters stand for certain: what overlaps that, overlaps type.
#include "layout/rules/page_view.hpp"

#include <algorithm>
#include <span>

namespace broadsheet {
namespace {

// From the line's first glyph to its last one, of which less than half an em is sure to be ink.
void find_extent(const DisplayPage& page, const AnatomyLine& line, Length& begin, Length& end) {
  bool any = false;
  for (const DisplayItem& item : std::span(page.items).subspan(line.item + 1)) {
    const auto* run = std::get_if<TextRun>(&item);
    if (run == nullptr) break;
    for (std::uint32_t i = run->glyph_begin; i < run->glyph_end; ++i) {
      const Length at = line.vertical ? page.glyphs[i].y : page.glyphs[i].x;
      const Length last = line.vertical ? at : at + scale(run->size, 4, 10); // upright ones stand on their place
      begin = any ? std::min(begin, at) : at;
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
