#include "templates/language/read_paragraph.hpp"

#include "templates/language/read_profile.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace broadsheet {
namespace {

const Names kAttributes{"name",        "parent",       "face",         "strong-face",   "em-face",
                        "size",        "minimum-size", "leading",      "align",         "indent",
                        "left-indent", "right-indent", "space-before", "space-after",   "tracking",
                        "ink",         "profile",      "hyphenate",    "maximum-lines", "balance",
                        "rule-above",  "rule-below",   "rule-ink",     "background",    "padding",
                        "writing"};
constexpr Units kAnyUnit{.em = true, .line = true};

} // namespace

ParagraphStyle ParagraphReader::read(const XmlNode& node, WrittenParagraph& written) {
  const Attributes attributes(node, faults_, kAttributes);
  ParagraphStyle style;
  style.profile = default_profile(sheet_.language).name;
  style.house_profile = find_profile_of(sheet_, style.profile).own;
  const std::string name = attributes.required_name("name");
  for (const ParagraphStyle& other : sheet_.paragraphs)
    if (!name.empty() && other.name == name)
      faults_.error(attributes.span("name"), "duplicate", fmt::format("the paragraph style \"{}\" stands twice", name),
                    "another name");
  inherit(attributes, style, written);
  style.name = name;
  style.span = node.span;
  read_names(attributes, style, attributes.has("parent"));
  read_choices(attributes, style);
  read_size(attributes, written);
  read_lengths(attributes, written);
  resolve_lengths(attributes, written, style);
  return style;
}

void ParagraphReader::inherit(const Attributes& attributes, ParagraphStyle& style, WrittenParagraph& written) {
  if (!attributes.has("parent")) return;
  const std::string parent = attributes.required("parent");
  if (parent.empty()) return;
  const auto index = find_index(attributes, "parent", parent, sheet_.paragraphs, "earlier paragraph style", faults_);
  if (!index) return;
  style = sheet_.paragraphs[*index];
  written = known_[*index];
}

void ParagraphReader::read_names(const Attributes& attributes, ParagraphStyle& style, bool has_parent) {
  const auto face = [&](std::string_view name) {
    return find_index(attributes, name, attributes.required(name), sheet_.faces, "face", faults_);
  };
  if (attributes.has("face") || !has_parent) style.face = face("face").value_or(style.face);
  if (attributes.has("strong-face")) style.strong_face = face("strong-face");
  if (attributes.has("em-face")) style.em_face = face("em-face");
  const StyleNames names{sheet_};
  style.ink = read_ink(attributes, "ink", names, faults_).value_or(style.ink);
  style.rule_ink = read_ink(attributes, "rule-ink", names, faults_).value_or(style.rule_ink);
  if (attributes.has("background")) style.background = read_ink(attributes, "background", names, faults_);
  read_profile_name(attributes, style);
}

void ParagraphReader::read_profile_name(const Attributes& attributes, ParagraphStyle& style) {
  if (!attributes.has("profile")) return;
  const std::string name = attributes.required_name("profile");
  const ProfileByName known = find_profile_of(sheet_, name);
  if (known.found == nullptr && !name.empty()) return report_unknown_profile(attributes, "profile", sheet_, faults_);
  style.profile = name;
  style.house_profile = known.own;
}

void ParagraphReader::read_choices(const Attributes& attributes, ParagraphStyle& style) {
  style.alignment = static_cast<Alignment>(
      attributes.choice("align", {"justify", "left", "center", "right"}, static_cast<std::size_t>(style.alignment)));
  style.hyphenate = attributes.yes_no("hyphenate", style.hyphenate);
  style.balanced = attributes.yes_no("balance", style.balanced);
  style.vertical = attributes.choice("writing", {"horizontal", "vertical"}, style.vertical ? 1 : 0) == 1;
  style.maximum_lines =
      static_cast<std::uint8_t>(attributes.integer("maximum-lines", 0, 99).value_or(style.maximum_lines));
}

// The size, and what follows from it for a style that says nothing of it: a larger size needs a leading of its own.
void ParagraphReader::read_size(const Attributes& attributes, WrittenParagraph& written) {
  if (const auto size = attributes.measure("size", {}, {.zero = false})) {
    written.size = *size;
    written.minimum_size.reset();
  }
  if (const auto minimum = attributes.measure("minimum-size", {}, {.zero = false})) written.minimum_size = minimum;
  const Length em = resolve(written.size, {}, {});
  if (em > Length::points(1000)) attributes.bad("size", "a size over 1000pt", "at most 1000pt");
  if (const auto leading = attributes.measure("leading", kAnyUnit, {.zero = false}))
    written.leading = *leading;
  else if (em > resolve(written.leading, em, sheet_.grid_leading))
    written.leading = {1200, Unit::em};
}

void ParagraphReader::read_lengths(const Attributes& attributes, WrittenParagraph& written) {
  const auto take = [&](std::string_view name, Measure& to, Units units, bool negative) {
    to = attributes.measure(name, units, {.negative = negative}).value_or(to);
  };
  take("indent", written.first_indent, kAnyUnit, true);
  take("left-indent", written.left_indent, kAnyUnit, false);
  take("right-indent", written.right_indent, kAnyUnit, false);
  take("space-before", written.space_before, kAnyUnit, false);
  take("space-after", written.space_after, kAnyUnit, false);
  take("tracking", written.tracking, {.em = true}, true);
  take("rule-above", written.rule_above, {}, false);
  take("rule-below", written.rule_below, {}, false);
  take("padding", written.padding, kAnyUnit, false);
}

void ParagraphReader::resolve_lengths(const Attributes& attributes, const WrittenParagraph& written,
                                      ParagraphStyle& style) {
  style.size = std::min(resolve(written.size, {}, {}), Length::points(1000));
  const auto length = [&](Measure measure) { return resolve(measure, style.size, sheet_.grid_leading); };
  style.minimum_size = written.minimum_size ? length(*written.minimum_size) : style.size;
  if (style.minimum_size > style.size)
    attributes.bad("minimum-size", "a minimum-size larger than the size",
                   fmt::format("at most {}pt", format_points(style.size)));
  style.leading = length(written.leading);
  style.on_grid = written.leading == Measure{1000, Unit::line};
  style.first_indent = length(written.first_indent);
  style.left_indent = length(written.left_indent);
  style.right_indent = length(written.right_indent);
  style.space_before = length(written.space_before);
  style.space_after = length(written.space_after);
  style.tracking = length(written.tracking);
  style.rule_above = length(written.rule_above);
  style.rule_below = length(written.rule_below);
  style.padding = length(written.padding);
}

} // namespace broadsheet
