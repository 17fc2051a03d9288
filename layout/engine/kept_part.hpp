// What the pages of a group gave, as text for another run: stories by id, places told from where their story begins.
#pragma once

#include "layout/engine/page_groups.hpp"
#include "layout/engine/typeset.hpp"

#include <optional>
#include <string>

namespace broadsheet {

// Whether page `number` is one of the group's: planned, or added to it.
bool is_page_of(const PageGroup& group, int number, const EditionPlan& plan);

// The group's share of a run's parts. Nothing when it cannot be kept: its ledger has faults, or a remark stands at a
// place that is no story's.
std::optional<std::string> write_part(const TypesetParts& parts, const PageGroup& group, const LoadedEdition& edition);

// Adds such a share to `parts`, whose stories are there; false when the text is none, or names what the group does not
// have: then `parts` is as it was. What is known to the ledger only (which copy is overset) does not come back.
// Numbers are taken as they are: texts that somebody else has written must be kept away (memo.hpp has sums).
bool read_part(const std::string& text, const PageGroup& group, const LoadedEdition& edition, TypesetParts& parts);

} // namespace broadsheet
