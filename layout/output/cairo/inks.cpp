#include "layout/output/cairo/inks.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

double mix_with_paper(std::uint32_t channel, std::uint32_t percent) {
  const auto mixed = (channel * percent + 255 * (100 - percent) + 50) / 100;
  return mixed / 255.0;
}

} // namespace

ScreenColour screen_colour(const std::vector<Ink>& inks, InkRef ink) {
  const std::uint32_t rgb = ink.ink < inks.size() ? inks[ink.ink].rgb : 0;
  const auto percent = std::min<std::uint32_t>(ink.percent, 100);
  return {mix_with_paper(rgb >> 16 & 255, percent), mix_with_paper(rgb >> 8 & 255, percent),
          mix_with_paper(rgb & 255, percent)};
}

} // namespace broadsheet
