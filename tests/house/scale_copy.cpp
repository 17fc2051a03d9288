#include "tests/house/scale_copy.hpp"

#include "layout/base/utf8.hpp"

#include <algorithm>

namespace broadsheet::testing {
namespace {

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

// The first `count` code points. Markup that reaches further ends there; white at the cut goes too.
RichText cut(RichText text, std::size_t count) {
  std::size_t end = 0;
  for (std::size_t seen = 0; end < text.utf8.size(); ++end)
    if ((text.utf8[end] & 0xC0) != 0x80 && seen++ == count) break;
  while (end > 1 && text.utf8[end - 1] == ' ') --end;
  text.utf8.resize(end);
  std::erase_if(text.markup, [&](const Markup& mark) {
    return mark.begin >= end || (mark.kind == MarkupKind::ruby && mark.end > end);
  });
  for (Markup& mark : text.markup) mark.end = std::min<std::uint32_t>(mark.end, static_cast<std::uint32_t>(end));
  std::erase_if(text.origins, [&](const TextOrigin& origin) { return origin.begin > end; });
  return text;
}

RichText doubled(RichText text) {
  text.utf8 += (static_cast<unsigned char>(text.utf8.back()) < 0x80 ? " " : "") + text.utf8;
  return text;
}

bool is_body(BlockRole role) { return role == BlockRole::paragraph || role == BlockRole::subhead; }

// A body block, or a group with its blocks: what is taken away and repeated.
class Scaler {
 public:
  Scaler(const Story& story, int percent, std::uint64_t seed) : from_(story), percent_(percent), seed_(seed) {}

  Story run() {
    to_ = from_;
    to_.blocks.clear();
    to_.groups.clear();
    std::size_t group = 0;
    for (std::uint32_t i = 0; i < from_.blocks.size();) {
      if (group < from_.groups.size() && from_.groups[group].begin == i) {
        i = from_.groups[group].end;
        add_group(from_.groups[group++]);
      } else {
        add_block(from_.blocks[i++]);
      }
    }
    fill_up();
    drop_lonely_subheads();
    return std::move(to_);
  }

 private:
  void add_block(const Block& block) {
    if (block.role == BlockRole::caption) return add_caption(block);
    if (!is_body(block.role)) return to_.blocks.push_back(block);
    if (wanted_ == 0) wanted_ = std::max<std::size_t>(1, body_of(from_) * static_cast<std::size_t>(percent_) / 100);
    add_paragraph(block);
  }

  void add_paragraph(Block block) {
    if (written_ >= wanted_) return;
    const std::size_t all = code_points(block.text.utf8), room = wanted_ - written_;
    if (block.role == BlockRole::paragraph) {
      if (all > room) block.text = cut(std::move(block.text), room);
      written_ += std::min(all, room);
    }
    to_.blocks.push_back(std::move(block));
  }

  void add_caption(Block block) {
    const std::size_t wanted =
        std::max<std::size_t>(1, code_points(block.text.utf8) * static_cast<std::size_t>(percent_) / 100);
    while (code_points(block.text.utf8) < wanted) block.text = doubled(std::move(block.text));
    block.text = cut(std::move(block.text), wanted);
    to_.blocks.push_back(std::move(block));
  }

  // Head rows stay, the others go or come again; a list keeps or repeats its entries.
  void add_group(const BlockGroup& from) {
    BlockGroup to = from;
    to.begin = static_cast<std::uint32_t>(to_.blocks.size());
    to.entries.clear();
    to.rows.clear();
    if (from.title) to.title = copy_block(*from.title);
    std::vector<const GroupRow*> rows;
    for (const GroupRow& row : from.rows) {
      if (row.head)
        to.rows.push_back(copy_row(row));
      else
        rows.push_back(&row);
    }
    for (std::size_t i = 0; i < scaled_count(rows.size()); ++i) to.rows.push_back(copy_row(*rows[i % rows.size()]));
    for (std::size_t i = 0; i < scaled_count(from.entries.size()); ++i) {
      ListEntry entry = from.entries[i % from.entries.size()];
      entry.block = copy_block(entry.block);
      to.entries.push_back(entry);
    }
    to.end = static_cast<std::uint32_t>(to_.blocks.size());
    to_.groups.push_back(std::move(to));
  }

  [[nodiscard]] std::size_t scaled_count(std::size_t count) const {
    return count == 0 ? 0 : std::max<std::size_t>(1, count * static_cast<std::size_t>(percent_) / 100);
  }

  std::uint32_t copy_block(std::uint32_t block) {
    to_.blocks.push_back(from_.blocks[block]);
    return static_cast<std::uint32_t>(to_.blocks.size() - 1);
  }

  GroupRow copy_row(GroupRow row) {
    for (GroupCell& cell : row.cells)
      if (cell.block) cell.block = copy_block(*cell.block);
    return row;
  }

  void fill_up() {
    std::vector<const Block*> paragraphs;
    for (const Block& block : from_.blocks)
      if (block.role == BlockRole::paragraph) paragraphs.push_back(&block);
    for (std::size_t i = seed_; written_ < wanted_ && !paragraphs.empty(); ++i)
      add_paragraph(*paragraphs[i % paragraphs.size()]);
  }

  void drop_lonely_subheads() {
    while (!to_.blocks.empty() && to_.blocks.back().role == BlockRole::subhead &&
           (to_.groups.empty() || to_.groups.back().end < to_.blocks.size()))
      to_.blocks.pop_back();
  }

  static std::size_t body_of(const Story& story) {
    std::size_t sum = 0;
    for (const Block& block : story.blocks)
      if (block.role == BlockRole::paragraph) sum += code_points(block.text.utf8);
    return sum;
  }

  const Story& from_;
  Story to_;
  int percent_;
  std::uint64_t seed_;
  std::size_t wanted_ = 0, written_ = 0; // code points of paragraphs
};

} // namespace

Story scaled(const Story& story, int percent, std::uint64_t seed) { return Scaler(story, percent, seed).run(); }

std::size_t characters_of(const Story& story) {
  std::size_t sum = 0;
  for (const Block& block : story.blocks) sum += code_points(block.text.utf8);
  return sum;
}

} // namespace broadsheet::testing
