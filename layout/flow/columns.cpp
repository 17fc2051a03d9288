#include "layout/flow/columns.hpp"

#include "layout/flow/table.hpp"

#include <algorithm>
#include <numeric>

namespace broadsheet {
namespace {

Length sum(const std::vector<Length>& lengths) { return std::accumulate(lengths.begin(), lengths.end(), Length{}); }

const ColumnStyle& column_of(const TableStyle& style, std::size_t index) {
  static const ColumnStyle plain;
  return style.columns.empty() ? plain : style.columns[std::min(index, style.columns.size() - 1)];
}

// Widths by content: all that is wanted when there is room, else the least of each and a share of the rest.
std::vector<Length> by_content(const std::vector<CellWant>& wants, Length room) {
  std::vector<Length> least, natural, more;
  for (const CellWant& want : wants) {
    least.push_back(std::min(want.least, want.natural));
    natural.push_back(want.natural);
    more.push_back(want.natural - least.back());
  }
  if (sum(natural) <= room) return natural;
  if (sum(least) >= room) return share_out(room, least);
  const std::vector<Length> extra = share_out(room - sum(least), more);
  for (std::size_t i = 0; i < least.size(); ++i) least[i] += extra[i];
  return least;
}

// Columns with a width in the style share what the others leave, but never less than their longest words.
std::vector<Length> column_widths(const TableStyle& style, const std::vector<CellWant>& wants, Length room) {
  std::vector<CellWant> free;
  std::vector<Length> shares;
  Length least;
  for (std::size_t i = 0; i < wants.size(); ++i) {
    const int share = column_of(style, i).width;
    if (share == 0) {
      free.push_back(wants[i]);
    } else {
      shares.push_back(Length::points(share));
      least += wants[i].least;
    }
  }
  if (shares.empty()) {
    std::vector<Length> widths = by_content(wants, room);
    if (const Length left = room - sum(widths); style.fill && left.sp > 0) {
      const std::vector<Length> extra = share_out(left, widths);
      for (std::size_t i = 0; i < widths.size(); ++i) widths[i] += extra[i];
    }
    return widths;
  }
  const std::vector<Length> content = by_content(free, std::max(Length{}, room - least));
  const std::vector<Length> shared = share_out(std::max(Length{}, room - sum(content)), shares);
  std::vector<Length> widths;
  for (std::size_t i = 0, from_content = 0, from_shares = 0; i < wants.size(); ++i)
    widths.push_back(column_of(style, i).width == 0 ? content[from_content++] : shared[from_shares++]);
  return widths;
}

} // namespace

std::vector<Length> share_out(Length total, const std::vector<Length>& wants) {
  std::int64_t all = 0, so_far = 0;
  for (const Length want : wants) all += want.sp;
  std::vector<Length> shares;
  Length dealt;
  for (std::size_t i = 0; i < wants.size(); ++i) {
    so_far += all == 0 ? 1 : wants[i].sp;
    const std::int64_t whole = all == 0 ? static_cast<std::int64_t>(wants.size()) : all;
    const Length up_to{static_cast<std::int32_t>(std::int64_t{total.sp} * so_far / whole)};
    shares.push_back(up_to - dealt);
    dealt = up_to;
  }
  return shares;
}

std::vector<CellRoom> table_columns(const TableStyle& style, std::vector<CellWant> wants, Length measure, Length gap,
                                    Length em) {
  const auto count = static_cast<std::int32_t>(wants.size());
  const Length spare = measure - em * count;
  if (count > 1) gap = std::min(gap, std::max(Length{}, spare) / (count - 1));
  const std::vector<Length> widths = column_widths(style, wants, measure - gap * (count - 1));
  std::vector<CellRoom> rooms;
  Length x;
  for (std::size_t i = 0; i < wants.size(); ++i) {
    const Length after = wants[i].natural - wants[i].before;
    rooms.push_back({x, widths[i], column_of(style, i).alignment, x + widths[i] - after, false});
    x += widths[i] + gap;
  }
  return rooms;
}

namespace {

// Where each tab of a line stands, from the left, none left of the one before.
std::vector<Length> tab_places(const TableStyle& style, std::size_t count, Length measure, Length em, Length line) {
  std::vector<Length> places;
  for (std::size_t i = 0; i < count; ++i) {
    const Length at = resolve(style.tabs[i].at, em, line);
    const Length place = style.tabs[i].from_right ? measure - at : at;
    places.push_back(std::clamp(place, places.empty() ? Length{} : places.back(), std::max(measure, Length{})));
  }
  return places;
}

// Text that is not left of its tab: as wide as it wants to be, if its neighbour on the left leaves that much.
CellRoom room_before(const TabStyle& tab, Length place, const CellWant& want, Length least_x, Length measure) {
  CellRoom room;
  room.alignment = tab.alignment;
  room.leader = tab.leader;
  room.anchor = place;
  const Length before = tab.alignment == ColumnAlignment::right    ? want.natural
                        : tab.alignment == ColumnAlignment::center ? want.natural / 2
                                                                   : want.before;
  const Length end = std::min(measure, place - before + want.natural);
  room.x = std::max(least_x, std::min(place - before, end - want.natural));
  room.width = end - room.x;
  return room;
}

} // namespace

std::optional<std::vector<CellRoom>> tab_rooms(const TableStyle& style, const std::vector<CellWant>& wants,
                                               Length measure, Length gap, Length em, Length line) {
  const std::vector<Length> places = tab_places(style, wants.size(), measure, em, line);
  std::vector<CellRoom> rooms(wants.size());
  const auto is_left = [&](std::size_t i) { return style.tabs[i].alignment == ColumnAlignment::left; };
  Length free_from; // right of what stands already
  for (std::size_t i = 0; i < wants.size(); ++i) {
    if (wants[i].empty) continue;
    const bool after_left = i > 0 && is_left(i - 1) && !wants[i - 1].empty;
    if (is_left(i)) {
      rooms[i].x = std::max(places[i], free_from);
      rooms[i].leader = style.tabs[i].leader;
      free_from = rooms[i].x;
    } else {
      // The cell before keeps half of the way to this tab at least.
      const Length least_x = after_left ? places[i - 1] + (places[i] - places[i - 1]) / 2 : free_from;
      rooms[i] = room_before(style.tabs[i], places[i], wants[i], least_x, measure);
      free_from = rooms[i].right() + gap;
    }
  }
  Length end = measure; // of the room left of what comes next
  for (std::size_t i = wants.size(); i-- > 0;) {
    if (wants[i].empty) continue;
    if (is_left(i)) rooms[i].width = end - rooms[i].x;
    if (rooms[i].width < std::min(wants[i].natural, em * 2)) return std::nullopt;
    end = rooms[i].x - gap;
  }
  return rooms;
}

} // namespace broadsheet
