#include "layout/lines/annotate.hpp"

#include "layout/base/language.hpp"
#include "layout/base/utf8.hpp"

#include <algorithm>

namespace broadsheet::lines {
namespace {

// Dots, of the size: their diameter, and how far their middle stands from the em box, which reaches 88 % up and 12 %
// down.
constexpr std::int32_t kDotDiameter = 16, kDotDistance = 11; // percent

bool holds(TextRange range, std::uint32_t at) { return range.begin <= at && at < range.end; }

Length width_of(const ShapedParagraph& paragraph, const ShapedRun& run) {
  Length width;
  for (std::uint32_t i = run.glyph_begin; i < run.glyph_end; ++i) width += paragraph.glyphs[i].advance;
  return width;
}

bool takes_dot(char32_t character, bool cjk) {
  const UnitClass cls = cjk ? cjk_class_of(character) : latin_class_of(character);
  return cls == UnitClass::letter || cls == UnitClass::digit || cls == UnitClass::han || cls == UnitClass::iteration;
}

// The underline that all of an annotation's faces can live with.
struct Underline {
  Length y, weight;
};

Underline underline_for(const ShapedParagraph& paragraph, TextRange text) {
  Underline underline;
  for (const ShapedRun& run : paragraph.runs) {
    if (run.text.end <= text.begin || run.text.begin >= text.end) continue;
    if (is_raised(run) || (run.features & kRuby) != 0) continue;
    // A vertical line's rule stands on its left: the proper noun's line (section 7).
    const Length beside = run.size / 2 + run.underline_weight * 2;
    underline.y = std::max(underline.y, paragraph.source->vertical ? beside : run.underline);
    underline.weight = std::max(underline.weight, run.underline_weight);
  }
  return underline;
}

// Two proper nouns side by side have two lines: the first ends a little early where the second begins.
void part_from_last(Length begin, Length gap, SetLine& set) {
  if (set.rules.empty()) return;
  SetRule& last = set.rules.back();
  if (last.end > begin - gap * 2 && last.end <= begin) last.end = std::max(last.begin, begin - gap * 2);
}

// From left to right: neighbours under one annotation share a rule.
void add_underlines(const ShapedParagraph& paragraph, const Annotation& annotation,
                    const std::vector<PlacedCluster>& clusters, SetLine& set) {
  const Underline underline = underline_for(paragraph, annotation.text);
  bool open = false;
  for (const PlacedCluster& cluster : clusters) {
    if (!holds(annotation.text, cluster.text)) {
      open = false;
      continue;
    }
    const InkRef ink = paragraph.runs[cluster.run].ink;
    if (!open || set.rules.back().ink != ink) {
      if (!open) part_from_last(cluster.x, underline.weight, set);
      set.rules.push_back({open ? set.rules.back().end : cluster.x, {}, underline.y, underline.weight, ink});
    }
    set.rules.back().end = std::max(set.rules.back().begin, cluster.x + cluster.width);
    open = true;
  }
}

void add_dots(const ShapedParagraph& paragraph, const Annotation& annotation,
              const std::vector<PlacedCluster>& clusters, SetLine& set) {
  const ParagraphText& source = *paragraph.source;
  const bool cjk = is_cjk_language(source.language);
  const bool above = source.vertical || primary_language(source.language) == "ja";
  for (const PlacedCluster& cluster : clusters) {
    const ShapedRun& run = paragraph.runs[cluster.run];
    if (!holds(annotation.text, cluster.text) || is_raised(run)) continue;
    if (!takes_dot(decode_utf8(source.utf8, cluster.text).value, cjk)) continue;
    // In vertical lines the baseline runs through the middle of the em box.
    const std::int32_t edge = source.vertical ? 50 : above ? 88 : 12;
    const Length y = scale(run.size, edge + kDotDistance, 100) - run.shift;
    set.dots.push_back({cluster.x + cluster.width / 2, above ? -y : y, scale(run.size, kDotDiameter, 100), run.ink});
  }
}

} // namespace

std::vector<RubyUnits> ruby_of(const ShapedParagraph& paragraph, const std::vector<TextUnit>& units) {
  std::vector<RubyUnits> found;
  const auto unit_at = [&](std::uint32_t text) {
    const auto at = std::lower_bound(units.begin(), units.end(), text,
                                     [](const TextUnit& unit, std::uint32_t byte) { return unit.text < byte; });
    return static_cast<std::size_t>(at - units.begin());
  };
  for (const Annotation& annotation : paragraph.source->annotations) {
    if (annotation.kind != AnnotationKind::ruby) continue;
    RubyUnits ruby;
    ruby.begin = unit_at(annotation.text.begin);
    ruby.end = unit_at(annotation.text.end);
    Length base;
    for (std::size_t i = ruby.begin; i < ruby.end; ++i) base += units[i].width;
    for (std::uint32_t r = 0; r < paragraph.runs.size(); ++r) {
      const ShapedRun& run = paragraph.runs[r];
      if (!holds(annotation.ruby, run.text.begin) || (run.features & kRuby) == 0) continue;
      ruby.runs.push_back({r, width_of(paragraph, run)});
      ruby.width += ruby.runs.back().width;
    }
    if (ruby.runs.empty()) continue;
    const Length missing = ruby.width - base;
    if (missing.sp > 0 && ruby.begin < ruby.end)
      ruby.spread = missing / static_cast<std::int32_t>(ruby.end - ruby.begin);
    found.push_back(std::move(ruby));
  }
  return found;
}

void hold_together(const ShapedParagraph& paragraph, std::vector<TextUnit>& units, const std::vector<RubyUnits>& ruby) {
  const bool raised = std::any_of(paragraph.runs.begin(), paragraph.runs.end(), is_raised);
  for (std::size_t i = 1; raised && i < units.size(); ++i)
    if (is_raised(paragraph.runs[units[i].run]))
      units[i].joint = is_white(units[i - 1].cls) ? Joint::forbidden : Joint::inseparable;
  for (const RubyUnits& one : ruby)
    for (std::size_t i = one.begin + 1; i < one.end; ++i) units[i].joint = Joint::inseparable;
}

void annotate_line(const ShapedParagraph& paragraph, TextRange line, std::vector<PlacedCluster> clusters,
                   SetLine& set) {
  std::stable_sort(clusters.begin(), clusters.end(),
                   [](const PlacedCluster& a, const PlacedCluster& b) { return a.x < b.x; });
  for (const Annotation& annotation : paragraph.source->annotations) {
    if (annotation.text.end <= line.begin || annotation.text.begin >= line.end) continue;
    if (annotation.kind == AnnotationKind::underline) add_underlines(paragraph, annotation, clusters, set);
    if (annotation.kind == AnnotationKind::emphasis_dots) add_dots(paragraph, annotation, clusters, set);
  }
}

} // namespace broadsheet::lines
