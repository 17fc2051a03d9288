#include "fonts/catalogue/machine_fonts.hpp"

#include "fonts/catalogue/pinned_fonts.hpp"

namespace broadsheet {

bool machine_has_family(const std::string& family) { return has_family(FcConfigGetCurrent(), family); }

} // namespace broadsheet
