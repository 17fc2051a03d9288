#include "templates/model/profile.hpp"

#include "layout/base/language.hpp"

#include <array>

namespace broadsheet {
namespace {

constexpr EmShare kNone{0, 1}, kQuarter{1, 4}, kHalf{1, 2};
// 3.1. 全角式 leaves the line's end to the fitting; all the others have the half-width end of GB/T 15834 5.1.10.
constexpr std::array kBlanks{
    NamedBlanks{"half-at-line-end", {}},
    NamedBlanks{"full", {.line_end = LineEnd::allow}},
    NamedBlanks{"kaiming", {.bracket = kNone, .comma = kNone, .interpunct = kNone}},
    NamedBlanks{"half", {.bracket = kNone, .comma = kNone, .stop = kNone, .interpunct = kNone}},
    NamedBlanks{"cct", {.bracket = kQuarter, .comma = kQuarter, .interpunct = {1, 8}}},
};
constexpr const MarkBlanks& kKaiming = kBlanks[2].blanks;
constexpr const MarkBlanks& kBanjiao = kBlanks[3].blanks;

CompositionProfile chinese(std::string name, const MarkBlanks& blanks = {}) {
  CompositionProfile profile;
  profile.name = std::move(name);
  profile.cjk = true;
  profile.blanks = blanks;
  return profile;
}

CompositionProfile chinese_book() {
  CompositionProfile profile = chinese("zh-book");
  profile.digit_gap = profile.letter_gap = kQuarter;
  profile.gap_maximum = kHalf;
  return profile;
}

CompositionProfile taiwanese() {
  CompositionProfile profile = chinese("zh-hant");
  profile.prohibition = Prohibition::basic;
  return profile;
}

CompositionProfile japanese() {
  CompositionProfile profile = chinese("ja-newspaper", {.line_end = LineEnd::allow});
  profile.digit_gap = profile.letter_gap = kQuarter;
  profile.prohibition = Prohibition::basic;
  return profile;
}

CompositionProfile english() {
  CompositionProfile profile;
  profile.name = "en-newspaper";
  profile.letter_squeeze = {2, 400};
  profile.letter_stretch = {4, 400};
  profile.letter_limit = {6, 400};
  return profile;
}

// Section 15: word spaces first, then letters by a twentieth of an em.
CompositionProfile korean() {
  CompositionProfile profile;
  profile.name = "ko-newspaper";
  profile.letter_stretch = profile.letter_limit = {1, 20};
  return profile;
}

} // namespace

std::span<const NamedBlanks> named_blanks() { return kBlanks; }

std::span<const CompositionProfile> named_profiles() {
  static const std::array profiles{chinese("zh-newspaper"),
                                   chinese_book(),
                                   chinese("zh-kaiming", kKaiming),
                                   chinese("zh-banjiao", kBanjiao),
                                   taiwanese(),
                                   japanese(),
                                   english(),
                                   korean()};
  return profiles;
}

const CompositionProfile* find_named_profile(std::string_view name) {
  for (const CompositionProfile& profile : named_profiles())
    if (profile.name == name) return &profile;
  return nullptr;
}

MarkRegion mark_region(std::string_view language) {
  if (!is_cjk_language(language)) return MarkRegion::none;
  if (primary_language(language) == "ja") return MarkRegion::japanese;
  for (const std::string_view part : {"Hant", "hant", "TW", "HK", "MO"})
    if (language.find(part) != std::string_view::npos) return MarkRegion::hant;
  return MarkRegion::hans;
}

const CompositionProfile& default_profile(std::string_view language) {
  if (primary_language(language) == "ko") return *find_named_profile("ko-newspaper");
  static constexpr std::array<std::string_view, 4> kNames{"en-newspaper", "zh-newspaper", "zh-hant", "ja-newspaper"};
  return *find_named_profile(kNames[static_cast<std::size_t>(mark_region(language))]);
}

} // namespace broadsheet
