#include "layout/flow/region.hpp"

#include "layout/flow/vertical.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

// Rows that a box's rule and inset take at top and at bottom.
int box_rows(const Frame& frame, Length leading) {
  const Length inset_length = frame.box.inset + frame.box.rule;
  return inset_length.sp <= 0 ? 0 : (inset_length + leading - Length{1}) / leading;
}

bool has_box(const Frame& frame) { return frame.box.rule.sp > 0 || frame.box.tint.has_value(); }

// Gutters may grow by this much, in tenths of an em, so that legs hold whole ems. Where the grid is told by characters
// all that is left over is theirs: less than one em for each leg, in one gutter less.
constexpr std::int32_t kGutterGrowth = 6, kGutterGrowthByCharacters = 10;

// Legs are counted from the side where a line of the page begins.
Length leg_left(const FrameRegion& region, int leg) {
  const Length steps = (region.measure + region.gutter) * leg;
  return region.grid->right_to_left ? region.inner.right() - region.measure - steps : region.inner.x + steps;
}

void place_legs(FrameRegion& region, Length whole_em) {
  const Frame& frame = *region.frame;
  const int legs = std::max(1, frame.columns);
  const std::int32_t most = region.grid->column_characters > 0 ? kGutterGrowthByCharacters : kGutterGrowth;
  region.gutter = frame.gutter;
  region.measure = (region.inner.width - frame.gutter * (legs - 1)) / legs;
  if (whole_em.sp > 0 && legs > 1) {
    const Length rounded = whole_em * (region.measure / whole_em);
    const Length gutter = (region.inner.width - rounded * legs) / (legs - 1);
    if (rounded.sp > 0 && (gutter - frame.gutter).sp <= whole_em.sp / 10 * most) {
      region.measure = rounded;
      region.gutter = gutter;
    }
  }
  for (int leg = 0; leg < legs; ++leg) region.leg_x.push_back(leg_left(region, leg));
}

} // namespace

FrameRegion region_of(const Frame& frame, const BaselineGrid& grid, int first_line, Length whole_em) {
  if (frame.vertical) {
    const auto turned = turn_frame(frame, grid, first_line);
    FrameRegion lying = region_of(turned->frame, turned->grid, 1, whole_em);
    lying.turned = turned;
    return lying;
  }
  FrameRegion region;
  region.whole_em = whole_em;
  region.frame = &frame;
  region.grid = &grid;
  const int padding = has_box(frame) ? box_rows(frame, grid.leading) : 0;
  region.first_line = std::max(frame.first_line, first_line) + padding;
  region.last_line = frame.first_line + frame.lines - 1 - padding;
  const Length side = has_box(frame) ? frame.box.inset + frame.box.rule : Length{};
  const Length top = line_top(grid, region.first_line);
  region.inner = {frame.rect.x + side, top, frame.rect.width - side * 2, grid.leading * std::max(0, region.lines())};
  place_legs(region, whole_em);
  return region;
}

FrameRegion beside_strip(const FrameRegion& region, Length strip) {
  FrameRegion rest = region;
  const int legs = region.legs();
  const Length gutters = region.frame->gutter * (legs - 1), em = region.whole_em;
  rest.inner.width = std::max(Length{}, region.inner.width - strip);
  rest.gutter = region.frame->gutter;
  rest.measure = std::max(Length{}, rest.inner.width - gutters) / legs;
  if (em.sp > 0) rest.measure = em * (rest.measure / em);
  rest.inner.width = rest.measure * legs + gutters;
  if (!region.frame->side_head_right) rest.inner.x = region.inner.right() - rest.inner.width;
  for (int leg = 0; leg < legs; ++leg) rest.leg_x[static_cast<std::size_t>(leg)] = leg_left(rest, leg);
  return rest;
}

} // namespace broadsheet
