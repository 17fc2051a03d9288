// QR codes as modules (ISO/IEC 18004, by libqrencode).
#pragma once

#include "layout/display/display.hpp"

#include <string>

namespace broadsheet {

// Error correction M. Nothing when the payload is too long for a code. The quiet zone is not part of it.
std::optional<QrItem> encode_qr(const std::string& payload);

} // namespace broadsheet
