// The fontconfig side of the catalogue: a configuration of our own that sees only the families a style sheet names.
#pragma once

#include <fontconfig/fontconfig.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace broadsheet {

// `configured` adds the folders that the machine's own fontconfig names; reading that takes longer than all the rest,
// so it is for machines that keep their fonts elsewhere.
enum class Folders : std::uint8_t { standard, configured };

struct ConfigEnd {
  void operator()(FcConfig* config) const { FcConfigDestroy(config); }
};
using ConfigHandle = std::unique_ptr<FcConfig, ConfigEnd>;

// Builds a configuration whose fonts are those of `families` and nobody else's, from the system's font folders and the
// folders of BROADSHEET_FONT_PATH (colon-separated; they come first). The user's own rules, aliases and folders are not
// read: they would let a machine change a page. Uses fontconfig's caches where they exist (some milliseconds); without
// them every font file of the folders is looked at once. nullptr: fontconfig failed (no memory).
ConfigHandle pin_fonts(const std::vector<std::string>& families, Folders which);

// Whether a configuration has a font of the family; case does not matter.
bool has_family(FcConfig* config, const std::string& family);

} // namespace broadsheet
