// How codes that machines read are printed. Types only.
#pragma once

#include "layout/base/length.hpp"

#include <cstdint>

namespace broadsheet {

// How much of a QR code may be lost (ISO/IEC 18004): 7, 15, 25, 30 per cent.
enum class QrLevel : std::uint8_t { low, medium, quartile, high };

struct CodeStyle {
  Length qr_module{Length::from_mm(0.5)}; // the least side of one module; newsprint does not hold less
  QrLevel qr_level = QrLevel::medium;
};

} // namespace broadsheet
