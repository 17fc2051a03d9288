#include "layout/lines/headline_breaks.hpp"

#include "layout/lines/split_wide.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string>

namespace broadsheet::lines {
namespace {

// Two lines that differ by d em cost 5 d^2 (balance.cpp): a mark or a space is worth 3 em of that, ...
constexpr Cost kQuoteCost = 20 * kCostUnit;
constexpr Cost kPlainWordCost = 45 * kCostUnit;
constexpr Cost kPauseLeftCost = 140 * kCostUnit; // instead, where the head has a pause that should end a line
constexpr Cost kSingleCost = 60 * kCostUnit;     // more, beside a word of one character: often half of a longer word
constexpr Cost kPrepositionCost = 200 * kCostUnit;
constexpr Cost kLeaningWordCost = 300 * kCostUnit; // Latin; half of it after the second line
constexpr Cost kPossessiveCost = 40 * kCostUnit;
constexpr Cost kParticleCost = 200 * kCostUnit;
constexpr Cost kInsideWordCost = 245 * kCostUnit; // ... a whole word 7 em
constexpr Cost kKeptCost = 1000 * kCostUnit;
constexpr std::size_t kKeptQuotation = 6; // characters

bool holds(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }

// Words of one character that take an object: a line does not end with them.
bool is_preposition(char32_t c) { return holds(U"在从向对把被为以将给让于由与和跟据按经同及以往至到", c); }

// Costs of one Chinese or Japanese headline.
class HanHeadline {
 public:
  HanHeadline(const std::vector<TextUnit>& units, std::string_view language)
      : units_(units), starts_(word_starts(units, language)), kept_(units.size() + 1) {
    for (std::size_t i = 0; i + 1 < units.size(); ++i) has_pause_ |= units[i].cls == UnitClass::comma;
    keep_quotations();
    keep_names();
  }

  [[nodiscard]] Cost before(std::size_t i) const {
    const UnitClass left = units_[i - 1].cls, right = units_[i].cls;
    if (kept_[i] || units_[i].joint == Joint::number_unit || parts_date(i)) return kKeptCost;
    if (parts_han_number(i)) return kInsideWordCost;
    if (is_white(left) || left == UnitClass::comma || left == UnitClass::stop) return 0;
    if (right == UnitClass::dash || right == UnitClass::ellipsis) return kParticleCost;
    if (left == UnitClass::closing || right == UnitClass::opening) return kQuoteCost;
    if (!starts_[i]) return kInsideWordCost;
    if (is_particle(units_[i].character)) return kParticleCost;
    if (is_single(i - 1) && is_preposition(units_[i - 1].character)) return kPrepositionCost;
    const Cost plain = has_pause_ ? kPauseLeftCost : kPlainWordCost;
    const bool single = is_single(i - 1) || is_single(i);
    return single ? std::min(plain + kSingleCost, kBadBreakCost - kCostUnit) : plain;
  }

 private:
  // A word of one Han character.
  [[nodiscard]] bool is_single(std::size_t i) const {
    return units_[i].cls == UnitClass::han && starts_[i] && (i + 1 >= units_.size() || starts_[i + 1]);
  }
  // 6月|10日
  [[nodiscard]] bool parts_date(std::size_t i) const {
    const char32_t left = units_[i - 1].character;
    return (left == U'年' || left == U'月') && i >= 2 && is_any_digit(units_[i - 2].character) &&
           is_any_digit(units_[i].character);
  }
  // 八千|名; but 统一|部署 is no number.
  [[nodiscard]] bool parts_han_number(std::size_t i) const {
    std::size_t begin = i;
    while (begin > 0 && is_han_numeral(units_[begin - 1].character)) --begin;
    std::u32string next;
    for (std::size_t k = i; k < units_.size() && next.size() < 4; ++k) next.push_back(units_[k].character);
    return begin < i && starts_[begin] && (is_han_numeral(units_[i].character) || unit_length(next) > 0);
  }
  void keep(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin + 1; i < end; ++i) kept_[i] = true;
  }

  // “…” and 《…》 of few characters.
  void keep_quotations() {
    for (std::size_t i = 0; i < units_.size(); ++i) {
      if (units_[i].cls != UnitClass::opening) continue;
      std::size_t end = i + 1;
      while (end < units_.size() && units_[end].cls != UnitClass::closing && units_[end].cls != UnitClass::opening)
        ++end;
      if (end < units_.size() && units_[end].cls == UnitClass::closing && end - i - 1 <= kKeptQuotation)
        keep(i, end + 1);
    }
  }

  // Bylines: two to four characters after 记者 or 通讯员, up to white, a mark or the end.
  void keep_names() {
    for (const std::u32string_view title : {std::u32string_view(U"记者"), std::u32string_view(U"通讯员")})
      for (std::size_t i = 0; i + title.size() < units_.size(); ++i)
        if (stands_at(i, title)) keep_name(i + title.size());
  }
  void keep_name(std::size_t begin) {
    while (begin < units_.size() && is_white(units_[begin].cls)) ++begin;
    std::size_t end = begin;
    while (end < units_.size() && units_[end].cls == UnitClass::han) ++end;
    if (end - begin >= 2 && end - begin <= 4) keep(begin, end);
  }
  [[nodiscard]] bool stands_at(std::size_t i, std::u32string_view words) const {
    for (std::size_t k = 0; k < words.size(); ++k)
      if (i + k >= units_.size() || units_[i + k].character != words[k]) return false;
    return true;
  }

  const std::vector<TextUnit>& units_;
  std::vector<bool> starts_;
  std::vector<bool> kept_; // no line begins here
  bool has_pause_ = false;
};

// Words that lean on the next one: articles, prepositions, conjunctions, auxiliaries, pronouns of possession.
bool leans_forward(std::string_view word) {
  static constexpr std::array<std::string_view, 62> kWords{
      "a",     "an",    "the",    "of",    "in",    "on",      "at",     "to",   "for",   "by",    "with",
      "from",  "and",   "or",     "but",   "as",    "into",    "over",   "his",  "her",   "its",   "is",
      "are",   "will",  "was",    "were",  "be",    "been",    "has",    "have", "had",   "not",   "no",
      "their", "our",   "your",   "my",    "this",  "these",   "that",   "than", "after", "under", "against",
      "near",  "could", "should", "would", "may",   "can",     "must",   "if",   "when",  "who",   "before",
      "amid",  "nor",   "onto",   "per",   "about", "between", "without"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// Costs of one headline in words between spaces.
class LatinHeadline {
 public:
  explicit LatinHeadline(const std::vector<TextUnit>& units) : units_(units), downstyle_(is_downstyle()) {}

  [[nodiscard]] Cost before(std::size_t i) const {
    std::size_t end = i;
    while (end > 0 && is_white(units_[end - 1].cls)) --end;
    if (end == i || end == 0) return 0; // a hard hyphen
    const std::size_t begin = word_begin(end);
    const char32_t last = units_[end - 1].character;
    if (is_any_digit(last)) return kLeaningWordCost; // $1|million
    const std::string word = small_letters(begin, end);
    const bool a_month_or_man = is_capital(begin) && begin > 0 && (word == "may" || word == "will");
    if (leans_forward(word) && !a_month_or_man) return kLeaningWordCost;
    if (downstyle_ && is_capital(begin) && is_capital(i) && units_[end - 1].cls == UnitClass::letter)
      return kLeaningWordCost; // a name
    const bool possessive = last == U's' && end >= 2 && is_apostrophe(units_[end - 2].character);
    return possessive ? kPossessiveCost : 0;
  }

 private:
  static bool is_apostrophe(char32_t c) { return c == 0x2019 || c == U'\''; }
  [[nodiscard]] bool is_capital(std::size_t i) const {
    return u_isupper(static_cast<UChar32>(units_[i].character)) != 0;
  }
  [[nodiscard]] std::size_t word_begin(std::size_t end) const {
    while (end > 0 && !is_white(units_[end - 1].cls)) --end;
    return end;
  }
  // In small letters (ASCII; others are left out).
  [[nodiscard]] std::string small_letters(std::size_t begin, std::size_t end) const {
    std::string word;
    for (std::size_t i = begin; i < end; ++i) {
      if (units_[i].cls != UnitClass::letter && units_[i].character < 0x2018) return {};
      if (units_[i].cls == UnitClass::letter)
        word.push_back(static_cast<char>(u_tolower(static_cast<UChar32>(units_[i].character)) & 0x7f));
    }
    return word;
  }
  // Most long words begin small: capitals are names.
  [[nodiscard]] bool is_downstyle() const {
    int small = 0, capital = 0;
    for (std::size_t i = 0; i < units_.size(); ++i) {
      if (i > 0 && !is_white(units_[i - 1].cls)) continue;
      std::size_t end = i;
      while (end < units_.size() && units_[end].cls == UnitClass::letter) ++end;
      if (end - i >= 4) ++(is_capital(i) ? capital : small);
    }
    return small > capital;
  }

  const std::vector<TextUnit>& units_;
  bool downstyle_;
};

template <class Headline>
std::vector<Cost> costs_of(const Headline& headline, std::size_t count) {
  std::vector<Cost> costs(count + 1);
  for (std::size_t i = 1; i < count; ++i) costs[i] = headline.before(i);
  return costs;
}

} // namespace

WordCosts::WordCosts(const ShapedParagraph& paragraph, const ParagraphStyle& style, const std::vector<TextUnit>& units,
                     bool cjk) {
  if (!style.balanced) return;
  costs_ = cjk ? costs_of(HanHeadline(units, paragraph.source->language), units.size())
               : costs_of(LatinHeadline(units), units.size());
}

} // namespace broadsheet::lines

namespace broadsheet {
namespace {

Cost cost_at_end(const BrokenParagraph& headline, const Line& line) {
  const Cost cost = headline.items->items[line.end].cost;
  return cost > 0 && cost < kForbidden ? cost : 0;
}

} // namespace

Cost worst_break(const BrokenParagraph& headline) {
  Cost worst = 0;
  for (const Line& line : headline.lines) {
    const bool tolerated = !headline.items->cjk && &line != &headline.lines.front();
    worst = std::max(worst, cost_at_end(headline, line) / (tolerated ? 2 : 1));
  }
  return worst;
}

bool has_bad_break(const BrokenParagraph& headline) { return worst_break(headline) >= lines::kBadBreakCost; }

bool has_broken_word(const BrokenParagraph& headline) {
  return std::any_of(headline.lines.begin(), headline.lines.end(),
                     [&](const Line& line) { return cost_at_end(headline, line) >= lines::kSplitAfterSignCost; });
}

} // namespace broadsheet
