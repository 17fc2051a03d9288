// What every reader does with an element: ask for attributes by name and kind, go through the children, report faults.
#pragma once

#include "layout/base/length.hpp"
#include "layout/base/xml.hpp"

#include <initializer_list>

namespace broadsheet {

// The faults of one reader. Codes are PREFIX.NAME: Faults("feed").error(place, "bad-value", ...) is "feed.bad-value".
class Faults {
 public:
  explicit Faults(std::string prefix) : prefix_(std::move(prefix)) {}
  void error(Span at, std::string_view code, std::string message, std::string expected = {}, std::string hint = {});
  void warning(Span at, std::string_view code, std::string message, std::string expected = {}, std::string hint = {});
  void note(Span at, std::string_view code, std::string message, std::string expected = {}, std::string hint = {});
  // All of them in the order of the files' bytes; leaves nothing behind.
  Diagnostics take();

 private:
  void add(Severity severity, Span at, std::string_view code, std::string message, std::string expected,
           std::string hint);
  std::string prefix_;
  Diagnostics found_;
};

using Names = std::vector<std::string_view>;

// "a", "b" or "c"
std::string one_of(const Names& names);

// Units that a length may have here.
struct Units {
  bool em = false;
  bool line = false;
};
// The range of a length, in points, whatever its unit; em and line count as 12 pt here.
struct MeasureRange {
  bool negative = false; // may it be below zero
  bool zero = true;      // may it be zero
};

// The attributes of one element. The constructor reports attributes that are not in `known` (PREFIX.unknown-attribute).
// A getter reports a value that does not fit (PREFIX.bad-value) and gives the fallback, so that reading goes on;
// required getters report an attribute that is not there (PREFIX.missing-attribute, at the element).
class Attributes {
 public:
  Attributes(const XmlNode& node, Faults& faults, const Names& known);

  [[nodiscard]] bool has(std::string_view name) const { return node_.attribute(name) != nullptr; }
  // The attribute's place, or the element's when it has no such attribute.
  [[nodiscard]] Span span(std::string_view name) const;
  [[nodiscard]] const XmlNode& node() const { return node_; }

  std::string text(std::string_view name, std::string fallback = {}) const;
  std::string required(std::string_view name) const;           // not empty
  std::string required_name(std::string_view name) const;      // one word: no white space, no '*'
  std::vector<std::string> words(std::string_view name) const; // separated by white space
  std::optional<int> integer(std::string_view name, int least, int most) const;
  std::optional<int> required_integer(std::string_view name, int least, int most) const;
  bool yes_no(std::string_view name, bool fallback) const;
  // Index of the value in `values`; `fallback` when it is missing or wrong.
  std::size_t choice(std::string_view name, const Names& values, std::size_t fallback) const;
  std::optional<Measure> measure(std::string_view name, Units units, MeasureRange range = {}) const;
  std::optional<Measure> required_measure(std::string_view name, Units units, MeasureRange range = {}) const;
  // xml:lang, a BCP 47 tag; `inherited` when it is missing.
  std::string language(const std::string& inherited) const;
  std::string required_language() const;
  // An ISO 8601 day that the calendar has; empty when missing or wrong.
  std::string day(std::string_view name) const;
  // The version attribute of a root element must be "1" (PREFIX.version).
  void version() const;

  void bad(std::string_view name, std::string message, std::string expected = {}, std::string hint = {}) const;
  void missing(std::string_view name) const;

 private:
  const XmlNode& node_;
  Faults& faults_;
};

// The root element must have this name (PREFIX.root).
bool check_root(const XmlNode& root, std::string_view name, Faults& faults);

// Calls `each` for every child element whose name is known; the others are PREFIX.unknown-element with the nearest
// known name, and text between the elements is PREFIX.stray-text.
template <class Each>
void for_each_element(const XmlNode& node, Faults& faults, const Names& known, Each each);

// Reports a child that has no place here.
void report_stray(const XmlNode& parent, const XmlNode& child, Faults& faults, const Names& known);
bool is_blank(std::string_view text);
bool is_known(std::string_view name, const Names& known);

template <class Each>
void for_each_element(const XmlNode& node, Faults& faults, const Names& known, Each each) {
  for (const XmlNode& child : node.children) {
    if (!child.is_text() && is_known(child.name, known))
      each(child);
    else
      report_stray(node, child, faults, known);
  }
}

} // namespace broadsheet
