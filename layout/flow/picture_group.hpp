// How several pictures share a frame. Pure geometry, integers only.
#pragma once

#include "layout/base/geometry.hpp"
#include "templates/model/picture_style.hpp"

#include <functional>
#include <span>
#include <vector>

namespace broadsheet {

// A picture's width and height, in any unit.
struct PictureShape {
  std::int32_t width = 3, height = 2;
};

// A picture's place, and the place of its words: under it, as wide as it is, `words` high. Words of a row's pictures
// begin on one line.
struct PictureCell {
  Rect picture;
  Length words;
};

// Height of what stands under picture `index` in a width; 0: nothing.
using WordsHeight = std::function<Length(std::size_t index, Length width)>;

// Cells for one picture each, which fill the area with gutters between them. A row's pictures are as wide as their
// shapes ask for at one height, a column's as high at one width (shapes from 1:2 to 5:2 count; none is under a fifth of
// the row). A mosaic puts the first picture over two thirds of the longer side, the others in a column beside it or a
// row under it. In a paper from right to left the first picture stands at the right. Pictures may come out with no
// height when the words take all of it.
std::vector<PictureCell> group_cells(const GroupStyle& style, const Rect& area, std::span<const PictureShape> shapes,
                                     const WordsHeight& words, bool right_to_left = false);

} // namespace broadsheet
