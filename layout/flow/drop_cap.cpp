#include "layout/flow/drop_cap.hpp"

#include "layout/base/utf8.hpp"
#include "layout/flow/block.hpp"
#include "layout/lines/classes.hpp"
#include "layout/text/letter_ink.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

using lines::UnitClass;

constexpr std::int32_t kLeastBeside = 6; // em of text beside the letter (L19)
constexpr std::int32_t kEmDescent = 12;  // percent of a Han em box under the baseline
constexpr std::u32string_view kOpeningQuotes = U"\u201c\u2018\u2019\u201e\u00ab\"'";

constexpr bool extends(char32_t c) { return c >= 0x300 && c <= 0x36f; }

// Bytes of the text: a quote [0, letter), the letter [letter, end), white [end, rest).
struct Opening {
  std::uint32_t letter = 0, end = 0, rest = 0;
  bool han = false;
};

std::optional<Opening> opening_of(std::string_view text) {
  if (text.empty()) return std::nullopt;
  Opening opening;
  CodePoint point = decode_utf8(text, 0);
  if (kOpeningQuotes.find(point.value) != std::u32string_view::npos && point.next < text.size()) {
    opening.letter = point.next;
    point = decode_utf8(text, point.next);
  }
  const UnitClass cls = lines::cjk_class_of(point.value);
  opening.han = cls == UnitClass::han;
  if (cls != UnitClass::letter && !opening.han) return std::nullopt;
  if (opening.han && opening.letter > 0) return std::nullopt; // one character, no marks
  opening.end = point.next;
  while (opening.end < text.size() && extends(decode_utf8(text, opening.end).value))
    opening.end = decode_utf8(text, opening.end).next;
  opening.rest = opening.end;
  while (opening.rest < text.size() && text[opening.rest] == ' ') ++opening.rest;
  if (opening.rest == text.size()) return std::nullopt;
  return opening;
}

bool may_have_one(const FlowContext& context, const PreparedParagraph& paragraph) {
  const ParagraphStyle& style = *paragraph.style;
  const ParagraphText& text = *paragraph.text;
  if (style.drop_cap_lines < 2 || !style.on_grid || paragraph.continued || text.right_to_left || text.vertical)
    return false;
  if (style.alignment != Alignment::justify && style.alignment != Alignment::left) return false;
  if (text.origins.empty() || !text.origins.front().copy.is_copy()) return false;
  const CopyRange& copy = text.origins.front().copy;
  return (*context.stories)[copy.story].blocks[copy.block].role == BlockRole::paragraph; // no dateline before it
}

// What stands at the paragraph's very beginning is no plain letter: ruby, superscripts.
bool is_marked(const ParagraphText& text, std::uint32_t end) {
  if (text.runs.empty() || text.runs.front().features != 0) return true;
  return std::any_of(text.annotations.begin(), text.annotations.end(), [&](const Annotation& annotation) {
    return annotation.kind == AnnotationKind::ruby && annotation.text.begin < end;
  });
}

std::shared_ptr<ParagraphText> letter_text(const ParagraphText& whole, const Opening& opening,
                                           const ParagraphStyle& style, Length size, Length quote_shift) {
  auto text = std::make_shared<ParagraphText>(*cut_before(whole, opening.rest));
  StyleRun run = text->runs.front();
  run.face = style.drop_cap_face.value_or(style.face);
  run.tracking = {};
  text->runs.clear();
  text->annotations.clear();
  if (opening.letter > 0) {
    StyleRun quote = run;
    quote.text = {0, opening.letter};
    quote.size = size / 2;
    quote.shift = quote_shift;
    text->runs.push_back(quote);
  }
  run.text = {opening.letter, opening.rest};
  run.size = size;
  text->runs.push_back(run);
  return text;
}

// Small capitals up to the end of the first words; the one that the drop cap begins is the first.
void set_words_small(ParagraphText& text, int words) {
  std::size_t end = 0;
  for (int word = 0; word < words && end < text.utf8.size(); ++word)
    end = std::min(text.utf8.find(' ', end == 0 ? 0 : end + 1), text.utf8.size());
  std::vector<StyleRun> runs;
  for (StyleRun run : text.runs) {
    StyleRun small = run;
    small.text.end = std::min(run.text.end, static_cast<std::uint32_t>(end));
    small.features |= kSmallCaps;
    if (small.text.begin < small.text.end) runs.push_back(small);
    run.text.begin = std::max(run.text.begin, small.text.end);
    if (run.text.begin < run.text.end) runs.push_back(run);
  }
  text.runs = std::move(runs);
}

// Metrics of the faces that decide how large a Latin letter is, per em.
Length cap_height(const FlowContext& context, std::uint16_t role, Length size) {
  const Catalogue& catalogue = context.shaper->catalogue();
  const FaceMetrics& metrics = catalogue.faces().at(catalogue.face_of(role)).metrics();
  return scale(size, metrics.cap_height, metrics.units_per_em);
}

struct LetterSize {
  Length size, drop, quote_shift;
};

LetterSize letter_size(const FlowContext& context, const ParagraphStyle& style, Length leading, bool han) {
  const Length down = leading * (style.drop_cap_lines - 1);
  if (han) {
    const Length size = down + style.size;
    return {size, down - scale(size - style.size, kEmDescent, 100), {}};
  }
  constexpr Length probe = Length::points(1000);
  const Length tall = down + cap_height(context, style.face, style.size);
  const Length one = cap_height(context, style.drop_cap_face.value_or(style.face), probe);
  const Length size = scale(probe, tall.sp, std::max(one.sp, 1));
  return {size, down, tall / 2};
}

Length rounded_up(Length length, Length unit) { return unit * ((length + unit - Length{1}) / unit); }

} // namespace

std::optional<PreparedParagraph> with_drop_cap(const FlowContext& context, const PreparedParagraph& paragraph,
                                               Length measure, Length leading) {
  if (!may_have_one(context, paragraph)) return std::nullopt;
  const ParagraphStyle& style = *paragraph.style;
  const auto opening = opening_of(paragraph.text->utf8);
  if (!opening || is_marked(*paragraph.text, opening->end)) return std::nullopt;
  const LetterSize size = letter_size(context, style, leading, opening->han);

  PreparedParagraph letter = paragraph;
  letter.text = letter_text(*paragraph.text, *opening, style, size.size, size.quote_shift);
  letter.cap = nullptr;
  letter.continued = true; // no indent
  auto cap = std::make_shared<DropCap>();
  cap->whole = paragraph.text;
  cap->lines = style.drop_cap_lines;
  cap->drop = size.drop;
  // The ink is measured without the white that may follow the letter.
  const auto shaped = context.shaper->shape(cut_before(*letter.text, opening->end));
  const LetterInk ink = ink_of_last_letter(*shaped, context.shaper->catalogue().faces());
  if (ink.face == nullptr) return std::nullopt;
  if (!opening->han && opening->letter == 0) cap->shift = -ink.left;
  const Length room = cap->shift + ink.right + style.drop_cap_gap;
  cap->room = opening->han ? rounded_up(std::max(room, size.size), style.size) : room;
  if (measure - cap->room < style.size * kLeastBeside) return std::nullopt;
  cap->letter = break_uniform(context, letter, measure);
  if (cap->letter->lines.size() != 1) return std::nullopt;

  PreparedParagraph rest = paragraph;
  auto text = std::make_shared<ParagraphText>(*cut_after(*paragraph.text, opening->rest));
  const int words = style.drop_cap_words - (opening->rest > opening->end ? 1 : 0);
  if (words > 0 && !opening->han) set_words_small(*text, words);
  rest.text = std::move(text);
  rest.cap = std::move(cap);
  if (break_uniform(context, rest, measure)->lines.size() < style.drop_cap_lines) return std::nullopt;
  return rest;
}

PreparedParagraph without_drop_cap(const PreparedParagraph& paragraph) {
  PreparedParagraph plain = paragraph;
  if (plain.cap) plain.text = plain.cap->whole;
  plain.cap = nullptr;
  return plain;
}

Length room_beside(const PreparedParagraph& paragraph, std::uint32_t line) {
  return paragraph.cap && line < paragraph.cap->lines ? paragraph.cap->room : Length{};
}

std::vector<LineSlot> slots_in(const PreparedParagraph& paragraph, Length measure, std::uint32_t lines) {
  if (paragraph.cap) lines = std::max(lines, paragraph.cap->lines + 1);
  std::vector<LineSlot> slots(std::max(lines, 1U));
  for (std::uint32_t line = 0; line < slots.size(); ++line)
    slots[line].measure = measure - room_beside(paragraph, line);
  return slots;
}

} // namespace broadsheet
