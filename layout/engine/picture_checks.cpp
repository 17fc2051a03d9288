#include "layout/engine/picture_checks.hpp"

#include "layout/codes/qr_code.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace broadsheet {
namespace {

// Pixels an inch of `pixels * share` on `length`, rounded down: 199.9 is less than 200.
int ppi_of(int pixels, std::int32_t share, Length length) {
  if (length.sp <= 0) return 0;
  return static_cast<int>(std::int64_t{pixels} * share * 72 / length.sp);
}

Span span_of(const LoadedEdition& edition, std::uint32_t story) {
  return story == CopyRange::kNoStory ? Span{} : edition.stories[story].span;
}

StoryDiagnostic resolution_fault(const PictureUseNote& note, const LoadedEdition& edition) {
  const bool bad = note.ppi < kLeastResolution;
  const DisplayPicture& picture = edition.display.pictures[note.picture];
  return {note.story,
          {Severity::warning, bad ? "picture.resolution" : "picture.low-resolution", span_of(edition, note.story),
           fmt::format("page {}: picture {} has {} pixels an inch where it is printed {} mm wide", note.page,
                       picture.path, note.ppi, format_mm(note.rect.width, 1)),
           fmt::format("{} at least{}", bad ? kLeastResolution : kGoodResolution,
                       bad ? fmt::format(", {} are good", kGoodResolution) : ""),
           "a larger file, a smaller frame, or less of it cropped"}};
}

StoryDiagnostic qr_fault(const QrItem& code, const DisplayPage& page, const LoadedEdition& edition) {
  const Length module = code.rect.width / code.size;
  std::uint32_t of = CopyRange::kNoStory;
  Span span;
  for (const AnatomyPart& part : page.anatomy.parts)
    for (const QrCode& one : edition.stories[part.story].qr_codes)
      if (one.payload == code.payload) {
        of = part.story;
        span = one.span;
      }
  return {of,
          {Severity::warning, "picture.qr-too-small", span,
           fmt::format("page {}: the QR code has modules of {} mm; {} of them do not fit its frame otherwise",
                       page.number, format_mm(module, 2), code.size + 2 * kQrQuiet),
           fmt::format("{} mm or more (qr-module)", format_mm(edition.templates.styles.codes.qr_module, 2)),
           "a shorter address, a lower qr-level, or a wider frame"}};
}

} // namespace

std::vector<PictureUseNote> picture_notes(const DisplayPage& page, const DisplayEdition& edition) {
  std::vector<PictureUseNote> notes;
  for (const DisplayItem& item : page.items) {
    const auto* picture = std::get_if<PictureItem>(&item);
    if (picture == nullptr || picture->picture >= edition.pictures.size()) continue;
    const PictureInfo& info = edition.pictures[picture->picture].info;
    PictureUseNote note{picture->story, picture->picture, page.number, picture->rect, 0};
    if (is_made_of_pixels(info))
      note.ppi = std::min(ppi_of(info.width, picture->crop_width, picture->rect.width),
                          ppi_of(info.height, picture->crop_height, picture->rect.height));
    notes.push_back(note);
  }
  return notes;
}

std::vector<StoryDiagnostic> check_pictures(const DisplayPage& page, const LoadedEdition& edition,
                                            const std::vector<PictureUseNote>& notes) {
  std::vector<StoryDiagnostic> found;
  for (const PictureUseNote& note : notes)
    if (note.ppi > 0 && note.ppi < kGoodResolution) found.push_back(resolution_fault(note, edition));
  const auto least = device_units_up(edition.templates.styles.codes.qr_module);
  for (const DisplayItem& item : page.items)
    if (const auto* code = std::get_if<QrItem>(&item); code != nullptr && code->size > 0)
      if (device_units_down(code->rect.width) < least * code->size) found.push_back(qr_fault(*code, page, edition));
  return found;
}

} // namespace broadsheet
