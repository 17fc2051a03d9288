#include "layout/feed/readers/read_feed.hpp"

#include "layout/feed/readers/read_groups.hpp"
#include "layout/feed/readers/read_rich_text.hpp"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include <fmt/format.h>

namespace broadsheet {
namespace {

const Names kItems{"story", "picture", "notice"};

const Names& parts_of(StoryKind kind) {
  static const Names story{"standing-head", "kicker",   "headline", "deck", "summary",
                           "byline",        "dateline", "quote",    "body"};
  static const Names picture{"headline", "caption", "credit"};
  static const Names notice{"qr", "headline", "body"};
  return kind == StoryKind::story ? story : kind == StoryKind::picture ? picture : notice;
}

bool may_repeat(std::string_view part) {
  return part == "deck" || part == "summary" || part == "byline" || part == "qr" || part == "quote";
}

BlockRole role_of(std::string_view element) {
  for (std::uint8_t i = 0; i < kBlockRoleCount; ++i)
    if (name_of(static_cast<BlockRole>(i)) == element) return static_cast<BlockRole>(i);
  return BlockRole::paragraph;
}

// "40%": 0 to 100.
std::optional<std::uint8_t> read_percent(std::string_view word) {
  if (!word.ends_with('%')) return std::nullopt;
  word.remove_suffix(1);
  unsigned value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (word.empty() || error != std::errc{} || end != word.data() + word.size() || value > 100) return std::nullopt;
  return static_cast<std::uint8_t>(value);
}

PictureFocus read_focus(const Attributes& attributes) {
  if (!attributes.has("focus")) return {};
  const auto words = attributes.words("focus");
  const auto x = words.size() == 2 ? read_percent(words[0]) : std::nullopt;
  const auto y = words.size() == 2 ? read_percent(words[1]) : std::nullopt;
  if (x && y) return {*x, *y};
  attributes.bad("focus", fmt::format("focus=\"{}\"", attributes.text("focus")),
                 "two percentages, from the left and from the top: \"40% 30%\"");
  return {};
}

class FeedReader {
 public:
  explicit FeedReader(FileId file) { feed_.file = file; }
  Outcome<Feed> run(const XmlNode& root);

 private:
  void read_item(const XmlNode& node, StoryKind kind);
  void check_id(const Attributes& attributes, const std::string& id);
  void read_parts(const XmlNode& node, Story& story);
  void read_body(const XmlNode& node, Story& story);
  void read_block(const XmlNode& node, BlockRole role, Story& story);
  void read_qr(const XmlNode& node, Story& story);
  std::optional<std::uint32_t> read_qr_text(const XmlNode& node, std::string_view name, BlockRole role, Story& story);

  Faults faults_{"feed"};
  Feed feed_;
  std::unordered_map<std::string, Span> ids_;
};

Outcome<Feed> FeedReader::run(const XmlNode& root) {
  if (!check_root(root, "feed", faults_)) return {std::nullopt, faults_.take()};
  const Attributes attributes(root, faults_, {"version", "xml:lang", "date"});
  attributes.version();
  feed_.language = attributes.required_language();
  feed_.date = attributes.day("date");
  for_each_element(root, faults_, kItems, [&](const XmlNode& item) {
    read_item(item, item.name == "story"     ? StoryKind::story
                    : item.name == "picture" ? StoryKind::picture
                                             : StoryKind::notice);
  });
  return {std::move(feed_), faults_.take()};
}

void FeedReader::read_item(const XmlNode& node, StoryKind kind) {
  Names known{"id", "slug", "section", "priority", "xml:lang"};
  if (kind == StoryKind::picture)
    known.insert(known.end(), {"src", "focus", "page"});
  else
    known.push_back("filler");
  const Attributes attributes(node, faults_, known);
  Story story;
  story.kind = kind;
  story.span = node.span;
  story.id = attributes.required_name("id");
  check_id(attributes, story.id);
  story.slug = attributes.has("slug") ? attributes.required("slug") : story.id;
  story.section = attributes.text("section");
  story.priority = attributes.integer("priority", 1, 999).value_or(999);
  story.language = attributes.language(feed_.language);
  if (kind == StoryKind::picture) {
    story.picture = attributes.required("src");
    story.focus = read_focus(attributes);
    story.picture_page = attributes.integer("page", 1, 9999).value_or(1);
  }
  story.filler = attributes.yes_no("filler", false);
  read_parts(node, story);
  if (story.blocks.empty() && kind != StoryKind::picture)
    faults_.warning(node.span, "empty", fmt::format("<{}> \"{}\" has no copy", node.name, story.id), {},
                    "give it a headline or a paragraph, or leave it out");
  feed_.stories.push_back(std::move(story));
}

void FeedReader::check_id(const Attributes& attributes, const std::string& id) {
  if (id.empty() || ids_.emplace(id, attributes.span("id")).second) return;
  faults_.error(attributes.span("id"), "duplicate", fmt::format("the id \"{}\" stands twice in this feed", id),
                "another id");
}

// Parts may stand in any order in the file; the blocks stand in the order in which they are read.
void FeedReader::read_parts(const XmlNode& node, Story& story) {
  const Names& known = parts_of(story.kind);
  std::vector<const XmlNode*> parts;
  for_each_element(node, faults_, known, [&](const XmlNode& part) {
    const auto same = [&](const XmlNode* other) { return other->name == part.name; };
    if (!may_repeat(part.name) && std::any_of(parts.begin(), parts.end(), same))
      faults_.error(part.span, "duplicate", fmt::format("a second <{}> in one <{}>", part.name, node.name), "one");
    else
      parts.push_back(&part);
  });
  const auto rank = [](const XmlNode* part) {
    return part->name == "body" ? kBlockRoleCount + 1
           : part->name == "qr" ? kBlockRoleCount
                                : static_cast<int>(role_of(part->name));
  };
  std::stable_sort(parts.begin(), parts.end(), [&](const XmlNode* a, const XmlNode* b) { return rank(a) < rank(b); });
  for (const XmlNode* part : parts) {
    if (part->name == "body")
      read_body(*part, story);
    else if (part->name == "qr")
      read_qr(*part, story);
    else
      read_block(*part, role_of(part->name), story);
  }
  if (story.kind == StoryKind::story && (parts.empty() || parts.back()->name != "body"))
    faults_.error(node.span, "missing-element", "<story> has no <body>", "<body> with the paragraphs, after the head");
}

void FeedReader::read_body(const XmlNode& node, Story& story) {
  const Attributes none(node, faults_, {});
  for_each_element(node, faults_, {"p", "subhead", "list", "listing", "table"}, [&](const XmlNode& child) {
    if (child.name == "p" || child.name == "subhead")
      read_block(child, role_of(child.name), story);
    else
      read_group(child, story, faults_);
  });
}

void FeedReader::read_block(const XmlNode& node, BlockRole role, Story& story) {
  const Attributes attributes(node, faults_,
                              role == BlockRole::paragraph ? Names{"xml:lang", "trim"} : Names{"xml:lang"});
  Block block;
  block.role = role;
  block.span = node.span;
  block.language = attributes.language(story.language);
  block.trim = static_cast<std::uint8_t>(attributes.integer("trim", 1, 9).value_or(0));
  block.text = read_rich_text(node, block.language, faults_);
  if (block.text.utf8.empty())
    faults_.warning(node.span, "empty", fmt::format("<{}> holds no text and is left out", node.name), {}, "delete it");
  else
    story.blocks.push_back(std::move(block));
}

std::optional<std::uint32_t> FeedReader::read_qr_text(const XmlNode& node, std::string_view name, BlockRole role,
                                                      Story& story) {
  const XmlAttribute* attribute = node.attribute(name);
  if (attribute == nullptr) return std::nullopt;
  Block block;
  block.role = role;
  block.span = attribute->span;
  block.language = story.language;
  block.text = read_attribute_text(*attribute, story.language, faults_);
  if (block.text.utf8.empty()) {
    faults_.warning(attribute->span, "empty", fmt::format("attribute \"{}\" of <qr> holds no text", name), {},
                    "delete it");
    return std::nullopt;
  }
  story.blocks.push_back(std::move(block));
  return static_cast<std::uint32_t>(story.blocks.size() - 1);
}

void FeedReader::read_qr(const XmlNode& node, Story& story) {
  const Attributes attributes(node, faults_, {"title", "label"});
  QrCode code;
  code.span = node.span;
  code.title_block = read_qr_text(node, "title", BlockRole::qr_title, story);
  code.label_block = read_qr_text(node, "label", BlockRole::qr_label, story);
  TextFolder folder(false);
  for (const XmlNode& child : node.children) {
    if (child.is_text())
      folder.add(child.text, child.span);
    else
      report_stray(node, child, faults_, {});
  }
  code.payload = folder.take_text();
  if (code.payload.empty())
    faults_.error(node.span, "missing-text", "<qr> says nothing", "the address that the code leads to, as text");
  story.qr_codes.push_back(std::move(code));
}

} // namespace

Outcome<Feed> read_feed(const SourceMap& sources, FileId file) {
  Outcome<XmlNode> parsed = parse_xml(sources, file);
  if (!parsed.ok()) return {std::nullopt, std::move(parsed.diagnostics)};
  return FeedReader(file).run(*parsed.value);
}

} // namespace broadsheet
