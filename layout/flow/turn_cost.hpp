// What a turn costs: where a story may leave its page, as numbers. Pure, integers only. Rules: T3, T4, T8, T9.
// Costs are those of legs.hpp: a row off the level 16, squared; a blank row at a foot 4, squared.
#pragma once

#include "templates/model/style.hpp"

#include <cstdint>

namespace broadsheet {

// A place to turn, before anything is set.
struct TurnPoint {
  enum class Kind : std::uint8_t { paragraph, sentence, line }; // what ends there
  Kind kind = Kind::line;
  bool leads_on = false; // after a colon or an opening dash (T3)
  bool in_pair = false;  // inside a quotation or a bracket (T3): counts in Han copy
  bool hyphen = false;   // inside a hyphenated word (T9)
  bool lonely = false;   // leaves one line of a paragraph (T9, P6)
};

// How the page stands with a turn made.
struct TurnFit {
  std::int64_t legs_cost = 0;   // of the legs, as level_legs says
  int blank_rows = 0, legs = 1; // rows under all feet
  int short_front = 0;          // body lines that are missing before the jump (T4, T8) ...
  int short_rest = 0;           // ... and after it
  int overflow = 0;             // lines that the next frame cannot take
  bool carries_one = false;     // line of a paragraph, in the next frame's measure (T9, P5)
};

std::int64_t cost_of(JumpTurn turn, const TurnPoint& point);
std::int64_t cost_of(const TurnFit& fit);

} // namespace broadsheet
