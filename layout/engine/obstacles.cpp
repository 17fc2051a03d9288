#include "layout/engine/obstacles.hpp"

#include "layout/flow/vertical.hpp"
#include "layout/page/picture_place.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

constexpr int kContourWidth = 240;    // pixels a picture is decoded to for its contour, at least
constexpr int kBandRows = 3;          // rows of pixels in a band
constexpr std::uint32_t kWhite = 240; // of 255: lighter ones in all channels are ground

// As the pixel looks on white paper: its colours are multiplied by its alpha.
bool is_ground(std::uint32_t argb) {
  const std::uint32_t paper = 255 - (argb >> 24);
  return (argb & 255) + paper >= kWhite && (argb >> 8 & 255) + paper >= kWhite && (argb >> 16 & 255) + paper >= kWhite;
}

std::optional<Obstacle> outline_of(const LoadedEdition& edition, const PlacedPicture& picture,
                                   const RunaroundStyle& style) {
  const auto found = edition.pictures.find(picture.story);
  if (found == edition.pictures.end() || !found->second.picture) return std::nullopt;
  const DisplayPicture& source = edition.display.pictures.at(*found->second.picture);
  const Pixels pixels = decode_picture(source.bytes, kContourWidth);
  if (pixels.argb.empty()) return std::nullopt;
  const PictureItem shown = fit_picture(source.info, picture.rect, PictureFit{false, {}, {}});
  return outline_obstacle(contour_of(pixels), shown.rect, style);
}

} // namespace

Contour contour_of(const Pixels& pixels) {
  Contour contour;
  for (int top = 0; top < pixels.height; top += kBandRows) {
    int first = pixels.width, last = -1;
    for (int row = top; row < std::min(pixels.height, top + kBandRows); ++row)
      for (int column = 0; column < pixels.width; ++column) {
        if (is_ground(pixels.argb[static_cast<std::size_t>(row) * static_cast<std::size_t>(pixels.width) +
                                  static_cast<std::size_t>(column)]))
          continue;
        first = std::min(first, column);
        last = std::max(last, column);
      }
    contour.emplace_back();
    if (last >= first)
      contour.back() = ContourBand{static_cast<std::int32_t>(std::int64_t{first} * 65536 / pixels.width),
                                   static_cast<std::int32_t>((std::int64_t{last} + 1) * 65536 / pixels.width)};
  }
  return contour;
}

std::optional<Obstacle> obstacle_of(const LoadedEdition& edition, const PageFrame& placed) {
  const Frame& frame = *placed.frame;
  const FrameFragment& fragment = placed.fragment;
  if (frame.runaround.kind == Runaround::none || (fragment.lines.empty() && fragment.pictures.empty()))
    return std::nullopt;
  if (frame.runaround.kind == Runaround::outline && fragment.pictures.size() == 1)
    if (auto outline = outline_of(edition, fragment.pictures.front(), frame.runaround)) {
      for (const PlacedLine& line : fragment.lines) // headline and caption
        outline->parts.push_back(inset(rect_on_page(line), -frame.runaround.clearance));
      return outline;
    }
  return rectangle_obstacle(fragment.rect, frame.runaround);
}

} // namespace broadsheet
