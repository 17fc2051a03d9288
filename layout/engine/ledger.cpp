#include "layout/engine/ledger.hpp"

#include "layout/base/utf8.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

std::string_view bytes_of(const StoryTable& stories, const CopyRange& copy) {
  return std::string_view(stories[copy.story].blocks[copy.block].text.utf8).substr(copy.begin, copy.end - copy.begin);
}

// What must be the same in copy and print: everything but white space and the marks that only allow a break, soft
// hyphens and zero-width spaces.
void append_ink(std::string& to, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    const bool white = point.value == U' ' || point.value == 0x3000 || point.value == 0xa0 || point.value == 0xad ||
                       point.value == 0x200b;
    if (!white) to.append(text.substr(at, point.next - at));
    at = point.next;
  }
}

} // namespace

Ledger::Ledger(const StoryTable& stories) : stories_(stories), entries_(stories.size()), sums_(stories.size()) {
  for (std::size_t i = 0; i < stories.size(); ++i) {
    entries_[i].resize(stories[i].blocks.size());
    for (const Block& block : stories[i].blocks) sums_[i].fed += count_code_points(block.text.utf8);
  }
}

void Ledger::book(const CopyRange& copy, int page) {
  entries_.at(copy.story).at(copy.block).push_back({copy.begin, copy.end, page});
}

void Ledger::book_page(const DisplayPage& page) {
  std::string printed, fed;
  for (std::size_t i = 0; i < page.items.size(); ++i) {
    const auto* line = std::get_if<TextLine>(&page.items[i]);
    if (!line || line->copy_begin == line->copy_end) continue;
    printed.clear();
    fed.clear();
    bool mixed = false;
    for (std::size_t run = i + 1; run <= i + line->runs && run < page.items.size(); ++run)
      if (const auto* text = std::get_if<TextRun>(&page.items[run])) {
        append_ink(printed, std::string_view(page.text).substr(text->text_begin, text->text_end - text->text_begin));
        mixed = mixed || text->right_to_left;
      }
    for (std::uint32_t at = line->copy_begin; at < line->copy_end; ++at) {
      const CopyRange& copy = page.copy[at];
      book(copy, page.number);
      const std::size_t count = count_code_points(bytes_of(stories_, copy));
      sums_[copy.story].printed += count;
      append_ink(fed, bytes_of(stories_, copy));
    }
    if (mixed) {
      std::sort(printed.begin(), printed.end());
      std::sort(fed.begin(), fed.end());
    }
    if (printed != fed) altered_.push_back({page.copy[line->copy_begin], LedgerFault::Kind::altered, page.number});
  }
}

void Ledger::book_overset(const std::vector<CopyRange>& copy) {
  for (const CopyRange& range : copy) {
    if (!range.is_copy()) continue;
    book(range, 0);
    sums_[range.story].overset += count_code_points(bytes_of(stories_, range));
  }
}

void Ledger::book_trimmed(const std::vector<CopyRange>& copy) {
  for (const CopyRange& range : copy) {
    if (!range.is_copy()) continue;
    book(range, 0);
    sums_[range.story].trimmed += count_code_points(bytes_of(stories_, range));
  }
}

void Ledger::book_unplaced(std::uint32_t story) {
  const std::vector<Block>& blocks = stories_.at(story).blocks;
  for (std::uint32_t block = 0; block < blocks.size(); ++block) {
    book({story, block, 0, static_cast<std::uint32_t>(blocks[block].text.utf8.size())}, 0);
    sums_[story].unplaced += count_code_points(blocks[block].text.utf8);
  }
}

std::vector<LedgerFault> Ledger::faults() const {
  std::vector<LedgerFault> faults = altered_;
  for (std::uint32_t story = 0; story < entries_.size(); ++story)
    for (std::uint32_t block = 0; block < entries_[story].size(); ++block) {
      std::vector<Entry> entries = entries_[story][block];
      std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.begin < b.begin; });
      std::uint32_t reached = 0;
      for (const Entry& entry : entries) {
        if (entry.begin > reached) faults.push_back({{story, block, reached, entry.begin}, LedgerFault::Kind::lost, 0});
        if (entry.begin < reached)
          faults.push_back(
              {{story, block, entry.begin, std::min(entry.end, reached)}, LedgerFault::Kind::doubled, entry.page});
        reached = std::max(reached, entry.end);
      }
      const auto size = static_cast<std::uint32_t>(stories_[story].blocks[block].text.utf8.size());
      if (reached < size) faults.push_back({{story, block, reached, size}, LedgerFault::Kind::lost, 0});
    }
  return faults;
}

void Ledger::leave_out(std::uint32_t story) {
  entries_.at(story).clear();
  sums_.at(story) = {};
}

LedgerSums Ledger::sums() const {
  LedgerSums all;
  for (const LedgerSums& story : sums_) all += story;
  return all;
}

LedgerSums& LedgerSums::operator+=(const LedgerSums& more) {
  fed += more.fed;
  printed += more.printed;
  overset += more.overset;
  trimmed += more.trimmed;
  unplaced += more.unplaced;
  return *this;
}

bool Ledger::adds_up() const { return sums().add_up() && faults().empty(); }

} // namespace broadsheet
