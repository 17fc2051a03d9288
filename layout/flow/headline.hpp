// Headlines fitted to their measure, by the levers of their style (section 11).
#pragma once

#include "layout/flow/fragment.hpp"
#include "layout/flow/prepare.hpp"

#include <optional>

namespace broadsheet {

// A paragraph of a block as it is set: as designed, or with its levers pulled.
struct FittedHead {
  std::shared_ptr<const BrokenParagraph> broken;
  Length size;
  std::optional<HeadFit> fit; // when it is not set as designed
};

// Breaks a paragraph in one measure. A style with a maximum of lines is fitted: the levers are pulled in this order,
// each within the style's range, and only as far as needed. Size: the largest at which the head takes no more lines
// than it may, and not more than at its designed size, without a bad break (up to 8 %
// under its designed size for better breaks: at pauses, then between longer words); then tracking down, then narrower
// glyphs; when there is no such setting, the same with bad breaks allowed. At its largest size a head that still has
// room is opened by tracking, then by wider glyphs, then (`spread`) between its characters. What does not fit at all is
// set with more lines and says how many characters are too many (HeadFit::too_long): with that many cut from its end it
// fits. With a `minimum_fill` a head whose lines are too short is tried in other numbers of lines, and says how full
// its lines are when none fills them (HeadFit::fill; section 11: 85 to 100 % in English). A head is broken some ten to
// thirty times, and shaped anew only at the size and levers that it is set with.
FittedHead fit_headline(const FlowContext& context, const PreparedParagraph& paragraph, Length measure);

} // namespace broadsheet
