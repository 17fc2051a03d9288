// The digital edition's data: pages, regions of stories and their text, as JSON (docs/json.md). Versioned, stable.
#pragma once

#include "layout/display/display.hpp"

#include <string>

namespace broadsheet {

// {"version":1,"title":...,"date":...,"language":...,"pages":[{"number":1,"width_mm":...,"items":[...],"regions":[...]}]}
// Lengths in mm with three places; inks by name ("black 20%"); text as UTF-8; keys in a fixed order.
std::string to_json(const DisplayEdition& edition);

} // namespace broadsheet
