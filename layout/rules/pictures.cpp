// L9, L13: pictures, where they belong and how much they weigh.
#include "layout/rules/page_view.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace broadsheet {
namespace {

bool is_editorial(const DisplayPage& page, const AnatomyPicture& picture) {
  return picture.story != CopyRange::kNoStory &&
         (picture.frame == kNoFrame || !page.anatomy.frames[picture.frame].advertisement);
}

// Whether two things stand under each other over a quarter of the narrower one's measure.
bool shares_columns(const Rect& a, const Rect& b) { return gap_across(a, b).sp < -(std::min(a.width, b.width).sp / 4); }

// The one caption of a group is told of with the group's first picture.
bool is_told_for_group(const AnatomyPicture& picture, const PageView& view) {
  if (picture.frame == kNoFrame || !view.page->anatomy.frames[picture.frame].common_caption) return false;
  const auto& pictures = view.page->anatomy.pictures;
  const auto first = std::find_if(pictures.begin(), pictures.end(),
                                  [&](const AnatomyPicture& other) { return other.frame == picture.frame; });
  return &*first != &picture;
}

void check_caption(const AnatomyPicture& picture, const PageView& view, const RuleSettings& settings,
                   Findings& findings) {
  const Rect caption = caption_of(view, picture), rect = captioned_rect(view, picture);
  if (caption.empty() || caption.overlaps(picture.rect)) return; // none, or over the picture
  if (is_told_for_group(picture, view)) return;
  const Length line = view.page->grid.leading, gap = length_of(settings, RuleLimit::picture_gap, line, line);
  const std::string name = story_name(settings, picture.story);
  const auto warn = [&](std::string message) {
    findings.add(PageRule::L9, RuleSeverity::warning, caption, picture.story, std::move(message));
  };
  if (distance(caption, rect) > gap)
    return warn(fmt::format("the caption of {} stands {} from its picture: put it under or beside it", name,
                            in_mm(distance(caption, rect))));
  const bool beside = gap_down(caption, rect).sp < 0;
  const Length least = length_of(settings, RuleLimit::caption_beside, line, line);
  if (beside && caption.width < least)
    warn(fmt::format("the caption beside {} has {} of measure: at least {}", name, in_mm(caption.width), in_mm(least)));
  if (!beside && caption.width > rect.width + kHair)
    warn(fmt::format("the caption of {} is {} wider than its picture: no wider than the picture", name,
                     in_mm(caption.width - rect.width)));
}

// Whether the picture parts a head from the first leg under it, or touches it.
void check_under_head(const AnatomyPicture& picture, const PartView& part, const PageView& view,
                      const RuleSettings& settings, Findings& findings) {
  if (!part.head || part.legs.empty() || part.story == picture.story) return;
  const Rect rect = lying(picture.rect, part.frame->vertical), body = part.legs.front().lying;
  const Rect head = lying(part.head->whole, part.frame->vertical), ink = lying(part.head->ink, part.frame->vertical);
  const auto warn = [&](std::string_view what) {
    findings.add(
        PageRule::L9, RuleSeverity::warning, picture.rect, picture.story,
        fmt::format("{} {} the head of {}{}", story_name(settings, picture.story), what,
                    story_name(settings, part.story),
                    what == "touches" ? ": a line lower" : " and its text: put it over the head or into the text"));
  };
  // A head is half as high again as its letters: what comes into the white under them parts it all the same.
  const bool under = rect.y >= ink.y + ink.height / 2;
  if (under && shares_columns(rect, head) && shares_columns(rect, body) && rect.bottom() <= body.y + kHair)
    return warn("stands between");
  const Length quarter = view.page->grid.leading / 4;
  if (under && gap_across(rect, ink).sp < 0 && rect.y < ink.bottom() + quarter) warn("touches");
}

// Whether the picture cuts a leg in two.
void check_in_legs(const AnatomyPicture& picture, const PartView& part, const RuleSettings& settings,
                   Findings& findings) {
  const Rect rect = lying(picture.rect, part.frame->vertical);
  const auto beside = [&](const AnatomyLine* line) { return gap_down(lying(line->rect, line->vertical), rect).sp < 0; };
  for (const LegView& leg : part.legs) {
    const bool inside =
        shares_columns(rect, leg.lying) && rect.y > leg.lying.y + kHair && rect.bottom() < leg.lying.bottom() - kHair;
    if (!inside || std::any_of(leg.lines.begin(), leg.lines.end(), beside)) continue;
    return findings.add(PageRule::L9, RuleSeverity::warning, picture.rect, picture.story,
                        fmt::format("{} cuts a leg of {} in two: put it at the head or foot of the leg",
                                    story_name(settings, picture.story), story_name(settings, part.story)));
  }
}

void check_belonging(const AnatomyPicture& picture, const PageView& view, const RuleSettings& settings,
                     Findings& findings) {
  if (picture.belongs_to == CopyRange::kNoStory || picture.belongs_to == picture.story) return;
  constexpr Length far = Length::points(20000);
  Length own = far, own_head = far, other_head = far;
  std::uint32_t other = CopyRange::kNoStory;
  for (const PartView& part : view.parts) {
    const bool is_own = part.story == picture.belongs_to;
    for (const LegView& leg : part.legs)
      if (is_own) own = std::min(own, distance(picture.rect, leg.rect));
    if (!part.head || part.story == picture.story) continue;
    const Length to_head = distance(picture.rect, part.head->ink);
    if (is_own) own_head = std::min(own_head, to_head);
    if (is_own || to_head >= other_head) continue;
    other_head = to_head;
    other = part.story;
  }
  const Length line = view.page->grid.leading, gap = length_of(settings, RuleLimit::picture_gap, line, line);
  const auto warn = [&](const std::string& what) {
    findings.add(
        PageRule::L9, RuleSeverity::warning, picture.rect, picture.story,
        fmt::format("{} {}: put it by its story, or box them together", story_name(settings, picture.story), what));
  };
  if (own == far && own_head == far) return; // its story is on another page
  if (std::min(own, own_head) > gap)
    return warn(fmt::format("stands {} from {}, which it illustrates", in_mm(std::min(own, own_head)),
                            story_name(settings, picture.belongs_to)));
  if (other_head < own_head && other_head < gap)
    warn(fmt::format("stands closer to the head of {} than to that of {}", story_name(settings, other),
                     story_name(settings, picture.belongs_to)));
}

// A picture over most of the page is the page: it is told apart from one that grew too large by this share, in percent.
constexpr std::int64_t kPicturePage = 60;

std::int64_t area(const Rect& rect) { return std::int64_t{rect.width.sp >> 8} * (rect.height.sp >> 8); }

} // namespace

void check_l9(const PageView& view, const RuleSettings& settings, Findings& findings) {
  for (const AnatomyPicture& picture : view.page->anatomy.pictures) {
    if (!is_editorial(*view.page, picture)) continue;
    check_caption(picture, view, settings, findings);
    check_belonging(picture, view, settings, findings);
    for (const PartView& part : view.parts) {
      check_under_head(picture, part, view, settings, findings);
      check_in_legs(picture, part, settings, findings);
    }
  }
}

void check_l13(const PageView& view, const RuleSettings& settings, Findings& findings) {
  std::vector<const AnatomyPicture*> pictures;
  std::int64_t sum = 0;
  for (const AnatomyPicture& picture : view.page->anatomy.pictures)
    if (is_editorial(*view.page, picture)) {
      pictures.push_back(&picture);
      sum += area(picture.rect);
    }
  const std::int64_t page = area(view.page->grid.type_area);
  if (pictures.empty() || page <= 0) return;
  std::stable_sort(pictures.begin(), pictures.end(),
                   [](const auto* a, const auto* b) { return area(a->rect) > area(b->rect); });
  const auto percent = [](std::int64_t part, std::int64_t of) { return part * 100 / std::max<std::int64_t>(of, 1); };
  const int dominant = count_of(settings, RuleLimit::dominant_share);
  if (pictures.size() > 1 && percent(area(pictures[0]->rect), area(pictures[1]->rect)) < dominant)
    findings.add(
        PageRule::L13, RuleSeverity::warning, pictures[0]->rect, pictures[0]->story,
        fmt::format("no picture dominates the page: the largest is {} % of the next one's area, should be {} %",
                    percent(area(pictures[0]->rect), area(pictures[1]->rect)), dominant));
  if (percent(area(pictures[0]->rect), page) >= kPicturePage) return;
  const std::int64_t share = percent(sum, page);
  const int least = count_of(settings, RuleLimit::pictures_least), most = count_of(settings, RuleLimit::pictures_most);
  if (share < least || share > most)
    findings.add(PageRule::L13, RuleSeverity::warning, pictures[0]->rect, pictures[0]->story,
                 fmt::format("pictures take {} % of the type area: {} to {} % make a good page", share, least, most));
}

} // namespace broadsheet
