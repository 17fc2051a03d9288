// The conservation proof, from the PDF: an unrelated library (poppler) extracts the text, and it is compared, story by
// story in reading order, with the edition. Nothing of the layout is used.
#pragma once

#include "layout/base/diagnostic.hpp"
#include "layout/feed/feed.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

// The text of a PDF's page in the order in which it was painted.
struct ExtractedPage {
  int number = 0; // of the newspaper: the page label when the PDF has one, else counted from 1
  std::string text;
};

// Throws nothing: a PDF that cannot be read gives an error diagnostic ("verify.pdf").
Outcome<std::vector<ExtractedPage>> extract_text(const std::string& pdf);

// The engine's own words that may stand between copy, as patterns: furniture with its data filled in, notices.
// `{page}` in a pattern stands for a page number in either numerals; all other characters for themselves.
struct EngineWords {
  std::vector<std::string> jump_to;    // "（下转第{page}版）"
  std::vector<std::string> jump_from;  // "（上接第{page}版）"
  std::vector<std::string> repeat_heads; // per story: repeat_heads[story], what may stand over its continuation
  std::vector<std::vector<std::string>> furniture; // furniture[i]: lines that page `pages[i].number` may print
};

struct VerifyDifference {
  enum class Kind : std::uint8_t {
    missing,    // copy that is not in the PDF
    extra,      // text in the PDF that is nobody's copy and none of the engine's words (a doubled line, for one)
    order,      // a story's copy is there, but not in its reading order
    jump,       // a notice without its twin, or a wrong page number
    white,      // a space between two words is lost
  } kind = Kind::missing;
  std::string story; // id; may be empty
  int page = 0;      // where it was seen, or the page after which it is missing
  std::string text;  // what differs, at most 60 characters
  std::string context; // what stands before it, at most 20 characters
};

struct VerifyReport {
  std::size_t characters_compared = 0; // code points of copy, white left out
  std::size_t stories_compared = 0;
  std::size_t jumps_followed = 0;
  std::vector<VerifyDifference> differences;
  [[nodiscard]] bool good() const { return differences.empty(); }
};

// Compares every story with the pages. A story that is not in the PDF at all, or whose tail is not (overset), is
// `missing`: copy that is not in the paper is not in the paper.
// White: a run of white space in the copy must meet white space or a line end in the PDF; a line end in the PDF may
// stand anywhere; a space that poppler guessed inside a justified Han line is tolerated.
VerifyReport verify_text(const std::vector<ExtractedPage>& pages, const StoryTable& stories,
                         const EngineWords& words);

std::string format_report(const VerifyReport& report);

} // namespace broadsheet
