#include "layout/feed/readers/read_rich_text.hpp"

#include "layout/base/utf8.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace broadsheet {
namespace {

const Names kInline{"em", "strong", "a", "br", "ruby"};

// Markup whose beginning is known only when the next character of the text comes.
struct OpenMarkup {
  Markup markup;
  std::size_t mark = 0;
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
  void read_ruby(const XmlNode& node, OpenMarkup& ruby);
  std::string read_plain(const XmlNode& node);
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
  if (name == "em") return MarkupKind::em;
  if (name == "strong") return MarkupKind::strong;
  if (name == "a") return MarkupKind::link;
  return name == "br" ? MarkupKind::line_break : MarkupKind::ruby;
}

void RichTextReader::read_inline(const XmlNode& node) {
  const std::size_t index = markup_.size();
  const bool link = node.name == "a";
  const Attributes attributes(node, faults_, link ? Names{"href"} : Names{});
  OpenMarkup open{{kind_of(node.name), 0, 0, link ? attributes.required("href") : std::string{}}, folder_.mark_next()};
  markup_.push_back(std::move(open));
  if (node.name == "br") {
    for (const XmlNode& child : node.children) report_stray(node, child, faults_, {});
  } else if (node.name == "ruby") {
    OpenMarkup ruby = markup_[index];
    read_ruby(node, ruby);
    markup_[index] = std::move(ruby);
  } else {
    read_children(node);
  }
  markup_[index].markup.end = folder_.size();
}

void RichTextReader::read_ruby(const XmlNode& node, OpenMarkup& ruby) {
  int bases = 0, annotations = 0;
  for_each_element(node, faults_, {"rb", "rt"}, [&](const XmlNode& part) {
    const Attributes none(part, faults_, {});
    const bool base = part.name == "rb";
    if (++(base ? bases : annotations) > 1)
      faults_.error(part.span, "duplicate", fmt::format("a second <{}> in one <ruby>", part.name),
                    "one <rb> and one <rt>");
    else if (!base)
      ruby.markup.value = read_plain(part);
    // Ruby is copy: until it is set above its base, it stands after it in brackets, so that none of it is lost.
    const Span opening{part.span.file, part.span.end, part.span.end};
    if (!base) folder_.add(is_east_asian(language_) ? "（" : " (", opening);
    for (const XmlNode& child : part.children) {
      if (!child.is_text())
        report_stray(part, child, faults_, {});
      else
        folder_.add(child.text, child.span);
    }
    if (!base) folder_.add(is_east_asian(language_) ? "）" : ")", opening);
  });
  if (bases == 0 || annotations == 0)
    faults_.error(node.span, "missing-element", fmt::format("<ruby> has no <{}>", bases == 0 ? "rb" : "rt"),
                  "<ruby><rb>...</rb><rt>...</rt></ruby>");
}

std::string RichTextReader::read_plain(const XmlNode& node) {
  TextFolder folder(is_east_asian(language_));
  for (const XmlNode& child : node.children)
    if (child.is_text()) folder.add(child.text, child.span);
  return folder.take_text();
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
