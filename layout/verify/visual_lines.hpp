// Lines of right-to-left text as poppler gives them.
#pragma once

#include <string>
#include <string_view>

namespace broadsheet::proof {

// Poppler walks a line from the left to the right, turns each stretch of right-to-left letters round and wraps it in
// U+202B ... U+202C. Where most letters of a line are such, its stretches come out last first. This puts them in the
// order of reading: from the right, with numbers and words of other scripts between them as they are. Lines without
// such marks stay as they are.
std::string in_reading_order(std::string_view text);

} // namespace broadsheet::proof
