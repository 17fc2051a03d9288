// L2, L4, L10, L11: heads and the text under them.
#include "layout/rules/page_view.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace broadsheet {
namespace {

bool is_side_head(const PartView& part) { return part.head && part.head->vertical != part.frame->vertical; }

// A head that stands over its story here for the first time, and may be judged beside others.
bool is_first_head(const PartView& part) { return part.head && !part.head->repeat && part.head->size.sp > 0; }

const PartView* part_with_head(const PageView& view, std::uint32_t story) {
  const auto found = std::find_if(view.parts.begin(), view.parts.end(),
                                  [&](const PartView& part) { return part.story == story && part.head; });
  return found == view.parts.end() ? nullptr : &*found;
}

void check_leg_against_head(const PartView& part, std::size_t leg_index, const PageView& view,
                            const RuleSettings& settings, Findings& findings) {
  const LegView& leg = part.legs[leg_index];
  const Rect head = lying(part.head->whole, part.frame->vertical);
  if (leg.lying.y >= head.bottom() - kHair) return;
  // A stream's story goes on at the head of the next leg, over its own headline.
  if (part.frame->heads_in_columns && leg_index > 0) return;
  const bool under = gap_across(leg.lying, head).sp < 0;
  if (!under && is_side_head(part)) return;
  const Length step = view.page->grid.leading;
  if (!under && leg.lying.y >= head.y - step)
    return findings.add(PageRule::L2, RuleSeverity::warning, leg.rect, part.story,
                        fmt::format("a leg of {} stands beside its headline, not under it (raw wrap): give the head "
                                    "the width of all its legs",
                                    story_name(settings, part.story)));
  findings.add(PageRule::L2, RuleSeverity::error, leg.rect, part.story,
               fmt::format("a leg of {} begins {} above the foot of its own headline: move it under the head",
                           story_name(settings, part.story), in_mm(head.bottom() - leg.lying.y)));
}

// A leg in another frame of the page than its head's: under the head, or beside it on a level with it (raw wrap).
void check_leg_elsewhere(const PartView& part, const LegView& leg, const PartView& headed, const PageView& view,
                         const RuleSettings& settings, Findings& findings) {
  const Rect head = lying(headed.head->whole, part.frame->vertical);
  if (leg.lying.y >= head.bottom() - kHair) return;
  const bool in_its_column = gap_across(leg.lying, head).sp < 0;
  if (!in_its_column && is_side_head(headed)) return;
  if (!in_its_column && leg.lying.y >= head.y - view.page->grid.leading)
    return findings.add(PageRule::L2, RuleSeverity::warning, leg.rect, part.story,
                        fmt::format("a leg of {} in frame \"{}\" stands beside its headline, not under it (raw wrap): "
                                    "give the head the width of all its legs",
                                    story_name(settings, part.story), part.frame->name));
  findings.add(PageRule::L2, RuleSeverity::error, leg.rect, part.story,
               fmt::format("a leg of {} in frame \"{}\" begins {} above the foot of its own headline: let the frame "
                           "begin under the head",
                           story_name(settings, part.story), part.frame->name, in_mm(head.bottom() - leg.lying.y)));
}

// Whether a line from top to bottom, or a box, stands between two heads.
bool is_parted(const PageView& view, const Rect& left, const Rect& right) {
  return std::any_of(view.page->items.begin(), view.page->items.end(), [&](const DisplayItem& item) {
    const auto* rule = std::get_if<RuleItem>(&item);
    return rule != nullptr && rule->a.x == rule->b.x && rule->a.x >= left.right() - kHair &&
           rule->a.x <= right.x + kHair && std::min(rule->a.y, rule->b.y) < std::min(left.bottom(), right.bottom()) &&
           std::max(rule->a.y, rule->b.y) > std::max(left.y, right.y);
  });
}

struct HeadPair {
  const PartView *left, *right;
};

// Whether type of a third story or a picture stands in the white between two heads.
bool stand_neighbours(const HeadPair& pair, const PageView& view) {
  const Rect &a = pair.left->head->ink, &b = pair.right->head->ink;
  const Length top = std::max(a.y, b.y), foot = std::min(a.bottom(), b.bottom());
  const Rect between{a.right(), top, b.x - a.right(), foot - top};
  if (between.empty()) return true;
  const PageAnatomy& anatomy = view.page->anatomy;
  const auto parts_them = [&](const AnatomyLine& line) {
    return line.story != pair.left->story && line.story != pair.right->story && line.frame != kNoFrame &&
           line.ink.overlaps(between);
  };
  return std::none_of(anatomy.lines.begin(), anatomy.lines.end(), parts_them) &&
         std::none_of(anatomy.pictures.begin(), anatomy.pictures.end(),
                      [&](const AnatomyPicture& picture) { return picture.rect.overlaps(between); });
}

// The column that keeps two heads apart: the grid's, or the legs' where the grid has no such columns.
Length column_of(const HeadPair& pair, const PageView& view) {
  Length column = view.page->grid.column_width;
  for (const PartView* part : {pair.left, pair.right})
    for (const LegView& leg : part->legs) column = std::min(column, leg.rect.width);
  return column;
}

// Two heads that stand side by side closer than a column and look alike in size.
bool bump(const HeadPair& pair, const PageView& view, const RuleSettings& settings) {
  const HeadView &a = *pair.left->head, &b = *pair.right->head;
  const Length least = length_of(settings, RuleLimit::bump_least_size, {}, {});
  const Length larger = std::max(a.size, b.size), smaller = std::min(a.size, b.size);
  if (a.vertical || b.vertical || smaller < least) return false;
  if (gap_down(a.ink, b.ink).sp >= 0 || gap_across(a.rect, b.rect).sp < 0) return false;
  if (gap_across(a.ink, b.ink) >= column_of(pair, view) || !stand_neighbours(pair, view)) return false;
  return std::int64_t{larger.sp - smaller.sp} * 100 <=
         std::int64_t{larger.sp} * count_of(settings, RuleLimit::bump_size_difference);
}

void check_pair(const HeadPair& pair, const PageView& view, const RuleSettings& settings, Findings& findings) {
  if (!bump(pair, view, settings)) return;
  const HeadView &a = *pair.left->head, &b = *pair.right->head;
  const std::string names =
      fmt::format("{} and {}", story_name(settings, pair.left->story), story_name(settings, pair.right->story));
  const Rect place = joined(a.ink, b.ink);
  if (pair.left->frame->is_boxed() != pair.right->frame->is_boxed())
    return findings.add(PageRule::L16, RuleSeverity::warning, place, pair.right->story,
                        fmt::format("only the box keeps the heads of {} apart ({} and {}): give them other sizes or "
                                    "places",
                                    names, in_points(a.size), in_points(b.size)));
  const bool same = a.face == b.face && a.size == b.size;
  const bool abut = gap_across(a.rect, b.rect) <= view.page->grid.gutter * 2 &&
                    gap_across(a.ink, b.ink) <= a.size * 2 && !is_parted(view, a.rect, b.rect);
  findings.add(PageRule::L4, same && abut ? RuleSeverity::error : RuleSeverity::warning, place, pair.right->story,
               fmt::format("the heads of {} stand side by side {} apart at {} and {}{}: set one larger, smaller or "
                           "lower, or part them",
                           names, in_mm(gap_across(a.ink, b.ink)), in_points(a.size), in_points(b.size),
                           same && abut ? ", in the same face, with no rule between" : ""));
}

// A story in the masthead's ear (报眼) is no rank of the page under it: its head is small on purpose.
bool stands_in_ear(const PartView& part, const PageView& view, const RuleSettings& settings) {
  const auto beside = [&](const AnatomyFurniture& piece) {
    return piece.kind == FurnitureKind::text && !settings.newspaper.empty() && piece.text == settings.newspaper &&
           gap_down(piece.rect, part.frame->rect).sp < 0 && gap_across(piece.rect, part.frame->rect).sp >= 0;
  };
  const auto& furniture = view.page->anatomy.furniture;
  return view.page->number == 1 && std::any_of(furniture.begin(), furniture.end(), beside);
}

bool may_be_ranked(const PartView& part, const PageView& view, const RuleSettings& settings) {
  return is_first_head(part) && !stands_in_ear(part, view, settings) && !part.head->vertical &&
         (*settings.stories)[part.story].kind == StoryKind::story && !part.frame->advertisement &&
         !part.frame->heads_in_columns;
}

// The story of the least priority on the page, when it is alone there with it.
const PartView* lead_of(const std::vector<const PartView*>& heads, const RuleSettings& settings) {
  const auto priority = [&](const PartView* part) { return (*settings.stories)[part->story].priority; };
  const PartView* lead = nullptr;
  bool alone = false;
  for (const PartView* part : heads) {
    if (lead != nullptr && priority(part) == priority(lead)) alone = false;
    if (lead != nullptr && priority(part) >= priority(lead)) continue;
    lead = part;
    alone = true;
  }
  return alone ? lead : nullptr;
}

} // namespace

void check_l2(const PageView& view, const RuleSettings& settings, Findings& findings) {
  for (const PartView& part : view.parts) {
    for (std::size_t leg = 0; part.head && leg < part.legs.size(); ++leg)
      check_leg_against_head(part, leg, view, settings, findings);
    if (part.head || part.legs.empty() || part.frame->heads_in_columns) continue; // streams go on at the top
    // The story goes on in another frame of the page: not over the head.
    const PartView* first = part_with_head(view, part.story);
    if (first == nullptr || first->head->repeat || first->frame->vertical != part.frame->vertical) continue;
    for (const LegView& leg : part.legs) check_leg_elsewhere(part, leg, *first, view, settings, findings);
  }
}

void check_l4(const PageView& view, const RuleSettings& settings, Findings& findings) {
  for (std::size_t a = 0; a < view.parts.size(); ++a)
    for (std::size_t b = a + 1; b < view.parts.size(); ++b) {
      const PartView &one = view.parts[a], &other = view.parts[b];
      if (!is_first_head(one) || !is_first_head(other) || one.story == other.story) continue;
      const bool in_order = one.head->rect.x <= other.head->rect.x;
      check_pair(in_order ? HeadPair{&one, &other} : HeadPair{&other, &one}, view, settings, findings);
    }
}

void check_l10(const PageView& view, const RuleSettings& settings, Findings& findings) {
  std::vector<const PartView*> heads;
  for (const PartView& part : view.parts)
    if (may_be_ranked(part, view, settings)) heads.push_back(&part);
  const PartView* lead = lead_of(heads, settings);
  const Length difference = length_of(settings, RuleLimit::lead_difference, {}, {});
  for (const PartView* lower : heads) {
    const auto smaller_above = [&](const PartView* upper) {
      return upper->head->rect.bottom() <= lower->head->rect.y + kHair && upper->head->size < lower->head->size &&
             upper->head->rect.width >= lower->head->rect.width - kHair;
    };
    const auto above = std::find_if(heads.begin(), heads.end(), smaller_above);
    if (above != heads.end())
      findings.add(
          PageRule::L10, RuleSeverity::warning, lower->head->ink, lower->story,
          fmt::format("the head of {} ({}) is larger than that of {} ({}), which stands higher on the page and "
                      "is no narrower: make heads smaller down the page",
                      story_name(settings, lower->story), in_points(lower->head->size),
                      story_name(settings, (*above)->story), in_points((*above)->head->size)));
  }
  if (lead == nullptr) return;
  const auto smaller = [](const PartView* a, const PartView* b) { return a->head->size < b->head->size; };
  heads.erase(std::find(heads.begin(), heads.end(), lead));
  const auto next = std::max_element(heads.begin(), heads.end(), smaller);
  if (next == heads.end() || lead->head->size >= (*next)->head->size + difference) return;
  findings.add(PageRule::L10, RuleSeverity::warning, (*next)->head->ink, (*next)->story,
               fmt::format("the head of {} has {}, that of the lead ({}) {}: the lead's should be {} larger",
                           story_name(settings, (*next)->story), in_points((*next)->head->size),
                           story_name(settings, lead->story), in_points(lead->head->size), in_points(difference)));
}

namespace {

// Whether a picture stands on a frame's own ground: the notch of an L-shaped frame is not its.
bool stands_on(const Rect& picture, const AnatomyFrame& frame) {
  if (frame.parts.empty()) return picture.overlaps(frame.rect);
  return std::any_of(frame.parts.begin(), frame.parts.end(), [&](const Rect& part) { return picture.overlaps(part); });
}

// A rectangle of an L-shaped frame that begins under the head, beside which something else stands: a picture, another
// story. The head is not wanted over that.
bool is_under_neighbour(const LegView& leg, const PartView& part) {
  const auto holds = [&](const Rect& rect) { return rect.overlaps(leg.rect); };
  const auto& rects = part.frame->parts;
  const auto found = std::find_if(rects.begin(), rects.end(), holds);
  if (found == rects.end()) return false;
  const bool vertical = part.frame->vertical;
  return lying(*found, vertical).y >= lying(part.head->whole, vertical).bottom() - kHair;
}

// What a head must cover: the legs in its frame, and those elsewhere that begin above it.
Rect text_to_cover(const PartView& part, const PageView& view) {
  Rect text;
  for (const LegView& leg : part.legs)
    if (!is_under_neighbour(leg, part)) text = joined(text, leg.rect);
  const Length top = lying(part.head->whole, part.frame->vertical).y - view.page->grid.leading;
  for (const PartView& other : view.parts) {
    if (other.story != part.story || other.head || other.frame->vertical != part.frame->vertical) continue;
    for (const LegView& leg : other.legs)
      if (!part.head->repeat && leg.lying.y < top) text = joined(text, leg.rect);
  }
  return text;
}

} // namespace

void check_l11(const PageView& view, const RuleSettings& settings, Findings& findings) {
  for (const PartView& part : view.parts) {
    if (!part.head || is_side_head(part) || part.frame->heads_in_columns || part.legs.empty()) continue;
    Rect text = text_to_cover(part, view);
    for (const AnatomyPicture& picture : view.page->anatomy.pictures)
      if (stands_on(picture.rect, *part.frame)) text = joined(text, picture.rect);
    const Rect head = lying(part.head->rect, part.frame->vertical);
    text = lying(text, part.frame->vertical);
    const Length indent = part.legs.front().lines.front()->size * 3; // legs of one indented line
    const Length out = std::max(head.x - text.x, text.right() - head.right());
    const Length over = std::max(text.x - head.x, head.right() - text.right());
    if (out > indent)
      findings.add(PageRule::L11, RuleSeverity::error, part.head->rect, part.story,
                   fmt::format("the head of {} leaves {} of its text uncovered: make it as wide as its legs",
                               story_name(settings, part.story), in_mm(out)));
    else if (over > indent)
      findings.add(PageRule::L11, RuleSeverity::error, part.head->rect, part.story,
                   fmt::format("the head of {} runs {} past its text: use a narrower frame, or add copy",
                               story_name(settings, part.story), in_mm(over)));
  }
}

} // namespace broadsheet
