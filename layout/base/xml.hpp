// A cursor over one XML file: elements with their attributes, text and byte spans, safe by construction.
// libxml2 stays behind this header. Source: XML 1.0, Namespaces in XML 1.0, RELAX NG (ISO/IEC 19757-2).
#pragma once

#include "layout/base/diagnostic.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

struct XmlAttribute {
  std::string name; // "xml:lang" for the xml namespace; other namespaces are faults
  std::string value;
  Span span;       // the whole `name="value"`
  Span value_span; // what stands between the quotes
};

// Text nodes are runs: `text` is byte for byte what the file has at `span`, so that a place in the text is a place in
// the file. A reference (&amp;) is a node of its own with the span of the reference; so is text up to a CR LF.
struct XmlNode {
  std::string name; // empty: this is a text node
  std::vector<XmlAttribute> attributes;
  std::vector<XmlNode> children; // elements and text, in order; comments and processing instructions are left out
  std::string text;              // of a text node
  Span span;                     // the start tag, or the text
  [[nodiscard]] bool is_text() const { return name.empty(); }
  [[nodiscard]] const XmlAttribute* attribute(std::string_view attribute_name) const;
};

struct XmlLimits {
  std::uint32_t depth = 32;
  std::uint32_t elements = 400000;
  std::uint32_t attributes = 1000; // of one element
  // A file of another trade (SVG): elements of the namespace `own` are named without a prefix, others and attributes
  // with theirs ("xlink:href"); a DOCTYPE is passed over. No entity expands all the same: its use is a fault.
  std::string_view own{};
};

// Parses a file of the source map. Nothing is fetched and nothing expands: a DOCTYPE is a fault ("xml.doctype"), so
// there are no entities but the five of XML itself. Only UTF-8 is read, with or without a byte order mark
// ("xml.encoding"). Codes: xml.encoding, xml.character, xml.malformed, xml.doctype, xml.namespace, xml.too-deep,
// xml.too-large. A fault inside a tag or a text does not hide the next one; a fault of the nesting ends the reading. No
// value then. Validity is checked apart, by validate_xml below: readers name faults better than a schema can.
Outcome<XmlNode> parse_xml(const SourceMap& sources, FileId file, const XmlLimits& limits = {});

// Checks a file against a RELAX NG schema (XML syntax). An empty result means valid. Faults have the code xml.invalid
// and the span of the start tag; a file that parse_xml refuses gives parse_xml's faults. A faulty schema is an error
// with the code xml.schema that names it. Schemas are cached by their text. Thread-safe, one check at a time.
Diagnostics validate_xml(const SourceMap& sources, FileId file, std::string_view schema, std::string_view schema_name);

} // namespace broadsheet
