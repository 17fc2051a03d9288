#include "layout/verify/letters.hpp"

#include "layout/base/utf8.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

namespace broadsheet::proof {
namespace {

std::string nfc(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return std::string(utf8);
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  normalizer->normalizeUTF8(0, icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())), sink, nullptr,
                            status);
  return U_FAILURE(status) ? std::string(utf8) : out;
}

// Blocks whose characters stand for other letters and come from fonts, not from writers.
bool is_presentation_form(char32_t c) {
  return (c >= 0xFB00 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC) || (c >= 0x2E80 && c <= 0x2FDF);
}

bool is_hyphen(char32_t c) { return c == U'-' || c == 0x2010 || c == 0x2011; }

bool is_white(char32_t c) {
  const auto value = static_cast<UChar32>(c);
  return u_isUWhiteSpace(value) || u_charType(value) == U_CONTROL_CHAR;
}

std::u32string expand(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCInstance(status);
  if (U_FAILURE(status)) return std::u32string(1, c);
  const icu::UnicodeString text = normalizer->normalize(icu::UnicodeString(static_cast<UChar32>(c)), status);
  std::u32string out;
  for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    if (const auto part = static_cast<char32_t>(text.char32At(at)); !is_white(part)) out += part;
  }
  return out;
}

} // namespace

void append_letters(Letters& to, std::string_view utf8, std::uint8_t first_gap) {
  const std::string text = is_valid_utf8(utf8) ? nfc(utf8) : std::string();
  std::uint8_t gap = first_gap;
  const auto add = [&](char32_t letter) {
    to.letters += letter;
    to.gaps.push_back(gap);
    gap = 0;
  };
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    at = point.next;
    const char32_t c = point.value;
    if (c >= U'!' && c <= U'~') {
      add(c);
    } else if (is_white(c)) {
      gap = static_cast<std::uint8_t>(gap | (c == U'\n' || c == U'\r' || c == U'\f' || c == 0x2028 ? kLine : kSpace));
    } else if (is_hyphen(c)) {
      add(U'-');
    } else if (is_presentation_form(c)) {
      for (const char32_t part : expand(c)) add(part);
    } else if (!u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) {
      add(c);
    }
  }
}

std::string show(const Letters& from, std::size_t begin, std::size_t end, std::size_t limit) {
  std::string out;
  for (std::size_t at = begin; at < end && at < begin + limit; ++at) {
    if (at > begin && from.gaps[at] != 0 && !(is_han(from.letters[at]) && from.gaps[at] == kLine)) out += ' ';
    append_utf8(out, from.letters[at]);
  }
  if (end > begin + limit) out += "…";
  return out;
}

bool is_han(char32_t letter) {
  const auto value = static_cast<UChar32>(letter);
  const int width = u_getIntPropertyValue(value, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}

} // namespace broadsheet::proof
