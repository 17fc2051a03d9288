#include "layout/feed/readers/read_rich_text.hpp"

#include "layout/base/utf8.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace broadsheet {
namespace {

// By MarkupKind.
const Names kInline{"em", "strong", "a", "br", "ruby", "sup", "sub", "sc", "u", "dots"};

// Markup whose beginning is known only when the next character of the text comes.
struct OpenMarkup {
  Markup markup;
  std::size_t mark = 0;
  std::size_t ruby_mark = 0; // the same of a ruby text
};

class RichTextReader {
 public:
  RichTextReader(const std::string& language, Faults& faults)
      : language_(language), faults_(faults), folder_(is_east_asian(language)) {}

  void read_children(const XmlNode& node);
  void read_piece(std::string_view text, Span source) { folder_.add(text, source); }
  RichText finish();

 private:
  void read_inline(const XmlNode& node);
  void read_ruby(const XmlNode& node, std::size_t index);
  void read_ruby_part(const XmlNode* part);
  void report_odd_characters();

  const std::string& language_;
  Faults& faults_;
  TextFolder folder_;
  std::vector<OpenMarkup> markup_;
};

void RichTextReader::read_children(const XmlNode& node) {
  for (const XmlNode& child : node.children) {
    if (child.is_text())
      folder_.add(child.text, child.span);
    else if (is_known(child.name, kInline))
      read_inline(child);
    else
      report_stray(node, child, faults_, kInline);
  }
}

MarkupKind kind_of(std::string_view name) {
  return static_cast<MarkupKind>(std::find(kInline.begin(), kInline.end(), name) - kInline.begin());
}

void RichTextReader::read_inline(const XmlNode& node) {
  const std::size_t index = markup_.size();
  const bool link = node.name == "a";
  const Attributes attributes(node, faults_, link ? Names{"href"} : Names{});
  OpenMarkup open{
      {kind_of(node.name), 0, 0, link ? attributes.required("href") : std::string{}}, folder_.mark_next(), 0};
  markup_.push_back(std::move(open));
  if (node.name == "br") {
    for (const XmlNode& child : node.children) report_stray(node, child, faults_, {});
  } else if (node.name == "ruby") {
    read_ruby(node, index);
  } else {
    read_children(node);
  }
  markup_[index].markup.end = folder_.size();
}

// The base comes before its ruby in the text, in whatever order they are written. Both are copy.
void RichTextReader::read_ruby(const XmlNode& node, std::size_t index) {
  const XmlNode *base = nullptr, *ruby = nullptr;
  for_each_element(node, faults_, {"rb", "rt"}, [&](const XmlNode& part) {
    const Attributes none(part, faults_, {});
    const XmlNode*& place = part.name == "rb" ? base : ruby;
    if (place != nullptr)
      faults_.error(part.span, "duplicate", fmt::format("a second <{}> in one <ruby>", part.name),
                    "one <rb> and one <rt>");
    else
      place = &part;
  });
  if (base == nullptr || ruby == nullptr)
    faults_.error(node.span, "missing-element", fmt::format("<ruby> has no <{}>", base == nullptr ? "rb" : "rt"),
                  "<ruby><rb>...</rb><rt>...</rt></ruby>");
  read_ruby_part(base);
  markup_[index].ruby_mark = folder_.mark_next();
  read_ruby_part(ruby);
}

// White at the ends of a part is the file's: nothing stands between a base and its ruby.
void RichTextReader::read_ruby_part(const XmlNode* part) {
  if (part == nullptr) return;
  for (const XmlNode& child : part->children) {
    if (!child.is_text()) {
      report_stray(*part, child, faults_, {});
      continue;
    }
    std::string_view text = child.text;
    Span source = child.span;
    const bool exact = source.end - source.begin == text.size();
    const auto begin = static_cast<std::uint32_t>(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    const auto end = static_cast<std::uint32_t>(text.find_last_not_of(" \t\r\n") + 1);
    if (begin >= end) continue;
    text = text.substr(begin, end - begin);
    if (exact) source = {source.file, source.begin + begin, source.begin + end};
    folder_.add(text, source);
  }
}

void RichTextReader::report_odd_characters() {
  for (const OddCharacter& odd : folder_.odd_characters()) {
    const std::string name = code_point_name(odd.value);
    if (odd.value == 0xfffd)
      faults_.warning(odd.source, "replacement-character",
                      fmt::format("{}: a character was lost before this file was written", name), {},
                      "look it up in the original and write it");
    else
      faults_.error(
          odd.source, "control-character", fmt::format("control character {} in the copy", name), "text",
          "delete it, or write the character that was meant (Windows-1252 quotes and dashes end up like this)");
  }
}

RichText RichTextReader::finish() {
  report_odd_characters();
  const Span leading = folder_.leading_space();
  if (leading.begin != leading.end)
    faults_.note(leading, "leading-space", "ideographic spaces at the start of a paragraph are left out", {},
                 "the paragraph style makes the indent");
  RichText text;
  for (OpenMarkup& open : markup_) {
    open.markup.begin = std::min(folder_.place_of(open.mark), folder_.size());
    open.markup.end = std::max(open.markup.begin, open.markup.end);
    if (open.markup.kind == MarkupKind::line_break) {
      open.markup.end = open.markup.begin;
      if (open.markup.begin == 0 || open.markup.begin == folder_.size()) continue; // breaks nothing
    } else if (open.markup.begin == open.markup.end) {
      continue; // holds nothing
    } else if (open.markup.kind == MarkupKind::ruby) {
      open.markup.ruby = std::min(folder_.place_of(open.ruby_mark), open.markup.end);
      if (open.markup.ruby <= open.markup.begin || open.markup.ruby == open.markup.end) continue; // one part is empty
    }
    text.markup.push_back(std::move(open.markup));
  }
  text.origins.reserve(folder_.runs().size());
  for (const FoldedRun& run : folder_.runs()) text.origins.push_back({run.begin, run.source});
  text.utf8 = folder_.take_text();
  return text;
}

} // namespace

RichText read_rich_text(const XmlNode& node, const std::string& language, Faults& faults) {
  RichTextReader reader(language, faults);
  reader.read_children(node);
  return reader.finish();
}

RichText read_attribute_text(const XmlAttribute& attribute, const std::string& language, Faults& faults) {
  RichTextReader reader(language, faults);
  reader.read_piece(attribute.value, attribute.value_span);
  return reader.finish();
}

} // namespace broadsheet
