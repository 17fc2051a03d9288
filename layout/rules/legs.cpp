// L3, L7, L8: the order, edges and depth of legs.
#include "layout/rules/page_view.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace broadsheet {
namespace {

// A leg with the part it is of.
struct PlacedLeg {
  const PartView* part;
  const LegView* leg;
};

std::vector<PlacedLeg> legs_of(const PageView& view, std::uint32_t story) {
  std::vector<PlacedLeg> legs;
  for (const PartView& part : view.parts)
    if (part.story == story)
      for (const LegView& leg : part.legs) legs.push_back({&part, &leg});
  return legs;
}

std::vector<std::uint32_t> stories_of(const PageView& view) {
  std::vector<std::uint32_t> stories;
  for (const PartView& part : view.parts)
    if (std::find(stories.begin(), stories.end(), part.story) == stories.end()) stories.push_back(part.story);
  return stories;
}

// A line that readers would take for the copy of another story: no caption, and no pull quote.
bool is_of_other_story(const AnatomyLine& line, std::uint32_t story, const StoryTable& stories) {
  return line.story != story && line.story != CopyRange::kNoStory && line.frame != kNoFrame &&
         stories[line.story].kind == StoryKind::story && line.role != BlockRole::quote;
}

// Another story's line in the white between two legs of one.
bool is_hopped_over(const PageView& view, const PlacedLeg& from, const PlacedLeg& to, const StoryTable& stories) {
  const Rect &a = from.leg->lying, &b = to.leg->lying;
  const Length left = std::min(a.right(), b.right()), right = std::max(a.x, b.x);
  const Length top = std::max(a.y, b.y), foot = std::min(a.bottom(), b.bottom());
  if (right <= left || foot <= top) return false;
  const Rect between{left, top, right - left, foot - top};
  return std::any_of(view.page->anatomy.lines.begin(), view.page->anatomy.lines.end(), [&](const AnatomyLine& line) {
    return is_of_other_story(line, from.part->story, stories) &&
           lying(line.ink, from.part->frame->vertical).overlaps(between);
  });
}

// Another story between the foot of one tier of legs and the head of the next.
bool is_parted_by_story(const PageView& view, const PlacedLeg& from, const PlacedLeg& to, const StoryTable& stories) {
  const Rect &a = from.leg->lying, &b = to.leg->lying;
  const Rect between{b.x, a.bottom(), b.width, b.y - a.bottom()};
  if (between.height.sp <= 0) return false;
  return std::any_of(view.page->anatomy.lines.begin(), view.page->anatomy.lines.end(), [&](const AnatomyLine& line) {
    return is_of_other_story(line, from.part->story, stories) &&
           lying(line.ink, from.part->frame->vertical).overlaps(between);
  });
}

// What is wrong with going from one leg to the next; empty: nothing.
std::string wrong_step(const PageView& view, const PlacedLeg& from, const PlacedLeg& to, const RuleSettings& settings) {
  const Rect &a = from.leg->lying, &b = to.leg->lying;
  const bool mirrored = settings.right_to_left && !from.part->frame->vertical;
  const bool onward = mirrored ? b.right() <= a.x + kHair : b.x >= a.right() - kHair;
  const Length step = view.page->grid.leading;
  if (b.y >= a.bottom() - step / 2 && (gap_across(a, b).sp < 0 || !onward)) // the next tier
    return is_parted_by_story(view, from, to, *settings.stories) ? "hops over another story" : "";
  if (a.overlaps(b)) return ""; // pieces of one leg on either side of an obstacle
  if (!onward && gap_across(a, b).sp < 0) return "goes on higher up in the column that it comes from";
  if (!onward) return "goes backward";
  if (b.y > a.bottom() + kHair)
    return fmt::format("goes on {} below the foot of the leg before it", in_mm(b.y - a.bottom()));
  return is_hopped_over(view, from, to, *settings.stories) ? "hops over another story" : "";
}

Length leading_of(const PageView& view) { return std::max(view.page->grid.leading, Length{1}); }

const AnatomyLine* first_text(const LegView& leg) {
  const auto found = std::find_if(leg.lines.begin(), leg.lines.end(),
                                  [](const AnatomyLine* line) { return !line->engine_words && !line->notice; });
  return found == leg.lines.end() ? nullptr : *found;
}

const AnatomyLine* last_text(const LegView& leg) {
  const auto found = std::find_if(leg.lines.rbegin(), leg.lines.rend(),
                                  [](const AnatomyLine* line) { return !line->engine_words && !line->notice; });
  return found == leg.lines.rend() ? nullptr : *found;
}

void check_edges(const PlacedLeg& placed, bool last_of_story, const RuleSettings& settings, Findings& findings) {
  const AnatomyLine *first = first_text(*placed.leg), *last = last_text(*placed.leg);
  const std::string name = story_name(settings, placed.part->story);
  if (first != nullptr && is_running_text(*first) && !first->starts_paragraph && first->ends_paragraph)
    findings.add(
        PageRule::L7, RuleSeverity::error, first->rect, placed.part->story,
        fmt::format("a leg of {} begins with the last line of a paragraph (P5): cut or add a line before it", name));
  if (last == nullptr || last_of_story) return;
  if (is_running_text(*last) && last->starts_paragraph && !last->ends_paragraph)
    findings.add(
        PageRule::L7, RuleSeverity::error, last->rect, placed.part->story,
        fmt::format("a leg of {} ends with the first line of a paragraph (P6): cut or add a line before it", name));
  if (last->role == BlockRole::subhead || last->role == BlockRole::table_title)
    findings.add(PageRule::L7, RuleSeverity::error, last->rect, placed.part->story,
                 fmt::format("a subhead of {} stands at the foot of a leg (P6): it needs two lines under it", name));
}

bool reaches_end(const PageView& view, std::uint32_t story) {
  return std::any_of(view.page->anatomy.parts.begin(), view.page->anatomy.parts.end(),
                     [&](const AnatomyPart& part) { return part.story == story && part.reaches_end; });
}

// Feet of the lowest legs, column by column.
std::vector<const LegView*> lowest_legs(const PartView& part) {
  std::vector<const LegView*> lowest;
  for (const LegView& leg : part.legs) {
    const auto same_column = std::find_if(
        lowest.begin(), lowest.end(), [&](const LegView* other) { return gap_across(other->lying, leg.lying).sp < 0; });
    if (same_column == lowest.end())
      lowest.push_back(&leg);
    else if (leg.lying.bottom() > (*same_column)->lying.bottom())
      *same_column = &leg;
  }
  return lowest;
}

void check_feet_of(const std::vector<const LegView*>& legs, const PartView& part, const PageView& view,
                   const RuleSettings& settings, Findings& findings) {
  if (legs.size() < 2) return;
  const auto higher = [](const LegView* a, const LegView* b) { return a->lying.bottom() < b->lying.bottom(); };
  const LegView& short_leg = **std::min_element(legs.begin(), legs.end(), higher);
  const LegView& long_leg = **std::max_element(legs.begin(), legs.end(), higher);
  const Length leading = leading_of(view), uneven = long_leg.lying.bottom() - short_leg.lying.bottom();
  const int most = count_of(settings, RuleLimit::feet_lines);
  if (uneven <= leading * most + leading / 4) return;
  findings.add(PageRule::L8, RuleSeverity::error, short_leg.rect, part.story,
               fmt::format("a leg of {} ends {} lines ({}) above its neighbours: level the feet to {} line{}",
                           story_name(settings, part.story), (uneven + leading / 4) / leading, in_mm(uneven), most,
                           most == 1 ? "" : "s"));
}

// Of an L-shaped frame, the legs of each rectangle end level by themselves.
void check_feet(const PartView& part, const PageView& view, const RuleSettings& settings, Findings& findings) {
  const AnatomyFrame& frame = *part.frame;
  if (!frame.levelled || frame.stream || frame.heads_in_columns || frame.role == FrameRole::picture) return;
  const std::vector<const LegView*> legs = lowest_legs(part);
  if (part.frame->parts.empty()) return check_feet_of(legs, part, view, settings, findings);
  for (const Rect& rect : part.frame->parts) {
    std::vector<const LegView*> inside;
    for (const LegView* leg : legs)
      if (gap_across(leg->rect, rect).sp < 0) inside.push_back(leg);
    check_feet_of(inside, part, view, settings, findings);
  }
}

Rect with_caption_below(const PageView& view, const AnatomyPicture& picture) {
  const Rect caption = caption_of(view, picture);
  const bool below = !caption.empty() && caption.y >= picture.rect.y && gap_across(caption, picture.rect).sp < 0;
  return below ? joined(picture.rect, {picture.rect.x, caption.y, picture.rect.width, caption.height}) : picture.rect;
}

// A picture whose foot, or its caption's, is over the leg's head, with no more than two lines of white.
bool stands_under(const PageView& view, const PartView& part, const LegView& leg) {
  return std::any_of(view.page->anatomy.pictures.begin(), view.page->anatomy.pictures.end(),
                     [&](const AnatomyPicture& picture) {
                       const Rect rect = lying(with_caption_below(view, picture), part.frame->vertical);
                       const Length white = leg.lying.y - rect.bottom();
                       return gap_across(rect, leg.lying).sp < -(leg.lying.width.sp / 2) &&
                              white > -leading_of(view) / 2 && white <= leading_of(view) * 2;
                     });
}

} // namespace

void check_l3(const PageView& view, const RuleSettings& settings, Findings& findings) {
  for (const std::uint32_t story : stories_of(view)) {
    const std::vector<PlacedLeg> legs = legs_of(view, story);
    for (std::size_t i = 1; i < legs.size(); ++i) {
      if (legs[i - 1].part->frame->vertical != legs[i].part->frame->vertical) continue;
      const std::string wrong = wrong_step(view, legs[i - 1], legs[i], settings);
      if (!wrong.empty())
        findings.add(PageRule::L3, RuleSeverity::error, legs[i].leg->rect, story,
                     fmt::format("{} {} at leg {} of the page: readers lose the thread; put its frames side by side",
                                 story_name(settings, story), wrong, i + 1));
    }
  }
}

void check_l7(const PageView& view, const RuleSettings& settings, Findings& findings) {
  for (const std::uint32_t story : stories_of(view)) {
    const std::vector<PlacedLeg> legs = legs_of(view, story);
    const bool ends = reaches_end(view, story);
    for (std::size_t i = 0; i < legs.size(); ++i)
      check_edges(legs[i], ends && i + 1 == legs.size(), settings, findings);
  }
}

void check_l8(const PageView& view, const RuleSettings& settings, Findings& findings) {
  const Length leading = leading_of(view);
  for (const PartView& part : view.parts) {
    check_feet(part, view, settings, findings);
    const Length least = std::max(leading * count_of(settings, RuleLimit::leg_least_lines),
                                  length_of(settings, RuleLimit::leg_least_depth, leading, leading));
    for (const LegView& leg : part.legs)
      if (leg.lying.height + leading / 4 < least && stands_under(view, part, leg))
        findings.add(PageRule::L8, RuleSeverity::error, leg.rect, part.story,
                     fmt::format("a leg of {} under a picture is {} deep: at least {} (make the picture lower or the "
                                 "leg longer)",
                                 story_name(settings, part.story), in_mm(leg.lying.height), in_mm(least)));
  }
}

} // namespace broadsheet
