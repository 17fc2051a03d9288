#include "layout/output/cairo/painter.hpp"
#include "layout/output/cairo/render.hpp"

#include <cairo-svg.h>

#include <map>
#include <string_view>

namespace broadsheet {
namespace {

constexpr double kPixelsPerPoint = 200.0 / 72.0; // of pictures

bool is_digit(char character) { return character >= '0' && character <= '9'; }

// Cairo numbers surfaces and images over the whole life of the process: "surface32" is the 32nd that it ever made. Here
// they are numbered from 0 in the order of the file, so that the same page is the same bytes.
class IdNumbers {
 public:
  explicit IdNumbers(std::string_view svg) : svg_(svg) { out_.reserve(svg.size()); }
  std::string renumber();

 private:
  void copy_id(std::string_view word);

  std::string_view svg_;
  std::size_t at_ = 0;
  std::string out_;
  std::map<std::string, std::size_t, std::less<>> numbers_;
};

std::string IdNumbers::renumber() {
  while (at_ < svg_.size()) {
    const auto mark = svg_.find_first_of("\"#", at_);
    const auto end = mark == std::string_view::npos ? svg_.size() : mark + 1;
    out_ += svg_.substr(at_, end - at_);
    at_ = end;
    for (const std::string_view word : {"surface", "image", "source"})
      if (svg_.substr(at_).starts_with(word)) copy_id(word);
  }
  return std::move(out_);
}

void IdNumbers::copy_id(std::string_view word) {
  auto end = at_ + word.size();
  while (end < svg_.size() && is_digit(svg_[end])) ++end;
  if (end == at_ + word.size()) return;
  const auto id = svg_.substr(at_, end - at_);
  auto known = numbers_.find(id);
  if (known == numbers_.end()) known = numbers_.emplace(std::string(id), numbers_.size()).first;
  out_ += word;
  out_ += std::to_string(known->second);
  at_ = end;
}

std::string draw(const DisplayPage& page, const DisplayEdition& edition, bool guides) {
  std::string bytes;
  {
    const Canvas canvas(cairo_svg_surface_create_for_stream(append_bytes, &bytes, page.boxes.width.to_points(),
                                                            page.boxes.height.to_points()));
    canvas.paint_paper();
    Painter(edition, PictureUse::vector, kPixelsPerPoint).paint_page(canvas.context(), page, guides);
    cairo_show_page(canvas.context());
    cairo_surface_finish(canvas.surface());
    require(cairo_surface_status(canvas.surface()), "write a page as SVG");
  }
  return bytes;
}

} // namespace

std::string render_svg(const DisplayPage& page, const DisplayEdition& edition, bool guides) {
  return IdNumbers(draw(page, edition, guides)).renumber();
}

} // namespace broadsheet
