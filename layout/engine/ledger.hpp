// The ledger: every character of copy is printed exactly once, or named as overset, trimmed or unplaced.
#pragma once

#include "layout/display/display.hpp"

#include <string>
#include <vector>

namespace broadsheet {

// A place where the ledger does not add up. That is a fault of the engine, never of the copy.
struct LedgerFault {
  CopyRange copy;
  enum class Kind : std::uint8_t { lost, doubled, altered } kind = Kind::lost;
  int page = 0; // doubled, altered: where
};

// Counts are code points.
struct LedgerSums {
  std::size_t fed = 0, printed = 0, overset = 0, trimmed = 0, unplaced = 0;
  LedgerSums& operator+=(const LedgerSums& more);
  [[nodiscard]] bool add_up() const { return fed == printed + overset + trimmed + unplaced; }
};

// Follows copy as pages are finished. It knows nothing of the layout: it reads the display list and the copy alone.
class Ledger {
 public:
  explicit Ledger(const StoryTable& stories);
  // Books what a page prints; the glyphs' text is compared with the copy (white space, soft hyphens and the order
  // inside lines of mixed direction left out).
  void book_page(const DisplayPage& page);
  void book_overset(const std::vector<CopyRange>& copy);
  void book_unplaced(std::uint32_t story);
  void book_trimmed(const std::vector<CopyRange>& copy);
  // Closes the books. Empty faults and fed = printed + overset + trimmed + unplaced: it adds up.
  [[nodiscard]] std::vector<LedgerFault> faults() const;
  [[nodiscard]] LedgerSums sums() const;
  [[nodiscard]] bool adds_up() const;
  [[nodiscard]] const LedgerSums& sums_of(std::uint32_t story) const { return sums_.at(story); }
  // A story whose pages are not made in this run: it is in no sum, and nothing of it is lost.
  void leave_out(std::uint32_t story);

 private:
  struct Entry {
    std::uint32_t begin, end;
    int page; // 0: overset or unplaced
  };
  void book(const CopyRange& copy, int page);

  const StoryTable& stories_;
  std::vector<std::vector<std::vector<Entry>>> entries_; // by story, by block
  std::vector<LedgerFault> altered_;
  std::vector<LedgerSums> sums_; // by story
};

} // namespace broadsheet
