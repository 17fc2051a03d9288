// Which very file a face is of.
#pragma once

#include "fonts/face/face.hpp"

#include <string>

namespace broadsheet {

// Path, index, version and the bytes of the `head` table, which holds a checksum of the whole font: two faces with the
// same fingerprint give the same glyphs. No words for people; NUL bytes are in it.
std::string fingerprint(const Face& face);

} // namespace broadsheet
