// One file for each picture format; picture.cpp chooses. Private to the room.
#pragma once

#include "layout/picture/picture.hpp"

namespace broadsheet {

constexpr int kLongestSide = 30000;
constexpr std::int64_t kMostPixels = 100'000'000;
// "the picture is too large: 40000 x 40000 pixels", or empty.
std::string size_fault(std::int64_t width, std::int64_t height);

PictureCheck inspect_jpeg(std::string_view bytes);
PictureCheck inspect_png(std::string_view bytes);
PictureCheck inspect_svg(std::string_view bytes);
PictureCheck inspect_pdf(std::string_view bytes, int page);

Pixels decode_jpeg(std::string_view bytes, int minimum_width);
Pixels decode_png(std::string_view bytes, int minimum_width);

} // namespace broadsheet
