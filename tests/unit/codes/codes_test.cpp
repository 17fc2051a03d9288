// Codes as bars and modules. Where the numbers come from stands beside them.
#include "layout/codes/barcode.hpp"
#include "layout/codes/qr_code.hpp"

#include <gtest/gtest.h>

namespace broadsheet::testing {
namespace {

TEST(QrCodes, HaveTheirFinders) {
  const auto code = encode_qr("https://example.org/", QrLevel::medium);
  ASSERT_TRUE(code);
  ASSERT_EQ(code->modules.size(), static_cast<std::size_t>(code->size) * code->size);
  // Each finder begins with a row of seven dark modules and one light.
  const std::size_t size = code->size;
  for (const std::size_t corner : {std::size_t{0}, size - 7, size * (size - 7)})
    for (std::size_t i = 0; i < 7; ++i) EXPECT_EQ(code->modules[corner + i], 1) << corner;
  EXPECT_EQ(code->modules[7], 0);
}

TEST(QrCodes, TooLongForACode) { EXPECT_FALSE(encode_qr(std::string(5000, 'x'), QrLevel::low)); }

TEST(QrCodes, ASaferCodeIsLarger) {
  const std::string words(60, 'x');
  EXPECT_LT(encode_qr(words, QrLevel::low)->size, encode_qr(words, QrLevel::quartile)->size);
  EXPECT_LT(encode_qr(words, QrLevel::medium)->size, encode_qr(words, QrLevel::high)->size);
}

TEST(QrCodes, AreAsLargeAsTheirModulesAsk) {
  CodeStyle style;
  const QrCode2D small{21, {}}, large{41, {}};
  // 0.5 mm are 11.8 units of 1/600 inch: 12 of them, 0.508 mm.
  EXPECT_EQ(qr_side(small, style), device_length(12 * 29));
  EXPECT_EQ(qr_side(large, style), device_length(12 * 49));
  style.qr_module = Length::points(6); // 50 units
  EXPECT_EQ(qr_side(small, style), Length::points(6) * 29);
}

TEST(QrCodes, ModulesAreWholeDeviceUnits) {
  const CodeStyle style;
  const QrCode2D code{21, {}};
  const Length side = qr_side(code, style);
  EXPECT_EQ(qr_module_in(code, side, style), device_length(12));
  EXPECT_EQ(qr_module_in(code, side * 2, style), device_length(12)) << "no larger than wanted";
  EXPECT_EQ(qr_module_in(code, side - Length{4000}, style), device_length(11)) << "too narrow: smaller modules";
  for (std::int64_t units = 1; units < 3000; ++units) {
    EXPECT_EQ(device_units_up(device_length(units)), units);
    EXPECT_EQ(device_units_down(device_length(units)), units);
  }
}

std::string modules_of(const Barcode& code) {
  std::string modules(static_cast<std::size_t>(code.modules), '0');
  for (const Bar& bar : code.bars)
    for (int i = 0; i < bar.width; ++i) modules[static_cast<std::size_t>(bar.at + i)] = '1';
  return modules;
}

Barcode made(std::string_view code, std::string_view add_on = "") {
  const auto check = check_barcode(code, add_on);
  EXPECT_TRUE(check.digits) << check.fault;
  return encode_barcode(check.digits.value_or(BarcodeDigits{"0000000000000", ""}));
}

// By hand from the tables of ISO/IEC 15420: 5901234123457, first digit 5 = parity OEEOOE.
TEST(Barcodes, ModulesAreThoseOfTheStandard) {
  const Barcode code = made("5901234123457");
  EXPECT_EQ(code.modules, 113);
  EXPECT_EQ(modules_of(code), std::string(11, '0') + "101" +
                                  "0001011"
                                  "0100111"
                                  "0110011"
                                  "0010011"
                                  "0111101"
                                  "0011101" +
                                  "01010" +
                                  "1100110"
                                  "1101100"
                                  "1000010"
                                  "1011100"
                                  "1001110"
                                  "1000100" +
                                  "101" + std::string(7, '0'));
}

TEST(Barcodes, AddOnsHaveTheirParity) {
  // 05 is 1 modulo 4: odd, even.
  const std::string two = modules_of(made("9771234567003", "05"));
  EXPECT_EQ(two.substr(11 + 95 + 9), "1011"
                                     "0001101"
                                     "01"
                                     "0111001"
                                     "00000");
  // 86104: 3 * (8 + 1 + 4) + 9 * (6 + 0) = 93: EOOOE.
  const std::string five = modules_of(made("9771234567003", "86104"));
  EXPECT_EQ(five.substr(11 + 95 + 9), "1011"
                                      "0001001"
                                      "01"
                                      "0101111"
                                      "01"
                                      "0011001"
                                      "01"
                                      "0001101"
                                      "01"
                                      "0011101"
                                      "00000");
}

TEST(Barcodes, CheckDigitsAreReckonedOrProved) {
  EXPECT_EQ(check_barcode("590123412345", "").digits->main, "5901234123457");
  EXPECT_EQ(check_barcode("978-3-16-148410-0", "").digits->main, "9783161484100");
  EXPECT_EQ(check_barcode("5901234123450", "").fault, "the check digit of 5901234123450 is 7, not 0");
}

TEST(Barcodes, AnIssnBecomesAnEan) {
  // 0317-8471 is the example of the ISSN manual; its EAN begins with 977 and has 00 before the check digit.
  EXPECT_EQ(check_barcode("0317-8471", "").digits->main, "9770317847001");
  EXPECT_EQ(check_barcode("1050-124X", "").digits->main.substr(0, 12), "977105012400");
  EXPECT_EQ(check_barcode("0317-8472", "").fault, "the check digit of ISSN 03178472 is 1, not 2");
}

TEST(Barcodes, WhatIsNoneIsToldSo) {
  for (const char* bad : {"", "12", "59012341234579", "590123412345x", "{barcode}"})
    EXPECT_NE(check_barcode(bad, "").fault.find("is no bar code"), std::string::npos) << bad;
  for (const char* bad : {"1", "123", "1234", "123456", "1a"})
    EXPECT_NE(check_barcode("9771234567003", bad).fault.find("is no add-on"), std::string::npos) << bad;
}

} // namespace
} // namespace broadsheet::testing
