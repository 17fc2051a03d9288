// Words that stand in placed pictures: SVG infographics and PDF advertisements. They are nobody's copy, and come out
// with the text of the PDF all the same.
#pragma once

#include "layout/engine/load.hpp"

namespace broadsheet {

// The lines of text in a picture as they come out of a PDF that shows it; none for pixels.
std::vector<std::string> words_in(const DisplayPicture& picture);
// Of all pictures that the plan puts on a page, and of its furniture. `page`: index in the plan.
std::vector<std::string> picture_words(const LoadedEdition& edition, const PlannedPage& page, std::size_t index);

} // namespace broadsheet
