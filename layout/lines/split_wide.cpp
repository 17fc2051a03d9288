#include "layout/lines/split_wide.hpp"

#include "layout/base/utf8.hpp"
#include "layout/lines/units.hpp"

namespace broadsheet::lines {
namespace {

// One cluster of a box.
struct Letter {
  std::uint32_t text = 0, glyph = 0;
  Length width;
  UnitClass cls = UnitClass::other;
};

constexpr bool is_letter(UnitClass c) {
  return c == UnitClass::letter || c == UnitClass::digit || c == UnitClass::other || c == UnitClass::han ||
         c == UnitClass::prefix || c == UnitClass::suffix;
}

class WideSplitter {
 public:
  WideSplitter(const BreakItems& items, Length measure) : items_(items), shaped_(*items.paragraph), measure_(measure) {}

  std::shared_ptr<const BreakItems> split() {
    auto made = std::make_shared<BreakItems>(items_);
    made->items.clear();
    for (std::size_t i = 0; i + 1 < items_.items.size(); ++i) {
      const BreakItem& item = items_.items[i];
      if (item.kind == ItemKind::box && item.width > room_at(i))
        cut(item, items_.items[i + 1], made->items);
      else
        made->items.push_back(item);
    }
    made->items.push_back(items_.items.back());
    return made->items.size() == items_.items.size() ? nullptr : made;
  }

 private:
  // The first box stands after the indent.
  [[nodiscard]] Length room_at(std::size_t i) const {
    Length room = measure_;
    for (std::size_t k = 0; k < i && items_.items[k].kind == ItemKind::glue; ++k)
      if (k + 1 == i) room -= items_.items[0].width;
    return room;
  }

  [[nodiscard]] std::vector<Letter> letters_of(const BreakItem& box, const BreakItem& next) const {
    std::vector<Letter> letters;
    const ShapedRun* run = shaped_.runs.data();
    while (box.glyph >= run->glyph_end) ++run;
    for (std::uint32_t n = box.glyph; n < next.glyph; ++n) {
      const Glyph& glyph = glyph_at(shaped_, *run, n);
      if (letters.empty() || letters.back().text != glyph.cluster) {
        const char32_t character = decode_utf8(shaped_.source->utf8, glyph.cluster).value;
        letters.push_back({glyph.cluster, n, run->tracking, cjk_class_of(character)});
      }
      letters.back().width += glyph.advance;
    }
    return letters;
  }

  // Widths add up to the box's: its blanks come off the first and the last letter.
  void cut(const BreakItem& box, const BreakItem& next, std::vector<BreakItem>& to) const {
    std::vector<Letter> letters = letters_of(box, next);
    const auto count = static_cast<std::int32_t>(letters.size());
    Length rest = box.width;
    letters.front().width += box.shift;
    BreakItem part = box;
    part.width = {};
    part.stretch = {};
    part.flags &= static_cast<std::uint8_t>(~kFlagSentenceEnd);
    for (std::size_t i = 0; i < letters.size(); ++i) {
      if (i > 0 && is_letter(letters[i - 1].cls) && is_letter(letters[i].cls)) {
        to.push_back(part);
        to.push_back(penalty_at(letters[i]));
        part.text = letters[i].text;
        part.glyph = letters[i].glyph;
        part.shift = part.width = part.stretch = {};
      }
      part.width += i + 1 < letters.size() ? letters[i].width : rest;
      part.stretch += box.stretch / count;
      rest -= letters[i].width;
    }
    part.flags = box.flags;
    to.push_back(part);
  }

  static BreakItem penalty_at(const Letter& letter) {
    BreakItem penalty;
    penalty.kind = ItemKind::penalty;
    penalty.cost = kSplitCost;
    penalty.flags = kFlagSplit;
    penalty.text = letter.text;
    penalty.glyph = letter.glyph;
    return penalty;
  }

  const BreakItems& items_;
  const ShapedParagraph& shaped_;
  Length measure_;
};

} // namespace

std::shared_ptr<const BreakItems> split_wide(const BreakItems& items, Length measure) {
  return WideSplitter(items, measure).split();
}

} // namespace broadsheet::lines
