// Marks of headlines (section 11): squeezed to half their width, hung at the ends of lines; characters opened.
#pragma once

#include "layout/lines/break.hpp"

namespace broadsheet::lines {

// Full-width marks stand at half their width: all of their blanks go.
void tighten_marks(std::vector<BreakItem>& items);
// White between characters of an opened head, never inside numbers and words. 均排
void open_characters(std::vector<BreakItem>& items, Length opening);
// Half of a quote at a line's start, half of a quote or pause at its end stand outside the line (Line::hang_...).
void hang_marks(BrokenParagraph& headline);

} // namespace broadsheet::lines
