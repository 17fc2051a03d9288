// Paragraph styles: attributes, inheritance and units. Private to this room.
#pragma once

#include "templates/language/parts.hpp"

namespace broadsheet {

// The lengths of a paragraph style as they were written: a child inherits `2em`, and it means two of its own.
struct WrittenParagraph {
  Measure size{9000, Unit::pt};
  std::optional<Measure> minimum_size, maximum_size;
  std::optional<int> minimum_tracking, maximum_tracking; // per mille
  Measure leading{1000, Unit::line};
  Measure first_indent, left_indent, right_indent, space_before, space_after, tracking, rule_above, rule_below, padding;
  Measure drop_cap_gap{300, Unit::em};
};

class ParagraphReader {
 public:
  // `written` are the lengths of the paragraphs that the sheet has so far.
  ParagraphReader(const StyleSheet& sheet, const std::vector<WrittenParagraph>& written, Faults& faults)
      : sheet_(sheet), known_(written), faults_(faults) {}
  // Gives a style even when it has faults, so that its name is known.
  ParagraphStyle read(const XmlNode& node, WrittenParagraph& written);

 private:
  void inherit(const Attributes& attributes, ParagraphStyle& style, WrittenParagraph& written);
  void read_names(const Attributes& attributes, ParagraphStyle& style, bool has_parent);
  void read_profile_name(const Attributes& attributes, ParagraphStyle& style);
  void read_drop_cap(const Attributes& attributes, ParagraphStyle& style);
  void read_choices(const Attributes& attributes, ParagraphStyle& style);
  void read_head_ranges(const Attributes& attributes, ParagraphStyle& style, WrittenParagraph& written);
  void resolve_head_ranges(const Attributes& attributes, const WrittenParagraph& written, ParagraphStyle& style);
  void read_lengths(const Attributes& attributes, WrittenParagraph& written);
  void read_size(const Attributes& attributes, WrittenParagraph& written);
  void resolve_lengths(const Attributes& attributes, const WrittenParagraph& written, ParagraphStyle& style);

  const StyleSheet& sheet_;
  const std::vector<WrittenParagraph>& known_;
  Faults& faults_;
};

} // namespace broadsheet
