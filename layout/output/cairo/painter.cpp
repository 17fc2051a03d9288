#include "layout/output/cairo/painter.hpp"

#include "layout/output/cairo/faces.hpp"
#include "layout/output/cairo/inks.hpp"

#include <algorithm>
#include <numbers>
#include <stdexcept>
#include <string>

namespace broadsheet {
namespace {

constexpr std::size_t kMostWaiting = 4000; // glyphs

cairo_glyph_t cairo_glyph(const DisplayGlyph& glyph) { return {glyph.id, glyph.x.to_points(), glyph.y.to_points()}; }

// Glyphs are stretched along the line, those of a combined group across it. Turned ones: right becomes down.
cairo_matrix_t font_matrix(double size, std::uint16_t stretch, GlyphTurn turn) {
  const double stretched = size * stretch / kFullWidth;
  cairo_matrix_t matrix;
  if (turn == GlyphTurn::rotated)
    cairo_matrix_init(&matrix, 0, stretched, -size, 0, 0, 0);
  else if (turn == GlyphTurn::upright)
    cairo_matrix_init_scale(&matrix, size, stretched);
  else
    cairo_matrix_init_scale(&matrix, stretched, size);
  return matrix;
}

void add_line(cairo_t* context, double x1, double y1, double x2, double y2) {
  cairo_move_to(context, x1, y1);
  cairo_line_to(context, x2, y2);
}

} // namespace

void require(cairo_status_t status, const char* doing) {
  if (status == CAIRO_STATUS_SUCCESS) return;
  throw std::runtime_error(std::string("cannot ") + doing + ": " + cairo_status_to_string(status));
}

void set_font_options(cairo_t* context) {
  auto* options = cairo_font_options_create();
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  cairo_set_font_options(context, options);
  cairo_font_options_destroy(options);
}

Painter::Painter(const DisplayEdition& edition, PictureUse use, double pixels_per_point)
    : edition_(edition), pictures_(edition, use, pixels_per_point), joins_runs_(use == PictureUse::files) {}

void Painter::begin(cairo_t* context, const DisplayPage& page, bool guides) {
  context_ = context;
  page_ = &page;
  guides_ = guides;
  ink_.reset();
  face_ = nullptr;
  size_ = 0;
  stretch_ = kFullWidth;
  turn_ = GlyphTurn::none;
  faulty_line_ = false;
  set_font_options(context);
  if (guides) draw_grid();
}

void Painter::paint(const DisplayItem& item) {
  const bool text = std::holds_alternative<TextLine>(item) || std::holds_alternative<TextRun>(item);
  if (!text) flush();
  std::visit([this](const auto& one) { draw(one); }, item);
}

void Painter::end() {
  flush();
  pictures_.forget_pixels();
  require(cairo_status(context_), "paint a page");
  context_ = nullptr;
  page_ = nullptr;
}

void Painter::paint_page(cairo_t* context, const DisplayPage& page, bool guides) {
  begin(context, page, guides);
  for (const auto& item : page.items) paint(item);
  end();
}

void Painter::use_rgb(double red, double green, double blue) {
  ink_.reset();
  cairo_set_source_rgb(context_, red, green, blue);
}

void Painter::use_ink(InkRef ink) {
  if (ink_ == ink) return;
  const auto colour = screen_colour(edition_.inks, ink);
  use_rgb(colour.red, colour.green, colour.blue);
  ink_ = ink;
}

// Setting a font throws away Cairo's scaled font, so only what has changed is set.
bool Painter::use_font(FaceId id, double size, std::uint16_t stretch, GlyphTurn turn) {
  if (edition_.faces == nullptr || id >= edition_.faces->faces.size()) return false;
  auto* face = cairo_face(edition_.faces->at(id));
  if (face == nullptr) return false;
  if (face != face_) cairo_set_font_face(context_, face);
  if (size != size_ || stretch != stretch_ || turn != turn_) {
    const cairo_matrix_t matrix = font_matrix(size, stretch, turn);
    cairo_set_font_matrix(context_, &matrix);
  }
  face_ = face;
  size_ = size;
  stretch_ = stretch;
  turn_ = turn;
  return true;
}

// Its runs follow as items of their own. A faulty line may stick out of the page, and Cairo clips all that goes out
// with it: it goes alone.
void Painter::draw(const TextLine& line) {
  if (line.faults != 0 || faulty_line_) flush();
  faulty_line_ = line.faults != 0;
}

void Painter::draw(const TextRun& run) {
  if (!joins(run)) flush();
  if (!use_font(run.face, run.size.to_points(), run.stretch, run.turn))
    throw std::runtime_error("cannot open a face that the pages use");
  use_ink(run.ink);
  if (run.right_to_left) return draw_right_to_left(run);
  if (glyphs_.empty()) waiting_ = run;
  waiting_.text_end = run.text_end;
  for (auto at = run.glyph_begin; at < run.glyph_end; ++at) glyphs_.push_back(cairo_glyph(page_->glyphs[at]));
  if (run.turn == GlyphTurn::upright || run.turn == GlyphTurn::combined) return add_as_one(run);
  for (auto at = run.cluster_begin; at < run.cluster_end; ++at)
    clusters_.push_back({page_->clusters[at].bytes, page_->clusters[at].glyphs});
}

// Glyphs under each other are one cluster with its text: readers that extract text would take every character for a
// line of its own, and no search would find a word.
void Painter::add_as_one(const TextRun& run) {
  clusters_.push_back(
      {static_cast<int>(run.text_end - run.text_begin), static_cast<int>(run.glyph_end - run.glyph_begin)});
}

// Whether a run can go out in one call with those that wait.
bool Painter::joins(const TextRun& run) const {
  return joins_runs_ && !glyphs_.empty() && glyphs_.size() < kMostWaiting && !run.right_to_left &&
         run.turn == GlyphTurn::none && waiting_.turn == GlyphTurn::none && run.stretch == waiting_.stretch &&
         run.face == waiting_.face && run.size == waiting_.size && run.ink == waiting_.ink &&
         run.text_begin == waiting_.text_end;
}

void Painter::flush() {
  if (glyphs_.empty()) return;
  show_text(std::string_view(page_->text).substr(waiting_.text_begin, waiting_.text_end - waiting_.text_begin));
  glyphs_.clear();
  clusters_.clear();
}

// Glyphs stand from left to right, clusters and text in reading order. PDF readers that extract text expect glyphs from
// left to right inside a word, and take words as they come: so the words go out as they are read, each with its
// clusters turned round.
void Painter::draw_right_to_left(const TextRun& run) {
  auto glyph = run.glyph_end;
  auto byte = run.text_begin;
  std::string text;
  glyphs_.clear();
  clusters_.clear();
  const auto show_word = [&] {
    show_text(text);
    text.clear();
    glyphs_.clear();
    clusters_.clear();
  };
  for (auto at = run.cluster_begin; at < run.cluster_end; ++at) {
    const auto& cluster = page_->clusters[at];
    const auto words = std::string_view(page_->text).substr(byte, cluster.bytes);
    byte += cluster.bytes;
    glyph -= cluster.glyphs;
    text.insert(0, words);
    clusters_.insert(clusters_.begin(), {cluster.bytes, cluster.glyphs});
    std::vector<cairo_glyph_t> turned;
    for (std::uint32_t one = 0; one < cluster.glyphs; ++one) turned.push_back(cairo_glyph(page_->glyphs[glyph + one]));
    glyphs_.insert(glyphs_.begin(), turned.begin(), turned.end());
    if (words == " ") show_word();
  }
  show_word();
}

void Painter::show_text(std::string_view text) {
  if (glyphs_.empty()) return;
  cairo_show_text_glyphs(context_, text.data(), static_cast<int>(text.size()), glyphs_.data(),
                         static_cast<int>(glyphs_.size()), clusters_.data(), static_cast<int>(clusters_.size()),
                         cairo_text_cluster_flags_t{});
}

void Painter::draw(const RuleItem& rule) {
  if (rule.weight.sp <= 0) return; // a weight of 0 means no rule everywhere
  use_ink(rule.ink);
  cairo_set_line_width(context_, rule.weight.to_points());
  add_line(context_, rule.a.x.to_points(), rule.a.y.to_points(), rule.b.x.to_points(), rule.b.y.to_points());
  cairo_stroke(context_);
}

void Painter::draw(const FillItem& fill) {
  if (fill.rect.empty()) return;
  use_ink(fill.ink);
  add_rectangle(context_, fill.rect, fill.radius);
  cairo_fill(context_);
}

void Painter::draw(const BoxItem& box) {
  if (box.weight.sp <= 0 || box.rect.empty()) return;
  use_ink(box.ink);
  cairo_set_line_width(context_, box.weight.to_points());
  // The rule lies inside.
  add_rectangle(context_, inset(box.rect, box.weight / 2), std::max(Length{}, box.radius - box.weight / 2));
  cairo_stroke(context_);
}

void Painter::draw(const DotItem& dot) {
  if (dot.diameter.sp <= 0) return;
  use_ink(dot.ink);
  cairo_new_path(context_);
  cairo_arc(context_, dot.centre.x.to_points(), dot.centre.y.to_points(), dot.diameter.to_points() / 2, 0,
            2 * std::numbers::pi);
  cairo_fill(context_);
}

void Painter::draw(const PictureItem& picture) {
  if (picture.rect.empty() || pictures_.draw(context_, picture)) return;
  draw(MissingPictureItem{picture.rect, "the picture cannot be drawn", picture.story});
}

void Painter::draw(const MissingPictureItem& missing) {
  const auto& rect = missing.rect;
  if (rect.empty()) return;
  constexpr double weight = 0.5;
  use_ink({0, 5});
  add_rectangle(context_, rect);
  cairo_fill(context_);
  use_ink({0, 60});
  cairo_set_line_width(context_, weight);
  add_rectangle(context_, inset(rect, Length::from_points(weight / 2)));
  const double left = rect.x.to_points(), top = rect.y.to_points();
  const double right = rect.right().to_points(), bottom = rect.bottom().to_points();
  add_line(context_, left, top, right, bottom);
  add_line(context_, left, bottom, right, top);
  cairo_stroke(context_);
  draw_reason(rect, missing.reason);
}

// In the middle of the box, on a patch of paper; smaller where the box is narrow, cut off where it is very narrow.
// Drawn as outlines: it is nobody's copy and must not come out with the page's text. No face, no words.
void Painter::draw_reason(const Rect& rect, const std::string& reason) {
  constexpr double largest = 8, smallest = 4, white = 3;
  const double room = rect.width.to_points() - 2 * white;
  if (reason.empty() || room <= 0 || !use_font(0, largest)) return;
  const double natural = plain_text(cairo_get_scaled_font(context_), reason).width;
  const double size = natural > room ? std::max(smallest, largest * room / natural) : largest;
  use_font(0, size);
  auto text = plain_text(cairo_get_scaled_font(context_), reason);
  const double width = std::min(room, text.width), height = size + 2 * white;
  if (text.glyphs.empty() || height > rect.height.to_points()) return;
  const double x = rect.x.to_points() + (rect.width.to_points() - width) / 2;
  const double y = rect.y.to_points() + (rect.height.to_points() - height) / 2;
  for (auto& glyph : text.glyphs) {
    glyph.x += x;
    glyph.y = y + white + size * 0.85;
  }
  cairo_save(context_);
  cairo_rectangle(context_, x - white, y, width + 2 * white, height);
  cairo_clip(context_);
  use_ink({0, 0});
  cairo_paint(context_);
  use_ink({0, 100});
  cairo_glyph_path(context_, text.glyphs.data(), static_cast<int>(text.glyphs.size()));
  cairo_fill(context_);
  cairo_restore(context_);
  ink_.reset();
}

// Dark modules side by side are one rectangle, and all rectangles one path: no seams where they touch.
void Painter::draw(const QrItem& code) {
  const std::size_t size = code.size;
  if (size == 0 || code.modules.size() < size * size) return;
  const double left = code.rect.x.to_points(), top = code.rect.y.to_points();
  const double wide = code.rect.width.to_points() / code.size, high = code.rect.height.to_points() / code.size;
  use_ink({0, 100});
  for (std::size_t row = 0; row < size; ++row) {
    const auto* modules = code.modules.data() + row * size;
    for (std::size_t begin = 0, end = 0; begin < size; begin = end + 1) {
      for (end = begin; end < size && modules[end] != 0;) ++end;
      if (end == begin) continue;
      const auto run = static_cast<double>(end - begin);
      cairo_rectangle(context_, left + static_cast<double>(begin) * wide, top + static_cast<double>(row) * high,
                      run * wide, high);
    }
  }
  cairo_fill(context_);
}

} // namespace broadsheet
