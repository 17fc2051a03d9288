#include "layout/output/cairo/placed_pdf.hpp"

#include <poppler.h>

#include <memory>

namespace broadsheet {
namespace {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};

constexpr double kHundredths = 100; // of a point, as PictureInfo has them

} // namespace

bool draw_pdf_page(cairo_t* context, const DisplayPicture& picture, double width, double height, bool for_print) {
  GError* error = nullptr;
  GBytes* bytes = g_bytes_new_static(picture.bytes.data(), picture.bytes.size()); // the edition outlives the drawing
  const std::unique_ptr<PopplerDocument, Unref> document(poppler_document_new_from_bytes(bytes, nullptr, &error));
  g_bytes_unref(bytes);
  g_clear_error(&error);
  if (document == nullptr || poppler_document_get_n_pages(document.get()) < picture.page) return false;
  const std::unique_ptr<PopplerPage, Unref> page(poppler_document_get_page(document.get(), picture.page - 1));
  if (page == nullptr) return false;
  const PictureInfo& info = picture.info;
  cairo_save(context);
  cairo_scale(context, width * kHundredths / info.width, height * kHundredths / info.height);
  cairo_translate(context, -info.trim.left / kHundredths, -info.trim.top / kHundredths);
  for_print ? poppler_page_render_for_printing(page.get(), context) : poppler_page_render(page.get(), context);
  cairo_restore(context);
  return true;
}

} // namespace broadsheet
