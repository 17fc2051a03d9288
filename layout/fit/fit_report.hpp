// What the copyfitter did for a story, and what is over or under: the desk's numbers.
#pragma once

#include "layout/fit/head_over.hpp"
#include "layout/fit/ladder.hpp"
#include "layout/fit/over.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

// The levers of copyfitting, in the order in which they are pulled. More will stand here.
enum class Lever : std::uint8_t {
  head_size,     // a headline set smaller or larger, within its style's range
  head_tracking, // its characters closer or wider
  head_width,    // its glyphs narrower or wider
};
std::string_view name_of(Lever lever);

// One pull of a lever.
struct LeverUse {
  Lever lever = Lever::head_size;
  BlockRole role = BlockRole::headline;
  Length designed, used; // sizes; of head_size only
  std::int32_t designed_per_mille = 0,
               used_per_mille = 0; // of the size (tracking), of the glyphs' width; of the others
  int lines = 0, maximum_lines = 0;
  // The lever was enough: the head keeps to its style's maximum of lines.
  [[nodiscard]] bool enough() const { return maximum_lines == 0 || lines <= maximum_lines; }
};

// A headline that fits with no lever, and what would fit.
struct HeadTooLong {
  BlockRole role = BlockRole::headline;
  int characters = 0; // to be cut; 0: it fits, but for a word that had to be broken
  int lines = 0;      // that it may have; 0: any number
  Length measure, size;
  bool broken_word = false; // a word is wider than the measure
};

// A headline with lines that are shorter than its style asks for (section 11): for the copy desk, not a fault.
struct HeadTooShort {
  BlockRole role = BlockRole::headline;
  std::int32_t minimum_fill = 0;  // per mille of the measure
  std::vector<std::int32_t> fill; // of each line
  Length measure;
};

// One lever of the ladder as it was pulled for a story.
struct LadderUse {
  CopyfitLever lever = CopyfitLever::trim;
  int steps = 0; // trim: the highest number dropped; tighten: paragraphs in a line less; loosen: lines more, of all
                 // legs; the others: below 0 less, above 0 more
  Length amount; // head_size: the step; head_space, leading, picture_height: all in all
};

// A pull quote that is higher than its frame.
struct QuoteOver {
  std::size_t characters = 0;
  int lines = 0;
  Length depth;
  std::optional<CutNeeded> cut;
};

struct FitReport {
  std::vector<LeverUse> levers;
  std::vector<HeadTooLong> heads; // that do not fit
  std::vector<HeadTooShort> short_heads;
  std::optional<Overset> over;       // copy that found no place
  int lines_under = 0;               // lines of the last frame that stayed empty under the copy, of all legs together
  Length depth_under;                // all of them under each other
  int rows_under = 0;                // lines of the frame's depth that are empty in all legs
  std::vector<LadderUse> ladder;     // in the ladder's order
  std::vector<TrimmedBlock> trimmed; // paragraphs that were dropped
  std::optional<CutNeeded> cut;      // of what is over: so much, and it fits
  std::optional<HeadOver> head_over; // the head is why all of the story is over
  // For the desk's table. Lines of all legs together, subheads included, heads not.
  int used_lines = 0;            // that the story takes
  int characters_under = 0;      // that these would hold, as its lines go: a guess
  Length leading;                // of its last frame
  std::string next_lever;        // of its ladder: what would be pulled next; empty: none is left
  std::vector<QuoteOver> quotes; // part of what is over; their cuts are their own
  // Books what was done to a headline.
  void add(const HeadFit& head);
  // Books what the ladder did: levers that are not where they were, in its order. `tightened`: paragraphs of the story
  // that are set in a line less.
  void add(const CopyfitLadder& rungs, const StoryLevers& used, int picture_lines, int tightened, Length grid_leading);
  // The desk must look: something is over, or a lever was not enough.
  [[nodiscard]] bool needs_a_look() const;
};

} // namespace broadsheet
