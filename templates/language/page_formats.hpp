// Paper sizes that newspapers go by, with the type area that is usual on each. Source: typography.md section 12.
#pragma once

#include "layout/base/element.hpp"

#include <string_view>

namespace broadsheet {

struct PageFormat {
  std::string_view name, other_name;    // other_name may be empty
  std::int64_t width, height;           // of the trimmed page, in 1/1000 mm
  std::int64_t area_width, area_height; // of the type area
};

// By either name, which may begin with a capital (Berliner); nullptr when there is none.
const PageFormat* find_page_format(std::string_view name);
// All names, for messages.
Names page_format_names();

} // namespace broadsheet
