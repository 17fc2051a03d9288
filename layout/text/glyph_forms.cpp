#include "layout/text/glyph_forms.hpp"

#include "layout/text/hb_owner.hpp"
#include <hb-ot.h>

#include <algorithm>
#include <array>

namespace broadsheet {
namespace {

struct FontEnd {
  void operator()(hb_font_t* font) const { hb_font_destroy(font); }
};
struct FuncsEnd {
  void operator()(hb_font_funcs_t* funcs) const { hb_font_funcs_destroy(funcs); }
};

constexpr hb_tag_t kHalt = HB_TAG('h', 'a', 'l', 't'), kVhal = HB_TAG('v', 'h', 'a', 'l');

// Of keys: what was asked, a glyph's form by a feature (neither), a mark in half its width, a character's form.
constexpr std::uint64_t kAskedForHalf = std::uint64_t{1} << 62U, kAskedByCharacter = std::uint64_t{1} << 63U;
constexpr std::uint64_t key_of(FaceId face, std::uint32_t glyph_or_character) {
  return std::uint64_t{face} << 32U | glyph_or_character;
}

// Every character is the wanted glyph: HarfBuzz takes characters only, and a glyph need not have one.
hb_bool_t wanted_glyph(hb_font_t*, void* data, hb_codepoint_t, hb_codepoint_t* glyph, void*) {
  *glyph = *static_cast<hb_codepoint_t*>(data);
  return 1;
}

bool has_feature(hb_font_t* font, hb_tag_t feature) {
  std::array<hb_tag_t, 128> tags{};
  hb_face_t* face = hb_font_get_face(font);
  unsigned count = static_cast<unsigned>(tags.size()), begin = 0;
  const unsigned all = hb_ot_layout_table_get_feature_tags(face, HB_OT_TAG_GPOS, 0, &count, tags.data());
  while (count > 0) {
    if (std::find(tags.begin(), tags.begin() + count, feature) != tags.begin() + count) return true;
    begin += count;
    count = begin < all ? static_cast<unsigned>(tags.size()) : 0;
    if (count > 0) hb_ot_layout_table_get_feature_tags(face, HB_OT_TAG_GPOS, begin, &count, tags.data());
  }
  return false;
}

// Where a mark's ink stands in a cell of one em: [begin, end) along the line.
struct InkSpan {
  std::int32_t begin = 0, end = 0;
};

// Which half of the cell a mark's ink stands in (typography.md section 8, method).
GlyphForm half_by_ink(std::uint32_t glyph, InkSpan ink, std::int32_t cell, std::int32_t em) {
  const std::int32_t half = cell / 2, width = ink.end - ink.begin;
  const std::int32_t overhang = em / 32; // as much ink may stand over the edge of its half
  if (ink.end <= half + overhang) return GlyphForm{glyph, half, 0};
  if (ink.begin >= half - overhang) return GlyphForm{glyph, half, -half};
  if (width > half) return GlyphForm{glyph, cell, 0};
  return GlyphForm{glyph, half, std::clamp((half - width) / 2 - ink.begin, -half, 0)};
}

std::optional<GlyphForm> half_by_ink(const Face& face, std::uint32_t glyph) {
  const std::int32_t em = face.metrics().units_per_em, advance = hb_font_get_glyph_h_advance(face.font(), glyph);
  hb_glyph_extents_t ink;
  if (advance < em * 9 / 10 || !hb_font_get_glyph_extents(face.font(), glyph, &ink) || ink.width == 0)
    return std::nullopt;
  return half_by_ink(glyph, {ink.x_bearing, ink.x_bearing + ink.width}, advance, em);
}

// The cell of an upright glyph is the em box; its top is the ascender's.
std::optional<GlyphForm> half_by_ink_down(const Face& face, std::uint32_t glyph) {
  const FaceMetrics& metrics = face.metrics();
  const std::int32_t em = metrics.units_per_em, top = em / 2 + (metrics.ascender + metrics.descender) / 2;
  hb_glyph_extents_t ink;
  if (!hb_font_get_glyph_extents(face.font(), glyph, &ink) || ink.height == 0) return std::nullopt;
  return half_by_ink(glyph, {top - ink.y_bearing, top - ink.y_bearing - ink.height}, em, em);
}

} // namespace

template <class Ask>
std::optional<GlyphForm> GlyphForms::remembered(const Key& key, Ask ask_face) const {
  {
    const std::shared_lock reading(lock_);
    const auto found = known_.find(key);
    if (found != known_.end()) return found->second;
  }
  const std::optional<GlyphForm> answer = ask_face();
  const std::unique_lock writing(lock_);
  return known_.emplace(key, answer).first->second;
}

std::optional<GlyphForm> GlyphForms::half_width(FaceId face, std::uint32_t glyph) const {
  return remembered({kAskedForHalf | key_of(face, glyph), kHalt, nullptr}, [&]() -> std::optional<GlyphForm> {
    if (!has_feature(faces_.at(face).font(), kHalt)) return half_by_ink(faces_.at(face), glyph);
    const auto half = form(face, glyph, kHalt);
    return half && half->glyph == glyph ? half : std::nullopt;
  });
}

std::optional<GlyphForm> GlyphForms::half_height(FaceId face, std::uint32_t glyph) const {
  if (!has_feature(faces_.at(face).font(), kVhal)) return half_by_ink_down(faces_.at(face), glyph);
  return form(face, glyph, kVhal);
}

std::optional<GlyphForm> GlyphForms::form(FaceId face, std::uint32_t glyph, hb_tag_t feature) const {
  return remembered({key_of(face, glyph), feature, nullptr}, [&] { return ask(face, glyph, feature); });
}

namespace {

// One glyph shaped with one feature on and all others off.
struct ShapedGlyph {
  std::uint32_t id = 0;
  hb_glyph_position_t position{};
};

std::optional<ShapedGlyph> shape_glyph(hb_font_t* plain, std::uint32_t glyph, hb_feature_t feature,
                                       hb_direction_t direction) {
  const std::unique_ptr<hb_font_t, FontEnd> font(hb_font_create_sub_font(plain));
  const std::unique_ptr<hb_font_funcs_t, FuncsEnd> funcs(hb_font_funcs_create());
  hb_font_funcs_set_nominal_glyph_func(funcs.get(), wanted_glyph, nullptr, nullptr);
  hb_codepoint_t wanted = glyph;
  hb_font_set_funcs(font.get(), funcs.get(), &wanted, nullptr);

  const OwnedBuffer buffer = new_buffer();
  hb_buffer_add(buffer.get(), U'一', 0);
  hb_buffer_set_content_type(buffer.get(), HB_BUFFER_CONTENT_TYPE_UNICODE);
  hb_buffer_set_direction(buffer.get(), direction);
  hb_buffer_set_script(buffer.get(), HB_SCRIPT_HAN);
  const auto off = [](hb_tag_t tag) { return hb_feature_t{tag, 0, 0, HB_FEATURE_GLOBAL_END}; };
  const std::array<hb_feature_t, 6> features{{feature, off(HB_TAG('l', 'o', 'c', 'l')), off(HB_TAG('c', 'c', 'm', 'p')),
                                              off(HB_TAG('c', 'a', 'l', 't')), off(HB_TAG('l', 'i', 'g', 'a')),
                                              off(HB_TAG('k', 'e', 'r', 'n'))}};
  hb_shape(font.get(), buffer.get(), features.data(), static_cast<unsigned>(features.size()));

  unsigned count = 0;
  const hb_glyph_info_t* info = hb_buffer_get_glyph_infos(buffer.get(), &count);
  const hb_glyph_position_t* position = hb_buffer_get_glyph_positions(buffer.get(), &count);
  if (count != 1) return std::nullopt;
  return ShapedGlyph{info[0].codepoint, position[0]};
}

} // namespace

std::optional<GlyphForm> GlyphForms::ask(FaceId face, std::uint32_t glyph, hb_tag_t feature) const {
  if (feature == kVhal) return ask_vertical(face, glyph);
  hb_font_t* font = faces_.at(face).font();
  const auto shaped = shape_glyph(font, glyph, {feature, 1, 0, HB_FEATURE_GLOBAL_END}, HB_DIRECTION_LTR);
  if (!shaped) return std::nullopt;
  const hb_glyph_position_t& position = shaped->position;
  const bool same =
      shaped->id == glyph && position.x_advance == hb_font_get_glyph_h_advance(font, glyph) && position.x_offset == 0;
  if (same) return std::nullopt;
  return GlyphForm{shaped->id, position.x_advance, position.x_offset};
}

std::optional<GlyphForm> GlyphForms::ask_vertical(FaceId face, std::uint32_t glyph) const {
  hb_font_t* font = faces_.at(face).font();
  const auto whole = shape_glyph(font, glyph, {kVhal, 0, 0, HB_FEATURE_GLOBAL_END}, HB_DIRECTION_TTB);
  const auto half = shape_glyph(font, glyph, {kVhal, 1, 0, HB_FEATURE_GLOBAL_END}, HB_DIRECTION_TTB);
  if (!whole || !half || whole->position.y_advance == half->position.y_advance) return std::nullopt;
  return GlyphForm{glyph, -half->position.y_advance, whole->position.y_offset - half->position.y_offset};
}

namespace {

// The glyph of a character alone, with all that the face does by itself, and with or without one feature.
std::uint32_t glyph_of(hb_font_t* font, char32_t character, hb_language_t language, hb_feature_t feature) {
  const OwnedBuffer buffer = new_buffer();
  hb_buffer_add(buffer.get(), character, 0);
  hb_buffer_set_content_type(buffer.get(), HB_BUFFER_CONTENT_TYPE_UNICODE);
  hb_buffer_set_direction(buffer.get(), HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer.get(), HB_SCRIPT_HAN);
  hb_buffer_set_language(buffer.get(), language);
  hb_shape(font, buffer.get(), &feature, 1);
  unsigned count = 0;
  const hb_glyph_info_t* info = hb_buffer_get_glyph_infos(buffer.get(), &count);
  return count == 1 ? info[0].codepoint : 0;
}

} // namespace

bool GlyphForms::has_form(FaceId face, char32_t character, hb_tag_t feature, hb_language_t language) const {
  const Key key{kAskedByCharacter | key_of(face, character), feature, language};
  return remembered(
             key,
             [&]() -> std::optional<GlyphForm> {
               hb_font_t* font = faces_.at(face).font();
               const std::uint32_t with = glyph_of(font, character, language, {feature, 1, 0, HB_FEATURE_GLOBAL_END});
               if (with == 0 || with == glyph_of(font, character, language, {feature, 0, 0, HB_FEATURE_GLOBAL_END}))
                 return std::nullopt;
               return GlyphForm{with, 0, 0};
             })
      .has_value();
}

const HanGlyphs& GlyphForms::han_glyphs(FaceId face, hb_language_t language) const {
  {
    const std::shared_lock reading(lock_);
    const auto found = han_.find({face, language});
    if (found != han_.end()) return found->second;
  }
  const std::unique_lock writing(lock_);
  return han_.try_emplace({face, language}, faces_.at(face).font(), language).first->second;
}

} // namespace broadsheet
