// Copy made shorter or longer, to see how a page holds it.
#pragma once

#include "layout/feed/feed.hpp"

#include <cstdint>

namespace broadsheet::testing {

// The story with `percent` of the copy of its body: under 100 its end is cut off, over 100 its paragraphs stand again,
// from another one on for each seed. Rows of tables and listings go or come back whole; a picture's caption is cut and
// repeated in itself. Heads stay as they are. At least one character of a body stays.
Story scaled(const Story& story, int percent, std::uint64_t seed);

// Code points of a story's copy.
std::size_t characters_of(const Story& story);

} // namespace broadsheet::testing
