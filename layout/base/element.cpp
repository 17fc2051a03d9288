#include "layout/base/element.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>

#include <fmt/format.h>

namespace broadsheet {
namespace {

constexpr std::string_view kSpaces = " \t\r\n";

bool is_alphanumeric(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// The form of BCP 47: letters, then parts of letters and digits, each of at most eight.
bool is_language_tag(std::string_view tag) {
  std::size_t part = 0, letters = 0;
  for (const char c : tag) {
    if (c == '-') {
      if (letters == 0) return false;
      ++part;
      letters = 0;
    } else if (!is_alphanumeric(c) || (part == 0 && c <= '9') || ++letters > 8) {
      return false;
    }
  }
  return letters > 0;
}

std::optional<int> parse_integer(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text.front() == '-') return std::nullopt;
  return value;
}

bool is_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto year = parse_integer(text.substr(0, 4));
  const auto month = parse_integer(text.substr(5, 2));
  const auto day = parse_integer(text.substr(8, 2));
  if (!year || !month || !day) return false;
  return std::chrono::year_month_day(std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                     std::chrono::day(static_cast<unsigned>(*day)))
      .ok();
}

// Lengths are 32-bit: nothing in a newspaper is longer than five metres.
bool is_too_long(Measure measure) {
  constexpr std::int64_t kMillimetres = 5000 * 1000, kPoints = 14000 * 1000, kSteps = 500 * 1000;
  const std::int64_t size = std::abs(measure.milli);
  if (measure.unit == Unit::mm) return size > kMillimetres;
  return size > (measure.unit == Unit::pt ? kPoints : kSteps);
}

std::string unit_names(Units units) {
  return std::string("a number with mm, pt") + (units.em && units.line ? ", em or line"
                                                : units.em             ? " or em"
                                                : units.line           ? " or line"
                                                                       : "");
}

} // namespace

void Faults::add(Severity severity, Span at, std::string_view code, std::string message, std::string expected,
                 std::string hint) {
  found_.push_back(
      {severity, fmt::format("{}.{}", prefix_, code), at, std::move(message), std::move(expected), std::move(hint)});
}

void Faults::error(Span at, std::string_view code, std::string message, std::string expected, std::string hint) {
  add(Severity::error, at, code, std::move(message), std::move(expected), std::move(hint));
}

void Faults::warning(Span at, std::string_view code, std::string message, std::string expected, std::string hint) {
  add(Severity::warning, at, code, std::move(message), std::move(expected), std::move(hint));
}

void Faults::note(Span at, std::string_view code, std::string message, std::string expected, std::string hint) {
  add(Severity::note, at, code, std::move(message), std::move(expected), std::move(hint));
}

Diagnostics Faults::take() {
  std::stable_sort(found_.begin(), found_.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return a.span.file != b.span.file ? a.span.file < b.span.file : a.span.begin < b.span.begin;
  });
  return std::exchange(found_, {});
}

std::string one_of(const Names& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i)
    text += fmt::format("{}{}", i == 0 ? "" : i + 1 == names.size() ? " or " : ", ", names[i]);
  return text;
}

bool is_blank(std::string_view text) { return text.find_first_not_of(kSpaces) == std::string_view::npos; }

bool is_known(std::string_view name, const Names& known) {
  return std::find(known.begin(), known.end(), name) != known.end();
}

Attributes::Attributes(const XmlNode& node, Faults& faults, const Names& known) : node_(node), faults_(faults) {
  for (const XmlAttribute& attribute : node.attributes) {
    if (is_known(attribute.name, known)) continue;
    const std::optional<std::string> near = nearest_name(attribute.name, known);
    faults.error(
        attribute.span, "unknown-attribute", fmt::format("unknown attribute \"{}\" of <{}>", attribute.name, node.name),
        known.empty() ? "no attribute" : one_of(known), near ? fmt::format("did you mean \"{}\"?", *near) : "");
  }
}

Span Attributes::span(std::string_view name) const {
  const XmlAttribute* found = node_.attribute(name);
  return found == nullptr ? node_.span : found->span;
}

void Attributes::bad(std::string_view name, std::string message, std::string expected, std::string hint) const {
  faults_.error(span(name), "bad-value", std::move(message), std::move(expected), std::move(hint));
}

void Attributes::missing(std::string_view name) const {
  faults_.error(node_.span, "missing-attribute", fmt::format("<{}> has no attribute \"{}\"", node_.name, name),
                fmt::format("{}=\"...\"", name));
}

std::string Attributes::text(std::string_view name, std::string fallback) const {
  const XmlAttribute* found = node_.attribute(name);
  return found == nullptr ? std::move(fallback) : found->value;
}

std::string Attributes::required(std::string_view name) const {
  const XmlAttribute* found = node_.attribute(name);
  if (found == nullptr) {
    missing(name);
    return {};
  }
  if (is_blank(found->value)) bad(name, fmt::format("attribute \"{}\" is empty", name), "a text");
  return found->value;
}

std::string Attributes::required_name(std::string_view name) const {
  std::string value = required(name);
  if (!is_blank(value) && value.find_first_of(" \t\r\n*") != std::string::npos)
    bad(name, fmt::format("\"{}\" is no name", value), "one word without white space and without \"*\"");
  return value;
}

std::vector<std::string> Attributes::words(std::string_view name) const {
  std::vector<std::string> found;
  const XmlAttribute* attribute = node_.attribute(name);
  if (attribute == nullptr) return found;
  std::string_view rest = attribute->value;
  while (!is_blank(rest)) {
    rest.remove_prefix(rest.find_first_not_of(kSpaces));
    found.emplace_back(rest.substr(0, rest.find_first_of(kSpaces)));
    rest.remove_prefix(found.back().size());
  }
  return found;
}

std::optional<int> Attributes::integer(std::string_view name, int least, int most) const {
  const XmlAttribute* found = node_.attribute(name);
  if (found == nullptr) return std::nullopt;
  const std::optional<int> value = found->value.empty() ? std::nullopt : parse_integer(found->value);
  if (value && *value >= least && *value <= most) return value;
  bad(name, fmt::format("{}=\"{}\"", name, found->value), fmt::format("a whole number from {} to {}", least, most));
  return std::nullopt;
}

std::optional<int> Attributes::required_integer(std::string_view name, int least, int most) const {
  if (!has(name)) missing(name);
  return integer(name, least, most);
}

bool Attributes::yes_no(std::string_view name, bool fallback) const {
  return choice(name, {"no", "yes"}, fallback ? 1 : 0) == 1;
}

std::size_t Attributes::choice(std::string_view name, const Names& values, std::size_t fallback) const {
  const XmlAttribute* found = node_.attribute(name);
  if (found == nullptr) return fallback;
  const auto value = std::find(values.begin(), values.end(), found->value);
  if (value != values.end()) return static_cast<std::size_t>(value - values.begin());
  const std::optional<std::string> near = nearest_name(found->value, values);
  bad(name, fmt::format("{}=\"{}\"", name, found->value), one_of(values),
      near ? fmt::format("did you mean \"{}\"?", *near) : "");
  return fallback;
}

std::optional<Measure> Attributes::measure(std::string_view name, Units units, MeasureRange range) const {
  const XmlAttribute* found = node_.attribute(name);
  if (found == nullptr) return std::nullopt;
  const std::optional<Measure> value = parse_measure(found->value);
  const std::string shown = fmt::format("{}=\"{}\"", name, found->value);
  if (!value || (value->unit == Unit::em && !units.em) || (value->unit == Unit::line && !units.line))
    bad(name, shown, unit_names(units),
        "for example 4.5mm: no space, a point as the decimal sign, at most three places");
  else if (is_too_long(*value))
    bad(name, shown, "a length under five metres");
  else if ((value->milli < 0 && !range.negative) || (value->milli == 0 && !range.zero))
    bad(name, shown, range.zero ? "a length that is not negative" : "a length over zero");
  else
    return value;
  return std::nullopt;
}

std::optional<Measure> Attributes::required_measure(std::string_view name, Units units, MeasureRange range) const {
  if (!has(name)) missing(name);
  return measure(name, units, range);
}

std::string Attributes::language(const std::string& inherited) const {
  const XmlAttribute* found = node_.attribute("xml:lang");
  if (found == nullptr) return inherited;
  if (is_language_tag(found->value)) return found->value;
  bad("xml:lang", fmt::format("xml:lang=\"{}\"", found->value), "a BCP 47 language tag such as zh-Hans or en-GB");
  return inherited;
}

std::string Attributes::required_language() const {
  if (!has("xml:lang")) missing("xml:lang");
  return language("und");
}

std::string Attributes::day(std::string_view name) const {
  const XmlAttribute* found = node_.attribute(name);
  if (found == nullptr) return {};
  if (is_day(found->value)) return found->value;
  bad(name, fmt::format("{}=\"{}\"", name, found->value), "a day of the calendar as YYYY-MM-DD");
  return {};
}

void Attributes::version() const {
  const XmlAttribute* found = node_.attribute("version");
  if (found == nullptr) return missing("version");
  if (found->value != "1")
    faults_.error(found->span, "version", fmt::format("version \"{}\" of the format", found->value), "version=\"1\"",
                  "this Broadsheet reads version 1 only");
}

bool check_root(const XmlNode& root, std::string_view name, Faults& faults) {
  if (root.name == name) return true;
  faults.error(root.span, "root", fmt::format("the file's element is <{}>", root.name), fmt::format("<{}>", name));
  return false;
}

void report_stray(const XmlNode& parent, const XmlNode& child, Faults& faults, const Names& known) {
  if (child.is_text()) {
    if (is_blank(child.text)) return;
    Span place = child.span;
    if (child.text.size() == place.end - place.begin)
      place.begin += static_cast<std::uint32_t>(child.text.find_first_not_of(kSpaces));
    faults.error(place, "stray-text", fmt::format("text directly in <{}>", parent.name),
                 known.empty() ? "nothing" : one_of(known));
    return;
  }
  const std::optional<std::string> near = nearest_name(child.name, known);
  faults.error(child.span, "unknown-element", fmt::format("unknown element \"{}\" in <{}>", child.name, parent.name),
               known.empty() ? "no element" : one_of(known), near ? fmt::format("did you mean \"{}\"?", *near) : "");
}

} // namespace broadsheet
