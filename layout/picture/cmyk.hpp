// CMYK as a screen shows it.
#pragma once

#include <cstdint>

namespace broadsheet {

// 0xffRRGGBB of four inks, 255 a full ink. The sixteen overprints of solid inks are weighted by the paper that each
// covers (Demichel), in sRGB's own values, which are near the Yule-Nielsen ones: middle tones come out as dark as the
// press makes them. For files without a profile; proofs only.
std::uint32_t screen_colour_of(unsigned cyan, unsigned magenta, unsigned yellow, unsigned black);

} // namespace broadsheet
