// The walls between the rooms, read from the includes and from the root CMakeLists.txt. Standard library only.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace broadsheet::architecture {

// One broadsheet_room(PATH USES ... LIBRARIES ... PRIVATE_LIBRARIES ...) of the root CMakeLists.txt.
struct Room {
  std::string path;
  std::vector<std::string> uses;   // as written
  std::set<std::string> libraries; // of both kinds
};

struct Include {
  std::string path;
  bool angled = false; // <path>, not "path"
  std::size_t line = 0;
};

struct Complaint {
  std::string rule;
  std::string file; // from the project's root
  std::size_t line = 0;
  std::string text;
};

std::vector<Room> parse_rooms(const std::string& cmake);
std::vector<Include> parse_includes(const std::string& source);

// Checks a project tree. The rules by name:
//   order      a room uses only rooms that stand above it in the list
//   room       a file includes only headers of its own room and of the rooms that it uses, directly or through others
//   no-room    a source file lies in a folder that is no room; an include names no file of the project
//   xml        flow, fit, lines, page, display and output do not reach the XML cursor, nor any reader
//   output     output does not reach flow, fit, lines, plan or page
//   foreign    a foreign library's header stands only in rooms that name that library
//   unknown    a header that is neither the standard library's nor a known library's
//   app        app includes only headers of layout/engine, layout/base and its own
//   once       every header has #pragma once
//   readme     every room has a README.md
//   length     no source file is longer than 600 lines
//   path       no file names a place of somebody's machine
std::vector<Complaint> check(const std::filesystem::path& root);

} // namespace broadsheet::architecture
