#include "layout/base/xml.hpp"

#include "layout/base/utf8.hpp"
#include "layout/base/xml_bytes.hpp"

#include <algorithm>
#include <climits>
#include <cstring>
#include <mutex>

#include <fmt/format.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

namespace broadsheet {
namespace {

#if LIBXML_VERSION >= 21200
using XmlErrorPointer = const xmlError*;
#else
using XmlErrorPointer = xmlErrorPtr;
#endif

constexpr std::size_t kShownFaults = 20;

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : std::string_view(reinterpret_cast<const char*>(text));
}

std::string qualified_name(const xmlChar* prefix, const xmlChar* local) {
  return prefix == nullptr ? std::string(view(local)) : fmt::format("{}:{}", view(prefix), view(local));
}

// Builds the tree from libxml2's events and finds out where each of them stands in the file: libxml2 itself tells no
// byte offsets, but in an event of a tag its cursor stands at the tag's end, and a raw '<' can stand nowhere inside.
class TreeBuilder {
 public:
  TreeBuilder(std::string_view bytes, FileId file, const XmlLimits& limits)
      : bytes_(bytes), file_(file), limits_(limits), mark_(byte_order_mark(bytes)), text_at_(mark_) {}

  Outcome<XmlNode> run();

  void start_element(const xmlChar* local, const xmlChar* prefix, const xmlChar* uri, int namespaces, int attributes,
                     const xmlChar** values);
  void end_element();
  void text(std::string_view text);
  void cdata(std::string_view text);
  void skip_past(std::string_view close) {
    text_at_ = std::min(bytes_.size(), bytes_.find(close, text_at_)) + close.size();
  }
  void doctype();
  void malformed(XmlErrorPointer error);

 private:
  [[nodiscard]] std::size_t position() const;
  [[nodiscard]] std::size_t back_to(char c) const;
  [[nodiscard]] Span span(std::size_t begin, std::size_t end) const {
    return {file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  void fault(std::string_view code, Span at, std::string message, std::string expected = {}, std::string hint = {});
  void stop();
  bool within_limits(Span tag);
  void read_attributes(XmlNode& node, std::size_t begin, std::size_t end, int count, const xmlChar** values);
  void put_text(std::string_view text, std::size_t begin, std::size_t end);
  std::size_t put_reference(std::string_view text);
  std::size_t put_run(std::string_view text, bool references);
  std::string_view opened() const { return open_.empty() ? std::string_view{} : std::string_view(open_.back().name); }
  std::string opened_where() const;
  [[nodiscard]] bool is_foreign() const { return !limits_.own.empty(); }
  void cut_off();
  void describe(XmlErrorPointer error);
  void mismatch(XmlErrorPointer error);
  void repeated_attribute(XmlErrorPointer error);

  std::string_view bytes_;
  FileId file_;
  XmlLimits limits_;
  std::size_t mark_;    // bytes of the byte order mark, which libxml2 does not get
  std::size_t text_at_; // where text goes on after the last event
  std::uint32_t elements_ = 0;
  bool stopped_ = false;
  xmlParserCtxtPtr context_ = nullptr;
  std::vector<XmlNode> open_;
  Outcome<XmlNode> result_;
};

TreeBuilder& builder(void* data) { return *static_cast<TreeBuilder*>(data); }

xmlSAXHandler make_handler() {
  xmlSAXHandler handler;
  std::memset(&handler, 0, sizeof handler);
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = [](void* data, const xmlChar* local, const xmlChar* prefix, const xmlChar* uri,
                              int namespaces, const xmlChar**, int attributes, int, const xmlChar** values) {
    builder(data).start_element(local, prefix, uri, namespaces, attributes, values);
  };
  handler.endElementNs = [](void* data, const xmlChar*, const xmlChar*, const xmlChar*) {
    builder(data).end_element();
  };
  handler.characters = [](void* data, const xmlChar* text, int length) {
    builder(data).text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
  };
  handler.ignorableWhitespace = handler.characters;
  handler.cdataBlock = [](void* data, const xmlChar* text, int length) {
    builder(data).cdata({reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
  };
  handler.comment = [](void* data, const xmlChar*) { builder(data).skip_past("-->"); };
  handler.processingInstruction = [](void* data, const xmlChar*, const xmlChar*) { builder(data).skip_past("?>"); };
  handler.internalSubset = [](void* data, const xmlChar*, const xmlChar*, const xmlChar*) { builder(data).doctype(); };
  handler.serror = [](void* data, XmlErrorPointer error) { builder(data).malformed(error); };
  return handler;
}

Outcome<XmlNode> TreeBuilder::run() {
  static std::once_flag once;
  std::call_once(once, [] { xmlInitParser(); });
  xmlSAXHandler handler = make_handler();
  const std::string_view body = bytes_.substr(mark_);
  if (body.empty()) {
    fault("malformed", span(0, 0), "the file is empty", "one element");
    return std::move(result_);
  }
  context_ = xmlCreateMemoryParserCtxt(body.data(), static_cast<int>(body.size()));
  if (context_ == nullptr) {
    fault("malformed", span(0, 0), "no memory to read the file");
    return std::move(result_);
  }
  xmlSAXHandlerPtr original = context_->sax;
  context_->sax = &handler;
  context_->userData = this;
  // HUGE lifts libxml2's own limits on text length; depth, elements and attributes are limited here.
  xmlCtxtUseOptions(context_, XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_IGNORE_ENC);
  xmlParseDocument(context_);
  context_->sax = original;
  xmlFreeParserCtxt(context_);
  if (!result_.diagnostics.empty()) result_.value.reset();
  return std::move(result_);
}

std::size_t TreeBuilder::position() const {
  const xmlParserInputPtr input = context_->input;
  if (stopped_ || input == nullptr) return bytes_.size();
  return std::min(bytes_.size(), mark_ + input->consumed + static_cast<std::size_t>(input->cur - input->base));
}

std::size_t TreeBuilder::back_to(char c) const {
  const std::size_t at = position();
  const std::size_t found = at == 0 ? std::string_view::npos : bytes_.rfind(c, at - 1);
  return found == std::string_view::npos ? at : found;
}

void TreeBuilder::fault(std::string_view code, Span at, std::string message, std::string expected, std::string hint) {
  const auto same_place = [&](const Diagnostic& d) { return d.span.begin == at.begin; };
  if (stopped_ || std::any_of(result_.diagnostics.begin(), result_.diagnostics.end(), same_place)) return;
  result_.diagnostics.push_back(
      {Severity::error, fmt::format("xml.{}", code), at, std::move(message), std::move(expected), std::move(hint)});
  if (result_.diagnostics.size() >= kShownFaults) stop();
}

void TreeBuilder::stop() {
  if (stopped_) return;
  stopped_ = true;
  xmlStopParser(context_);
}

bool TreeBuilder::within_limits(Span tag) {
  if (stopped_) return false;
  if (open_.size() >= limits_.depth) {
    fault("too-deep", tag, fmt::format("elements are nested more than {} deep", limits_.depth));
    stop();
  } else if (++elements_ > limits_.elements) {
    fault("too-large", tag, fmt::format("more than {} elements in one file", limits_.elements), {},
          "divide the file into several");
    stop();
  }
  return !stopped_;
}

void TreeBuilder::start_element(const xmlChar* local, const xmlChar* prefix, const xmlChar* uri, int namespaces,
                                int attributes, const xmlChar** values) {
  const std::size_t end = position();
  const std::size_t begin = back_to('<');
  const bool closed = end < bytes_.size() && bytes_[end] == '/';
  text_at_ = std::min(bytes_.size(), end + (closed ? 2 : 1));
  if (!within_limits(span(begin, text_at_))) return;
  XmlNode node;
  const bool own = uri != nullptr && view(uri) == limits_.own;
  node.name = qualified_name(own ? nullptr : prefix, local);
  node.span = span(begin, text_at_);
  if (!is_foreign() && uri != nullptr && namespaces == 0 && open_.empty())
    fault("namespace", node.span, fmt::format("element \"{}\" is in a namespace", node.name), "no namespace");
  if (attributes > 0 || namespaces > 0) read_attributes(node, begin, end, attributes, values);
  open_.push_back(std::move(node));
}

// libxml2 leaves an ampersand of an attribute as the reference &#38;, however it was written.
std::string with_ampersands(std::string value) {
  constexpr std::string_view kReference = "&#38;";
  for (std::size_t at = value.find(kReference); at != std::string::npos; at = value.find(kReference, at + 1))
    value.replace(at, kReference.size(), "&");
  return value;
}

// libxml2 gives the values, the file the places; both are in the order of the file.
void TreeBuilder::read_attributes(XmlNode& node, std::size_t begin, std::size_t end, int count,
                                  const xmlChar** values) {
  int index = 0;
  node.attributes.reserve(static_cast<std::size_t>(count));
  for (const WrittenAttribute& written : written_attributes(bytes_, begin, end)) {
    const Span place = span(written.begin, written.end);
    if (written.name == "xmlns" || written.name.starts_with("xmlns:")) {
      if (is_foreign()) continue;
      fault("namespace", place, fmt::format("namespace declaration \"{}\"", written.name),
            "elements without a namespace", "delete the declaration");
      continue;
    }
    if (index == count) break;
    const xmlChar** attribute = values + index++ * 5; // local name, prefix, namespace, begin and end of the value
    std::string value(reinterpret_cast<const char*>(attribute[3]),
                      static_cast<std::size_t>(attribute[4] - attribute[3]));
    node.attributes.push_back({qualified_name(attribute[1], attribute[0]), with_ampersands(std::move(value)), place,
                               span(written.value_begin, written.value_end)});
  }
}

void TreeBuilder::end_element() {
  text_at_ = position();
  if (stopped_ || open_.empty()) return;
  XmlNode node = std::move(open_.back());
  open_.pop_back();
  if (open_.empty())
    result_.value = std::move(node);
  else
    open_.back().children.push_back(std::move(node));
}

void TreeBuilder::put_text(std::string_view text, std::size_t begin, std::size_t end) {
  std::vector<XmlNode>& children = open_.back().children;
  const bool exact = text.size() == end - begin;
  if (exact && !children.empty() && children.back().is_text()) {
    XmlNode& last = children.back();
    if (last.span.end == begin && last.text.size() == last.span.end - last.span.begin) {
      last.text += text;
      last.span.end = static_cast<std::uint32_t>(end);
      return;
    }
  }
  XmlNode node;
  node.text = text;
  node.span = span(begin, end);
  children.push_back(std::move(node));
}

// One reference of the file (&lt; &#38;) and the character that libxml2 made of it. Returns the bytes taken of `text`.
std::size_t TreeBuilder::put_reference(std::string_view text) {
  const std::size_t end = std::min(bytes_.size() - 1, bytes_.find(';', text_at_)) + 1;
  const std::size_t length = decode_utf8(text, 0).next;
  put_text(text.substr(0, length), text_at_, end);
  text_at_ = end;
  return length;
}

// Text that stands in the file as it is, up to the next reference or carriage return, which XML turns into a line feed.
std::size_t TreeBuilder::put_run(std::string_view text, bool references) {
  std::size_t length = 0;
  const std::size_t most = std::min(text.size(), bytes_.size() - text_at_);
  while (length < most && bytes_[text_at_ + length] == text[length] && bytes_[text_at_ + length] != '\r' &&
         !(references && bytes_[text_at_ + length] == '&'))
    ++length;
  std::size_t source = length;
  if (length < most && bytes_[text_at_ + length] == '\r') {
    source += bytes_.substr(text_at_ + length, 2) == "\r\n" ? 2 : 1;
    ++length;
  }
  if (length == 0) { // cannot happen while file and events agree; the text is kept all the same
    put_text(text, text_at_, text_at_);
    return text.size();
  }
  put_text(text.substr(0, length), text_at_, text_at_ + source);
  text_at_ += source;
  return length;
}

void TreeBuilder::text(std::string_view text) {
  if (stopped_ || open_.empty()) return;
  while (!text.empty() && text_at_ < bytes_.size())
    text.remove_prefix(bytes_[text_at_] == '&' ? put_reference(text) : put_run(text, true));
}

void TreeBuilder::cdata(std::string_view text) {
  if (stopped_ || open_.empty()) return;
  text_at_ += std::strlen("<![CDATA[");
  while (!text.empty() && text_at_ < bytes_.size()) text.remove_prefix(put_run(text, false));
  skip_past("]]>");
}

void TreeBuilder::doctype() {
  if (is_foreign()) return;
  const std::size_t at = bytes_.rfind("<!DOCTYPE", position());
  fault("doctype", at == std::string_view::npos ? span(0, 0) : span(at, at + 9),
        "a DOCTYPE, which could name other files and entities", "the file without it", "delete the declaration");
  stop();
}

std::string TreeBuilder::opened_where() const {
  return open_.empty() ? std::string{} : fmt::format("<{}> is not closed", open_.back().name);
}

void TreeBuilder::cut_off() {
  const std::string where =
      open_.empty() ? "before the first element is complete" : fmt::format("inside <{}>", opened());
  fault("malformed", span(bytes_.size(), bytes_.size()), fmt::format("the file ends {}", where),
        open_.empty() ? "one element" : fmt::format("</{}>", opened()),
        open_.empty() ? std::string{} : "the file was cut off, or an end tag is missing");
}

void TreeBuilder::mismatch(XmlErrorPointer error) {
  const std::size_t at = back_to('<');
  const std::string_view found = tag_name(bytes_, at);
  const std::string name = error->str1 == nullptr ? std::string(opened()) : std::string(error->str1);
  fault("malformed", span(at, position()), fmt::format("</{}> does not close <{}>", found, name),
        fmt::format("</{}>", name), fmt::format("<{}> was opened in line {}", name, error->int1));
}

void TreeBuilder::repeated_attribute(XmlErrorPointer error) {
  const std::string name = error->str1 == nullptr ? std::string{} : std::string(error->str1);
  const std::size_t begin = back_to('<');
  Span place = span(begin, position());
  for (const WrittenAttribute& written : written_attributes(bytes_, begin, position()))
    if (written.name == name) place = span(written.begin, written.end); // the last of them
  fault("malformed", place, fmt::format("attribute \"{}\" stands twice in one tag", name));
}

// The faults that people make, in plain words; the rest in libxml2's.
void TreeBuilder::describe(XmlErrorPointer error) {
  const std::size_t at = position();
  switch (error->code) {
  case XML_ERR_TAG_NAME_MISMATCH:
    return mismatch(error);
  case XML_ERR_ATTRIBUTE_REDEFINED:
    return repeated_attribute(error);
  case XML_ERR_UNDECLARED_ENTITY:
  case XML_WAR_UNDECLARED_ENTITY:
    return fault("malformed", span(back_to('&'), at),
                 fmt::format("unknown entity \"&{};\"", error->str1 == nullptr ? "" : error->str1),
                 "&amp; &lt; &gt; &quot; &apos; or a number such as &#160;", "write the character itself");
  case XML_ERR_ENTITYREF_SEMICOL_MISSING:
    return fault("malformed", span(back_to('&'), at), "a bare \"&\"", "&amp;");
  case XML_ERR_NAME_REQUIRED:
    if (back_to('&') + 1 == at) return fault("malformed", span(at - 1, at), "a bare \"&\"", "&amp;");
    break;
  case XML_ERR_LT_IN_ATTRIBUTE:
    return fault("malformed", span(at, at), "a bare \"<\" in an attribute", "&lt;");
  case XML_ERR_ATTRIBUTE_NOT_STARTED:
    return fault("malformed", span(at, at), "an attribute's value without quotation marks", "name=\"value\"");
  case XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
    return fault("malformed", span(at, at), "an attribute without a value", "name=\"value\"");
  case XML_ERR_DOCUMENT_END:
    return fault("malformed", span(at, at), "something stands after the end of the file's element", "one element");
  case XML_NS_ERR_UNDEFINED_NAMESPACE:
    return fault("namespace", span(back_to('<'), at),
                 fmt::format("namespace prefix \"{}\"", error->str1 == nullptr ? "" : error->str1),
                 "names without a prefix");
  default:
    break;
  }
  std::string_view message = error->message == nullptr ? "malformed XML" : error->message;
  while (!message.empty() && (message.back() == '\n' || message.back() == ' ')) message.remove_suffix(1);
  fault("malformed", span(at, at), fmt::format("malformed XML: {}", message), {}, opened_where());
}

// After a fault that leaves the nesting as it is, the next fault is real too; after others it would be an echo.
bool leaves_nesting(int code) {
  return code == XML_ERR_ATTRIBUTE_REDEFINED || code == XML_ERR_UNDECLARED_ENTITY ||
         code == XML_WAR_UNDECLARED_ENTITY || code == XML_ERR_ENTITYREF_SEMICOL_MISSING ||
         code == XML_NS_ERR_UNDEFINED_NAMESPACE;
}

void TreeBuilder::malformed(XmlErrorPointer error) {
  if (stopped_ || error == nullptr) return;
  const bool closes_wrongly = error->code == XML_ERR_TAG_NAME_MISMATCH || error->code == XML_ERR_ATTRIBUTE_REDEFINED;
  if (position() >= bytes_.size() && !closes_wrongly && (!open_.empty() || !result_.value))
    cut_off();
  else
    describe(error);
  const std::size_t at = position();
  const bool bare = error->code == XML_ERR_NAME_REQUIRED && at > 0 && bytes_[at - 1] == '&';
  if (error->level == XML_ERR_FATAL && !bare && !leaves_nesting(error->code)) stop();
}

} // namespace

const XmlAttribute* XmlNode::attribute(std::string_view attribute_name) const {
  const auto found = std::find_if(attributes.begin(), attributes.end(),
                                  [&](const XmlAttribute& a) { return a.name == attribute_name; });
  return found == attributes.end() ? nullptr : &*found;
}

Outcome<XmlNode> parse_xml(const SourceMap& sources, FileId file, const XmlLimits& limits) {
  const std::string_view bytes = sources.file(file).bytes;
  Diagnostics faults = check_xml_bytes(sources, file, limits);
  if (!faults.empty()) return {std::nullopt, std::move(faults)};
  if (bytes.size() > static_cast<std::size_t>(INT_MAX))
    return {std::nullopt, {{Severity::error, "xml.too-large", {file, 0, 0}, "the file is over 2 GB", {}, {}}}};
  return TreeBuilder(bytes, file, limits).run();
}

} // namespace broadsheet
