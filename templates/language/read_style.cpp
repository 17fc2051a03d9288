#include "layout/base/fold.hpp"
#include "templates/language/parts.hpp"
#include "templates/language/read_copyfit.hpp"
#include "templates/language/read_paragraph.hpp"
#include "templates/language/read_pictures.hpp"
#include "templates/language/read_profile.hpp"
#include "templates/language/read_rules.hpp"
#include "templates/language/read_table_style.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace broadsheet {
namespace {

const Names kSections{"grid",       "faces",       "inks",          "profile", "paragraph", "design", "notices",
                      "list-style", "table-style", "listing-style", "copyfit", "rules",     "crop",   "codes"};
// Names as the attribute `role` of <use> has them, in the order of layout/feed's BlockRole.
const Names kRoles{"standing-head", "kicker", "headline", "deck",      "summary",     "byline",
                   "dateline",      "p",      "subhead",  "caption",   "credit",      "qr-title",
                   "qr-label",      "item",   "cell",     "head-cell", "table-title", "quote"};
const std::string_view kFirstParagraph = "first-p"; // no role of a block: a story's first p in a style of its own
const Names kNoticePlaceholders{"page", "slug", "SLUG", "headline"};

struct WeightName {
  std::string_view name;
  int weight;
};
// Roles before this one are a story's head.
constexpr std::size_t kFirstBodyRole = 6;

constexpr std::array<WeightName, 7> kWeights{{{"thin", 100},
                                              {"light", 300},
                                              {"regular", 400},
                                              {"medium", 500},
                                              {"semibold", 600},
                                              {"bold", 700},
                                              {"black", 900}}};

std::vector<std::string> split_families(std::string_view list) {
  std::vector<std::string> families;
  while (!list.empty()) {
    const std::size_t comma = list.find(',');
    std::string family = fold_text(list.substr(0, comma), false);
    if (!family.empty()) families.push_back(std::move(family));
    list = comma == std::string_view::npos ? std::string_view{} : list.substr(comma + 1);
  }
  return families;
}

class StyleReader {
 public:
  StyleReader(FileId file, Faults& faults) : faults_(faults) { sheet_.file = file; }
  StyleSheet run(const XmlNode& root);

 private:
  void read_sections(const XmlNode& root, std::string_view name, void (StyleReader::*read)(const XmlNode&), bool once);
  void read_grid(const XmlNode& node);
  void read_faces(const XmlNode& node);
  void read_face(const XmlNode& node);
  void read_fallback(const XmlNode& node);
  int read_weight(const Attributes& attributes);
  void read_inks(const XmlNode& node);
  void read_ink_definition(const XmlNode& node);
  void read_own_profile(const XmlNode& node);
  void read_paragraph(const XmlNode& node);
  void read_design(const XmlNode& node);
  void read_notices(const XmlNode& node);
  void read_minima(const Attributes& attributes, JumpNotices& notices);
  void read_ladder(const XmlNode& node) { read_copyfit(node, sheet_, faults_); }
  void read_page_rules(const XmlNode& node) { sheet_.rules = read_rules(node, faults_); }
  void read_list(const XmlNode& node) { read_list_style(node, sheet_, faults_); }
  void read_table(const XmlNode& node) { read_table_style(node, sheet_, faults_); }
  void read_crop(const XmlNode& node) { read_named_crop(node, sheet_, faults_); }
  void read_codes(const XmlNode& node) { read_code_style(node, sheet_.codes, faults_); }
  void read_notice_text(const Attributes& attributes, std::string_view name, std::string& text);
  std::uint16_t paragraph_index(const Attributes& attributes, std::string_view name, bool required);
  std::vector<std::string> read_families(const Attributes& attributes);
  void no_children(const XmlNode& node) {
    for_each_element(node, faults_, {}, [](const XmlNode&) {});
  }
  template <class Items>
  void check_unique(const Attributes& attributes, std::string_view attribute, const std::string& value,
                    const Items& items, std::string_view what);

  Faults& faults_;
  StyleSheet sheet_;
  std::vector<WrittenParagraph> written_;
};

template <class Items>
void StyleReader::check_unique(const Attributes& attributes, std::string_view attribute, const std::string& value,
                               const Items& items, std::string_view what) {
  const auto same = [&](const auto& item) { return name_of(item) == value; };
  if (!value.empty() && std::any_of(items.begin(), items.end(), same))
    faults_.error(attributes.span(attribute), "duplicate", fmt::format("the {} \"{}\" stands twice", what, value),
                  "another name");
}

// Sections may stand in any order; they are read in the order in which they need each other.
void StyleReader::read_sections(const XmlNode& root, std::string_view name, void (StyleReader::*read)(const XmlNode&),
                                bool once) {
  int count = 0;
  for (const XmlNode& child : root.children) {
    if (child.name != name) continue;
    if (++count > 1 && once)
      faults_.error(child.span, "duplicate", fmt::format("a second <{}>", name), "one");
    else
      (this->*read)(child);
  }
  const bool needed = name == "grid" || name == "faces" || name == "paragraph" || name == "design";
  if (count == 0 && needed) // a set whose stories never jump needs no notices
    faults_.error(root.span, "missing-element", fmt::format("<style-sheet> has no <{}>", name),
                  fmt::format("<{}>", name));
}

StyleSheet StyleReader::run(const XmlNode& root) {
  const Attributes attributes(root, faults_, {"version", "name", "xml:lang"});
  attributes.version();
  sheet_.name = attributes.required_name("name");
  sheet_.language = attributes.required_language();
  sheet_.inks.push_back({"black", 0, {0, 0, 0, 100}, {}});
  for_each_element(root, faults_, kSections, [](const XmlNode&) {});
  read_sections(root, "grid", &StyleReader::read_grid, true);
  read_sections(root, "faces", &StyleReader::read_faces, true);
  read_sections(root, "inks", &StyleReader::read_inks, true);
  read_sections(root, "profile", &StyleReader::read_own_profile, false);
  read_sections(root, "paragraph", &StyleReader::read_paragraph, false);
  read_sections(root, "copyfit", &StyleReader::read_ladder, false);
  read_sections(root, "design", &StyleReader::read_design, false);
  read_sections(root, "notices", &StyleReader::read_notices, false);
  read_sections(root, "list-style", &StyleReader::read_list, false);
  read_sections(root, "table-style", &StyleReader::read_table, false);
  read_sections(root, "listing-style", &StyleReader::read_table, false);
  read_sections(root, "rules", &StyleReader::read_page_rules, true);
  read_sections(root, "crop", &StyleReader::read_crop, false);
  read_sections(root, "codes", &StyleReader::read_codes, true);
  return std::move(sheet_);
}

void StyleReader::read_grid(const XmlNode& node) {
  const Attributes attributes(node, faults_, {"leading"});
  no_children(node);
  const auto leading = attributes.required_measure("leading", {}, {.zero = false});
  sheet_.grid_leading = leading ? resolve(*leading, {}, {}) : Length::points(12);
}

void StyleReader::read_faces(const XmlNode& node) {
  const Attributes none(node, faults_, {});
  for_each_element(node, faults_, {"face", "fallback"},
                   [&](const XmlNode& child) { child.name == "face" ? read_face(child) : read_fallback(child); });
  if (sheet_.faces.empty())
    faults_.error(node.span, "missing-element", "<faces> has no <face>", "<face role=... family=...>");
}

std::vector<std::string> StyleReader::read_families(const Attributes& attributes) {
  const std::string list = attributes.required("family");
  std::vector<std::string> families = split_families(list);
  if (families.empty() && !is_blank(list))
    attributes.bad("family", "no family", "names of families, separated by commas");
  return families;
}

void StyleReader::read_face(const XmlNode& node) {
  const Attributes attributes(node, faults_, {"role", "family", "weight", "italic"});
  no_children(node);
  FaceRole face;
  face.span = node.span;
  face.role = attributes.required_name("role");
  check_unique(attributes, "role", face.role, sheet_.faces, "face");
  face.families = read_families(attributes);
  face.weight = read_weight(attributes);
  face.italic = attributes.yes_no("italic", false);
  sheet_.faces.push_back(std::move(face));
}

int StyleReader::read_weight(const Attributes& attributes) {
  const std::string value = attributes.text("weight", "regular");
  for (const WeightName& known : kWeights)
    if (known.name == value) return known.weight;
  if (!value.empty() && value.find_first_not_of("0123456789") == std::string::npos)
    return attributes.integer("weight", 100, 900).value_or(400);
  Names names;
  for (const WeightName& known : kWeights) names.push_back(known.name);
  attributes.bad("weight", fmt::format("weight=\"{}\"", value), one_of(names) + ", or a number from 100 to 900");
  return 400;
}

void StyleReader::read_fallback(const XmlNode& node) {
  const Attributes attributes(node, faults_, {"family"});
  no_children(node);
  for (std::string& family : read_families(attributes)) sheet_.fallback.push_back(std::move(family));
}

void StyleReader::read_inks(const XmlNode& node) {
  const Attributes none(node, faults_, {});
  for_each_element(node, faults_, {"ink"}, [&](const XmlNode& child) { read_ink_definition(child); });
}

std::optional<std::uint32_t> parse_rgb(std::string_view text) {
  std::uint32_t value = 0;
  if (text.size() != 7 || text[0] != '#') return std::nullopt;
  const auto [end, error] = std::from_chars(text.data() + 1, text.data() + 7, value, 16);
  if (error != std::errc{} || end != text.data() + 7) return std::nullopt;
  return value;
}

std::optional<std::array<std::uint8_t, 4>> parse_cmyk(const std::vector<std::string>& words) {
  std::array<std::uint8_t, 4> cmyk{};
  if (words.size() != 4) return std::nullopt;
  for (std::size_t i = 0; i < 4; ++i) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(words[i].data(), words[i].data() + words[i].size(), value);
    if (error != std::errc{} || end != words[i].data() + words[i].size() || value > 100) return std::nullopt;
    cmyk[i] = static_cast<std::uint8_t>(value);
  }
  return cmyk;
}

void StyleReader::read_ink_definition(const XmlNode& node) {
  const Attributes attributes(node, faults_, {"name", "rgb", "cmyk"});
  no_children(node);
  Ink ink;
  ink.span = node.span;
  ink.name = attributes.required_name("name");
  const bool black = ink.name == "black"; // always there: it may be named, not changed
  if (!black) check_unique(attributes, "name", ink.name, sheet_.inks, "ink");
  const auto rgb = parse_rgb(attributes.required("rgb"));
  if (!rgb && !attributes.text("rgb").empty())
    attributes.bad("rgb", fmt::format("rgb=\"{}\"", attributes.text("rgb")), "six hexadecimal digits: #c8161d");
  const std::string written = attributes.required("cmyk");
  const auto cmyk = parse_cmyk(attributes.words("cmyk"));
  if (!cmyk && !is_blank(written))
    attributes.bad("cmyk", fmt::format("cmyk=\"{}\"", written), "four whole percentages, 0 to 100: 0 100 90 5");
  ink.rgb = rgb.value_or(0);
  ink.cmyk = cmyk.value_or(ink.cmyk);
  if (!black) return sheet_.inks.push_back(std::move(ink));
  if (ink.rgb != 0 || ink.cmyk != sheet_.inks[0].cmyk)
    faults_.error(node.span, "bad-value", "black is another colour", "rgb=\"#000000\" cmyk=\"0 0 0 100\"",
                  "give the other ink another name");
}

void StyleReader::read_own_profile(const XmlNode& node) {
  no_children(node);
  sheet_.profiles.push_back(read_profile(node, sheet_, faults_));
}

void StyleReader::read_paragraph(const XmlNode& node) {
  ParagraphReader reader(sheet_, written_, faults_);
  no_children(node);
  WrittenParagraph written;
  ParagraphStyle style = reader.read(node, written);
  sheet_.paragraphs.push_back(std::move(style));
  written_.push_back(written);
}

std::uint16_t StyleReader::paragraph_index(const Attributes& attributes, std::string_view name, bool required) {
  if (!required && !attributes.has(name)) return 0;
  const std::string value = attributes.required(name);
  return find_index(attributes, name, value, sheet_.paragraphs, "paragraph style", faults_).value_or(0);
}

void StyleReader::read_design(const XmlNode& node) {
  const Attributes attributes(node, faults_, {"name", "default", "head-gap", "copyfit"});
  StoryDesign design;
  design.span = node.span;
  design.name = attributes.required_name("name");
  check_unique(attributes, "name", design.name, sheet_.designs, "design");
  design.default_style = paragraph_index(attributes, "default", true);
  const Length em = sheet_.paragraphs.empty() ? Length::points(9) : sheet_.paragraphs[design.default_style].size;
  if (const auto gap = attributes.measure("head-gap", {.em = true, .line = true}))
    design.head_gap = resolve(*gap, em, sheet_.grid_leading);
  if (attributes.has("copyfit"))
    design.copyfit =
        find_index(attributes, "copyfit", attributes.required("copyfit"), sheet_.copyfits, "copyfit", faults_);
  for_each_element(node, faults_, {"use"}, [&](const XmlNode& use) {
    const Attributes parts(use, faults_, {"role", "paragraph"});
    no_children(use);
    if (!parts.has("role")) parts.missing("role");
    const std::uint16_t style = paragraph_index(parts, "paragraph", true);
    Names uses = kRoles;
    uses.push_back(kFirstParagraph);
    const std::size_t role = parts.choice("role", uses, uses.size());
    const bool first = role == kRoles.size();
    if (first && design.first_paragraph)
      faults_.error(parts.span("role"), "duplicate", "the role \"first-p\" stands twice in one design");
    if (first) design.first_paragraph = style;
    if (role < kRoles.size() && !design.styles.emplace(static_cast<std::uint8_t>(role), style).second)
      faults_.error(parts.span("role"), "duplicate",
                    fmt::format("the role \"{}\" stands twice in one design", kRoles[role]));
    if (role >= kFirstBodyRole && role < uses.size() && !sheet_.paragraphs.empty() && sheet_.paragraphs[style].vertical)
      faults_.error(parts.span("paragraph"), "bad-value",
                    fmt::format("the role \"{}\" has a vertical paragraph style", uses[role]),
                    "a vertical style for roles of the head only, standing-head to byline",
                    "a frame with writing=\"vertical\" sets all of its copy from top to bottom");
  });
  sheet_.designs.push_back(std::move(design));
}

void StyleReader::read_notice_text(const Attributes& attributes, std::string_view name, std::string& text) {
  text = fold_text(attributes.text(name), is_east_asian(sheet_.language));
  check_placeholders(text, attributes.span(name), kNoticePlaceholders, faults_);
}

// What stays and what goes on: T4 in Han papers, T8 in others.
void StyleReader::read_minima(const Attributes& attributes, JumpNotices& notices) {
  const bool han = is_east_asian(notices.language);
  notices.minimum_before = attributes.integer("minimum-before", 0, 99).value_or(han ? 10 : 24);
  notices.minimum_after = attributes.integer("minimum-after", 0, 99).value_or(han ? 8 : 24);
  notices.minimum_leg = attributes.integer("minimum-leg", 0, 99).value_or(han ? 10 : 0);
  notices.minimum_share = attributes.integer("minimum-share", 0, 99).value_or(han ? 33 : 0);
}

void StyleReader::read_notices(const XmlNode& node) {
  const Attributes attributes(node, faults_,
                              {"xml:lang", "to", "from", "repeat-head", "numerals", "turn", "run-in", "to-paragraph",
                               "from-paragraph", "repeat-paragraph", "minimum-before", "minimum-after", "minimum-leg",
                               "minimum-share", "jumps", "from-place"});
  no_children(node);
  JumpNotices notices;
  notices.span = node.span;
  notices.language = attributes.required_language();
  for (const JumpNotices& other : sheet_.notices)
    if (other.language == notices.language)
      faults_.error(attributes.span("xml:lang"), "duplicate",
                    fmt::format("the notices for \"{}\" stand twice", notices.language));
  for (const std::string_view name : {"to", "from"}) static_cast<void>(attributes.required(name));
  read_notice_text(attributes, "to", notices.to);
  read_notice_text(attributes, "from", notices.from);
  read_notice_text(attributes, "repeat-head", notices.repeat_head);
  notices.numerals = static_cast<Numerals>(attributes.choice("numerals", {"western", "han", "circled"}, 0));
  notices.turn = static_cast<JumpTurn>(attributes.choice("turn", {"paragraph", "sentence", "line", "inside"}, 2));
  notices.run_in = attributes.yes_no("run-in", false);
  notices.to_style = paragraph_index(attributes, "to-paragraph", true);
  notices.from_style = paragraph_index(attributes, "from-paragraph", true);
  notices.repeat_style = paragraph_index(attributes, "repeat-paragraph", !notices.repeat_head.empty());
  notices.from_in_text = attributes.choice("from-place", {"line", "text"}, 0) == 1;
  notices.jumps = attributes.integer("jumps", 1, 3).value_or(1);
  read_minima(attributes, notices);
  sheet_.notices.push_back(std::move(notices));
}

} // namespace

StyleSheet read_style_sheet(const XmlNode& root, FileId file, Faults& faults) {
  return StyleReader(file, faults).run(root);
}

} // namespace broadsheet
