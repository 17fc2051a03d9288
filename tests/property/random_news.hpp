// Late news for a random edition: one item of its feed is changed.
#pragma once

#include "tests/property/random.hpp"

#include <map>

namespace broadsheet::testing {

enum class News : std::uint8_t { words, head, longer, shorter, removed, added };
std::string_view name_of(News news);

struct LateItem {
  News news = News::words;
  std::string id; // of the item that was changed
};

// Changes one item of the edition's files (random_edition.hpp).
LateItem change_one_item(Random& random, std::map<std::string, std::string>& files);

} // namespace broadsheet::testing
