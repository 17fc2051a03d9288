// What the page rules want to know of a page, noted while it is made. See layout/display/anatomy.hpp.
#pragma once

#include "layout/display/display.hpp"
#include "layout/flow/context.hpp"
#include "layout/page/compose_page.hpp"

namespace broadsheet {

// The frame as the page shows it; gives its index. Call it before its lines are noted.
std::uint32_t note_frame(DisplayPage& page, const PageFrame& placed);
// The line that is item `item` of the page, with its runs behind it. `frame`: kNoFrame for furniture.
void note_line(DisplayPage& page, const FlowContext& flow, const PlacedLine& placed, std::uint32_t frame,
               std::uint32_t item);
void note_picture(DisplayPage& page, std::uint32_t story, std::uint32_t frame, const Rect& rect);
void note_furniture(DisplayPage& page, const Furniture& piece, std::string text);
// How far the last furniture's type leaves its place: the lines noted since there were `first_line` of them.
void note_overrun(DisplayPage& page, std::size_t first_line);

} // namespace broadsheet
