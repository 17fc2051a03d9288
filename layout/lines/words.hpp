// Words: where they may be hyphenated and what that costs.
#pragma once

#include "layout/lines/items.hpp"
#include "layout/lines/units.hpp"

#include <vector>

namespace broadsheet::lines {

// Units before which a hyphen may stand, rising. By the patterns and section 9: not in capitalised words (but in
// German), not in the paragraph's last word, not inside a ligature, not in a word that carries soft hyphens.
std::vector<std::size_t> hyphen_places(const ShapedParagraph& paragraph, const std::vector<TextUnit>& units,
                                       const Hyphenator& hyphenator);

// Is the text's own hyphen before unit `i` said again at the start of a line that begins there? In Spanish (but before
// a capital), Portuguese, Polish, Czech, Slovak, Croatian, Serbian in Latin letters, Slovene.
bool repeats_hyphen(const std::vector<TextUnit>& units, std::size_t i, std::string_view language);

// Cost of a hyphen before unit `i`: more for each letter under five on either side.
Cost hyphen_cost(const std::vector<TextUnit>& units, std::size_t i);

} // namespace broadsheet::lines
