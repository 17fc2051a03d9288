#include "layout/page/border.hpp"

#include "layout/page/ornaments.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

std::string name_of(BorderKind kind) { return "border " + std::string(kBorderNames[static_cast<std::size_t>(kind)]); }

// The rules of a border from the outer edge on, in twentieths of its depth: weight, and where it begins.
struct RuleShare {
  std::int32_t begin, weight;
};
std::vector<RuleShare> rules_of(BorderKind kind) {
  switch (kind) {
  case BorderKind::single:
    return {{0, 20}};
  case BorderKind::double_rule:
    return {{0, 5}, {15, 5}};
  case BorderKind::thick_thin:
    return {{0, 10}, {16, 4}};
  case BorderKind::thin_thick:
    return {{0, 4}, {10, 10}};
  case BorderKind::beads:
    return {{0, 2}, {18, 2}};
  default:
    return {};
  }
}

// The four sides, clockwise from the top; `corner` is where the corner piece before the side has its outer corner.
struct Side {
  Point corner;
  Length length; // with both corner pieces
  int turns;     // quarters clockwise
};

std::vector<Side> sides_of(const Rect& outline) {
  return {{{outline.x, outline.y}, outline.width, 0},
          {{outline.right(), outline.y}, outline.height, 1},
          {{outline.right(), outline.bottom()}, outline.width, 2},
          {{outline.x, outline.bottom()}, outline.height, 3}};
}

Point turned(Point corner, Length along, Length across, int turns) {
  switch (turns) {
  case 0:
    return {corner.x + along, corner.y + across};
  case 1:
    return {corner.x - across, corner.y + along};
  case 2:
    return {corner.x - along, corner.y - across};
  default:
    return {corner.x + across, corner.y - along};
  }
}

void add_side(OrnamentItem& item, std::span<const OrnamentStep> corner, std::span<const OrnamentStep> unit,
              const Side& side, Length depth, int units) {
  const auto add = [&](std::span<const OrnamentStep> steps, Length begin, Length length) {
    for (const OrnamentStep& step : steps) {
      const auto place = [&](OrnamentPoint point) {
        return turned(side.corner, begin + scale(length, point.along, 1000), scale(depth, point.across, 1000),
                      side.turns);
      };
      item.path.push_back({step.verb, place(step.a), place(step.b), place(step.c)});
    }
  };
  add(corner, {}, depth);
  const Length room = side.length - depth * 2;
  for (int i = 0; i < units; ++i) {
    const Length begin = scale(room, i, units);
    add(unit, depth + begin, scale(room, i + 1, units) - begin);
  }
}

void add_ornament(std::vector<DisplayItem>& items, const FrameBox& box, const Rect& outline, bool stroked) {
  const Ornament& ornament = ornament_of(box.border);
  OrnamentItem item;
  item.name = name_of(box.border);
  item.rect = outline;
  item.ink = box.rule_ink;
  if (stroked) item.weight = scale(box.rule, ornament.pen, 1000);
  for (const Side& side : sides_of(outline))
    add_side(item, stroked ? ornament.corner_strokes : ornament.corner_fills,
             stroked ? ornament.unit_strokes : ornament.unit_fills, side, box.rule,
             units_on_side(box.border, box.rule, side.length));
  if (!item.path.empty()) items.emplace_back(std::move(item));
}

} // namespace

int units_on_side(BorderKind kind, Length depth, Length side) {
  if (!is_ornament(kind) || depth.sp <= 0) return 1;
  const Length unit = scale(depth, ornament_of(kind).length, 1000);
  return std::max(1, (side - depth * 2 + unit / 2) / unit);
}

std::vector<DisplayItem> ground_items(const FrameBox& box, const Rect& outline, bool over) {
  std::vector<DisplayItem> items;
  if (!box.tint) return items;
  if (box.fade)
    items.emplace_back(FadeItem{outline, *box.tint, *box.fade, box.fade_to, box.corner, over});
  else
    items.emplace_back(FillItem{outline, *box.tint, box.corner});
  return items;
}

std::vector<DisplayItem> border_items(const FrameBox& box, const Rect& outline) {
  std::vector<DisplayItem> items;
  if (box.rule.sp <= 0) return items;
  for (const RuleShare& rule : rules_of(box.border)) {
    const Length begin = scale(box.rule, rule.begin, 20);
    items.emplace_back(BoxItem{inset(outline, begin), scale(box.rule, rule.weight, 20), box.rule_ink,
                               std::max(Length{}, box.corner - begin)});
  }
  if (!is_ornament(box.border)) return items;
  add_ornament(items, box, outline, false);
  add_ornament(items, box, outline, true);
  return items;
}

std::vector<RuleItem> clear_rules(const RuleItem& rule, std::vector<Rect> obstacles) {
  std::sort(obstacles.begin(), obstacles.end(), [](const Rect& a, const Rect& b) { return a.y < b.y; });
  std::vector<RuleItem> pieces;
  Length top = rule.a.y;
  const auto add = [&](Length foot) {
    if (foot <= top) return;
    pieces.push_back(rule);
    pieces.back().a.y = top;
    pieces.back().b.y = foot;
  };
  for (const Rect& obstacle : obstacles) {
    if (obstacle.x >= rule.a.x || obstacle.right() <= rule.a.x || obstacle.bottom() <= top) continue;
    if (obstacle.y >= rule.b.y) break;
    add(obstacle.y);
    top = std::max(top, obstacle.bottom());
  }
  add(rule.b.y);
  return pieces;
}

} // namespace broadsheet
