// Where hyphenation patterns come from.
#pragma once

#include <string>

namespace broadsheet {

// The file with the patterns for a language (BCP 47); empty when the machine has none: its words are not hyphenated.
std::string hyphen_patterns(const std::string& language);

} // namespace broadsheet
