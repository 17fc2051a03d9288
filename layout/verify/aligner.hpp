// The state of an alignment while the paper is read; its parts are in align.cpp (reading and taking), starts.cpp (what
// may begin at a letter) and mend.cpp (going on after a fault). Private to this room.
#pragma once

#include "layout/verify/align.hpp"
#include "layout/verify/free_copy.hpp"
#include "layout/verify/grams.hpp"

#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

namespace broadsheet::proof {

// A part of the paper and what it may be: copy [copy_begin, copy_end) or the engine's words.
struct Start {
  std::size_t at = 0, end = 0;
  std::size_t copy_begin = 0, copy_end = 0;
  std::optional<WordUse> use;
  int rank = 0; // among starts of equal reach
};

// Further reach first, then the later beginning, then rank, then the order of the copy.
bool better(const Start& a, const Start& b);

class Aligner {
 public:
  Aligner(const Paper& paper, const Copy& copy, WordPatterns& patterns);
  Alignment run();

 private:
  struct Reach {
    std::size_t paper_end, copy_end;
  };
  // Letters of the paper that no copy has, by their first letter.
  using Leftovers = std::unordered_map<char32_t, std::vector<std::size_t>>;

  void step();
  [[nodiscard]] bool same(std::size_t paper, std::size_t copy) const {
    return paper_.text.letters[paper] == copy_.text.letters[copy];
  }
  [[nodiscard]] bool is_engine_hyphen(std::size_t paper, std::size_t copy) const;
  // Goes on while both sides are the same, up to the end of the copy given; calls visit(paper, copy or kEngineLetter).
  template <class Visit>
  Reach walk(std::size_t paper, std::size_t copy, std::size_t copy_end, const Visit& visit) const;
  [[nodiscard]] Reach reach(std::size_t paper, std::size_t copy) const;

  // What may begin here.
  [[nodiscard]] std::optional<Start> best_start() const;
  [[nodiscard]] Start fitting(const std::vector<Start>& starts, const Start& first) const;
  [[nodiscard]] std::size_t real_end(const Start& start) const;
  template <class Visit>
  void each_start(std::size_t at, const Visit& visit) const;
  [[nodiscard]] std::optional<Start> furthest_start(std::size_t at) const;
  [[nodiscard]] int rank_of(std::size_t copy, std::size_t copy_end) const;
  [[nodiscard]] bool completes(const Start& start) const;
  [[nodiscard]] bool is_sure(const Start& start) const;
  [[nodiscard]] bool is_plausible(const Start& start) const;
  [[nodiscard]] bool goes_on(std::size_t at, int short_pieces, std::size_t beyond) const;

  // Going on after a fault.
  [[nodiscard]] std::optional<Start> mend(std::size_t beaten);
  [[nodiscard]] std::pair<std::optional<Start>, std::size_t> mend_at(std::size_t copy, std::size_t copy_end,
                                                                     std::size_t most, std::size_t least) const;
  [[nodiscard]] bool spend(std::size_t effort);
  void search();
  void add_certain(std::size_t at, std::optional<Start>& best) const;
  [[nodiscard]] std::optional<Start> far_start(std::size_t at);
  void find_short_losses();
  void find_block(std::size_t begin, std::size_t end, const Leftovers& leftovers);

  // Taking.
  void assign(std::size_t paper, std::size_t begin, std::size_t end);
  void give_back(std::size_t from);
  void accept(const Start& start);
  void accept_words(const WordUse& use);
  void take_hyphen();
  void set_right(std::size_t copy);
  [[nodiscard]] bool fits_notices(std::size_t thread, std::size_t copy) const;
  bool exchange(std::size_t one, std::size_t other, std::size_t length);

  const Paper& paper_;
  const Copy& copy_;
  WordPatterns& patterns_;
  FreeCopy free_;
  std::optional<GramIndex> grams_;
  Alignment result_;
  std::vector<int> pending_;           // by thread: the page its last jump notice names
  std::size_t effort_ = 0;             // of all searches so far
  std::size_t at_ = 0;                 // the paper has been read up to here
  std::size_t piece_begin_ = 0;        // where the piece that ends here begins
  std::size_t resume_ = kNowhere;      // the copy after the last piece
  std::size_t last_thread_ = kNowhere; // that piece's thread
  int from_ = 0;                       // the page that the last jump_from notice names, until copy follows
  std::optional<WordUse> head_;        // the last repeat head, until copy follows
};

template <class Visit>
Aligner::Reach Aligner::walk(std::size_t paper, std::size_t copy, std::size_t copy_end, const Visit& visit) const {
  const std::size_t begin = copy;
  while (paper < paper_.size() && copy < copy_end) {
    if (same(paper, copy)) {
      visit(paper++, static_cast<std::uint32_t>(copy++));
    } else if (copy > begin && is_engine_hyphen(paper, copy) && paper + 1 < paper_.size() && same(paper + 1, copy)) {
      visit(paper++, kEngineLetter);
    } else {
      break;
    }
  }
  return {paper, copy};
}

} // namespace broadsheet::proof
