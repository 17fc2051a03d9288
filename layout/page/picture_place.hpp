// How a picture stands in its place: which part of it is shown, and where.
#pragma once

#include "layout/display/display.hpp"

namespace broadsheet {

struct PictureFit {
  bool crop = true; // fill the place; false: the whole picture, in the middle of it
  CropRatio ratio;  // crop to this shape, as large as the place takes it, in its middle
  PictureFocus focus;
};

// The item's `rect` and crop. The focus stays in the crop, as near its middle as the picture's edges allow.
PictureItem fit_picture(const PictureInfo& info, Rect place, const PictureFit& fit);

} // namespace broadsheet
