// What a face says of superscripts, small capitals and underlines, and what is done where it says nothing sensible.
// Figures are per mille of the size.
#pragma once

#include "layout/text/paragraph.hpp"

namespace broadsheet {

// A superscript or subscript made of plain glyphs.
struct ScriptPlace {
  std::int32_t size = 600; // of the text's size
  std::int32_t rise = 0;   // of its baseline; negative: down
};
// By the OS/2 figures of the face where they are sensible (size 50 to 75 %, rise 20 to 55 %, drop 5 to 30 %); else 60
// %, a third up and 15 % down.
ScriptPlace script_place(const Face& face, bool super);

struct UnderlinePlace {
  std::int32_t drop = 0; // of the rule's middle under the baseline
  std::int32_t weight = 0;
};
// By the face; under Han characters, whose em box reaches 12 % down, never higher than just under that.
UnderlinePlace underline_of(const Face& face, hb_script_t script);

// Capitals that stand for small letters: somewhat taller than the x-height, 70 to 82 % of the size.
std::int32_t made_small_cap_size(const Face& face);
bool is_small_letter(char32_t character);
// Where the stretch of small letters, or of everything else, that begins at `begin` ends. Combining marks stay with
// their letter.
std::uint32_t end_of_case(std::string_view text, std::uint32_t begin, std::uint32_t end);
// Adds text to a buffer in capitals; each keeps the cluster of the letter that it stands for (two for a sharp s).
void add_capitals(hb_buffer_t* buffer, const ParagraphText& paragraph, TextRange text);

// In vertical lines, whose baseline runs through the middle of the characters, ruby stands on the right of its base.
Length ruby_shift_beside(const ParagraphText& paragraph, const StyleRun& ruby);

} // namespace broadsheet
