// Which letter of the paper prints which letter of the copy. Private to this room.
#pragma once

#include "layout/verify/engine_words.hpp"
#include "layout/verify/streams.hpp"

namespace broadsheet::proof {

constexpr std::uint32_t kNobody = 0xffffffff;       // paper: extra; copy: not printed
constexpr std::uint32_t kEngineLetter = 0xfffffffe; // paper: one of the engine's words, or its hyphen at a line's end

// Every letter of the paper prints at most one letter of the copy, and the other way round.
struct Alignment {
  std::vector<std::uint32_t> copy_of;  // by letter of the paper: letter of the copy, kEngineLetter or kNobody
  std::vector<std::uint32_t> paper_of; // by letter of the copy: letter of the paper or kNobody
  std::vector<WordUse> uses;           // in the order of the paper
};

// The paper is read once, from its first letter to its last. At every letter the copy goes on where it stood, or
// something else begins: another story where that story stopped, or the engine's words; what reaches furthest wins. So
// a paper without faults is matched whole, piece after piece. Only where nothing goes on is the copy searched for the
// place where it does: near by first, then anywhere; what lies between stays unmatched on its side.
Alignment align(const Paper& paper, const Copy& copy, WordPatterns& patterns);

} // namespace broadsheet::proof
