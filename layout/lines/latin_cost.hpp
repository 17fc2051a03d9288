// The white of a justified line in languages with word spaces, and what it costs: typography.md section 9.
// One order for judging and for setting. Wider: spaces to 133 %, letters by 4 %, spaces to 200 %, letters by 6 %, then
// the line is loose. Tighter: spaces to 80 %, letters by -2 %, and in narrow columns spaces to 65 %.
#pragma once

#include "layout/lines/break.hpp"

namespace broadsheet::lines {

struct LineFit {
  std::int64_t cost = 0;
  std::uint8_t faults = 0;
  Length edge{}; // what the line ends with besides its items and hyphen: a blank kept; negative: a mark that hangs
};

// part / whole in 1/65536.
constexpr std::int64_t fraction(std::int64_t part, std::int64_t whole) { return (part << 16) / whole; }
// factor * f * f, f in 1/65536. In two steps: f may be large.
constexpr std::int64_t times_square(std::int64_t factor, std::int64_t f) { return (((factor * f) >> 16) * f) >> 16; }

// What can give in a line.
struct LatinLine {
  std::int64_t spaces = 0;  // natural width of its word spaces, in units
  std::int64_t letters = 0; // that may have white after them: all but the last
  bool narrow = false;      // set in a narrow column
};

// What each gives; negative in a squeeze. `rest` is what nobody takes.
struct LatinDeal {
  std::int64_t spaces = 0, letters = 0, rest = 0;
};

class LatinWhite {
 public:
  LatinWhite(const CompositionProfile& profile, Length em);

  // From sums over a line's items: `stretch` of its word spaces, and of its boxes.
  [[nodiscard]] LatinLine line(std::int64_t space_stretch, std::int64_t letter_stretch, Length measure) const;
  // Deals `room` units out: a line that is so much too short, or too long (negative). A line of one word is not
  // stretched.
  [[nodiscard]] LatinDeal deal(const LatinLine& line, std::int64_t room) const;
  // 100 t^2, where t = 1 at the widest good space (133 %) or the narrowest (80 %), and 40 l^2, l = 1 at the limit of
  // the letters. Past all limits loose_floor() and more.
  [[nodiscard]] LineFit stretch_fit(const LatinLine& line, std::int64_t room) const;
  [[nodiscard]] std::int64_t squeeze_cost(const LatinLine& line, std::int64_t need) const;
  [[nodiscard]] std::int64_t most_squeeze(const LatinLine& line) const;
  [[nodiscard]] std::int64_t most_stretch(const LatinLine& line) const;
  [[nodiscard]] static std::int64_t loose_floor();
  // Of a paragraph of several lines: a third of the measure; if it must be less, two words and seven letters.
  [[nodiscard]] std::int64_t last_line_cost(const LatinLine& line, std::int64_t width, Length measure) const;

 private:
  const CompositionProfile* profile_;
  std::int64_t em_;
  std::int64_t counted_;              // of a box's stretch, for each letter
  std::int64_t least_, usual_, most_; // what a letter may give, in units: squeezed, usually, in an emergency
};

} // namespace broadsheet::lines
