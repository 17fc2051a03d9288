#include "layout/lines/items.hpp"

#include "layout/base/language.hpp"

#include "layout/lines/annotate.hpp"
#include "layout/lines/head_marks.hpp"
#include "layout/lines/headline_breaks.hpp"
#include "layout/lines/margins.hpp"
#include "layout/lines/spacing.hpp"
#include "layout/lines/units.hpp"
#include "layout/lines/words.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace broadsheet {
namespace {

using namespace lines;

constexpr Cost kNumberUnitCost = 40 * kCostUnit;
constexpr Cost kDashStartCost = 2 * kCostUnit;

constexpr bool is_hyphen_like(char32_t c) {
  return c == U'-' || c == 0x2010 || c == 0x2013 || c == 0x2014 || c == 0x058a;
}

// Spaces of a width of their own: figure, punctuation, thin, hair, and the narrow one of French marks.
constexpr bool is_thin_space(char32_t c) { return (c >= 0x2007 && c <= 0x200a) || c == 0x202f; }

// Writes the items of one paragraph, unit after unit.
class ItemMaker {
 public:
  ItemMaker(const ShapedParagraph& paragraph, const ParagraphStyle& style, const GlyphSource& glyphs, BreakItems& made)
      : paragraph_(paragraph), glyphs_(glyphs), made_(made), items_(made.items),
        units_(make_units(paragraph, made.cjk)), meter_(paragraph, glyphs, mark_region(paragraph.source->language)) {
    settle_joints(units_, paragraph.source->language, made.cjk, made.profile->prohibition);
    ruby_ = ruby_of(paragraph, units_);
    hold_together(paragraph, units_, ruby_);
    spaces_letters_ = made.profile->letter_limit.part > 0 && can_space_letters();
    costs_ = WordCosts(paragraph, style, units_, made.cjk);
    has_extras_ =
        !ruby_.empty() || !paragraph.source->line_breaks.empty() || spaces_letters_ || made.profile->bind_small_kana;
    if (made.cjk) between_han_ = glue_between_han();
  }

  void make(const ParagraphStyle& style, const Hyphenator& hyphenator) {
    items_.reserve(units_.size() * 2 + 2);
    if (!made_.cjk && style.hyphenate && !style.balanced)
      hyphen_starts_ = hyphen_places(paragraph_, units_, hyphenator);
    if (style.first_indent.sp != 0) push(ItemKind::glue, GlueKind::fixed, style.first_indent, 0);
    std::size_t end = units_.size();
    while (end > 0 && is_white(units_[end - 1].cls)) --end;
    std::size_t i = 0;
    while (i < end && is_white(units_[i].cls)) ++i;
    for (; i < end; ++i)
      if (!add_plain(i)) add(i);
    finish(end);
  }

 private:
  // Where a line may end between two Han characters of a paragraph.
  [[nodiscard]] BreakItem glue_between_han() {
    const Side han{UnitClass::han, U'一', {}, made_.em};
    const Spacing spacing = spacing_between(han, han, false, *made_.profile);
    BreakItem glue;
    glue.kind = ItemKind::glue;
    glue.glue = spacing.kind;
    glue.break_kind = BreakKind::word;
    glue.width = spacing.width;
    left_ = han;
    set_limits(glue, spacing, han);
    left_ = {};
    return glue;
  }

  // --- one unit -------------------------------------------------------------------------------------------------
  // A Han character after another one in the same run, where nothing else is to be seen to: what most units are. Makes
  // what add() would make.
  bool add_plain(std::size_t i) {
    const TextUnit& unit = units_[i];
    if (!made_.cjk || unit.cls != UnitClass::han || left_.cls != UnitClass::han || unit.joint != Joint::allowed ||
        unit.run != box_run_ || closed_ || has_extras_)
      return false;
    BreakItem& glue = items_.emplace_back(between_han_);
    glue.cost = costs_.before(i);
    BreakItem& box = items_.emplace_back();
    box.width = unit.width;
    box.flags = kFlagHan;
    glue.text = box.text = unit.text;
    glue.glyph = box.glyph = unit.glyph;
    left_.character = unit.character;
    sentence_ended_ = false;
    return true;
  }

  void add(std::size_t i) {
    const TextUnit& unit = units_[i];
    put_ruby_before(i);
    if (is_white(unit.cls)) {
      add_white(i);
      return;
    }
    if (unit.cls == UnitClass::soft_hyphen || unit.cls == UnitClass::zero_width_break) {
      add_invisible_break(i);
      return;
    }
    if (forced_before(unit.text)) add_forced(i);
    const ShapedRun& run = paragraph_.runs[unit.run];
    const bool upright = run.turn == GlyphTurn::upright || run.turn == GlyphTurn::combined;
    Side side{unit.cls, unit.character, made_.cjk ? meter_.of(unit) : Blanks{}, em_across(run), upright};
    if (is_raised(run) && !is_cjk(side.cls)) side.cls = UnitClass::other; // no gap around it
    if (!at_start_)
      put_joint(i, side);
    else if (made_.cjk && unit.cls == UnitClass::opening && !made_.profile->flush_opening)
      put_kept_blank(i, side);
    open_base(i);
    add_box(i, side.blanks);
    note_sentence_end(unit);
    left_ = side;
    at_start_ = after_white_ = after_break_ = false;
  }

  // Scripts that join their letters, or stack them, are not spaced.
  [[nodiscard]] bool can_space_letters() const {
    return std::all_of(paragraph_.runs.begin(), paragraph_.runs.end(), [](const ShapedRun& run) {
      return run.level == 0 &&
             (run.script == HB_SCRIPT_LATIN || run.script == HB_SCRIPT_GREEK || run.script == HB_SCRIPT_CYRILLIC ||
              run.script == HB_SCRIPT_HANGUL || run.script == HB_SCRIPT_COMMON);
    });
  }

  // Everything between this unit and the one before it.
  void put_joint(std::size_t i, const Side& side) {
    const TextUnit& unit = units_[i];
    if (after_white_) {
      close_white(i);
      return;
    }
    if (after_break_) return;
    if (unit.joint == Joint::inseparable) return;
    if (unit.joint == Joint::number_unit) {
      BreakItem& glue = push(ItemKind::glue, GlueKind::none, {}, i);
      glue.cost = std::max(kNumberUnitCost, costs_.before(i));
      glue.break_kind = BreakKind::word;
      glue.flags = kFlagNumberUnit;
      closed_ = true;
      return;
    }
    if (made_.cjk)
      put_cjk_joint(i, side);
    else
      put_latin_joint(i);
  }

  void put_cjk_joint(std::size_t i, const Side& side) {
    const TextUnit& unit = units_[i];
    const Spacing spacing = spacing_between(left_, side, is_doubled_stop(i), *made_.profile);
    const bool bound = made_.profile->bind_small_kana && is_small_kana(unit.character);
    const bool allowed = unit.joint == Joint::allowed && !bound;
    // A joint of no use joins, unless a blank keeps the boxes apart: there emergencies may break.
    if (!allowed && spacing.width.sp == 0 && !spacing.stretchable && !closed_ && side.blanks.shift.sp == 0) return;
    BreakItem& glue = push(ItemKind::glue, spacing.kind, spacing.width, i);
    set_limits(glue, spacing, side);
    set_break(glue, i, allowed);
    glue.shift = line_edge(i);
    if (side.cls == UnitClass::dash || side.cls == UnitClass::ellipsis) glue.cost += allowed ? kDashStartCost : 0;
    if (spacing.kind == GlueKind::bracket && left_.cls == UnitClass::closing && side.cls == UnitClass::opening)
      glue.flags |= kFlagTightPair;
    closed_ = true;
  }

  // P2, where the house keeps it: the blank of an opening mark at the paragraph's start.
  void put_kept_blank(std::size_t i, const Side& side) {
    const Side han{UnitClass::han, U'一', {}, side.em};
    const Length blank = spacing_between(han, side, false, *made_.profile).width;
    if (blank.sp > 0) push(ItemKind::glue, GlueKind::fixed, blank, i);
  }

  void set_limits(BreakItem& glue, const Spacing& spacing, const Side& side) {
    const CompositionProfile& profile = *made_.profile;
    if (spacing.kind == GlueKind::script_gap) {
      glue.stretch = std::max(profile.gap_maximum.at(side.em) - glue.width, Length{});
      glue.shrink = std::max(glue.width - profile.gap_minimum.at(side.em), Length{});
      return;
    }
    if (spacing.stretchable) glue.stretch = profile.hard_limit.at(made_.em);
    const bool between_han = left_.cls == UnitClass::han && side.cls == UnitClass::han;
    if (spacing.kind == GlueKind::character && between_han)
      glue.shrink = profile.han_squeeze.at(made_.em);
    else if (spacing.kind != GlueKind::stop || profile.stop_squeeze != StopSqueeze::never)
      glue.shrink = glue.width - spacing.minimum; // a mark's blank may go altogether
  }

  // What a line that ends before unit `i` may have at its end: the blank of its last mark, or the mark outside (4.4).
  [[nodiscard]] Length line_edge(std::size_t i) const {
    if (!is_trailing_mark(left_.cls) || after_white_ || after_break_) return {};
    const CompositionProfile& profile = *made_.profile;
    const TextUnit& mark = units_[i - 1];
    const bool may_hang = left_.cls == UnitClass::stop || left_.cls == UnitClass::comma;
    if (profile.hanging && may_hang && i >= 2 && !is_trailing_mark(units_[i - 2].cls))
      return left_.blanks.before + left_.blanks.after - mark.width;
    if (profile.blanks.line_end == LineEnd::trim) return {};
    return spacing_between(left_, {UnitClass::han, U'一', {}, left_.em}, is_doubled_stop(i), profile).width;
  }

  void put_latin_joint(std::size_t i) {
    const bool hyphen = units_[i].joint != Joint::allowed && hyphen_at(i);
    if (units_[i].joint != Joint::allowed && !hyphen) return;
    if (made_.profile->whole_words && is_hangul(units_[i - 1].character) && is_hangul(units_[i].character)) return;
    BreakItem& penalty = push(ItemKind::penalty, GlueKind::none, {}, i);
    set_break(penalty, i, true);
    if (hyphen)
      make_hyphen(penalty, i, hyphen_cost(units_, i));
    else if (repeats_hyphen(units_, i, paragraph_.source->language))
      repeat_hyphen(i);
    closed_ = true;
  }

  // A line that begins here begins with a hyphen of its own. Elsewhere the box and the white before it make nothing;
  // after a break the white is dropped and the box is not.
  void repeat_hyphen(std::size_t i) {
    const Length width = hyphen_of(units_[i].run).advance;
    push(ItemKind::glue, GlueKind::none, -width, i);
    push(ItemKind::box, GlueKind::none, width, i).flags = kFlagRepeatHyphen;
  }

  void set_break(BreakItem& item, std::size_t i, bool allowed) {
    item.break_kind = allowed ? BreakKind::word : BreakKind::none;
    if (allowed && is_hyphen_like(units_[i - 1].character)) item.break_kind = BreakKind::hard_hyphen;
    item.cost = allowed ? costs_.before(i) : kForbidden;
  }

  [[nodiscard]] bool is_doubled_stop(std::size_t i) const {
    const auto shouts = [&](std::size_t k) {
      return k < i && (units_[k].character == U'？' || units_[k].character == U'！');
    };
    return i >= 2 && shouts(i - 1) && shouts(i - 2) && !(i >= 3 && shouts(i - 3));
  }

  // --- boxes ----------------------------------------------------------------------------------------------------
  // A box takes further units while nothing may come between them; a blank at either end closes it.
  void add_box(std::size_t i, const Blanks& blanks) {
    const TextUnit& unit = units_[i];
    const Length spread = base_open_ ? ruby_[next_ruby_].spread : Length{};
    const Length body = unit.width - blanks.before - blanks.after + spread;
    const bool joins = !closed_ && !items_.empty() && items_.back().kind == ItemKind::box && box_run_ == unit.run &&
                       blanks.shift.sp == 0 && spread.sp == 0;
    if (!joins) {
      BreakItem& box = push(ItemKind::box, GlueKind::none, {}, i);
      box.shift = blanks.shift + spread / 2;
      box_run_ = unit.run;
    }
    BreakItem& box = items_.back();
    box.width += body;
    count_characters(box, unit.cls);
    if (base_open_) box.flags |= kFlagRuby;
    if (spaces_letters_) box.stretch += made_.profile->letter_limit.at(made_.em);
    closed_ = blanks.after.sp != 0 || spread.sp != 0;
  }

  // --- ruby -----------------------------------------------------------------------------------------------------
  // A base has boxes of its own, so that its width is known where it ends.
  void open_base(std::size_t i) {
    if (base_open_ || next_ruby_ >= ruby_.size() || i < ruby_[next_ruby_].begin) return;
    base_open_ = closed_ = true;
    base_item_ = items_.size();
  }

  // Ruby whose base ends before unit `i`: a box without width that reaches back over the middle of the base.
  void put_ruby_before(std::size_t i) {
    for (; next_ruby_ < ruby_.size() && ruby_[next_ruby_].end <= i; ++next_ruby_) {
      const RubyUnits& ruby = ruby_[next_ruby_];
      Length base;
      for (std::size_t item = base_item_; base_open_ && item < items_.size(); ++item) base += items_[item].width;
      Length shift = -((base + ruby.width) / 2);
      for (const RubyUnits::Run& run : ruby.runs) {
        BreakItem& box = push(ItemKind::box, GlueKind::none, {}, i);
        box.text = paragraph_.runs[run.run].text.begin;
        box.glyph = paragraph_.runs[run.run].glyph_begin;
        box.shift = shift;
        box.flags = kFlagRuby;
        shift += run.width;
      }
      base_open_ = after_white_ = false;
      closed_ = true;
    }
  }

  static void count_characters(BreakItem& box, UnitClass cls) {
    const bool word = cls == UnitClass::letter || cls == UnitClass::digit || cls == UnitClass::other;
    if (cls != UnitClass::han && cls != UnitClass::iteration && !word) return;
    if ((box.flags & kFlagHan) != 0) box.flags |= kFlagManyHan;
    box.flags |= kFlagHan;
  }

  // T3: a full stop ends a sentence, and so do the closing marks after it.
  void note_sentence_end(const TextUnit& unit) {
    const char32_t c = unit.character;
    const bool stop = unit.cls == UnitClass::stop || (!made_.cjk && (c == U'.' || c == U'!' || c == U'?'));
    const bool quote = unit.cls == UnitClass::closing || c == 0x201d || c == 0x2019 || c == U'"' || c == U')';
    sentence_ended_ = stop || (quote && sentence_ended_);
    if (sentence_ended_)
      items_.back().flags |= kFlagSentenceEnd;
    else
      items_.back().flags &= static_cast<std::uint8_t>(~kFlagSentenceEnd);
  }

  // --- white ----------------------------------------------------------------------------------------------------
  void add_white(std::size_t i) {
    const TextUnit& unit = units_[i];
    if (after_white_) {
      items_.back().width += unit.width;
      white_holds_ |= unit.cls == UnitClass::no_break_space;
      if (unit.cls == UnitClass::ideographic_space) items_.back().glue = GlueKind::fixed;
      return;
    }
    const bool fixed = unit.cls == UnitClass::ideographic_space || (!made_.cjk && is_thin_space(unit.character));
    push(ItemKind::glue, fixed ? GlueKind::fixed : GlueKind::word_space, unit.width, i);
    white_holds_ = unit.cls == UnitClass::no_break_space;
    after_white_ = closed_ = true;
    left_ = {unit.cls, unit.character, {}, em_across(paragraph_.runs[unit.run])};
  }

  // The white before unit `i` is complete: its limits, and whether a line may end at it.
  void close_white(std::size_t i) {
    BreakItem& glue = items_.back();
    const CompositionProfile& profile = *made_.profile;
    if (base_open_) {
      // Inside a base nothing is adjusted: its ruby keeps its place.
    } else if (glue.glue == GlueKind::word_space && made_.cjk) {
      glue.stretch = std::max(profile.han_space_maximum.at(left_.em) - glue.width, Length{});
      glue.shrink = std::max(glue.width - profile.han_space_minimum.at(left_.em), Length{});
    } else if (glue.glue == GlueKind::word_space) {
      glue.stretch = scale(glue.width, profile.space_limit, 100);
      glue.shrink = scale(glue.width, profile.space_shrink, 100);
    }
    const bool allowed = units_[i].joint == Joint::allowed && !white_holds_;
    glue.break_kind = allowed ? BreakKind::word : BreakKind::none;
    glue.cost = allowed ? costs_.before(i) : kForbidden;
    // A dash with white after it ends the line all the same: it counts in a ladder.
    std::size_t last = i - 1;
    while (last > 0 && is_white(units_[last].cls)) --last;
    if (allowed && !made_.cjk && is_hyphen_like(units_[last].character)) glue.break_kind = BreakKind::hard_hyphen;
  }

  // --- breaks ---------------------------------------------------------------------------------------------------
  // U+00AD, U+200B: never printed; the penalty stands for their bytes and glyphs.
  void add_invisible_break(std::size_t i) {
    if (at_start_ || after_white_) return;
    BreakItem& penalty = push(ItemKind::penalty, GlueKind::none, {}, i);
    penalty.break_kind = BreakKind::word;
    if (units_[i].cls == UnitClass::soft_hyphen) make_hyphen(penalty, i, hyphen_cost(units_, i + 1));
    closed_ = after_break_ = true;
  }

  void make_hyphen(BreakItem& penalty, std::size_t i, Cost cost) {
    penalty.break_kind = BreakKind::hyphen;
    penalty.cost = cost;
    penalty.width = hyphen_of(units_[i - 1].run).advance;
  }

  const HyphenGlyph& hyphen_of(std::size_t run) {
    if (made_.hyphens.empty()) made_.hyphens.resize(paragraph_.runs.size());
    HyphenGlyph& hyphen = made_.hyphens[run];
    if (hyphen.advance.sp == 0) hyphen = glyphs_.hyphen(paragraph_, paragraph_.runs[run]);
    return hyphen;
  }

  [[nodiscard]] bool hyphen_at(std::size_t i) const {
    return std::binary_search(hyphen_starts_.begin(), hyphen_starts_.end(), i);
  }

  // A br of the copy: line_breaks are byte offsets before which a line may end; the house ends it there.
  bool forced_before(std::uint32_t text) {
    const auto& breaks = paragraph_.source->line_breaks;
    bool forced = false;
    for (; next_forced_ < breaks.size() && breaks[next_forced_] <= text; ++next_forced_) forced = true;
    return forced && !at_start_;
  }

  void add_forced(std::size_t i) {
    // White before the br becomes part of the break.
    BreakItem& penalty = after_white_ ? items_.back() : push(ItemKind::penalty, GlueKind::none, {}, i);
    penalty.kind = ItemKind::penalty;
    penalty.glue = GlueKind::none;
    penalty.width = {};
    penalty.cost = kForced;
    penalty.break_kind = BreakKind::forced;
    left_ = {};
    after_white_ = false;
    after_break_ = closed_ = true;
  }

  void finish(std::size_t end) {
    put_ruby_before(units_.size());
    BreakItem& penalty = push(ItemKind::penalty, GlueKind::none, {}, end);
    penalty.cost = kForced;
    penalty.break_kind = BreakKind::forced;
    // Nothing follows that a blank would keep off; but a mark may hang.
    if (made_.cjk && end > 0 && !at_start_) penalty.shift = std::min(line_edge(end), Length{});
  }

  BreakItem& push(ItemKind kind, GlueKind glue, Length width, std::size_t i) {
    BreakItem item;
    item.kind = kind;
    item.glue = glue;
    item.width = width;
    item.text = i < units_.size() ? units_[i].text : static_cast<std::uint32_t>(paragraph_.source->utf8.size());
    item.glyph = i < units_.size() ? units_[i].glyph : static_cast<std::uint32_t>(paragraph_.glyphs.size());
    if (kind == ItemKind::glue) item.cost = kForbidden;
    items_.push_back(item);
    return items_.back();
  }

  const ShapedParagraph& paragraph_;
  const GlyphSource& glyphs_;
  BreakItems& made_;
  std::vector<BreakItem>& items_;
  std::vector<TextUnit> units_;
  BlankMeter meter_;
  WordCosts costs_;
  std::vector<RubyUnits> ruby_;
  std::size_t next_ruby_ = 0;
  std::size_t base_item_ = 0;              // first item of the open base
  bool base_open_ = false;                 // the base of ruby_[next_ruby_] is being made
  std::vector<std::size_t> hyphen_starts_; // units before which a hyphen may stand, rising
  Side left_;
  BreakItem between_han_;
  std::size_t next_forced_ = 0;
  std::uint16_t box_run_ = 0;
  bool has_extras_ = false;     // ruby, line breaks, spaced letters, small kana: add() sees to them
  bool spaces_letters_ = false; // as the last step of stretching
  bool at_start_ = true;        // of the paragraph
  bool after_white_ = false;    // the last item is white that may still grow
  bool after_break_ = false;    // the last item is a penalty
  bool closed_ = true;          // the last box takes no more units
  bool white_holds_ = false;
  bool sentence_ended_ = false;
};

} // namespace

std::shared_ptr<const BreakItems> break_items(std::shared_ptr<const ShapedParagraph> paragraph,
                                              const ParagraphStyle& style, const GlyphSource& glyphs,
                                              const Hyphenator& hyphenator) {
  auto made = std::make_shared<BreakItems>();
  const ShapedParagraph& shaped = *paragraph;
  made->cjk = is_cjk_language(shaped.source->language);
  made->profile = profile_of(style, shaped.source->language);
  made->em = shaped.runs.empty() ? style.size : shaped.runs.front().size;
  made->paragraph = std::move(paragraph);
  ItemMaker(shaped, style, glyphs, *made).make(style, hyphenator);
  if (made->profile->optical_margins && !made->cjk) hang_at_margins(*made);
  if (style.balanced && made->cjk) tighten_marks(made->items);
  open_characters(made->items, style.opening);
  return made;
}

} // namespace broadsheet
