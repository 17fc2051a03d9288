#include "templates/language/read_parts.hpp"

#include "templates/language/read_place.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace broadsheet {
namespace {

constexpr Length kSameMeasure{65536 / 50}; // legs may differ by what rounding of the grid leaves

struct ReadPart {
  FramePart part;
  Span span;
  [[nodiscard]] int last_line() const { return part.first_line + part.lines - 1; }
};

Length leg_of(const FramePart& part, Length gutter) {
  return (part.rect.width - gutter * (part.columns - 1)) / part.columns;
}

// What a frame of several rectangles cannot have.
void check_looks(const Attributes& attributes, const Frame& frame) {
  const std::string plain = "a frame that is one rectangle";
  for (const std::string_view name : {"box", "tint", "inset", "border", "fade"})
    if (attributes.has(name)) attributes.bad(name, fmt::format("{} around a frame of parts", name), plain);
  if (frame.vertical) attributes.bad("writing", "a vertical frame of parts", plain);
  if (frame.role != FrameRole::story && frame.role != FrameRole::continuation && frame.role != FrameRole::notice)
    attributes.bad("role", "a frame of parts that holds no story", "story, continuation or notice");
  if (attributes.has("columns"))
    attributes.bad("columns", "columns of a frame of parts", "columns of each <part>, one when it does not say");
}

void check_places(const Attributes& attributes, Faults& faults) {
  for (const XmlAttribute& attribute : attributes.node().attributes)
    if (is_known(attribute.name, place_attributes()))
      faults.error(attribute.span, "mixed-place", fmt::format("\"{}\" in a <frame> of parts", attribute.name),
                   "the places of its <part>s");
}

// A part and the one before it stand side by side, a gutter apart, with lines beside each other.
void check_neighbours(const ReadPart& before, const ReadPart& part, const BaselineGrid& grid, const Frame& frame,
                      Faults& faults) {
  const Length gap = grid.right_to_left ? before.part.rect.x - part.part.rect.right()
                                        : part.part.rect.x - before.part.rect.right();
  if (gap < Length{} - kSameMeasure)
    return faults.error(part.span, "parts", "a part that overlaps the one before it, or stands before it",
                        "parts in the order of their columns, side by side");
  if (gap > std::max(grid.gutter, frame.gutter) + kSameMeasure)
    return faults.error(part.span, "parts",
                        fmt::format("{}pt of white between a part and the one before it", format_points(gap, 1)),
                        "parts that touch: at most a gutter between them");
  if (part.part.first_line > before.last_line() || before.part.first_line > part.last_line())
    faults.error(part.span, "parts",
                 fmt::format("lines {} to {} beside lines {} to {}", part.part.first_line, part.last_line(),
                             before.part.first_line, before.last_line()),
                 "parts that touch: some line of the one beside a line of the other");
}

// A head stands over neighbours only: the parts that begin highest are side by side.
void check_top(const std::vector<ReadPart>& parts, int top, Faults& faults) {
  bool open = false, closed = false;
  for (const ReadPart& part : parts) {
    const bool high = part.part.first_line == top;
    if (high && closed)
      return faults.error(part.span, "parts", "two tops with a lower part between them",
                          "parts that begin highest side by side: the head stands over them");
    closed = closed || (open && !high);
    open = open || high;
  }
}

void check_measures(const std::vector<ReadPart>& parts, const Frame& frame, Faults& faults) {
  const Length first = leg_of(parts.front().part, frame.gutter);
  for (const ReadPart& part : parts) {
    const Length leg = leg_of(part.part, frame.gutter);
    if (leg - first <= kSameMeasure && first - leg <= kSameMeasure) continue;
    faults.error(part.span, "parts",
                 fmt::format("legs {}pt wide beside legs of {}pt", format_points(leg, 1), format_points(first, 1)),
                 "one measure: base columns for each leg as in the first part");
  }
}

void take(const std::vector<ReadPart>& parts, const BaselineGrid& grid, Frame& frame) {
  int first = parts.front().part.first_line, last = 0, columns = 0;
  for (const ReadPart& part : parts) {
    first = std::min(first, part.part.first_line);
    last = std::max(last, part.last_line());
    columns += part.part.columns;
    frame.parts.push_back(part.part);
  }
  const Rect &one = parts.front().part.rect, &other = parts.back().part.rect;
  const Length x = std::min(one.x, other.x), top = line_top(grid, first);
  frame.rect = {x, top, std::max(one.right(), other.right()) - x, line_top(grid, last + 1) - top};
  frame.first_line = first;
  frame.lines = last - first + 1;
  frame.columns = columns;
}

} // namespace

bool has_parts(const XmlNode& frame) {
  return std::any_of(frame.children.begin(), frame.children.end(),
                     [](const XmlNode& child) { return child.name == "part"; });
}

bool read_parts(const Attributes& attributes, const BaselineGrid& grid, Length em, Frame& frame, Faults& faults) {
  check_looks(attributes, frame);
  check_places(attributes, faults);
  std::vector<ReadPart> parts;
  bool placed = true;
  for (const XmlNode& child : attributes.node().children) {
    if (child.name != "part") continue;
    const Attributes own(child, faults, with_place({"columns"}));
    for_each_element(child, faults, {}, [](const XmlNode&) {});
    const auto place = read_place(own, grid, PlaceKind::area, em, faults);
    const int columns = own.integer("columns", 1, 30).value_or(1);
    placed = placed && place.has_value();
    if (place) parts.push_back({{place->rect, place->first_line, place->lines, columns}, child.span});
  }
  if (!placed || parts.empty()) return false;
  if (parts.size() == 1) faults.error(parts.front().span, "parts", "one part", "two or more, or a frame with a place");
  for (std::size_t i = 1; i < parts.size(); ++i) check_neighbours(parts[i - 1], parts[i], grid, frame, faults);
  check_measures(parts, frame, faults);
  take(parts, grid, frame);
  check_top(parts, frame.first_line, faults);
  return true;
}

} // namespace broadsheet
