// Grounds and borders of boxes as display items: rules, 文武线, ornaments 花边, tints that fade.
#pragma once

#include "layout/display/display.hpp"

namespace broadsheet {

// The tint of a box, plain or fading, rounded as the box is. Nothing without a tint. `over`: it lies on a picture, and
// a fade covers that by its percents.
std::vector<DisplayItem> ground_items(const FrameBox& box, const Rect& outline, bool over = false);

// The border of a box, all of it inside `outline` and no deeper than box.rule. Nothing without a rule.
// An ornament's unit stands a whole number of times on each side, between corner pieces as wide as the border is deep;
// units are made longer or shorter so that the sides come out, by 1 / (2 * units on the side) at most.
std::vector<DisplayItem> border_items(const FrameBox& box, const Rect& outline);

// The pieces of a vertical rule that no obstacle stands on, from the top down.
std::vector<RuleItem> clear_rules(const RuleItem& rule, std::vector<Rect> obstacles);

// How often an ornament's unit stands on a side of this length (corner pieces included); at least once.
int units_on_side(BorderKind kind, Length depth, Length side);

} // namespace broadsheet
