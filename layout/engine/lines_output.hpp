// How the `lines` command writes what it has set: aligned columns for people, JSON for programs.
#pragma once

#include "layout/lines/describe.hpp"

#include <string>

namespace broadsheet {

struct LinesFormat {
  bool json = false, glyphs = false;
  int text_columns = 0; // of a terminal, for the text
};

// Lines of one paragraph; in JSON each line begins with a comma, which the first one of all must lose.
std::string format_paragraph(const BrokenParagraph& paragraph, const std::vector<LineDescription>& lines,
                             std::int64_t number, const FaceTable& faces, const LinesFormat& format);
// What stands before the first paragraph and after the last one.
std::string format_lines_head(const LinesFormat& format);
std::string format_lines_foot(const LineTotals& totals, const LinesFormat& format);

} // namespace broadsheet
