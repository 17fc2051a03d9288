// What stands beside the characters of a line: ruby over its base, underlines, emphasis dots; and how superscripts and
// ruby hold on to what is before them. Sources: typography.md K3, section 5 (no gap around superscripts), section 7;
// JLReq 3.3 (ruby). Positions are along the line and across it, so that they turn with vertical lines.
#pragma once

#include "layout/lines/set_line.hpp"
#include "layout/lines/units.hpp"

#include <vector>

namespace broadsheet::lines {

// Ruby as the item maker needs it.
struct RubyUnits {
  struct Run {
    std::uint32_t run = 0; // of the shaped paragraph
    Length width;
  };
  std::size_t begin = 0, end = 0; // units of the base
  std::vector<Run> runs;          // of the ruby: never none
  Length width;                   // of all of them
  Length spread;                  // added to each unit of a base that is narrower, half of it on either side
};

// Ruby texts of a paragraph in order; `units` are those of the line (ruby has none).
std::vector<RubyUnits> ruby_of(const ShapedParagraph& paragraph, const std::vector<TextUnit>& units);

// Nothing parts a superscript or subscript from what it belongs to, nor the characters of a base (K3).
void hold_together(const ShapedParagraph& paragraph, std::vector<TextUnit>& units, const std::vector<RubyUnits>& ruby);

constexpr bool is_raised(const ShapedRun& run) { return (run.features & (kSuperscript | kSubscript)) != 0; }

// A cluster of the line where it was put: its pen position and natural advance.
struct PlacedCluster {
  std::uint32_t text = 0;
  std::uint32_t run = 0;
  Length x, width;
};

// Adds underlines and dots to a line. `clusters` are all of the line but ruby, in any order. An underline is one rule
// over all styles, at the lowest place and the largest weight that their faces ask for, and breaks with the line. Dots
// stand under the characters in Chinese, over them in Japanese, on their right in vertical lines; none at marks, white
// and superscripts.
void annotate_line(const ShapedParagraph& paragraph, TextRange line, std::vector<PlacedCluster> clusters, SetLine& set);

} // namespace broadsheet::lines
