#include "layout/output/press/finish_pdf.hpp"

#include "layout/display/page_margin.hpp"
#include "layout/picture/jpeg_segments.hpp"

#define POINTERHOLDER_TRANSITION 4 // std::shared_ptr, never PointerHolder
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

#include <algorithm>
#include <memory>

namespace broadsheet {
namespace {

// "2025-06-11" -> "D:20250611000000Z"; nothing when it is no day.
std::string pdf_date(const std::string& day) {
  if (day.size() != 10 || day[4] != '-' || day[7] != '-') return {};
  const auto digits = day.substr(0, 4) + day.substr(5, 2) + day.substr(8, 2);
  if (!std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; })) return {};
  return "D:" + digits + "000000Z";
}

void set_info(QPDF& pdf, const DisplayMetadata& metadata) {
  auto trailer = pdf.getTrailer();
  auto info = trailer.getKey("/Info");
  if (!info.isDictionary()) {
    info = pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
    trailer.replaceKey("/Info", info);
  }
  if (!metadata.title.empty()) info.replaceKey("/Title", QPDFObjectHandle::newUnicodeString(metadata.title));
  const auto date = pdf_date(metadata.date);
  for (const auto* key : {"/CreationDate", "/ModDate"}) {
    if (date.empty())
      info.removeKey(key);
    else
      info.replaceKey(key, QPDFObjectHandle::newString(date));
  }
}

void set_catalogue(QPDF& pdf, const DisplayMetadata& metadata) {
  auto root = pdf.getRoot();
  if (!metadata.language.empty()) root.replaceKey("/Lang", QPDFObjectHandle::newString(metadata.language));
  auto preferences = root.getKey("/ViewerPreferences");
  if (!preferences.isDictionary()) {
    preferences = QPDFObjectHandle::newDictionary();
    root.replaceKey("/ViewerPreferences", preferences);
  }
  root.getKey("/ViewerPreferences").replaceKey("/DisplayDocTitle", QPDFObjectHandle::newBool(true));
}

// Cairo 1.16 leaves out the label of a page that has its place in the file as its number. The first page's label must
// be there all the same: without it readers give the labels to the wrong pages.
void heal_page_labels(QPDF& pdf) {
  auto root = pdf.getRoot();
  const auto plain = [](int first) {
    auto label = QPDFObjectHandle::newDictionary();
    label.replaceKey("/S", QPDFObjectHandle::newName("/D"));
    label.replaceKey("/St", QPDFObjectHandle::newInteger(first));
    return label;
  };
  if (!root.getKey("/PageLabels").isDictionary())
    root.replaceKey("/PageLabels", QPDFObjectHandle::parse("<< /Nums [] >>"));
  auto labels = root.getKey("/PageLabels").getKey("/Nums");
  if (!labels.isArray()) return;
  if (labels.getArrayNItems() > 0 && labels.getArrayItem(0).isInteger() && labels.getArrayItem(0).getIntValue() == 0)
    return;
  labels.insertItem(0, QPDFObjectHandle::newInteger(0));
  labels.insertItem(1, plain(1));
}

// "1105.512", with no more places than the lengths are exact to.
QPDFObjectHandle box(double left, double foot, double right, double top) {
  auto array = QPDFObjectHandle::newArray();
  for (const double edge : {left, foot, right, top}) array.appendItem(QPDFObjectHandle::newReal(edge, 3));
  return array;
}

void set_boxes(QPDFObjectHandle page, const PdfSheet& sheet) {
  const double margin = page_margin(sheet.boxes, sheet.marks).to_points(), bleed = sheet.boxes.bleed.to_points();
  const double right = margin + sheet.boxes.width.to_points(), top = margin + sheet.boxes.height.to_points();
  page.replaceKey("/TrimBox", box(margin, margin, right, top));
  page.replaceKey("/BleedBox", box(margin - bleed, margin - bleed, right + bleed, top + bleed));
  if (!sheet.marks) page.replaceKey("/CropBox", box(margin, margin, right, top));
}

// Adobe's CMYK files hold inverted values. Cairo passes them on and says nothing of it; without this they print
// negative. Files without Adobe's marker are as PDF wants them.
void heal_cmyk_pictures(QPDF& pdf) {
  for (auto& object : pdf.getAllObjects()) {
    if (!object.isStream()) continue;
    auto image = object.getDict();
    if (!image.getKey("/Filter").isNameAndEquals("/DCTDecode")) continue;
    if (!image.getKey("/ColorSpace").isNameAndEquals("/DeviceCMYK")) continue;
    const auto file = object.getRawStreamData();
    if (!read_jpeg_segments({reinterpret_cast<const char*>(file->getBuffer()), file->getSize()}).adobe) continue;
    image.replaceKey("/Decode", QPDFObjectHandle::parse("[1 0 1 0 1 0 1 0]"));
  }
}

} // namespace

std::string finish_pdf(const std::string& pdf, const DisplayMetadata& metadata, const std::vector<PdfSheet>& sheets) {
  QPDF file;
  file.setSuppressWarnings(true); // Cairo 1.16 writes some keys twice; reading keeps one, which is the healing
  file.setAttemptRecovery(false);
  file.processMemoryFile("pages", pdf.data(), pdf.size());
  set_info(file, metadata);
  set_catalogue(file, metadata);
  heal_page_labels(file);
  heal_cmyk_pictures(file);
  const std::vector<QPDFObjectHandle> pages = file.getAllPages();
  for (std::size_t i = 0; i < std::min(pages.size(), sheets.size()); ++i) set_boxes(pages[i], sheets[i]);
  QPDFWriter writer(file);
  writer.setOutputMemory();
  writer.setStreamDataMode(qpdf_s_preserve);
  writer.setObjectStreamMode(qpdf_o_disable);
  writer.setDeterministicID(true);
  writer.write();
  const std::unique_ptr<Buffer> written(writer.getBuffer());
  return {reinterpret_cast<const char*>(written->getBuffer()), written->getSize()};
}

} // namespace broadsheet
