// What an alignment says about the paper. Private to this room.
#pragma once

#include "layout/verify/align.hpp"

namespace broadsheet::proof {

struct Case {
  const Paper& paper;
  const Copy& copy;
  const StoryTable& stories;
  const WordPatterns& patterns;
  const Alignment& alignment;
  const std::vector<std::uint32_t>& streams; // EngineWords::streams
};

// A run of letters that the paper and one thread of the copy have in common, on one page, or other letters of the
// paper.
struct Piece {
  std::size_t paper_begin = 0, paper_end = 0;
  std::size_t thread = kNowhere; // kNowhere: not copy
  std::size_t copy_begin = 0, copy_end = 0;
  std::size_t page = 0;       // index
  std::size_t use = kNowhere; // engine's words: index in Alignment::uses
};

// The paper from its first letter to its last.
std::vector<Piece> pieces_of(const Case& proof);

void judge_missing(const Case& proof, VerifyReport& report);
// Copy and furniture with the same words: where furniture lacks, a line of copy that reads like it may be that
// furniture, and the copy be lost. The proof does not give the benefit of the doubt.
void judge_furniture(const Case& proof, VerifyReport& report);
void judge_extra(const Case& proof, VerifyReport& report);
void judge_order(const Case& proof, const std::vector<Piece>& pieces, VerifyReport& report);
void judge_white(const Case& proof, VerifyReport& report);
void judge_jumps(const Case& proof, const std::vector<Piece>& pieces, VerifyReport& report);

} // namespace broadsheet::proof
