#include "helper.hpp"

#include "layout/base/utf8.hpp"

#include <cmath>
#include <fstream>
#include <sstream>

namespace broadsheet::test {

int plain_width(char32_t c) { return c < 0x80 ? 500 : 1000; }

Length ems(double count) { return Length{static_cast<std::int32_t>(std::lround(count * kEm.sp))}; }

std::shared_ptr<const ShapedParagraph> shaped(std::string_view text, const std::string& language,
                                              const WidthOf& width) {
  auto source = std::make_shared<ParagraphText>();
  source->utf8 = text;
  source->language = language;
  auto result = std::make_shared<ShapedParagraph>();
  const TextRange all{0, static_cast<std::uint32_t>(text.size())};
  StyleRun style;
  style.text = all;
  style.size = kEm;
  source->runs.push_back(style);
  for (std::uint32_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    if (point.value >= 0xfe00 && point.value <= 0xfe0f) { // a variation selector: HarfBuzz leaves it in its cluster
      at = point.next;
      continue;
    }
    Glyph glyph;
    glyph.id = point.value;
    glyph.advance = scale(kEm, width(point.value), 1000);
    glyph.cluster = at;
    result->glyphs.push_back(glyph);
    at = point.next;
  }
  ShapedRun run;
  run.text = all;
  run.glyph_end = static_cast<std::uint32_t>(result->glyphs.size());
  run.size = kEm;
  if (!text.empty()) result->runs.push_back(run);
  result->source = std::move(source);
  return result;
}

std::optional<HalfMark> RoundGlyphs::half_width(const ShapedRun& run, std::uint32_t glyph) const {
  if (!with_halves) return std::nullopt;
  const bool opening = glyph == U'（' || glyph == U'《' || glyph == 0x201c;
  return HalfMark{run.size / 2, opening ? -(run.size / 2) : Length{}};
}

HyphenGlyph RoundGlyphs::hyphen(const ShapedParagraph&, const ShapedRun& run) const {
  return {run.face, U'-', run.size / 4};
}

std::shared_ptr<const ShapedParagraph> shaped_runs(const std::vector<SizedText>& parts, const std::string& language) {
  std::string text;
  for (const SizedText& part : parts) text += part.text;
  auto made = std::make_shared<ShapedParagraph>(*shaped(text, language));
  const ShapedRun whole = made->runs.at(0);
  made->runs.clear();
  std::uint32_t glyph = 0, byte = 0;
  for (const SizedText& part : parts) {
    ShapedRun run = whole;
    run.text = {byte, byte + static_cast<std::uint32_t>(part.text.size())};
    run.size = ems(part.size);
    run.glyph_begin = glyph;
    for (; glyph < made->glyphs.size() && made->glyphs[glyph].cluster < run.text.end; ++glyph)
      made->glyphs[glyph].advance = scale(made->glyphs[glyph].advance, run.size.sp, kEm.sp);
    run.glyph_end = glyph;
    byte = run.text.end;
    made->runs.push_back(run);
  }
  return made;
}

std::shared_ptr<const BreakItems> items_of(std::shared_ptr<const ShapedParagraph> paragraph, const Setting& setting,
                                           bool with_halves) {
  static const Hyphenator hyphenator;
  ParagraphStyle style;
  style.size = kEm;
  style.first_indent = ems(setting.indent);
  style.hyphenate = setting.hyphenate;
  style.balanced = setting.balanced;
  style.profile = setting.profile;
  style.house_profile = setting.house;
  RoundGlyphs glyphs;
  glyphs.with_halves = with_halves;
  return break_items(std::move(paragraph), style, glyphs, hyphenator);
}

std::shared_ptr<const BreakItems> items_of(std::string_view text, const Setting& setting) {
  return items_of(shaped(text, setting.language, setting.width), setting);
}

std::vector<LineSlot> slots_of(std::initializer_list<double> measures) {
  std::vector<LineSlot> slots;
  for (const double measure : measures) {
    LineSlot slot;
    slot.measure = ems(measure);
    slots.push_back(slot);
  }
  return slots;
}

BrokenParagraph broken(std::string_view text, const Setting& setting) {
  BreakConfig config;
  config.alignment = setting.alignment;
  config.balanced = setting.balanced;
  return break_lines(items_of(text, setting), slots_of({setting.measure}), config);
}

std::string lines_of(const BrokenParagraph& paragraph) {
  std::string joined;
  for (const Line& line : paragraph.lines) {
    if (!joined.empty()) joined += '|';
    joined += paragraph.items->paragraph->source->utf8.substr(line.text.begin, line.text.end - line.text.begin);
  }
  return joined;
}

std::string lines_of(std::string_view text, const Setting& setting) { return lines_of(broken(text, setting)); }

SetLine set(const BrokenParagraph& paragraph, std::size_t line, Alignment alignment) {
  return set_line(paragraph, paragraph.lines.at(line), alignment);
}

std::string Table::at(const std::vector<std::string>& row, std::string_view name) const {
  for (std::size_t i = 0; i < names.size() && i < row.size(); ++i)
    if (names[i].starts_with(name)) return row[i];
  return {};
}

Table conformance(const std::string& file) {
  std::ifstream in(std::string(BROADSHEET_SOURCE) + "/../shared/conformance/" + file);
  if (!in) in.open(std::string(BROADSHEET_SOURCE) + "/../../shared/conformance/" + file); // a worktree beside it
  Table table;
  std::string text;
  while (std::getline(in, text)) {
    std::vector<std::string> cells(1);
    for (const char c : text) {
      if (c == '\t')
        cells.emplace_back();
      else
        cells.back() += c;
    }
    if (table.names.empty())
      table.names = cells;
    else
      table.rows.push_back(cells);
  }
  return table;
}

} // namespace broadsheet::test
