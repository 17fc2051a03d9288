// What must hold for every edition, whatever its copy and templates. Each check gives its faults in words; none: it
// holds.
#pragma once

#include "tests/support/typesetting.hpp"

namespace broadsheet::testing {

using Faults = std::vector<std::string>;

// Nothing lost, doubled or altered.
void check_ledger(const LoadedEdition& edition, const Typeset& set, Faults& faults);
// Copy of a story stands in its order, page by page.
void check_order(const LoadedEdition& edition, const Typeset& set, Faults& faults);
// Everything of a frame inside its rectangle; no two pieces of type, pictures or codes on each other; the ink of every
// line inside its measure (but for lines that say they are overfull, and for a
// quarter em of a mark that hangs out of a headline); body lines on the baseline grid (L14).
void check_places(const LoadedEdition& edition, const Typeset& set, Faults& faults);
// Jumps: never backwards (L21), both notices with the page where the other part stands (T4), minima kept or reported.
void check_jumps(const LoadedEdition& edition, const Typeset& set, Faults& faults);
// Every number and byte of a page as text: two pages are the same when these are.
std::string all_of(const DisplayPage& page);

} // namespace broadsheet::testing
