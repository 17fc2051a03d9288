// The shapes that a house cuts its pictures to. Types only.
#pragma once

#include <string>

namespace broadsheet {

// Width to height, "3:2"; 0:0: no shape is asked for.
struct CropRatio {
  int across = 0, down = 0;
  [[nodiscard]] constexpr bool is_set() const { return across > 0 && down > 0; }
  constexpr bool operator==(const CropRatio&) const = default;
};

struct NamedCrop {
  std::string name;
  CropRatio ratio;
};

} // namespace broadsheet
