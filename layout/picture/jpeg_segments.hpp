// What the segments of a JPEG file say beside its pixels (ITU-T T.81 annex B; Exif 2.3 for the orientation).
#pragma once

#include <string_view>

namespace broadsheet {

struct JpegSegments {
  int orientation = 1; // Exif, 1..8; 1 where the file says nothing that can be used
  bool adobe = false;  // it has Adobe's marker: with four components its values are inverted, 255 is no ink
  bool whole = false;  // its segments follow each other up to the end mark
};

// Reads markers and lengths only, no pixels; any bytes may come. Fast: 30 MB in a few milliseconds.
JpegSegments read_jpeg_segments(std::string_view bytes);

} // namespace broadsheet
