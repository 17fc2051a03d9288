// <refers>: the index of what is inside. Private to this room.
#pragma once

#include "templates/language/parts.hpp"

namespace broadsheet {

// The names of its attributes, but for the place.
Names refers_attributes();

// All of it but name, place and paragraph styles. `em`: the size of the words.
RefersStyle read_refers(const Attributes& attributes, Length em, const BaselineGrid& grid, Faults& faults);

} // namespace broadsheet
