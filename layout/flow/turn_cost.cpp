#include "layout/flow/turn_cost.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

// Each of these outweighs all that stand above it: a few rows of white are given for a paragraph's end, a frame's depth
// for a full stop, and a full stop for the minima.
constexpr std::int64_t kBlankWeight = 4;     // rows under a foot, squared
constexpr std::int64_t kFullStop = 24;       // instead of a paragraph's end: one or two blank rows' worth
constexpr std::int64_t kSentenceInside = 60; // where turns go inside sentences
constexpr std::int64_t kOverflow = 200;      // a line that is overset in the end
constexpr std::int64_t kUnwanted = 2000;     // a kind of end that the house does not want
constexpr std::int64_t kInsidePair = 10000;
constexpr std::int64_t kMidSentence = 20000; // where turns go at full stops
constexpr std::int64_t kLeadsOn = 40000;
constexpr std::int64_t kShort = 200000; // a minimum is not kept ...
constexpr int kShortLines = 10; // ... and 1 for each line that is missing, up to these: less than any edge costs
constexpr std::int64_t kLonely = 500000;
constexpr std::int64_t kHyphen = 2000000;

std::int64_t cost_of_end(JumpTurn turn, TurnPoint::Kind kind) {
  using Kind = TurnPoint::Kind;
  switch (turn) {
  case JumpTurn::paragraph:
    return kind == Kind::paragraph ? 0 : kind == Kind::sentence ? kUnwanted : kMidSentence;
  case JumpTurn::sentence:
    return kind == Kind::paragraph ? 0 : kind == Kind::sentence ? kFullStop : kMidSentence;
  case JumpTurn::line:
    return 0;
  case JumpTurn::inside:
    return kind == Kind::paragraph ? kUnwanted : kind == Kind::sentence ? kSentenceInside : 0;
  }
  return 0;
}

std::int64_t cost_of_missing(int lines) { return lines > 0 ? kShort + std::min(lines, kShortLines) : 0; }

} // namespace

std::int64_t cost_of(JumpTurn turn, const TurnPoint& point) {
  return cost_of_end(turn, point.kind) + (point.in_pair ? kInsidePair : 0) + (point.leads_on ? kLeadsOn : 0) +
         (point.lonely ? kLonely : 0) + (point.hyphen ? kHyphen : 0);
}

std::int64_t cost_of(const TurnFit& fit) {
  return fit.legs_cost + kBlankWeight * fit.blank_rows * fit.blank_rows / fit.legs + kOverflow * fit.overflow +
         cost_of_missing(fit.short_front) + cost_of_missing(fit.short_rest) + (fit.carries_one ? kLonely : 0);
}

} // namespace broadsheet
