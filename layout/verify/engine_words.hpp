// The engine's own words as patterns over letters, found where they stand in the paper. Private to this room.
#pragma once

#include "layout/verify/streams.hpp"

#include <optional>
#include <unordered_map>

namespace broadsheet::proof {

enum class WordKind : std::uint8_t { jump_to, jump_from, repeat_head, furniture, ornament };

// Where engine's words stand in the paper.
struct WordUse {
  WordKind kind = WordKind::furniture;
  std::size_t begin = 0, end = 0; // letters of the paper
  std::size_t pattern = 0;
  int page = 0; // the number a notice names; 0: none
};

class WordPatterns {
 public:
  WordPatterns(const EngineWords& words, const Paper& paper);
  // The longest words that stand at a letter of the paper; with equal length, notices first, then furniture. Furniture stands on its
  // own page, every entry once (see mark_used).
  [[nodiscard]] std::optional<WordUse> find(std::size_t at) const;
  void mark_used(const WordUse& use);
  [[nodiscard]] bool has(WordKind kind) const;
  // Whether a use of a repeat head is the one of this story.
  [[nodiscard]] bool is_head_of(const WordUse& use, std::uint32_t story) const;
  // Where furniture that was listed for a page but not found there stands all the same, as whole lines.
  [[nodiscard]] std::vector<WordUse> unused_furniture() const;

 private:
  struct Pattern {
    WordKind kind = WordKind::furniture;
    std::uint32_t owner = 0; // repeat head: story; furniture: index of the page
    std::u32string letters;  // kNumber stands for a page number
    bool used = false;
  };
  void add(WordKind kind, std::size_t owner, const std::string& utf8);
  [[nodiscard]] std::optional<WordUse> match(std::size_t pattern, std::size_t at) const;
  // Patterns that may begin with this letter of the paper, numbers included.
  [[nodiscard]] std::vector<std::size_t> starting_with(char32_t letter) const;

  // The readings of a page number at a letter, the longest first: its end and the number.
  [[nodiscard]] std::vector<std::pair<std::size_t, int>> numbers_at(std::size_t at) const;

  const Paper& paper_;
  std::vector<std::pair<std::u32string, int>> labels_;
  std::vector<Pattern> patterns_;
  std::unordered_map<char32_t, std::vector<std::size_t>> by_first_;
  std::unordered_map<std::uint32_t, std::size_t> head_of_; // story -> pattern
};

// 12, １２, 十二, 二十一, 一〇二, 一百零三 as numbers from 1 to 9999; nothing when it is none.
std::optional<int> read_page_number(std::u32string_view letters);

} // namespace broadsheet::proof
