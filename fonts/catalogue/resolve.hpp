// From a style sheet's roles to opened faces.
#pragma once

#include "fonts/catalogue/pango_fonts.hpp"

namespace broadsheet {

// The faces of a style sheet. Vectors are by role.
struct ResolvedFonts {
  std::unique_ptr<PangoFonts> pango;
  FaceTable table;              // the roles' faces in their order, then the fallbacks'
  std::vector<FontWish> wishes; // the role's family, then the fallback families
  std::vector<FaceId> faces;
  std::vector<FaceId> han_faces;              // takes Han text of the role: its own face or the first fallback with Han
  std::vector<std::vector<FaceId>> fallbacks; // in the style sheet's order, in the weight nearest to the role's
  std::vector<RoleListing> listing;
};

// Codes: fonts.missing-family, fonts.unusable-face, fonts.none (errors); fonts.nearest-weight, fonts.nearest-style,
// fonts.missing-fallback (notes).
Outcome<ResolvedFonts> resolve_fonts(const StyleSheet& styles);

} // namespace broadsheet
