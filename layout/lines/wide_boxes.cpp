#include "layout/lines/wide_boxes.hpp"

#include "layout/lines/units.hpp"

#include <algorithm>

namespace broadsheet::lines {
namespace {

// One letter of a box: the first byte and glyph it stands for, and its width with its tracking.
struct Letter {
  std::uint32_t text = 0, glyph = 0;
  Length width;
};

std::vector<Letter> letters_of(const ShapedParagraph& paragraph, const BreakItem& box, const BreakItem& next) {
  std::vector<Letter> letters;
  const auto run = std::find_if(paragraph.runs.begin(), paragraph.runs.end(),
                                [&](const ShapedRun& one) { return box.glyph < one.glyph_end; });
  for (std::uint32_t at = box.glyph; at < next.glyph && run != paragraph.runs.end(); ++at) {
    const Glyph& glyph = glyph_at(paragraph, *run, at);
    if (letters.empty() || letters.back().text != glyph.cluster) letters.push_back({glyph.cluster, at, run->tracking});
    letters.back().width += glyph.advance;
  }
  return letters;
}

// The first letter loses the blank before it (an opening mark's), the last one what is left over.
void put_letters(std::vector<BreakItem>& to, const BreakItem& box, const std::vector<Letter>& letters) {
  Length left = box.width;
  const auto count = static_cast<std::int32_t>(letters.size());
  for (const Letter& letter : letters) {
    const bool first = &letter == &letters.front(), last = &letter == &letters.back();
    BreakItem piece = box;
    piece.text = letter.text;
    piece.glyph = letter.glyph;
    piece.width = last ? left : first ? letter.width + box.shift : letter.width;
    piece.stretch = box.stretch / count;
    if (!first) piece.shift = {};
    if (!last) piece.flags &= static_cast<std::uint8_t>(~(kFlagManyHan | kFlagSentenceEnd));
    left -= piece.width;
    if (!first) {
      BreakItem joint;
      joint.kind = ItemKind::penalty;
      joint.break_kind = BreakKind::word;
      joint.cost = kBrokenWordCost;
      joint.text = piece.text;
      joint.glyph = piece.glyph;
      to.push_back(joint);
    }
    to.push_back(piece);
  }
}

} // namespace

std::shared_ptr<const BreakItems> split_wide_boxes(const BreakItems& items, Length measure) {
  const auto wide = [&](const BreakItem& item) { return item.kind == ItemKind::box && item.width > measure; };
  if (std::none_of(items.items.begin(), items.items.end(), wide)) return nullptr;
  auto split = std::make_shared<BreakItems>(items);
  split->items.clear();
  for (std::size_t i = 0; i < items.items.size(); ++i) {
    const BreakItem& item = items.items[i];
    const auto letters = wide(item) ? letters_of(*items.paragraph, item, items.items[i + 1]) : std::vector<Letter>{};
    if (letters.size() < 2)
      split->items.push_back(item);
    else
      put_letters(split->items, item, letters);
  }
  return split;
}

} // namespace broadsheet::lines
