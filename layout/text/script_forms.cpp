#include "layout/text/script_forms.hpp"

#include "fonts/catalogue/scripts.hpp"
#include "layout/base/utf8.hpp"

#include <hb-ot.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace broadsheet {
namespace {

// A metric of the face per mille of its em; 0 when it has none.
std::int32_t per_mille(const Face& face, hb_ot_metrics_tag_t tag) {
  hb_position_t value = 0;
  if (!hb_ot_metrics_get_position(face.font(), tag, &value)) return 0;
  return static_cast<std::int32_t>(std::int64_t{value} * 1000 / face.metrics().units_per_em);
}

std::int32_t sensible(std::int32_t value, std::int32_t least, std::int32_t most, std::int32_t otherwise) {
  return value >= least && value <= most ? value : otherwise;
}

} // namespace

ScriptPlace script_place(const Face& face, bool super) {
  if (super)
    return {sensible(per_mille(face, HB_OT_METRICS_TAG_SUPERSCRIPT_EM_Y_SIZE), 500, 750, 600),
            sensible(per_mille(face, HB_OT_METRICS_TAG_SUPERSCRIPT_EM_Y_OFFSET), 200, 550, 333)};
  // Some faces count the drop downwards, some upwards.
  const std::int32_t drop = std::abs(per_mille(face, HB_OT_METRICS_TAG_SUBSCRIPT_EM_Y_OFFSET));
  return {sensible(per_mille(face, HB_OT_METRICS_TAG_SUBSCRIPT_EM_Y_SIZE), 500, 750, 600),
          -sensible(drop, 50, 300, 150)};
}

UnderlinePlace underline_of(const Face& face, hb_script_t script) {
  const FaceMetrics& metrics = face.metrics();
  const std::int32_t em = metrics.units_per_em;
  UnderlinePlace place{-metrics.underline_position * 1000 / em, metrics.underline_thickness * 1000 / em};
  place.weight = sensible(place.weight, 20, 100, 50);
  place.drop = sensible(place.drop, 50, 300, 100);
  if (script == HB_SCRIPT_HAN) place.drop = std::max(place.drop, 140 + place.weight / 2);
  return place;
}

std::int32_t made_small_cap_size(const Face& face) {
  const FaceMetrics& metrics = face.metrics();
  if (metrics.cap_height <= 0) return 800;
  return std::clamp(metrics.x_height * 1100 / metrics.cap_height, 700, 820);
}

bool is_small_letter(char32_t character) { return u_islower(static_cast<UChar32>(character)) != 0; }

std::uint32_t end_of_case(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  const bool small = is_small_letter(decode_utf8(text, begin).value);
  std::uint32_t at = static_cast<std::uint32_t>(decode_utf8(text, begin).next);
  while (at < end) {
    const CodePoint point = decode_utf8(text, at);
    if (!extends_cluster(point.value) && is_small_letter(point.value) != small) break;
    at = static_cast<std::uint32_t>(point.next);
  }
  return std::min(at, end);
}

void add_capitals(hb_buffer_t* buffer, const ParagraphText& paragraph, TextRange text) {
  hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
  for (std::uint32_t at = text.begin; at < text.end;) {
    const CodePoint point = decode_utf8(paragraph.utf8, at);
    std::array<UChar, 2> letter{};
    std::array<UChar, 8> capitals{};
    std::int32_t length = 0;
    U16_APPEND_UNSAFE(letter.data(), length, static_cast<UChar32>(point.value));
    UErrorCode status = U_ZERO_ERROR;
    const std::int32_t count = u_strToUpper(capitals.data(), static_cast<std::int32_t>(capitals.size()), letter.data(),
                                            length, paragraph.language.c_str(), &status);
    for (std::int32_t i = 0; U_SUCCESS(status) && i < count;) {
      UChar32 capital = 0;
      U16_NEXT(capitals.data(), i, count, capital);
      hb_buffer_add(buffer, static_cast<hb_codepoint_t>(capital), at);
    }
    if (U_FAILURE(status)) hb_buffer_add(buffer, point.value, at);
    at = static_cast<std::uint32_t>(point.next);
  }
}

Length ruby_shift_beside(const ParagraphText& paragraph, const StyleRun& ruby) {
  Length base = ruby.size * 2;
  for (const Annotation& annotation : paragraph.annotations) {
    if (annotation.kind != AnnotationKind::ruby || annotation.ruby.begin > ruby.text.begin ||
        annotation.ruby.end <= ruby.text.begin)
      continue;
    for (const StyleRun& run : paragraph.runs)
      if (run.text.begin <= annotation.text.begin && annotation.text.begin < run.text.end) base = run.size;
  }
  return (base + ruby.size) / 2;
}

} // namespace broadsheet
