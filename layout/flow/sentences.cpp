#include "layout/flow/sentences.hpp"

#include "layout/base/utf8.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

constexpr std::u32string_view kOpening = U"“‘（《〈「『【〔［｛([{«";
constexpr std::u32string_view kClosing = U"”’）》〉」』】〕］｝)]}»";
constexpr std::u32string_view kHanStops = U"。？！";
constexpr std::u32string_view kLatinStops = U".?!";
constexpr std::u32string_view kColons = U"：:︰";
constexpr std::u32string_view kDashes = U"—–―⸺⸻";

bool is_latin_letter(char32_t c) {
  return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || (c >= 0xc0 && c <= 0x24f);
}

bool is_white(char32_t c) { return c == U' ' || c == 0x3000; }

// Counts the marks that are open, character by character.
class PairDepth {
 public:
  // `next`: the character after `c`, 0 at the end. Whether `c` closes what is open (an apostrophe does not).
  bool take(char32_t c, char32_t next) {
    const bool in_word = is_latin_letter(before_) && is_latin_letter(next);
    const bool apostrophe = c == U'’' && (singles_ == 0 || in_word);
    const bool closes = is_one_of(c, kClosing) && !apostrophe;
    if (is_one_of(c, kOpening))
      ++depth_;
    else if (closes && depth_ > 0)
      --depth_;
    if (c == U'‘') ++singles_;
    if (c == U'’' && closes) --singles_;
    before_ = c;
    return closes;
  }
  [[nodiscard]] int depth() const { return depth_; }

 private:
  int depth_ = 0, singles_ = 0; // marks that are open, and how many of them are ‘
  char32_t before_ = 0;
};

char32_t character_at(std::string_view text, std::size_t at) {
  return at < text.size() ? decode_utf8(text, at).value : 0;
}

} // namespace

std::vector<std::uint32_t> sentence_ends(std::string_view text) {
  std::vector<std::uint32_t> ends;
  PairDepth pairs;
  enum class Stop : std::uint8_t { none, han, latin } stop = Stop::none;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    const char32_t c = point.value;
    const int depth = pairs.depth();
    const bool closes = pairs.take(c, character_at(text, point.next));
    const bool more_stops = is_one_of(c, kHanStops) || is_one_of(c, kLatinStops);
    if (depth == 0 && stop != Stop::none && !closes && !more_stops && (stop == Stop::han || is_white(c))) {
      ends.push_back(is_white(c) ? point.next : static_cast<std::uint32_t>(at));
      stop = Stop::none;
    }
    if (is_one_of(c, kHanStops))
      stop = Stop::han;
    else if (is_one_of(c, kLatinStops))
      stop = Stop::latin;
    else if (!closes)
      stop = Stop::none;
    at = point.next;
  }
  return ends;
}

bool is_in_pair(std::string_view text, std::size_t at) {
  PairDepth pairs;
  for (std::size_t i = 0; i < std::min(at, text.size());) {
    const CodePoint point = decode_utf8(text, i);
    pairs.take(point.value, character_at(text, point.next));
    i = point.next;
  }
  return pairs.depth() > 0;
}

bool leads_on(std::string_view text) {
  constexpr std::size_t kTail = 32; // bytes that hold the last characters
  std::size_t from = text.size() > kTail ? text.size() - kTail : 0;
  while (from < text.size() && (static_cast<unsigned char>(text[from]) & 0xc0) == 0x80) ++from;
  char32_t before = 0, last = 0;
  for (std::size_t at = from; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    at = point.next;
    if (is_white(point.value)) continue;
    if (!(is_one_of(point.value, kDashes) && is_one_of(last, kDashes))) before = last;
    last = point.value;
  }
  if (is_one_of(last, kColons)) return true;
  const bool after_stop = is_one_of(before, kHanStops) || is_one_of(before, kLatinStops) || is_one_of(before, kClosing);
  return is_one_of(last, kDashes) && !after_stop;
}

} // namespace broadsheet
