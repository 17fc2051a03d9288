// Paragraphs without fonts: each character a glyph of a round width, so that a reader can add the numbers up.
#pragma once

#include "layout/lines/set_line.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::test {

constexpr Length kEm = Length::points(10);

// Width in thousandths of an em. The default: ASCII half an em, combining nothing, all else one em.
using WidthOf = std::function<int(char32_t)>;
int plain_width(char32_t c);

// Paragraphs of one run, glyph ids are code points.
std::shared_ptr<const ShapedParagraph> shaped(std::string_view text, const std::string& language,
                                              const WidthOf& width = plain_width);

// Faces without half-width forms unless asked for; a hyphen is a quarter em.
class RoundGlyphs final : public GlyphSource {
 public:
  bool with_halves = false;
  [[nodiscard]] std::optional<HalfMark> half_width(const ShapedRun& run, std::uint32_t glyph) const override;
  [[nodiscard]] HyphenGlyph hyphen(const ShapedParagraph& paragraph, const ShapedRun& run) const override;
};

struct Setting {
  std::string language = "zh-Hans";
  double measure = 13; // em
  double indent = 0;
  Alignment alignment = Alignment::justify;
  bool hyphenate = false;
  bool balanced = false;
  std::string profile = {};
  std::shared_ptr<const CompositionProfile> house = {}; // instead of a named one
  WidthOf width = plain_width;
};

// A named profile with changes, as a template set makes one.
template <class Change>
std::shared_ptr<const CompositionProfile> house_of(std::string_view base, Change change) {
  auto made = std::make_shared<CompositionProfile>(*find_named_profile(base));
  change(*made);
  return made;
}

// Paragraphs of several runs, each with its size in em.
struct SizedText {
  std::string text;
  double size = 1;
};
std::shared_ptr<const ShapedParagraph> shaped_runs(const std::vector<SizedText>& parts, const std::string& language);
std::shared_ptr<const BreakItems> items_of(std::shared_ptr<const ShapedParagraph> paragraph, const Setting& setting,
                                           bool with_halves = false);

Length ems(double count);
std::shared_ptr<const BreakItems> items_of(std::string_view text, const Setting& setting = {});
std::vector<LineSlot> slots_of(std::initializer_list<double> measures);
BrokenParagraph broken(std::string_view text, const Setting& setting = {});
// The lines as text, joined by '|': all bytes of the paragraph.
std::string lines_of(const BrokenParagraph& paragraph);
std::string lines_of(std::string_view text, const Setting& setting = {});
SetLine set(const BrokenParagraph& paragraph, std::size_t line, Alignment alignment = Alignment::justify);

// Rows of a conformance table, by column name; empty when the folder of shared data is not there.
struct Table {
  std::vector<std::string> names;
  std::vector<std::vector<std::string>> rows;
  [[nodiscard]] std::string at(const std::vector<std::string>& row, std::string_view name) const;
};
Table conformance(const std::string& file);

} // namespace broadsheet::test
