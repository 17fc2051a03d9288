// A Cairo surface with its context, closed by itself; and its bytes, where Cairo writes a stream.
#pragma once

#include <cairo.h>

#include <string>

namespace broadsheet {

class Canvas {
 public:
  // Takes the surface over.
  explicit Canvas(cairo_surface_t* surface) : surface_(surface), context_(cairo_create(surface)) {}
  ~Canvas() {
    cairo_destroy(context_);
    cairo_surface_finish(surface_);
    cairo_surface_destroy(surface_);
  }
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;
  [[nodiscard]] cairo_t* context() const { return context_; }
  [[nodiscard]] cairo_surface_t* surface() const { return surface_; }
  void paint_paper() const {
    cairo_set_source_rgb(context_, 1, 1, 1);
    cairo_paint(context_);
  }

 private:
  cairo_surface_t* surface_;
  cairo_t* context_;
};

// cairo_write_func_t: appends to the std::string that is `to`.
inline cairo_status_t append_bytes(void* to, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

// Throws std::runtime_error when Cairo reports a fault.
void require(cairo_status_t status, const char* doing);

} // namespace broadsheet
