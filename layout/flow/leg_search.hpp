// The search behind level_legs() and level_pieces(), level by level. Private to this room; legs.hpp says what costs
// what.
#pragma once

#include "layout/flow/legs.hpp"

#include <limits>

namespace broadsheet {

class LegSearch {
 public:
  static constexpr std::int64_t kScale = 256; // costs are kept finer than a row, so that ties can be broken
  static constexpr std::int64_t kNoBound = std::numeric_limits<std::int64_t>::max();
  // What a foot costs that is so many rows off: an error at once (L8), and worse with every row.
  static constexpr std::int64_t cost_off(std::int64_t rows) { return rows == 0 ? 0 : (rows * rows * 16 + 32) * kScale; }

  LegSearch(std::span<const LegPiece> pieces, std::span<const LegRoom> rooms) : pieces_(pieces), rooms_(rooms) {
    measure_pieces();
  }

  // The cheapest plan that costs less than `bound`; nothing when there is none. `foot`: the level; feet further off
  // than `window` rows are not tried.
  std::optional<LegPlan> run(std::int32_t foot, std::int32_t window, std::int64_t bound);

 private:
  static constexpr std::uint32_t kNone = 0xffffffff;
  // A place in the story where a leg stands at a height; `starts_leg`: the leg begins here, `ended` is the height of
  // the leg before it.
  struct Node {
    std::int64_t cost = 0;
    std::uint32_t from = kNone;
    std::uint32_t piece = 0; // what comes next: this piece, from item `line` of its form on
    std::uint32_t line = 0;
    std::uint32_t form = 0; // of the piece when line > 0, else of the piece before
    std::int32_t height = 0;
    std::int32_t ended = 0;
    bool starts_leg = false;
    std::uint32_t next = kNone; // in its row, with the same piece
  };
  // Nodes by piece, in the order in which they were found.
  struct Row {
    std::vector<std::uint32_t> first, last;
    void clear(std::size_t pieces) {
      first.assign(pieces + 1, kNone);
      last.assign(pieces + 1, kNone);
    }
  };

  void add(Row& row, const Node& node);
  void replace(Node& known, Node better);
  void set_leg(std::size_t leg);
  void walk(std::uint32_t node, std::uint32_t form, std::uint32_t first);
  void reach(std::uint32_t from, std::uint32_t form, std::int32_t height, std::int64_t cost);
  void end_leg(std::uint32_t from, Node place, std::int32_t height, std::int64_t cost);
  // What is left decides early whether a place leads anywhere: no plan is missed, and most places are not gone on from.
  void measure_pieces();
  void measure_legs();
  [[nodiscard]] std::int32_t target_of(const LegRoom& room) const;
  [[nodiscard]] std::int32_t slack_of(const LegRoom& room) const;
  [[nodiscard]] bool leads_on(std::uint32_t piece, std::uint32_t form, std::uint32_t line, std::int32_t height,
                              std::size_t leg) const;
  [[nodiscard]] std::int32_t rows_off(std::int32_t height) const;
  [[nodiscard]] std::int64_t leg_cost(std::int32_t height) const;
  [[nodiscard]] LegPlan trace(std::uint32_t last) const;

  std::span<const LegPiece> pieces_;
  std::span<const LegRoom> rooms_;
  std::int32_t foot_ = 0, window_ = 0;
  std::int64_t bound_ = kNoBound;
  std::vector<Node> nodes_;
  Row starts_, in_leg_, next_; // where the leg in work begins, what it has come to, where the next one begins
  std::size_t leg_ = 0;        // in work, with its room and the line where it should end
  LegRoom room_;
  std::int32_t target_ = 0;
  struct Rows {
    std::int64_t least = 0, most = 0;
  };
  std::vector<Rows> pieces_from_;          // of all pieces from this one on
  std::vector<std::size_t> first_form_;    // by piece: of its forms in ...
  std::vector<std::size_t> first_item_;    // by form: of its items in ...
  std::vector<std::int32_t> rows_in_form_; // rows of the form from this item on
  std::vector<Rows> legs_from_;            // that this leg and those after it must take, and can take, near the level
  std::int32_t dropped_ = 0, added_ = 0;   // by an item at the head of a leg, at most
};

} // namespace broadsheet
