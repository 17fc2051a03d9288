// L16: rules, boxes and borders against type.
#include "layout/rules/page_view.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace broadsheet {
namespace {

enum class Touch : std::uint8_t { none, near, through };

// What is drawn: a straight rule, or four sides of a box or of an ornament.
struct Drawn {
  Rect rect;    // a rule's ink; a box's outline
  Length depth; // of a box's sides
  Length radius;
  bool box = false;
};

// An ornament's depth is its frame's.
Length border_depth(const DisplayPage& page, const Rect& outline) {
  for (const AnatomyFrame& frame : page.anatomy.frames)
    if (frame.rect == outline) return frame.box;
  return {};
}

std::optional<Drawn> drawn(const DisplayPage& page, const DisplayItem& item) {
  if (const auto* rule = std::get_if<RuleItem>(&item)) {
    const Length x = std::min(rule->a.x, rule->b.x), y = std::min(rule->a.y, rule->b.y), half = rule->weight / 2;
    const bool upright = rule->a.x == rule->b.x;
    if (upright) return Drawn{{x - half, y, rule->weight, std::max(rule->a.y, rule->b.y) - y}, {}, {}, false};
    return Drawn{{x, y - half, std::max(rule->a.x, rule->b.x) - x, rule->weight}, {}, {}, false};
  }
  if (const auto* box = std::get_if<BoxItem>(&item)) return Drawn{box->rect, box->weight, box->radius, true};
  if (const auto* ornament = std::get_if<OrnamentItem>(&item))
    if (const Length depth = border_depth(page, ornament->rect); depth.sp > 0)
      return Drawn{ornament->rect, depth, {}, true};
  return std::nullopt;
}

// An underline is the type's own: no longer than its line, and close under its letters.
bool is_underline(const Rect& rule, const AnatomyLine& line) {
  const Length slack = line.size / 2;
  if (line.vertical) {
    const bool along = rule.y >= line.ink.y - slack && rule.bottom() <= line.ink.bottom() + slack;
    return along && rule.width < rule.height && distance(rule, line.ink) < slack;
  }
  const bool along = rule.x >= line.ink.x - slack && rule.right() <= line.ink.right() + slack;
  return along && rule.height < rule.width && rule.y >= line.baseline.y && rule.y < line.baseline.y + slack;
}

Touch touch_of(const Rect& ink, const Rect& band, const Rect& room) {
  if (ink.overlaps(band)) return Touch::through;
  return ink.overlaps(room) ? Touch::near : Touch::none;
}

// How far the point of a rectangle that is next to a rounded corner is from the corner's middle, against a radius.
bool beyond_corner(const Rect& box, Length radius, const Rect& type, Length allowed) {
  const Length left = box.x + radius, right = box.right() - radius;
  const Length top = box.y + radius, foot = box.bottom() - radius;
  const Length across = std::max({left - type.x, type.right() - right, Length{}});
  const Length down = std::max({top - type.y, type.bottom() - foot, Length{}});
  if (across.sp == 0 || down.sp == 0) return false; // beside no corner
  const std::int64_t x = across.sp, y = down.sp, most = std::max(allowed.sp, 0);
  return x * x + y * y > most * most;
}

Touch touch_of_box(const Drawn& box, const Rect& band, const Rect& room) {
  if (!box.rect.overlaps(band)) return Touch::none;
  const Rect inside = inset(box.rect, box.depth);
  const Length radius = std::max(Length{}, box.radius - box.depth);
  if (!inside.contains(band) || beyond_corner(inside, radius, band, radius)) return Touch::through;
  return !inside.contains(room) || beyond_corner(inside, radius, room, radius) ? Touch::near : Touch::none;
}

struct Touches {
  const AnatomyLine* first = nullptr;
  int count = 0;
};

Touch worst_touch(const Drawn& drawn, const AnatomyLine& line, const PageView& view, const RuleSettings& settings) {
  const Rect& band = view.band_of(line);
  const Length gap = scale(length_of(settings, RuleLimit::rule_gap, line.size, view.page->grid.leading), 95, 100);
  const Rect& measure = line.rect;
  Rect room = inset(line.vertical ? Rect{band.x, measure.y, band.width, measure.height}
                                  : Rect{measure.x, band.y, measure.width, band.height},
                    -gap);
  if (!is_running_text(line)) room = band; // heads and cells have rules by them
  if (drawn.box) return touch_of_box(drawn, band, room);
  const bool upright = drawn.rect.height > drawn.rect.width;
  const Rect middle = upright ? Rect{drawn.rect.x + drawn.rect.width / 2, drawn.rect.y, Length{1}, drawn.rect.height}
                              : Rect{drawn.rect.x, drawn.rect.y + drawn.rect.height / 2, drawn.rect.width, Length{1}};
  return drawn.rect.overlaps(band) ? Touch::through : touch_of(middle, band, room);
}

} // namespace

void check_rules_near_type(const PageView& view, const RuleSettings& settings, Findings& findings) {
  Touches near, through;
  for (const DisplayItem& item : view.page->items) {
    const std::optional<Drawn> mark = drawn(*view.page, item);
    const auto& lines = view.page->anatomy.lines;
    const auto underlined = [&](const AnatomyLine& line) { return is_underline(mark->rect, line); };
    if (!mark || (!mark->box && std::any_of(lines.begin(), lines.end(), underlined))) continue;
    const AnatomyLine *nearest = nullptr, *struck = nullptr;
    for (const AnatomyLine& line : lines) {
      if (line.frame == kNoFrame || line.engine_words || (nearest != nullptr && struck != nullptr)) continue;
      const Touch touch = worst_touch(*mark, line, view, settings);
      if (touch == Touch::near && nearest == nullptr) nearest = &line;
      if (touch == Touch::through && struck == nullptr) struck = &line;
    }
    Touches& told = struck != nullptr ? through : near;
    const AnatomyLine* line = struck != nullptr ? struck : nearest;
    if (line == nullptr) continue;
    if (told.first == nullptr) told.first = line;
    ++told.count;
  }
  // Told once each: it is the gutter's or the box's design.
  if (through.first != nullptr)
    findings.add(PageRule::L16, RuleSeverity::error, through.first->rect, through.first->story,
                 fmt::format("{} through the type, here of {}: move the rule, or widen the box's inset",
                             through.count == 1 ? "a rule runs" : fmt::format("{} rules run", through.count),
                             story_name(settings, through.first->story)));
  if (near.first != nullptr)
    findings.add(
        PageRule::L16, RuleSeverity::warning, near.first->rect, near.first->story,
        fmt::format("{} rule{} closer than {} to the type, here of {}: widen the gutter or the box's inset", near.count,
                    near.count == 1 ? " stands" : "s stand",
                    in_points(length_of(settings, RuleLimit::rule_gap, near.first->size, view.page->grid.leading)),
                    story_name(settings, near.first->story)));
}

} // namespace broadsheet
