#include "layout/lines/units.hpp"

#include "layout/base/utf8.hpp"

namespace broadsheet::lines {
namespace {

constexpr bool is_quote(char32_t c) { return c == 0x2018 || c == 0x2019 || c == 0x201c || c == 0x201d; }
constexpr bool is_latin_side(UnitClass c) {
  return c == UnitClass::letter || c == UnitClass::digit || is_white(c) || c == UnitClass::other;
}

// Neighbours settle what a character alone does not tell.
class Settler {
 public:
  explicit Settler(std::vector<TextUnit>& units) : units_(units) {}

  void settle() {
    for (std::size_t i = 0; i < units_.size(); ++i) {
      TextUnit& unit = units_[i];
      if (unit.cls < UnitClass::prefix || unit.cls == UnitClass::han) continue;
      if (unit.cls == UnitClass::prefix && class_at(i + 1) != UnitClass::digit) unit.cls = UnitClass::other;
      if (unit.cls == UnitClass::connector && is_half_dash(i)) unit.cls = UnitClass::dash;
      if (is_quote(unit.character)) settle_quote(i);
    }
  }

 private:
  [[nodiscard]] UnitClass class_at(std::size_t i) const { return i < units_.size() ? units_[i].cls : UnitClass::space; }
  [[nodiscard]] UnitClass class_before(std::size_t i) const { return i > 0 ? units_[i - 1].cls : UnitClass::space; }

  // A dash of which there are two or more in a row.
  [[nodiscard]] bool is_half_dash(std::size_t i) const {
    const char32_t c = units_[i].character;
    if (c != 0x2014 && c != 0x2015) return false;
    return units_[i].doubled || (i > 0 && units_[i - 1].character == c) ||
           (i + 1 < units_.size() && units_[i + 1].character == c);
  }

  // K1: quotes belong to the Han face, but for apostrophes and for quotations that are Latin inside and around.
  void settle_quote(std::size_t i) {
    const char32_t c = units_[i].character;
    if (c == 0x2019 && class_before(i) == UnitClass::letter && class_at(i + 1) == UnitClass::letter) {
      units_[i].cls = UnitClass::other;
      return;
    }
    if (units_[i].cls != UnitClass::opening || !is_latin_side(class_before(i))) return;
    const std::size_t close = closing_of(i);
    if (close == units_.size() || !is_latin_side(class_at(close + 1))) return;
    // White alone around it tells nothing: the text beyond it must be Latin.
    if (is_white(class_before(i)) && is_white(class_at(close + 1)) && !latin_beyond(i, close)) return;
    units_[i].cls = units_[close].cls = UnitClass::other;
  }

  // The matching quote when all inside is Latin; else the number of units.
  [[nodiscard]] std::size_t closing_of(std::size_t open) const {
    const char32_t wanted = units_[open].character + 1;
    for (std::size_t i = open + 1; i < units_.size(); ++i) {
      if (units_[i].character == wanted) return i;
      if (!is_latin_side(units_[i].cls) && !is_quote(units_[i].character)) break;
    }
    return units_.size();
  }

  [[nodiscard]] bool latin_beyond(std::size_t open, std::size_t close) const {
    const bool before = open >= 2 && is_latin_side(units_[open - 2].cls);
    const bool after = close + 2 < units_.size() && is_latin_side(units_[close + 2].cls);
    return before || after;
  }

  std::vector<TextUnit>& units_;
};

} // namespace

std::vector<TextUnit> make_units(const ShapedParagraph& paragraph, bool cjk) {
  const std::string_view text = paragraph.source->utf8;
  std::vector<TextUnit> units;
  units.reserve(paragraph.glyphs.size());
  for (std::size_t r = 0; r < paragraph.runs.size(); ++r) {
    const ShapedRun& run = paragraph.runs[r];
    if ((run.features & kRuby) != 0) continue; // stands over its base
    for (std::uint32_t g = run.glyph_begin; g < run.glyph_end;) {
      const std::uint32_t cluster = glyph_at(paragraph, run, g).cluster;
      TextUnit unit{.text = cluster,
                    .glyph = g,
                    .character = decode_utf8(text, cluster).value,
                    .width = run.tracking,
                    .run = static_cast<std::uint16_t>(r)};
      for (; g < run.glyph_end; ++g) {
        const Glyph& glyph = glyph_at(paragraph, run, g);
        if (glyph.cluster != cluster) break;
        unit.width += glyph.advance;
      }
      unit.cls = cjk ? cjk_class_of(unit.character) : latin_class_of(unit.character);
      units.push_back(unit);
    }
  }
  // A face may make one glyph of two dashes: its cluster is longer than the three bytes of one.
  for (std::size_t i = 0; i < units.size(); ++i)
    if (units[i].cls == UnitClass::connector || units[i].cls == UnitClass::ellipsis)
      units[i].doubled = (i + 1 < units.size() ? units[i + 1].text : text.size()) - units[i].text > 3;
  if (cjk) Settler(units).settle();
  return units;
}

} // namespace broadsheet::lines
