// Fonts that the machine's own fontconfig has: what SVG pictures are drawn with. Type of the paper never is.
#pragma once

#include <string>

namespace broadsheet {

// Whether there is a font of the family under its own name; case does not matter, aliases do not count. Reads the
// machine's configuration at the first call.
bool machine_has_family(const std::string& family);

} // namespace broadsheet
