// Codes that machines read as items of a page.
#pragma once

#include "layout/codes/barcode.hpp"
#include "layout/codes/qr_code.hpp"
#include "layout/display/display.hpp"

namespace broadsheet {

// The code in the middle of `place`, which holds its quiet zone too: whole device units a module, on whole device units
// of the page.
QrItem qr_item(const QrCode2D& code, const std::string& payload, const Rect& place, const CodeStyle& style);

// The code in the middle of `place`, as wide as whole device units a module allow, as high as the place; digits under
// the bars, those of the add-on above its.
BarcodeItem barcode_item(const BarcodeDigits& digits, const Rect& place);
Length barcode_module(const Barcode& code, const Rect& place);

} // namespace broadsheet
