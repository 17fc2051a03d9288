#include "layout/rules/page_view.hpp"

#include "layout/base/utf8.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace broadsheet {
namespace {

bool is_head_role(BlockRole role) { return role <= BlockRole::byline; }

bool is_caption_role(BlockRole role) {
  return role == BlockRole::caption || role == BlockRole::credit || role == BlockRole::qr_title ||
         role == BlockRole::qr_label;
}

PartView& part_of(PageView& view, const AnatomyLine& line) {
  const AnatomyFrame* frame = &view.page->anatomy.frames[line.frame];
  const auto found = std::find_if(view.parts.rbegin(), view.parts.rend(), [&](const PartView& part) {
    return part.story == line.story && part.frame == frame;
  });
  if (found != view.parts.rend()) return *found;
  PartView part;
  part.story = line.story;
  part.frame = frame;
  view.parts.push_back(std::move(part));
  return view.parts.back();
}

void add_to_head(PartView& part, const AnatomyLine& line) {
  if (!part.head) part.head.emplace();
  HeadView& head = *part.head;
  head.whole = joined(head.whole, line.rect);
  if (!line.repeat_head && line.role != BlockRole::headline) return;
  head.rect = joined(head.rect, line.rect);
  head.ink = joined(head.ink, line.ink);
  head.size = line.size;
  head.face = line.face;
  head.vertical = line.vertical;
  head.repeat = line.repeat_head;
}

// Whether a picture, or a pull quote, stands between two lines of a row: the two are of one leg.
bool run_around(const DisplayPage& page, const Rect& before, const Rect& rect, bool vertical) {
  const Length left = std::min(before.right(), rect.right()), right = std::max(before.x, rect.x);
  const Rect between{left, rect.y, right - left, rect.height};
  const auto in_it = [&](const Rect& other) { return lying(other, vertical).overlaps(between); };
  const PageAnatomy& anatomy = page.anatomy;
  return std::any_of(anatomy.pictures.begin(), anatomy.pictures.end(),
                     [&](const AnatomyPicture& picture) { return in_it(picture.rect); }) ||
         std::any_of(anatomy.lines.begin(), anatomy.lines.end(), [&](const AnatomyLine& line) {
           return line.role == BlockRole::quote && !line.engine_words && in_it(line.rect);
         });
}

// Lines follow each other down a leg; the next one begins where they rise, or stand somewhere else altogether: beside
// the last one, when that was the only one of its leg, or over nothing of the leg.
bool begins_leg(const DisplayPage& page, const LegView& leg, const AnatomyLine& line, const Rect& rect) {
  if (leg.lines.empty() || (line.beside && line.role != BlockRole::item)) return false; // cells of a row
  const Rect before = lying(leg.lines.back()->rect, line.vertical);
  if (rect.y < before.y - before.height / 2) return true;
  if (rect.y > before.y + before.height / 2) return gap_across(leg.lying, rect).sp >= 0;
  return gap_across(before, rect).sp >= 0 && !run_around(page, before, rect, line.vertical);
}

void add_to_legs(const DisplayPage& page, PartView& part, const AnatomyLine& line) {
  const Rect rect = lying(line.rect, line.vertical);
  if (part.legs.empty() || begins_leg(page, part.legs.back(), line, rect)) part.legs.emplace_back();
  LegView& leg = part.legs.back();
  leg.rect = joined(leg.rect, line.rect);
  leg.lying = joined(leg.lying, rect);
  leg.lines.push_back(&line);
}

constexpr std::string_view kHanDigits[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

// 十二, 二十, 三一: what of a Chinese number stands at `at`; nothing when there is none.
int han_number(std::string_view text, std::size_t& at) {
  int number = 0, digit = 0;
  bool any = false;
  for (;; any = true) {
    const std::string_view rest = text.substr(at);
    const auto found = std::find_if(std::begin(kHanDigits), std::end(kHanDigits),
                                    [&](std::string_view one) { return rest.starts_with(one); });
    if (found != std::end(kHanDigits)) {
      digit = std::min(digit * 10 + static_cast<int>(found - std::begin(kHanDigits)), 9999);
    } else if (rest.starts_with("十")) {
      number += (digit == 0 ? 1 : digit) * 10;
      digit = 0;
    } else {
      break;
    }
    at += 3;
  }
  return any ? number + digit : -1;
}

} // namespace

PageView view_of(const DisplayPage& page) {
  PageView view;
  view.page = &page;
  for (const AnatomyLine& line : page.anatomy.lines) {
    view.bands.push_back(type_band(page, line));
    if (line.frame == kNoFrame || line.story == CopyRange::kNoStory) continue;
    if (line.role == BlockRole::quote) continue;                          // words that stand in the text already
    if (line.engine_words && !line.notice && !line.repeat_head) continue; // marks of lists
    PartView& part = part_of(view, line);
    if (line.repeat_head || (!line.engine_words && is_head_role(line.role)))
      add_to_head(part, line);
    else if (!line.engine_words && is_caption_role(line.role))
      part.captions.push_back(&line);
    else if (!is_drop_cap(line, page))
      add_to_legs(page, part, line);
  }
  for (PartView& part : view.parts)
    if (part.head && part.head->rect.empty()) part.head->rect = part.head->ink = part.head->whole;
  return view;
}

Rect lying(const Rect& rect, bool vertical) {
  return vertical ? Rect{rect.y, -rect.right(), rect.height, rect.width} : rect;
}

Rect caption_of(const PageView& view, const AnatomyPicture& picture) {
  const bool common = picture.frame != kNoFrame && view.page->anatomy.frames[picture.frame].common_caption;
  Rect caption;
  for (const PartView& part : view.parts)
    for (const AnatomyLine* line : part.captions) {
      const bool its = common ? line->frame == picture.frame : part.story == picture.story;
      if (its && line->role != BlockRole::qr_title && line->role != BlockRole::qr_label)
        caption = joined(caption, line->rect);
    }
  return caption;
}

Rect captioned_rect(const PageView& view, const AnatomyPicture& picture) {
  Rect rect = picture.rect;
  if (picture.frame != kNoFrame && view.page->anatomy.frames[picture.frame].common_caption)
    for (const AnatomyPicture& other : view.page->anatomy.pictures)
      if (other.frame == picture.frame) rect = joined(rect, other.rect);
  return rect;
}

Length gap_across(const Rect& a, const Rect& b) { return std::max(b.x - a.right(), a.x - b.right()); }
Length gap_down(const Rect& a, const Rect& b) { return std::max(b.y - a.bottom(), a.y - b.bottom()); }
Length distance(const Rect& a, const Rect& b) { return std::max({Length{}, gap_across(a, b), gap_down(a, b)}); }

Length lying_baseline(const AnatomyLine& line) { return line.vertical ? -line.baseline.x : line.baseline.y; }

bool is_running_text(const AnatomyLine& line) {
  return line.on_grid && !line.engine_words && (line.role == BlockRole::paragraph || line.role == BlockRole::item);
}

// The letter of a drop cap is a line of its own, as large as several.
bool is_drop_cap(const AnatomyLine& line, const DisplayPage& page) {
  return line.role == BlockRole::paragraph && !line.engine_words && !line.on_grid &&
         line.size > scale(page.grid.leading, 14, 10);
}

// The least: an obstacle may stand between two lines of a paragraph.
Length pitch_of(const LegView& leg) {
  Length least;
  for (std::size_t i = 1; i < leg.lines.size(); ++i) {
    const AnatomyLine &a = *leg.lines[i - 1], &b = *leg.lines[i];
    const Length pitch = lying_baseline(b) - lying_baseline(a);
    if (is_running_text(a) && is_running_text(b) && !b.starts_paragraph && pitch.sp > 0)
      least = least.sp > 0 ? std::min(least, pitch) : pitch;
  }
  return least;
}

bool Findings::wanted(PageRule rule) const {
  return settings_.rules.severity[static_cast<std::size_t>(rule)] != RuleSeverity::off;
}

void Findings::add(PageRule rule, RuleSeverity grade, const Rect& place, std::uint32_t story, std::string message) {
  const RuleSeverity severity = settings_.rules.severity[static_cast<std::size_t>(rule)].value_or(grade);
  if (severity != RuleSeverity::off) breaks_.push_back({rule, severity, page_, place, story, std::move(message)});
}

int count_of(const RuleSettings& settings, RuleLimit limit) {
  const Measure value = settings.rules.limits[static_cast<std::size_t>(limit)].value_or(Measure{});
  return static_cast<int>(value.milli / 1000);
}

Length length_of(const RuleSettings& settings, RuleLimit limit, Length em, Length line) {
  return resolve(settings.rules.limits[static_cast<std::size_t>(limit)].value_or(Measure{}), em, line);
}

std::string story_name(const RuleSettings& settings, std::uint32_t story) {
  if (story == CopyRange::kNoStory) return "the page";
  return fmt::format("story {}", (*settings.stories)[story].id);
}

std::string in_mm(Length length) { return format_mm(length, 1) + " mm"; }
std::string in_points(Length length) { return format_points(length, 1) + " pt"; }

std::vector<int> numbers_in(std::string_view text) {
  std::vector<int> numbers;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] >= '0' && text[at] <= '9') {
      int number = 0;
      for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at)
        number = std::min(number * 10 + (text[at] - '0'), 99999);
      numbers.push_back(number);
    } else if (const int number = han_number(text, at); number >= 0) {
      numbers.push_back(number);
    } else {
      at = decode_utf8(text, at).next;
    }
  }
  return numbers;
}

bool names_page(const RuleSettings& settings, std::string_view text, int page) {
  if (const auto label = settings.labels.find(page); label != settings.labels.end())
    return text.find(label->second) != std::string_view::npos;
  const std::vector<int> numbers = numbers_in(text);
  return std::find(numbers.begin(), numbers.end(), page) != numbers.end();
}

} // namespace broadsheet
