// Late news: which pages are not as they were when the last report was written.
#pragma once

#include <map>
#include <string>

namespace broadsheet {

using PageDigests = std::map<int, std::string>; // page number -> digest (layout/display/digest.hpp)

// One line for the desk, with its newline, from the digests in the report that is there and those of now:
// "pages changed since the last report: 1, 3; as they were: 2, 4". Empty when `old_report` is no report with digests:
// the first run of the night, or of an older version. Pages that are gone or new are named.
std::string describe_changes(const std::string& old_report, const PageDigests& now);

} // namespace broadsheet
