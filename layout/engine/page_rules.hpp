// The page rules at work in a run: what they must know of the edition, and their marks on the pages.
#pragma once

#include "layout/engine/load.hpp"
#include "layout/rules/rules.hpp"

namespace broadsheet {

// Points into the edition, which must outlive it.
RuleSettings rule_settings(const LoadedEdition& edition);

// Proof marks with the rule's id and grade, "L5 E", "L13 W"; breaks of the whole page are marked at its head.
void mark_breaks(DisplayPage& page, const std::vector<RuleBreak>& breaks);

// One of them is of severity error.
bool has_errors(const std::vector<RuleBreak>& breaks);

} // namespace broadsheet
