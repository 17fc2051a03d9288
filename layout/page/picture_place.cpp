#include "layout/page/picture_place.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

constexpr std::int32_t kWhole = 65536;

// The largest rectangle of a shape in the middle of another.
Rect shaped(const Rect& place, std::int64_t across, std::int64_t down) {
  Rect rect = place;
  // The shape against the place's, in 64 bits.
  if (across * place.height.sp > down * place.width.sp) {
    rect.height = scale(place.width, down, across);
    rect.y += (place.height - rect.height) / 2;
  } else {
    rect.width = scale(place.height, across, down);
    rect.x += (place.width - rect.width) / 2;
  }
  return rect;
}

// Where a part of that size begins, so that the focus is in its middle or as near it as the edges allow.
std::int32_t begin_of(std::int32_t size, int focus_percent) {
  const std::int32_t focus = kWhole * focus_percent / 100;
  return std::clamp(focus - size / 2, 0, kWhole - size);
}

} // namespace

PictureItem fit_picture(const PictureInfo& info, Rect place, const PictureFit& fit) {
  PictureItem item;
  if (!fit.crop) {
    item.rect = shaped(place, info.width, info.height);
    return item;
  }
  item.rect = fit.ratio.is_set() ? shaped(place, fit.ratio.across, fit.ratio.down) : place;
  const std::int64_t wide = std::int64_t{info.width} * item.rect.height.sp,
                     tall = std::int64_t{info.height} * item.rect.width.sp;
  if (wide > tall) {
    item.crop_width = static_cast<std::int32_t>(tall * kWhole / wide);
    item.crop_x = begin_of(item.crop_width, fit.focus.x);
  } else {
    item.crop_height = static_cast<std::int32_t>(wide * kWhole / tall);
    item.crop_y = begin_of(item.crop_height, fit.focus.y);
  }
  return item;
}

} // namespace broadsheet
