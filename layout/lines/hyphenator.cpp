#include "layout/lines/items.hpp"

#include "layout/base/utf8.hpp"
#include "layout/lines/hyphen_patterns.hpp"

#include <hyphen.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace broadsheet {
namespace {

constexpr std::string_view kFolder = "/usr/share/hyphen/"; // where all Debian hyphen-* packages put their patterns
constexpr int kBefore = 2, kAfter = 3;
constexpr std::size_t kShortestWord = 6;

struct FreeDictionary {
  void operator()(HyphenDict* dictionary) const { hnj_hyphen_free(dictionary); }
};
using Dictionary = std::unique_ptr<HyphenDict, FreeDictionary>;

struct Tag {
  std::string tongue, country;
};

// "en-GB" -> en, GB; "zh-Hans-CN" -> zh, CN.
Tag parse_tag(const std::string& language) {
  Tag tag;
  tag.tongue = language.substr(0, language.find_first_of("-_"));
  for (std::size_t at = tag.tongue.size(); at < language.size();) {
    const std::size_t end = std::min(language.find_first_of("-_", at + 1), language.size());
    if (end - at - 1 == 2) tag.country = language.substr(at + 1, 2);
    at = end;
  }
  const auto upper = [](unsigned char c) { return static_cast<char>(std::toupper(c)); };
  std::transform(tag.country.begin(), tag.country.end(), tag.country.begin(), upper);
  return tag;
}

// The country whose patterns stand for a language that names none.
std::string home_of(const std::string& tongue) {
  static const std::map<std::string, std::string> homes{{"en", "US"}, {"da", "DK"}, {"sv", "SE"}, {"cs", "CZ"},
                                                        {"el", "GR"}, {"uk", "UA"}, {"nb", "NO"}, {"et", "EE"},
                                                        {"sl", "SI"}, {"ga", "IE"}};
  if (const auto home = homes.find(tongue); home != homes.end()) return home->second;
  std::string country = tongue;
  const auto upper = [](unsigned char c) { return static_cast<char>(std::toupper(c)); };
  std::transform(country.begin(), country.end(), country.begin(), upper);
  return country;
}

Dictionary load(const std::string& language) {
  const std::string path = hyphen_patterns(language);
  return path.empty() ? nullptr : Dictionary(hnj_hyphen_load(path.c_str()));
}

// The word in the patterns' own character set; empty when it has characters that the set lacks.
std::string in_charset(std::string_view word, const HyphenDict& dictionary) {
  if (dictionary.utf8 != 0) return std::string(word);
  UErrorCode status = U_ZERO_ERROR;
  std::string out(word.size() + 1, '\0');
  const auto size = ucnv_convert(dictionary.cset, "UTF-8", out.data(), static_cast<std::int32_t>(out.size()),
                                 word.data(), static_cast<std::int32_t>(word.size()), &status);
  if (U_FAILURE(status) || static_cast<std::size_t>(size) != count_code_points(word)) return {};
  out.resize(static_cast<std::size_t>(size));
  return out;
}

// One mark a letter: odd means that a hyphen may follow it.
std::vector<char> marks_of(const std::string& word, std::size_t letters, HyphenDict& dictionary) {
  std::vector<char> marks(word.size() + 5);
  char** replacements = nullptr;
  int *positions = nullptr, *cuts = nullptr;
  const int failed = hnj_hyphen_hyphenate3(&dictionary, word.data(), static_cast<int>(word.size()), marks.data(),
                                           nullptr, &replacements, &positions, &cuts, kBefore, kAfter, kBefore, kAfter);
  if (failed == 0 && replacements) {
    for (std::size_t i = 0; i < letters; ++i) {
      if (replacements[i]) marks[i] = 0; // a break that changes the spelling is not for us
      std::free(replacements[i]);
    }
  }
  std::free(replacements);
  std::free(positions);
  std::free(cuts);
  if (failed != 0) marks.assign(marks.size(), 0);
  return marks;
}

// Newspapers use the same words again and again, and libhyphen takes microseconds for each.
constexpr std::size_t kMostKnownWords = 1 << 16;

std::vector<std::uint32_t> ask(std::string_view word, std::size_t letters, HyphenDict& dictionary) {
  const std::string known = in_charset(word, dictionary);
  if (known.empty()) return {};
  const std::vector<char> marks = marks_of(known, letters, dictionary);
  std::vector<std::uint32_t> places;
  std::uint32_t at = 0;
  for (std::size_t i = 0; i < letters; ++i) {
    at = decode_utf8(word, at).next;
    const bool room = i + 1 >= kBefore && letters - i - 1 >= kAfter;
    if (room && (marks[i] & 1) != 0) places.push_back(at);
  }
  return places;
}

struct WordHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
};

// A language's patterns and the words that were asked for. Patterns are only read when hyphenating, the words are
// guarded.
struct Patterns {
  Dictionary dictionary;
  std::mutex lock;
  std::unordered_map<std::string, std::vector<std::uint32_t>, WordHash, std::equal_to<>> words;
};

} // namespace

std::string hyphen_patterns(const std::string& language) {
  const Tag tag = parse_tag(language);
  if (tag.tongue.empty() || tag.tongue.find('/') != std::string::npos) return {};
  const std::string stem = std::string(kFolder) + "hyph_" + tag.tongue;
  for (const std::string& path :
       {stem + "_" + tag.country + ".dic", stem + "_" + home_of(tag.tongue) + ".dic", stem + ".dic"}) {
    std::error_code none;
    if (std::filesystem::exists(path, none)) return path;
  }
  return {};
}

struct Hyphenator::State {
  std::mutex lock;
  std::map<std::string, Patterns> languages;

  Patterns& patterns(const std::string& language) {
    const std::lock_guard guard(lock);
    const auto [place, is_new] = languages.try_emplace(language);
    if (is_new) place->second.dictionary = load(language);
    return place->second;
  }
};

Hyphenator::Hyphenator() : state_(std::make_unique<State>()) {}
Hyphenator::~Hyphenator() = default;

std::vector<std::uint32_t> Hyphenator::breaks(std::string_view word, const std::string& language) const {
  const std::size_t letters = count_code_points(word);
  if (letters < kShortestWord || letters > 100) return {};
  Patterns& patterns = state_->patterns(language);
  if (!patterns.dictionary) return {};
  {
    const std::lock_guard guard(patterns.lock);
    if (const auto found = patterns.words.find(word); found != patterns.words.end()) return found->second;
  }
  auto places = ask(word, letters, *patterns.dictionary);
  const std::lock_guard guard(patterns.lock);
  if (patterns.words.size() < kMostKnownWords) patterns.words.emplace(word, places);
  return places;
}

} // namespace broadsheet
