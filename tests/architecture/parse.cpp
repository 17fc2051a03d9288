#include "tests/architecture/checker.hpp"

#include <sstream>

namespace broadsheet::architecture {
namespace {

std::string without_comments(const std::string& cmake) {
  std::istringstream in(cmake);
  std::string out;
  for (std::string line; std::getline(in, line);) out += line.substr(0, line.find('#')) + '\n';
  return out;
}

Room parse_room(const std::string& arguments) {
  std::istringstream words(arguments);
  Room room;
  words >> room.path;
  std::string list;
  for (std::string word; words >> word;) {
    if (word == "USES" || word == "LIBRARIES" || word == "PRIVATE_LIBRARIES") {
      list = word;
    } else if (list == "USES") {
      room.uses.push_back(word);
    } else if (!list.empty()) {
      room.libraries.insert(word);
    }
  }
  return room;
}

} // namespace

std::vector<Room> parse_rooms(const std::string& cmake) {
  static const std::string call = "broadsheet_room(";
  const std::string text = without_comments(cmake);
  std::vector<Room> rooms;
  for (std::size_t at = text.find(call); at != std::string::npos; at = text.find(call, at + 1)) {
    const std::size_t begin = at + call.size();
    rooms.push_back(parse_room(text.substr(begin, text.find(')', begin) - begin)));
  }
  return rooms;
}

std::vector<Include> parse_includes(const std::string& source) {
  std::istringstream in(source);
  std::vector<Include> includes;
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    std::size_t at = line.find_first_not_of(" \t");
    if (at == std::string::npos || line[at] != '#') continue;
    at = line.find_first_not_of(" \t", at + 1);
    if (at == std::string::npos || line.compare(at, 7, "include") != 0) continue;
    const std::size_t open = line.find_first_of("\"<", at);
    if (open == std::string::npos) continue;
    const std::size_t close = line.find(line[open] == '<' ? '>' : '"', open + 1);
    if (close != std::string::npos)
      includes.push_back({line.substr(open + 1, close - open - 1), line[open] == '<', number});
  }
  return includes;
}

} // namespace broadsheet::architecture
