#include "layout/text/shape.hpp"

#include "layout/text/shape_cache.hpp"
#include "layout/text/shape_item.hpp"
#include "layout/text/shape_vertical.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace broadsheet {
namespace {

constexpr std::size_t kCachedParagraphs = 4096;

std::vector<RoleRun> role_runs(const ParagraphText& paragraph) {
  std::vector<RoleRun> runs;
  runs.reserve(paragraph.runs.size());
  for (const StyleRun& run : paragraph.runs) runs.push_back({run.text.begin, run.text.end, run.face});
  return runs;
}

} // namespace

struct Shaper::State {
  explicit State(std::shared_ptr<const Catalogue> opened) : catalogue(std::move(opened)), forms(catalogue->faces()) {}
  std::shared_ptr<const Catalogue> catalogue;
  GlyphForms forms;
  ShapeCache cache{kCachedParagraphs};

  std::shared_ptr<const ShapedParagraph> shape(std::shared_ptr<const ParagraphText> paragraph) const {
    auto shaped = std::make_shared<ShapedParagraph>();
    shaped->glyphs.reserve(paragraph->utf8.size() / 2);
    const auto items =
        catalogue->itemise(paragraph->utf8, role_runs(*paragraph), paragraph->language, paragraph->right_to_left);
    const hb_language_t language = hb_language_from_string(paragraph->language.c_str(), -1);
    std::size_t style = 0;
    const auto style_at = [&](std::uint32_t begin) -> const StyleRun& {
      while (style + 1 < paragraph->runs.size() && begin >= paragraph->runs[style].text.end) ++style;
      return paragraph->runs.at(style);
    };
    const FaceTable& faces = catalogue->faces();
    if (paragraph->vertical) {
      const auto has_form = [&](FaceId face, char32_t character, hb_tag_t feature) {
        return forms.has_form(face, character, feature, language);
      };
      for (VerticalPiece piece : vertical_pieces(*paragraph, items, has_form)) {
        const std::uint32_t end = piece.text.end;
        for (; piece.text.begin < end; piece.text.begin = piece.text.end) {
          const StyleRun& run = style_at(piece.text.begin);
          piece.text.end = run.text.end > piece.text.begin ? std::min(end, run.text.end) : end;
          shape_vertical_piece(*paragraph, run, items[piece.item], piece, faces, forms, language, *shaped);
        }
      }
    } else {
      for (const TextItem& item : items) {
        // Styles of one face share an item; each is shaped for itself.
        for (TextItem part = item; part.begin < item.end; part.begin = part.end) {
          const StyleRun& run = style_at(part.begin);
          part.end = run.text.end > part.begin ? std::min(item.end, run.text.end) : item.end;
          shape_item(*paragraph, run, part, faces, forms, language, *shaped);
        }
      }
    }
    shaped->source = std::move(paragraph);
    return shaped;
  }
};

Shaper::Shaper(std::shared_ptr<const Catalogue> catalogue) : state_(std::make_unique<State>(std::move(catalogue))) {}
Shaper::~Shaper() = default;

std::shared_ptr<const ShapedParagraph> Shaper::shape(std::shared_ptr<const ParagraphText> paragraph) const {
  if (auto known = state_->cache.find(*paragraph)) {
    if (known->source == paragraph || same_copy(*known->source, *paragraph)) return known;
    auto copy = std::make_shared<ShapedParagraph>(*known);
    copy->source = std::move(paragraph);
    return copy;
  }
  auto shaped = state_->shape(std::move(paragraph));
  state_->cache.keep(shaped);
  return shaped;
}

const Catalogue& Shaper::catalogue() const { return *state_->catalogue; }

std::optional<Shaper::HalfWidth> Shaper::half_width(FaceId face, std::uint32_t glyph, bool vertical) const {
  const auto form = vertical ? state_->forms.half_height(face, glyph) : state_->forms.half_width(face, glyph);
  if (!form) return std::nullopt;
  return HalfWidth{form->advance, form->x_offset};
}

std::string dump(const ShapedParagraph& paragraph) {
  std::string text;
  for (const ShapedRun& run : paragraph.runs) {
    char script[5] = {};
    hb_tag_to_string(static_cast<hb_tag_t>(run.script), script);
    text += fmt::format("run {}..{} face {} size {} tracking {} script {} level {}\n", run.text.begin, run.text.end,
                        run.face, format_points(run.size), format_points(run.tracking), script, run.level);
    for (std::uint32_t i = run.glyph_begin; i < run.glyph_end; ++i) {
      const Glyph& glyph = paragraph.glyphs[i];
      text += fmt::format("  glyph {} at {} advance {}", glyph.id, glyph.cluster, format_points(glyph.advance));
      if (glyph.x_offset.sp != 0 || glyph.y_offset.sp != 0)
        text += fmt::format(" offset {} {}", format_points(glyph.x_offset), format_points(glyph.y_offset));
      text += glyph.unsafe_to_break ? " unsafe\n" : "\n";
    }
  }
  for (const MissingCharacter& missing : paragraph.missing)
    text += fmt::format("missing U+{:04X} at {}\n", static_cast<std::uint32_t>(missing.character), missing.at);
  return text;
}

} // namespace broadsheet
