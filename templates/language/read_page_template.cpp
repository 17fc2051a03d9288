#include "layout/base/fold.hpp"
#include "templates/language/page_reader.hpp"
#include "templates/language/read_copyfit.hpp"
#include "templates/language/read_frame_looks.hpp"
#include "templates/language/read_grid.hpp"
#include "templates/language/read_parts.hpp"
#include "templates/language/read_pictures.hpp"
#include "templates/language/read_place.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace broadsheet {
namespace {

constexpr std::uint8_t kParagraphRole = 7;          // BlockRole::paragraph; the feed's room is not seen from here
constexpr int kNarrowestLeg = 6;                    // em (L19)
constexpr int kShortestLine = 9, kLongestLine = 30; // characters
const Names kParts{"page", "grid", "frame", "text", "rule", "column-rules", "box", "picture", "refers", "barcode"};

} // namespace

const XmlNode* PageReader::only_child(const XmlNode& root, std::string_view name) {
  const XmlNode* first = nullptr;
  for (const XmlNode& child : root.children) {
    if (child.name != name) continue;
    if (first != nullptr)
      faults_.error(child.span, "duplicate", fmt::format("a second <{}>", name), "one");
    else
      first = &child;
  }
  if (first == nullptr)
    faults_.error(root.span, "missing-element", fmt::format("<page-template> has no <{}>", name),
                  fmt::format("<{} .../>", name));
  return first;
}

PageTemplate PageReader::run(const XmlNode& root) {
  const Attributes attributes(root, faults_, {"version", "name", "furniture"});
  attributes.version();
  page_.name = attributes.required_name("name");
  page_.bare = attributes.has("furniture") && attributes.choice("furniture", {"none"}, 1) == 0;
  const XmlNode* boxes = only_child(root, "page");
  const XmlNode* grid = only_child(root, "grid");
  const PageFormat* format = nullptr;
  if (boxes != nullptr) page_.boxes = read_page_boxes(*boxes, format, faults_);
  if (grid != nullptr) {
    page_.grid = read_grid(*grid, page_.boxes, format, names_.styles.grid_leading, faults_);
    if (!page_.grid.type_area.empty()) check_inside(grid->span, "the type area", page_.grid.type_area);
  }
  const bool placed = boxes != nullptr && grid != nullptr && page_.grid.lines > 0;
  for_each_element(root, faults_, kParts, [&](const XmlNode& child) {
    if (!placed) return; // every place would be a fault that is none
    if (child.name == "frame") read_frame(child);
    if (child.name == "text") read_text(child);
    if (child.name == "rule") read_rule(child);
    if (child.name == "column-rules") read_column_rules(child);
    if (child.name == "box") read_box(child);
    if (child.name == "picture") read_picture(child);
    if (child.name == "refers") read_refers_of(child);
    if (child.name == "barcode") read_barcode_piece(child);
  });
  check_frame_order(page_, order_, faults_);
  return std::move(page_);
}

void PageReader::check_inside(Span at, std::string_view what, const Rect& rect) {
  const PageBoxes& boxes = page_.boxes;
  if (boxes.width.sp <= 0 || boxes.height.sp <= 0) return;
  if (inset(Rect{{}, {}, boxes.width, boxes.height}, -boxes.bleed).contains(rect)) return;
  faults_.error(at, "outside-page",
                fmt::format("{} reaches outside the page: {}mm to {}mm across, {}mm to {}mm down", what,
                            format_mm(rect.x), format_mm(rect.right()), format_mm(rect.y), format_mm(rect.bottom())),
                fmt::format("inside {}mm by {}mm, bleed {}mm", format_mm(boxes.width), format_mm(boxes.height),
                            format_mm(boxes.bleed)));
}

// The design's index is not kept: frames name their design. Returns the size that em means in the frame.
Length PageReader::read_design(const Attributes& attributes, Frame& frame) {
  frame.design = attributes.required_name("design");
  const StyleSheet& styles = names_.styles;
  if (!names_.checked_names || frame.design.empty()) return Length::points(9);
  const auto design = find_index(attributes, "design", frame.design, styles.designs, "design", faults_);
  if (!design || styles.paragraphs.empty()) return Length::points(9);
  return style_of(styles, styles.designs[*design], kParagraphRole).size;
}

void PageReader::read_frame(const XmlNode& node) {
  const Attributes attributes(
      node, faults_,
      with_place(with_frame_looks({"name",        "role",       "design",   "columns",      "gutter",
                                   "column-rule", "head",       "balance",  "continued-in", "below",
                                   "below-gap",   "rule-above", "rule-ink", "box",          "box-ink",
                                   "tint",        "inset",      "crop",     "head-above",   "writing",
                                   "side-head",   "copyfit",    "fill",     "own-grid",     "filler-design"})));
  for_each_element(node, faults_, {"part"}, [](const XmlNode&) {});
  Frame frame;
  frame.span = node.span;
  frame.name = attributes.required_name("name");
  if (!frame.name.empty() && find_frame(page_, frame.name) != nullptr)
    faults_.error(attributes.span("name"), "duplicate",
                  fmt::format("the frame \"{}\" stands twice on this page", frame.name), "another name");
  frame.role = static_cast<FrameRole>(
      attributes.choice("role", {"story", "continuation", "picture", "notice", "quote", "advertisement"}, 0));
  const Length em = read_design(attributes, frame);
  read_directions(attributes, frame);
  read_order(attributes, frame);
  read_legs(attributes, frame, em);
  read_box_of(attributes, frame, em);
  read_crop_of(attributes, frame, names_);
  frame.head_above = attributes.yes_no("head-above", true);
  read_frame_looks(attributes, frame, {em, page_.grid.leading}, names_, faults_);
  read_fitting(attributes, names_, frame, faults_);
  read_place_of(attributes, frame, em);
  order_.push_back({attributes.span("below"), attributes.span("continued-in")});
  page_.frames.push_back(std::move(frame));
}

void PageReader::read_place_of(const Attributes& attributes, Frame& frame, Length em) {
  const auto check = [&] { check_inside(frame.span, fmt::format("the frame \"{}\"", frame.name), frame.rect); };
  if (has_parts(attributes.node())) {
    if (!read_parts(attributes, page_.grid, em, frame, faults_)) return;
    check();
    for (const FramePart& part : frame.parts) {
      Frame legs = frame;
      legs.rect = part.rect;
      legs.columns = part.columns;
      check_legs(attributes, legs, em);
    }
    return;
  }
  const PlaceKind kind = frame.below.empty() ? PlaceKind::area : PlaceKind::flowing;
  const auto place = read_place(attributes, page_.grid, kind, em, faults_);
  if (!place) return;
  frame.rect = place->rect;
  frame.first_line = place->first_line;
  frame.lines = place->lines;
  check();
  check_legs(attributes, frame, em);
}

void PageReader::read_directions(const Attributes& attributes, Frame& frame) {
  frame.vertical = attributes.choice("writing", {"horizontal", "vertical"}, 0) == 1;
  frame.side_head_right = attributes.choice("side-head", {"left", "right"}, 0) == 1;
  if (frame.vertical && (holds_pictures(frame.role) || frame.role == FrameRole::quote))
    attributes.bad("writing",
                   frame.role == FrameRole::quote ? "a vertical frame of a quote" : "a vertical picture frame",
                   "a frame of copy: story, continuation or notice");
}

void PageReader::read_order(const Attributes& attributes, Frame& frame) {
  frame.below = attributes.words("below");
  frame.below_gap = attributes.integer("below-gap", 0, 99).value_or(1);
  if (attributes.has("below") && frame.below.empty())
    attributes.bad("below", "attribute \"below\" is empty", "names of frames of this page");
  if (attributes.has("below-gap") && !attributes.has("below"))
    attributes.bad("below-gap", "a below-gap without below", "below=\"...\" beside it");
  if (attributes.has("continued-in")) frame.continued_in = attributes.required_name("continued-in");
}

Length PageReader::weight(const Attributes& attributes, std::string_view name) {
  const auto measure = attributes.measure(name, {});
  return measure ? resolve(*measure, {}, {}) : Length{};
}

void PageReader::read_legs(const Attributes& attributes, Frame& frame, Length em) {
  frame.columns = attributes.integer("columns", 1, 30).value_or(1);
  frame.gutter = page_.grid.gutter;
  if (const auto gutter = attributes.measure("gutter", {.em = true})) frame.gutter = resolve(*gutter, em, {});
  frame.column_rule = weight(attributes, "column-rule");
  frame.head = static_cast<HeadSpan>(attributes.choice("head", {"frame", "column"}, 0));
  frame.balance = attributes.yes_no("balance", true);
  frame.rule_above = weight(attributes, "rule-above");
  frame.rule_ink = ink(attributes, "rule-ink");
}

void PageReader::read_box_of(const Attributes& attributes, Frame& frame, Length em) {
  frame.box.rule = weight(attributes, "box");
  frame.box.rule_ink = ink(attributes, "box-ink");
  frame.box.tint = read_ink(attributes, "tint", names_, faults_);
  if (const auto gap = attributes.measure("inset", {.em = true, .line = true}))
    frame.box.inset = resolve(*gap, em, page_.grid.leading);
  else if (!holds_pictures(frame.role) && (frame.box.rule.sp > 0 || frame.box.tint))
    frame.box.inset = em / 2; // rules never touch type (L16)
}

void PageReader::check_legs(const Attributes& attributes, const Frame& frame, Length em) {
  if (holds_pictures(frame.role)) return;
  const Length box = frame.box.rule + frame.box.inset; // a border may be deep
  const Length across = frame.vertical ? frame.rect.width : frame.rect.height;
  if (frame.lines < 1 || across - box * 2 < page_.grid.leading)
    faults_.error(frame.span, "bad-value", fmt::format("no whole grid line lies inside the frame \"{}\"", frame.name),
                  "at least one line of the grid");
  const Length inner = (frame.vertical ? frame.rect.height : frame.rect.width) - box * 2;
  const Length leg = (inner - frame.gutter * (frame.columns - 1)) / frame.columns;
  if (leg >= em * kNarrowestLeg) return check_characters(attributes, frame, leg);
  faults_.error(
      attributes.span("columns"), "narrow-leg",
      fmt::format("the legs of the frame \"{}\" are {}pt {}", frame.name, format_points(std::max(leg, Length{}), 1),
                  frame.vertical ? "high" : "wide"),
      fmt::format("at least {} em, which are {}pt here (L19)", kNarrowestLeg, format_points(em * kNarrowestLeg, 1)),
      frame.vertical ? "fewer columns, or a higher frame" : "fewer columns, or a wider frame");
}

// Lines of Han hold 9 to 30 characters: shorter ones are for verse, longer ones lose the eye (section 12).
void PageReader::check_characters(const Attributes& attributes, const Frame& frame, Length leg) {
  if (page_.grid.column_characters == 0) return; // a set that does not count characters
  const StoryDesign* design = names_.checked_names ? find_design(names_.styles, frame.design) : nullptr;
  const Length em = design != nullptr ? whole_em_of(names_.styles, *design, kParagraphRole) : Length{};
  if (em.sp <= 0 || (leg >= em * kShortestLine && leg < em * (kLongestLine + 1))) return;
  faults_.warning(attributes.span("columns"), "measure",
                  fmt::format("the legs of the frame \"{}\" hold {} characters", frame.name, leg / em),
                  fmt::format("{} to {}", kShortestLine, kLongestLine),
                  leg < em * kShortestLine ? "fewer columns, or a wider frame" : "more columns, or a narrower frame");
}

PageTemplate read_page_template(const XmlNode& root, FileId file, const StyleNames& names, Faults& faults) {
  return PageReader(file, names, faults).run(root);
}

} // namespace broadsheet
