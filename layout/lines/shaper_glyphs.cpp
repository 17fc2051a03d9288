// The door to the faces in the real engine: half-width forms and hyphens come from the shaper.
#include "layout/lines/items.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

class ShaperGlyphs final : public GlyphSource {
 public:
  explicit ShaperGlyphs(const Shaper& shaper) : shaper_(shaper) {}

  [[nodiscard]] std::optional<HalfMark> half_width(const ShapedRun& run, std::uint32_t glyph) const override {
    const auto half = shaper_.half_width(run.face, glyph, run.turn == GlyphTurn::upright);
    if (!half) return std::nullopt;
    const auto units = shaper_.catalogue().faces().at(run.face).metrics().units_per_em;
    const Length em = em_across(run);
    return HalfMark{scale(em, half->advance, units), scale(em, half->x_offset, units)};
  }

  // Shapes "-" in the style of the run's text: the role's face, or a fallback of it.
  [[nodiscard]] HyphenGlyph hyphen(const ShapedParagraph& paragraph, const ShapedRun& run) const override {
    auto text = std::make_shared<ParagraphText>();
    text->utf8.push_back('-');
    text->language = paragraph.source->language;
    text->vertical = paragraph.source->vertical;
    StyleRun style;
    for (const StyleRun& candidate : paragraph.source->runs)
      if (candidate.text.begin <= run.text.begin) style = candidate;
    style.text = {0, 1};
    style.size = run.size;
    style.stretch = run.stretch;
    text->runs.push_back(style);
    const auto shaped = shaper_.shape(std::move(text));
    if (shaped->runs.empty() || shaped->glyphs.empty()) return {run.face, 0, run.size / 3};
    const Glyph& glyph = shaped->glyphs.front();
    return {shaped->runs.front().face, glyph.id, glyph.advance, glyph.y_offset};
  }

 private:
  const Shaper& shaper_;
};

} // namespace

std::shared_ptr<const BreakItems> break_items(std::shared_ptr<const ShapedParagraph> paragraph,
                                              const ParagraphStyle& style, const Shaper& shaper,
                                              const Hyphenator& hyphenator) {
  return break_items(std::move(paragraph), style, ShaperGlyphs(shaper), hyphenator);
}

} // namespace broadsheet
