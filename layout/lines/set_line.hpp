// From a broken line to glyphs at places: squeeze and stretch are dealt out here, by tiers and steps (4.1, 4.2).
#pragma once

#include "layout/lines/break.hpp"

namespace broadsheet {

struct SetGlyph {
  std::uint32_t id = 0;
  Length x; // from the line's left end; of a vertical line: from its upper end
  Length y; // from the baseline, down; of a vertical line: from its middle, to the left
};

// Bytes and glyphs that belong together, as cairo_show_text_glyphs wants them. A discretionary hyphen has no bytes.
struct SetCluster {
  std::uint16_t bytes = 0, glyphs = 0;
};

// One face, size and ink of a line; runs follow each other in the order of reading. Arrays live in SetLine.
struct SetRun {
  FaceId face = 0;
  Length size;
  InkRef ink;
  bool right_to_left = false; // clusters are backward
  GlyphTurn turn = GlyphTurn::none;
  std::uint16_t stretch = kFullWidth; // per mille; places are stretched already, glyphs are to be
  std::uint32_t glyph_begin = 0, glyph_end = 0;
  std::uint32_t cluster_begin = 0, cluster_end = 0;
  std::uint32_t text_begin = 0, text_end = 0; // in SetLine::text
};

// A rule along the line, under its characters: an underline.
struct SetRule {
  Length begin, end; // from the line's left end
  Length y;          // of the rule's middle, from the baseline, down
  Length weight;
  InkRef ink;
};

// An emphasis dot: no glyph, so that no reader of the page takes it for copy.
struct SetDot {
  Length x, y; // its middle, as of glyphs
  Length diameter;
  InkRef ink;
};

struct SetLine {
  std::vector<SetRun> runs;
  std::vector<SetGlyph> glyphs;
  std::vector<SetCluster> clusters;
  std::vector<SetRule> rules;
  std::vector<SetDot> dots;
  std::string text; // of the runs, one after another; white dropped at the line's ends is not in it
  Length width;     // as set
};

// Sets one line of a paragraph. The alignment shifts it inside its measure; justified lines are adjusted to it.
SetLine set_line(const BrokenParagraph& broken, const Line& line, Alignment alignment);

} // namespace broadsheet
