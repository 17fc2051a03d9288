#include "layout/verify/engine_words.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <string_view>

namespace broadsheet::proof {
namespace {

constexpr char32_t kNumber = 0x10FFFF; // no character; stands in a pattern for a page number
constexpr std::string_view kPlaceholder = "{page}";
constexpr std::size_t kLongestNumber = 7; // 一千二百三十四

std::optional<int> digit_value(char32_t c) {
  if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
  if (c >= 0xFF10 && c <= 0xFF19) return static_cast<int>(c - 0xFF10);
  constexpr std::u32string_view han = U"〇一二三四五六七八九";
  if (const auto at = han.find(c); at != std::u32string_view::npos) return static_cast<int>(at);
  if (c == U'零') return 0;
  if (c == U'两') return 2;
  return std::nullopt;
}

std::optional<int> unit_value(char32_t c) {
  if (c == U'十') return 10;
  if (c == U'百') return 100;
  if (c == U'千') return 1000;
  return std::nullopt;
}

bool is_numeral(char32_t c) { return digit_value(c) || unit_value(c); }

// Words of the engine's that begin or end with such a letter do not run into others.
bool is_word(char32_t c) { return c == kNumber || u_isalnum(static_cast<UChar32>(c)) != 0; }

// The pattern's letters, with kNumber for the placeholder.
std::u32string read_pattern(const std::string& utf8) {
  std::u32string out;
  for (std::size_t at = 0; at <= utf8.size();) {
    const std::size_t found = utf8.find(kPlaceholder, at);
    Letters part;
    append_letters(part, std::string_view(utf8).substr(at, found - at), 0);
    out += part.letters;
    if (found == std::string::npos) break;
    out += kNumber;
    at = found + kPlaceholder.size();
  }
  return out;
}

// Positional digits (12, 一二) as they stand.
std::optional<int> read_digits(std::u32string_view letters) {
  int value = 0;
  for (const char32_t c : letters) value = value * 10 + digit_value(c).value_or(0);
  return letters.size() <= 4 && value > 0 ? std::optional(value) : std::nullopt;
}

} // namespace

std::optional<int> read_page_number(std::u32string_view letters) {
  if (letters.empty() || letters.size() > kLongestNumber) return std::nullopt;
  if (!std::all_of(letters.begin(), letters.end(), is_numeral)) return std::nullopt;
  if (std::none_of(letters.begin(), letters.end(), unit_value)) return read_digits(letters);
  int value = 0;
  int digit = -1; // -1: none since the last unit
  for (const char32_t c : letters) {
    if (const auto unit = unit_value(c)) {
      value += *unit * (digit < 0 ? 1 : digit);
      digit = -1;
    } else {
      digit = *digit_value(c);
    }
  }
  value += std::max(digit, 0);
  return value > 0 && value <= 9999 ? std::optional(value) : std::nullopt;
}

WordPatterns::WordPatterns(const EngineWords& words, const Paper& paper) : paper_(paper) {
  for (const auto& [label, number] : words.page_labels) labels_.emplace_back(read_pattern(label), number);
  for (const std::string& text : words.jump_to) add(WordKind::jump_to, 0, text);
  for (const std::string& text : words.jump_from) add(WordKind::jump_from, 0, text);
  for (std::size_t i = 0; i < words.repeat_heads.size(); ++i) add(WordKind::repeat_head, i, words.repeat_heads[i]);
  for (std::size_t i = 0; i < words.furniture.size(); ++i) {
    for (const std::string& text : words.furniture[i]) add(WordKind::furniture, i, text);
  }
  for (const std::string& text : words.ornaments) add(WordKind::ornament, 0, text);
}

void WordPatterns::add(WordKind kind, std::size_t owner, const std::string& utf8) {
  std::u32string letters = read_pattern(utf8);
  if (letters.empty()) return;
  by_first_[letters.front()].push_back(patterns_.size());
  if (kind == WordKind::repeat_head) head_of_.emplace(static_cast<std::uint32_t>(owner), patterns_.size());
  patterns_.push_back({kind, static_cast<std::uint32_t>(owner), std::move(letters), false});
}

bool WordPatterns::has(WordKind kind) const {
  return std::any_of(patterns_.begin(), patterns_.end(), [&](const Pattern& p) { return p.kind == kind; });
}

std::optional<WordUse> WordPatterns::find(std::size_t at) const {
  std::optional<WordUse> best;
  for (const std::size_t index : starting_with(paper_.text.letters[at])) {
    const std::optional<WordUse> use = match(index, at);
    // An index of what is inside (refers) names a headline where no continuation stands under it.
    const auto is_refer = [&] {
      return use->end == best->end && use->kind == WordKind::furniture && best->kind == WordKind::repeat_head;
    };
    if (use && (!best || use->end > best->end || is_refer())) best = use;
  }
  return best;
}

// Heads of several stories may have the same words; any of them was found.
bool WordPatterns::is_head_of(const WordUse& use, std::uint32_t story) const {
  const auto own = head_of_.find(story);
  return own != head_of_.end() && patterns_[own->second].letters == patterns_[use.pattern].letters;
}

std::vector<WordUse> WordPatterns::unused_furniture() const {
  std::vector<WordUse> found;
  for (std::size_t index = 0; index < patterns_.size(); ++index) {
    const Pattern& pattern = patterns_[index];
    if (pattern.kind != WordKind::furniture || pattern.used || pattern.owner >= paper_.page_begins.size()) continue;
    const std::size_t next = pattern.owner + 1;
    const std::size_t end = next < paper_.page_begins.size() ? paper_.page_begins[next] : paper_.size();
    for (std::size_t at = paper_.page_begins[pattern.owner]; at < end; ++at) {
      if (!paper_.line_begins(at)) continue;
      const std::optional<WordUse> use = match(index, at);
      if (use && paper_.line_begins(use->end)) found.push_back(*use);
    }
  }
  return found;
}

void WordPatterns::mark_used(const WordUse& use) {
  if (use.kind == WordKind::furniture) patterns_[use.pattern].used = true;
}

std::vector<std::size_t> WordPatterns::starting_with(char32_t letter) const {
  std::vector<std::size_t> found;
  const auto take = [&](char32_t first) {
    const auto list = by_first_.find(first);
    if (list != by_first_.end()) found.insert(found.end(), list->second.begin(), list->second.end());
  };
  take(letter);
  const bool label = std::any_of(labels_.begin(), labels_.end(), [&](const auto& l) { return l.first[0] == letter; });
  if (label || is_numeral(letter)) take(kNumber);
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<std::pair<std::size_t, int>> WordPatterns::numbers_at(std::size_t at) const {
  const std::u32string_view letters = paper_.text.letters;
  std::size_t longest = at;
  while (longest < paper_.size() && longest < at + kLongestNumber && is_numeral(letters[longest]) &&
         (longest == at || !paper_.line_begins(longest))) {
    ++longest;
  }
  std::vector<std::pair<std::size_t, int>> found;
  for (std::size_t stop = longest; stop > at; --stop)
    if (const auto number = read_page_number(letters.substr(at, stop - at))) found.emplace_back(stop, *number);
  for (const auto& [label, number] : labels_)
    if (letters.substr(at).starts_with(label)) found.emplace_back(at + label.size(), number);
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  return found;
}

// Matches from the pattern's letter `part` on; a number is tried from its longest reading to its shortest, and stands
// on one line.
std::optional<WordUse> WordPatterns::match(std::size_t pattern, std::size_t at) const {
  const Pattern& wanted = patterns_[pattern];
  if (wanted.kind == WordKind::furniture && (wanted.used || paper_.page_at(at) != wanted.owner)) return std::nullopt;
  const std::u32string& letters = paper_.text.letters;
  WordUse use{wanted.kind, at, at, pattern, 0};
  const auto step = [&](const auto& self, std::size_t part, std::size_t where) -> bool {
    for (; part < wanted.letters.size() && wanted.letters[part] != kNumber; ++part, ++where) {
      // A hyphen of the engine's own at a line's end belongs to its words.
      if (paper_.is_line_hyphen(where) && wanted.letters[part] != U'-') ++where;
      if (where >= paper_.size() || letters[where] != wanted.letters[part]) return false;
    }
    use.end = where;
    if (part == wanted.letters.size()) return true;
    for (const auto& [stop, number] : numbers_at(where)) {
      if (!self(self, part + 1, stop)) continue;
      use.page = number;
      return true;
    }
    return false;
  };
  if (is_word(wanted.letters.front()) && !paper_.breaks_before(at)) return std::nullopt;
  if (!step(step, 0, at) || paper_.page_at(use.end - 1) != paper_.page_at(at)) return std::nullopt;
  if (is_word(wanted.letters.back()) && !paper_.breaks_before(use.end)) return std::nullopt;
  return use;
}

} // namespace broadsheet::proof
