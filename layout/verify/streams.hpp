// The two sides of the comparison: the paper as one stream of letters in painting order, and all copy in reading order.
#pragma once

#include "layout/feed/feed.hpp"
#include "layout/verify/letters.hpp"
#include "layout/verify/verify.hpp"

#include <limits>

namespace broadsheet::proof {

constexpr std::size_t kNowhere = std::numeric_limits<std::size_t>::max();

struct Paper {
  Letters text;
  std::vector<std::size_t> page_begins; // first letter of every page; a page may be empty
  std::vector<int> page_numbers;
  [[nodiscard]] std::size_t size() const { return text.size(); }
  // Index in page_numbers of the page that holds a letter.
  [[nodiscard]] std::size_t page_at(std::size_t letter) const;
  [[nodiscard]] int number_at(std::size_t letter) const { return page_numbers[page_at(letter)]; }
  // White of any kind, a page's beginning or the end of everything.
  [[nodiscard]] bool breaks_before(std::size_t letter) const;
  [[nodiscard]] bool line_begins(std::size_t letter) const;
  // A hyphen between two letters at the end of a line: it may be the engine's.
  [[nodiscard]] bool is_line_hyphen(std::size_t letter) const;
  // A hyphen at the start of a line after one at the end of the line before.
  [[nodiscard]] bool is_repeated_hyphen(std::size_t letter) const;
};

// A run of copy that is read without interruption: all blocks of a story, one ruby text or one pull quote.
struct Thread {
  std::uint32_t story = 0;
  bool ruby = false;              // stands apart: its place among the other threads says nothing (ruby, pull quotes)
  std::size_t begin = 0, end = 0; // letters of Copy::text
};

// Copy that need not be printed, but whole or not at all: a pull quote, whose words the story has; a paragraph that may
// be trimmed; a filler.
struct Spare {
  std::uint32_t story = 0;
  std::size_t begin = 0, end = 0; // letters of Copy::text
};

struct Copy {
  Letters text;
  std::vector<Thread> threads; // in the order of their letters
  std::vector<Spare> spares;   // in the order of their letters
  [[nodiscard]] std::size_t size() const { return text.size(); }
  [[nodiscard]] std::size_t thread_at(std::size_t letter) const;
};

Paper read_paper(const std::vector<ExtractedPage>& pages);
Copy read_copy(const StoryTable& stories, const EngineWords& words);

} // namespace broadsheet::proof
