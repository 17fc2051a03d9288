// What is checked on an XML file's bytes before libxml2 sees them. Private to layout/base.
#pragma once

#include "layout/base/xml.hpp"

namespace broadsheet {

// Length of a UTF-8 byte order mark at the start: 3 or 0.
std::size_t byte_order_mark(std::string_view bytes);

// Faults of encoding, forbidden characters and tags with too many attributes. Empty: libxml2 may read the file.
Diagnostics check_xml_bytes(const SourceMap& sources, FileId file, const XmlLimits& limits);

// The name of the element whose start or end tag begins at `begin` ("<p ..." and "</p>" give "p").
std::string_view tag_name(std::string_view bytes, std::size_t begin);

// An attribute of a start tag as it was written: offsets of its name, its end, and its value between the quotes.
struct WrittenAttribute {
  std::string_view name;
  std::size_t begin, end, value_begin, value_end;
};
// The attributes of the well-formed start tag at [begin, end), in order; namespace declarations included.
std::vector<WrittenAttribute> written_attributes(std::string_view bytes, std::size_t begin, std::size_t end);

} // namespace broadsheet
