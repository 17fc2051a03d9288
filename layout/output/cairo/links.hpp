// What a PDF points at: names and titles of places on the pages. No Cairo in it.
#pragma once

#include "layout/display/display.hpp"

#include <string>
#include <vector>

namespace broadsheet {

// "story-ID-page-2"; bytes of the id other than letters, digits, '-', '_' and '.' are written %XX, so that the name can
// stand in any address. A story without an id is known by its index.
std::string destination_name(const DisplayMetadata& metadata, std::uint32_t story, int page);

// One region for each story that is on the page, in the page's order: its own part, or, on a page that has only
// notices of it, the first notice.
std::vector<const DisplayRegion*> destinations(const DisplayPage& page);

// Whether the region is a notice or a refer that leads to another page.
bool is_link(const DisplayRegion& region);

// "第1版 要闻", "Page 1 News", by the edition's language.
std::string page_title(const DisplayMetadata& metadata, const DisplayPage& page);
std::string story_title(const DisplayMetadata& metadata, std::uint32_t story);

} // namespace broadsheet
