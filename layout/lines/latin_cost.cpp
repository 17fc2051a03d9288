#include "layout/lines/latin_cost.hpp"

#include <algorithm>

namespace broadsheet::lines {
namespace {

constexpr std::int64_t kUnit = kCostUnit;
constexpr std::int64_t kLooseFloor = 2000 * kUnit;
constexpr std::int64_t kSpaceCost = 100 * kUnit, kLetterCost = 40 * kUnit;
constexpr std::int64_t kShortLastCost = 300 * kUnit, kMeagreLastCost = 80 * kUnit;
constexpr std::int64_t kGoodLastLetters = 7;

constexpr std::int64_t percent_of(std::int64_t part, std::int64_t percent) { return part * percent / 100; }

} // namespace

LatinWhite::LatinWhite(const CompositionProfile& profile, Length em)
    : profile_(&profile), em_(std::max(em.sp, 1)), counted_(profile.letter_limit.at(em).sp),
      least_(profile.letter_squeeze.at(em).sp), usual_(profile.letter_stretch.at(em).sp), most_(counted_) {
  // A letter is half an em wide, by and large: scaled, it gives so much.
  const std::int64_t scaled = profile.glyph_scale.at(em).sp / 2;
  least_ += scaled;
  usual_ += scaled;
  most_ += scaled;
}

LatinLine LatinWhite::line(std::int64_t space_stretch, std::int64_t letter_stretch, Length measure) const {
  LatinLine line;
  line.spaces = space_stretch * 100 / std::max(profile_->space_limit, 1);
  if (counted_ > 0) line.letters = std::max<std::int64_t>(letter_stretch / counted_ - 1, 0);
  line.narrow = measure < profile_->narrow_measure;
  return line;
}

LatinDeal LatinWhite::deal(const LatinLine& line, std::int64_t room) const {
  LatinDeal deal{.rest = room < 0 ? -room : room};
  if (room > 0 && line.spaces == 0) return deal;
  const auto give = [&](std::int64_t& to, std::int64_t up_to) {
    const std::int64_t more = std::min(deal.rest, std::max<std::int64_t>(up_to - to, 0));
    to += more;
    deal.rest -= more;
  };
  if (room >= 0) {
    give(deal.spaces, percent_of(line.spaces, profile_->space_stretch));
    give(deal.letters, line.letters * usual_);
    give(deal.spaces, percent_of(line.spaces, profile_->space_limit));
    give(deal.letters, line.letters * most_);
    return deal;
  }
  give(deal.spaces, percent_of(line.spaces, profile_->space_shrink));
  give(deal.letters, line.letters * least_);
  if (line.narrow) give(deal.spaces, percent_of(line.spaces, profile_->narrow_space_shrink));
  return {-deal.spaces, -deal.letters, -deal.rest};
}

LineFit LatinWhite::stretch_fit(const LatinLine& line, std::int64_t room) const {
  const LatinDeal given = deal(line, room);
  if (given.rest > 0) {
    const std::int64_t spaces = std::max(line.spaces, em_ / 4); // a single word leaves white too
    const std::int64_t good = std::max<std::int64_t>(percent_of(spaces, profile_->space_stretch), 1);
    return {kLooseFloor + times_square(kSpaceCost, fraction(given.spaces + given.rest, good)),
            static_cast<std::uint8_t>(LineFault::loose)};
  }
  std::int64_t cost = 0;
  if (given.spaces > 0) {
    const std::int64_t good = std::max<std::int64_t>(percent_of(line.spaces, profile_->space_stretch), 1);
    cost += times_square(kSpaceCost, fraction(given.spaces, good));
  }
  if (given.letters > 0) cost += times_square(kLetterCost, fraction(given.letters, line.letters * usual_));
  return {cost, 0};
}

std::int64_t LatinWhite::squeeze_cost(const LatinLine& line, std::int64_t need) const {
  const LatinDeal given = deal(line, -need);
  std::int64_t cost = 0;
  if (given.spaces < 0) {
    const std::int64_t good = std::max<std::int64_t>(percent_of(line.spaces, profile_->space_shrink), 1);
    cost += times_square(kSpaceCost, fraction(-given.spaces, good));
  }
  if (given.letters < 0) cost += times_square(kLetterCost, fraction(-given.letters, line.letters * least_));
  return cost;
}

std::int64_t LatinWhite::most_squeeze(const LatinLine& line) const {
  const int spaces = line.narrow ? std::max(profile_->narrow_space_shrink, profile_->space_shrink) //
                                 : profile_->space_shrink;
  return percent_of(line.spaces, spaces) + line.letters * least_;
}

std::int64_t LatinWhite::most_stretch(const LatinLine& line) const {
  if (line.spaces == 0) return 0;
  return percent_of(line.spaces, std::max(profile_->space_limit, profile_->space_stretch)) +
         line.letters * std::max(most_, usual_);
}

std::int64_t LatinWhite::loose_floor() { return kLooseFloor; }

std::int64_t LatinWhite::last_line_cost(const LatinLine& line, std::int64_t width, Length measure) const {
  if (width * 3 >= measure.sp) return 0;
  const bool words = line.spaces > 0 && line.letters + 1 >= kGoodLastLetters;
  return words ? kMeagreLastCost : kShortLastCost;
}

} // namespace broadsheet::lines
