#include "templates/language/read_grid.hpp"

#include <fmt/format.h>

namespace broadsheet {
namespace {

constexpr Length kSmallFive = Length::points(9); // 小五, the usual body size
constexpr int kMostCharacters = 60;

Length from_milli(std::int64_t milli) { return resolve({milli, Unit::mm}, {}, {}); }

// Reads one grid; the fields hold what the file says, before the rest is worked out.
class GridReader {
 public:
  GridReader(const XmlNode& node, const PageBoxes& boxes, const PageFormat* format, Length leading, Faults& faults)
      : attributes_(
            node, faults,
            {"x", "y", "width", "height", "columns", "gutter", "column-characters", "character", "column-order"}),
        boxes_(boxes), format_(format) {
    grid_.leading = leading;
  }

  BaselineGrid run() {
    grid_.columns = attributes_.required_integer("columns", 1, 60).value_or(1);
    grid_.right_to_left = attributes_.choice("column-order", {"left-to-right", "right-to-left"}, 0) == 1;
    read_characters();
    read_type_area();
    if (grid_.type_area.empty() || grid_.leading.sp <= 0) return grid_;
    grid_.column_width = (grid_.type_area.width - grid_.gutter * (grid_.columns - 1)) / grid_.columns;
    grid_.lines = grid_.type_area.height / grid_.leading;
    grid_.first_baseline = grid_.type_area.y + grid_ascent(grid_.leading);
    if (grid_.column_width.sp <= 0)
      attributes_.bad("columns", fmt::format("{} columns leave no width", grid_.columns),
                      "fewer columns or a narrower gutter");
    if (grid_.lines == 0) attributes_.bad("height", "a grid of less than one line", "a higher type area");
    return grid_;
  }

 private:
  void read_characters() {
    if (attributes_.has("column-characters")) {
      grid_.column_characters = attributes_.integer("column-characters", 1, kMostCharacters).value_or(0);
      grid_.character = fixed("character", false).value_or(kSmallFive);
      grid_.gutter = grid_.character;
    } else if (attributes_.has("character")) {
      attributes_.bad("character", "a character size without column-characters", "column-characters=\"...\" beside it");
    }
    const Length em = grid_.character;
    if (const auto gutter = attributes_.measure("gutter", {.em = em.sp > 0})) grid_.gutter = resolve(*gutter, em, {});
  }

  std::optional<Length> fixed(std::string_view name, bool zero) {
    const auto measure = attributes_.measure(name, {.line = true}, {.zero = zero});
    if (!measure) return std::nullopt;
    return resolve(*measure, {}, grid_.leading);
  }

  // A length of the type area that the file gives, or that the format or the columns give.
  Length side(std::string_view name, std::optional<Length> otherwise) {
    if (const auto given = fixed(name, name == "x" || name == "y")) return *given;
    if (otherwise) return *otherwise;
    if (!attributes_.has(name)) attributes_.missing(name);
    return {};
  }

  std::optional<Length> width_by_characters() {
    if (grid_.column_characters == 0) return std::nullopt;
    if (attributes_.has("width"))
      attributes_.bad("width", "a width and column-characters, which give one", "one of the two");
    return grid_.character * grid_.column_characters * grid_.columns + grid_.gutter * (grid_.columns - 1);
  }

  void read_type_area() {
    std::optional<Length> width, height, x, y;
    if (format_ != nullptr) width = from_milli(format_->area_width), height = from_milli(format_->area_height);
    if (const auto counted = width_by_characters()) width = counted;
    Rect& area = grid_.type_area;
    area.width = width && grid_.column_characters > 0 ? *width : side("width", width);
    area.height = side("height", height);
    // Centred: with a named format, or across when the columns give the width.
    if (width) x = (boxes_.width - area.width) / 2;
    if (height) y = (boxes_.height - area.height) / 2;
    area.x = side("x", x);
    area.y = side("y", y);
  }

  Attributes attributes_;
  const PageBoxes& boxes_;
  const PageFormat* format_;
  BaselineGrid grid_;
};

void no_children(const XmlNode& node, Faults& faults) {
  for_each_element(node, faults, {}, [](const XmlNode&) {});
}

} // namespace

PageBoxes read_page_boxes(const XmlNode& node, const PageFormat*& format, Faults& faults) {
  const Attributes attributes(node, faults, {"format", "width", "height", "bleed", "slug"});
  no_children(node, faults);
  const auto length = [](std::optional<Measure> measure) { return measure ? resolve(*measure, {}, {}) : Length{}; };
  PageBoxes boxes;
  boxes.bleed = length(attributes.measure("bleed", {}));
  boxes.slug = length(attributes.measure("slug", {}));
  if (!attributes.has("format")) {
    boxes.width = length(attributes.required_measure("width", {}, {.zero = false}));
    boxes.height = length(attributes.required_measure("height", {}, {.zero = false}));
    return boxes;
  }
  const std::string name = attributes.text("format");
  format = find_page_format(name);
  if (format == nullptr) {
    report_unknown_name(attributes.span("format"), "page format", name, page_format_names(), faults);
    return boxes;
  }
  boxes.width = from_milli(format->width);
  boxes.height = from_milli(format->height);
  for (const auto* side : {"width", "height"})
    if (attributes.has(side))
      attributes.bad(side, fmt::format("a format and a {}", side), "a format, or width and height");
  return boxes;
}

BaselineGrid read_grid(const XmlNode& node, const PageBoxes& boxes, const PageFormat* format, Length leading,
                       Faults& faults) {
  no_children(node, faults);
  return GridReader(node, boxes, format, leading, faults).run();
}

} // namespace broadsheet
