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
  Span span; // the whole `name="value"`
};

struct XmlNode;

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
  std::uint64_t entity_expansion = 1 << 20; // bytes that entities may add
};

// Parses a file of the source map. Nothing is fetched: no network, no external entity, no external DTD; a DOCTYPE is
// a fault ("xml.doctype"). Every well-formedness fault is a located error; no value then.
// Validity is checked apart, by validate_xml below: readers name faults better than a schema can.
Outcome<XmlNode> parse_xml(const SourceMap& sources, FileId file, const XmlLimits& limits = {});

// Checks a file against a RELAX NG schema. An empty result means valid. Schemas are cached by their text. Thread-safe.
Diagnostics validate_xml(const SourceMap& sources, FileId file, std::string_view schema, std::string_view schema_name);

} // namespace broadsheet
