#include "templates/language/read_paragraph.hpp"

#include "templates/language/read_profile.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace broadsheet {
namespace {

const Names kAttributes{
    "name",          "parent",        "face",         "strong-face", "em-face",          "size",
    "minimum-size",  "leading",       "align",        "indent",      "left-indent",      "right-indent",
    "space-before",  "space-after",   "tracking",     "ink",         "profile",          "hyphenate",
    "maximum-lines", "balance",       "rule-above",   "rule-below",  "rule-ink",         "background",
    "padding",       "writing",       "maximum-size", "sizes",       "minimum-tracking", "maximum-tracking",
    "minimum-width", "maximum-width", "minimum-fill", "spread",      "drop-cap",         "drop-cap-face",
    "drop-cap-gap",  "drop-cap-words"};
constexpr Units kAnyUnit{.em = true, .line = true};

std::optional<int> whole_number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

// "-3%", "97.5%" in thousandths; nothing when it is missing or wrong.
std::optional<int> percent(const Attributes& attributes, std::string_view name, int least, int most) {
  if (!attributes.has(name)) return std::nullopt;
  std::string value = attributes.text(name);
  const auto wrong = [&]() -> std::optional<int> {
    attributes.bad(name, fmt::format("{}=\"{}\"", name, value),
                   fmt::format("a percentage from {}% to {}%, with one decimal place at most", least / 10, most / 10));
    return std::nullopt;
  };
  if (!value.ends_with('%')) return wrong();
  std::string digits = value.substr(0, value.size() - 1);
  if (digits.size() > 2 && digits[digits.size() - 2] == '.')
    digits.erase(digits.size() - 2, 1);
  else
    digits.push_back('0');
  const auto thousandths = digits == "0" ? std::nullopt : whole_number(digits);
  return thousandths && *thousandths >= least && *thousandths <= most ? thousandths : wrong();
}

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
  read_head_ranges(attributes, style, written);
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
  read_drop_cap(attributes, style);
}

void ParagraphReader::read_drop_cap(const Attributes& attributes, ParagraphStyle& style) {
  const auto lines = attributes.integer("drop-cap", 0, 5);
  if (lines == 1) attributes.bad("drop-cap", "drop-cap=\"1\"", "2 to 5 lines, or 0 for none");
  style.drop_cap_lines = static_cast<std::uint8_t>(lines.value_or(style.drop_cap_lines));
  style.drop_cap_words =
      static_cast<std::uint8_t>(attributes.integer("drop-cap-words", 0, 9).value_or(style.drop_cap_words));
  if (attributes.has("drop-cap-face"))
    style.drop_cap_face =
        find_index(attributes, "drop-cap-face", attributes.required("drop-cap-face"), sheet_.faces, "face", faults_);
}

// The size, and what follows from it for a style that says nothing of it: a larger size needs a leading of its own.
void ParagraphReader::read_size(const Attributes& attributes, WrittenParagraph& written) {
  if (const auto size = attributes.measure("size", {}, {.zero = false})) {
    written.size = *size;
    written.minimum_size.reset();
    written.maximum_size.reset();
  }
  if (const auto minimum = attributes.measure("minimum-size", {}, {.zero = false})) written.minimum_size = minimum;
  if (const auto maximum = attributes.measure("maximum-size", {}, {.zero = false})) written.maximum_size = maximum;
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
  take("drop-cap-gap", written.drop_cap_gap, kAnyUnit, false);
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
  style.drop_cap_gap = length(written.drop_cap_gap);
  resolve_head_ranges(attributes, written, style);
}

// How far a headline may be pulled to fit its measure (docs/templates.md).
void ParagraphReader::read_head_ranges(const Attributes& attributes, ParagraphStyle& style, WrittenParagraph& written) {
  const auto take = [&](std::string_view name, std::optional<int>& to, int least, int most) {
    if (const auto value = percent(attributes, name, least, most)) to = value;
  };
  take("minimum-tracking", written.minimum_tracking, -100, 500);
  take("maximum-tracking", written.maximum_tracking, -100, 500);
  style.minimum_width =
      static_cast<std::uint16_t>(percent(attributes, "minimum-width", 900, 1000).value_or(style.minimum_width));
  style.maximum_width =
      static_cast<std::uint16_t>(percent(attributes, "maximum-width", 1000, 1100).value_or(style.maximum_width));
  style.minimum_fill =
      static_cast<std::uint16_t>(percent(attributes, "minimum-fill", 0, 1000).value_or(style.minimum_fill));
  style.spread = attributes.yes_no("spread", style.spread);
  if (!attributes.has("sizes")) return;
  style.sizes.clear();
  for (const std::string& word : attributes.words("sizes")) {
    const auto size = whole_number(word);
    if (!size || *size < 1 || *size > 1000 || (!style.sizes.empty() && Length::points(*size) <= style.sizes.back())) {
      attributes.bad("sizes", fmt::format("the size \"{}\"", word), "rising whole points, 14 18 24 30");
      return;
    }
    style.sizes.push_back(Length::points(*size));
  }
}

// Without a word of its own a head may be tightened by 3 %, and not be opened.
void ParagraphReader::resolve_head_ranges(const Attributes& attributes, const WrittenParagraph& written,
                                          ParagraphStyle& style) {
  style.maximum_size = written.maximum_size ? resolve(*written.maximum_size, style.size, {}) : style.size;
  if (style.maximum_size < style.size || style.maximum_size > Length::points(1000))
    attributes.bad("maximum-size", "a maximum-size smaller than the size, or over 1000pt",
                   fmt::format("{}pt or more", format_points(style.size)));
  const std::int32_t own = scale(Length{1000}, style.tracking.sp, std::max(style.size.sp, 1)).sp;
  const int tightest = style.maximum_lines > 0 ? own - 30 : own;
  style.minimum_tracking = static_cast<std::int16_t>(written.minimum_tracking.value_or(tightest));
  style.maximum_tracking = static_cast<std::int16_t>(written.maximum_tracking.value_or(own));
  if (style.minimum_tracking > own)
    attributes.bad("minimum-tracking", "a minimum-tracking over the tracking", fmt::format("at most {}%", own / 10.0));
  if (style.maximum_tracking < own)
    attributes.bad("maximum-tracking", "a maximum-tracking under the tracking",
                   fmt::format("at least {}%", own / 10.0));
}

} // namespace broadsheet
