#include "layout/engine/chain_state.hpp"

#include "layout/base/utf8.hpp"

namespace broadsheet {

void ChainState::count_lines(const FrameFragment& fragment, const FrameRegion& region) {
  for (const LegUse& leg : fragment.legs) used_lines += leg.rows;
  std::int64_t width = 0, characters = 0;
  for (const PlacedLine& placed : fragment.lines) {
    if (placed.leading != region.grid->leading) continue; // heads and what else is off the grid
    const Line& line = placed.paragraph->lines[placed.line];
    const std::string& text = placed.paragraph->items->paragraph->source->utf8;
    width += line.natural.sp;
    if (const BreakItem& first = placed.paragraph->items->items.front();
        placed.line == 0 && first.glue == GlueKind::fixed)
      width -= first.width.sp; // the indent
    characters += static_cast<std::int64_t>(
        count_code_points(std::string_view(text).substr(line.text.begin, line.text.end - line.text.begin)));
  }
  if (width > 0) characters_a_line = static_cast<int>(characters * region.measure.sp / width);
}

} // namespace broadsheet
