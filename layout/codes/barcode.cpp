#include "layout/codes/barcode.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace broadsheet {
namespace {

constexpr int kQuietLeft = 11, kQuietRight = 7;    // modules
constexpr int kAddOnGap = 9, kAddOnQuietRight = 5; // between code and add-on; after it
constexpr int kHalfDigits = 6, kDigitModules = 7;

// Modules of a digit with odd parity, seven bits, dark = 1. The right half has their complements, even parity those
// from right to left.
constexpr std::array<unsigned, 10> kOdd{0b0001101, 0b0011001, 0b0010011, 0b0111101, 0b0100011,
                                        0b0110001, 0b0101111, 0b0111011, 0b0110111, 0b0001011};
// Which digits of the left half are even, by the first digit; which of five add-on digits, by their check sum.
constexpr std::array<std::string_view, 10> kLeftParity{"OOOOOO", "OOEOEE", "OOEEOE", "OOEEEO", "OEOOEE",
                                                       "OEEOOE", "OEEEOO", "OEOEOE", "OEOEEO", "OEEOEO"};
constexpr std::array<std::string_view, 10> kFiveParity{"EEOOO", "EOEOO", "EOOEO", "EOOOE", "OEEOO",
                                                       "OOEEO", "OOOEE", "OEOEO", "OEOOE", "OOEOE"};
constexpr std::array<std::string_view, 4> kTwoParity{"OO", "OE", "EO", "EE"};

int value_of(char digit) { return digit - '0'; }

unsigned complement(unsigned modules) { return ~modules & 0x7f; }

unsigned reversed(unsigned modules) {
  unsigned turned = 0;
  for (int bit = 0; bit < kDigitModules; ++bit) turned |= (modules >> bit & 1) << (kDigitModules - 1 - bit);
  return turned;
}

unsigned modules_of(char digit, char parity) {
  const unsigned odd = kOdd[static_cast<std::size_t>(value_of(digit))];
  return parity == 'O' ? odd : reversed(complement(odd));
}

// Weights 1 and 3 from the left (ISO/IEC 15420, annex A).
char check_digit(std::string_view twelve) {
  int sum = 0;
  for (std::size_t i = 0; i < twelve.size(); ++i) sum += value_of(twelve[i]) * (i % 2 == 0 ? 1 : 3);
  return static_cast<char>('0' + (10 - sum % 10) % 10);
}

// ISO 3297: weights 8 to 2, modulo 11; 10 is X.
char issn_check(std::string_view seven) {
  int sum = 0;
  for (std::size_t i = 0; i < seven.size(); ++i) sum += value_of(seven[i]) * (8 - static_cast<int>(i));
  const int rest = (11 - sum % 11) % 11;
  return rest == 10 ? 'X' : static_cast<char>('0' + rest);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

std::string compact(std::string_view text) {
  std::string digits;
  for (const char c : text)
    if (c != ' ' && c != '-') digits += c;
  return digits;
}

// 13 digits of an ISSN, or why not.
std::string read_issn(const std::string& issn, std::string& fault) {
  const char wanted = issn_check(issn.substr(0, 7));
  if (issn[7] != wanted) fault = fmt::format("the check digit of ISSN {} is {}, not {}", issn, wanted, issn[7]);
  const std::string twelve = "977" + issn.substr(0, 7) + "00";
  return twelve + check_digit(twelve);
}

// Draws from left to right: dark modules side by side are one bar.
class Drawing {
 public:
  explicit Drawing(Barcode& code) : code_(code) {}
  void add(unsigned modules, int count, bool guard, bool add_on);
  void skip(int modules) { at_ += modules; }
  [[nodiscard]] int at() const { return at_; }

 private:
  Barcode& code_;
  int at_ = 0;
};

void Drawing::add(unsigned modules, int count, bool guard, bool add_on) {
  for (int bit = count - 1; bit >= 0; --bit, ++at_) {
    if ((modules >> bit & 1) == 0) continue;
    Bar* last = code_.bars.empty() ? nullptr : &code_.bars.back();
    if (last != nullptr && last->at + last->width == at_ && last->guard == guard && last->add_on == add_on)
      ++last->width;
    else
      code_.bars.push_back({at_, 1, guard, add_on});
  }
}

std::string_view add_on_parity(std::string_view digits) {
  if (digits.size() == 2)
    return kTwoParity[static_cast<std::size_t>((value_of(digits[0]) * 10 + value_of(digits[1])) % 4)];
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) sum += value_of(digits[i]) * (i % 2 == 0 ? 3 : 9);
  return kFiveParity[static_cast<std::size_t>(sum % 10)];
}

void draw_add_on(Barcode& code, Drawing& drawing, const std::string& digits) {
  drawing.skip(kAddOnGap);
  const int from = drawing.at();
  const std::string_view parity = add_on_parity(digits);
  drawing.add(0b1011, 4, false, true);
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0) drawing.add(0b01, 2, false, true);
    drawing.add(modules_of(digits[i], parity[i]), kDigitModules, false, true);
  }
  code.texts.push_back({from, drawing.at() - from, true, digits});
  drawing.skip(kAddOnQuietRight);
}

} // namespace

BarcodeCheck check_barcode(std::string_view code, std::string_view add_on) {
  BarcodeDigits digits{compact(code), compact(add_on)};
  std::string& main = digits.main;
  std::string fault;
  const bool is_issn = main.size() == 8 && all_digits(main.substr(0, 7)) && (is_digit(main[7]) || main[7] == 'X');
  if (is_issn) {
    main = read_issn(main, fault);
  } else if (!all_digits(main) || main.size() < 12 || main.size() > 13) {
    fault =
        fmt::format("\"{}\" is no bar code: 13 digits, 12 without the check digit, or an ISSN like 1234-5679", code);
  } else if (main.size() == 12) {
    main += check_digit(main);
  } else if (const char wanted = check_digit(main.substr(0, 12)); wanted != main[12]) {
    fault = fmt::format("the check digit of {} is {}, not {}", main, wanted, main[12]);
  }
  const std::size_t extra = digits.add_on.size();
  if (fault.empty() && (!all_digits(digits.add_on) || (extra != 0 && extra != 2 && extra != 5)))
    fault = fmt::format("\"{}\" is no add-on: two or five digits", add_on);
  if (!fault.empty()) return {std::nullopt, fault};
  return {std::move(digits), {}};
}

Barcode encode_barcode(const BarcodeDigits& digits) {
  Barcode code;
  Drawing drawing(code);
  const std::string& main = digits.main;
  code.texts.push_back({kQuietLeft - 2 - kDigitModules, kDigitModules, false, main.substr(0, 1)});
  drawing.skip(kQuietLeft);
  drawing.add(0b101, 3, true, false);
  const std::string_view parity = kLeftParity[static_cast<std::size_t>(value_of(main[0]))];
  code.texts.push_back({drawing.at(), kHalfDigits * kDigitModules, false, main.substr(1, 6)});
  for (std::size_t i = 0; i < kHalfDigits; ++i)
    drawing.add(modules_of(main[i + 1], parity[i]), kDigitModules, false, false);
  drawing.add(0b01010, 5, true, false);
  code.texts.push_back({drawing.at(), kHalfDigits * kDigitModules, false, main.substr(7, 6)});
  for (std::size_t i = 0; i < kHalfDigits; ++i)
    drawing.add(complement(modules_of(main[i + 7], 'O')), kDigitModules, false, false);
  drawing.add(0b101, 3, true, false);
  if (digits.add_on.empty())
    drawing.skip(kQuietRight);
  else
    draw_add_on(code, drawing, digits.add_on);
  code.modules = drawing.at();
  return code;
}

} // namespace broadsheet
