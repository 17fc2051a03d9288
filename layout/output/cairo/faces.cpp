#include "layout/output/cairo/faces.hpp"

#include "layout/base/utf8.hpp"

#include <cairo-ft.h>

#include <map>
#include <mutex>
#include <utility>

namespace broadsheet {
namespace {

struct OpenFaces {
  std::mutex lock;
  FT_Library library = nullptr;
  std::map<std::pair<std::string, unsigned>, cairo_font_face_t*> faces;
};

// Never destroyed, see cairo_face().
OpenFaces& open_faces() {
  static auto* const open = new OpenFaces;
  return *open;
}

cairo_font_face_t* open_face(OpenFaces& open, const Face& face) {
  if (open.library == nullptr && FT_Init_FreeType(&open.library) != 0) return nullptr;
  FT_Face opened = nullptr;
  if (FT_New_Face(open.library, face.path().c_str(), static_cast<FT_Long>(face.index()), &opened) != 0) return nullptr;
  return cairo_ft_font_face_create_for_ft_face(opened, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP);
}

} // namespace

cairo_font_face_t* cairo_face(const Face& face) {
  auto& open = open_faces();
  const std::lock_guard guard(open.lock);
  const auto key = std::pair(face.path(), face.index());
  if (const auto found = open.faces.find(key); found != open.faces.end()) return found->second;
  auto* made = open_face(open, face);
  if (made != nullptr) open.faces.emplace(key, made); // a face that failed may be there the next time
  return made;
}

PlainText plain_text(cairo_scaled_font_t* font, std::string_view utf8) {
  PlainText text;
  auto* const face = cairo_ft_scaled_font_lock_face(font);
  if (face == nullptr) return text;
  for (std::size_t at = 0; at < utf8.size();) {
    const auto character = decode_utf8(utf8, at);
    const auto glyph = FT_Get_Char_Index(face, character.value);
    if (glyph != 0) text.glyphs.push_back({glyph, 0, 0});
    at = character.next;
  }
  cairo_ft_scaled_font_unlock_face(font);
  for (auto& glyph : text.glyphs) {
    cairo_text_extents_t extents;
    cairo_scaled_font_glyph_extents(font, &glyph, 1, &extents);
    glyph.x = text.width;
    text.width += extents.x_advance;
  }
  return text;
}

} // namespace broadsheet
