#include "layout/picture/picture.hpp"

#include "layout/picture/formats.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace broadsheet {
namespace {

constexpr std::size_t kPdfSearched = 1024; // its mark may stand behind other bytes
constexpr std::size_t kSvgSearched = 4096; // an <svg> element begins in the file's first bytes

bool is_jpeg(std::string_view bytes) { return bytes.starts_with("\xff\xd8\xff"); }
bool is_png(std::string_view bytes) { return bytes.starts_with("\x89PNG\r\n\x1a\n"); }

bool is_pdf(std::string_view bytes) { return bytes.substr(0, kPdfSearched).find("%PDF-") != std::string_view::npos; }

bool is_svg(std::string_view bytes) {
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  const auto first = bytes.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || bytes[first] != '<') return false;
  return bytes.substr(0, kSvgSearched).find("<svg") != std::string_view::npos ||
         bytes.substr(0, kSvgSearched).find(":svg") != std::string_view::npos;
}

} // namespace

std::string size_fault(std::int64_t width, std::int64_t height) {
  if (width <= 0 || height <= 0) return "the picture has no size";
  if (width <= kLongestSide && height <= kLongestSide && width * height <= kMostPixels) return {};
  return fmt::format("the picture is too large: {} x {} pixels", width, height);
}

PictureCheck inspect_picture(std::string_view bytes, int page) {
  if (bytes.empty()) return {{}, "the file is empty"};
  const bool pixels = is_jpeg(bytes) || is_png(bytes);
  if (!pixels && is_pdf(bytes)) return inspect_pdf(bytes, page);
  if (page != 1) return {{}, fmt::format("the file has no page {}: it is no PDF", page)};
  if (is_jpeg(bytes)) return inspect_jpeg(bytes);
  if (is_png(bytes)) return inspect_png(bytes);
  if (is_svg(bytes)) return inspect_svg(bytes);
  return {{}, "the file is no JPEG, PNG, SVG or PDF picture"};
}

Pixels decode_picture(std::string_view bytes, int minimum_width) {
  minimum_width = std::max(minimum_width, 1);
  if (is_jpeg(bytes)) return decode_jpeg(bytes, minimum_width);
  if (is_png(bytes)) return decode_png(bytes, minimum_width);
  return {};
}

} // namespace broadsheet
