// RELAX NG validation: the schema as a second opinion beside the readers, and the contract for other people's tools.
#include "layout/base/xml.hpp"
#include "layout/base/xml_bytes.hpp"

#include <map>
#include <memory>
#include <mutex>

#include <fmt/format.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/relaxng.h>
#include <libxml/tree.h>

namespace broadsheet {
namespace {

#if LIBXML_VERSION >= 21200
using XmlErrorPointer = const xmlError*;
#else
using XmlErrorPointer = xmlErrorPtr;
#endif

struct Free {
  void operator()(xmlDocPtr document) const { xmlFreeDoc(document); }
  void operator()(xmlRelaxNGPtr schema) const { xmlRelaxNGFree(schema); }
  void operator()(xmlRelaxNGParserCtxtPtr context) const { xmlRelaxNGFreeParserCtxt(context); }
  void operator()(xmlRelaxNGValidCtxtPtr context) const { xmlRelaxNGFreeValidCtxt(context); }
};
using Document = std::unique_ptr<xmlDoc, Free>;
using Schema = std::unique_ptr<xmlRelaxNG, Free>;

std::string plain_message(XmlErrorPointer error) {
  std::string text = error->message == nullptr ? "not valid" : error->message;
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  return text;
}

// The start tag's offset is kept in the node's own pointer, so that a fault has an exact place.

void place_element(void* data, const xmlChar* local, const xmlChar* prefix, const xmlChar* uri, int namespaces,
                   const xmlChar** declared, int attributes, int defaulted, const xmlChar** values) {
  xmlSAX2StartElementNs(data, local, prefix, uri, namespaces, declared, attributes, defaulted, values);
  const auto* context = static_cast<xmlParserCtxtPtr>(data);
  if (context->node == nullptr) return;
  const xmlChar* at = context->input->cur;
  while (at > context->input->base && *at != '<') --at;
  const std::size_t offset = context->input->consumed + static_cast<std::size_t>(at - context->input->base);
  context->node->_private = reinterpret_cast<void*>(offset);
}

Document read_document(std::string_view body) {
  xmlParserCtxtPtr context = xmlCreateMemoryParserCtxt(body.data(), static_cast<int>(body.size()));
  if (context == nullptr) return nullptr;
  context->sax->startElementNs = place_element;
  xmlCtxtUseOptions(context, XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  xmlParseDocument(context);
  Document document(context->myDoc);
  xmlFreeParserCtxt(context);
  return document;
}

struct SchemaFault {
  std::string message;
};

Schema read_schema(std::string_view text, SchemaFault& fault) {
  const std::unique_ptr<xmlRelaxNGParserCtxt, Free> context(
      xmlRelaxNGNewMemParserCtxt(text.data(), static_cast<int>(text.size())));
  if (!context) return nullptr;
  const auto tell = [](void* data, XmlErrorPointer error) {
    auto& told = *static_cast<SchemaFault*>(data);
    if (told.message.empty()) told.message = fmt::format("line {}: {}", error->line, plain_message(error));
  };
  xmlRelaxNGSetParserStructuredErrors(context.get(), tell, &fault);
  return Schema(xmlRelaxNGParse(context.get()));
}

// One fault a place: libxml2 repeats each on the way out of its elements.
struct Gathered {
  FileId file;
  std::size_t mark;
  Diagnostics faults;
};

Span place_of(const Gathered& gathered, XmlErrorPointer error) {
  const auto* node = static_cast<const xmlNode*>(error->node);
  while (node != nullptr && node->type != XML_ELEMENT_NODE) node = node->parent;
  if (node == nullptr) return {gathered.file, 0, 0};
  const auto at = static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(node->_private) + gathered.mark);
  return {gathered.file, at, at};
}

void gather(void* data, XmlErrorPointer error) {
  auto& gathered = *static_cast<Gathered*>(data);
  const Span place = place_of(gathered, error);
  for (const Diagnostic& known : gathered.faults)
    if (known.span.begin == place.begin) return;
  gathered.faults.push_back({Severity::error, "xml.invalid", place, plain_message(error), {}, {}});
}

Diagnostics schema_fault(std::string_view name, const std::string& message) {
  return {{Severity::error, "xml.schema", {}, fmt::format("the schema {} cannot be read: {}", name, message), {}, {}}};
}

} // namespace

Diagnostics validate_xml(const SourceMap& sources, FileId file, std::string_view schema, std::string_view schema_name) {
  Outcome<XmlNode> parsed = parse_xml(sources, file);
  if (!parsed.ok()) return std::move(parsed.diagnostics);
  static std::mutex guard;
  static std::map<std::string, Schema, std::less<>> cache;
  const std::lock_guard lock(guard);
  auto known = cache.find(schema);
  if (known == cache.end()) {
    SchemaFault fault;
    Schema read = read_schema(schema, fault);
    if (!read) return schema_fault(schema_name, fault.message);
    known = cache.emplace(std::string(schema), std::move(read)).first;
  }
  const std::string_view bytes = sources.file(file).bytes;
  const std::size_t mark = byte_order_mark(bytes);
  const Document document = read_document(bytes.substr(mark));
  if (!document) return {{Severity::error, "xml.malformed", {file, 0, 0}, "the file cannot be read", {}, {}}};
  Gathered gathered{file, mark, {}};
  const std::unique_ptr<xmlRelaxNGValidCtxt, Free> context(xmlRelaxNGNewValidCtxt(known->second.get()));
  xmlRelaxNGSetValidStructuredErrors(context.get(), gather, &gathered);
  const int status = xmlRelaxNGValidateDoc(context.get(), document.get());
  if (status != 0 && gathered.faults.empty())
    gathered.faults.push_back(
        {Severity::error, "xml.invalid", {file, 0, 0}, "the file does not fit its schema", {}, {}});
  return std::move(gathered.faults);
}

} // namespace broadsheet
