// What the copyfitter did for a story, and what is over or under: the desk's numbers.
#pragma once

#include "layout/flow/fragment.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace broadsheet {

// The levers of copyfitting, in the order in which they are pulled. More will stand here.
enum class Lever : std::uint8_t {
  head_size, // a headline set smaller, within its style's range
};
std::string_view name_of(Lever lever);

// One pull of a lever.
struct LeverUse {
  Lever lever = Lever::head_size;
  BlockRole role = BlockRole::headline;
  Length designed, used; // sizes
  int lines = 0, maximum_lines = 0;
  // The lever was enough: the head keeps to its style's maximum of lines.
  [[nodiscard]] bool enough() const { return maximum_lines == 0 || lines <= maximum_lines; }
};
LeverUse lever_of(const HeadFit& head);

struct FitReport {
  std::vector<LeverUse> levers;
  std::optional<Overset> over; // copy that found no place
  int lines_under = 0;         // lines of the last frame that stayed empty under the copy
  Length depth_under;
  // The desk must look: something is over, or a lever was not enough.
  [[nodiscard]] bool needs_a_look() const;
};

} // namespace broadsheet
