#include "layout/text/shape_vertical.hpp"

#include "layout/base/utf8.hpp"
#include "layout/text/hb_owner.hpp"
#include "layout/text/shape_item.hpp"

#include <algorithm>
#include <optional>
#include <span>

namespace broadsheet {
namespace {

constexpr std::int32_t kNarrowest = 660; // combined figures, per mille of their half width (section 7)

constexpr hb_feature_t feature(const char (&tag)[5], std::uint32_t value) {
  return {HB_TAG(tag[0], tag[1], tag[2], tag[3]), value, 0, HB_FEATURE_GLOBAL_END};
}

// HarfBuzz turns `vert` on itself. Squeezing is the engine's work, and Han characters stay on their lattice.
constexpr hb_feature_t kUpright[] = {feature("kern", 0), feature("vkrn", 0), feature("liga", 0), feature("clig", 0),
                                     feature("vchw", 0), feature("vhal", 0), feature("vpal", 0)};

class PieceShaper {
 public:
  PieceShaper(const ParagraphText& paragraph, const StyleRun& style, const TextItem& item, const FaceTable& faces,
              const GlyphForms& forms, hb_language_t language, ShapedParagraph& to)
      : paragraph_(paragraph), style_(style), item_(item), faces_(faces), face_(faces.at(item.face)), forms_(forms),
        language_(language), to_(to) {}

  // Han characters and marks: HarfBuzz sets them from top to bottom. Their run, with what is missing and what ruby or
  // superscripts change, is that of a horizontal line; only its glyphs are others.
  void upright() {
    const std::size_t run = to_.runs.size(), first = to_.glyphs.size();
    horizontal(GlyphTurn::upright);
    if (to_.runs.size() != run + 1) return;
    to_.glyphs.resize(first);
    const OwnedBuffer owner = new_buffer();
    hb_buffer_t* buffer = owner.get();
    hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
    for (std::uint32_t at = item_.begin; at < item_.end;) {
      const CodePoint point = decode_utf8(paragraph_.utf8, at);
      hb_buffer_add(buffer, vertical_stand_in(point.value, paragraph_.language), at);
      at = point.next;
    }
    hb_buffer_set_direction(buffer, HB_DIRECTION_TTB);
    hb_buffer_set_script(buffer, item_.script);
    hb_buffer_set_language(buffer, language_);
    hb_shape(face_.font(), buffer, kUpright, static_cast<unsigned>(std::size(kUpright)));
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
    const bool told = face_.has_vertical_metrics();
    for (unsigned i = 0; i < count; ++i) to_.glyphs.push_back(told ? by_face(infos[i], positions[i]) : by_em(infos[i]));
    to_.runs.back().glyph_end = static_cast<std::uint32_t>(to_.glyphs.size());
  }

  // Words: as in a horizontal line, the middle of their letters on the line's middle. Marks of Han text that have no
  // vertical form: the middle of their em.
  void rotated() {
    const std::span<Glyph> glyphs = horizontal(GlyphTurn::rotated);
    const FaceMetrics& metrics = face_.metrics();
    const Length letters =
        length(has_small_letters() ? (metrics.cap_height + metrics.x_height) / 4 : metrics.cap_height / 2);
    const Length han = length((metrics.ascender + metrics.descender) / 2);
    for (Glyph& glyph : glyphs) {
      const bool wide = glyph.advance >= scale(along(em()), 9, 10);
      glyph.y_offset -= item_.script == HB_SCRIPT_HAN && wide ? han : letters;
    }
  }

  // Letters, digits and signs in an em each.
  void full_width() {
    for (Glyph& glyph : horizontal(GlyphTurn::upright)) {
      if (const auto form = forms_.form(item_.face, glyph.id, HB_TAG('f', 'w', 'i', 'd'))) glyph.id = form->glyph;
      glyph.y_offset = -length(hb_font_get_glyph_h_advance(face_.font(), glyph.id)) / 2;
      glyph.x_offset = along(baseline());
      glyph.advance = along(em());
    }
  }

  // A number in one em; one that would have to be made too narrow is turned.
  void combined() {
    const std::size_t runs = to_.runs.size(), missing = to_.missing.size(), first = to_.glyphs.size();
    StyleRun plain = style_; // a head's stretch is along the line, not across it
    plain.stretch = kFullWidth;
    const std::span<Glyph> glyphs = horizontal(GlyphTurn::combined, plain);
    if (glyphs.size() > 2) narrow(glyphs, glyphs.size() == 3 ? HB_TAG('t', 'w', 'i', 'd') : HB_TAG('q', 'w', 'i', 'd'));
    Length width;
    for (const Glyph& glyph : glyphs) width += glyph.advance;
    const std::int32_t part = width > em() ? static_cast<std::int32_t>(std::int64_t{em().sp} * kFullWidth / width.sp)
                                           : std::int32_t{kFullWidth};
    if (part < kNarrowest) {
      to_.runs.resize(runs);
      to_.missing.resize(missing);
      to_.glyphs.resize(first);
      rotated();
      return;
    }
    to_.runs.back().stretch = static_cast<std::uint16_t>(part);
    const Length down = along(em()) / 2 + baseline() - em() / 2;
    Length pen = -(scale(width, part, kFullWidth) / 2);
    for (Glyph& glyph : glyphs) {
      const bool is_first = &glyph == glyphs.data(); // it has the whole advance; the others stand back beside it
      const Length own = scale(glyph.advance, part, kFullWidth);
      glyph.y_offset = pen + scale(glyph.x_offset, part, kFullWidth);
      glyph.x_offset = is_first ? down : down - along(em());
      glyph.advance = is_first ? along(em()) : Length{};
      glyph.cluster = glyphs.front().cluster;
      pen += own;
    }
  }

 private:
  [[nodiscard]] Length em() const { return to_.runs.back().size; }
  [[nodiscard]] Length length(std::int32_t units) const { return scale(em(), units, face_.metrics().units_per_em); }
  // A head's stretch is along the line.
  [[nodiscard]] Length along(Length length) const {
    return style_.stretch == kFullWidth ? length : scale(length, style_.stretch, kFullWidth);
  }
  [[nodiscard]] bool has_small_letters() const {
    const std::string_view text = std::string_view(paragraph_.utf8).substr(item_.begin, item_.end - item_.begin);
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  }
  // Of letters that stand upright, from the top of their em: figures and capitals in its middle.
  [[nodiscard]] Length baseline() const { return em() / 2 + length(face_.metrics().cap_height) / 2; }

  [[nodiscard]] Glyph by_face(const hb_glyph_info_t& info, const hb_glyph_position_t& position) const {
    return {info.codepoint,
            along(length(-position.y_advance)),
            along(length(-position.y_offset)),
            length(position.x_offset),
            info.cluster,
            (hb_glyph_info_get_glyph_flags(&info) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK) != 0};
  }

  // In a face that tells nothing of vertical lines: its em box is the cell.
  [[nodiscard]] Glyph by_em(const hb_glyph_info_t& info) const {
    const FaceMetrics& metrics = face_.metrics();
    return {info.codepoint,
            along(em()),
            along(em() / 2 + length(metrics.ascender + metrics.descender) / 2),
            -length(hb_font_get_glyph_h_advance(face_.font(), info.codepoint)) / 2,
            info.cluster,
            false};
  }

  // The piece shaped as in a horizontal line: its glyphs.
  std::span<Glyph> horizontal(GlyphTurn turn) { return horizontal(turn, style_); }
  std::span<Glyph> horizontal(GlyphTurn turn, const StyleRun& style) {
    const std::size_t first = to_.glyphs.size(), run = to_.runs.size();
    shape_item(with_stand_ins(), style, item_, faces_, forms_, language_, to_);
    for (std::size_t i = run; i < to_.runs.size(); ++i) to_.runs[i].turn = turn;
    return std::span(to_.glyphs).subspan(first);
  }

  // The paragraph with the stand-ins of its quotes, where the piece has quotes of Han text: they take as many bytes.
  const ParagraphText& with_stand_ins() {
    if (item_.script != HB_SCRIPT_HAN) return paragraph_;
    for (std::uint32_t at = item_.begin; at < item_.end;) {
      const CodePoint point = decode_utf8(paragraph_.utf8, at);
      std::string stand_in;
      append_utf8(stand_in, vertical_stand_in(point.value, paragraph_.language));
      if (paragraph_.utf8.compare(at, point.next - at, stand_in) != 0) {
        if (!changed_) changed_ = paragraph_;
        changed_->utf8.replace(at, point.next - at, stand_in);
      }
      at = point.next;
    }
    return changed_ ? *changed_ : paragraph_;
  }

  // Third- or quarter-width figures, where the face has all of them.
  void narrow(std::span<Glyph> glyphs, hb_tag_t width) const {
    std::vector<GlyphForm> narrow;
    for (const Glyph& glyph : glyphs)
      if (const auto form = forms_.form(item_.face, glyph.id, width)) narrow.push_back(*form);
    if (narrow.size() != glyphs.size()) return;
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
      glyphs[i].id = narrow[i].glyph;
      glyphs[i].advance = length(narrow[i].advance);
      glyphs[i].x_offset = length(narrow[i].x_offset);
    }
  }

  const ParagraphText& paragraph_;
  const StyleRun& style_;
  const TextItem& item_; // cut to the piece
  const FaceTable& faces_;
  const Face& face_;
  const GlyphForms& forms_;
  hb_language_t language_;
  ShapedParagraph& to_;
  std::optional<ParagraphText> changed_;
};

} // namespace

void shape_vertical_piece(const ParagraphText& paragraph, const StyleRun& style, const TextItem& item,
                          const VerticalPiece& piece, const FaceTable& faces, const GlyphForms& forms,
                          hb_language_t language, ShapedParagraph& to) {
  TextItem part = item;
  part.begin = piece.text.begin;
  part.end = piece.text.end;
  PieceShaper shaper(paragraph, style, part, faces, forms, language, to);
  switch (piece.form) {
  case VerticalForm::upright:
    return shaper.upright();
  case VerticalForm::full_width:
    return shaper.full_width();
  case VerticalForm::combined:
    return shaper.combined();
  case VerticalForm::rotated:
    return shaper.rotated();
  }
}

} // namespace broadsheet
