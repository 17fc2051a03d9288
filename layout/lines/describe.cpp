#include "layout/lines/describe.hpp"

#include "layout/base/utf8.hpp"
#include "layout/lines/adjust.hpp"
#include "layout/lines/classes.hpp"
#include "layout/lines/line_rules.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

using namespace lines;

// How wide bytes [begin, end) are: characters by their advances, a full-width mark at its ends by the half.
Length width_of(const ShapedParagraph& paragraph, TextRange text) {
  std::int64_t width = 0;
  for (const Glyph& glyph : paragraph.glyphs) {
    if (glyph.cluster < text.begin || glyph.cluster >= text.end) continue;
    const UnitClass cls = cjk_class_of(decode_utf8(paragraph.source->utf8, glyph.cluster).value);
    const bool mark = cls == UnitClass::opening || is_trailing_mark(cls);
    width += mark ? glyph.advance.sp / 2 : glyph.advance.sp;
  }
  return Length{static_cast<std::int32_t>(std::min<std::int64_t>(width, INT32_MAX))};
}

class Describer {
 public:
  Describer(const BrokenParagraph& paragraph, Alignment alignment)
      : paragraph_(paragraph), items_(*paragraph.items), alignment_(alignment),
        rules_(items_.paragraph->source->utf8, items_.paragraph->source->language) {}

  std::vector<LineDescription> describe() {
    std::vector<LineDescription> made;
    made.reserve(paragraph_.lines.size());
    for (std::size_t i = 0; i < paragraph_.lines.size(); ++i) made.push_back(describe_line(i));
    return made;
  }

 private:
  LineDescription describe_line(std::size_t i) {
    const Line& line = paragraph_.lines[i];
    LineDescription made;
    made.text = printed_text(line);
    made.natural = line.natural;
    made.measure = line.measure;
    made.hyphenated = line.hyphenated;
    made.last = line.last;
    const Length room = note_adjustment(line, made);
    judge_width(line, room, made);
    judge_hyphens(line, made);
    if (line.last)
      judge_last_line(i, made);
    else if (items_.items[line.end].cost > kForced)
      judge_break(paragraph_.lines[i + 1], made);
    return made;
  }

  // From the first box to the last: without the white around them.
  [[nodiscard]] TextRange printed_text(const Line& line) const {
    return {items_.items[line.begin].text, items_.items[line.end].text};
  }

  // What squeezing and stretching did; gives the room that is left over: negative when the line sticks out.
  Length note_adjustment(const Line& line, LineDescription& made) {
    Adjustment adjustment(items_, line, alignment_);
    const bool squeezed = adjustment.total().sp < 0;
    for (std::uint32_t i = line.begin; i < line.end; ++i) {
      const BreakItem& item = items_.items[i];
      if (item.kind != ItemKind::glue) continue;
      const Length given = adjustment.next(item);
      if (squeezed && given.sp < 0) made.tiers |= static_cast<std::uint8_t>(1U << tier_of(item.glue));
      if (!squeezed && counts_as_gap(item)) made.stretch_per_gap = std::max(made.stretch_per_gap, given);
      note_word_space(item, given);
    }
    if (squeezed) made.squeeze = -adjustment.total();
    return line.measure - line.natural - adjustment.total();
  }

  [[nodiscard]] bool counts_as_gap(const BreakItem& item) const {
    if (!items_.cjk) return item.glue == GlueKind::word_space;
    return item.glue != GlueKind::word_space && item.glue != GlueKind::script_gap;
  }

  void note_word_space(const BreakItem& item, Length given) {
    if (!items_.cjk && item.glue == GlueKind::word_space)
      space_too_wide_ |= given > scale(item.width, items_.profile->space_limit, 100) + Length{1};
  }

  // Dealt out to the unit, a share may be one unit more than its neighbour's.
  void judge_width(const Line& line, Length room, LineDescription& made) {
    const CompositionProfile& profile = *items_.profile;
    const bool full = alignment_ == Alignment::justify && items_.items[line.end].cost > kForced;
    if (room.sp < 0) made.rules_broken.emplace_back("overfull");
    if (full && (room.sp > 0 || space_too_wide_ ||
                 (items_.cjk && made.stretch_per_gap > profile.hard_limit.at(items_.em) + Length{1})))
      made.rules_broken.emplace_back("J2");
    else if (items_.cjk && made.stretch_per_gap > profile.firm_limit.at(items_.em) + Length{1})
      made.rules_broken.emplace_back("J1");
    space_too_wide_ = false;
  }

  void judge_hyphens(const Line& line, LineDescription& made) {
    const std::string_view text = items_.paragraph->source->utf8;
    const bool hyphen = line.hyphenated || (made.text.end > made.text.begin && text[made.text.end - 1] == '-');
    hyphens_in_row_ = hyphen && !line.last ? hyphens_in_row_ + 1 : 0;
    if (hyphens_in_row_ > 2) made.rules_broken.emplace_back("ladder");
  }

  void judge_break(const Line& next, LineDescription& made) {
    const std::uint32_t at = items_.items[next.begin].text;
    made.parts_number_and_unit = rules_.parts_number_and_unit(at);
    const BrokenRule broken = rules_.at_break(at, made.hyphenated);
    if (broken.id.empty()) return;
    const bool wide = broken.whole.end > broken.whole.begin && width_of(*items_.paragraph, broken.whole) > made.measure;
    made.rules_broken.push_back(wide ? std::string_view("wide") : broken.id);
  }

  void judge_last_line(std::size_t i, LineDescription& made) {
    if (i > 0 && items_.cjk && rules_.is_lonely_end(made.text.begin)) made.rules_broken.emplace_back("P4");
  }

  const BrokenParagraph& paragraph_;
  const BreakItems& items_;
  Alignment alignment_;
  BreakRules rules_;
  int hyphens_in_row_ = 0;
  bool space_too_wide_ = false;
};

} // namespace

std::vector<LineDescription> describe_lines(const BrokenParagraph& paragraph, Alignment alignment) {
  if (paragraph.lines.empty()) return {};
  return Describer(paragraph, alignment).describe();
}

void LineTotals::add(const BrokenParagraph& paragraph, const std::vector<LineDescription>& described) {
  ++paragraphs;
  const double em = paragraph.items->em.to_points();
  for (std::size_t i = 0; i < described.size(); ++i) {
    const LineDescription& line = described[i];
    ++lines;
    squeezed += line.squeeze.sp > 0 ? 1 : 0;
    hyphens += line.hyphenated ? 1 : 0;
    units_parted += line.parts_number_and_unit ? 1 : 0;
    for (const std::string_view rule : line.rules_broken) ++rules_broken[rule];
    if (paragraph.items->items[paragraph.lines[i].end].cost <= kForced) continue;
    ++full;
    const Length em_length = paragraph.items->em;
    over_soft += line.stretch_per_gap > em_length / 16 + Length{1} ? 1 : 0;
    over_firm += line.stretch_per_gap > em_length / 8 + Length{1} ? 1 : 0;
    widest_gap_em = std::max(widest_gap_em, line.stretch_per_gap.to_points() / em);
  }
}

void LineTotals::add(const LineTotals& other) {
  paragraphs += other.paragraphs;
  lines += other.lines;
  full += other.full;
  squeezed += other.squeezed;
  over_soft += other.over_soft;
  over_firm += other.over_firm;
  hyphens += other.hyphens;
  units_parted += other.units_parted;
  for (const auto& [rule, count] : other.rules_broken) rules_broken[rule] += count;
  widest_gap_em = std::max(widest_gap_em, other.widest_gap_em);
}

} // namespace broadsheet
