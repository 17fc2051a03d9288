// What an SVG file asks for beside lines and fills. Private to the room.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

// What was found by reading the elements once, drawing nothing.
struct SvgContents {
  std::string fault;                // why it is not drawn: "the SVG draws more than 200000 elements"; empty: it may be
  std::int64_t elements = 0;        // that are drawn, each copy that <use> makes counted
  std::vector<std::string> outside; // files and addresses that it names, in order, each once
  std::vector<std::vector<std::string>> font_lists; // each list of families that its text asks for, once
};

// Reads the file (UTF-8, no entities of its own). At most 200000 elements are drawn, 256 deep.
SvgContents read_svg_contents(std::string_view bytes);

} // namespace broadsheet
