#include "templates/language/page_formats.hpp"

#include <algorithm>
#include <array>

namespace broadsheet {
namespace {

// 1/1000 mm. American sizes are inches: 12 x 22 with 10.34 x 21, and 11 x 21 with 10 x 20.
constexpr std::array<PageFormat, 9> kFormats{{
    {"duikai", "对开", 390'000, 550'000, 350'000, 490'000},
    {"sikai", "四开", 275'000, 390'000, 240'000, 350'000},
    {"us-broadsheet", "broadsheet", 304'800, 558'800, 262'636, 533'400},
    {"us-narrow", "", 279'400, 533'400, 254'000, 508'000},
    {"uk-broadsheet", "", 375'000, 597'000, 345'000, 560'000},
    {"nordisch", "", 400'000, 570'000, 371'000, 528'000},
    {"rheinisch", "", 350'000, 510'000, 325'000, 480'000},
    {"berliner", "", 315'000, 470'000, 286'000, 441'000},
    {"tabloid", "", 280'000, 430'000, 255'000, 395'000},
}};

// Some are names of places and papers: Berliner is berliner.
bool is_called(std::string_view format, std::string_view name) {
  const char first = name[0] >= 'A' && name[0] <= 'Z' ? static_cast<char>(name[0] - 'A' + 'a') : name[0];
  return !format.empty() && format[0] == first && format.substr(1) == name.substr(1);
}

} // namespace

const PageFormat* find_page_format(std::string_view name) {
  const auto found = std::find_if(kFormats.begin(), kFormats.end(), [&](const PageFormat& format) {
    return !name.empty() && (is_called(format.name, name) || is_called(format.other_name, name));
  });
  return found == kFormats.end() ? nullptr : found;
}

Names page_format_names() {
  Names names;
  for (const PageFormat& format : kFormats) names.push_back(format.name);
  return names;
}

} // namespace broadsheet
