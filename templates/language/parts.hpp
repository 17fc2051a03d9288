// What the readers of style sheets and page templates share. Private to this room.
#pragma once

#include "layout/base/element.hpp"
#include "templates/model/page_template.hpp"

namespace broadsheet {

// A paragraph style as it was read; with `checked_names` false the style sheet could not be read, and names of it that
// a page template uses are not looked up, since each of them would be a fault that is none.
struct StyleNames {
  const StyleSheet& styles;
  bool checked_names = true;
};

// The index of the item that an attribute names; a name that is not there is PREFIX.unknown-name, and gives nothing.
template <class Items>
std::optional<std::uint16_t> find_index(const Attributes& attributes, std::string_view attribute,
                                        std::string_view value, const Items& items, std::string_view what,
                                        Faults& faults);

// Reports a name that is nowhere, with the nearest one that is.
void report_unknown_name(Span at, std::string_view what, std::string_view value, const Names& known, Faults& faults);

// "NAME" or "NAME 20%". Nothing when the attribute is missing or wrong.
std::optional<InkRef> read_ink(const Attributes& attributes, std::string_view attribute, const StyleNames& names,
                               Faults& faults);

// Every {name} of a text is closed and well written, and in `known` unless that is empty (PREFIX.placeholder).
void check_placeholders(std::string_view text, Span at, const Names& known, Faults& faults);

inline std::string_view name_of(const FaceRole& face) { return face.role; }
template <class Item>
std::string_view name_of(const Item& item) {
  return item.name;
}

template <class Items>
std::optional<std::uint16_t> find_index(const Attributes& attributes, std::string_view attribute,
                                        std::string_view value, const Items& items, std::string_view what,
                                        Faults& faults) {
  Names known;
  for (const auto& item : items) {
    if (name_of(item) == value) return static_cast<std::uint16_t>(&item - items.data());
    known.push_back(name_of(item));
  }
  if (!value.empty()) report_unknown_name(attributes.span(attribute), what, value, known, faults);
  return std::nullopt;
}

// The readers of the two kinds of file. `root` is the file's element, with the right name.
StyleSheet read_style_sheet(const XmlNode& root, FileId file, Faults& faults);
PageTemplate read_page_template(const XmlNode& root, FileId file, const StyleNames& names, Faults& faults);

} // namespace broadsheet
