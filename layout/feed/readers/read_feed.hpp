// Reads a feed file in Broadsheet's own format (docs/feed.md, templates/schema/feed.rng).
#pragma once

#include "layout/base/source.hpp"
#include "layout/base/xml.hpp"
#include "layout/feed/feed.hpp"

namespace broadsheet {

// Reads one feed that is in `sources` as `file`. Every fault is reported at once; the codes begin with "feed.".
// White space is folded as RichText says; ideographic spaces at the start of a paragraph are stripped (P1) and said
// in a note. Nothing else of the copy is changed.
Outcome<Feed> read_feed(const SourceMap& sources, FileId file);

} // namespace broadsheet
