#include "layout/flow/fragment.hpp"

#include "templates/model/page_template.hpp"

namespace broadsheet {

Rect rect_lying(const PlacedLine& line) {
  return {line.origin.x, line.origin.y - grid_ascent(line.leading), line.measure, line.leading};
}

} // namespace broadsheet
