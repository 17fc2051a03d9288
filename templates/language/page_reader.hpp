// Reads one page template: the page, its grid and frames here, its furniture in read_furniture.cpp.
#pragma once

#include "templates/language/frame_order.hpp"
#include "templates/language/parts.hpp"
#include "templates/language/read_place.hpp"
#include "templates/model/page_template.hpp"

#include <set>
#include <string>
#include <vector>

namespace broadsheet {

class PageReader {
 public:
  PageReader(FileId file, const StyleNames& names, Faults& faults) : names_(names), faults_(faults) {
    page_.file = file;
  }
  PageTemplate run(const XmlNode& root);

 private:
  void read_frame(const XmlNode& node);
  Length read_design(const Attributes& attributes, Frame& frame);
  void read_legs(const Attributes& attributes, Frame& frame, Length em);
  void read_box_of(const Attributes& attributes, Frame& frame, Length em);
  void read_place_of(const Attributes& attributes, Frame& frame, Length em);
  void read_directions(const Attributes& attributes, Frame& frame);
  void read_order(const Attributes& attributes, Frame& frame);
  void check_legs(const Attributes& attributes, const Frame& frame, Length em);
  void check_characters(const Attributes& attributes, const Frame& frame, Length leg);
  void check_inside(Span at, std::string_view what, const Rect& rect);
  void read_text(const XmlNode& node);
  void read_rule(const XmlNode& node);
  void read_column_rules(const XmlNode& node);
  void read_box(const XmlNode& node);
  void read_picture(const XmlNode& node);
  void read_refers_of(const XmlNode& node);
  std::uint16_t read_style(const Attributes& attributes, std::string_view name, Length& em);
  void read_barcode_piece(const XmlNode& node);
  Furniture rule_of(const Attributes& attributes);
  void read_furniture_name(const Attributes& attributes, Furniture& piece);
  void put(const Attributes& attributes, Furniture piece, PlaceKind kind, Length em, std::string_view name);
  std::string read_lines(const XmlNode& node);
  const XmlNode* only_child(const XmlNode& root, std::string_view name);
  InkRef ink(const Attributes& attributes, std::string_view name) {
    return read_ink(attributes, name, names_, faults_).value_or(InkRef{});
  }
  Length weight(const Attributes& attributes, std::string_view name);
  void no_children(const XmlNode& node) {
    for_each_element(node, faults_, {}, [](const XmlNode&) {});
  }

  const StyleNames& names_;
  Faults& faults_;
  PageTemplate page_;
  std::set<std::string> furniture_names_;
  std::vector<FrameOrderSpans> order_; // one for each frame
};

} // namespace broadsheet
