#include "templates/language/read_table_style.hpp"

#include "layout/base/fold.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace broadsheet {
namespace {

constexpr Units kAnyUnit{.em = true, .line = true};
const Names kRowsLook{"kind", "paragraph", "rule-above", "rule-between", "rule-below", "rule-ink",
                      "tint", "padding",   "gap",        "space-before", "space-after"};
const Names kTableOnly{"head-paragraph", "head-tint", "fill", "rule-head", "column-rule"};
const Names kAlignments{"left", "center", "right", "decimal"};

std::optional<std::uint16_t> read_style_name(const Attributes& attributes, std::string_view name,
                                             const StyleSheet& sheet, Faults& faults) {
  if (!attributes.has(name)) return std::nullopt;
  return find_index(attributes, name, attributes.required(name), sheet.paragraphs, "paragraph style", faults);
}

// The mark's text: with {number} once when the list is ordered, without when it is not.
std::string read_mark(const Attributes& attributes, bool ordered, bool east_asian, Faults& faults) {
  const std::string mark = fold_text(attributes.required("mark"), east_asian);
  const std::size_t number = mark.find("{number}");
  check_placeholders(mark, attributes.span("mark"), {"number"}, faults);
  if (!mark.empty() && ordered != (number != std::string::npos))
    attributes.bad("mark", ordered ? "a mark without {number}" : "a mark with {number} for a list that has no numbers",
                   ordered ? "mark=\"{number}.\"" : "mark=\"•\"");
  return mark;
}

class TableStyleReader {
 public:
  TableStyleReader(const StyleSheet& sheet, Faults& faults) : sheet_(sheet), faults_(faults) {}

  TableStyle read(const XmlNode& node) {
    TableStyle style;
    style.listing = node.name == "listing-style";
    style.span = node.span;
    Names known = kRowsLook;
    if (!style.listing) known.insert(known.end(), kTableOnly.begin(), kTableOnly.end());
    const Attributes attributes(node, faults_, known);
    if (attributes.has("kind")) style.kind = attributes.required_name("kind");
    check_unique(attributes, style);
    read_looks(attributes, style);
    read_lengths(attributes, style);
    for_each_element(node, faults_, {style.listing ? "tab" : "column"}, [&](const XmlNode& child) {
      style.listing ? style.tabs.push_back(read_tab(child)) : style.columns.push_back(read_column(child));
    });
    if (style.listing && style.tabs.empty()) {
      faults_.error(node.span, "missing-element", "<listing-style> has no <tab>", "<tab at=\"4em\"/>");
      style.tabs.resize(1);
    }
    return style;
  }

 private:
  void check_unique(const Attributes& attributes, const TableStyle& style) {
    const auto same = [&](const TableStyle& other) {
      return other.listing == style.listing && other.kind == style.kind;
    };
    if (std::any_of(sheet_.tables.begin(), sheet_.tables.end(), same))
      faults_.error(attributes.span("kind"), "duplicate",
                    fmt::format("the {} of kind \"{}\" stands twice", attributes.node().name, style.kind),
                    "another kind");
  }

  void read_looks(const Attributes& attributes, TableStyle& style) {
    const StyleNames names{sheet_};
    style.paragraph = read_style_name(attributes, "paragraph", sheet_, faults_);
    style.head_paragraph = read_style_name(attributes, "head-paragraph", sheet_, faults_);
    style.rule_ink = read_ink(attributes, "rule-ink", names, faults_).value_or(style.rule_ink);
    style.tint = read_ink(attributes, "tint", names, faults_);
    style.head_tint = read_ink(attributes, "head-tint", names, faults_);
    style.fill = attributes.yes_no("fill", true);
  }

  void read_lengths(const Attributes& attributes, TableStyle& style) {
    const auto weight = [&](std::string_view name) {
      const auto written = attributes.measure(name, {});
      return written ? resolve(*written, {}, {}) : Length{};
    };
    style.rule_above = weight("rule-above");
    style.rule_head = weight("rule-head");
    style.rule_between = weight("rule-between");
    style.rule_below = weight("rule-below");
    style.column_rule = weight("column-rule");
    style.padding = attributes.measure("padding", kAnyUnit).value_or(style.padding);
    style.gap = attributes.measure("gap", kAnyUnit).value_or(style.gap);
    style.space_before = attributes.measure("space-before", kAnyUnit).value_or(style.space_before);
    style.space_after = attributes.measure("space-after", kAnyUnit).value_or(style.space_after);
  }

  ColumnAlignment read_alignment(const Attributes& attributes) {
    return static_cast<ColumnAlignment>(attributes.choice("align", kAlignments, 0));
  }
  void no_children(const XmlNode& node) {
    for_each_element(node, faults_, {}, [](const XmlNode&) {});
  }

  ColumnStyle read_column(const XmlNode& node) {
    const Attributes attributes(node, faults_, {"align", "width", "paragraph"});
    no_children(node);
    return {read_alignment(attributes), attributes.integer("width", 1, 99).value_or(0),
            read_style_name(attributes, "paragraph", sheet_, faults_)};
  }

  TabStyle read_tab(const XmlNode& node) {
    const Attributes attributes(node, faults_, {"align", "at", "edge", "leader", "paragraph"});
    no_children(node);
    TabStyle tab;
    tab.alignment = read_alignment(attributes);
    tab.at = attributes.measure("at", kAnyUnit).value_or(tab.at);
    tab.from_right = attributes.choice("edge", {"left", "right"}, 0) == 1;
    tab.leader = attributes.choice("leader", {"none", "dots"}, 0) == 1;
    tab.paragraph = read_style_name(attributes, "paragraph", sheet_, faults_);
    return tab;
  }

  const StyleSheet& sheet_;
  Faults& faults_;
};

} // namespace

void read_list_style(const XmlNode& node, StyleSheet& sheet, Faults& faults) {
  const Attributes attributes(node, faults,
                              {"kind", "level", "mark", "numerals", "room", "gap", "mark-align", "mark-paragraph"});
  for_each_element(node, faults, {}, [](const XmlNode&) {});
  ListStyle style;
  style.span = node.span;
  if (!attributes.has("kind")) attributes.missing("kind");
  style.ordered = attributes.choice("kind", {"unordered", "ordered"}, 0) == 1;
  style.level = static_cast<std::uint8_t>(attributes.integer("level", 1, 2).value_or(1) - 1);
  const auto same = [&](const ListStyle& other) {
    return other.ordered == style.ordered && other.level == style.level;
  };
  if (attributes.has("kind") && std::any_of(sheet.lists.begin(), sheet.lists.end(), same))
    faults.error(attributes.span("kind"), "duplicate",
                 fmt::format("the list-style of kind \"{}\", level {} stands twice",
                             style.ordered ? "ordered" : "unordered", style.level + 1));
  style.mark = read_mark(attributes, style.ordered, is_east_asian(sheet.language), faults);
  style.numerals = static_cast<Numerals>(attributes.choice("numerals", {"western", "han", "circled"}, 0));
  style.room = attributes.measure("room", kAnyUnit).value_or(style.room);
  style.gap = attributes.measure("gap", kAnyUnit).value_or(style.gap);
  style.mark_right = attributes.choice("mark-align", {"left", "right"}, style.ordered ? 1 : 0) == 1;
  style.mark_style = read_style_name(attributes, "mark-paragraph", sheet, faults);
  sheet.lists.push_back(std::move(style));
}

void read_table_style(const XmlNode& node, StyleSheet& sheet, Faults& faults) {
  sheet.tables.push_back(TableStyleReader(sheet, faults).read(node));
}

} // namespace broadsheet
