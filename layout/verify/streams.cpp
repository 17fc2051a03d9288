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

Copy read_copy(const StoryTable& stories) {
  Copy copy;
  const auto add_thread = [&](std::size_t story, bool ruby, std::size_t begin) {
    if (copy.size() > begin)
      copy.threads.push_back({static_cast<std::uint32_t>(story), ruby, false, begin, copy.size()});
  };
  for (std::size_t story = 0; story < stories.size(); ++story) {
    const std::size_t begin = copy.size();
    for (const Block& block : stories[story].blocks)
      if (block.role != BlockRole::quote) append_without_ruby(copy.text, block.text);
    add_thread(story, false, begin);
    for (const Block& block : stories[story].blocks) {
      if (block.role != BlockRole::quote) continue;
      const std::size_t quote_begin = copy.size();
      append_without_ruby(copy.text, block.text);
      add_thread(story, true, quote_begin);
      if (copy.size() > quote_begin) copy.threads.back().spare = true;
    }
    for (const Block& block : stories[story].blocks) {
      for (const Markup& markup : block.text.markup) {
        if (markup.kind != MarkupKind::ruby) continue;
        const std::size_t ruby_begin = copy.size();
        append_letters(copy.text, std::string_view(block.text.utf8).substr(markup.ruby, markup.end - markup.ruby),
                       kBlock);
        add_thread(story, true, ruby_begin);
      }
    }
  }
  return copy;
}

} // namespace broadsheet::proof
