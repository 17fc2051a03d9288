// PNG by libpng. Its faults jump (longjmp): functions that call it after setjmp hold plain values only.
#include "layout/picture/formats.hpp"

#include <png.h>

#include <algorithm>
#include <csetjmp>
#include <cstring>

namespace broadsheet {
namespace {

struct Source {
  std::string_view bytes; // still to read
  bool ended = false;     // more was wanted than there is
};

void read_bytes(png_structp png, png_bytep to, png_size_t length) {
  auto& source = *static_cast<Source*>(png_get_io_ptr(png));
  if (source.bytes.size() < length) {
    source.ended = true;
    png_error(png, "end of file");
  }
  std::memcpy(to, source.bytes.data(), length);
  source.bytes.remove_prefix(length);
}

[[noreturn]] void on_error(png_structp png, png_const_charp) { png_longjmp(png, 1); }
void on_warning(png_structp, png_const_charp) {}

// A PNG as rows of RGBA, 8 bits each.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : source_{bytes, false} {
    png_ = png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, on_error, on_warning);
    if (png_ == nullptr) return;
    info_ = png_create_info_struct(png_);
    png_set_read_fn(png_, &source_, read_bytes);
    png_set_user_limits(png_, kLongestSide, kLongestSide);
  }
  ~Reader() { png_destroy_read_struct(&png_, &info_, nullptr); }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  bool open();
  bool read_row(unsigned char* rgba);
  bool read_interlaced(unsigned char** rows);
  bool close();
  [[nodiscard]] int passes() const { return passes_; }
  [[nodiscard]] std::size_t row_bytes() const { return row_bytes_; }
  [[nodiscard]] bool ended() const { return source_.ended; }
  [[nodiscard]] PictureInfo info() const;

 private:
  Source source_;
  png_structp png_ = nullptr;
  png_infop info_ = nullptr;
  int passes_ = 1;
  std::size_t row_bytes_ = 0;
};

bool Reader::open() {
  if (png_ == nullptr || info_ == nullptr) return false;
  if (setjmp(png_jmpbuf(png_))) return false; // NOLINT: libpng's way
  png_read_info(png_, info_);
  png_set_expand(png_);
  png_set_scale_16(png_);
  png_set_gray_to_rgb(png_);
  png_set_add_alpha(png_, 0xff, PNG_FILLER_AFTER);
  passes_ = png_set_interlace_handling(png_);
  png_read_update_info(png_, info_);
  row_bytes_ = png_get_rowbytes(png_, info_);
  return row_bytes_ == std::size_t{4} * png_get_image_width(png_, info_);
}

bool Reader::read_row(unsigned char* rgba) {
  if (setjmp(png_jmpbuf(png_))) return false; // NOLINT: libpng's way
  png_read_row(png_, rgba, nullptr);
  return true;
}

bool Reader::read_interlaced(unsigned char** rows) {
  if (setjmp(png_jmpbuf(png_))) return false; // NOLINT: libpng's way
  png_read_image(png_, rows);
  return true;
}

bool Reader::close() {
  if (setjmp(png_jmpbuf(png_))) return false; // NOLINT: libpng's way
  png_read_end(png_, nullptr);
  return true;
}

PictureInfo Reader::info() const {
  PictureInfo info;
  info.format = PictureFormat::png;
  info.width = static_cast<int>(png_get_image_width(png_, info_));
  info.height = static_cast<int>(png_get_image_height(png_, info_));
  const auto type = png_get_color_type(png_, info_);
  info.components = (type & PNG_COLOR_MASK_COLOR) != 0 ? 3 : 1;
  return info;
}

std::string words_for(const Reader& reader) {
  return reader.ended() ? "the file ends in the middle" : "the file is damaged";
}

// Makes rows smaller by a whole factor as they come. Colours are multiplied by their alpha, as Cairo wants them, so
// that what is transparent has no say in its neighbours' colour.
class Reducer {
 public:
  Reducer(const PictureInfo& info, int minimum_width)
      : factor_(std::max(1, std::min({info.width / minimum_width, info.height, info.width}))), sums_() {
    pixels_.width = info.width / factor_;
    pixels_.height = info.height / factor_;
    pixels_.argb.reserve(static_cast<std::size_t>(pixels_.width) * static_cast<std::size_t>(pixels_.height));
    sums_.resize(static_cast<std::size_t>(pixels_.width) * 4);
  }
  void add_row(const unsigned char* rgba);
  Pixels take() { return std::move(pixels_); }

 private:
  int factor_;
  int rows_ = 0;
  std::vector<std::uint32_t> sums_;
  Pixels pixels_;
};

void Reducer::add_row(const unsigned char* rgba) {
  const auto factor = static_cast<std::size_t>(factor_);
  const auto width = static_cast<std::size_t>(pixels_.width);
  for (std::size_t x = 0; x < width * factor; ++x, rgba += 4) {
    auto* sums = sums_.data() + x / factor * 4;
    for (std::size_t channel = 0; channel < 3; ++channel)
      sums[channel] += (std::uint32_t{rgba[channel]} * rgba[3] + 127) / 255;
    sums[3] += rgba[3];
  }
  if (++rows_ < factor_) return;
  const auto area = static_cast<std::uint32_t>(factor_) * static_cast<std::uint32_t>(factor_);
  const auto mean = [&](std::size_t at) { return (sums_[at] + area / 2) / area; };
  for (std::size_t x = 0; x < width; ++x) {
    const auto alpha = mean(x * 4 + 3);
    pixels_.has_alpha = pixels_.has_alpha || alpha != 255;
    pixels_.argb.push_back(alpha << 24 | mean(x * 4) << 16 | mean(x * 4 + 1) << 8 | mean(x * 4 + 2));
  }
  std::fill(sums_.begin(), sums_.end(), 0U);
  rows_ = 0;
}

bool decode_rows(Reader& reader, int height, Reducer* to) {
  std::vector<unsigned char> row(reader.row_bytes());
  for (int pass = 0; pass < reader.passes(); ++pass)
    for (int y = 0; y < height; ++y) {
      if (!reader.read_row(row.data())) return false;
      if (to != nullptr) to->add_row(row.data());
    }
  return reader.close();
}

// Interlaced files come in seven passes over the whole picture, so all of it is held.
bool decode_interlaced(Reader& reader, int height, Reducer& to) {
  std::vector<unsigned char> all(reader.row_bytes() * static_cast<std::size_t>(height));
  std::vector<unsigned char*> rows;
  for (std::size_t y = 0; y < static_cast<std::size_t>(height); ++y)
    rows.push_back(all.data() + y * reader.row_bytes());
  if (!reader.read_interlaced(rows.data())) return false;
  for (const auto* row : rows) to.add_row(row);
  return reader.close();
}

} // namespace

PictureCheck inspect_png(std::string_view bytes) {
  Reader reader(bytes);
  if (!reader.open()) return {{}, words_for(reader)};
  const auto info = reader.info();
  if (auto fault = size_fault(info.width, info.height); !fault.empty()) return {{}, fault};
  if (!decode_rows(reader, info.height, nullptr)) return {{}, words_for(reader)};
  return {info, {}};
}

Pixels decode_png(std::string_view bytes, int minimum_width) {
  Reader reader(bytes);
  if (!reader.open()) return {};
  const auto info = reader.info();
  if (!size_fault(info.width, info.height).empty()) return {};
  Reducer reducer(info, minimum_width);
  const bool whole = reader.passes() > 1 ? decode_interlaced(reader, info.height, reducer)
                                         : decode_rows(reader, info.height, &reducer);
  return whole ? reducer.take() : Pixels{};
}

} // namespace broadsheet
