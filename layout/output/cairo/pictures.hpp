// Pictures of the edition as Cairo takes them.
#pragma once

#include "layout/display/display.hpp"

#include <cairo.h>

#include <map>
#include <string>

namespace broadsheet {

enum class PictureUse : std::uint8_t {
  files,  // PDF: JPEG files go in as they are, undecoded
  raster, // PNG: decoded, scaled smoothly
  vector, // SVG: decoded, scaled by whoever shows it
};

// Draws pictures and keeps what can be used again on a later page. Decoded pixels are dropped with forget_pixels().
class Pictures {
 public:
  // `pixels_per_point`: as many pixels as are worth decoding.
  Pictures(const DisplayEdition& edition, PictureUse use, double pixels_per_point);
  ~Pictures();
  Pictures(const Pictures&) = delete;
  Pictures& operator=(const Pictures&) = delete;

  // Leaves the context as it was. False when the picture cannot be drawn; nothing is drawn then.
  bool draw(cairo_t* context, const PictureItem& item);
  void forget_pixels();

 private:
  cairo_surface_t* file_surface(std::uint32_t picture);
  [[nodiscard]] int worth_decoding(double width_in_points) const;
  cairo_surface_t* pixel_surface(std::uint32_t picture, double width_in_points);

  const DisplayEdition& edition_;
  PictureUse use_;
  double pixels_per_point_;
  std::map<std::uint32_t, cairo_surface_t*> files_; // 1x1 pixel, the file behind it
  std::map<std::uint32_t, cairo_surface_t*> pixels_;
};

} // namespace broadsheet
