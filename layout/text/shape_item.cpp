#include "layout/text/shape_item.hpp"

#include "fonts/catalogue/scripts.hpp"
#include "layout/base/utf8.hpp"
#include "layout/text/hb_owner.hpp"
#include "layout/text/script_forms.hpp"

#include <hb-ot.h>

#include <algorithm>
#include <span>

namespace broadsheet {
namespace {

constexpr hb_feature_t feature(const char (&tag)[5], std::uint32_t value) {
  return {HB_TAG(tag[0], tag[1], tag[2], tag[3]), value, 0, HB_FEATURE_GLOBAL_END};
}

// pwid: quotes and dashes of a Han face inside foreign words are proportional (K1).
constexpr hb_feature_t kWords[] = {feature("lnum", 1), feature("pwid", 1), feature("chws", 0)};
constexpr hb_feature_t kTrackedWords[] = {feature("lnum", 1), feature("pwid", 1), feature("chws", 0),
                                          feature("liga", 0), feature("clig", 0), feature("dlig", 0)};

bool is_alphabetic(hb_script_t script) {
  return script == HB_SCRIPT_LATIN || script == HB_SCRIPT_GREEK || script == HB_SCRIPT_CYRILLIC;
}

std::span<const hb_feature_t> features_of(const TextItem& item, Length tracking) {
  if (item.script == HB_SCRIPT_HAN) return kHanFeatures;
  if (!is_alphabetic(item.script)) return {};
  return tracking.sp == 0 ? std::span<const hb_feature_t>(kWords) : std::span<const hb_feature_t>(kTrackedWords);
}

hb_buffer_t* own_buffer() {
  static thread_local const OwnedBuffer buffer = new_buffer();
  hb_buffer_reset(buffer.get());
  return buffer.get();
}

bool is_curly_quote(char32_t c) { return c == 0x2018 || c == 0x2019 || c == 0x201c || c == 0x201d; }

constexpr bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

// The feature that brings a character of Han text onto the half-em lattice: digits half an em (GB/T 15835), quotes,
// dashes and ellipses full width (K1). 0: none.
hb_tag_t lattice_feature(char32_t c) {
  if (is_digit(c)) return HB_TAG('h', 'w', 'i', 'd');
  const bool wide = c == 0x2014 || c == 0x2026 || is_curly_quote(c);
  return wide ? HB_TAG('f', 'w', 'i', 'd') : 0;
}

// A digit with no digit, letter, point or sign beside it.
bool stands_alone(std::string_view text, std::uint32_t at) {
  const auto is_plain = [](char c) { return c == ' ' || static_cast<unsigned char>(c) >= 0x80; };
  return (at == 0 || is_plain(text[at - 1])) && (at + 1 >= text.size() || is_plain(text[at + 1]));
}

// The characters of a cluster that the face has no glyph for.
void note_missing(const ParagraphText& paragraph, const Face& face, std::uint32_t begin, std::uint32_t end,
                  ShapedParagraph& to) {
  for (std::uint32_t at = begin; at < end;) {
    const CodePoint point = decode_utf8(paragraph.utf8, at);
    const bool told = !to.missing.empty() && to.missing.back().at >= at;
    if (!told && !needs_no_glyph(point.value) && !face.has_glyph(point.value)) to.missing.push_back({point.value, at});
    at = point.next;
  }
}

struct ItemShaper {
  const ParagraphText& paragraph;
  const StyleRun& style;
  const TextItem& item;
  const Face& face;
  const GlyphForms& forms;
  ShapedParagraph& to;

  [[nodiscard]] Length length(std::int32_t units) const {
    return units == 0 ? Length{} : scale(style.size, units, face.metrics().units_per_em);
  }

  // Across the line: a stretched run is wider or narrower than its size says.
  [[nodiscard]] Length across(std::int32_t units) const {
    return style.stretch == kFullWidth ? length(units) : scale(em(), units, face.metrics().units_per_em);
  }
  [[nodiscard]] Length em() const { return scale(style.size, style.stretch, kFullWidth); }

  // A digit or mark in its lattice form, where the face has it.
  void put_on_lattice(Glyph& glyph, char32_t character) const {
    const bool wide_digit =
        (style.features & kHeadDigits) != 0 && is_digit(character) && stands_alone(paragraph.utf8, glyph.cluster);
    const hb_tag_t wish = wide_digit ? HB_TAG('f', 'w', 'i', 'd') : lattice_feature(character);
    if (wish == 0 || glyph.id == 0) return;
    if (const auto form = forms.form(item.face, glyph.id, wish)) {
      glyph.id = form->glyph;
      glyph.advance = across(form->advance);
      glyph.x_offset = across(form->x_offset);
    }
    if (is_curly_quote(character)) widen_quote(glyph, character);
  }

  // Some Han faces have narrow quotes only; in Han text a quote takes a whole em all the same (K1), its ink on the side
  // of what it quotes.
  void widen_quote(Glyph& glyph, char32_t quote) const {
    if (glyph.advance.sp == 0 || glyph.advance >= scale(em(), 9, 10)) return;
    if (quote == 0x2018 || quote == 0x201c) glyph.x_offset += em() - glyph.advance;
    glyph.advance = em();
  }

  void append(const hb_glyph_info_t& info, const hb_glyph_position_t& position) const {
    Glyph glyph{info.codepoint,
                across(position.x_advance),
                across(position.x_offset),
                length(position.y_offset),
                info.cluster,
                (hb_glyph_info_get_glyph_flags(&info) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK) != 0};
    if (item.script == HB_SCRIPT_HAN) put_on_lattice(glyph, decode_utf8(paragraph.utf8, glyph.cluster).value);
    to.glyphs.push_back(glyph);
  }

  // Plain characters of the item from byte `at` on, without HarfBuzz; where they end.
  [[nodiscard]] std::uint32_t append_plain(const HanGlyphs& han, std::uint32_t at) const {
    std::int32_t units = 0; // of the last advance: nearly all are one em
    Length advance;
    while (at < item.end) {
      const CodePoint point = decode_utf8(paragraph.utf8, at);
      const auto plain = han.plain(point.value);
      if (!plain) break;
      if (plain->advance != units) advance = across(units = plain->advance);
      Glyph& glyph = to.glyphs.emplace_back(Glyph{plain->glyph, advance, {}, {}, at, false});
      if (point.value < 0x3000) put_on_lattice(glyph, point.value);
      at = point.next;
    }
    return at;
  }

  // Where the characters end that join their like.
  [[nodiscard]] std::uint32_t end_of_joining(const HanGlyphs& han, std::uint32_t at) const {
    while (at < item.end) {
      const CodePoint point = decode_utf8(paragraph.utf8, at);
      if (!han.joins_its_like(point.value)) break;
      at = point.next;
    }
    return at;
  }

  // Ends of clusters: for a glyph that is missing, where its cluster ends in the text.
  [[nodiscard]] std::uint32_t cluster_end(std::uint32_t cluster, std::span<const hb_glyph_info_t> infos) const {
    std::uint32_t end = item.end;
    for (const hb_glyph_info_t& info : infos)
      if (info.cluster > cluster && info.cluster < end) end = info.cluster;
    return end;
  }
};

// Shapes a part of an item in one size: `style` has its final size and shift. With `as_capitals` the glyphs are those
// of the capital letters; clusters and text stay.
class PartShaper {
 public:
  PartShaper(const ParagraphText& paragraph, const TextItem& item, const FaceTable& faces, const GlyphForms& forms,
             hb_language_t language, ShapedParagraph& to)
      : paragraph_(paragraph), item_(item), face_(faces.at(item.face)), forms_(forms), language_(language), to_(to) {}

  void shape(const StyleRun& style, TextRange text, hb_tag_t feature, bool as_capitals) {
    if (feature == 0 && !as_capitals && shape_plain(style, text)) return;
    hb_buffer_t* buffer = own_buffer();
    fill(buffer, text, as_capitals);
    shape_buffer(buffer, style.tracking, feature);
    TextItem part = item_;
    part.begin = text.begin;
    part.end = text.end;
    append(buffer, style, part);
  }

  // Whether a feature of the face changes every glyph of the item that it ought to change.
  bool covers(hb_tag_t feature, bool small_letters_only) {
    if (!face_has(feature)) return false;
    const std::vector<hb_glyph_info_t> plain = glyphs_with(0), changed = glyphs_with(feature);
    if (plain.size() != changed.size()) return false;
    for (std::size_t i = 0; i < plain.size(); ++i) {
      const char32_t c = decode_utf8(paragraph_.utf8, plain[i].cluster).value;
      const bool counts = small_letters_only ? is_small_letter(c) : c != U' ';
      if (counts && plain[i].codepoint == changed[i].codepoint) return false;
    }
    return true;
  }

  [[nodiscard]] const Face& face() const { return face_; }

 private:
  [[nodiscard]] bool face_has(hb_tag_t feature) const {
    hb_face_t* face = hb_font_get_face(face_.font());
    unsigned count = 0;
    const unsigned all = hb_ot_layout_table_get_feature_tags(face, HB_OT_TAG_GSUB, 0, &count, nullptr);
    std::vector<hb_tag_t> tags(all);
    count = all;
    hb_ot_layout_table_get_feature_tags(face, HB_OT_TAG_GSUB, 0, &count, tags.data());
    return std::find(tags.begin(), tags.end(), feature) != tags.end();
  }

  std::vector<hb_glyph_info_t> glyphs_with(hb_tag_t feature) {
    hb_buffer_t* buffer = own_buffer();
    fill(buffer, {item_.begin, item_.end}, false);
    shape_buffer(buffer, {}, feature);
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
    return {infos, infos + count};
  }

  void fill(hb_buffer_t* buffer, TextRange text, bool as_capitals) const {
    if (as_capitals) {
      add_capitals(buffer, paragraph_, text);
    } else {
      const auto text_size = static_cast<int>(paragraph_.utf8.size());
      hb_buffer_add_utf8(buffer, paragraph_.utf8.data(), text_size, text.begin,
                         static_cast<int>(text.end - text.begin));
    }
    hb_buffer_set_direction(buffer, item_.level % 2 == 1 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, item_.script);
    hb_buffer_set_language(buffer, language_);
  }

  void shape_buffer(hb_buffer_t* buffer, Length tracking, hb_tag_t feature) const {
    const auto usual = features_of(item_, tracking);
    if (feature == 0) {
      hb_shape(face_.font(), buffer, usual.data(), static_cast<unsigned>(usual.size()));
      return;
    }
    std::vector<hb_feature_t> features(usual.begin(), usual.end());
    features.push_back({feature, 1, 0, HB_FEATURE_GLOBAL_END});
    hb_shape(face_.font(), buffer, features.data(), static_cast<unsigned>(features.size()));
  }

  // Plain Han characters by their table, and between them what joins its like by HarfBuzz; if there is anything else,
  // nothing is done.
  bool shape_plain(const StyleRun& style, TextRange text) {
    if (item_.script != HB_SCRIPT_HAN || item_.level % 2 == 1) return false;
    TextItem part = item_;
    part.begin = text.begin;
    part.end = text.end;
    const HanGlyphs& han = forms_.han_glyphs(item_.face, language_);
    const auto first = static_cast<std::uint32_t>(to_.glyphs.size());
    const ItemShaper shaper{paragraph_, style, part, face_, forms_, to_};
    for (std::uint32_t at = shaper.append_plain(han, text.begin); at < text.end; at = shaper.append_plain(han, at)) {
      const std::uint32_t end = shaper.end_of_joining(han, at);
      if (end == at) {
        to_.glyphs.resize(first);
        return false;
      }
      hb_buffer_t* buffer = own_buffer();
      fill(buffer, {at, end}, false);
      shape_buffer(buffer, style.tracking, 0);
      append_glyphs(buffer, shaper);
      at = end;
    }
    add_run(style, part, first, static_cast<std::uint32_t>(to_.glyphs.size()));
    return true;
  }

  static void append_glyphs(hb_buffer_t* buffer, const ItemShaper& shaper) {
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
    for (unsigned i = 0; i < count; ++i) shaper.append(infos[i], positions[i]);
  }

  void append(hb_buffer_t* buffer, const StyleRun& style, const TextItem& item) {
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
    const ItemShaper shaper{paragraph_, style, item, face_, forms_, to_};
    const auto first = static_cast<std::uint32_t>(to_.glyphs.size());
    append_glyphs(buffer, shaper);
    if (std::any_of(infos, infos + count, [](const hb_glyph_info_t& info) { return info.codepoint == 0; })) {
      // In the order of the text, also where glyphs run from right to left.
      for (unsigned n = 0; n < count; ++n) {
        const unsigned i = item.level % 2 == 1 ? count - 1 - n : n;
        if (infos[i].codepoint == 0)
          note_missing(paragraph_, face_, infos[i].cluster, shaper.cluster_end(infos[i].cluster, {infos, count}), to_);
      }
    }
    add_run(style, item, first, first + count);
  }

  void add_run(const StyleRun& style, const TextItem& item, std::uint32_t glyph_begin, std::uint32_t glyph_end) {
    ShapedRun run;
    run.text = {item.begin, item.end};
    run.glyph_begin = glyph_begin;
    run.glyph_end = glyph_end;
    run.face = item.face;
    run.size = style.size;
    run.tracking = style.tracking;
    run.ink = style.ink;
    run.script = item.script;
    run.level = item.level;
    run.stretch = style.stretch;
    run.shift = style.shift;
    run.features = style.features;
    const UnderlinePlace underline = underline_of(face_, item.script);
    run.underline = scale(style.size, underline.drop, 1000);
    run.underline_weight = scale(style.size, underline.weight, 1000);
    to_.runs.push_back(run);
  }

  const ParagraphText& paragraph_;
  const TextItem& item_;
  const Face& face_;
  const GlyphForms& forms_;
  hb_language_t language_;
  ShapedParagraph& to_;
};

// Small letters as smaller capitals, the rest as it is: for faces that have no small capitals of their own.
void shape_made_small_caps(PartShaper& shaper, const ParagraphText& paragraph, const TextItem& item, StyleRun style) {
  const Length size = style.size;
  const Length small = scale(size, made_small_cap_size(shaper.face()), 1000);
  for (std::uint32_t begin = item.begin; begin < item.end;) {
    const bool small_letters = is_small_letter(decode_utf8(paragraph.utf8, begin).value);
    const std::uint32_t end = end_of_case(paragraph.utf8, begin, item.end);
    style.size = small_letters ? small : size;
    shaper.shape(style, {begin, end}, 0, small_letters);
    begin = end;
  }
}

} // namespace

void shape_item(const ParagraphText& paragraph, const StyleRun& style, const TextItem& item, const FaceTable& faces,
                const GlyphForms& forms, hb_language_t language, ShapedParagraph& to) {
  PartShaper shaper(paragraph, item, faces, forms, language, to);
  const TextRange all{item.begin, item.end};
  if (style.features == 0) return shaper.shape(style, all, 0, false);
  StyleRun look = style;
  hb_tag_t feature = 0;
  if ((style.features & (kSuperscript | kSubscript)) != 0) {
    const bool super = (style.features & kSuperscript) != 0;
    const hb_tag_t wish = super ? HB_TAG('s', 'u', 'p', 's') : HB_TAG('s', 'u', 'b', 's');
    if (shaper.covers(wish, false)) {
      feature = wish;
    } else {
      const ScriptPlace place = script_place(shaper.face(), super);
      look.shift += scale(look.size, place.rise, 1000);
      look.size = scale(look.size, place.size, 1000);
    }
  }
  const bool letters = is_alphabetic(item.script) && item.level % 2 == 0;
  if ((style.features & kSmallCaps) != 0 && feature == 0 && letters) {
    if (!shaper.covers(HB_TAG('s', 'm', 'c', 'p'), true)) return shape_made_small_caps(shaper, paragraph, item, look);
    feature = HB_TAG('s', 'm', 'c', 'p');
  }
  if ((style.features & kRuby) != 0 && paragraph.vertical) look.shift = ruby_shift_beside(paragraph, look);
  shaper.shape(look, all, feature, false);
}

} // namespace broadsheet
