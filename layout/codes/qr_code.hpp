// QR codes as modules (ISO/IEC 18004, by libqrencode), and how large they are printed.
#pragma once

#include "templates/model/codes.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace broadsheet {

constexpr int kQrQuiet = 4; // modules of white on every side

struct QrCode2D {
  std::uint16_t size = 0;            // modules a side, without the quiet zone
  std::vector<std::uint8_t> modules; // size * size, 1 = dark, by rows
};

// Nothing when the payload is too long for a code of that level.
std::optional<QrCode2D> encode_qr(const std::string& payload, QrLevel level);

// Lengths that a platesetter prints without rounding: whole units of 1/600 inch (0.042 mm).
Length device_length(std::int64_t units);
std::int64_t device_units_up(Length length);   // the least that is no shorter
std::int64_t device_units_down(Length length); // the most that is no longer

// The least side of a code with its quiet zone: modules of `style.module`, rounded up to whole device units.
Length qr_side(const QrCode2D& code, const CodeStyle& style);
// The module in a square of that side: whole device units, the least module where the side allows it; smaller when it
// does not.
Length qr_module_in(const QrCode2D& code, Length side, const CodeStyle& style);

} // namespace broadsheet
