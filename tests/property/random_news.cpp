#include "tests/property/random_news.hpp"

#include "tests/property/random_copy.hpp"

#include <regex>

namespace broadsheet::testing {
namespace {

// An item's bytes in the feed.
struct ItemPlace {
  std::string id;
  std::size_t begin = 0, end = 0;
  bool is_story = false;
};

std::vector<ItemPlace> items_of(const std::string& feed) {
  static const std::regex head("<(story|picture|notice) id=\"([^\"]+)\"");
  std::vector<ItemPlace> items;
  for (auto found = std::sregex_iterator(feed.begin(), feed.end(), head); found != std::sregex_iterator(); ++found) {
    const auto begin = static_cast<std::size_t>(found->position());
    const std::string close = "</" + found->str(1) + ">";
    items.push_back({found->str(2), begin, feed.find(close, begin) + close.size(), found->str(1) == "story"});
  }
  return items;
}

// Puts `text` behind the first `mark` of an item; false when it has none.
bool insert_after(std::string& feed, const ItemPlace& item, const std::string& mark, const std::string& text) {
  const std::size_t at = feed.find(mark, item.begin);
  if (at == std::string::npos || at >= item.end) return false;
  feed.insert(at + mark.size(), text);
  return true;
}

// The last paragraph goes; false when the item has only one.
bool shorten(std::string& feed, const ItemPlace& item) {
  const std::size_t first = feed.find("<p", item.begin), last = feed.rfind("<p", item.end);
  const std::size_t end = feed.find("</p>", last);
  if (last == std::string::npos || last <= first || last < item.begin || end >= item.end) return false;
  feed.erase(last, end + 4 - last);
  return true;
}

void take_out_of_places(std::string& edition, const std::string& id) {
  edition = std::regex_replace(edition, std::regex("<place story=\"" + id + "\"[^>]*/>\n?"), "");
  edition = std::regex_replace(edition, std::regex("(<place story=\")" + id + " "), "$1");
  edition = std::regex_replace(edition, std::regex("(<place story=\"[^\"]*) " + id + "([ \"])"), "$1$2");
}

} // namespace

std::string_view name_of(News news) {
  static constexpr std::string_view names[] = {"words", "head", "longer", "shorter", "removed", "added"};
  return names[static_cast<std::size_t>(news)];
}

LateItem change_one_item(Random& random, std::map<std::string, std::string>& files) {
  std::string& feed = files["feed.xml"];
  const std::vector<ItemPlace> items = items_of(feed);
  const auto news = static_cast<News>(random.between(0, 5));
  if (news == News::added || items.empty()) {
    const std::size_t at = items.empty() ? feed.find("</feed>") : random.pick(items).begin;
    feed.insert(at, random_story(random, "late", random.between(1, 3)) + "\n");
    return {News::added, "late"};
  }
  const ItemPlace item = random.pick(items);
  if (news == News::removed) {
    feed.erase(item.begin, item.end - item.begin);
    take_out_of_places(files["edition.xml"], item.id);
    return {news, item.id};
  }
  std::string more;
  for (int i = random.between(2, 12); news == News::longer && i > 0; --i)
    more += "<p>" + random_paragraph(random, Tongue::chinese, random.between(40, 160)) + "</p>";
  if (news == News::longer && insert_after(feed, item, "<body>", more)) return {news, item.id};
  if (news == News::head && insert_after(feed, item, "<headline>", "晚间")) return {news, item.id};
  if (news == News::shorter && shorten(feed, item)) return {news, item.id};
  for (const char* mark : {"<p>", "<headline>", "<caption>"})
    if (insert_after(feed, item, mark, "新闻，")) break;
  return {News::words, item.id};
}

} // namespace broadsheet::testing
