#include "layout/flow/region.hpp"

#include "layout/flow/vertical.hpp"

#include <algorithm>
#include <limits>

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

// Legs are counted from the side where a line of the page begins. `steps`: the legs before it with their gutters.
Length leg_left(const BaselineGrid& grid, const Rect& room, Length measure, Length steps) {
  return grid.right_to_left ? room.right() - measure - steps : room.x + steps;
}

// Legs of one rectangle at whole ems, where the gutters can take up the rest.
struct Legs {
  Length measure, gutter;
};
Legs legs_in(const BaselineGrid& grid, Length width, int legs, Length gutter, Length whole_em) {
  const Length measure = (width - gutter * (legs - 1)) / legs;
  if (whole_em.sp <= 0 || legs == 1) return {measure, gutter};
  const Length rounded = whole_em * (measure / whole_em);
  const std::int32_t most = grid.column_characters > 0 ? kGutterGrowthByCharacters : kGutterGrowth;
  const Length wider = (width - rounded * legs) / (legs - 1);
  if (rounded.sp <= 0 || (wider - gutter).sp > std::int64_t{whole_em.sp} * most / 10) return {measure, gutter};
  return {rounded, wider};
}

void place_legs(FrameRegion& region, Length whole_em) {
  const Frame& frame = *region.frame;
  const int legs = std::max(1, frame.columns);
  const Legs placed = legs_in(*region.grid, region.inner.width, legs, frame.gutter, whole_em);
  region.measure = placed.measure;
  region.gutter = placed.gutter;
  for (int leg = 0; leg < legs; ++leg)
    region.leg_x.push_back(
        leg_left(*region.grid, region.inner, region.measure, (region.measure + region.gutter) * leg));
  region.leg_lines.assign(static_cast<std::size_t>(legs), {region.first_line, region.last_line});
}

// One measure for all parts. Whole ems only where every part's gutters can take up the rest.
void place_legs_in_parts(FrameRegion& region, Length whole_em) {
  const Frame& frame = *region.frame;
  const auto narrowest = [&](Length em) {
    Length measure = region.inner.width;
    for (const FramePart& part : frame.parts)
      measure = std::min(measure, legs_in(*region.grid, part.rect.width, part.columns, frame.gutter, em).measure);
    return measure;
  };
  const Length rounded = narrowest(whole_em);
  const bool all_round = std::all_of(frame.parts.begin(), frame.parts.end(), [&](const FramePart& part) {
    return legs_in(*region.grid, part.rect.width, part.columns, frame.gutter, whole_em).measure == rounded;
  });
  region.measure = all_round ? rounded : narrowest(Length{});
  region.gutter = frame.gutter;
  for (const FramePart& part : frame.parts) {
    const Length gutter =
        part.columns == 1 ? Length{} : (part.rect.width - region.measure * part.columns) / (part.columns - 1);
    const LegLines lines{std::max(region.first_line, part.first_line),
                         std::min(region.last_line, part.first_line + part.lines - 1)};
    for (int leg = 0; leg < part.columns; ++leg) {
      region.leg_x.push_back(leg_left(*region.grid, part.rect, region.measure, (region.measure + gutter) * leg));
      region.leg_lines.push_back(lines);
    }
  }
}

// Where baselines stand in lines of another leading than the page's. Closer ones keep the page's place as long as type
// that is as large as its leading does not reach under the line: an em box stands 86 to 88 % over its baseline.
Length own_ascent(Length page_leading, Length leading) {
  if (leading >= page_leading) return grid_ascent(leading);
  return std::min(grid_ascent(page_leading), scale(leading, 86, 100));
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
  if (frame.parts.empty())
    place_legs(region, whole_em);
  else
    place_legs_in_parts(region, whole_em);
  return region;
}

std::vector<LegRoom> rooms_from(const FrameRegion& region, int line) {
  std::vector<LegRoom> rooms;
  for (const LegLines& leg : region.leg_lines) {
    const int first = std::max(leg.first, line);
    rooms.push_back({first - line, std::max(0, leg.last - first + 1)});
  }
  return rooms;
}

std::vector<LegRoom> rooms_of(const FrameRegion& region, int rows) {
  return rooms_from(region, region.last_line - rows + 1);
}

int rows_of_all(std::span<const LegRoom> rooms) {
  int rows = 0;
  for (const LegRoom& room : rooms) rows += room.rows;
  return rows;
}

int rows_of_first(std::span<const LegRoom> rooms) {
  for (const LegRoom& room : rooms)
    if (room.rows > 0) return room.rows;
  return 0;
}

HeadRoom head_room(const FrameRegion& region, int first_line, int last_line) {
  if (region.frame->parts.empty()) return {region.inner.x, region.inner.width};
  const Rect open = part_between(*region.frame, first_line, last_line);
  return {open.x, open.width};
}

FrameRegion with_leading(const FrameRegion& region, Length more) {
  if (more.sp == 0 || region.turned || region.lines() <= 0 || !region.frame->parts.empty()) return region;
  auto leaded = std::make_shared<LeadedFrame>();
  leaded->page_leading = region.grid->leading;
  leaded->first_line = region.first_line;
  leaded->last_line = region.last_line;
  leaded->padding = std::max(0, region.frame->first_line + region.frame->lines - 1 - region.last_line);
  leaded->frame = *region.frame;
  leaded->grid = *region.grid;
  BaselineGrid& own = leaded->grid;
  own.leading = region.grid->leading + more;
  own.type_area.y = region.inner.y;
  own.type_area.height = region.inner.height;
  own.first_baseline = region.inner.y + own_ascent(region.grid->leading, own.leading);
  own.lines = region.inner.height / own.leading;
  leaded->frame.first_line = 1;
  leaded->frame.lines = own.lines;
  FrameRegion closer = region;
  closer.leaded = leaded;
  closer.frame = &leaded->frame;
  closer.grid = &leaded->grid;
  closer.first_line = 1;
  closer.last_line = own.lines;
  closer.leg_lines.assign(region.leg_lines.size(), {1, own.lines});
  return closer;
}

FrameRegion with_lines_above(const FrameRegion& region, int lines) {
  if (lines == 0 || region.turned) return region;
  FrameRegion moved = region;
  moved.first_line -= lines;
  moved.inner.y -= region.grid->leading * lines;
  moved.inner.height = region.grid->leading * std::max(0, moved.lines());
  for (LegLines& leg : moved.leg_lines)
    if (leg.first == region.first_line) leg.first = moved.first_line;
  return moved;
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
  for (int leg = 0; leg < legs; ++leg)
    rest.leg_x[static_cast<std::size_t>(leg)] =
        leg_left(*rest.grid, rest.inner, rest.measure, (rest.measure + rest.gutter) * leg);
  return rest;
}

Length depth_of_lines(Length leading, int lines) {
  const std::int64_t depth = std::int64_t{leading.sp} * lines;
  return Length{static_cast<std::int32_t>(std::min<std::int64_t>(depth, std::numeric_limits<std::int32_t>::max()))};
}

} // namespace broadsheet
