#include "layout/codes/qr_code.hpp"

#include <algorithm>
#include <memory>

#include <qrencode.h>

namespace broadsheet {
namespace {

constexpr std::int64_t kUnitsInInch = 600;
constexpr std::int64_t kInch = 72 * 65536;

QRecLevel level_of(QrLevel level) {
  switch (level) {
  case QrLevel::low:
    return QR_ECLEVEL_L;
  case QrLevel::medium:
    return QR_ECLEVEL_M;
  case QrLevel::quartile:
    return QR_ECLEVEL_Q;
  case QrLevel::high:
    return QR_ECLEVEL_H;
  }
  return QR_ECLEVEL_M;
}

} // namespace

std::optional<QrCode2D> encode_qr(const std::string& payload, QrLevel level) {
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
      QRcode_encodeString8bit(payload.c_str(), 0, level_of(level)), &QRcode_free);
  if (!code) return std::nullopt;
  QrCode2D made;
  made.size = static_cast<std::uint16_t>(code->width);
  made.modules.reserve(static_cast<std::size_t>(made.size) * made.size);
  for (int i = 0; i < code->width * code->width; ++i) made.modules.push_back(code->data[i] & 1);
  return made;
}

Length device_length(std::int64_t units) {
  return Length{static_cast<std::int32_t>((units * kInch + kUnitsInInch / 2) / kUnitsInInch)};
}

// A length of whole units is rounded to 1/65536 pt: half of that may be missing or too much.
std::int64_t device_units_up(Length length) { return ((length.sp - 1) * kUnitsInInch + kInch - 1) / kInch; }
std::int64_t device_units_down(Length length) { return (length.sp + 1) * kUnitsInInch / kInch; }

Length qr_side(const QrCode2D& code, const CodeStyle& style) {
  return device_length(device_units_up(style.qr_module) * (code.size + 2 * kQrQuiet));
}

Length qr_module_in(const QrCode2D& code, Length side, const CodeStyle& style) {
  const std::int64_t room = device_units_down(side) / (code.size + 2 * kQrQuiet);
  const std::int64_t wanted = device_units_up(style.qr_module);
  return device_length(std::max<std::int64_t>(1, std::min(room, wanted)));
}

} // namespace broadsheet
