#include "layout/flow/runaround.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

constexpr std::int32_t kLeastEms = 6;
constexpr Length kLeastLatin{72 * 65536}; // 6 picas

struct Span1 {
  Length begin, end;
};

// Stretches of the row that obstacles take, from the left, joined where they meet.
std::vector<Span1> taken(std::span<const Obstacle> obstacles, const Rect& row, bool& both_sides) {
  std::vector<Span1> spans;
  for (const Obstacle& obstacle : obstacles)
    for (const Rect& part : obstacle.parts) {
      if (!part.overlaps(row)) continue;
      spans.push_back({std::max(part.x, row.x), std::min(part.right(), row.right())});
      both_sides = both_sides && obstacle.both_sides;
    }
  std::sort(spans.begin(), spans.end(), [](const Span1& a, const Span1& b) { return a.begin < b.begin; });
  std::vector<Span1> joined;
  for (const Span1& span : spans)
    if (!joined.empty() && span.begin <= joined.back().end)
      joined.back().end = std::max(joined.back().end, span.end);
    else
      joined.push_back(span);
  return joined;
}

// A piece of whole ems: what is over goes to the obstacle's side.
FreePiece in_whole_ems(FreePiece piece, const Rect& row, Length em) {
  if (em.sp <= 0) return piece;
  const Length width = em * (piece.width / em);
  if (piece.x != row.x) piece.x += piece.width - width;
  piece.width = width;
  return piece;
}

} // namespace

Obstacle rectangle_obstacle(const Rect& rect, const RunaroundStyle& style) {
  return {{inset(rect, -style.clearance)}, style.both_sides};
}

Obstacle outline_obstacle(const Contour& contour, const Rect& rect, const RunaroundStyle& style) {
  Obstacle obstacle;
  obstacle.both_sides = style.both_sides;
  const auto bands = static_cast<std::int64_t>(contour.size());
  for (std::int64_t i = 0; i < bands; ++i) {
    const auto& band = contour[static_cast<std::size_t>(i)];
    if (!band) continue;
    const Length top = rect.y + scale(rect.height, i, bands), foot = rect.y + scale(rect.height, i + 1, bands);
    const Length left = rect.x + scale(rect.width, band->left, 65536);
    const Length right = rect.x + scale(rect.width, band->right, 65536);
    obstacle.parts.push_back(inset(Rect{left, top, right - left, foot - top}, -style.clearance));
  }
  return obstacle;
}

bool touches(std::span<const Obstacle> obstacles, const Rect& rect) {
  return std::any_of(obstacles.begin(), obstacles.end(), [&](const Obstacle& obstacle) {
    return std::any_of(obstacle.parts.begin(), obstacle.parts.end(),
                       [&](const Rect& part) { return part.overlaps(rect); });
  });
}

std::vector<FreePiece> free_pieces(std::span<const Obstacle> obstacles, const Rect& row, Length least,
                                   Length whole_em) {
  bool both_sides = true;
  const std::vector<Span1> spans = taken(obstacles, row, both_sides);
  if (spans.empty()) return {{row.x, row.width}};
  std::vector<FreePiece> pieces;
  const auto add = [&](Length begin, Length end) {
    const FreePiece piece = in_whole_ems({begin, end - begin}, row, whole_em);
    if (piece.width >= least && piece.width.sp > 0) pieces.push_back(piece);
  };
  Length begin = row.x;
  for (const Span1& span : spans) {
    add(begin, span.begin);
    begin = span.end;
  }
  add(begin, row.right());
  if (both_sides || pieces.size() < 2) return pieces;
  return {*std::max_element(pieces.begin(), pieces.end(),
                            [](const FreePiece& a, const FreePiece& b) { return a.width < b.width; })};
}

std::vector<PourSlot> pour_slots(const FrameRegion& region, std::span<const Obstacle> obstacles, int first_line,
                                 std::span<const int> feet, Length least) {
  std::vector<PourSlot> slots;
  for (int leg = 0; leg < region.legs(); ++leg) {
    const auto index = static_cast<std::size_t>(leg);
    const Length x = region.leg_x[index];
    const LegLines& lines = region.leg_lines.at(index);
    for (int line = std::max(first_line, lines.first); line <= std::min(feet[index], lines.last); ++line) {
      const Rect row{x, line_top(*region.grid, line), region.measure, region.grid->leading};
      for (const FreePiece& piece : free_pieces(obstacles, row, least, region.whole_em))
        slots.push_back({leg, line, piece.x, piece.width, piece.width == region.measure});
    }
  }
  return slots;
}

Length least_beside(const FrameRegion& region) {
  return region.whole_em.sp > 0 ? region.whole_em * kLeastEms : kLeastLatin;
}

} // namespace broadsheet
