#include "fonts/face/face.hpp"

#include <hb-ot.h>

#include <optional>

namespace broadsheet {
namespace {
struct BlobEnd {
  void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
};
struct FaceEnd {
  void operator()(hb_face_t* face) const { hb_face_destroy(face); }
};
using Blob = std::unique_ptr<hb_blob_t, BlobEnd>;
using HbFace = std::unique_ptr<hb_face_t, FaceEnd>;

bool has_table(hb_face_t* face, hb_tag_t tag) {
  const Blob table(hb_face_reference_table(face, tag));
  return hb_blob_get_length(table.get()) > 0;
}

// Outlines that every output can embed: TrueType or CFF. Faces with CFF2 or bitmaps alone have neither table.
bool has_outlines(hb_face_t* face) {
  return has_table(face, HB_TAG('g', 'l', 'y', 'f')) || has_table(face, HB_TAG('C', 'F', 'F', ' '));
}

// The first of the names that the face has, in English where there is a choice.
std::string english_name(hb_face_t* face, std::initializer_list<hb_ot_name_id_t> ids) {
  const hb_language_t english = hb_language_from_string("en", -1);
  for (const hb_ot_name_id_t id : ids) {
    unsigned length = hb_ot_name_get_utf8(face, id, english, nullptr, nullptr);
    if (length == 0) continue;
    std::string name(length + 1, '\0');
    unsigned room = length + 1;
    hb_ot_name_get_utf8(face, id, english, &room, name.data());
    name.resize(room);
    return name;
  }
  return {};
}

// A signed 16-bit field of a table; nothing when the table is too short.
std::optional<std::int32_t> table_field(hb_face_t* face, hb_tag_t tag, unsigned offset) {
  const Blob table(hb_face_reference_table(face, tag));
  unsigned length = 0;
  const char* bytes = hb_blob_get_data(table.get(), &length);
  if (offset + 2 > length) return std::nullopt;
  const unsigned high = static_cast<unsigned char>(bytes[offset]), low = static_cast<unsigned char>(bytes[offset + 1]);
  return static_cast<std::int16_t>(high << 8 | low);
}

constexpr hb_tag_t kOs2 = HB_TAG('O', 'S', '/', '2');

// Top of a character's outline, for faces whose OS/2 table is too old to tell the heights.
std::int32_t top_of(hb_font_t* font, char32_t character, std::int32_t otherwise) {
  hb_codepoint_t glyph = 0;
  hb_glyph_extents_t extents;
  if (!hb_font_get_nominal_glyph(font, character, &glyph) || !hb_font_get_glyph_extents(font, glyph, &extents))
    return otherwise;
  return extents.y_bearing;
}

void read_vertical_extent(hb_face_t* face, hb_font_t* font, FaceMetrics& metrics) {
  const std::int32_t ascender = table_field(face, kOs2, 68).value_or(0);
  const std::int32_t descender = table_field(face, kOs2, 70).value_or(0);
  hb_font_extents_t extents{};
  if (ascender != 0 || descender != 0) {
    metrics.ascender = ascender;
    metrics.descender = descender;
  } else if (hb_font_get_h_extents(font, &extents)) {
    metrics.ascender = extents.ascender;
    metrics.descender = extents.descender;
  } else {
    metrics.ascender = metrics.units_per_em * 88 / 100;
    metrics.descender = metrics.ascender - metrics.units_per_em;
  }
}

std::int32_t metric(hb_font_t* font, hb_ot_metrics_tag_t tag, std::int32_t otherwise) {
  hb_position_t value = 0;
  return hb_ot_metrics_get_position(font, tag, &value) && value != 0 ? value : otherwise;
}

FaceMetrics read_metrics(hb_face_t* face, hb_font_t* font) {
  FaceMetrics metrics;
  metrics.units_per_em = static_cast<std::int32_t>(hb_face_get_upem(face));
  const std::int32_t em = metrics.units_per_em;
  read_vertical_extent(face, font, metrics);
  metrics.cap_height = metric(font, HB_OT_METRICS_TAG_CAP_HEIGHT, 0);
  metrics.x_height = metric(font, HB_OT_METRICS_TAG_X_HEIGHT, 0);
  if (metrics.cap_height <= 0) metrics.cap_height = top_of(font, U'H', em * 7 / 10);
  if (metrics.x_height <= 0) metrics.x_height = top_of(font, U'x', em / 2);
  metrics.underline_position = metric(font, HB_OT_METRICS_TAG_UNDERLINE_OFFSET, -em / 10);
  metrics.underline_thickness = metric(font, HB_OT_METRICS_TAG_UNDERLINE_SIZE, em / 20);
  return metrics;
}

} // namespace

std::shared_ptr<const Face> Face::open(const std::string& path, unsigned index) {
  if (index > 0xffff) return nullptr;
  const Blob blob(hb_blob_create_from_file_or_fail(path.c_str()));
  if (!blob || index >= hb_face_count(blob.get())) return nullptr;
  const HbFace face(hb_face_create(blob.get(), index));
  if (hb_face_get_glyph_count(face.get()) == 0 || !has_outlines(face.get())) return nullptr;
  hb_face_make_immutable(face.get());

  std::shared_ptr<Face> opened(new Face);
  opened->path_ = path;
  opened->index_ = index;
  opened->family_ = english_name(face.get(), {HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY, HB_OT_NAME_ID_FONT_FAMILY});
  opened->style_ = english_name(face.get(), {HB_OT_NAME_ID_TYPOGRAPHIC_SUBFAMILY, HB_OT_NAME_ID_FONT_SUBFAMILY});
  opened->version_ = english_name(face.get(), {HB_OT_NAME_ID_VERSION_STRING});
  opened->font_ = hb_font_create(face.get()); // scaled to units_per_em: HarfBuzz's own default
  opened->metrics_ = read_metrics(face.get(), opened->font_);
  hb_font_make_immutable(opened->font_);
  opened->vertical_metrics_ = has_table(face.get(), HB_TAG('v', 'm', 't', 'x'));
  opened->known_ = std::make_unique<std::atomic<Known>[]>(kBasicPlane);
  return opened;
}

Face::~Face() { hb_font_destroy(font_); }

// Two threads may ask at once and write the same answer: no order is needed.
bool Face::ask_for_glyph(char32_t character) const {
  hb_codepoint_t glyph = 0;
  const bool present = hb_font_get_nominal_glyph(font_, character, &glyph) != 0;
  if (character < kBasicPlane)
    known_[character].store(present ? Known::present : Known::absent, std::memory_order_relaxed);
  return present;
}

} // namespace broadsheet
