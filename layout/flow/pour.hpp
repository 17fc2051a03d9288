// Copy poured line after line over the places that obstacles leave in the legs of a frame. Private to this room.
// Rules: P5, P6, L8, L19, T1-T10.
#pragma once

#include "layout/flow/chain.hpp"

namespace broadsheet {

// How many lines a paragraph has depends here on where it stands, so legs cannot be planned by numbers (legs.hpp):
// each try at a level of the feet breaks all paragraphs again over the real places. The level is found by bisection,
// in rows over all legs; the first legs take the odd rows. A row stays blank at a foot where that saves a widow or an
// orphan (4 a paragraph at most), a subhead goes to the next leg when fewer than two lines would stand under it.
// Bound: log2(rows * legs) + 2 tries, each breaks every paragraph 1 to 5 times; a jump makes 12 times as many at worst.
class ChainFlow::Pourer {
 public:
  // Pours from grid line `first_line` on.
  Pourer(ChainFlow& flow, const FrameTask& task, int first_line);

  // What is poured: a paragraph, a block that stays whole, or a row of a table.
  struct Content {
    std::size_t story = 0, paragraph = 0;
    PreparedParagraph words;
    bool is_head = false, is_notice = false;
  };
  struct Placed {
    FlowItem item;
    int leg = 0, line = 0; // of its first row
    Length x, measure;
    bool at_head = false; // stands first in its leg
    [[nodiscard]] int last_line() const { return line + (at_head ? item.leg.rows_at_head : item.leg.rows) - 1; }
  };
  struct Result {
    std::vector<Placed> placed;
    bool complete = false;
  };

  // All that is left of stories [first, last], after the notice over a continuation where there is one.
  [[nodiscard]] std::vector<Content> contents(std::size_t first, std::size_t last, bool continuation) const;
  // Pours until the feet are reached.
  [[nodiscard]] Result pour(std::span<const Content> contents, const std::vector<int>& feet);
  // Pours all of it with level feet, or with `level` off leg after leg; nothing when it does not go in.
  [[nodiscard]] std::optional<Result> pour_all(std::span<const Content> contents, bool level);
  [[nodiscard]] std::vector<int> full_feet() const;
  // Puts what was poured onto the page and takes it off what is left. Returns the first grid line under it.
  int put(FillResult& result, const Result& poured);
  // Leaves the page (pour_jump.cpp); `line` as put() returns it. False when no turn can be made.
  bool jump(FillResult& result, std::size_t story, std::span<const Content> contents, int& line);

 private:
  // Where the next line may stand.
  struct State {
    std::vector<PourSlot> slots;
    std::size_t at = 0;
    Result result;
  };
  struct Room {
    Length x, width;
  };
  [[nodiscard]] std::vector<int> feet_at(int rows) const;
  bool pour_one(State& state, const Content& content);
  bool pour_lines(State& state, const Content& content);
  bool pour_block(State& state, const Content& content);
  bool pour_row(State& state, const Content& content);
  [[nodiscard]] std::shared_ptr<const BrokenParagraph> break_over(const State& state,
                                                                  const PreparedParagraph& words) const;
  [[nodiscard]] std::optional<std::size_t> bad_end(const State& state, const Content& content, std::size_t lines) const;
  [[nodiscard]] std::optional<Room> room_at(const State& state, std::size_t slot, int rows) const;
  [[nodiscard]] bool opens_leg(const State& state, std::size_t slot) const;
  [[nodiscard]] bool holds(const State& state, const Content& content, int leg, int last_line) const;
  static std::size_t next_row(const State& state, std::size_t slot);
  static void step_over(State& state, int leg, int last_line);
  static void skip_space(State& state, const Pourer& pourer, const PreparedParagraph& words);
  void put_one(FrameFragment& fragment, std::span<const Placed> all, std::size_t index, Length& row_foot);
  void put_legs(FrameFragment& fragment, const Result& poured) const;

  // Jumps
  struct Turn {
    Result poured; // with the notice
    std::size_t paragraph = 0;
    std::optional<PreparedParagraph> rest;
  };
  [[nodiscard]] Content notice_content(std::size_t story) const;
  [[nodiscard]] std::optional<Turn> turn_at_sentence(std::size_t story, std::span<const Content> contents,
                                                     const Result& full, bool inside_paragraphs);
  [[nodiscard]] std::optional<Turn> try_turn(std::size_t story, std::span<const Content> contents, std::size_t content,
                                             std::optional<std::uint32_t> at);
  [[nodiscard]] std::optional<Turn> turn_at_line(std::size_t story, const Result& full, const Placed& notice,
                                                 bool keep_minimum);
  [[nodiscard]] int body_lines(std::size_t story, const Result& poured) const;
  [[nodiscard]] bool enough_after(std::size_t story, std::size_t paragraph,
                                  const std::optional<PreparedParagraph>& rest) const;

  ChainFlow& flow_;
  FrameTask task_; // its measure is that of the place in work
  const FrameTask& whole_;
  int first_line_;
  Length least_;
  std::vector<int> lines_from_; // of the story that leaves the page: ChainFlow::lines_from()
};

} // namespace broadsheet
