// Copy counted, and cut as the desk would cut its file.
#pragma once

#include "layout/feed/feed.hpp"

#include <span>

namespace broadsheet {

// Code points of pieces of a story's copy.
std::size_t characters_of(const Story& story, std::span<const CopyRange> copy);

// Takes the last `characters` code points off a text, and the spaces that then stand at its end; markup is shortened
// with it. Empty when it has no more than that.
void cut_end(RichText& text, std::size_t characters);

} // namespace broadsheet
