#include "layout/picture/jpeg_segments.hpp"

#include <cstdint>
#include <optional>

namespace broadsheet {
namespace {

constexpr unsigned kEnd = 0xd9, kScan = 0xda, kApp1 = 0xe1, kApp14 = 0xee;
constexpr std::string_view kExif("Exif\0\0", 6);
constexpr std::uint32_t kOrientationTag = 0x0112, kShort = 3;
constexpr std::size_t kFieldBytes = 12; // of a directory's entry

unsigned byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

// The TIFF structure inside an Exif segment; its numbers stand in either order of bytes.
class Tiff {
 public:
  explicit Tiff(std::string_view bytes) : bytes_(bytes), little_(bytes.starts_with("II")) {}
  [[nodiscard]] std::optional<int> orientation() const;

 private:
  // A number of `length` bytes; nothing when it does not lie in the file.
  [[nodiscard]] std::optional<std::uint32_t> number(std::size_t at, std::size_t length) const;

  std::string_view bytes_;
  bool little_;
};

std::optional<std::uint32_t> Tiff::number(std::size_t at, std::size_t length) const {
  if (at > bytes_.size() || length > bytes_.size() - at) return std::nullopt;
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < length; ++i) value = value << 8 | byte_at(bytes_, at + (little_ ? length - 1 - i : i));
  return value;
}

std::optional<int> Tiff::orientation() const {
  if (!little_ && !bytes_.starts_with("MM")) return std::nullopt;
  const auto directory = number(4, 4);
  const auto fields = directory ? number(*directory, 2) : std::nullopt;
  if (number(2, 2) != 42U || !fields) return std::nullopt;
  for (std::size_t i = 0; i < *fields; ++i) {
    const std::size_t field = *directory + 2 + i * kFieldBytes;
    const auto tag = number(field, 2);
    if (!tag) return std::nullopt; // cut off
    if (*tag != kOrientationTag) continue;
    const auto value = number(field + 8, 2);
    if (number(field + 2, 2) != kShort || !value || *value < 1 || *value > 8) return std::nullopt;
    return static_cast<int>(*value);
  }
  return std::nullopt;
}

void read_segment(unsigned marker, std::string_view data, JpegSegments& found) {
  if (marker == kApp14 && data.starts_with("Adobe") && data.size() >= 12) found.adobe = true;
  if (marker == kApp1 && data.starts_with(kExif))
    if (const auto orientation = Tiff(data.substr(kExif.size())).orientation()) found.orientation = *orientation;
}

bool stands_alone(unsigned marker) { return (marker >= 0xd0 && marker <= 0xd8) || marker == 0x01; }

// The next marker in the compressed data from `at` on: 0xff that is not followed by 0 (stuffing) or a restart.
std::size_t end_of_scan(std::string_view bytes, std::size_t at) {
  while ((at = bytes.find('\xff', at)) != std::string_view::npos && at + 1 < bytes.size()) {
    const unsigned next = byte_at(bytes, at + 1);
    if (next != 0 && (next < 0xd0 || next > 0xd7)) return at;
    at += 2;
  }
  return bytes.size();
}

} // namespace

JpegSegments read_jpeg_segments(std::string_view bytes) {
  JpegSegments found;
  for (std::size_t at = 0; at + 1 < bytes.size();) {
    if (byte_at(bytes, at) != 0xff) return found;
    const unsigned marker = byte_at(bytes, at + 1);
    found.whole = marker == kEnd;
    if (found.whole) return found;
    at += marker == 0xff ? 1 : 2; // markers may be filled up with 0xff
    if (marker == 0xff || stands_alone(marker)) continue;
    if (at + 2 > bytes.size()) return found;
    const std::size_t length = byte_at(bytes, at) << 8 | byte_at(bytes, at + 1); // its own two bytes included
    if (length < 2 || length > bytes.size() - at) return found;
    read_segment(marker, bytes.substr(at + 2, length - 2), found);
    at += length;
    if (marker == kScan) at = end_of_scan(bytes, at);
  }
  return found;
}

} // namespace broadsheet
