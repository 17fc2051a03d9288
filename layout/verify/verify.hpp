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

// Reads the bytes of a PDF file. Throws nothing: a PDF that cannot be read gives an error diagnostic ("verify.pdf") and
// no value; one with a broken page gives the others and the diagnostic.
Outcome<std::vector<ExtractedPage>> extract_text(const std::string& pdf);

// The engine's own words that may stand between copy, as patterns: furniture with its data filled in, notices.
// `{page}` in a pattern stands for a page number in western or Han numerals (12, 十二); all other characters for
// themselves. White space and line ends count for nothing.
struct EngineWords {
  // Notices with slug and headline filled in. When a list is empty, that notice is not asked for at breaks.
  std::vector<std::string> jump_to;      // "（下转第{page}版）"
  std::vector<std::string> jump_from;    // "（上接第{page}版）"
  std::vector<std::string> repeat_heads; // per story: repeat_heads[story], what may stand over its continuation
  // furniture[i]: what `pages[i]` prints outside copy, each entry once (list it twice when it is printed twice). An
  // entry that is not there is no fault by itself, but then no line of copy on the page may read like it.
  std::vector<std::vector<std::string>> furniture;
  std::vector<std::pair<std::string, int>> page_labels; // other ways of saying {page}: "A4" for page 4
  std::vector<std::string> ornaments;                   // may stand between any two pieces: end marks, bullets
  std::vector<std::uint32_t> streams;                   // stories that turn the page without notices
  std::vector<std::uint32_t> fillers;                   // stories that need not be in the paper
};

struct VerifyDifference {
  enum class Kind : std::uint8_t {
    missing, // copy that is not in the PDF
    extra,   // text in the PDF that is nobody's copy and none of the engine's words (a doubled line, for one)
    order,   // a story's copy is there, but not in its reading order
    jump,    // a notice without its twin, or a wrong page number
    white,   // a space between two words is lost
  } kind = Kind::missing;
  std::string story;   // id; may be empty
  int page = 0;        // where it was seen, or the page after which it is missing
  std::string text;    // what differs, at most 60 characters
  std::string context; // what stands before it, at most 20 characters
};

struct VerifyReport {
  std::size_t characters_compared = 0; // code points of copy, white left out
  std::size_t stories_compared = 0;
  std::size_t jumps_followed = 0;
  std::size_t spares_left_out = 0; // fillers, paragraphs that may be trimmed, pull quotes
  std::vector<VerifyDifference> differences;
  [[nodiscard]] bool good() const { return differences.empty(); }
};

// Compares every story with the pages. A story that is not in the PDF at all, or whose tail is not (overset), is
// `missing`: copy that is not in the paper is not in the paper. Copy that the newsroom gave up beforehand may be left
// out whole: a paragraph with a trim number, a filler, a pull quote. It is counted in the report's last line.
// White: a run of white space in the copy must meet white space or a line end in the PDF (between Han and western
// letters it need not: there the white is the composition's, and may be squeezed); a line end in the PDF may stand
// anywhere; a space that poppler guessed inside a justified Han line is tolerated.
// Tolerated besides: a hyphen at a line end inside a word, one of the copy said again where the next line begins,
// ligatures and other presentation forms for plain letters, soft hyphens and other invisible characters on either side.
// Jumps: where a story goes on on another page, a jump_to notice naming that page must follow it, and a jump_from
// notice naming the page it left must stand before its continuation, with nothing but engine's words between.
// Right-to-left lines are compared as poppler gives them; mixed-direction lines may be reported falsely.
// Time and memory grow with the text: 650,000 characters in well under a second.
VerifyReport verify_text(const std::vector<ExtractedPage>& pages, const StoryTable& stories, const EngineWords& words);

std::string format_report(const VerifyReport& report);

} // namespace broadsheet
