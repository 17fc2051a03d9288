// Placed PDF files (advertisements) by poppler: whether a page is there, and its trim box. Nothing is drawn here. What
// a page's unit is poppler does not tell: qpdf does.
#include "layout/picture/formats.hpp"

#include <fmt/format.h>
#define POINTERHOLDER_TRANSITION 4 // std::shared_ptr, never PointerHolder
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>
#include <qpdf/QPDF.hh>

#include <algorithm>
#include <cmath>
#include <memory>
#include <mutex>

namespace broadsheet {
namespace {

constexpr double kLargestSide = 30'000; // points: ten metres, which a Length holds. PDF readers take 14,400

bool is_sane(const poppler::rectf& box) {
  for (const double value : {box.left(), box.right(), box.top(), box.bottom()})
    if (!(std::abs(value) <= kLargestSide)) return false; // nor is what is no number
  return box.width() <= kLargestSide && box.height() <= kLargestSide;
}

// Of a page, in thousandths of a point (PDF 1.6, 7.7.3.3); 1000 where it does not say, or is not sane.
int user_unit_of(std::string_view bytes, int page) {
  try {
    QPDF file;
    file.setSuppressWarnings(true);
    file.processMemoryFile("picture", bytes.data(), bytes.size());
    QPDFObjectHandle object = file.getAllPages().at(static_cast<std::size_t>(page - 1));
    QPDFObjectHandle unit = object.getKey("/UserUnit");
    const double value = unit.isNumber() ? unit.getNumericValue() : 1;
    return value >= 0.001 && value <= 1000 ? static_cast<int>(std::lround(value * 1000)) : 1000;
  } catch (const std::exception&) { // what poppler mends and qpdf does not
    return 1000;
  }
}

// Hundredths of a point.
int hundredths(double points) { return static_cast<int>(std::lround(points * 100)); }

// The trim box as the page is looked at, measured from the upper left corner of what poppler draws (the crop box).
PictureInfo info_of(const poppler::page& page) {
  const poppler::rectf crop = page.page_rect(poppler::crop_box), trim = page.page_rect(poppler::trim_box);
  PictureInfo info;
  info.format = PictureFormat::pdf;
  const double left = trim.left() - crop.left(), right = crop.right() - trim.right();
  const double foot = trim.top() - crop.top(), head = crop.bottom() - trim.bottom(); // in PDF, y grows upwards
  switch (page.orientation()) {
  case poppler::page::landscape: // turned to the right: its foot is at the left
    info.trim = {hundredths(foot), hundredths(left)};
    break;
  case poppler::page::upside_down:
    info.trim = {hundredths(right), hundredths(foot)};
    break;
  case poppler::page::seascape:
    info.trim = {hundredths(head), hundredths(right)};
    break;
  case poppler::page::portrait:
    info.trim = {hundredths(left), hundredths(head)};
    break;
  }
  const bool turned = page.orientation() == poppler::page::landscape || page.orientation() == poppler::page::seascape;
  info.width = hundredths(turned ? trim.height() : trim.width());
  info.height = hundredths(turned ? trim.width() : trim.height());
  return info;
}

} // namespace

PictureCheck inspect_pdf(std::string_view bytes, int page) {
  static std::once_flag quiet;
  std::call_once(quiet, [] { poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr); });
  const std::unique_ptr<poppler::document> file(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (file == nullptr) return {{}, "the PDF is damaged"};
  if (file->is_locked()) return {{}, "the PDF is locked by a password"};
  if (page > file->pages()) return {{}, fmt::format("the PDF has no page {}: it has {}", page, file->pages())};
  const std::unique_ptr<poppler::page> opened(file->create_page(page - 1));
  if (opened == nullptr) return {{}, "the PDF is damaged"};
  if (!is_sane(opened->page_rect(poppler::crop_box)) || !is_sane(opened->page_rect(poppler::trim_box)))
    return {{}, "the PDF's page is too large"};
  PictureInfo info = info_of(*opened);
  info.user_unit = user_unit_of(bytes, page);
  if (std::max(info.width, info.height) * (info.user_unit / 1000.0) > kLargestSide * 100)
    return {{}, "the PDF's page is too large"};
  if (info.width < 100 || info.height < 100) return {{}, "the PDF's page has no size"};
  return {info, {}};
}

} // namespace broadsheet
