// Pieces of copy in the places that obstacles leave. Rules: P6, L19.
#include "layout/flow/drop_cap.hpp"
#include "layout/flow/pour.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

constexpr std::size_t kFirstSlots = 32; // that a paragraph is broken over at first

} // namespace

// Whether a line of this paragraph may stand there: what its indents leave beside an obstacle is measure enough (L19).
bool ChainFlow::Pourer::takes(const PourSlot& slot, const PreparedParagraph& words) const {
  return slot.whole || measure_in(words, slot.width) >= std::min(least_, whole_.region.measure);
}

std::vector<PourSlot> ChainFlow::Pourer::places_from(std::span<const PourSlot> slots, std::size_t at,
                                                     const PreparedParagraph& words) const {
  std::vector<PourSlot> places;
  for (; at < slots.size(); ++at)
    if (takes(slots[at], words)) places.push_back(slots[at]);
  return places;
}

// Where lines go. Of a paragraph that the page ends in, those after `kept_lines` go to the next frame.
std::vector<LineSlot> ChainFlow::Pourer::line_slots(const PreparedParagraph& words, std::span<const PourSlot> places,
                                                    std::size_t count, std::uint32_t kept_lines) const {
  std::vector<LineSlot> slots;
  const std::size_t here = kept_lines == 0 ? count : std::min<std::size_t>(count, kept_lines);
  for (std::size_t i = 0; i < here; ++i) {
    const PourSlot& place = places[i];
    const bool leaves = i + 1 == kept_lines;
    const bool ends = leaves || i + 1 == places.size() || places[i + 1].leg != place.leg;
    const Length room = room_beside(words, static_cast<std::uint32_t>(i));
    slots.push_back({{}, measure_in(words, place.width) - room, static_cast<std::uint32_t>(place.leg), i == 0, ends});
  }
  if (kept_lines == 0 || !whole_.next) return slots;
  LineSlot next;
  next.measure = measure_in(words, whole_.next->measure);
  slots.push_back(next);
  return slots;
}

// Breaks a paragraph over places. It is given no more of them than it needs, about.
std::shared_ptr<const BrokenParagraph> ChainFlow::Pourer::break_over(const PreparedParagraph& words,
                                                                     std::span<const PourSlot> places,
                                                                     std::uint32_t kept_lines) const {
  const auto items = items_of(flow_.context_, words);
  for (std::size_t count = std::min(places.size(), kFirstSlots);; count = std::min(places.size(), count * 2)) {
    auto broken = break_lines(items, line_slots(words, places, count, kept_lines), config_of(words));
    if (broken.lines.size() <= count || count == places.size() || kept_lines > 0)
      return std::make_shared<const BrokenParagraph>(std::move(broken));
  }
}

int ChainFlow::Pourer::rows_at_start() const {
  int rows = 0;
  for (std::size_t slot = 0; slot < slots_.size() && slots_[slot].leg == slots_[0].leg; ++rows)
    slot = next_row(slots_, slot);
  return rows;
}

const FrameTask& ChainFlow::Pourer::first_place() {
  if (!slots_.empty()) task_.region.measure = slots_.front().width;
  return task_;
}

// Beside a drop cap every row has one piece, and all begin at one edge.
bool ChainFlow::Pourer::has_room_for_cap(const PreparedParagraph& words) const {
  const std::vector<PourSlot> places = places_from(slots_, 0, words);
  const std::size_t lines = words.cap->lines;
  if (places.size() < lines) return false;
  for (std::size_t i = 0; i < lines; ++i)
    if (places[i].leg != places[0].leg || places[i].line != places[0].line + static_cast<int>(i) ||
        places[i].x != places[0].x || measure_in(words, places[i].width) - words.cap->room < least_)
      return false;
  return places.size() == lines || places[lines].line != places[lines - 1].line || places[lines].leg != places[0].leg;
}

bool ChainFlow::Pourer::drop_narrow_caps(const Result& poured) {
  bool dropped = false;
  for (std::size_t i = 0; i < poured.placed.size(); ++i) {
    const Placed& first = poured.placed[i];
    if (!first.item.broken || first.item.line > 0) continue;
    Pending& pending = flow_.stories_[first.item.story].body[first.item.paragraph];
    if (!pending.paragraph.cap) continue;
    bool fits = true;
    for (std::size_t n = 0; n < pending.paragraph.cap->lines && fits; ++n) {
      fits = i + n < poured.placed.size() && poured.placed[i + n].item.broken == first.item.broken;
      if (!fits) break;
      const Placed& line = poured.placed[i + n];
      fits = line.leg == first.leg && line.line == first.line + static_cast<int>(n) && line.x == first.x &&
             measure_in(pending.paragraph, line.measure) - pending.paragraph.cap->room >= least_;
    }
    if (fits) continue;
    pending.paragraph = without_drop_cap(pending.paragraph);
    dropped = true;
  }
  return dropped;
}

std::size_t ChainFlow::Pourer::next_row(std::span<const PourSlot> slots, std::size_t slot) {
  const PourSlot& here = slots[slot];
  while (slot < slots.size() && slots[slot].leg == here.leg && slots[slot].line == here.line) ++slot;
  return slot;
}

// Where a block may begin: not beside the last line of what stands before it.
std::size_t ChainFlow::Pourer::fresh_row(std::span<const PourSlot> slots, std::size_t slot) {
  const bool inside = slot > 0 && slot < slots.size() && slots[slot - 1].leg == slots[slot].leg &&
                      slots[slot - 1].line == slots[slot].line;
  return inside ? next_row(slots, slot) : slot;
}

// What all of `rows` rows from a place on have free together.
std::optional<ChainFlow::Pourer::Room> ChainFlow::Pourer::room_at(std::span<const PourSlot> slots, std::size_t slot,
                                                                  int rows) const {
  const int leg = slots[slot].leg, line = slots[slot].line;
  Length left{}, right{};
  for (int row = 0; row < rows; ++row) {
    if (slot >= slots.size() || slots[slot].leg != leg || slots[slot].line != line + row) return std::nullopt;
    const PourSlot& first = slots[slot]; // of two pieces, that which is read first
    left = row == 0 ? first.x : std::max(left, first.x);
    right = row == 0 ? first.x + first.width : std::min(right, first.x + first.width);
    slot = next_row(slots, slot);
  }
  if (right - left < std::min(least_, whole_.region.measure)) return std::nullopt;
  return Room{left, right - left};
}

// A block with its top in the row of a slot; nothing where it finds no room.
std::optional<ChainFlow::Pourer::Placed> ChainFlow::Pourer::block_at(std::span<const PourSlot> slots, std::size_t slot,
                                                                     const Content& content, bool at_head) {
  const PendingStory& story = flow_.stories_[content.story];
  int rows = 1;
  for (int tries = 0; tries < 4; ++tries) {
    const auto room = room_at(slots, slot, rows);
    if (!room) return std::nullopt;
    task_.region.measure = room->width;
    FlowItem item = content.is_head ? flow_.block_item(task_, story.head, content.story, 0, story.qr_codes)
                                    : flow_.block_item(task_, {&content.words, 1}, content.story, content.paragraph);
    int& wanted = at_head ? item.leg.rows_at_head : item.leg.rows;
    if (wanted > rows) {
      rows = wanted;
      continue;
    }
    wanted = rows;
    item.is_head = content.is_head;
    item.is_notice = content.is_notice;
    return Placed{std::move(item), slots[slot].leg, slots[slot].line, room->x, room->width, at_head};
  }
  return std::nullopt;
}

// Lines that a block takes because it stands beside an obstacle.
std::int64_t ChainFlow::Pourer::lines_more(const Content& content, const Placed& placed) const {
  if (content.is_head || !placed.item.block || placed.measure >= whole_.region.measure) return 0;
  const SetBlock whole = set_block(flow_.context_, {&content.words, 1}, whole_.region.measure, true);
  return std::ssize(placed.item.block->lines) - std::ssize(whole.lines);
}

// Whether a row of a table stands right under the one before it, whose last row is the one before slot `free`.
bool ChainFlow::Pourer::goes_on(std::span<const PourSlot> slots, std::size_t free, std::size_t slot) {
  return slot == free && slot > 0 && slots[slot - 1].leg == slots[slot].leg &&
         slots[slot - 1].line + 1 == slots[slot].line;
}

// A row of a table: it stands where a leg is as wide as it is. A head row takes room for the next rows along.
// `begins_part`: no row of its table stands right above it, so that the table says its head again there.
std::optional<ChainFlow::Pourer::Placed> ChainFlow::Pourer::row_at(std::span<const PourSlot> slots, std::size_t slot,
                                                                   const Content& content, bool at_head,
                                                                   bool begins_part) {
  FlowItem item = flow_.row_item(whole_, content.story, content.paragraph);
  if (begins_part) begin_part_under(item, whole_);
  const int rows = at_head ? item.leg.rows_at_head : item.leg.rows;
  const auto room = room_at(slots, slot, rows + (holds_on(content.words) ? 2 : 0));
  if (!room || room->width < whole_.region.measure) return std::nullopt;
  return Placed{std::move(item), slots[slot].leg, slots[slot].line, room->x, room->width, at_head};
}

ChainFlow::Pourer::Placed ChainFlow::Pourer::placed_line(const Content& content, const PourSlot& slot,
                                                         std::shared_ptr<const BrokenParagraph> broken,
                                                         std::uint32_t line) {
  Placed placed;
  placed.item.story = content.story;
  placed.item.paragraph = content.paragraph;
  placed.item.broken = std::move(broken);
  placed.item.line = line;
  placed.leg = slot.leg;
  placed.line = slot.line;
  placed.x = slot.x;
  placed.measure = slot.width;
  return placed;
}

} // namespace broadsheet
