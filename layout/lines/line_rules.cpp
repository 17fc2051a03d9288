#include "layout/lines/line_rules.hpp"

#include "layout/base/language.hpp"
#include "layout/base/utf8.hpp"

#include <algorithm>

namespace broadsheet::lines {
namespace {

bool holds(std::u32string_view set, char32_t c) { return c != 0 && set.find(c) != std::u32string_view::npos; }

constexpr std::u32string_view kNeverFirst = // section 2, GB row
    U"\u201d\u2019」』）》〉】〗〕］｝〙〛｠〞〟，、；：。．？！·・‧•–～〜‐゠／々〻ゝゞヽヾー％‰℃℉°′″";
constexpr std::u32string_view kNeverFirstAfterWords = U")]},.:;?!%";
constexpr std::u32string_view kNeverLast = U"\u201c\u2018「『（《〈【〖〔［｛〘〚｟〝／￥＄＃№§";
constexpr std::u32string_view kNeverLastBeforeWords = U"([{";
constexpr std::u32string_view kPrefixes = U"¥￥$＄€£№§#＃±";
constexpr std::u32string_view kDoubled = U"—―…⋯";
constexpr std::u32string_view kInsideNumbers = U".,:";
constexpr std::u32string_view kBetweenNumbers = U"～〜—–";
constexpr std::u32string_view kNumerals = U"零〇一二三四五六七八九十百千";
constexpr std::u32string_view kOrdinalNouns = U"版届次名条章节期位批季卷集";
constexpr std::u32string_view kCounted = U"万亿个家项元人名位件次种类条台辆套座亩吨岁天时分秒倍";

bool is_white(char32_t c) {
  return c == U' ' || c == U'\t' || c == U'\n' || c == 0xa0 || c == 0x202f || c == 0x3000 ||
         (c >= 0x2000 && c <= 0x200b);
}
bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= 0xc0 && c <= 0x52f && c != 0xd7 && c != 0xf7);
}
bool is_word(char32_t c) { return is_letter(c) || is_digit(c); }
// Of the Chinese and Japanese scripts, marks included.
bool is_wide(char32_t c) {
  return (c >= 0x2e80 && c <= 0xd7a3) || (c >= 0xf900 && c <= 0xfaff) || (c >= 0xfe30 && c <= 0xfe4f) ||
         (c >= 0xff00 && c <= 0xff65) || (c >= 0x20000 && c < 0x40000);
}
bool is_han(char32_t c) {
  return (c >= 0x3400 && c <= 0x9fff) || (c >= 0x3041 && c <= 0x30fa) || c == 0x3005 || c == 0x3007 ||
         (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c < 0x40000);
}
bool is_full_width_word(char32_t c) {
  return (c >= 0xff10 && c <= 0xff19) || (c >= 0xff21 && c <= 0xff3a) || (c >= 0xff41 && c <= 0xff5a);
}
bool is_variation_selector(char32_t c) { return (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef); }

} // namespace

BreakRules::BreakRules(std::string_view text, std::string_view language) : cjk_(is_cjk_language(language)) {
  for (std::uint32_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    if (!is_variation_selector(point.value)) {
      text_.push_back(point.value);
      offsets_.push_back(at);
    }
    at = point.next;
  }
  offsets_.push_back(static_cast<std::uint32_t>(text.size()));
}

std::size_t BreakRules::index_of(std::uint32_t at) const {
  return static_cast<std::size_t>(std::lower_bound(offsets_.begin(), offsets_.end(), at) - offsets_.begin());
}

TextRange BreakRules::range(std::size_t begin, std::size_t end) const { return {offsets_[begin], offsets_[end]}; }

// Whether a line may not end between characters i-1 and i, white between them counted to the first, because of marks or
// because they are one foreign word.
bool BreakRules::holds_together(std::size_t i) const {
  if (i == 0 || i >= text_.size()) return false;
  const auto foreign = [&](std::size_t k) { return !is_white(text_[k]) && !is_wide(text_[k]); };
  if (is_white(text_[i])) return true; // the break would be after the white
  if (is_white(text_[i - 1])) {
    std::size_t before = i - 1;
    bool fixed = false;
    for (; before > 0 && is_white(text_[before]); --before) fixed |= text_[before] == 0xa0 || text_[before] == 0x202f;
    return fixed || holds(kNeverFirst, text_[i]) || holds(kNeverFirstAfterWords, text_[i]) ||
           holds(kNeverLast, text_[before]) || holds(kNeverLastBeforeWords, text_[before]);
  }
  const auto sided = [&](std::size_t k) { return text_[k] == U'"' || text_[k] == U'\''; }; // who knows which side
  if (sided(i - 1) || sided(i)) return true;
  return (foreign(i - 1) && foreign(i)) || is_forbidden_start(i) || is_forbidden_end(i);
}

// The foreign word, number or address around a break, with all that may not leave it.
TextRange BreakRules::word_around(std::size_t i) const {
  std::size_t begin = i, end = i;
  while (begin > 0 && (begin == i || holds_together(begin))) --begin;
  while (end < text_.size() && (end == i || holds_together(end))) ++end;
  while (end > i && is_white(text_[end - 1])) --end;
  return range(begin, end);
}

bool BreakRules::is_forbidden_start(std::size_t i) const {
  const char32_t left = text_[i - 1], right = character(i);
  if (holds(kNeverFirstAfterWords, right)) {
    const bool begins_word =
        (right == U'.' || right == U':') && (is_letter(character(i + 1)) || character(i + 1) == right);
    return is_word(left) || is_han(left) || (holds(kNeverFirst, left) && !begins_word); // 、.profile
  }
  if (!cjk_) return (right == 0x201d || right == 0x2019) && is_word(left);
  return holds(kNeverFirst, right);
}

bool BreakRules::is_forbidden_end(std::size_t i) const {
  const char32_t left = text_[i - 1], right = character(i);
  if (holds(kNeverLastBeforeWords, left)) return is_word(right) || is_han(right);
  if (!cjk_) return (left == 0x201c || left == 0x2018) && is_word(right);
  if (left == U'/') return is_wide(right) || is_wide(i >= 2 ? text_[i - 2] : 0);
  return holds(kNeverLast, left);
}

// Between a scheme ("http://") and the next white or Chinese character addresses have breaks of their own.
bool BreakRules::is_in_address(std::size_t i) const {
  for (std::size_t k = i; k >= 3 && !is_white(text_[k - 1]) && !is_wide(text_[k - 1]); --k)
    if (text_[k - 3] == U':' && text_[k - 2] == U'/' && text_[k - 1] == U'/') return true;
  return false;
}

BrokenRule BreakRules::split(std::size_t i) const {
  const char32_t before = i >= 2 ? text_[i - 2] : 0, left = text_[i - 1], right = character(i),
                 after = character(i + 1);
  if (is_digit(left) && is_digit(right)) return {"K6", word_around(i)};
  if (is_digit(before) && holds(kInsideNumbers, left) && is_digit(right)) return {"K6", word_around(i)};
  if (is_digit(left) && holds(kInsideNumbers, right) && is_digit(after)) return {"K6", word_around(i)};
  if (is_word(left) && is_word(right)) return {"K3", word_around(i)};
  if (holds(kPrefixes, left) && is_digit(right)) return {"K3", word_around(i)};
  if (is_digit(left) && right == U'%') return {"K3", word_around(i)};
  return cjk_ ? split_in_cjk(i) : BrokenRule{};
}

BrokenRule BreakRules::split_in_cjk(std::size_t i) const {
  const char32_t left = text_[i - 1], right = character(i);
  const auto numeral = [](char32_t c) { return is_digit(c) || holds(kNumerals, c); };
  if (is_digit(left) && (right == U'年' || right == U'月' || right == U'日')) return {"K3", range(i - 1, i + 1)};
  if (holds(kBetweenNumbers, left) && is_digit(right)) {
    std::size_t k = i - 1;
    while (k > 0 && (holds(U"%％℃", text_[k - 1]))) --k;
    if (k > 0 && is_digit(text_[k - 1])) return {"K3", range(k - 1, i + 1)};
  }
  if (!numeral(left) && left != U'第') return {};
  std::size_t ordinal = i;
  while (ordinal > 0 && numeral(text_[ordinal - 1])) --ordinal;
  const bool is_ordinal = ordinal > 0 && text_[ordinal - 1] == U'第' && (ordinal < i || numeral(right));
  if (is_ordinal && (numeral(right) || holds(kOrdinalNouns, right))) return {"K3", range(ordinal - 1, i + 1)};
  return {};
}

BrokenRule BreakRules::at_break(std::uint32_t at, bool hyphenated) const {
  const std::size_t i = index_of(at);
  if (i == 0 || i >= text_.size()) return {};
  const char32_t left = text_[i - 1], right = text_[i];
  if (is_white(left)) {
    std::size_t end = i;
    while (end > 1 && is_white(text_[end - 1])) --end;
    if (cjk_ && holds(kNeverFirst, right) && is_wide(right)) return {"GB-start", {}};
    if (cjk_ && holds(kNeverLast, text_[end - 1])) return {"GB-end", {}};
    return {};
  }
  if (left == right && holds(kDoubled, left)) {
    std::size_t first = i;
    while (first > 0 && text_[first - 1] == left) --first;
    if ((i - first) % 2 != 0) return {"K2", range(i - 1, i + 1)};
  }
  if (is_in_address(i)) return is_word(left) && is_word(right) ? BrokenRule{"K3", word_around(i)} : BrokenRule{};
  if (is_forbidden_start(i)) return {"GB-start", {}};
  if (is_forbidden_end(i)) return {"GB-end", {}};
  return hyphenated ? BrokenRule{} : split(i);
}

bool BreakRules::parts_number_and_unit(std::uint32_t at) const {
  const std::size_t i = index_of(at);
  if (i == 0 || i >= text_.size() || !cjk_) return false;
  const char32_t left = text_[i - 1];
  const bool counts = is_digit(left) || ((left == U'万' || left == U'亿') && i >= 2 && is_digit(text_[i - 2]));
  return counts && holds(kCounted, text_[i]);
}

bool BreakRules::is_lonely_end(std::uint32_t at) const {
  int characters = 0;
  for (std::size_t i = index_of(at); i < text_.size(); ++i)
    if (is_han(text_[i]) || is_word(text_[i]) || is_full_width_word(text_[i])) ++characters;
  return characters < 2;
}

} // namespace broadsheet::lines
