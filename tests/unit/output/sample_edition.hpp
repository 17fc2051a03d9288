// Small editions put together by hand, with the project's test fonts.
#pragma once

#include "layout/base/utf8.hpp"
#include "layout/display/display.hpp"

#include <hb.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace broadsheet::testing {

enum SampleFace : FaceId { kHanFace = 0, kLatinFace = 1, kHebrewFace = 2 };
enum SampleInk : std::uint16_t { kBlack = 0, kRed = 1 };

inline std::string font_file(const char* name) { return std::string(BROADSHEET_SOURCE "/tests/fonts/") + name; }

inline Length pt(double points) { return Length::from_points(points); }
inline Rect rect(double x, double y, double width, double height) { return {pt(x), pt(y), pt(width), pt(height)}; }

inline std::shared_ptr<const FaceTable> sample_faces() {
  auto table = std::make_shared<FaceTable>();
  for (const auto* file : {"BroadsheetTest-Han.ttf", "BroadsheetTest-Latin-Regular.ttf", "BroadsheetTest-Hebrew.ttf"})
    table->faces.push_back(Face::open(font_file(file), 0));
  return table;
}

inline DisplayEdition sample_edition() {
  DisplayEdition edition;
  edition.metadata.title = "长治日报 2025-06-11";
  edition.metadata.language = "zh-Hans";
  edition.metadata.date = "2025-06-11";
  edition.metadata.story_ids = {"lead", "旧闻/2"};
  edition.metadata.story_titles = {"头条新闻", "Second (story)"};
  edition.inks = {{"black", 0x000000, {0, 0, 0, 100}, {}}, {"masthead-red", 0xC80A1E, {0, 100, 90, 10}, {}}};
  edition.faces = sample_faces();
  return edition;
}

inline DisplayPage sample_page(int number, std::string name, double width = 300, double height = 400) {
  DisplayPage page;
  page.number = number;
  page.name = std::move(name);
  page.boxes = {pt(width), pt(height), {}};
  return page;
}

struct SampleLine {
  std::uint32_t story = CopyRange::kNoStory;
  double x = 0, baseline = 0;
  FaceId face = kHanFace;
  double size = 10;
  InkRef ink;
};

// A run of one cluster a character, at the face's own advances.
inline double add_run(DisplayPage& page, const FaceTable& faces, const SampleLine& line, std::string_view text) {
  TextRun run;
  run.face = line.face;
  run.size = pt(line.size);
  run.ink = line.ink;
  run.glyph_begin = static_cast<std::uint32_t>(page.glyphs.size());
  run.cluster_begin = static_cast<std::uint32_t>(page.clusters.size());
  run.text_begin = static_cast<std::uint32_t>(page.text.size());
  auto* font = faces.at(line.face).font();
  double x = line.x;
  for (std::size_t at = 0; at < text.size();) {
    const auto character = decode_utf8(text, at);
    hb_codepoint_t glyph = 0;
    hb_font_get_nominal_glyph(font, character.value, &glyph);
    page.glyphs.push_back({glyph, pt(x), pt(line.baseline)});
    page.clusters.push_back({static_cast<std::uint16_t>(character.next - at), 1});
    x += hb_font_get_glyph_h_advance(font, glyph) * line.size / faces.at(line.face).metrics().units_per_em;
    at = character.next;
  }
  page.text += text;
  run.glyph_end = static_cast<std::uint32_t>(page.glyphs.size());
  run.cluster_end = static_cast<std::uint32_t>(page.clusters.size());
  run.text_end = static_cast<std::uint32_t>(page.text.size());
  page.items.emplace_back(run);
  return x;
}

inline void add_line(DisplayPage& page, const FaceTable& faces, const SampleLine& line, std::string_view text) {
  TextLine set;
  set.story = line.story;
  set.rect = rect(line.x, line.baseline - line.size, 200, line.size * 1.2);
  set.baseline = {pt(line.x), pt(line.baseline)};
  set.runs = 1;
  page.items.emplace_back(set);
  add_run(page, faces, line, text);
}

// The page's runs turned down: what stood right of `x` stands under it.
inline void turn_down(DisplayPage& page, GlyphTurn turn, double x) {
  for (auto& item : page.items) {
    if (auto* run = std::get_if<TextRun>(&item)) run->turn = turn;
    if (auto* line = std::get_if<TextLine>(&item)) line->vertical = true;
  }
  for (auto& glyph : page.glyphs) glyph = {glyph.id, pt(x), glyph.y + (glyph.x - pt(x))};
}

// Two pages: story 0 jumps from page 1 to page 3 and says so on both; story 1 stands whole on page 1.
inline std::vector<DisplayPage> jumping_pages(const DisplayEdition& edition) {
  auto front = sample_page(1, "要闻");
  add_line(front, *edition.faces, {CopyRange::kNoStory, 20, 40, kHanFace, 24, {kRed, 100}}, "长治日报");
  add_line(front, *edition.faces, {0, 20, 80, kHanFace, 10, {}}, "开头的第一行，");
  add_line(front, *edition.faces, {0, 20, 95, kHanFace, 10, {}}, "（下转第3版）");
  add_line(front, *edition.faces, {1, 20, 150, kLatinFace, 9, {}}, "second story here");
  front.regions = {{RegionKind::story, 0, rect(20, 70, 200, 30), 0},
                   {RegionKind::jump_to, 0, rect(20, 85, 70, 12), 3},
                   {RegionKind::story, 1, rect(20, 140, 200, 14), 0}};
  auto inside = sample_page(3, "综合");
  add_line(inside, *edition.faces, {0, 30, 60, kHanFace, 10, {}}, "（上接第1版）");
  add_line(inside, *edition.faces, {0, 30, 75, kHanFace, 10, {}}, "后来的第二行。");
  inside.regions = {{RegionKind::jump_from, 0, rect(30, 50, 70, 12), 1},
                    {RegionKind::continuation, 0, rect(30, 50, 200, 30), 0}};
  return {front, inside};
}

} // namespace broadsheet::testing
