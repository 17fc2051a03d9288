#include "layout/page/qr_code.hpp"

#include <memory>

#include <qrencode.h>

namespace broadsheet {

std::optional<QrItem> encode_qr(const std::string& payload) {
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(QRcode_encodeString8bit(payload.c_str(), 0, QR_ECLEVEL_M),
                                                             &QRcode_free);
  if (!code) return std::nullopt;
  QrItem item;
  item.size = static_cast<std::uint16_t>(code->width);
  item.payload = payload;
  item.modules.reserve(static_cast<std::size_t>(item.size) * item.size);
  for (int i = 0; i < code->width * code->width; ++i) item.modules.push_back(code->data[i] & 1);
  return item;
}

} // namespace broadsheet
