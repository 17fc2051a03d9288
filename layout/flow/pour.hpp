// Copy poured over the places that obstacles leave in the legs of a frame. Private to this room.
// Rules: P5, P6, L8, L19, T1-T10.
#pragma once

#include "layout/flow/chain.hpp"
#include "layout/flow/pour_search.hpp"

namespace broadsheet {

// How many lines a paragraph has depends here on where it stands, so legs cannot be planned by numbers alone
// (legs.hpp): pour_search.hpp asks for the ways in which each paragraph can be set from a place on, which are broken
// over the real places there (pour_runs.hpp) and kept. What cannot be levelled so, or is not to be, or is overset,
// fills leg after leg: a row stays blank at a foot where that saves a widow or an orphan (4 a paragraph at most), a
// subhead goes to the next leg when fewer than two lines would stand under it.
class ChainFlow::Pourer {
 public:
  // Pours from grid line `first_line` on.
  Pourer(ChainFlow& flow, const FrameTask& task, int first_line);

  // What is poured: a paragraph, a block that stays whole, or a row of a table.
  struct Content {
    std::size_t story = 0, paragraph = 0;
    PreparedParagraph words{};
    bool is_head = false, is_notice = false;
    bool leaves = false;          // the notice that ends a page
    std::uint32_t kept_lines = 0; // of a paragraph that the page ends in: so many lines stay; 0: all of it
    std::uint32_t id = 0;         // one for each content that is ever poured: for what is kept of it
    // No leg ends behind it.
    [[nodiscard]] bool holds() const { return !leaves && (is_head || is_notice || holds_on(words)); }
  };
  struct Placed {
    FlowItem item;
    int leg = 0, line = 0; // of its first row
    Length x, measure;
    bool at_head = false;                         // stands first in its leg
    std::size_t slot_end = 0;                     // the first slot after it, of a dense pour
    std::shared_ptr<const BrokenParagraph> own{}; // of a paragraph in another form: as it would be by itself
    [[nodiscard]] int last_line() const { return line + (at_head ? item.leg.rows_at_head : item.leg.rows) - 1; }
  };
  struct Result {
    std::vector<Placed> placed;
    bool complete = false;
    std::int64_t cost = 0; // of its legs, as level_legs says
  };

  // All that is left of stories [first, last], after the notice over a continuation where there is one.
  [[nodiscard]] std::vector<Content> contents(std::size_t first, std::size_t last, bool continuation);
  // Fills leg after leg. `dense`: whatever stands lonely then.
  [[nodiscard]] Result fill(std::span<const Content> contents, bool dense = false);
  // Pours all of it with level feet, or with `level` off leg after leg; nothing when it does not go in. `squeeze`:
  // paragraphs may be set tighter for that.
  [[nodiscard]] std::optional<Result> pour_all(std::span<const Content> contents, bool level, bool squeeze);
  // Rows of the first leg that has any; the frame with the first place's measure.
  [[nodiscard]] int rows_at_start() const;
  [[nodiscard]] const FrameTask& first_place();
  // Takes the drop caps off paragraphs that stand where there is no room for one. False: none had to go.
  bool drop_narrow_caps(const Result& poured);
  // Whether the story's first paragraph keeps its drop cap where it begins.
  [[nodiscard]] bool has_room_for_cap(const PreparedParagraph& words) const;
  // Puts what was poured onto the page and takes it off what is left. Returns the first grid line under it.
  int put(FillResult& result, const Result& poured);
  // Leaves the page (pour_jump.cpp); `line` as put() returns it. False when no turn can be made.
  bool jump(FillResult& result, std::size_t story, std::span<const Content> contents, int& line);

 private:
  class Runs; // pour_runs.hpp
  // A paragraph broken from a slot on, with the feet of the legs that it leaves.
  struct Broken {
    std::vector<PourSlot> places; // up to the end of the leg that it ends in
    std::shared_ptr<const BrokenParagraph> best, shorter, longer;
    bool has_forms = false; // they have been looked for
  };
  struct BrokenKey {
    std::uint32_t id = 0, slot = 0;
    std::vector<int> feet;
    auto operator<=>(const BrokenKey&) const = default;
  };
  // Where the next line may stand, while legs are filled.
  struct State {
    std::vector<PourSlot> slots;
    std::size_t at = 0;
    bool dense = false;
    int held = 0; // rows that must stand in a leg under the content in work
    Result result;
  };
  struct Room {
    Length x, width;
  };
  bool pour_one(State& state, const Content& content);
  bool pour_lines(State& state, const Content& content);
  bool pour_block(State& state, const Content& content);
  bool pour_row(State& state, const Content& content);
  static void take(State& state, std::size_t slot, Placed placed);
  [[nodiscard]] std::optional<std::size_t> bad_end(std::span<const PourSlot> places, const Content& content,
                                                   std::size_t lines) const;
  [[nodiscard]] bool opens_leg(const State& state, std::size_t slot) const;
  [[nodiscard]] int rows_held(std::span<const Content> from);
  [[nodiscard]] int rows_of(const Content& content);
  [[nodiscard]] bool holds(const State& state, int leg, int last_line) const;
  void find_title_room(State& state, const Content& title);

  // Pieces of both ways to pour (pour_pieces.cpp)
  [[nodiscard]] bool takes(const PourSlot& slot, const PreparedParagraph& words) const;
  [[nodiscard]] std::vector<PourSlot> places_from(std::span<const PourSlot> slots, std::size_t at,
                                                  const PreparedParagraph& words) const;
  [[nodiscard]] std::vector<LineSlot> line_slots(const PreparedParagraph& words, std::span<const PourSlot> places,
                                                 std::size_t count, std::uint32_t kept_lines) const;
  [[nodiscard]] std::shared_ptr<const BrokenParagraph>
  break_over(const PreparedParagraph& words, std::span<const PourSlot> places, std::uint32_t kept_lines) const;
  [[nodiscard]] std::optional<Room> room_at(std::span<const PourSlot> slots, std::size_t slot, int rows) const;
  [[nodiscard]] std::optional<Placed> block_at(std::span<const PourSlot> slots, std::size_t slot,
                                               const Content& content, bool at_head);
  [[nodiscard]] std::optional<Placed> row_at(std::span<const PourSlot> slots, std::size_t slot, const Content& content,
                                             bool at_head, bool begins_part);
  [[nodiscard]] static bool goes_on(std::span<const PourSlot> slots, std::size_t free, std::size_t slot);
  [[nodiscard]] std::int64_t lines_more(const Content& content, const Placed& placed) const;
  static std::size_t next_row(std::span<const PourSlot> slots, std::size_t slot);
  static std::size_t fresh_row(std::span<const PourSlot> slots, std::size_t slot);
  static Placed placed_line(const Content& content, const PourSlot& slot, std::shared_ptr<const BrokenParagraph> broken,
                            std::uint32_t line);

  // Level feet (pour_level.cpp)
  [[nodiscard]] int level_for(std::size_t slots) const;
  [[nodiscard]] std::optional<Result> pour_level(std::span<const Content> contents, int level, bool must_go_in);
  [[nodiscard]] std::optional<Result> pour_full(std::span<const Content> contents);
  [[nodiscard]] bool may_be_squeezed_in(std::span<const Content> contents, const Result& dense) const;

  void put_one(FrameFragment& fragment, std::span<const Placed> all, std::size_t index, Length& row_foot);
  void put_legs(FrameFragment& fragment, const Result& poured) const;

  // Jumps
  struct Turn {
    Result poured; // with the notice
    std::size_t paragraph = 0;
    std::optional<PreparedParagraph> rest;
    bool run_in = false;
    TurnFit fit;
    std::int64_t cost = 0;
  };
  [[nodiscard]] Content notice_content(std::size_t story);
  [[nodiscard]] std::optional<Turn> best_turn(const TurnSearch& search, std::span<const Content> contents,
                                              const Result& dense);
  [[nodiscard]] std::optional<Turn> make_turn(const TurnSearch& search, std::span<const Content> contents,
                                              const Result& dense, const TurnPlace& place);
  [[nodiscard]] bool pour_front(std::vector<Content>& front, std::size_t slots, const TurnPlace& place, Turn& turn);
  [[nodiscard]] bool runs_in(const Content& last, const Result& poured) const;
  void measure_turn(const TurnSearch& search, Turn& turn) const;

  ChainFlow& flow_;
  FrameTask task_; // its measure is that of the place in work
  const FrameTask& whole_;
  int first_line_;
  Length least_;
  std::vector<PourSlot> slots_; // all there are
  std::map<BrokenKey, Broken> broken_;
  std::uint32_t next_id_ = 1;
};

} // namespace broadsheet
