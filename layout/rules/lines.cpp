// L14, L15, L19, L20: the lines of body text.
#include "layout/rules/page_view.hpp"

#include "layout/base/fold.hpp"
#include "layout/base/utf8.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace broadsheet {
namespace {

Length tolerance_of(const RuleSettings& settings, const PageView& view) {
  return length_of(settings, RuleLimit::grid_tolerance, view.page->grid.leading, view.page->grid.leading);
}

Length apart(Length a, Length b) { return a > b ? a - b : b - a; }

// How far a baseline is from the nearest of the grid.
Length off_grid(const BaselineGrid& grid, Length baseline) {
  const std::int32_t rest = (baseline - grid.first_baseline).sp % std::max(grid.leading.sp, 1);
  const Length below{rest < 0 ? rest + grid.leading.sp : rest};
  return std::min(below, grid.leading - below);
}

// The pitch that most of a story's legs have.
Length usual_pitch(const PageView& view, std::uint32_t story) {
  std::vector<Length> pitches;
  for (const PartView& part : view.parts)
    for (const LegView& leg : part.legs)
      if (const Length pitch = pitch_of(leg); part.story == story && pitch.sp > 0) pitches.push_back(pitch);
  std::sort(pitches.begin(), pitches.end());
  return pitches.empty() ? Length{} : pitches[(pitches.size() - 1) / 2];
}

void check_leg_on_grid(const PartView& part, const LegView& leg, const PageView& view, const RuleSettings& settings,
                       Findings& findings) {
  const BaselineGrid& grid = view.page->grid;
  const Length tolerance = tolerance_of(settings, view);
  const auto is_off = [&](const AnatomyLine* line) {
    return is_running_text(*line) && off_grid(grid, line->baseline.y) > tolerance;
  };
  const auto off = std::find_if(leg.lines.begin(), leg.lines.end(), is_off);
  if (off == leg.lines.end()) return;
  const Length pitch = pitch_of(leg), difference = apart(pitch, grid.leading);
  const bool own_leading =
      pitch.sp > 0 && difference > tolerance && apart(pitch, usual_pitch(view, part.story)) <= tolerance;
  const bool feathered = own_leading && std::int64_t{difference.sp} * 50 <= grid.leading.sp;
  if (own_leading && part.frame->own_grid) return;
  const std::string name = story_name(settings, part.story);
  if (own_leading)
    findings.add(PageRule::L14, RuleSeverity::warning, (*off)->rect, part.story,
                 fmt::format("{} is set on {} instead of the grid's {}{}: its lines do not stand with their "
                             "neighbours'",
                             name, in_points(pitch), in_points(grid.leading), feathered ? " (feathered)" : ""));
  else
    findings.add(PageRule::L14, RuleSeverity::error, (*off)->rect, part.story,
                 fmt::format("body lines of {} stand {} off the baseline grid: begin the frame on a grid line and use "
                             "the grid's leading",
                             name, in_points(off_grid(grid, (*off)->baseline.y))));
}

// Body that is not set on the grid at all, by its style. Streams (briefs, listings) and notices are no body.
bool is_body_off_grid(const AnatomyLine& line, const PartView& part, const PageView& view) {
  const bool text = line.role == BlockRole::paragraph || line.role == BlockRole::item;
  return text && !line.on_grid && !line.engine_words && !line.beside && !line.vertical &&
         !is_drop_cap(line, *view.page) && line.story == part.story;
}

bool may_be_body(const PartView& part, const RuleSettings& settings) {
  const AnatomyFrame& frame = *part.frame;
  return (frame.role == FrameRole::story || frame.role == FrameRole::continuation) && !frame.heads_in_columns &&
         (*settings.stories)[part.story].kind == StoryKind::story;
}

struct LegOffGrid {
  const LegView* leg = nullptr;
  Lines lines;
};

// The legs of a part that is set off the grid all through: a single paragraph in another style is a note.
std::vector<LegOffGrid> legs_off_grid(const PartView& part, const PageView& view) {
  std::vector<LegOffGrid> legs;
  for (const LegView& leg : part.legs) {
    LegOffGrid off{&leg, {}};
    for (const AnatomyLine* line : leg.lines) {
      if (is_running_text(*line)) return {};
      if (is_body_off_grid(*line, part, view)) off.lines.push_back(line);
    }
    if (off.lines.size() > 1) legs.push_back(std::move(off));
  }
  return legs;
}

// By how much a line misses the nearest one of the column beside it; 0 beside that column's white, and past its ends.
Length misses(const AnatomyLine& line, const LegOffGrid& neighbour) {
  if (gap_down(line.rect, neighbour.leg->rect).sp >= 0) return {};
  Length least = line.rect.height;
  for (const AnatomyLine* other : neighbour.lines) least = std::min(least, apart(line.baseline.y, other->baseline.y));
  return least < scale(line.rect.height, 3, 4) ? least : Length{};
}

void check_off_grid(const PartView& part, const PageView& view, const RuleSettings& settings, Findings& findings) {
  if (!may_be_body(part, settings)) return;
  const std::vector<LegOffGrid> legs = legs_off_grid(part, view);
  if (legs.empty()) return;
  const Length tolerance = tolerance_of(settings, view);
  const std::string name = story_name(settings, part.story);
  for (std::size_t i = 1; i < legs.size(); ++i)
    for (const AnatomyLine* line : legs[i].lines) {
      const Length off = misses(*line, legs[i - 1]);
      if (off <= tolerance) continue;
      return findings.add(PageRule::L14, RuleSeverity::error, line->rect, part.story,
                          fmt::format("body lines of {} stand {} beside those of its next column: set the body on "
                                      "the grid's leading (leading=\"1line\")",
                                      name, in_points(off)));
    }
  if (part.frame->own_grid || part.frame->is_boxed()) return;
  const AnatomyLine &first = *legs.front().lines[0], &second = *legs.front().lines[1];
  findings.add(PageRule::L14, RuleSeverity::warning, first.rect, part.story,
               fmt::format("{} is set on {} instead of the grid's {}: its lines do not stand with their neighbours'",
                           name, in_points(second.baseline.y - first.baseline.y), in_points(view.page->grid.leading)));
}

bool is_filled(const PageView& view, const Rect& gap) {
  const auto in_gap = [&](const Rect& rect) { return rect.overlaps(gap); };
  const auto& anatomy = view.page->anatomy;
  return std::any_of(anatomy.pictures.begin(), anatomy.pictures.end(),
                     [&](const auto& one) { return in_gap(one.rect); }) ||
         std::any_of(anatomy.lines.begin(), anatomy.lines.end(), [&](const auto& one) { return in_gap(one.rect); }) ||
         std::any_of(view.page->items.begin(), view.page->items.end(), [&](const DisplayItem& item) {
           const auto* box = std::get_if<BoxItem>(&item);
           return box != nullptr && in_gap(box->rect) && !box->rect.contains(gap);
         });
}

// White that the styles want between two paragraphs, in whole lines, and half a line more.
Length most_white(const RuleSettings& settings, const AnatomyLine& upper, const AnatomyLine& lower, Length leading) {
  Length wanted;
  if (settings.styles != nullptr && !settings.styles->paragraphs.empty())
    wanted = settings.styles->paragraphs.at(upper.style).space_after +
             settings.styles->paragraphs.at(lower.style).space_before;
  const Length lines = leading * ((wanted + leading - Length{1}) / leading);
  return lines + leading / 2;
}

void check_white(const LegView& leg, const PageView& view, const RuleSettings& settings, Findings& findings) {
  const Length pitch = pitch_of(leg), tolerance = tolerance_of(settings, view), leading = view.page->grid.leading;
  if (pitch.sp <= 0 || leading.sp <= 0) return;
  for (std::size_t i = 1; i < leg.lines.size(); ++i) {
    const AnatomyLine &a = *leg.lines[i - 1], &b = *leg.lines[i];
    const Length down = lying_baseline(b) - lying_baseline(a);
    if (!is_running_text(a) || !is_running_text(b) || down <= tolerance) continue;
    const Length white = down - pitch;
    const bool inside = !b.starts_paragraph && apart(white, {}) > tolerance;
    const bool between = b.starts_paragraph && white > most_white(settings, a, b, leading);
    if (!inside && !between) continue;
    const Rect gap{b.rect.x, a.rect.bottom(), b.rect.width, b.rect.y - a.rect.bottom()};
    if (!a.vertical && gap.height.sp > 0 && is_filled(view, gap)) continue; // a picture stands in the leg
    findings.add(PageRule::L15, RuleSeverity::error, joined(a.rect, b.rect), a.story,
                 fmt::format("{} of white {} two body lines of {}: fill at subheads, or with the leading of the whole "
                             "story",
                             in_points(white), inside ? "inside a paragraph, between" : "between paragraphs at",
                             story_name(settings, a.story)));
  }
}

Length measure_of(const LegView& leg) {
  Length measure;
  for (const AnatomyLine* line : leg.lines)
    if (is_running_text(*line)) measure = std::max(measure, lying(line->rect, line->vertical).width);
  return measure;
}

bool has_picture_beside(const PageView& view, const Rect& line, const Rect& leg) {
  return std::any_of(view.page->anatomy.pictures.begin(), view.page->anatomy.pictures.end(), [&](const auto& picture) {
    return gap_down(picture.rect, line).sp < 0 && gap_across(picture.rect, leg).sp < 0;
  });
}

bool is_on_both_sides(const LegView& leg, std::size_t line) {
  if (line == 0) return false;
  const AnatomyLine &a = *leg.lines[line - 1], &b = *leg.lines[line];
  return is_running_text(a) && is_running_text(b) && lying_baseline(a) == lying_baseline(b) && !b.beside &&
         gap_across(lying(a.rect, a.vertical), lying(b.rect, b.vertical)).sp >= 0;
}

void check_wrapped(const PartView& part, const LegView& leg, Length least, const PageView& view,
                   const RuleSettings& settings, Findings& findings) {
  for (std::size_t i = 0; i < leg.lines.size(); ++i) {
    const AnatomyLine& line = *leg.lines[i];
    if (!is_running_text(line)) continue;
    const Length width = lying(line.rect, line.vertical).width;
    const std::string name = story_name(settings, part.story);
    if (is_on_both_sides(leg, i))
      return findings.add(PageRule::L19, RuleSeverity::error, line.rect, part.story,
                          fmt::format("text of {} runs on both sides of a picture: let it run on one", name));
    if (width < least && has_picture_beside(view, line.rect, leg.rect))
      return findings.add(PageRule::L19, RuleSeverity::error, line.rect, part.story,
                          fmt::format("beside a picture {} of measure is left for text of {}: at least {}",
                                      in_mm(width), name, in_mm(least)));
  }
}

enum class LineContent { other, figures, marks };

// Figures with their marks, or marks alone; letters and Han characters make it an ordinary line.
LineContent content_of(std::string_view text) {
  bool figures = false, marks = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    const char32_t c = point.value;
    at = point.next;
    if ((c >= '0' && c <= '9') || (c >= 0xff10 && c <= 0xff19)) {
      figures = true;
    } else if ((c > ' ' && c < 0x41) || (c >= 0x5b && c <= 0x60) || (c >= 0x7b && c <= 0x7e) || c == 0xb7 ||
               (c >= 0x2010 && c <= 0x205e) || (c >= 0x3001 && c <= 0x301f && c != 0x3005 && c != 0x3007) ||
               (c >= 0xff01 && c <= 0xff0f) || (c >= 0xff1a && c <= 0xff20)) {
      marks = true;
    } else if (c != ' ' && c != 0x3000 && c != 0xa0) {
      return LineContent::other;
    }
  }
  return figures ? LineContent::figures : marks ? LineContent::marks : LineContent::other;
}

} // namespace

void check_l14(const PageView& view, const RuleSettings& settings, Findings& findings) {
  if (view.page->grid.leading.sp <= 0) return;
  for (const PartView& part : view.parts) {
    if (part.frame->vertical) continue;
    for (const LegView& leg : part.legs) check_leg_on_grid(part, leg, view, settings, findings);
    check_off_grid(part, view, settings, findings);
  }
}

void check_l15(const PageView& view, const RuleSettings& settings, Findings& findings) {
  for (const PartView& part : view.parts) {
    const Length usual = usual_pitch(view, part.story);
    for (const LegView& leg : part.legs) {
      check_white(leg, view, settings, findings);
      const Length pitch = pitch_of(leg);
      if (pitch.sp > 0 && apart(pitch, usual) > tolerance_of(settings, view))
        findings.add(PageRule::L15, RuleSeverity::error, leg.rect, part.story,
                     fmt::format("one leg of {} is set on {}, the others on {}: only the whole story may have another "
                                 "leading",
                                 story_name(settings, part.story), in_points(pitch), in_points(usual)));
    }
  }
}

void check_l19(const PageView& view, const RuleSettings& settings, Findings& findings) {
  for (const PartView& part : view.parts)
    for (const LegView& leg : part.legs) {
      const Length measure = measure_of(leg);
      if (measure.sp == 0) continue;
      const Length em = leg.lines.back()->size;
      const Length least = length_of(settings, RuleLimit::least_measure, em, view.page->grid.leading);
      if (measure >= least) {
        check_wrapped(part, leg, least, view, settings, findings);
        continue;
      }
      findings.add(PageRule::L19, RuleSeverity::error, leg.rect, part.story,
                   fmt::format("{} is set to {}: at least {}; give its frame fewer columns",
                               story_name(settings, part.story), in_mm(measure), in_mm(least)));
      break;
    }
}

void check_l20(const PageView& view, const RuleSettings& settings, Findings& findings) {
  for (const PartView& part : view.parts)
    for (const LegView& leg : part.legs)
      for (const AnatomyLine* line : leg.lines) {
        if (!is_running_text(*line) || line->beside || (line->starts_paragraph && line->ends_paragraph)) continue;
        const std::string text = text_of_line(*view.page, line->item);
        const LineContent content = content_of(text);
        if (content == LineContent::other) continue;
        const RuleSeverity grade = is_east_asian(settings.language) ? RuleSeverity::error : RuleSeverity::warning;
        findings.add(PageRule::L20, grade, line->rect, part.story,
                     fmt::format("a line of {} holds {} only: \"{}\"; cut or add a few characters before it",
                                 story_name(settings, part.story),
                                 content == LineContent::figures ? "figures" : "marks", text));
      }
}

} // namespace broadsheet
