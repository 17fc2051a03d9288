#include "templates/language/read_place.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace broadsheet {
namespace {

const Names kGridAttributes{"column", "span", "line", "lines", "to-line"};
const Names kAbsoluteAttributes{"x", "y", "width", "height"};

const XmlAttribute* first_of(const Attributes& attributes, const Names& names) {
  for (const XmlAttribute& attribute : attributes.node().attributes)
    if (is_known(attribute.name, names)) return &attribute;
  return nullptr;
}

// The first whole line and the number of whole lines inside a rectangle.
void count_lines(const BaselineGrid& grid, PagePlace& place) {
  if (grid.leading.sp <= 0) return;
  const Length top = place.rect.y - grid.type_area.y;
  const int first = std::max(1, (top + grid.leading - Length{1}) / grid.leading + 1);
  const int last = std::min(grid.lines, (top + place.rect.height) / grid.leading);
  place.first_line = first;
  place.lines = std::max(0, last - first + 1);
}

class PlaceReader {
 public:
  PlaceReader(const Attributes& attributes, const BaselineGrid& grid, PlaceKind kind, Length em, Faults& faults)
      : attributes_(attributes), grid_(grid), kind_(kind), em_(em), faults_(faults) {}

  std::optional<PagePlace> on_grid();
  std::optional<PagePlace> absolute();

 private:
  std::optional<Length> length(std::string_view name, bool negative, bool zero);
  std::optional<std::pair<int, int>> columns();
  std::optional<std::pair<int, int>> lines();
  std::optional<int> last_line(int first);
  std::optional<PagePlace> rule_on_grid();
  void one_direction(std::string_view horizontal, std::string_view vertical);

  const Attributes& attributes_;
  const BaselineGrid& grid_;
  PlaceKind kind_;
  Length em_;
  Faults& faults_;
};

std::optional<Length> PlaceReader::length(std::string_view name, bool negative, bool zero) {
  const auto measure =
      attributes_.required_measure(name, {.em = em_.sp > 0, .line = true}, {.negative = negative, .zero = zero});
  if (!measure) return std::nullopt;
  return resolve(*measure, em_, grid_.leading);
}

// A rule has exactly one of the two.
void PlaceReader::one_direction(std::string_view horizontal, std::string_view vertical) {
  faults_.error(attributes_.node().span, "missing-attribute",
                fmt::format("<{}> needs one of {} and {}", attributes_.node().name, horizontal, vertical),
                fmt::format("{} for a horizontal rule, {} for a vertical one", horizontal, vertical));
}

std::optional<PagePlace> PlaceReader::absolute() {
  PagePlace place;
  const auto x = length("x", true, true);
  const auto y = length("y", true, true);
  const bool rule = kind_ == PlaceKind::rule;
  if (rule && attributes_.has("width") == attributes_.has("height")) {
    one_direction("width", "height");
    return std::nullopt;
  }
  const bool wide = !rule || attributes_.has("width");
  const bool high = !rule || attributes_.has("height");
  const auto width = wide ? length("width", false, false) : Length{};
  const auto height = high ? length("height", false, false) : Length{};
  if (!x || !y || !width || !height) return std::nullopt;
  place.rect = {*x, *y, *width, *height};
  count_lines(grid_, place);
  return place;
}

// First and last column.
std::optional<std::pair<int, int>> PlaceReader::columns() {
  const auto column = attributes_.required_integer("column", 1, std::max(1, grid_.columns));
  const auto span = attributes_.required_integer("span", 1, std::max(1, grid_.columns));
  if (!column || !span) return std::nullopt;
  if (*column + *span - 1 <= grid_.columns) return std::pair(*column, *column + *span - 1);
  attributes_.bad("span", fmt::format("columns {} to {} of a grid of {}", *column, *column + *span - 1, grid_.columns),
                  fmt::format("at most {}", grid_.columns - *column + 1));
  return std::nullopt;
}

std::optional<int> PlaceReader::last_line(int first) {
  if (attributes_.has("to-line")) {
    if (attributes_.has("lines")) attributes_.bad("to-line", "both lines and to-line", "one of them");
    return attributes_.integer("to-line", first, std::max(first, grid_.lines));
  }
  const auto lines = attributes_.required_integer("lines", 1, std::max(1, grid_.lines));
  if (!lines) return std::nullopt;
  if (first + *lines - 1 <= grid_.lines) return first + *lines - 1;
  attributes_.bad("lines", fmt::format("lines {} to {} of a grid of {}", first, first + *lines - 1, grid_.lines),
                  fmt::format("at most {}", std::max(0, grid_.lines - first + 1)));
  return std::nullopt;
}

// First and last line.
std::optional<std::pair<int, int>> PlaceReader::lines() {
  int first = 1;
  if (kind_ == PlaceKind::flowing && !attributes_.has("line")) {
    if (!attributes_.has("to-line")) {
      faults_.error(attributes_.node().span, "missing-attribute",
                    fmt::format("<{}> has no attribute \"to-line\"", attributes_.node().name),
                    "to-line=\"...\", the last line of a frame that begins under others");
      return std::nullopt;
    }
  } else {
    const auto line = attributes_.required_integer("line", 1, std::max(1, grid_.lines));
    if (!line) return std::nullopt;
    first = *line;
  }
  const auto last = last_line(first);
  if (!last) return std::nullopt;
  return std::pair(first, *last);
}

std::optional<PagePlace> PlaceReader::rule_on_grid() {
  if (attributes_.has("span") == (attributes_.has("lines") || attributes_.has("to-line"))) {
    one_direction("span", "lines");
    return std::nullopt;
  }
  PagePlace place;
  if (attributes_.has("span")) {
    const auto across = columns();
    const auto line = attributes_.required_integer("line", 1, grid_.lines + 1);
    if (!across || !line) return std::nullopt;
    place.rect = between_columns(grid_, across->first, across->second);
    place.rect.y = line_top(grid_, *line);
    return place;
  }
  const auto column = attributes_.required_integer("column", 1, std::max(1, grid_.columns));
  const auto down = lines();
  if (!column || !down) return std::nullopt;
  const Length top = line_top(grid_, down->first);
  place.rect = {before_column(grid_, *column), top, {}, line_top(grid_, down->second + 1) - top};
  return place;
}

std::optional<PagePlace> PlaceReader::on_grid() {
  if (kind_ == PlaceKind::rule) return rule_on_grid();
  const auto across = columns();
  const auto down = lines();
  if (!across || !down) return std::nullopt;
  PagePlace place{between_columns(grid_, across->first, across->second), down->first, down->second - down->first + 1};
  place.rect.y = line_top(grid_, down->first);
  place.rect.height = line_top(grid_, down->second + 1) - place.rect.y;
  return place;
}

} // namespace

const Names& place_attributes() {
  static const Names all{"column", "span", "line", "lines", "to-line", "x", "y", "width", "height"};
  return all;
}

Names with_place(Names names) {
  names.insert(names.end(), place_attributes().begin(), place_attributes().end());
  return names;
}

Rect between_columns(const BaselineGrid& grid, int first, int last) {
  // The edges of `first - 1` and `last` columns with their gutters, from the side where column 1 stands.
  const auto edge = [&](int columns) {
    return scale(grid.type_area.width + grid.gutter, columns, std::max(1, grid.columns));
  };
  const Length begin = edge(first - 1), width = edge(last) - grid.gutter - begin;
  const Length left = grid.right_to_left ? grid.type_area.right() - begin - width : grid.type_area.x + begin;
  return {left, {}, width, {}};
}

Length before_column(const BaselineGrid& grid, int column) {
  const Rect own = between_columns(grid, column, column);
  const Length half = column > 1 ? grid.gutter / 2 : Length{};
  return grid.right_to_left ? own.right() + half : own.x - half;
}

std::optional<PagePlace> read_place(const Attributes& attributes, const BaselineGrid& grid, PlaceKind kind, Length em,
                                    Faults& faults) {
  const XmlAttribute* on_grid = first_of(attributes, kGridAttributes);
  const XmlAttribute* absolute = first_of(attributes, kAbsoluteAttributes);
  const std::string_view element = attributes.node().name;
  if (on_grid != nullptr && absolute != nullptr) {
    const XmlAttribute* second = on_grid->span.begin < absolute->span.begin ? absolute : on_grid;
    faults.error(second->span, "mixed-place",
                 fmt::format("\"{}\" in a <{}> that is placed {}", second->name, element,
                             second == absolute ? "on the grid" : "by lengths"),
                 "column, span, line and lines, or x, y, width and height");
    return std::nullopt;
  }
  if (on_grid == nullptr && absolute == nullptr) {
    faults.error(attributes.node().span, "missing-attribute", fmt::format("<{}> has no place", element),
                 "column, span, line and lines, or x, y, width and height");
    return std::nullopt;
  }
  PlaceReader reader(attributes, grid, kind, em, faults);
  return on_grid != nullptr ? reader.on_grid() : reader.absolute();
}

} // namespace broadsheet
