// The ways in which pieces of copy can be set around obstacles, for the search. Private to this room. Rules: P5, P6,
// L19.
#pragma once

#include "layout/flow/pour.hpp"

namespace broadsheet {

// A paragraph is broken anew for every slot it may start at and for every foot that it may leave a leg at; what is
// known is kept by the pourer. Blocks and rows of tables stand in one leg, where they find room.
class ChainFlow::Pourer::Runs final : public PourSource {
 public:
  // `forms`: paragraphs may be set in a line less or more, as the levers allow.
  Runs(Pourer& pourer, std::span<const Content> contents, bool forms);

  [[nodiscard]] std::size_t pieces() const override { return contents_.size(); }
  std::vector<PourRun> runs(std::size_t piece, const PourPlace& place, std::span<const FootRange> feet) override;
  [[nodiscard]] std::int64_t cost_before(std::size_t piece, PourEdge edge) const override;

  // What a plan places.
  [[nodiscard]] Result result_of(const PourPlan& plan) const;

 private:
  // What a run places.
  struct Way {
    std::optional<Placed> whole; // a block or a row; else lines
    std::shared_ptr<const BrokenParagraph> broken, own;
    std::vector<PourSlot> places;
  };
  // One paragraph from a place on.
  struct Start {
    const Content& content;
    PourPlace place;
    std::uint32_t slot = 0; // under the white above it
    std::span<const FootRange> feet;
  };
  void add_runs(const Start& start, std::vector<int>& cuts, std::vector<PourRun>& runs);
  void add_run(const Start& start, const std::vector<int>& cuts, const Broken& broken,
               const std::shared_ptr<const BrokenParagraph>& form, std::vector<PourRun>& runs);
  Broken& broken_at(const Start& start, const std::vector<int>& cuts);
  void find_forms(const Content& content, Broken& broken) const;
  [[nodiscard]] std::int64_t cost_of_breaks(const Start& start, const std::vector<int>& cuts,
                                            std::span<const PourSlot> places, const BrokenParagraph& broken) const;
  void add_whole(std::size_t piece, const PourPlace& place, const FootRange& foot, std::vector<PourRun>& runs);
  [[nodiscard]] std::uint32_t slot_under(std::uint32_t leg, int line) const;

  Pourer& pourer_;
  std::span<const Content> contents_;
  std::vector<PourLeg> legs_;
  bool forms_;
  std::vector<Way> ways_;
};

} // namespace broadsheet
