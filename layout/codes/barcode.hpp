// EAN-13 bar codes with add-on (ISO/IEC 15420), ISSN as EAN (ISO 3297): from digits to bars.
#pragma once

#include "layout/base/geometry.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

// A code that was checked. `main` has 13 digits, `add_on` 0, 2 or 5.
struct BarcodeDigits {
  std::string main, add_on;
};

struct BarcodeCheck {
  std::optional<BarcodeDigits> digits;
  std::string fault; // why it is no bar code, in plain words: "the check digit of 9771234567890 is 8, not 0"
};

// `code`: 13 digits; or 12, which get their check digit; or an ISSN "1234-5679", which becomes 977 and two zeros for
// the price code. `add_on`: two or five digits (the issue of a paper with an ISSN), or none. Spaces and hyphens between
// digits are left out.
BarcodeCheck check_barcode(std::string_view code, std::string_view add_on);

// The bars of one code: where each begins and how wide it is, in modules from the left end of the quiet zone.
struct Bar {
  int at = 0, width = 0;
  bool guard = false;  // reaches down between the digits
  bool add_on = false; // begins lower: its digits stand above it
};
struct BarcodeText {
  int at = 0, width = 0; // modules that the digits are spread over
  bool above = false;    // of the add-on
  std::string digits;
};
struct Barcode {
  int modules = 0; // in all, quiet zones included
  std::vector<Bar> bars;
  std::vector<BarcodeText> texts;
};
Barcode encode_barcode(const BarcodeDigits& digits);

// The least module that shop scanners are made for: 0.264 mm, 80 per cent of the nominal size.
const Length kLeastBarModule = Length::from_mm(0.264);

} // namespace broadsheet
