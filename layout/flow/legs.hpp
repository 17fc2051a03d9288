// Legs as numbers: which items end which leg. Pure, integers only; no fonts, no frames.
// Rules: P5, P6 (costs of breaks come from the caller), L8 (legs of a story end on the same line, within one).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace broadsheet {

constexpr std::int32_t kNeverBreak = 1000000;
// The least that another form of a paragraph costs: no form is changed to save less than that.
constexpr std::int32_t kFormPrice = 12;

// One line of body, or a block that stays whole (subhead, head): its height in grid lines.
struct LegItem {
  std::int32_t rows = 1;
  std::int32_t rows_at_head = 1; // where it stands first in a leg: white above it is dropped
  std::int32_t break_cost = 0;   // of ending a leg before this item; kNeverBreak: only when nothing else is left
};

// A leg's room: its first row, counted from the story's first one, and how many there are. Legs under a picture begin
// lower, legs over one end higher.
struct LegRoom {
  std::int32_t top = 0;
  std::int32_t rows = 0;
  [[nodiscard]] std::int32_t bottom() const { return top + rows; }
};
std::vector<LegRoom> equal_rooms(std::int32_t legs, std::int32_t rows);

// One way to set a piece of a story: a paragraph in so many lines. At least one item.
struct LegForm {
  std::vector<LegItem> items;
  std::int32_t price = 0; // kFormPrice or more, but for the first form
};
// What stays together as far as forms go: a paragraph in its forms, or items that have one form only.
// The first items of all forms cost the same to break before.
struct LegPiece {
  std::vector<LegForm> forms; // the first: as it is when nothing asks for another
};

// Item index after the last of each leg (so leg j holds [ends[j-1], ends[j])), and the rows each leg uses.
// Legs that nothing was left for are empty. Of pieces, items are counted in the forms that were chosen.
struct LegPlan {
  std::vector<std::uint32_t> ends;
  std::vector<std::int32_t> heights;
  std::int64_t cost = 0;
  std::int64_t fine_cost = 0;       // in 1/256: with what decides between equals
  std::vector<std::uint32_t> forms; // of pieces: which one was chosen
};
// Rows from the story's first one to under its lowest foot.
std::int32_t depth_of(const LegPlan& plan, std::span<const LegRoom> rooms);

// Fills legs one after another with as many items as go in; a few rows stay blank where that saves a bad break.
// Whatever is left over has not been placed: `ends.back()` says how far it came.
LegPlan fill_legs(std::span<const LegItem> items, std::span<const LegRoom> rooms);
LegPlan fill_legs(std::span<const LegItem> items, std::int32_t legs, std::int32_t capacity);

// Puts all items into the legs so that they end level, at the least cost. Nothing when they do not go in.
//
// The level is a grid line F: every leg should end on it or on the line above it (L8); a leg that cannot reach it is
// full, one that begins under it is empty. Cost, in 1/256: 256 * (32 + 16 * (rows off)^2) for each leg that is off, 256
// * the costs of breaks, 256 * the prices of forms; and 128 * j / legs for every row that leg j (from 0) has more than
// the line above the level, so that the first legs in reading order take the odd rows. F is the first line above which
// there is room enough for all items in their first forms. When the best plan there costs kFormPrice or more, the line
// above and the line below are tried too; ties keep F, then the line above.
//
// Bound: states are (leg, piece, rows of the leg so far) and (leg, piece, form, line); of equal ones the cheapest is
// kept, and those from which the rest can no longer end in the window are left. Feet are looked for within 4 rows of
// the level; the best plan there is the best of all when it costs less than a foot 5 rows off does. Else within 12, and
// then, for items of one form, everywhere: pieces with several forms whose every plan has a foot over 12 rows off have
// none. Time: legs * pieces * rows * lines of a paragraph at worst, about rows * 20 for each leg in practice
// (docs/composition.md has figures).
std::optional<LegPlan> level_legs(std::span<const LegItem> items, std::span<const LegRoom> rooms);
std::optional<LegPlan> level_legs(std::span<const LegItem> items, std::int32_t legs, std::int32_t capacity);
std::optional<LegPlan> level_pieces(std::span<const LegPiece> pieces, std::span<const LegRoom> rooms);
// Puts all pieces into the legs so that each is full, at the least cost. Nothing when they cannot be.
std::optional<LegPlan> full_pieces(std::span<const LegPiece> pieces, std::span<const LegRoom> rooms);

} // namespace broadsheet
