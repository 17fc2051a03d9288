#include "layout/text/glyph_forms.hpp"

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
struct BufferEnd {
  void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
};

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

// Which half of the cell a mark's ink stands in (typography.md section 8, method).
std::optional<GlyphForm> half_by_ink(const Face& face, std::uint32_t glyph) {
  const std::int32_t em = face.metrics().units_per_em, advance = hb_font_get_glyph_h_advance(face.font(), glyph);
  hb_glyph_extents_t ink;
  if (advance < em * 9 / 10 || !hb_font_get_glyph_extents(face.font(), glyph, &ink) || ink.width == 0)
    return std::nullopt;
  const std::int32_t half = advance / 2, left = ink.x_bearing, right = left + ink.width;
  const std::int32_t overhang = em / 32; // as much ink may stand over the edge of its half
  if (right <= half + overhang) return GlyphForm{glyph, half, 0};
  if (left >= half - overhang) return GlyphForm{glyph, half, -half};
  if (ink.width > half) return GlyphForm{glyph, advance, 0};
  return GlyphForm{glyph, half, std::clamp((half - ink.width) / 2 - left, -half, 0)};
}

} // namespace

std::optional<GlyphForm> GlyphForms::half_width(FaceId face, std::uint32_t glyph) const {
  const hb_tag_t halt = HB_TAG('h', 'a', 'l', 't');
  if (!has_feature(faces_.at(face).font(), halt)) return half_by_ink(faces_.at(face), glyph);
  const auto half = form(face, glyph, halt);
  return half && half->glyph == glyph ? half : std::nullopt;
}

std::optional<GlyphForm> GlyphForms::form(FaceId face, std::uint32_t glyph, hb_tag_t feature) const {
  const Key key{std::uint64_t{face} << 32 | glyph, feature};
  {
    const std::shared_lock reading(lock_);
    const auto found = known_.find(key);
    if (found != known_.end()) return found->second;
  }
  const std::optional<GlyphForm> answer = ask(face, glyph, feature);
  const std::unique_lock writing(lock_);
  return known_.emplace(key, answer).first->second;
}

std::optional<GlyphForm> GlyphForms::ask(FaceId face, std::uint32_t glyph, hb_tag_t feature) const {
  hb_font_t* plain = faces_.at(face).font();
  const std::unique_ptr<hb_font_t, FontEnd> font(hb_font_create_sub_font(plain));
  const std::unique_ptr<hb_font_funcs_t, FuncsEnd> funcs(hb_font_funcs_create());
  hb_font_funcs_set_nominal_glyph_func(funcs.get(), wanted_glyph, nullptr, nullptr);
  hb_codepoint_t wanted = glyph;
  hb_font_set_funcs(font.get(), funcs.get(), &wanted, nullptr);

  const std::unique_ptr<hb_buffer_t, BufferEnd> buffer(hb_buffer_create());
  hb_buffer_add(buffer.get(), U'一', 0);
  hb_buffer_set_content_type(buffer.get(), HB_BUFFER_CONTENT_TYPE_UNICODE);
  hb_buffer_set_direction(buffer.get(), HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer.get(), HB_SCRIPT_HAN);
  const auto off = [](hb_tag_t tag) { return hb_feature_t{tag, 0, 0, HB_FEATURE_GLOBAL_END}; };
  const std::array<hb_feature_t, 6> features{{{feature, 1, 0, HB_FEATURE_GLOBAL_END},
                                              off(HB_TAG('l', 'o', 'c', 'l')),
                                              off(HB_TAG('c', 'c', 'm', 'p')),
                                              off(HB_TAG('c', 'a', 'l', 't')),
                                              off(HB_TAG('l', 'i', 'g', 'a')),
                                              off(HB_TAG('k', 'e', 'r', 'n'))}};
  hb_shape(font.get(), buffer.get(), features.data(), static_cast<unsigned>(features.size()));

  unsigned count = 0;
  const hb_glyph_info_t* info = hb_buffer_get_glyph_infos(buffer.get(), &count);
  const hb_glyph_position_t* position = hb_buffer_get_glyph_positions(buffer.get(), &count);
  if (count != 1) return std::nullopt;
  const bool same = info[0].codepoint == glyph && position[0].x_advance == hb_font_get_glyph_h_advance(plain, glyph) &&
                    position[0].x_offset == 0;
  if (same) return std::nullopt;
  return GlyphForm{info[0].codepoint, position[0].x_advance, position[0].x_offset};
}

} // namespace broadsheet
