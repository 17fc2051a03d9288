// Random lists, listings and tables, and looks for them.
#pragma once

#include "tests/property/random_copy.hpp"

namespace broadsheet::testing {

std::string random_group(Random& random, Tongue tongue);

// <list-style>, <table-style> and <listing-style> elements; paragraphs "caption" and "list" are there to be named.
std::string random_group_styles(Random& random);

} // namespace broadsheet::testing
