// Where a paragraph may be left at a jump.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace broadsheet {

// Byte offsets after a full stop with its closing marks, outside every quotation and bracket (T3), before the end of
// the text. Han stops 。？！ anywhere; Latin . ? ! only before white space.
std::vector<std::uint32_t> sentence_ends(std::string_view text);

} // namespace broadsheet
