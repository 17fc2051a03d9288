// A paper as the desk has it at eight in the evening: every story has a frame of its own, and hardly one fits.
#pragma once

#include "tests/bench/memory_world.hpp"
#include "tests/bench/sample_copy.hpp"

namespace broadsheet::bench {

constexpr const char* kDeskEdition = "sample/edition.xml";

// Body characters that each frame of the two page templates holds, by "right-hand/lead" ...
using Rooms = std::map<std::string, std::size_t>;

// Sets one page of each template with short copy, and counts. Throws std::runtime_error when that fails (fonts).
Rooms measure_rooms(Copy copy);

// "edition.xml" and "feed.xml" of so many pages (an even number), nine stories each. By turns stories fit, are 4, 6
// and 10 % over and 3, 7 and 10 % under their frame; leads of right-hand pages are 30 % over and jump to the page
// after. Every other story has paragraphs that the desk gave up, and subheads.
FilesInMemory desk_edition(Copy copy, int pages, const Rooms& rooms);

// Where the template sets of these editions are.
std::string desk_templates();

} // namespace broadsheet::bench
