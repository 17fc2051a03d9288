// The element tree is read once: copies by <use> and by url(#...) are counted, other files and fonts are collected.
#include "layout/picture/svg_contents.hpp"

#include "layout/base/xml.hpp"

#include <algorithm>
#include <cctype>
#include <map>

#include <fmt/format.h>

namespace broadsheet {
namespace {

constexpr std::int64_t kMostElements = 200000;
constexpr int kMostDepth = 256;
constexpr std::string_view kBlank = " \t\r\n";

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlank) + 1 - first);
}

std::string_view unquoted(std::string_view text) {
  text = trimmed(text);
  const bool quoted = text.size() >= 2 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front();
  return trimmed(quoted ? text.substr(1, text.size() - 2) : text);
}

template <class T>
void add_once(std::vector<T>& list, T value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(std::move(value));
}

// Calls `use` for what stands in each url(...) of a value.
template <class Use>
void each_url(std::string_view value, Use use) {
  for (std::size_t at = value.find("url("); at != std::string_view::npos; at = value.find("url(", at + 1)) {
    const std::size_t close = value.find(')', at);
    use(unquoted(value.substr(at + 4, close == std::string_view::npos ? close : close - at - 4)));
  }
}

bool is_reference(const XmlAttribute& attribute) { return attribute.name == "href" || attribute.name == "xlink:href"; }

// Elements that draw what their reference names; of others (links, gradients) it is none of ours.
bool draws_reference(std::string_view element) {
  return element == "use" || element == "image" || element == "feImage" || element == "tref" || element == "pattern";
}

class Reader {
 public:
  explicit Reader(const XmlNode& root) : root_(root) { index(root); }

  SvgContents read() {
    collect(root_);
    contents_.elements = drawn(root_, 0);
    if (contents_.elements > kMostElements)
      contents_.fault =
          fmt::format("the SVG draws more than {} elements: it uses its own parts again and again", kMostElements);
    if (!has_text_) contents_.font_lists.clear();
    return std::move(contents_);
  }

 private:
  void index(const XmlNode& node) {
    if (const XmlAttribute* id = node.attribute("id")) ids_.emplace(id->value, &node);
    has_text_ = has_text_ || node.name == "text";
    for (const XmlNode& child : node.children)
      if (!child.is_text()) index(child);
  }

  // --- copies -----------------------------------------------------------------------------------------------------
  // Elements that are drawn for one; more than the most is as good as the most. A circle of references counts once.
  std::int64_t drawn(const XmlNode& node, int depth) {
    if (depth > kMostDepth) return kMostElements + 1;
    const auto known = drawn_.find(&node);
    if (known != drawn_.end()) return known->second;
    drawn_[&node] = 0;
    std::int64_t count = 1;
    for (const XmlAttribute& attribute : node.attributes) {
      const auto add = [&](std::string_view target) { count += drawn_of(target, depth); };
      if (is_reference(attribute) && draws_reference(node.name)) add(trimmed(attribute.value));
      each_url(attribute.value, add);
    }
    for (const XmlNode& child : node.children)
      if (!child.is_text()) count += drawn(child, depth + 1);
    return drawn_[&node] = std::min(count, kMostElements + 1);
  }
  std::int64_t drawn_of(std::string_view target, int depth) {
    if (!target.starts_with('#')) return 0;
    const auto found = ids_.find(target.substr(1));
    return found == ids_.end() ? 0 : drawn(*found->second, depth + 1);
  }

  // --- other files and fonts ----------------------------------------------------------------------------------------
  void note_outside(std::string_view target) {
    if (!target.empty() && !target.starts_with('#') && !target.starts_with("data:"))
      add_once(contents_.outside, std::string(target));
  }

  void note_families(std::string_view list) {
    if (const auto important = list.find('!'); important != std::string_view::npos) list = list.substr(0, important);
    std::vector<std::string> families;
    for (std::size_t at = 0; at <= list.size();) {
      const std::size_t comma = std::min(list.size(), list.find(',', at));
      if (const std::string_view name = unquoted(list.substr(at, comma - at)); !name.empty())
        families.emplace_back(name);
      at = comma + 1;
    }
    if (!families.empty()) add_once(contents_.font_lists, std::move(families));
  }

  // What follows the size in the shorthand "bold 12px/14px A, B".
  void note_font(std::string_view value) {
    const std::size_t size = value.find_first_of("0123456789");
    if (size == std::string_view::npos) return;
    const std::size_t end = value.find_first_of(kBlank, value.find_first_of("abcdefghijklmnopqrstuvwxyz%", size));
    if (end != std::string_view::npos) note_families(value.substr(end));
  }

  // "name: value" of a style attribute or sheet, wherever such pairs stand.
  void read_style(std::string_view style) {
    each_url(style, [&](std::string_view target) { note_outside(target); });
    for (std::size_t at = 0; at < style.size();) {
      const std::size_t end = std::min(style.size(), style.find_first_of(";{}", at));
      const std::string_view pair = style.substr(at, end - at);
      const std::size_t colon = pair.find(':');
      at = end + 1;
      if (colon == std::string_view::npos) continue;
      const std::string_view name = trimmed(pair.substr(0, colon));
      if (name == "font-family") note_families(pair.substr(colon + 1));
      if (name == "font") note_font(pair.substr(colon + 1));
    }
  }

  void collect(const XmlNode& node) {
    for (const XmlAttribute& attribute : node.attributes) {
      if (is_reference(attribute) && draws_reference(node.name)) note_outside(trimmed(attribute.value));
      if (attribute.name == "style")
        read_style(attribute.value);
      else
        each_url(attribute.value, [&](std::string_view target) { note_outside(target); });
      if (attribute.name == "font-family") note_families(attribute.value);
      if (attribute.name == "font") note_font(attribute.value);
    }
    for (const XmlNode& child : node.children) {
      if (!child.is_text())
        collect(child);
      else if (node.name == "style")
        read_style(child.text);
    }
  }

  const XmlNode& root_;
  SvgContents contents_;
  std::map<std::string, const XmlNode*, std::less<>> ids_;
  std::map<const XmlNode*, std::int64_t> drawn_;
  bool has_text_ = false;
};

} // namespace

SvgContents read_svg_contents(std::string_view bytes) {
  SourceMap sources;
  const FileId file = sources.add("picture.svg", std::string(bytes));
  XmlLimits limits;
  limits.depth = kMostDepth;
  limits.elements = kMostElements;
  limits.own = "http://www.w3.org/2000/svg";
  const Outcome<XmlNode> tree = parse_xml(sources, file, limits);
  if (tree.value) return Reader(*tree.value).read();
  SvgContents none;
  const Diagnostic& first = tree.diagnostics.front();
  none.fault =
      fmt::format("the SVG cannot be read: line {}: {}", sources.locate(file, first.span.begin).line, first.message);
  return none;
}

} // namespace broadsheet
