// Which faces a template set uses: its roles and fallbacks, resolved through fontconfig and Pango from a pinned set, so
// that a stray font on the machine changes nothing.
#pragma once

#include "fonts/face/face.hpp"
#include "layout/base/diagnostic.hpp"
#include "templates/model/style.hpp"

#include <hb.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

// One stretch of text of one face, script, direction and language: what HarfBuzz shapes at once.
struct TextItem {
  std::uint32_t begin = 0, end = 0; // bytes
  FaceId face = 0;
  hb_script_t script = HB_SCRIPT_COMMON;
  std::uint8_t level = 0; // bidi embedding level (UAX #9); odd: right to left
};

// A style run to itemise: the role decides the first choice of face.
struct RoleRun {
  std::uint32_t begin = 0, end = 0; // bytes; runs follow each other and cover the text
  std::uint16_t role = 0;           // index in StyleSheet::faces
};

struct RoleListing {
  std::string role, family, style, file, version;
  unsigned index = 0;
};

// Thread-safe after opening.
class Catalogue {
 public:
  // Resolves every role of the style sheet. A role none of whose families exists is an error ("fonts.missing-family")
  // at the role's span, with the families that were tried and, where known, the Debian package to install.
  static Outcome<std::shared_ptr<const Catalogue>> open(const StyleSheet& styles);
  virtual ~Catalogue() = default;

  [[nodiscard]] virtual const FaceTable& faces() const = 0;
  // The face of a role.
  [[nodiscard]] virtual FaceId face_of(std::uint16_t role) const = 0;
  // Splits a text by face, script and direction, in logical order. `right_to_left` is the paragraph's direction.
  // Characters that neither the role's face nor any fallback has stay with the role's face (glyph 0); the shaper says
  // so. Chinese and Japanese paragraphs: Han, kana, marks, quotes, dashes and digits are one item of script Han in one
  // face (K1); foreign words are items of their own. Text that the roles' faces cover and that runs left to right is
  // split without Pango; `always_pango` asks it all the same (the items must not differ).
  enum class Way : std::uint8_t { quick, always_pango };
  [[nodiscard]] virtual std::vector<TextItem> itemise(std::string_view text, const std::vector<RoleRun>& runs,
                                                      const std::string& language, bool right_to_left,
                                                      Way way = Way::quick) const = 0;
  [[nodiscard]] virtual std::vector<RoleListing> listing() const = 0;

 protected:
  Catalogue() = default;
};

} // namespace broadsheet
