#include "layout/base/language.hpp"
#include "layout/text/shape.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

std::uint32_t size_of(std::string_view text) { return static_cast<std::uint32_t>(text.size()); }

StyleRun plain_run(const ParagraphStyle& style, std::uint32_t begin, std::uint32_t end) {
  StyleRun run;
  run.text = {begin, end};
  run.face = style.face;
  run.size = style.size;
  run.tracking = style.tracking;
  run.ink = style.ink;
  if (style.balanced) run.features = kHeadDigits;
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

constexpr bool changes_characters(MarkupKind kind) {
  return kind != MarkupKind::link && kind != MarkupKind::line_break && kind != MarkupKind::underline &&
         kind != MarkupKind::emphasis_dots;
}

// Ruby is half as large as its base, but not larger than the white between the lines is high (Han ink is 92 % of the
// em), down to a third.
Length ruby_size(const ParagraphStyle& style) {
  const Length white = style.leading - scale(style.size, 92, 100);
  return std::max(style.size / 3, std::min(style.size / 2, white));
}

// Its em box stands on its base's: 88 % of the em above the baseline, 12 % below.
void make_ruby(StyleRun& run, const ParagraphStyle& style) {
  run.size = ruby_size(style);
  run.shift = scale(style.size, 88, 100) + scale(run.size, 12, 100);
  run.tracking = {};
  run.features |= kRuby;
}

// The look that markup gives a byte of a block: of em and strong the innermost that has a face of its own counts.
StyleRun look_at(const RichText& text, std::uint32_t at, const ParagraphStyle& style, StyleRun run) {
  for (const Markup& markup : text.markup) {
    if (markup.begin > at || markup.end <= at) continue;
    if (markup.kind == MarkupKind::em) run.face = style.em_face.value_or(run.face);
    if (markup.kind == MarkupKind::strong) run.face = style.strong_face.value_or(run.face);
    if (markup.kind == MarkupKind::superscript) run.features |= kSuperscript;
    if (markup.kind == MarkupKind::subscript) run.features |= kSubscript;
    if (markup.kind == MarkupKind::small_caps) run.features |= kSmallCaps;
    if (markup.kind == MarkupKind::ruby && at >= markup.ruby) make_ruby(run, style);
  }
  return run;
}

void add_block_runs(ParagraphText& paragraph, const RichText& text, const ParagraphStyle& style) {
  const std::uint32_t start = size_of(paragraph.utf8) - size_of(text.utf8);
  std::vector<std::uint32_t> edges{0, size_of(text.utf8)};
  for (const Markup& markup : text.markup) {
    if (!changes_characters(markup.kind)) continue;
    edges.insert(edges.end(), {markup.begin, markup.end});
    if (markup.kind == MarkupKind::ruby) edges.push_back(markup.ruby);
  }
  std::sort(edges.begin(), edges.end());
  for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
    const StyleRun plain = plain_run(style, start + edges[i], start + edges[i + 1]);
    add_run(paragraph.runs, look_at(text, edges[i], style, plain));
  }
}

void add_annotation(ParagraphText& paragraph, const Markup& markup, std::uint32_t start) {
  const TextRange all{start + markup.begin, start + markup.end};
  if (markup.kind == MarkupKind::underline) paragraph.annotations.push_back({AnnotationKind::underline, all, {}});
  if (markup.kind == MarkupKind::emphasis_dots)
    paragraph.annotations.push_back({AnnotationKind::emphasis_dots, all, {}});
  if (markup.kind == MarkupKind::ruby)
    paragraph.annotations.push_back(
        {AnnotationKind::ruby, {all.begin, start + markup.ruby}, {start + markup.ruby, all.end}});
}

void add_block(ParagraphText& paragraph, const Block& block, CopyRange copy, const ParagraphStyle& style) {
  const std::uint32_t begin = size_of(paragraph.utf8);
  paragraph.utf8 += block.text.utf8;
  if (copy.begin != copy.end) paragraph.origins.push_back({begin, copy});
  add_block_runs(paragraph, block.text, style);
  for (const Markup& markup : block.text.markup) {
    if (markup.kind == MarkupKind::line_break) paragraph.line_breaks.push_back(begin + markup.begin);
    add_annotation(paragraph, markup, begin);
  }
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

// Ruby that is cut off from its base stands in the line like any other text: nothing is lost.
void put_into_line(ParagraphText& part, TextRange ruby) {
  for (StyleRun& run : part.runs) {
    if (run.text.begin < ruby.begin || run.text.end > ruby.end) continue;
    run.features &= static_cast<std::uint8_t>(~kRuby);
    run.shift = {};
  }
}

void cut_annotations(const ParagraphText& paragraph, TextRange text, ParagraphText& part) {
  const auto inside = [&](TextRange range) {
    range = {std::clamp(range.begin, text.begin, text.end), std::clamp(range.end, text.begin, text.end)};
    return TextRange{range.begin - text.begin, range.end - text.begin};
  };
  for (const Annotation& annotation : paragraph.annotations) {
    const Annotation kept{annotation.kind, inside(annotation.text), inside(annotation.ruby)};
    const bool ruby = annotation.kind == AnnotationKind::ruby;
    const bool whole = kept.text.end - kept.text.begin == annotation.text.end - annotation.text.begin &&
                       kept.ruby.end - kept.ruby.begin == annotation.ruby.end - annotation.ruby.begin;
    if (ruby && !whole)
      put_into_line(part, kept.ruby);
    else if (kept.text.begin < kept.text.end)
      part.annotations.push_back(kept);
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
  cut_annotations(paragraph, text, *part);
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
