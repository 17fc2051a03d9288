#include "layout/verify/streams.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <utility>

namespace broadsheet::proof {

std::size_t Paper::page_at(std::size_t letter) const {
  const auto after = std::upper_bound(page_begins.begin(), page_begins.end(), letter);
  return static_cast<std::size_t>(after - page_begins.begin()) - 1;
}

bool Paper::breaks_before(std::size_t letter) const { return letter >= size() || text.gaps[letter] != 0; }

bool Paper::line_begins(std::size_t letter) const {
  return letter >= size() || (text.gaps[letter] & (kLine | kBlock)) != 0;
}

bool Paper::is_line_hyphen(std::size_t letter) const {
  return letter > 0 && letter < size() && text.letters[letter] == U'-' && !line_begins(letter) &&
         line_begins(letter + 1) && u_isalpha(static_cast<UChar32>(text.letters[letter - 1])) != 0;
}

bool Paper::is_repeated_hyphen(std::size_t letter) const {
  return letter > 0 && letter + 1 < size() && text.letters[letter] == U'-' && text.letters[letter - 1] == U'-' &&
         line_begins(letter) && !breaks_before(letter + 1);
}

std::size_t Copy::thread_at(std::size_t letter) const {
  const auto after = std::upper_bound(threads.begin(), threads.end(), letter,
                                      [](std::size_t at, const Thread& thread) { return at < thread.end; });
  return static_cast<std::size_t>(after - threads.begin());
}

Paper read_paper(const std::vector<ExtractedPage>& pages) {
  Paper paper;
  for (const ExtractedPage& page : pages) {
    paper.page_begins.push_back(paper.size());
    paper.page_numbers.push_back(page.number);
    append_letters(paper.text, page.text, kBlock);
  }
  return paper;
}

namespace {

// A text as it is read along its lines: ruby stands above them and is read for itself.
void append_without_ruby(Letters& to, const RichText& text) {
  std::uint32_t at = 0;
  std::uint8_t gap = kBlock;
  const auto append = [&](std::uint32_t end) {
    if (at < end) append_letters(to, std::string_view(text.utf8).substr(at, end - at), std::exchange(gap, 0));
  };
  for (const Markup& markup : text.markup) {
    if (markup.kind != MarkupKind::ruby) continue;
    append(markup.ruby);
    at = markup.end;
  }
  append(static_cast<std::uint32_t>(text.utf8.size()));
}

} // namespace

namespace {

// A subhead goes with the last of its paragraphs.
bool may_be_trimmed(const std::vector<Block>& blocks, std::size_t block) {
  if (blocks[block].role != BlockRole::subhead) return blocks[block].trim > 0;
  std::size_t under = block + 1;
  while (under < blocks.size() && blocks[under].trim > 0) ++under;
  return under > block + 1 && (under == blocks.size() || blocks[under].role == BlockRole::subhead);
}

class CopyReader {
 public:
  CopyReader(const StoryTable& stories, const EngineWords& words) : stories_(stories), words_(words) {}

  Copy read() {
    for (std::uint32_t story = 0; story < stories_.size(); ++story) {
      add_body(story);
      add_quotes(story);
      add_ruby(story);
    }
    return std::move(copy_);
  }

 private:
  void add_thread(std::uint32_t story, bool ruby, std::size_t begin) {
    if (copy_.size() > begin) copy_.threads.push_back({story, ruby, begin, copy_.size()});
  }
  void add_spare(std::uint32_t story, std::size_t begin) {
    if (copy_.size() > begin) copy_.spares.push_back({story, begin, copy_.size()});
  }
  [[nodiscard]] bool is_filler(std::uint32_t story) const {
    return std::find(words_.fillers.begin(), words_.fillers.end(), story) != words_.fillers.end();
  }

  void add_body(std::uint32_t story) {
    const std::size_t begin = copy_.size();
    const std::vector<Block>& blocks = stories_[story].blocks;
    const bool filler = is_filler(story);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (blocks[i].role == BlockRole::quote) continue;
      const std::size_t block_begin = copy_.size();
      append_without_ruby(copy_.text, blocks[i].text);
      if (may_be_trimmed(blocks, i) && !filler) add_spare(story, block_begin);
    }
    add_thread(story, false, begin);
    if (filler) add_spare(story, begin);
  }

  void add_quotes(std::uint32_t story) {
    for (const Block& block : stories_[story].blocks) {
      if (block.role != BlockRole::quote) continue;
      const std::size_t begin = copy_.size();
      append_without_ruby(copy_.text, block.text);
      add_thread(story, true, begin);
      add_spare(story, begin);
    }
  }

  void add_ruby(std::uint32_t story) {
    for (const Block& block : stories_[story].blocks)
      for (const Markup& markup : block.text.markup) {
        if (markup.kind != MarkupKind::ruby) continue;
        const std::size_t begin = copy_.size();
        append_letters(copy_.text, std::string_view(block.text.utf8).substr(markup.ruby, markup.end - markup.ruby),
                       kBlock);
        add_thread(story, true, begin);
        if (block.trim > 0 || is_filler(story)) add_spare(story, begin);
      }
  }

  const StoryTable& stories_;
  const EngineWords& words_;
  Copy copy_;
};

} // namespace

Copy read_copy(const StoryTable& stories, const EngineWords& words) { return CopyReader(stories, words).read(); }

} // namespace broadsheet::proof
