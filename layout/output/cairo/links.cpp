#include "layout/output/cairo/links.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace broadsheet {
namespace {

bool is_plain(unsigned char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '-' ||
         byte == '_' || byte == '.';
}

std::string story_id(const DisplayMetadata& metadata, std::uint32_t story) {
  if (story < metadata.story_ids.size() && !metadata.story_ids[story].empty()) return metadata.story_ids[story];
  return std::to_string(story);
}

bool is_part(const DisplayRegion& region) {
  return region.kind == RegionKind::story || region.kind == RegionKind::continuation;
}

} // namespace

std::string destination_name(const DisplayMetadata& metadata, std::uint32_t story, int page) {
  std::string name = "story-";
  for (const char character : story_id(metadata, story)) {
    const auto byte = static_cast<unsigned char>(character);
    if (is_plain(byte))
      name += character;
    else
      name += fmt::format("%{:02X}", byte);
  }
  return name + "-page-" + std::to_string(page);
}

std::vector<const DisplayRegion*> destinations(const DisplayPage& page) {
  std::vector<const DisplayRegion*> found;
  for (const auto& region : page.regions) {
    if (region.kind == RegionKind::refer) continue; // it says where the story is, it is none of it
    const auto same =
        std::find_if(found.begin(), found.end(), [&](const auto* one) { return one->story == region.story; });
    if (same == found.end())
      found.push_back(&region);
    else if (!is_part(**same) && is_part(region))
      *same = &region;
  }
  return found;
}

bool is_link(const DisplayRegion& region) {
  return !is_part(region) && region.leads_to > 0;
}

std::string page_title(const DisplayMetadata& metadata, const DisplayPage& page) {
  const bool chinese = metadata.language == "zh" || metadata.language.starts_with("zh-");
  auto title = chinese ? fmt::format("第{}版", page.number) : fmt::format("Page {}", page.number);
  if (!page.name.empty()) title += " " + page.name;
  return title;
}

std::string story_title(const DisplayMetadata& metadata, std::uint32_t story) {
  if (story < metadata.story_titles.size() && !metadata.story_titles[story].empty())
    return metadata.story_titles[story];
  return story_id(metadata, story);
}

} // namespace broadsheet
