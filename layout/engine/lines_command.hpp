// `broadsheet lines`: paragraphs set to a measure, to look at or to count (docs/lines.md).
#pragma once

#include "layout/engine/commands.hpp"

#include <functional>
#include <istream>
#include <string>
#include <string_view>

namespace broadsheet {

struct LinesRequest {
  std::string language;       // BCP 47: zh-Hans, en-GB
  std::string measure;        // a length: "13em", "45mm", "120pt"
  std::string size = "9pt";   // pt or mm
  std::string indent = "0em"; // of each paragraph's first line; negative: it hangs
  std::string profile;        // a composition profile by name; empty: the language's own
  std::string face;           // a role; empty: the template set's first, or the language's body face
  std::string templates;      // a template set's folder; empty: faces that come with the engine
  bool greedy = false;        // first-fit, to compare with
  bool hyphenate = true;      // where the language does
  bool json = false;
  bool glyphs = false; // with `json`: each glyph's place
  bool totals_only = false;
  unsigned jobs = 0; // threads; 0: as many as cores. The output does not depend on it
};

// Sets every line of `text` as a paragraph of its own, and writes as it goes. Status 0, 1 when a line broke a rule, 2
// when an option is wrong or the text is not UTF-8 (what came before it has been written then).
CommandResult lines(const LinesRequest& request, World& world, std::istream& text,
                    const std::function<void(std::string_view)>& write);

} // namespace broadsheet
