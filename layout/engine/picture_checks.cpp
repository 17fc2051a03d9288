#include "layout/engine/picture_checks.hpp"

#include "fonts/catalogue/machine_fonts.hpp"
#include "layout/codes/qr_code.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace broadsheet {
namespace {

// Pixels an inch of `pixels * share` on `length`, rounded down: 199.9 is less than 200. At least 1: 0 is no pixels at
// all.
int ppi_of(int pixels, std::int32_t share, Length length) {
  if (length.sp <= 0) return 0;
  return static_cast<int>(std::max<std::int64_t>(1, std::int64_t{pixels} * share * 72 / length.sp));
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

constexpr int kSizeTolerance = 100; // an advertisement is made for its place: a hundredth is a rounded millimetre

bool differs(Length own, Length slot) {
  const Length gap = own > slot ? own - slot : slot - own;
  return std::int64_t{gap.sp} * kSizeTolerance > slot.sp;
}

// A placed PDF has a size of its own, that of its trim box.
void check_advertisements(const DisplayPage& page, const LoadedEdition& edition, std::vector<StoryDiagnostic>& found) {
  for (const AnatomyPicture& placed : page.anatomy.pictures) {
    const auto picture = edition.pictures.find(placed.story);
    if (placed.frame == kNoFrame || !page.anatomy.frames[placed.frame].advertisement) continue;
    if (picture == edition.pictures.end() || !picture->second.picture) continue;
    const DisplayPicture& file = edition.display.pictures[*picture->second.picture];
    if (file.info.format != PictureFormat::pdf) continue;
    const double points = file.info.user_unit / 100'000.0; // of a hundredth of the page's unit
    const Length width = Length::from_points(file.info.width * points);
    const Length height = Length::from_points(file.info.height * points);
    if (!differs(width, placed.rect.width) && !differs(height, placed.rect.height)) continue;
    found.push_back({placed.story,
                     {Severity::warning,
                      "picture.ad-size",
                      span_of(edition, placed.story),
                      fmt::format("page {}: advertisement {} is {} x {} mm, its place {} x {} mm", page.number,
                                  file.path, format_mm(width, 1), format_mm(height, 1), format_mm(placed.rect.width, 1),
                                  format_mm(placed.rect.height, 1)),
                      {},
                      "it is printed as large as goes in; ask for the right size, or give it another frame"}});
  }
}

// A kind of face rather than a font: any will do. After the name of a font it is what stands in its place.
bool is_kind(const std::string& family) {
  static constexpr std::array<std::string_view, 6> kKinds{"serif",   "sans-serif", "monospace",
                                                          "cursive", "fantasy",    "system-ui"};
  return std::find(kKinds.begin(), kKinds.end(), family) != kKinds.end();
}

bool is_there(const std::vector<std::string>& families) {
  return is_kind(families.front()) || std::any_of(families.begin(), families.end(), machine_has_family);
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

Diagnostics check_svg(const PictureCheck& check, const std::string& file, Span place) {
  Diagnostics found;
  if (!check.outside.empty())
    found.push_back(
        {Severity::warning,
         "picture.outside",
         place,
         fmt::format("picture {} shows other files, which are not printed: {}", file, fmt::join(check.outside, ", ")),
         {},
         "embed them in the SVG"});
  for (const std::vector<std::string>& families : check.font_lists)
    if (!is_there(families))
      found.push_back({Severity::warning,
                       "picture.missing-font",
                       place,
                       fmt::format("picture {} asks for the font {}, which is not on this machine: its text is printed "
                                   "in another one",
                                   file, fmt::join(families, ", ")),
                       {},
                       "install it, or turn its text into outlines"});
  return found;
}

std::vector<StoryDiagnostic> check_pictures(const DisplayPage& page, const LoadedEdition& edition,
                                            const std::vector<PictureUseNote>& notes) {
  std::vector<StoryDiagnostic> found;
  for (const PictureUseNote& note : notes)
    if (note.ppi > 0 && note.ppi < kGoodResolution) found.push_back(resolution_fault(note, edition));
  check_advertisements(page, edition, found);
  const auto least = device_units_up(edition.templates.styles.codes.qr_module);
  for (const DisplayItem& item : page.items)
    if (const auto* code = std::get_if<QrItem>(&item); code != nullptr && code->size > 0)
      if (device_units_down(code->rect.width) < least * code->size) found.push_back(qr_fault(*code, page, edition));
  return found;
}

} // namespace broadsheet
