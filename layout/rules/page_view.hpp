// A page as its rules see it: each story's part in each frame with its head and legs. Private to this room.
#pragma once

#include "layout/rules/rules.hpp"

#include <optional>
#include <vector>

namespace broadsheet {

using Lines = std::vector<const AnatomyLine*>;

// The headline of a part, or the engine's head over a continuation.
struct HeadView {
  Rect rect; // as wide as the measure
  Rect ink;
  Rect whole; // with everything else of the head, standing head to byline
  Length size;
  FaceId face = 0;
  bool vertical = false;
  bool repeat = false;
};

// One column's worth of a part: text, tables, notices.
struct LegView {
  Rect rect;  // on the page
  Rect lying; // the same turned so that lines follow each other downward
  Lines lines;
};

// A story's part in one frame.
struct PartView {
  std::uint32_t story = 0;
  const AnatomyFrame* frame = nullptr;
  std::optional<HeadView> head;
  std::vector<LegView> legs;
  Lines captions;
};

struct PageView {
  const DisplayPage* page = nullptr;
  std::vector<PartView> parts; // in reading order
  std::vector<Rect> bands;     // type_band() of each line of the page
  [[nodiscard]] const Rect& band_of(const AnatomyLine& line) const { return bands[&line - page->anatomy.lines.data()]; }
};

PageView view_of(const DisplayPage& page);

// Places that are not further apart than this are one: rounding.
constexpr Length kHair{65536 / 4};

// The lines of a picture's caption and credit; of a group with one caption for all of them, its whole caption.
Rect caption_of(const PageView& view, const AnatomyPicture& picture);
// What that caption belongs to: the picture, or its whole group.
Rect captioned_rect(const PageView& view, const AnatomyPicture& picture);

// Where a line's letters are for certain, from its first glyph to its last: shorter and less high than its `ink`, which
// is the em. Lines set solid, marks that hang and accents do not touch each other by it.
Rect type_band(const DisplayPage& page, const AnatomyLine& line);

// A vertical frame's rectangle as if the frame lay on its side: x along the lines, y from line to line.
Rect lying(const Rect& rect, bool vertical);
// The white between two rectangles across and down; negative: so much they share.
Length gap_across(const Rect& a, const Rect& b);
Length gap_down(const Rect& a, const Rect& b);
// The larger of both, 0 when they overlap.
Length distance(const Rect& a, const Rect& b);
// From line to line inside paragraphs of a leg; 0 when it has no two lines.
Length pitch_of(const LegView& leg);
// A line's place down the leg.
Length lying_baseline(const AnatomyLine& line);
// Running text on the grid, not cells and notices.
bool is_running_text(const AnatomyLine& line);
bool is_drop_cap(const AnatomyLine& line, const DisplayPage& page);

// The breaks of a page are collected with their severities settled.
class Findings {
 public:
  Findings(const RuleSettings& settings, int page, std::vector<RuleBreak>& breaks)
      : settings_(settings), page_(page), breaks_(breaks) {}
  [[nodiscard]] bool wanted(PageRule rule) const;
  // `grade`: what section 14 makes of it; the template set may have said otherwise.
  void add(PageRule rule, RuleSeverity grade, const Rect& place, std::uint32_t story, std::string message);

 private:
  const RuleSettings& settings_;
  int page_;
  std::vector<RuleBreak>& breaks_;
};

// A rule's figure. Lengths: em is `em`, line the grid's leading.
int count_of(const RuleSettings& settings, RuleLimit limit);
Length length_of(const RuleSettings& settings, RuleLimit limit, Length em, Length line);

// "story b-3", with its id.
std::string story_name(const RuleSettings& settings, std::uint32_t story);
// "12.5 mm", "9 pt"
std::string in_mm(Length length);
std::string in_points(Length length);
// Numbers in a text, in western digits or Chinese numerals.
std::vector<int> numbers_in(std::string_view text);
// Whether a text names a page: by its label, or by its number.
bool names_page(const RuleSettings& settings, std::string_view text, int page);

// A part of L16.
void check_rules_near_type(const PageView&, const RuleSettings&, Findings&);
// The rules of one page, a function for each.
void check_l1(const PageView&, const RuleSettings&, Findings&);
void check_l2(const PageView&, const RuleSettings&, Findings&);
void check_l3(const PageView&, const RuleSettings&, Findings&);
void check_l4(const PageView&, const RuleSettings&, Findings&);
void check_l5(const PageView&, const RuleSettings&, Findings&);
void check_l6(const PageView&, const RuleSettings&, Findings&);
void check_l7(const PageView&, const RuleSettings&, Findings&);
void check_l8(const PageView&, const RuleSettings&, Findings&);
void check_l9(const PageView&, const RuleSettings&, Findings&);
void check_l10(const PageView&, const RuleSettings&, Findings&);
void check_l11(const PageView&, const RuleSettings&, Findings&);
void check_l12(const PageView&, const RuleSettings&, Findings&);
void check_l13(const PageView&, const RuleSettings&, Findings&);
void check_l14(const PageView&, const RuleSettings&, Findings&);
void check_l15(const PageView&, const RuleSettings&, Findings&);
void check_l16(const PageView&, const RuleSettings&, Findings&);
void check_l17(const PageView&, const RuleSettings&, Findings&);
void check_l18(const PageView&, const RuleSettings&, Findings&);
void check_l19(const PageView&, const RuleSettings&, Findings&);
void check_l20(const PageView&, const RuleSettings&, Findings&);
void check_l21(const PageView&, const RuleSettings&, Findings&);
void check_overlap(const PageView&, const RuleSettings&, Findings&);
void check_outside(const PageView&, const RuleSettings&, Findings&);
void check_contrast(const PageView&, const RuleSettings&, Findings&);

} // namespace broadsheet
