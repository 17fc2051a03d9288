// A whole random edition as files: feed, style sheet, page templates, edition.
#pragma once

#include "tests/property/random.hpp"

#include <map>

namespace broadsheet::testing {

// Bytes by path; "edition.xml" is the edition. The same seed gives the same files on every machine.
std::map<std::string, std::string> random_edition(std::uint64_t seed);

} // namespace broadsheet::testing
