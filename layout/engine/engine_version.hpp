// Which program is at work, to the byte.
#pragma once

#include <string>

namespace broadsheet {

// The build identities (ELF build ids) of this program and of the libraries that it was started with: a rebuilt engine
// or another Pango gives another text. Empty when the program has none: then nothing of another run may be taken over.
// The first call counts: libraries that are opened later change nothing.
const std::string& engine_version();

} // namespace broadsheet
