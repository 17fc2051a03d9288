#include "layout/lines/head_marks.hpp"

#include "layout/base/utf8.hpp"
#include "layout/lines/units.hpp"

#include <algorithm>

namespace broadsheet::lines {
namespace {

bool opens(char32_t c) { return c == 0x2018 || c == 0x201c || c == U'「' || c == U'『'; }
bool closes(char32_t c) {
  return c == 0x2019 || c == 0x201d || c == U'」' || c == U'』' || c == U'，' || c == U'、' || c == U'。';
}

// A quarter em of a full-width mark, half the width of any other.
Length half_of(const ShapedParagraph& paragraph, std::uint32_t glyph, bool cjk) {
  for (const ShapedRun& run : paragraph.runs)
    if (glyph < run.glyph_end) {
      const Length quarter = em_across(run) / 4;
      return cjk ? quarter : std::min(glyph_at(paragraph, run, glyph).advance / 2, quarter);
    }
  return {};
}

// The last character of a text before byte `end`, white left out; where it begins.
std::uint32_t last_character(std::string_view text, std::uint32_t end) {
  while (end > 0 && text[end - 1] == ' ') --end;
  if (end > 0) --end;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  return end;
}

} // namespace

void tighten_marks(std::vector<BreakItem>& items) {
  for (BreakItem& item : items) {
    const bool mark = item.glue == GlueKind::bracket || item.glue == GlueKind::comma || item.glue == GlueKind::stop;
    if (item.kind != ItemKind::glue || !mark) continue;
    item.width -= item.shrink;
    item.shrink = {};
  }
}

void open_characters(std::vector<BreakItem>& items, Length opening) {
  if (opening.sp == 0) return;
  for (BreakItem& item : items)
    if (item.kind == ItemKind::glue && item.stretch.sp > 0) item.width += opening;
}

void hang_marks(BrokenParagraph& headline) {
  const BreakItems& items = *headline.items;
  const ShapedParagraph& paragraph = *items.paragraph;
  const std::string_view text = paragraph.source->utf8;
  if (std::any_of(paragraph.runs.begin(), paragraph.runs.end(), [](const ShapedRun& run) { return run.level != 0; }))
    return;
  for (Line& line : headline.lines) {
    const BreakItem& first = items.items[line.begin];
    if (first.kind == ItemKind::box && opens(decode_utf8(text, first.text).value))
      line.hang_begin = half_of(paragraph, first.glyph, items.cjk);
    const std::uint32_t last = last_character(text, items.items[line.end].text);
    if (last <= first.text || line.hyphenated || !closes(decode_utf8(text, last).value)) continue;
    std::uint32_t glyph = items.items[line.end].glyph;
    while (glyph > first.glyph && paragraph.glyphs[glyph - 1].cluster > last) --glyph;
    if (glyph > first.glyph) line.hang_end = half_of(paragraph, glyph - 1, items.cjk);
  }
}

} // namespace broadsheet::lines
