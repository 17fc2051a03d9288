// What became of each story, booked page by page for the report.
#pragma once

#include "layout/engine/chain_state.hpp"
#include "layout/engine/typeset.hpp"
#include "layout/flow/fragment.hpp"
#include "layout/page/compose_page.hpp"

#include <set>
#include <tuple>

namespace broadsheet {

// Writes to the result's stories and to its last page, and what is overset to the ledger. All of them must outlive it.
// One thread.
class StoryBooks {
 public:
  StoryBooks(const LoadedEdition& edition, TypesetParts& result, Ledger& ledger)
      : edition_(edition), result_(result), ledger_(ledger) {}

  // Begins page `number`: what is booked of frames from here on is its.
  void begin_page(int number);
  // A frame of the page. `grid`: the lines that stay empty under its last story count as under; null: they do not.
  void book_frame(const FrameFragment& fragment, const BaselineGrid* grid);
  // Furniture of the page: characters that no face has, where the template asks for them.
  void book_furniture(const std::vector<FurnitureWords>& words);
  void book_jump(const JumpTaken& jump) { result_.stories[jump.story].jumps.push_back(jump); }
  void book_head(const HeadFit& head) { result_.stories[head.story].fit.add(head); }
  void book_overset(Overset overset);
  // Levers, trims and lines of a single story, once it is set as far as it goes; before its overset is booked.
  void book_fit(const ChainState& chain, Length grid_leading);
  // A picture, its words, or a pull quote that found no room in its frame; `frame`: where the template says it.
  void book_left(const WordsLeft& left, FrameOnPage place, Span frame);

 private:
  PagePart& page() { return result_.pages.back(); }
  void book_line(const PlacedLine& placed, int& ladder);
  void book_code(const QrLeft& code);
  void book_missing(const ShapedParagraph& paragraph, std::uint32_t story, Span place);
  [[nodiscard]] Span place_of(const CopyRange& copy) const;

  const LoadedEdition& edition_;
  TypesetParts& result_;
  Ledger& ledger_;
  std::set<std::tuple<std::uint32_t, FaceId, char32_t>> booked_missing_; // of the page
};

} // namespace broadsheet
