// JPEG by libjpeg. Its faults jump (longjmp): functions that call it between setjmp and the end hold plain values only,
// everything with a destructor lives in their callers.
#include "layout/picture/cmyk.hpp"
#include "layout/picture/formats.hpp"
#include "layout/picture/jpeg_segments.hpp"

#include <csetjmp>
#include <cstdio>
#include <utility>

#include <jpeglib.h>

#include <jerror.h>

namespace broadsheet {
namespace {

// A progressive file larger than this is looked through, not decoded, when it is inspected.
constexpr std::int64_t kMostPixelsHeld = 16'000'000;

struct Faults {
  jpeg_error_mgr base; // first: libjpeg knows only this part
  std::jmp_buf back;
  int code = 0;      // the first warning or error
  int left_over = 0; // bytes of compressed data behind the picture's last row
};

// Left over behind the last row, these are some encoders' habit; more are a picture that went wrong on the way: random
// bytes in the middle decode to something, but seldom to as many blocks as were there.
constexpr int kMostLeftOver = 16;

Faults& faults_of(j_common_ptr codec) { return *reinterpret_cast<Faults*>(codec->err); }

void note_fault(j_common_ptr codec) {
  auto& faults = faults_of(codec);
  if (faults.code == 0) faults.code = codec->err->msg_code;
}

[[noreturn]] void on_error(j_common_ptr codec) {
  note_fault(codec);
  std::longjmp(faults_of(codec).back, 1); // NOLINT: libjpeg's way
}

// Warnings that leave the picture whole.
bool is_harmless(int code) {
  return code == JWRN_ADOBE_XFORM || code == JWRN_BOGUS_PROGRESSION || code == JWRN_TOO_MUCH_DATA ||
         code == JWRN_JFIF_MAJOR || code == JWRN_EXTRANEOUS_DATA;
}

bool is_restart(int marker) { return marker >= JPEG_RST0 && marker < JPEG_RST0 + 8; }

// Data that no block wanted, before a marker.
void note_extraneous(j_common_ptr codec) {
  const int bytes = codec->err->msg_parm.i[0], marker = codec->err->msg_parm.i[1];
  if (marker == JPEG_EOI) faults_of(codec).left_over = bytes;
  if (is_restart(marker)) note_fault(codec);
}

void on_message(j_common_ptr codec, int level) {
  if (level < 0 && codec->err->msg_code == JWRN_EXTRANEOUS_DATA) note_extraneous(codec);
  if (level < 0 && !is_harmless(codec->err->msg_code)) note_fault(codec);
}

void on_output(j_common_ptr) {}

void set_handlers(Faults& faults) {
  jpeg_std_error(&faults.base);
  faults.base.error_exit = on_error;
  faults.base.emit_message = on_message;
  faults.base.output_message = on_output;
}

std::string words_for(int code) {
  switch (code) {
  case JWRN_JPEG_EOF:
  case JWRN_HIT_MARKER:
  case JERR_INPUT_EOF:
    return "the file ends in the middle";
  case JERR_OUT_OF_MEMORY:
    return "the picture needs too much memory";
  default:
    return "the file is damaged";
  }
}

// Reads a JPEG to its end, row by row. `Row` is called as row(codec, samples, y); it must not throw.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {
    set_handlers(faults_);
    codec_.err = &faults_.base;
  }
  ~Reader() { jpeg_destroy_decompress(&codec_); }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  bool open();
  // Before start(): scales down by halves while the width stays at least `minimum_width`.
  void scale_to(int minimum_width);
  bool start();
  // Decodes the next row into `samples`, which has room for it. False at a fault.
  bool read_row(unsigned char* samples);
  bool close();
  [[nodiscard]] const jpeg_decompress_struct& codec() const { return codec_; }
  [[nodiscard]] int fault() const { return faults_.code; }
  // After close(): whether data were left over that are no padding.
  [[nodiscard]] bool has_left_over() const;
  // After open(): whether decoding holds all of the picture at once (progressive files), about three bytes a pixel.
  [[nodiscard]] bool is_held_whole();
  [[nodiscard]] PictureInfo info() const;

 private:
  std::string_view bytes_;
  Faults faults_{};
  jpeg_decompress_struct codec_{};
};

bool Reader::open() {
  if (setjmp(faults_.back)) return false; // NOLINT: libjpeg's way
  jpeg_create_decompress(&codec_);
  jpeg_mem_src(&codec_, reinterpret_cast<const unsigned char*>(bytes_.data()), bytes_.size());
  jpeg_read_header(&codec_, TRUE);
  return true;
}

void Reader::scale_to(int minimum_width) {
  codec_.scale_num = 1;
  codec_.scale_denom = 1;
  for (unsigned denominator = 2; denominator <= 8; denominator *= 2)
    if (codec_.image_width / denominator >= static_cast<unsigned>(minimum_width)) codec_.scale_denom = denominator;
}

bool Reader::start() {
  if (setjmp(faults_.back)) return false; // NOLINT: libjpeg's way
  const bool four = codec_.jpeg_color_space == JCS_CMYK || codec_.jpeg_color_space == JCS_YCCK;
  codec_.out_color_space = four ? JCS_CMYK : codec_.jpeg_color_space == JCS_GRAYSCALE ? JCS_GRAYSCALE : JCS_RGB;
  codec_.dct_method = JDCT_ISLOW;
  jpeg_start_decompress(&codec_);
  return true;
}

bool Reader::read_row(unsigned char* samples) {
  if (setjmp(faults_.back)) return false; // NOLINT: libjpeg's way
  JSAMPROW rows[] = {samples};
  return jpeg_read_scanlines(&codec_, rows, 1) == 1;
}

bool Reader::close() {
  if (setjmp(faults_.back)) return false; // NOLINT: libjpeg's way
  jpeg_finish_decompress(&codec_);
  return true;
}

bool Reader::has_left_over() const {
  if (faults_.left_over <= kMostLeftOver) return false;
  const std::size_t end = bytes_.rfind("\xff\xd9"), length = static_cast<std::size_t>(faults_.left_over);
  if (end == std::string_view::npos || length > end) return true;
  const std::string_view left = bytes_.substr(end - length, length);
  return left.find_first_not_of(left.front()) != std::string_view::npos;
}

bool Reader::is_held_whole() { return jpeg_has_multiple_scans(&codec_) != 0; }

PictureInfo Reader::info() const {
  PictureInfo info;
  info.format = PictureFormat::jpeg;
  info.width = static_cast<int>(codec_.image_width);
  info.height = static_cast<int>(codec_.image_height);
  info.components = codec_.num_components;
  return info;
}

std::uint32_t rgb(std::uint32_t red, std::uint32_t green, std::uint32_t blue) {
  return 0xff000000U | red << 16 | green << 8 | blue;
}

// Adobe's CMYK files hold inverted values: 255 is no ink.
std::uint32_t from_cmyk(const unsigned char* sample, unsigned inverted) {
  return screen_colour_of(sample[0] ^ inverted, sample[1] ^ inverted, sample[2] ^ inverted, sample[3] ^ inverted);
}

void convert_row(const jpeg_decompress_struct& codec, const unsigned char* sample, std::uint32_t* to) {
  const auto width = codec.output_width;
  switch (codec.output_components) {
  case 1:
    for (unsigned x = 0; x < width; ++x, ++sample) to[x] = rgb(*sample, *sample, *sample);
    break;
  case 3:
    for (unsigned x = 0; x < width; ++x, sample += 3) to[x] = rgb(sample[0], sample[1], sample[2]);
    break;
  default:
    for (unsigned x = 0; x < width; ++x, sample += 4) to[x] = from_cmyk(sample, codec.saw_Adobe_marker != 0 ? 255 : 0);
    break;
  }
}

bool decode_rows(Reader& reader, std::uint32_t* to) {
  const auto& codec = reader.codec();
  std::vector<unsigned char> samples(static_cast<std::size_t>(codec.output_width) *
                                     static_cast<std::size_t>(codec.output_components));
  while (codec.output_scanline < codec.output_height) {
    if (!reader.read_row(samples.data())) return false;
    if (to == nullptr) continue;
    convert_row(codec, samples.data(), to);
    to += codec.output_width;
  }
  return reader.close() && !reader.has_left_over();
}

// The facts of a picture as it is looked at.
PictureInfo turned(PictureInfo info, int orientation) {
  info.orientation = orientation;
  if (info.lies_on_its_side()) std::swap(info.width, info.height);
  return info;
}

} // namespace

PictureCheck inspect_jpeg(std::string_view bytes) {
  Reader reader(bytes);
  if (!reader.open()) return {{}, words_for(reader.fault())};
  const auto info = reader.info();
  if (auto fault = size_fault(info.width, info.height); !fault.empty()) return {{}, fault};
  if (info.components != 1 && info.components != 3 && info.components != 4)
    return {{}, "the picture is neither gray nor RGB nor CMYK"};
  const auto segments = read_jpeg_segments(bytes);
  if (reader.is_held_whole() && std::int64_t{info.width} * info.height > kMostPixelsHeld) {
    if (!segments.whole) return {{}, words_for(JWRN_JPEG_EOF)};
  } else {
    reader.scale_to(1);
    if (!reader.start() || !decode_rows(reader, nullptr) || reader.fault() != 0) return {{}, words_for(reader.fault())};
  }
  return {turned(info, segments.orientation), {}};
}

Pixels decode_jpeg(std::string_view bytes, int minimum_width) {
  Reader reader(bytes);
  if (!reader.open() || !size_fault(reader.info().width, reader.info().height).empty()) return {};
  reader.scale_to(minimum_width);
  if (!reader.start()) return {};
  Pixels pixels;
  pixels.width = static_cast<int>(reader.codec().output_width);
  pixels.height = static_cast<int>(reader.codec().output_height);
  pixels.argb.resize(static_cast<std::size_t>(pixels.width) * static_cast<std::size_t>(pixels.height));
  if (!decode_rows(reader, pixels.argb.data()) || reader.fault() != 0) return {};
  return pixels;
}

} // namespace broadsheet
