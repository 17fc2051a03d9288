#include "layout/flow/sentences.hpp"

#include "layout/base/utf8.hpp"

namespace broadsheet {
namespace {

bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

constexpr std::u32string_view kOpening = U"“‘（《〈「『【〔［｛([{«";
constexpr std::u32string_view kClosing = U"”’）》〉」』】〕］｝)]}»";
bool is_latin_letter(char32_t c) {
  return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || (c >= 0xc0 && c <= 0x24f);
}

constexpr std::u32string_view kHanStops = U"。？！";
constexpr std::u32string_view kLatinStops = U".?!";

} // namespace

std::vector<std::uint32_t> sentence_ends(std::string_view text) {
  std::vector<std::uint32_t> ends;
  int depth = 0, singles = 0; // marks that are open, and how many of them are ‘
  char32_t before = 0;
  enum class Stop : std::uint8_t { none, han, latin } stop = Stop::none;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    const char32_t c = point.value;
    const bool in_word =
        point.next < text.size() && is_latin_letter(before) && is_latin_letter(decode_utf8(text, point.next).value);
    const bool apostrophe = c == U'’' && (singles == 0 || in_word);
    const bool closes = is_one_of(c, kClosing) && !apostrophe;
    const bool more_stops = is_one_of(c, kHanStops) || is_one_of(c, kLatinStops);
    const bool white = c == U' ' || c == 0x3000;
    if (depth == 0 && stop != Stop::none && !closes && !more_stops && (stop == Stop::han || white)) {
      ends.push_back(white ? point.next : static_cast<std::uint32_t>(at));
      stop = Stop::none;
    }
    if (is_one_of(c, kOpening))
      ++depth;
    else if (closes && depth > 0)
      --depth;
    if (c == U'‘') ++singles;
    if (c == U'’' && closes) --singles;
    if (is_one_of(c, kHanStops))
      stop = Stop::han;
    else if (is_one_of(c, kLatinStops))
      stop = Stop::latin;
    else if (!closes)
      stop = Stop::none;
    before = c;
    at = point.next;
  }
  return ends;
}

} // namespace broadsheet
