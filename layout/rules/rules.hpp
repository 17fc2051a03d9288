// The page rules L1-L22 (typography.md section 14), and what no page may do (type on type), on finished pages. Pure
// functions: a page in, its breaks out, in the order of the rules and of the page. docs/rules.md says what each looks
// at, and how to mend it.
#pragma once

#include "layout/display/display.hpp"
#include "templates/model/page_rules.hpp"

#include <map>
#include <string>
#include <vector>

namespace broadsheet {

struct PageView; // page_view.hpp

struct RuleBreak {
  PageRule rule = PageRule::L1;
  RuleSeverity severity = RuleSeverity::error; // never off
  int page = 0;                                // number
  Rect place;                                  // on the page; empty: all of it
  std::uint32_t story = CopyRange::kNoStory;
  std::string message; // in plain words, with figures, and what to do
};

// What a page cannot know of itself. Everything is pointed to and must live as long as the checks.
struct RuleSettings {
  PageRules rules;                       // as with_defaults gives them
  const StoryTable* stories = nullptr;   // needed
  const StyleSheet* styles = nullptr;    // notices and spaces of the house; none: nothing is known of them
  std::string newspaper;                 // as the masthead has it
  std::vector<std::string> dates;        // ways of writing the edition's day, one of which each folio has
  std::string language;                  // of the edition
  bool right_to_left = false;            // columns follow each other from right to left
  std::map<int, std::string> labels;     // of pages that are not called by their numbers ("A4")
  std::vector<std::string> placeholders; // names that templates fill in; in copy they are left-overs (T5)
  std::map<std::uint32_t, int> ranks;    // L22: by story, 1 first; stories without a rank are not in it
};

// What one page can be judged by alone.
std::vector<RuleBreak> check_page(const DisplayPage& page, const RuleSettings& settings);

// What spans pages: L1 (order of the copy), L12, L17, L21 (turns), L22 (ranks). Pages in their order; each call gives
// what has come to light with this page.
class EditionCheck {
 public:
  explicit EditionCheck(const RuleSettings& settings) : settings_(settings) {}
  std::vector<RuleBreak> add(const DisplayPage& page);
  // After the last page: turns that lead nowhere.
  std::vector<RuleBreak> finish();

 private:
  struct Turn {
    int from = 0, to = 0;
    Rect place;
    int lines_before = 0;
  };
  struct Ranked {
    int rank = 0, page = 0;
    std::uint32_t story = 0;
    Rect head;
    Length size;
  };
  void check_order(const DisplayPage& page, std::vector<RuleBreak>& breaks);
  void check_arrivals(const PageView& view, std::vector<RuleBreak>& breaks);
  void check_departures(const PageView& view, std::vector<RuleBreak>& breaks);
  void check_ranks(const PageView& view, std::vector<RuleBreak>& breaks);

  const RuleSettings& settings_;
  std::map<std::uint32_t, CopyRange> printed_; // by story: the last of its body that was printed
  std::map<std::uint32_t, Turn> open_;         // turns whose other end has not come yet
  std::map<std::uint32_t, int> turns_;         // how many a story has made
  std::map<std::uint32_t, int> begun_;         // by story: the page of its first part
  std::vector<Ranked> ranked_;
};

} // namespace broadsheet
