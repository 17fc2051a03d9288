#include "layout/lines/visual_order.hpp"

#include <algorithm>

namespace broadsheet::lines {

std::size_t run_of(const ShapedParagraph& paragraph, std::uint32_t glyph) {
  const auto& runs = paragraph.runs;
  const auto after = std::upper_bound(runs.begin(), runs.end(), glyph,
                                      [](std::uint32_t at, const ShapedRun& run) { return at < run.glyph_end; });
  return after == runs.end() ? runs.size() - 1 : static_cast<std::size_t>(after - runs.begin());
}

std::size_t run_before(const ShapedParagraph& paragraph, std::uint32_t glyph) {
  return run_of(paragraph, glyph > 0 ? glyph - 1 : 0);
}

std::vector<Piece> visual_pieces(const BreakItems& items, const Line& line, Adjustment& adjustment) {
  const ShapedParagraph& shaped = *items.paragraph;
  const std::uint8_t base = shaped.source->right_to_left ? 1 : 0;
  std::vector<Piece> pieces;
  pieces.reserve(line.end - line.begin);
  std::uint8_t highest = base, lowest_odd = 255;
  for (std::uint32_t i = line.begin; i < line.end; ++i) {
    const BreakItem& item = items.items[i];
    if (item.kind == ItemKind::penalty) continue;             // a hyphen that is not shown takes no room
    const bool bare = items.items[i + 1].glyph == item.glyph; // white of no character
    const auto run = static_cast<std::uint32_t>(run_of(shaped, item.glyph));
    const std::uint8_t level = bare && i == line.begin ? base : shaped.runs[run].level;
    pieces.push_back({i, run, item.width + adjustment.next(item), level});
    highest = std::max(highest, level);
    if (level % 2 != 0) lowest_odd = std::min(lowest_odd, level);
  }
  if (line.hyphenated) {
    const auto run = static_cast<std::uint32_t>(run_before(shaped, items.items[line.end].glyph));
    pieces.push_back({line.end, run, items.items[line.end].width, shaped.runs[run].level});
  }
  for (std::uint8_t level = highest; level >= lowest_odd && level > 0; --level) {
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (pieces[i].level < level) continue;
      std::size_t end = i;
      while (end < pieces.size() && pieces[end].level >= level) ++end;
      std::reverse(pieces.begin() + static_cast<std::ptrdiff_t>(i), pieces.begin() + static_cast<std::ptrdiff_t>(end));
      i = end;
    }
  }
  return pieces;
}

} // namespace broadsheet::lines
