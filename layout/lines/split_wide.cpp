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
  char32_t character = 0;
};

constexpr bool is_letter(UnitClass c) {
  return c == UnitClass::letter || c == UnitClass::digit || c == UnitClass::other || c == UnitClass::han ||
         c == UnitClass::prefix || c == UnitClass::suffix;
}

// Marks of foreign text keep their side: none of these begins or ends a line, but in a row of its own kind.
bool may_part(const Letter& left, const Letter& right) {
  if (!is_letter(left.cls) || !is_letter(right.cls)) return false;
  if (left.character == right.character) return true;
  const std::u32string_view opening = U"([{<\u201c\u2018", trailing = U")]}>,.:;?!%\u201d\u2019";
  return opening.find(left.character) == std::u32string_view::npos &&
         trailing.find(right.character) == std::u32string_view::npos;
}

// A line may end at this item, if only for relief.
bool parts(const BreakItem& item) { return item.kind != ItemKind::box && item.cost < kForbidden; }

class WideSplitter {
 public:
  WideSplitter(const BreakItems& items, Length measure) : items_(items), shaped_(*items.paragraph), measure_(measure) {}

  std::shared_ptr<const BreakItems> split() {
    auto made = std::make_shared<BreakItems>(items_);
    made->items.clear();
    bool wide = false;
    for (std::size_t i = 0; i + 1 < items_.items.size(); ++i) {
      const BreakItem& item = items_.items[i];
      if (i == 0 || parts(items_.items[i - 1])) wide = stretch_width(i) > measure_.sp;
      if (item.kind == ItemKind::box && wide && (item.flags & kFlagRuby) == 0)
        cut(item, items_.items[i + 1], made->items);
      else
        made->items.push_back(item);
    }
    made->items.push_back(items_.items.back());
    return made->items.size() == items_.items.size() ? nullptr : made;
  }

 private:
  // How narrow that can be set which begins at item `i` and ends where a line may: words with their marks, the indent.
  [[nodiscard]] std::int64_t stretch_width(std::size_t i) const {
    std::int64_t width = 0;
    for (; i < items_.items.size() && !parts(items_.items[i]); ++i) {
      const BreakItem& item = items_.items[i];
      if (item.kind == ItemKind::box) width += item.width.sp;
      if (item.kind == ItemKind::glue) width += item.width.sp - item.shrink.sp;
    }
    return width;
  }

  [[nodiscard]] std::vector<Letter> letters_of(const BreakItem& box, const BreakItem& next) const {
    std::vector<Letter> letters;
    const ShapedRun* run = shaped_.runs.data();
    while (box.glyph >= run->glyph_end) ++run;
    for (std::uint32_t n = box.glyph; n < next.glyph; ++n) {
      const Glyph& glyph = glyph_at(shaped_, *run, n);
      if (letters.empty() || letters.back().text != glyph.cluster) {
        const char32_t character = decode_utf8(shaped_.source->utf8, glyph.cluster).value;
        letters.push_back({glyph.cluster, n, run->tracking, cjk_class_of(character), character});
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
      if (i > 0 && may_part(letters[i - 1], letters[i])) {
        to.push_back(part);
        to.push_back(penalty_between(letters[i - 1], letters[i]));
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

  static BreakItem penalty_between(const Letter& left, const Letter& letter) {
    BreakItem penalty;
    penalty.kind = ItemKind::penalty;
    penalty.cost = left.cls == UnitClass::other && letter.cls != UnitClass::other ? kSplitAfterSignCost : kSplitCost;
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
