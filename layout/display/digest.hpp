// A finished page in one word: two pages with the same digest print the same.
#pragma once

#include "layout/display/display.hpp"

#include <string>

namespace broadsheet {

// 32 hexadecimal digits (XXH3, 128 bits) over all items with their places, glyphs and words, and over the bytes of the
// pictures on the page. The order of the stories in the feeds and the pages around it are not in it; faces count by the
// number that the catalogue gives them and their glyphs' numbers, so digests compare on one machine with one set of
// fonts.
std::string digest(const DisplayPage& page, const DisplayEdition& edition);

} // namespace broadsheet
