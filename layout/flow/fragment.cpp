#include "layout/flow/fragment.hpp"

#include "layout/flow/region.hpp"

#include "templates/model/page_template.hpp"

#include <algorithm>
#include <iterator>
#include <span>

namespace broadsheet {

Rect rect_lying(const PlacedLine& line) {
  return {line.origin.x, line.origin.y - grid_ascent(line.leading), line.measure, line.leading};
}

void onto_page_grid(FrameFragment& fragment, const LeadedFrame& frame) {
  for (PlacedLine& line : fragment.lines) line.in_body = false; // the page's grid is not theirs (L14)
  const int used = fragment.last_line;                          // rows of the own grid, from 1
  fragment.first_line = frame.first_line - frame.padding;
  if (used < 1) {
    fragment.last_line = fragment.first_line - 1;
    fragment.free_lines = frame.last_line - frame.first_line + 1;
    return;
  }
  const Length height = frame.grid.leading * used;
  const int foot = frame.first_line - 1 + (height + frame.page_leading - Length{1}) / frame.page_leading;
  fragment.last_line = foot + frame.padding;
  fragment.free_lines = frame.last_line - foot;
}

void count_room(FrameFragment& fragment, int legs, bool leaded) {
  const std::span<const LegUse> all = fragment.legs;
  const std::span<const LegUse> last = all.last(std::min(all.size(), static_cast<std::size_t>(legs)));
  fragment.room_lines = 0;
  if (last.empty()) return;
  const auto less = [](const LegUse& a, const LegUse& b) { return a.empty < b.empty; };
  const int least = std::min_element(last.begin(), last.end(), less)->empty;
  for (const LegUse& leg : last)
    fragment.room_lines += leaded ? leg.empty - least + std::max(0, fragment.free_lines) : leg.empty;
}

namespace {

template <class Items>
void move_to(Items& to, Items& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

} // namespace

void append(FrameFragment& fragment, FrameFragment&& below) {
  move_to(fragment.fills, below.fills);
  move_to(fragment.boxes, below.boxes);
  move_to(fragment.grounds, below.grounds);
  move_to(fragment.rules, below.rules);
  move_to(fragment.pictures, below.pictures);
  move_to(fragment.qr_codes, below.qr_codes);
  move_to(fragment.qr_left, below.qr_left);
  move_to(fragment.lines, below.lines);
  move_to(fragment.notices, below.notices);
  move_to(fragment.parts, below.parts);
  move_to(fragment.legs, below.legs);
  fragment.last_line = std::max(fragment.last_line, below.last_line);
  fragment.free_lines = below.free_lines;
  fragment.room_lines = below.room_lines; // what stays beside its story is no room for copy
}

} // namespace broadsheet
