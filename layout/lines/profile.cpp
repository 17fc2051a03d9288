#include "layout/lines/profile.hpp"

#include "layout/base/language.hpp"

#include <array>

namespace broadsheet {
namespace {

constexpr CompositionProfile book() {
  CompositionProfile profile{.name = "zh-book", .cjk = true};
  profile.digit_gap = profile.letter_gap = {1, 4};
  profile.gap_maximum = {1, 2};
  return profile;
}

// The first of each kind is the default.
constexpr std::array kProfiles{
    CompositionProfile{.name = "zh-newspaper", .cjk = true},
    book(),
    CompositionProfile{.name = "ja-newspaper", .cjk = true, .digit_gap = {1, 4}, .letter_gap = {1, 4}},
    CompositionProfile{
        .name = "en-newspaper", .letter_squeeze = {2, 400}, .letter_stretch = {4, 400}, .letter_limit = {6, 400}},
};

} // namespace

MarkRegion mark_region(std::string_view language) {
  if (!is_cjk_language(language)) return MarkRegion::none;
  if (primary_language(language) == "ja") return MarkRegion::japanese;
  for (const std::string_view part : {"Hant", "hant", "TW", "HK", "MO"})
    if (language.find(part) != std::string_view::npos) return MarkRegion::hant;
  return MarkRegion::hans;
}

const CompositionProfile& find_profile(std::string_view name, std::string_view language) {
  const bool cjk = is_cjk_language(language);
  for (const auto& profile : kProfiles)
    if (profile.name == name && profile.cjk == cjk) return profile;
  if (!cjk) return kProfiles[3];
  return primary_language(language) == "ja" ? kProfiles[2] : kProfiles[0];
}

} // namespace broadsheet
