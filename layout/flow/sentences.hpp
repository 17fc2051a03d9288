// Where a paragraph may be left at a jump.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace broadsheet {

// Byte offsets after a full stop with its closing marks, outside every quotation and bracket (T3), before the end of
// the text. Han stops 。？！ anywhere; Latin . ? ! only before white space.
std::vector<std::uint32_t> sentence_ends(std::string_view text);

// Whether byte `at`, or the text's end, lies inside a quotation pair or a bracket that is open there (T3).
bool is_in_pair(std::string_view text, std::size_t at);

// Whether text ends in a colon, or in a dash that opens what follows (T3); a dash is allowed to close a paragraph that
// is a sentence, so one after a full stop does not count.
bool leads_on(std::string_view text);

} // namespace broadsheet
