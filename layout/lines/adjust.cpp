#include "layout/lines/adjust.hpp"

#include "layout/lines/latin_cost.hpp"

#include <algorithm>

namespace broadsheet::lines {

std::size_t tier_of(GlueKind kind) {
  switch (kind) {
  case GlueKind::word_space:
    return 1;
  case GlueKind::interpunct:
    return 2;
  case GlueKind::bracket:
    return 3;
  case GlueKind::comma:
    return 4;
  case GlueKind::script_gap:
    return 5;
  case GlueKind::stop:
    return 6;
  case GlueKind::character:
    return 7;
  default:
    return 0;
  }
}

namespace {

constexpr std::size_t step_of(GlueKind kind) {
  if (kind == GlueKind::word_space) return 1;
  return kind == GlueKind::script_gap ? 2 : 3;
}

} // namespace

Adjustment::Adjustment(const BreakItems& items, const Line& line, Alignment alignment) {
  const std::int64_t room = line.measure.sp - line.natural.sp;
  const bool justified = alignment == Alignment::justify;
  const bool forced = items.items[line.end].cost <= kForced;
  if (!justified || room == 0 || (room > 0 && forced)) return; // P7: the last line is never stretched
  squeezing_ = room < 0;
  if (!items.cjk) {
    share_latin(items, line, room);
    return;
  }
  for (std::uint32_t i = line.begin; i < line.end; ++i) {
    const BreakItem& item = items.items[i];
    if (item.kind != ItemKind::glue) continue;
    if (squeezing_)
      shares_[tier_of(item.glue)].capacity += item.shrink.sp;
    else if (item.stretch.sp > 0)
      shares_[step_of(item.glue)].capacity += step_of(item.glue) == 3 ? 1 : item.stretch.sp;
  }
  if (squeezing_) {
    squeeze(-room);
    return;
  }
  stretch(room, items.profile->hard_limit.at(items.em).sp);
}

// Spaces are share 1, letters share 3, whether the line is squeezed or stretched.
void Adjustment::share_latin(const BreakItems& items, const Line& line, std::int64_t room) {
  std::int64_t spaces = 0, letters = 0, boxes = 1;
  for (std::uint32_t i = line.begin; i < line.end; ++i) {
    const BreakItem& item = items.items[i];
    if (item.kind == ItemKind::box) letters += item.stretch.sp;
    if (item.kind == ItemKind::box && item.stretch.sp > 0) boxes += item.width.sp;
    if (item.kind == ItemKind::glue && item.glue == GlueKind::word_space) spaces += item.stretch.sp;
  }
  const LatinWhite white(*items.profile, items.em);
  const LatinLine sums = white.line(spaces, letters, line.measure);
  const LatinDeal given = white.deal(sums, room);
  shares_[1] = {.amount = given.spaces, .capacity = spaces};
  shares_[3] = {.amount = given.letters, .capacity = sums.letters};
  spacing_letters_ = given.letters != 0;
  const std::int64_t most = items.profile->glyph_scale.at(Length{kFullWidth}).sp;
  glyph_width_ = static_cast<std::uint16_t>(kFullWidth + std::clamp(given.letters * kFullWidth / boxes, -most, most));
  total_ = given.spaces + given.letters;
  squeezing_ = false; // amounts have their signs
}

void Adjustment::squeeze(std::int64_t need) {
  for (std::size_t tier = 1; tier < kShares; ++tier) {
    const std::int64_t taken = std::min(need, shares_[tier].capacity);
    shares_[tier].amount = -taken;
    need -= taken;
    total_ -= taken;
  }
}

void Adjustment::stretch(std::int64_t room, std::int64_t place_limit) {
  for (std::size_t step = 1; step <= 3; ++step) {
    const std::int64_t most = step == 3 ? shares_[step].capacity * place_limit : shares_[step].capacity;
    const std::int64_t given = std::min(room, most);
    shares_[step].amount = given;
    room -= given;
    total_ += given;
  }
}

std::int64_t Adjustment::Share::take(std::int64_t part) {
  if (amount == 0 || part == 0 || passed >= capacity) return 0;
  const std::int64_t before = amount * passed / capacity;
  passed += part;
  return amount * passed / capacity - before;
}

Length Adjustment::next(const BreakItem& item) {
  if (item.kind != ItemKind::glue || total_ == 0) return {};
  if (squeezing_) return Length{static_cast<std::int32_t>(shares_[tier_of(item.glue)].take(item.shrink.sp))};
  if (item.stretch.sp <= 0) return {};
  const std::size_t step = step_of(item.glue);
  return Length{static_cast<std::int32_t>(shares_[step].take(step == 3 ? 1 : item.stretch.sp))};
}

} // namespace broadsheet::lines
