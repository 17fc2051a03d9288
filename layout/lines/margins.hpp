// Optical margins of Latin: points, hyphens and quotes at a line's edge stand partly outside the column.
#pragma once

#include "layout/lines/items.hpp"

namespace broadsheet::lines {

// How much of a character's advance, in percent, stands outside at a line's end, or at its start. House's figures.
int hang_at_end(char32_t character);
int hang_at_start(char32_t character);

// Makes the boxes that may stand at an edge narrower by what hangs, and the white beside them wider: inside a line
// nothing changes, at a break the white is dropped. Where no white stands (after a hyphen of the text) it is put in.
void hang_at_margins(BreakItems& items);

} // namespace broadsheet::lines
