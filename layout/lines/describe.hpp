// What was done to the lines of a paragraph, for people and for tests: figures of each line, and the rules that it
// breaks. Reads the finished lines only; a wrong search cannot hide from it.
#pragma once

#include "layout/lines/break.hpp"

#include <map>
#include <string_view>
#include <vector>

namespace broadsheet {

struct LineDescription {
  TextRange text;          // of the paragraph, without the white that was dropped at the line's ends
  Length natural, measure; // of the line; a hyphen that is shown counts
  // The most white that stretching put into one place. Chinese and Japanese: between two characters (step 3 of
  // typography.md 4.2; word spaces and gaps have limits of their own); else at a word space. 0 on a squeezed line.
  Length stretch_per_gap;
  Length squeeze;         // taken out of the line; not negative
  std::uint8_t tiers = 0; // of 4.1 that gave something: bit 1 for tier 1, and so on
  bool hyphenated = false;
  bool last = false;
  bool parts_number_and_unit = false; // at its end; the house's relief, not a fault
  // Rule ids: GB-start, GB-end, K2, K3, K6 (see BreakRules; a line has them for the break at its end), wide (something
  // inseparable had to be split because it is wider than the measure), P4 (one lonely character), J1 (stretched over
  // 1/8 em), J2 (over the hard limit: set ragged), overfull, ladder (third hyphen in a row).
  std::vector<std::string_view> rules_broken;
};

constexpr bool used_tier(const LineDescription& line, int tier) { return ((line.tiers >> tier) & 1) != 0; }

// One for each line, in order.
std::vector<LineDescription> describe_lines(const BrokenParagraph& paragraph, Alignment alignment);

// Sums over many paragraphs. "Full" lines are those that end neither a paragraph nor at a br.
struct LineTotals {
  std::int64_t paragraphs = 0, lines = 0, full = 0, squeezed = 0;
  std::int64_t over_soft = 0, over_firm = 0; // full lines stretched over 1/16 em, over 1/8 em, in each gap
  std::int64_t hyphens = 0, units_parted = 0;
  std::map<std::string_view, std::int64_t> rules_broken; // by id
  double widest_gap_em = 0;

  void add(const BrokenParagraph& paragraph, const std::vector<LineDescription>& lines);
  void add(const LineTotals& other);
};

} // namespace broadsheet
