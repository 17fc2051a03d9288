#include "layout/lines/margins.hpp"

#include "layout/base/utf8.hpp"
#include "layout/lines/units.hpp"
#include "layout/lines/visual_order.hpp"

namespace broadsheet::lines {
namespace {

// The first or the last character of an item, and what its glyph takes.
struct Edge {
  char32_t character = 0;
  Length advance;
};

Edge edge_at(const BreakItems& items, std::uint32_t glyph) {
  const ShapedParagraph& shaped = *items.paragraph;
  const Glyph& found = glyph_at(shaped, shaped.runs[run_of(shaped, glyph)], glyph);
  return {decode_utf8(shaped.source->utf8, found.cluster).value, found.advance};
}

bool has_glyphs(const BreakItems& items, std::size_t i) {
  return items.items[i].kind == ItemKind::box && items.items[i + 1].glyph > items.items[i].glyph;
}

Length end_hang(const BreakItems& items, std::size_t box) {
  if (!has_glyphs(items, box)) return {};
  const Edge edge = edge_at(items, items.items[box + 1].glyph - 1);
  return scale(edge.advance, hang_at_end(edge.character), 100);
}

Length start_hang(const BreakItems& items, std::size_t box) {
  if (!has_glyphs(items, box)) return {};
  const Edge edge = edge_at(items, items.items[box].glyph);
  return scale(edge.advance, hang_at_start(edge.character), 100);
}

} // namespace

int hang_at_end(char32_t c) {
  switch (c) {
  case U'.':
  case U',':
    return 60;
  case U'-':
  case 0x2010:
  case 0x2018:
  case 0x2019:
  case 0x201c:
  case 0x201d:
    return 50;
  case U':':
  case U';':
  case 0x2013:
    return 30;
  case 0x2014:
  case 0xbb:
  case 0xab:
    return 15;
  default:
    return 0;
  }
}

int hang_at_start(char32_t c) {
  const bool quote = c == 0x2018 || c == 0x201c || c == 0x201a || c == 0x201e;
  return quote ? 50 : c == 0xab || c == 0xbb ? 15 : 0;
}

void hang_at_margins(BreakItems& items) {
  const auto hang_start = [&](std::size_t box) {
    const Length hang = start_hang(items, box);
    items.items[box].width -= hang;
    items.items[box].shift -= hang;
    return hang;
  };
  std::vector<BreakItem> made;
  std::vector<BreakItem>& all = items.items;
  for (std::size_t i = 0; i + 1 < all.size(); ++i) {
    if (made.empty() && all[i].kind == ItemKind::box) hang_start(i);
    made.push_back(all[i]);
    const bool breaks = all[i].kind != ItemKind::box && all[i].cost < kForbidden && all[i].cost > kForced;
    if (!breaks || i == 0 || made.size() < 2 || made[made.size() - 2].kind != ItemKind::box) continue;
    BreakItem& item = made.back();
    if (item.break_kind == BreakKind::hyphen) {
      item.width -= scale(item.width, hang_at_end(U'-'), 100);
      continue;
    }
    const Length end = end_hang(items, i - 1);
    const Length start = item.kind == ItemKind::glue ? hang_start(i + 1) : Length{};
    made[made.size() - 2].width -= end;
    if (item.kind == ItemKind::glue) {
      item.width += end + start;
    } else if (end.sp != 0) {
      BreakItem white = item;
      white.kind = ItemKind::glue;
      white.break_kind = BreakKind::none;
      white.glue = GlueKind::fixed;
      white.width = end;
      white.cost = kForbidden;
      made.push_back(white);
    }
  }
  made.push_back(all.back());
  all = std::move(made);
}

} // namespace broadsheet::lines
