// Reads an edition file (docs/edition.md, templates/schema/edition.rng).
#pragma once

#include "layout/base/source.hpp"
#include "layout/base/xml.hpp"
#include "layout/edition/edition.hpp"

namespace broadsheet {

// Reads the edition that is in `sources` as `file`. Every fault is reported at once; the codes begin with "edition.".
// Checked here: page numbers are positive, rising and unique, the date is a day of the calendar, a jump names a later
// page (L21) that the edition has, repeat="as-needed" only on the last page, no story or frame is placed twice. Whether
// stories, templates and frames exist is the plan's.
Outcome<Edition> read_edition(const SourceMap& sources, FileId file);

} // namespace broadsheet
