// The ladder of copyfitting: which levers may be pulled for a story, how far, and in which order. Types only.
// Source: typography.md section 14, L15; section 11.
#pragma once

#include "layout/base/diagnostic.hpp"
#include "layout/base/length.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace broadsheet {

enum class CopyfitLever : std::uint8_t {
  head_size,      // steps of the headline's size, down
  tighten,        // paragraphs in a line less
  loosen,         // paragraphs in a line more
  head_space,     // white around heads and subheads
  picture_height, // grid lines of the picture that stands over the story
  trim,           // paragraphs that the desk may drop, lowest number first
  leading,        // of the whole story
  jump,           // the story leaves the page; levers behind it are for what is overset after the jump
};

// One lever with its limits. `least` to `most` are whole steps around 0: below 0 makes room, above 0 takes it (trim
// counts up: a greater number drops more). Tighten, loosen and jump have no steps.
struct CopyfitRung {
  CopyfitLever lever = CopyfitLever::jump;
  int least = 0, most = 0;
  Length step; // of head_size (where the style has no ladder of sizes), head_space, leading
  bool operator==(const CopyfitRung&) const = default;
};

struct CopyfitLadder {
  std::string name;
  std::vector<CopyfitRung> rungs; // in the order in which they are pulled
  Span span;
};

// What goes into the lines that stay empty under a story.
enum class Underset : std::uint8_t {
  space,  // nothing
  filler, // the feed's fillers, each used once
};

} // namespace broadsheet
