// What stands on every page of a template: text, rules, boxes, pictures, indexes, bar codes.
#include "layout/base/fold.hpp"
#include "templates/language/page_reader.hpp"
#include "templates/language/parts.hpp"
#include "templates/language/read_pictures.hpp"
#include "templates/language/read_place.hpp"
#include "templates/language/read_refers.hpp"

#include <fmt/format.h>

namespace broadsheet {

// Name and side, which every kind of furniture has.
void PageReader::read_furniture_name(const Attributes& attributes, Furniture& piece) {
  piece.span = attributes.node().span;
  piece.side = static_cast<PageSide>(attributes.choice("side", {"both", "left", "right"}, 0));
  if (!attributes.has("name")) return;
  piece.name = attributes.required_name("name");
  if (!piece.name.empty() && !furniture_names_.insert(piece.name).second)
    faults_.error(attributes.span("name"), "duplicate",
                  fmt::format("the furniture \"{}\" stands twice on this page", piece.name), "another name");
}

// Gives a piece its place and puts it on the page. `name`: "the rule".
void PageReader::put(const Attributes& attributes, Furniture piece, PlaceKind kind, Length em, std::string_view name) {
  if (const auto place = read_place(attributes, page_.grid, kind, em, faults_)) {
    piece.rect = place->rect;
    check_inside(attributes.node().span, name, piece.rect);
  }
  page_.furniture.push_back(std::move(piece));
}

// The lines of a text, folded each, with '\n' between them.
std::string PageReader::read_lines(const XmlNode& node) {
  const bool east_asian = is_east_asian(names_.styles.language);
  std::string text;
  TextFolder folder(east_asian);
  for (const XmlNode& child : node.children) {
    if (child.is_text()) {
      folder.add(child.text, child.span);
    } else if (child.name == "line") {
      const Attributes none(child, faults_, {});
      no_children(child);
      text += folder.take_text() + "\n";
      folder = TextFolder(east_asian);
    } else {
      report_stray(node, child, faults_, {"line"});
    }
  }
  return text + folder.take_text();
}

// The index of the paragraph style that an attribute names, and its size.
std::uint16_t PageReader::read_style(const Attributes& attributes, std::string_view name, Length& em) {
  const std::string wanted = attributes.required(name);
  if (!names_.checked_names) return 0;
  const auto& styles = names_.styles.paragraphs;
  const std::uint16_t style = find_index(attributes, name, wanted, styles, "paragraph style", faults_).value_or(0);
  if (!styles.empty()) em = styles[style].size;
  return style;
}

void PageReader::read_text(const XmlNode& node) {
  const Attributes attributes(node, faults_, with_place({"name", "paragraph", "side", "vertical-align"}));
  Furniture piece;
  piece.kind = FurnitureKind::text;
  read_furniture_name(attributes, piece);
  Length em = Length::points(9);
  piece.style = read_style(attributes, "paragraph", em);
  piece.vertical_place =
      static_cast<VerticalPlace>(attributes.choice("vertical-align", {"middle", "top", "bottom"}, 0));
  piece.text = read_lines(node);
  if (is_blank(piece.text)) faults_.error(node.span, "missing-text", "<text> is empty", "the words to print");
  check_placeholders(piece.text, node.span, {}, faults_);
  put(attributes, std::move(piece), PlaceKind::area, em, "the text");
}

Furniture PageReader::rule_of(const Attributes& attributes) {
  Furniture piece;
  piece.kind = FurnitureKind::rule;
  read_furniture_name(attributes, piece);
  if (!attributes.has("weight")) attributes.missing("weight");
  piece.weight = weight(attributes, "weight");
  piece.ink = ink(attributes, "ink");
  return piece;
}

void PageReader::read_rule(const XmlNode& node) {
  const Attributes attributes(node, faults_, with_place({"name", "weight", "ink", "side"}));
  no_children(node);
  Furniture piece = rule_of(attributes);
  put(attributes, std::move(piece), PlaceKind::rule, {}, "the rule");
}

// A rule in the middle of each gutter between the base columns that it spans.
void PageReader::read_column_rules(const XmlNode& node) {
  const Attributes attributes(node, faults_,
                              {"name", "column", "span", "line", "lines", "to-line", "weight", "ink", "side"});
  no_children(node);
  Furniture piece = rule_of(attributes);
  const auto place = read_place(attributes, page_.grid, PlaceKind::area, {}, faults_);
  if (!place) return;
  const int first = attributes.integer("column", 1, page_.grid.columns).value_or(1);
  const int span = attributes.integer("span", 1, page_.grid.columns).value_or(1);
  for (int column = first + 1; column < first + span; ++column) {
    piece.rect = {before_column(page_.grid, column), place->rect.y, {}, place->rect.height};
    page_.furniture.push_back(piece);
  }
}

void PageReader::read_box(const XmlNode& node) {
  const Attributes attributes(node, faults_, with_place({"name", "weight", "ink", "fill", "side"}));
  no_children(node);
  Furniture piece;
  piece.kind = FurnitureKind::box;
  read_furniture_name(attributes, piece);
  piece.weight = weight(attributes, "weight");
  piece.ink = ink(attributes, "ink");
  piece.fill = read_ink(attributes, "fill", names_, faults_);
  if (!attributes.has("weight") && !attributes.has("fill"))
    faults_.error(node.span, "missing-attribute", "<box> has neither weight nor fill", "one of them, or both");
  put(attributes, std::move(piece), PlaceKind::area, {}, "the box");
}

void PageReader::read_picture(const XmlNode& node) {
  const Attributes attributes(node, faults_, with_place({"name", "src", "page", "side"}));
  no_children(node);
  Furniture piece;
  piece.kind = FurnitureKind::picture;
  read_furniture_name(attributes, piece);
  piece.picture = attributes.required("src");
  piece.picture_page = attributes.integer("page", 1, 9999).value_or(1);
  put(attributes, std::move(piece), PlaceKind::area, {}, "the picture");
}

void PageReader::read_refers_of(const XmlNode& node) {
  const Attributes attributes(node, faults_, with_place(refers_attributes()));
  no_children(node);
  Furniture piece;
  piece.kind = FurnitureKind::refers;
  read_furniture_name(attributes, piece);
  Length em = Length::points(9), page_em = em;
  piece.style = read_style(attributes, "paragraph", em);
  piece.refers = read_refers(attributes, em, page_.grid, faults_);
  piece.refers->page_style = read_style(attributes, "page-paragraph", page_em);
  put(attributes, std::move(piece), PlaceKind::area, em, "the refers");
}

void PageReader::read_barcode_piece(const XmlNode& node) {
  const Attributes attributes(node, faults_, with_place({"name", "code", "add-on"}));
  no_children(node);
  Furniture piece;
  read_furniture_name(attributes, piece);
  read_barcode(attributes, piece, faults_);
  put(attributes, std::move(piece), PlaceKind::area, {}, "the bar code");
}

} // namespace broadsheet
