#include "layout/engine/lines_output.hpp"

#include "layout/base/utf8.hpp"
#include "layout/lines/set_line.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace broadsheet {
namespace {

// Shares of the em to four places, without zeros at the end.
std::string em_text(Length length, Length em) {
  const auto value = static_cast<double>(divide_rounded(std::int64_t{length.sp} * 10000, em.sp)) / 10000;
  return fmt::format("{}", value);
}

std::string json_text(std::string_view text) { return nlohmann::json(text).dump(); }

std::string_view text_of(const BrokenParagraph& paragraph, TextRange text) {
  return std::string_view(paragraph.items->paragraph->source->utf8).substr(text.begin, text.end - text.begin);
}

std::string tiers_text(const LineDescription& line, std::string_view separator) {
  std::string text;
  for (int tier = 1; tier <= 7; ++tier)
    if (used_tier(line, tier)) text += fmt::format("{}{}", text.empty() ? "" : separator, tier);
  return text;
}

// --- JSON
// -------------------------------------------------------------------------------------------------------------

std::string glyphs_json(const BrokenParagraph& paragraph, const Line& line, const FaceTable& faces) {
  const Length em = paragraph.items->em;
  const SetLine set = set_line(paragraph, line, Alignment::justify);
  std::string out;
  for (const SetRun& run : set.runs) {
    const std::string face = json_text(faces.at(run.face).family() + " " + faces.at(run.face).style());
    for (std::uint32_t g = run.glyph_begin; g < run.glyph_end; ++g)
      out += fmt::format("{}{{\"face\":{},\"id\":{},\"x_em\":{},\"y_em\":{}}}", out.empty() ? "" : ",", face,
                         set.glyphs[g].id, em_text(set.glyphs[g].x, em), em_text(set.glyphs[g].y, em));
  }
  return out;
}

std::string line_json(const BrokenParagraph& paragraph, const LineDescription& line, std::int64_t number) {
  const Length em = paragraph.items->em;
  std::string rules;
  for (const std::string_view rule : line.rules_broken)
    rules += fmt::format("{}\"{}\"", rules.empty() ? "" : ",", rule);
  return fmt::format(",\n{{\"paragraph\":{},\"text\":{},\"natural_em\":{},\"measure_em\":{},\"stretch_per_gap_em\":{},"
                     "\"squeeze_em\":{},\"tiers\":[{}],\"hyphenated\":{},\"last\":{},\"rules_broken\":[{}]",
                     number, json_text(text_of(paragraph, line.text)), em_text(line.natural, em),
                     em_text(line.measure, em), em_text(line.stretch_per_gap, em), em_text(line.squeeze, em),
                     tiers_text(line, ","), line.hyphenated, line.last, rules);
}

std::string totals_json(const LineTotals& totals) {
  std::string rules;
  for (const auto& [rule, count] : totals.rules_broken)
    rules += fmt::format("{}\"{}\":{}", rules.empty() ? "" : ",", rule, count);
  return fmt::format("\n],\"totals\":{{\"paragraphs\":{},\"lines\":{},\"full\":{},\"squeezed\":{},"
                     "\"stretched_over_16th\":{},\"stretched_over_8th\":{},\"widest_gap_em\":{:.4f},\"hyphens\":{},"
                     "\"units_parted\":{},\"rules_broken\":{{{}}}}}}}\n",
                     totals.paragraphs, totals.lines, totals.full, totals.squeezed, totals.over_soft, totals.over_firm,
                     totals.widest_gap_em, totals.hyphens, totals.units_parted, rules);
}

// --- for people
// -------------------------------------------------------------------------------------------------------

// Columns that a terminal gives a character.
int columns_of(char32_t c) {
  if (c < 0x300) return 1;
  if (c < 0x370 || c == 0x200b || c == 0x200d || (c >= 0xfe00 && c <= 0xfe0f)) return 0;
  const bool wide = (c >= 0x1100 && c <= 0x115f) || (c >= 0x2e80 && c <= 0xa4cf) || (c >= 0xac00 && c <= 0xd7a3) ||
                    (c >= 0xf900 && c <= 0xfaff) || (c >= 0xfe30 && c <= 0xfe6f) || (c >= 0xff00 && c <= 0xff60) ||
                    (c >= 0xffe0 && c <= 0xffe6) || c >= 0x1f300;
  return wide ? 2 : 1;
}

int columns_of(std::string_view text) {
  int columns = 0;
  for (std::uint32_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    columns += columns_of(point.value);
    at = point.next;
  }
  return columns;
}

std::string padded(std::string text, int columns) {
  const int missing = columns - columns_of(text);
  if (missing > 0) text.append(static_cast<std::size_t>(missing), ' ');
  return text;
}

std::string line_row(const BrokenParagraph& paragraph, const LineDescription& line, const LinesFormat& format) {
  const Length em = paragraph.items->em;
  const auto figure = [&](Length length) {
    return length.sp == 0 ? std::string("-") : fmt::format("{:.3f}", length.to_points() / em.to_points());
  };
  std::string text(text_of(paragraph, line.text));
  if (line.hyphenated && !text.ends_with("\u00ad")) text += '-';
  std::string row = fmt::format("{}  {:>8.3f} {:>8} {:>8}  {:<7}", padded(text, format.text_columns),
                                line.natural.to_points() / em.to_points(), figure(line.stretch_per_gap),
                                figure(line.squeeze), tiers_text(line, " "));
  for (const std::string_view rule : line.rules_broken) row += fmt::format(" {}", rule);
  row.erase(row.find_last_not_of(' ') + 1);
  return row + '\n';
}

std::string share(std::int64_t part, std::int64_t whole) {
  return fmt::format("{} ({:.1f} %)", part,
                     whole > 0 ? 100.0 * static_cast<double>(part) / static_cast<double>(whole) : 0.0);
}

std::string totals_text(const LineTotals& totals) {
  std::string out = fmt::format("{:<24} {}\n", "lines", totals.lines);
  const auto row = [&](std::string_view name, const std::string& value) {
    out += fmt::format("{:<24} {}\n", name, value);
  };
  row("squeezed", share(totals.squeezed, totals.lines));
  row("stretched over 1/16 em", share(totals.over_soft, totals.full) + " of full lines");
  row("stretched over 1/8 em", share(totals.over_firm, totals.full) + " of full lines");
  row("widest gap", fmt::format("{:.3f} em", totals.widest_gap_em));
  row("hyphens", fmt::format("{}", totals.hyphens));
  if (totals.units_parted > 0) row("numbers without unit", fmt::format("{}", totals.units_parted));
  std::string rules;
  for (const auto& [rule, count] : totals.rules_broken)
    rules += fmt::format("{}{} {}", rules.empty() ? "" : ", ", rule, count);
  row("rules broken", rules.empty() ? "none" : rules);
  return out;
}

} // namespace

std::string format_paragraph(const BrokenParagraph& paragraph, const std::vector<LineDescription>& lines,
                             std::int64_t number, const FaceTable& faces, const LinesFormat& format) {
  std::string out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!format.json) {
      out += line_row(paragraph, lines[i], format);
      continue;
    }
    out += line_json(paragraph, lines[i], number);
    if (format.glyphs) out += fmt::format(",\"glyphs\":[{}]", glyphs_json(paragraph, paragraph.lines[i], faces));
    out += '}';
  }
  if (!format.json && !out.empty()) out += '\n';
  return out;
}

std::string format_lines_head(const LinesFormat& format) {
  if (format.json) return "{\"version\":1,\"lines\":[";
  return fmt::format("{}  {:>8} {:>8} {:>8}  {:<7} {}\n", padded("as set", format.text_columns), "natural", "gap",
                     "squeeze", "tiers", "rules broken");
}

std::string format_lines_foot(const LineTotals& totals, const LinesFormat& format) {
  return format.json ? totals_json(totals) : totals_text(totals);
}

} // namespace broadsheet
