// Placed PDF files (advertisements) by poppler: whether a page is there, and its trim box. Nothing is drawn here.
#include "layout/picture/formats.hpp"

#include <fmt/format.h>
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <cmath>
#include <memory>
#include <mutex>

namespace broadsheet {
namespace {

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
  const PictureInfo info = info_of(*opened);
  if (info.width < 100 || info.height < 100) return {{}, "the PDF's page has no size"};
  return {info, {}};
}

} // namespace broadsheet
