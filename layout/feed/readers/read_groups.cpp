#include "layout/feed/readers/read_groups.hpp"

#include "layout/feed/readers/read_rich_text.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace broadsheet {
namespace {

constexpr std::uint8_t kDeepestList = 1; // a list in an item of a list, and no further
constexpr int kMostColumns = 40;

class GroupReader {
 public:
  GroupReader(Story& story, Faults& faults) : story_(story), faults_(faults) {
    group_.begin = static_cast<std::uint32_t>(story.blocks.size());
  }

  void read(const XmlNode& node) {
    if (node.name == "list")
      read_list(node, 0, story_.language);
    else
      read_rows(node);
    group_.end = static_cast<std::uint32_t>(story_.blocks.size());
    if (group_.begin < group_.end) story_.groups.push_back(std::move(group_));
  }

 private:
  void read_list(const XmlNode& node, std::uint8_t level, const std::string& language);
  void read_item(const XmlNode& node, std::uint8_t level, bool ordered, int number, const std::string& language);
  void read_rows(const XmlNode& node);
  void read_row(const XmlNode& node, bool head, const std::string& language);
  std::optional<std::uint32_t> add_block(const XmlNode& node, BlockRole role, const std::string& language);
  void warn_empty(const XmlNode& node) {
    faults_.warning(node.span, "empty", fmt::format("<{}> holds no text and is left out", node.name), {}, "delete it");
  }

  Story& story_;
  Faults& faults_;
  BlockGroup group_;
};

// The element's text as a block of the story; nothing when it holds none.
std::optional<std::uint32_t> GroupReader::add_block(const XmlNode& node, BlockRole role, const std::string& language) {
  Block block;
  block.role = role;
  block.span = node.span;
  block.language = language;
  block.text = read_rich_text(node, language, faults_);
  if (block.text.utf8.empty()) return std::nullopt;
  story_.blocks.push_back(std::move(block));
  return static_cast<std::uint32_t>(story_.blocks.size() - 1);
}

void GroupReader::read_list(const XmlNode& node, std::uint8_t level, const std::string& language) {
  const Attributes attributes(node, faults_, {"kind", "xml:lang"});
  const bool ordered = attributes.choice("kind", {"unordered", "ordered"}, 0) == 1;
  const std::string own = attributes.language(language);
  const std::size_t before = group_.entries.size();
  int number = 0;
  for_each_element(node, faults_, {"item"},
                   [&](const XmlNode& item) { read_item(item, level, ordered, ++number, own); });
  if (group_.entries.size() == before && number == 0) warn_empty(node);
}

// An item's own text comes first; lists inside it end it.
void GroupReader::read_item(const XmlNode& node, std::uint8_t level, bool ordered, int number,
                            const std::string& language) {
  const Attributes attributes(node, faults_, {"xml:lang"});
  const std::string own = attributes.language(language);
  const auto is_list = [](const XmlNode& child) { return child.name == "list"; };
  const auto first_list = std::find_if(node.children.begin(), node.children.end(), is_list);
  XmlNode text = node;
  text.children.erase(text.children.begin() + (first_list - node.children.begin()), text.children.end());
  if (const auto block = add_block(text, BlockRole::item, own))
    group_.entries.push_back({*block, level, ordered, number});
  else
    warn_empty(node);
  for (auto child = first_list; child != node.children.end(); ++child) {
    if (!is_list(*child) || level >= kDeepestList)
      report_stray(node, *child, faults_, level < kDeepestList ? Names{"list"} : Names{});
    else
      read_list(*child, level + 1, own);
  }
}

void GroupReader::read_rows(const XmlNode& node) {
  const bool table = node.name == "table";
  group_.kind = table ? GroupKind::table : GroupKind::listing;
  const Attributes attributes(node, faults_, {"kind", "xml:lang"});
  if (attributes.has("kind")) group_.look = attributes.required_name("kind");
  const std::string own = attributes.language(story_.language);
  for_each_element(node, faults_, table ? Names{"title", "head", "row"} : Names{"row"}, [&](const XmlNode& child) {
    const bool begun = !group_.rows.empty();
    if (child.name == "title") {
      const Attributes none(child, faults_, {});
      if (group_.title || begun)
        faults_.error(child.span, group_.title ? "duplicate" : "order",
                      group_.title ? "a second <title> in one <table>" : "<title> stands after a row", "one, first");
      else if (!(group_.title = add_block(child, BlockRole::table_title, own)))
        warn_empty(child);
      return;
    }
    const bool head = child.name == "head";
    if (head && begun && !group_.rows.back().head)
      faults_.error(child.span, "order", "<head> stands after a <row>", "head rows before the others");
    else
      read_row(child, head, own);
  });
  if (std::none_of(group_.rows.begin(), group_.rows.end(), [](const GroupRow& row) { return !row.head; }))
    faults_.error(node.span, "missing-element", fmt::format("<{}> has no <row>", node.name), "<row> with its cells");
}

void GroupReader::read_row(const XmlNode& node, bool head, const std::string& language) {
  const Attributes none(node, faults_, {});
  const BlockRole role = head ? BlockRole::head_cell : BlockRole::cell;
  GroupRow row;
  row.head = head;
  int columns = 0;
  bool filled = false;
  const bool may_span = group_.kind == GroupKind::table;
  for_each_element(node, faults_, {"cell"}, [&](const XmlNode& child) {
    const Attributes attributes(child, faults_, may_span ? Names{"span", "xml:lang"} : Names{"xml:lang"});
    GroupCell cell;
    cell.span = static_cast<std::uint8_t>(attributes.integer("span", 1, kMostColumns).value_or(1));
    columns += cell.span;
    if (columns > kMostColumns)
      faults_.error(child.span, "bad-value", fmt::format("a row of more than {} columns", kMostColumns),
                    fmt::format("at most {}", kMostColumns));
    cell.block = add_block(child, role, attributes.language(language));
    filled = filled || cell.block.has_value();
    if (columns <= kMostColumns) row.cells.push_back(cell);
  });
  if (filled)
    group_.rows.push_back(std::move(row));
  else
    warn_empty(node);
}

} // namespace

void read_group(const XmlNode& node, Story& story, Faults& faults) { GroupReader(story, faults).read(node); }

} // namespace broadsheet
