#include "layout/flow/picture_group.hpp"

#include <numeric>

namespace broadsheet {
namespace {

// Width over height in thousandths, without the extremes.
std::int64_t ratio_of(const PictureShape& shape) {
  if (shape.width <= 0 || shape.height <= 0) return 1500;
  return std::clamp<std::int64_t>(std::int64_t{shape.width} * 1000 / shape.height, 500, 2500);
}

// A length cut into parts in proportion to weights, without rounding faults adding up; no part under a fifth of an even
// one.
std::vector<Length> shares(Length whole, std::vector<std::int64_t> weights) {
  const std::int64_t sum = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
  for (std::int64_t& weight : weights) weight = std::max(weight, sum / (5 * static_cast<std::int64_t>(weights.size())));
  const std::int64_t all = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
  std::vector<Length> parts;
  std::int64_t reached = 0;
  Length placed;
  for (const std::int64_t weight : weights) {
    reached += weight;
    parts.push_back(scale(whole, reached, all) - placed);
    placed += parts.back();
  }
  return parts;
}

// One use: cells in the pictures' order.
class Grouper {
 public:
  Grouper(Length gutter, std::span<const PictureShape> shapes, const WordsHeight& words)
      : gutter_(gutter), shapes_(shapes), words_(words) {}

  void row(const Rect& area, std::size_t first, std::size_t count) {
    std::vector<std::int64_t> weights;
    for (std::size_t i = first; i < first + count; ++i) weights.push_back(ratio_of(shapes_[i]));
    const std::vector<Length> widths = shares(area.width - gaps(count), weights);
    std::vector<Length> under;
    for (std::size_t i = 0; i < count; ++i) under.push_back(words_(first + i, widths[i]));
    const Length deepest = *std::max_element(under.begin(), under.end());
    Length x = area.x;
    for (std::size_t i = 0; i < count; ++i) {
      cells.push_back({{x, area.y, widths[i], std::max(Length{}, area.height - deepest)}, under[i]});
      x += widths[i] + gutter_;
    }
  }

  void column(const Rect& area, std::size_t first, std::size_t count) {
    std::vector<std::int64_t> weights;
    std::vector<Length> under;
    Length free = area.height - gaps(count);
    for (std::size_t i = first; i < first + count; ++i) {
      weights.push_back(1000000 / ratio_of(shapes_[i]));
      under.push_back(words_(i, area.width));
      free -= under.back();
    }
    const std::vector<Length> heights = shares(std::max(Length{}, free), weights);
    Length y = area.y;
    for (std::size_t i = 0; i < count; ++i) {
      cells.push_back({{area.x, y, area.width, heights[i]}, under[i]});
      y += heights[i] + under[i] + gutter_;
    }
  }

  void mosaic(const Rect& area) {
    Rect large = area, rest = area;
    if (area.width >= area.height) {
      large.width = (area.width - gutter_) * 2 / 3;
      rest.x += large.width + gutter_;
      rest.width -= large.width + gutter_;
      column(large, 0, 1);
      return column(rest, 1, shapes_.size() - 1);
    }
    large.height = (area.height - gutter_) * 2 / 3;
    rest.y += large.height + gutter_;
    rest.height -= large.height + gutter_;
    column(large, 0, 1);
    row(rest, 1, shapes_.size() - 1);
  }

  std::vector<PictureCell> cells;

 private:
  [[nodiscard]] Length gaps(std::size_t count) const { return gutter_ * (static_cast<std::int32_t>(count) - 1); }
  Length gutter_;
  std::span<const PictureShape> shapes_;
  const WordsHeight& words_;
};

} // namespace

std::vector<PictureCell> group_cells(const GroupStyle& style, const Rect& area, std::span<const PictureShape> shapes,
                                     const WordsHeight& words, bool right_to_left) {
  Grouper grouper(style.gutter, shapes, words);
  if (shapes.empty()) return {};
  if (shapes.size() == 1 || style.kind == PictureGroup::column)
    grouper.column(area, 0, shapes.size());
  else if (style.kind == PictureGroup::mosaic)
    grouper.mosaic(area);
  else
    grouper.row(area, 0, shapes.size());
  for (PictureCell& cell : grouper.cells)
    if (right_to_left) cell.picture.x = area.x + area.right() - cell.picture.right();
  return std::move(grouper.cells);
}

} // namespace broadsheet
