// One page's items drawn with Cairo, whatever the surface.
#pragma once

#include "layout/display/display.hpp"
#include "layout/output/cairo/pictures.hpp"
#include "layout/output/cairo/surface.hpp"

#include <cairo.h>

#include <optional>
#include <string_view>
#include <vector>

namespace broadsheet {

// Draws in points; the caller has scaled the context when it counts in pixels. One painter may draw many pages of the
// same edition, which must outlive it.
class Painter {
 public:
  // `pixels_per_point`: resolution of a raster surface; 0 for PDF and SVG.
  Painter(const DisplayEdition& edition, PictureUse use, double pixels_per_point);

  // begin, then each item, then end. `context` is the painter's until end().
  void begin(cairo_t* context, const DisplayPage& page, bool guides);
  void paint(const DisplayItem& item);
  // Draws text that is waiting: lines of one face, size and ink go to Cairo together, which costs it half. Call it
  // before anything else is done to the context.
  void flush();
  void end();
  // All of it at once.
  void paint_page(cairo_t* context, const DisplayPage& page, bool guides);

 private:
  void draw(const TextLine& line);
  void draw(const TextRun& run);
  void draw(const RuleItem& rule);
  void draw(const FillItem& fill);
  void draw(const BoxItem& box);
  void draw(const DotItem& dot);
  void draw(const PictureItem& picture);
  void draw(const MissingPictureItem& missing);
  void draw(const QrItem& code);
  void draw(const BarcodeItem& code);
  void draw_digits(const Rect& rect, const std::string& digits);
  void draw(const ProofMark& mark);
  void draw(const FadeItem& fade); // painter_shapes.cpp
  void draw(const OrnamentItem& ornament);
  [[nodiscard]] bool joins(const TextRun& run) const;
  void draw_right_to_left(const TextRun& run);
  void add_as_one(const TextRun& run);
  void show_text(std::string_view text); // with glyphs_ and clusters_
  // Guides (painter_guides.cpp)
  void draw_grid();
  void draw_label(double x, double y, std::string_view words, double red, double green, double blue);
  void draw_frame(const ProofMark& mark);
  void draw_overset(const ProofMark& mark);
  void draw_rule_break(const ProofMark& mark);
  void draw_reason(const Rect& rect, const std::string& reason);
  bool use_font(FaceId face, double size, std::uint16_t stretch = kFullWidth, GlyphTurn turn = GlyphTurn::none);
  void use_ink(InkRef ink);
  void use_rgb(double red, double green, double blue);

  const DisplayEdition& edition_;
  Pictures pictures_;
  cairo_t* context_ = nullptr;
  const DisplayPage* page_ = nullptr;
  bool guides_ = false;
  std::optional<InkRef> ink_; // what the context has now; nothing: unknown
  cairo_font_face_t* face_ = nullptr;
  double size_ = 0;
  std::uint16_t stretch_ = kFullWidth;
  GlyphTurn turn_ = GlyphTurn::none;
  std::vector<cairo_glyph_t> glyphs_; // waiting, with the text they stand for
  std::vector<cairo_text_cluster_t> clusters_;
  TextRun waiting_; // the runs that wait, as one
  bool joins_runs_;
  bool faulty_line_ = false;
  struct Label {
    double x = 0, y = 0, width = 0;
  };
  std::vector<Label> labels_; // of guides, on the page so far
};

// A rectangle with round corners as a path; a radius of 0 is a plain rectangle.
void add_rectangle(cairo_t* context, const Rect& rect, Length radius = {});

// Outlines as they are in the font file, at any resolution and on any machine.
void set_font_options(cairo_t* context);

} // namespace broadsheet
