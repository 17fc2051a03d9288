#include "layout/lines/units.hpp"

#include "layout/base/utf8.hpp"

#include <algorithm>

namespace broadsheet::lines {
namespace {

constexpr bool is_quote(char32_t c) { return c == 0x2018 || c == 0x2019 || c == 0x201c || c == 0x201d; }
constexpr bool is_variation_selector(char32_t c) {
  return (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef);
}
// U+FE00, U+FE01 after a mark: its narrow form, its full-width (a pause or stop: centred) one. 0: neither.
char variation_after(std::string_view text, std::uint32_t at) {
  const std::string_view next = text.substr(std::min<std::size_t>(at, text.size()), 3);
  return next == "\xef\xb8\x80" ? '0' : next == "\xef\xb8\x81" ? '1' : '\0';
}

// A selector tells what its mark is, whatever stands around it: a quote in its narrow form is Latin.
void apply_variation(TextUnit& unit, std::string_view text, std::uint32_t next) {
  if (unit.cls != UnitClass::opening && !is_trailing_mark(unit.cls)) return;
  const char variation = variation_after(text, next);
  if (variation == '0' && is_quote(unit.character)) unit.cls = UnitClass::other;
  unit.full_form = variation == '1';
}

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
      if (unit.character == U'"' || unit.character == U'\'') settle_straight_quote(i);
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
    if (units_[i].full_form) return;
    if (units_[i].character == 0x2019 && is_apostrophe(i)) {
      units_[i].cls = UnitClass::other;
      return;
    }
    if (units_[i].cls != UnitClass::opening || !is_latin_side(class_before(i))) return;
    const std::size_t close = closing_of(i);
    if (close == units_.size() || !is_latin_side(class_at(close + 1))) return;
    const Script before = script_before(i), after = script_after(close);
    if (before == Script::han || after == Script::han || (before == Script::edge && after == Script::edge)) return;
    units_[i].cls = units_[close].cls = UnitClass::other;
  }

  // " and ' have no sides of their own: what stands around them tells, or that one is open.
  void settle_straight_quote(std::size_t i) {
    const auto is_word = [](UnitClass c) { return c == UnitClass::letter || c == UnitClass::digit; };
    const UnitClass before = class_before(i), after = class_at(i + 1);
    const bool single = units_[i].character == U'\'';
    if (single && is_word(before) && is_word(after)) return;
    bool& open = single ? single_open_ : double_open_;
    const bool ends = is_white(after) || is_trailing_mark(after),
               begins = is_white(before) || before == UnitClass::opening;
    const bool opens = ends == begins ? !open : begins;
    units_[i].quote_side = opens ? -1 : 1;
    open = opens;
  }

  // Between letters, or after one and before a Latin word when no single quotation is open: the readers’ page.
  [[nodiscard]] bool is_apostrophe(std::size_t i) const {
    if (class_before(i) != UnitClass::letter) return false;
    if (class_at(i + 1) == UnitClass::letter) return true;
    if (class_at(i + 1) != UnitClass::space || class_at(i + 2) != UnitClass::letter) return false;
    for (std::size_t k = i; k-- > 0 && units_[k].character != 0x2019;)
      if (units_[k].character == 0x2018) return false;
    return true;
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

  // What the text beyond the white around a quotation is: white alone tells nothing.
  enum class Script : std::uint8_t { edge, latin, han };
  [[nodiscard]] Script script_before(std::size_t i) const {
    while (i > 0 && is_white(units_[i - 1].cls)) --i;
    return i == 0 ? Script::edge : is_latin_side(units_[i - 1].cls) ? Script::latin : Script::han;
  }
  [[nodiscard]] Script script_after(std::size_t i) const {
    while (i + 1 < units_.size() && is_white(units_[i + 1].cls)) ++i;
    return i + 1 >= units_.size() ? Script::edge : is_latin_side(units_[i + 1].cls) ? Script::latin : Script::han;
  }

  std::vector<TextUnit>& units_;
  bool single_open_ = false, double_open_ = false; // straight quotes
};

constexpr bool may_have_marks(char32_t c) { return c >= 0x300 && c < 0x1e00; }

// The characters of a cluster after its first, up to three: vowels and tones of Thai, matras, points.
void add_marks(TextUnit& unit, std::string_view text, std::uint32_t end) {
  std::uint32_t at = decode_utf8(text, unit.text).next;
  for (char32_t& mark : unit.marks) {
    if (at >= end) return;
    const CodePoint point = decode_utf8(text, at);
    mark = point.value;
    at = point.next;
  }
}

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
      const CodePoint point = decode_utf8(text, cluster);
      // A selector chooses the form of the mark before it; it is no unit, so that pairs of marks stay pairs.
      if (is_variation_selector(point.value) && g > run.glyph_begin) {
        for (; g < run.glyph_end && glyph_at(paragraph, run, g).cluster == cluster; ++g)
          units.back().width += glyph_at(paragraph, run, g).advance;
        continue;
      }
      TextUnit& unit = units.emplace_back();
      unit.text = cluster;
      unit.glyph = g;
      unit.character = point.value;
      unit.width = run.tracking;
      unit.run = static_cast<std::uint16_t>(r);
      for (; g < run.glyph_end; ++g) {
        const Glyph& glyph = glyph_at(paragraph, run, g);
        if (glyph.cluster != cluster) break;
        unit.width += glyph.advance;
      }
      unit.cls = cjk ? cjk_class_of(unit.character) : latin_class_of(unit.character);
      if (cjk) apply_variation(unit, text, point.next);
    }
  }
  for (std::size_t i = 0; i < units.size(); ++i) {
    const auto end = i + 1 < units.size() ? units[i + 1].text : static_cast<std::uint32_t>(text.size());
    if (may_have_marks(units[i].character)) add_marks(units[i], text, end);
    // A face may make one glyph of two dashes: the cluster holds the second one too.
    if (units[i].cls != UnitClass::connector && units[i].cls != UnitClass::ellipsis) continue;
    const std::uint32_t next = decode_utf8(text, units[i].text).next;
    units[i].doubled = next < end && decode_utf8(text, next).value == units[i].character;
  }
  if (cjk) Settler(units).settle();
  return units;
}

} // namespace broadsheet::lines
