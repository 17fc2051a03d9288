#include "layout/lines/spacing.hpp"

#include <algorithm>

namespace broadsheet::lines {
namespace {

constexpr bool has_blank(UnitClass c) {
  return c == UnitClass::opening || c == UnitClass::interpunct || is_trailing_mark(c);
}

// Marks that fill or are centred in their em (section 1, "Region"): their white is their own and is never touched.
constexpr bool is_fixed(UnitClass cls, char32_t c, MarkRegion region) {
  if (region == MarkRegion::hant) return cls == UnitClass::comma || cls == UnitClass::stop;
  if (region == MarkRegion::japanese) return c == U'：' || c == U'；' || c == U'？' || c == U'！';
  return false;
}

// Marks that stand in the middle of their em in vertical lines (section 7).
constexpr bool is_fixed_upright(char32_t c) { return c == U'：' || c == U'；' || c == U'？' || c == U'！'; }

constexpr Length positive(Length length) { return length.sp > 0 ? length : Length{}; }

// Puts a mark's whole blank on the side of its class; `shift` moves the glyph's body to its box's left end.
Blanks by_class(UnitClass cls, Length blank, Length shift) {
  if (cls == UnitClass::opening) return {blank, {}, shift, true};
  if (cls == UnitClass::interpunct) return {blank / 2, blank - blank / 2, shift, true};
  return {{}, blank, shift, true};
}

// Where the body of a full-width mark is taken to be when nothing is known of its face.
Blanks usual_blanks(UnitClass cls, Length advance) {
  if (cls == UnitClass::opening) return by_class(cls, advance / 2, -(advance / 2));
  if (cls == UnitClass::interpunct) return by_class(cls, advance / 2, -(advance / 4));
  return by_class(cls, advance - advance / 2, {});
}

constexpr bool is_ellipsis_or_dash(UnitClass c) { return c == UnitClass::dash || c == UnitClass::ellipsis; }

// 4.2: where step 3 makes no white.
bool may_stretch(UnitClass left, UnitClass right) {
  if (left == UnitClass::opening || is_trailing_mark(right)) return false;
  for (const UnitClass c : {left, right})
    if (c == UnitClass::connector || c == UnitClass::solidus || is_white(c)) return false;
  if (is_ellipsis_or_dash(left) && left == right) return false;
  return is_cjk(left) || is_cjk(right);
}

// What the profile's width style leaves of a mark's blank.
Length blank_after(const Side& mark, const CompositionProfile& profile) {
  const MarkBlanks& blanks = profile.blanks;
  const EmShare share = mark.cls == UnitClass::closing      ? blanks.bracket
                        : mark.cls == UnitClass::comma      ? blanks.comma
                        : mark.cls == UnitClass::interpunct ? blanks.interpunct
                                                            : blanks.stop;
  return std::min(mark.blanks.after, share.at(mark.em));
}

Length blank_before(const Side& mark, const CompositionProfile& profile) {
  const bool dot = mark.cls == UnitClass::interpunct;
  return std::min(mark.blanks.before, (dot ? profile.blanks.interpunct : profile.blanks.bracket).at(mark.em));
}

GlueKind kind_after(UnitClass mark) {
  return mark == UnitClass::closing ? GlueKind::bracket : mark == UnitClass::comma ? GlueKind::comma : GlueKind::stop;
}

// The one blank before an opening mark: in a pair the larger mark's survives.
Spacing before_opening(const Side& left, const Side& right, const CompositionProfile& profile) {
  if (left.cls == UnitClass::opening || is_white(left.cls)) return {};
  if (left.cls == UnitClass::interpunct && left.blanks.after.sp > 0)
    return {GlueKind::interpunct, blank_after(left, profile), true, {}};
  const bool mark = is_trailing_mark(left.cls);
  const bool centred = mark && left.blanks.wide && left.blanks.after.sp == 0;
  if (centred || (mark && profile.tight_pairs)) return {GlueKind::bracket, {}, true, {}};
  const Length own = blank_before(right, profile), other = mark ? blank_after(left, profile) : Length{};
  return {GlueKind::bracket, std::max(own, other), true, {}};
}

Spacing after_trailing(const Side& left, const Side& right, bool doubled_stop, const CompositionProfile& profile) {
  if (is_trailing_mark(right.cls) || is_white(right.cls)) return {};
  if (right.cls == UnitClass::interpunct) return {GlueKind::interpunct, blank_before(right, profile), true, {}};
  const Length blank = doubled_stop ? Length{} : blank_after(left, profile);
  const Length least = left.character == U'、' ? profile.enumeration_minimum.at(left.em) : Length{};
  return {kind_after(left.cls), blank, true, std::min(blank, least)};
}

// Half-width dots have no blanks; a full-width one keeps its quarters beside marks too (JLReq, CSS Text 4).
Spacing around_interpunct(const Side& left, const Side& right, const CompositionProfile& profile) {
  Length width;
  if (left.cls == UnitClass::interpunct) width += blank_after(left, profile);
  if (right.cls == UnitClass::interpunct) width += blank_before(right, profile);
  return {GlueKind::interpunct, width, true, {}};
}

Length script_gap(const Side& left, const Side& right, const CompositionProfile& profile) {
  const bool han_left = left.cls == UnitClass::han || left.cls == UnitClass::iteration;
  const bool han_right = right.cls == UnitClass::han || right.cls == UnitClass::iteration;
  if (han_left == han_right) return {};
  const Side& han = han_left ? left : right;
  const Side& other = han_left ? right : left;
  if (other.upright) return {};
  // Full-width forms are Han by width, Latin by sense: no gap beside them.
  if (han.character >= 0xff00 && han.character <= 0xff5f) return {};
  if (other.cls == UnitClass::letter) return profile.letter_gap.at(han.em);
  return other.cls == UnitClass::digit ? profile.digit_gap.at(han.em) : Length{};
}

} // namespace

Blanks BlankMeter::of(const TextUnit& unit) {
  if (!has_blank(unit.cls)) return {};
  const ShapedRun& run = paragraph_.runs[unit.run];
  const Glyph& glyph = glyph_at(paragraph_, run, unit.glyph);
  if (unit.full_form) return measure(unit, run, glyph); // the same glyph may stand without its selector too
  Known& known = known_[(glyph.id + unit.run * 7U) % known_.size()];
  if (known.run_plus_one != unit.run + 1 || known.glyph != glyph.id)
    known = {glyph.id, static_cast<std::uint16_t>(unit.run + 1), measure(unit, run, glyph)};
  return known.blanks;
}

Blanks BlankMeter::measure(const TextUnit& unit, const ShapedRun& run, const Glyph& glyph) const {
  const bool wide = glyph.advance >= scale(em_across(run), 9, 10);
  const bool centred = unit.full_form && (unit.cls == UnitClass::comma || unit.cls == UnitClass::stop);
  if (centred || is_fixed(unit.cls, unit.character, region_) || run.level % 2 != 0) return {{}, {}, {}, wide};
  if (run.turn == GlyphTurn::upright && is_fixed_upright(unit.character)) return {{}, {}, {}, wide};
  if (const auto half = glyphs_.half_width(run, glyph.id)) {
    const Length blank = positive(glyph.advance - half->advance);
    Blanks blanks = by_class(unit.cls, blank, blank.sp > 0 ? half->x_offset : Length{});
    blanks.wide = wide;
    return blanks;
  }
  return wide ? usual_blanks(unit.cls, glyph.advance) : Blanks{};
}

Spacing spacing_between(const Side& left, const Side& right, bool doubled_stop, const CompositionProfile& profile) {
  const bool stretchable = may_stretch(left.cls, right.cls);
  Spacing spacing;
  if (right.cls == UnitClass::opening) {
    spacing = before_opening(left, right, profile);
  } else if (is_trailing_mark(left.cls)) {
    spacing = after_trailing(left, right, doubled_stop, profile);
  } else if (left.cls == UnitClass::interpunct || right.cls == UnitClass::interpunct) {
    spacing = around_interpunct(left, right, profile);
  } else if (const Length gap = script_gap(left, right, profile); gap.sp > 0) {
    return {GlueKind::script_gap, gap, false, {}};
  }
  spacing.stretchable = stretchable;
  if (spacing.width.sp == 0) spacing.kind = stretchable ? GlueKind::character : GlueKind::none;
  return spacing;
}

} // namespace broadsheet::lines
