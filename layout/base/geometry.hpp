// Points and rectangles. x grows to the right, y grows down, the origin is the trimmed page's top left corner.
#pragma once

#include "layout/base/length.hpp"

#include <algorithm>

namespace broadsheet {

struct Point {
  Length x, y;
  constexpr bool operator==(const Point&) const = default;
};

struct Size {
  Length width, height;
  constexpr bool operator==(const Size&) const = default;
};

struct Rect {
  Length x, y, width, height;
  constexpr bool operator==(const Rect&) const = default;
  [[nodiscard]] constexpr Length right() const { return x + width; }
  [[nodiscard]] constexpr Length bottom() const { return y + height; }
  [[nodiscard]] constexpr bool empty() const { return width.sp <= 0 || height.sp <= 0; }
  // Touching edges do not overlap.
  [[nodiscard]] constexpr bool overlaps(const Rect& other) const {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }
  [[nodiscard]] constexpr bool contains(const Rect& other) const {
    return x <= other.x && other.right() <= right() && y <= other.y && other.bottom() <= bottom();
  }
};

// The rectangle made smaller by `by` on each side (larger when negative).
constexpr Rect inset(Rect r, Length by) { return {r.x + by, r.y + by, r.width - by * 2, r.height - by * 2}; }

// The least rectangle that holds both; an empty one does not count.
constexpr Rect joined(const Rect& a, const Rect& b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  const Length x = std::min(a.x, b.x), y = std::min(a.y, b.y);
  return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

} // namespace broadsheet
