#include "layout/text/shape.hpp"

#include <algorithm>
#include <array>

namespace broadsheet {
namespace {

// Languages that are written from right to left, unless their script subtag says otherwise.
bool is_right_to_left_language(std::string_view language) {
  static constexpr std::array<std::string_view, 12> written_so{"ar", "arc", "ckb", "dv", "fa", "he",
                                                               "ps", "sd",  "syr", "ug", "ur", "yi"};
  static constexpr std::array<std::string_view, 5> scripts{"-Arab", "-Hebr", "-Syrc", "-Thaa", "-Nkoo"};
  const auto has = [&](std::string_view subtag) { return language.find(subtag) != std::string_view::npos; };
  if (std::any_of(scripts.begin(), scripts.end(), has)) return true;
  if (has("-Latn") || has("-Cyrl")) return false;
  return std::find(written_so.begin(), written_so.end(), language.substr(0, language.find('-'))) != written_so.end();
}

std::uint32_t size_of(std::string_view text) { return static_cast<std::uint32_t>(text.size()); }

StyleRun plain_run(const ParagraphStyle& style, std::uint32_t begin, std::uint32_t end) {
  StyleRun run;
  run.text = {begin, end};
  run.face = style.face;
  run.size = style.size;
  run.tracking = style.tracking;
  run.ink = style.ink;
  return run;
}

// Adds a run after the last one, or makes the last one longer when nothing changes.
void add_run(std::vector<StyleRun>& runs, const StyleRun& run) {
  if (run.text.begin == run.text.end) return;
  if (!runs.empty() && same_look(runs.back(), run))
    runs.back().text.end = run.text.end;
  else
    runs.push_back(run);
}

// The role that markup gives a byte of a block: the innermost em or strong that has a face of its own.
std::uint16_t face_at(const RichText& text, std::uint32_t at, const ParagraphStyle& style) {
  std::uint16_t face = style.face;
  for (const Markup& markup : text.markup) {
    if (markup.begin > at || markup.end <= at) continue;
    if (markup.kind == MarkupKind::em) face = style.em_face.value_or(face);
    if (markup.kind == MarkupKind::strong) face = style.strong_face.value_or(face);
  }
  return face;
}

void add_block_runs(ParagraphText& paragraph, const RichText& text, const ParagraphStyle& style) {
  const std::uint32_t start = size_of(paragraph.utf8) - size_of(text.utf8);
  std::vector<std::uint32_t> edges{0, size_of(text.utf8)};
  for (const Markup& markup : text.markup)
    if (markup.kind == MarkupKind::em || markup.kind == MarkupKind::strong)
      edges.insert(edges.end(), {markup.begin, markup.end});
  std::sort(edges.begin(), edges.end());
  for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
    StyleRun run = plain_run(style, start + edges[i], start + edges[i + 1]);
    run.face = face_at(text, edges[i], style);
    add_run(paragraph.runs, run);
  }
}

void add_block(ParagraphText& paragraph, const Block& block, CopyRange copy, const ParagraphStyle& style) {
  const std::uint32_t begin = size_of(paragraph.utf8);
  paragraph.utf8 += block.text.utf8;
  if (copy.begin != copy.end) paragraph.origins.push_back({begin, copy});
  add_block_runs(paragraph, block.text, style);
  for (const Markup& markup : block.text.markup)
    if (markup.kind == MarkupKind::line_break) paragraph.line_breaks.push_back(begin + markup.begin);
}

void add_own_words(ParagraphText& paragraph, std::string_view words, const ParagraphStyle& style) {
  if (words.empty()) return;
  const std::uint32_t begin = size_of(paragraph.utf8);
  paragraph.utf8 += words;
  paragraph.origins.push_back({begin, {}});
  add_run(paragraph.runs, plain_run(style, begin, size_of(paragraph.utf8)));
}

// Calls `take(begin, end, origin)` for the part of each origin that lies in `text`, `origin.copy` cut to that part.
template <class Take>
void for_origins_in(const ParagraphText& paragraph, TextRange text, Take take) {
  for (std::size_t i = 0; i < paragraph.origins.size(); ++i) {
    CopyOrigin origin = paragraph.origins[i];
    const std::uint32_t stretch_end =
        i + 1 < paragraph.origins.size() ? paragraph.origins[i + 1].begin : size_of(paragraph.utf8);
    const std::uint32_t begin = std::max(origin.begin, text.begin), end = std::min(stretch_end, text.end);
    if (begin >= end) continue;
    if (origin.copy.is_copy()) {
      origin.copy.begin += begin - origin.begin;
      origin.copy.end = origin.copy.begin + (end - begin);
    }
    origin.begin = begin;
    take(origin);
  }
}

std::shared_ptr<const ParagraphText> cut(const ParagraphText& paragraph, TextRange text) {
  auto part = std::make_shared<ParagraphText>();
  part->utf8 = paragraph.utf8.substr(text.begin, text.end - text.begin);
  part->language = paragraph.language;
  part->right_to_left = paragraph.right_to_left;
  part->vertical = paragraph.vertical;
  for (StyleRun run : paragraph.runs) {
    run.text = {std::max(run.text.begin, text.begin), std::min(run.text.end, text.end)};
    if (run.text.begin >= run.text.end) continue;
    run.text = {run.text.begin - text.begin, run.text.end - text.begin};
    part->runs.push_back(run);
  }
  for_origins_in(paragraph, text, [&](CopyOrigin origin) {
    origin.begin -= text.begin;
    part->origins.push_back(origin);
  });
  for (const std::uint32_t at : paragraph.line_breaks)
    if (at > text.begin && at < text.end) part->line_breaks.push_back(at - text.begin);
  return part;
}

} // namespace

bool same_look(const StyleRun& a, const StyleRun& b) {
  return a.face == b.face && a.size == b.size && a.tracking == b.tracking && a.ink == b.ink && a.shift == b.shift &&
         a.stretch == b.stretch && a.features == b.features;
}

std::shared_ptr<const ParagraphText> collect(const Story& story, std::uint32_t story_index,
                                             std::span<const StyledBlock> blocks, std::string_view separator,
                                             const StyleSheet&) {
  auto paragraph = std::make_shared<ParagraphText>();
  const ParagraphStyle* last = nullptr;
  for (const StyledBlock& styled : blocks) {
    const Block& block = story.blocks.at(styled.block);
    if (last != nullptr)
      add_own_words(*paragraph, separator, *last);
    else
      paragraph->language = block.language;
    add_block(*paragraph, block, {story_index, styled.block, 0, size_of(block.text.utf8)}, *styled.style);
    last = styled.style;
  }
  paragraph->right_to_left = is_right_to_left_language(paragraph->language);
  return paragraph;
}

std::shared_ptr<const ParagraphText> plain_paragraph(std::string_view text, const std::string& language,
                                                     const ParagraphStyle& style) {
  auto paragraph = std::make_shared<ParagraphText>();
  paragraph->language = language;
  paragraph->right_to_left = is_right_to_left_language(language);
  add_own_words(*paragraph, text, style);
  return paragraph;
}

std::shared_ptr<const ParagraphText> cut_before(const ParagraphText& paragraph, std::uint32_t at) {
  return cut(paragraph, {0, std::min(at, size_of(paragraph.utf8))});
}

std::shared_ptr<const ParagraphText> cut_after(const ParagraphText& paragraph, std::uint32_t at) {
  return cut(paragraph, {std::min(at, size_of(paragraph.utf8)), size_of(paragraph.utf8)});
}

std::vector<CopyRange> copy_of(const ParagraphText& paragraph, TextRange text) {
  std::vector<CopyRange> ranges;
  for_origins_in(paragraph, text, [&](const CopyOrigin& origin) {
    const CopyRange& copy = origin.copy;
    if (!copy.is_copy()) return;
    const bool goes_on = !ranges.empty() && ranges.back().story == copy.story && ranges.back().block == copy.block &&
                         ranges.back().end == copy.begin;
    if (goes_on)
      ranges.back().end = copy.end;
    else
      ranges.push_back(copy);
  });
  return ranges;
}

} // namespace broadsheet
