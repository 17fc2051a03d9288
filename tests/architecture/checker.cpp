#include "tests/architecture/checker.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace broadsheet::architecture {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestFile = 600;

struct ForeignHeader {
  std::string_view begin;             // how the include begins
  std::vector<std::string> libraries; // a room must name one of these
};

const std::vector<ForeignHeader>& foreign_headers() {
  static const std::vector<ForeignHeader> table{{"libxml/", {"libxml2"}},    {"fontconfig/", {"fontconfig"}},
                                                {"pango/", {"pango"}},       {"glib", {"pango", "rsvg"}},
                                                {"hb", {"harfbuzz"}},        {"ft2build.h", {"freetype"}},
                                                {"freetype/", {"freetype"}}, {"cairo", {"cairo"}},
                                                {"unicode/", {"icu"}},       {"hyphen.h", {"hyphen"}},
                                                {"qpdf/", {"qpdf"}},         {"poppler-", {"poppler"}},
                                                {"nlohmann/", {"json"}},     {"CLI/", {"cli11"}},
                                                {"httplib.h", {"httplib"}},  {"jpeglib.h", {"jpeg"}},
                                                {"jerror.h", {"jpeg"}},      {"png.h", {"png"}},
                                                {"librsvg/", {"rsvg"}},      {"qrencode.h", {"qrencode"}},
                                                {"xxhash.h", {"xxhash"}},    {"poppler.h", {"popplerglib"}},
                                                {"fmt/", {"fmt"}},           {"httplib.h", {"httplib"}},
                                                {"lcms2", {"lcms2"}},        {"vips/", {"vips"}}};
  return table;
}

// POSIX, and C headers that have no C++ name or are needed with a C library.
bool is_system_header(std::string_view path) {
  static const std::set<std::string_view> names{"unistd.h",  "fcntl.h",   "signal.h", "dirent.h", "poll.h",
                                                "termios.h", "pthread.h", "netdb.h",  "stdlib.h", "link.h"};
  const bool is_folder = path.starts_with("sys/") || path.starts_with("netinet/") || path.starts_with("arpa/");
  return is_folder || names.contains(path) || path.find('.') == std::string_view::npos;
}

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

bool is_source(const fs::path& path) { return path.extension() == ".hpp" || path.extension() == ".cpp"; }

bool is_below(std::string_view path, std::string_view folder) {
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

std::string folder_of(const std::string& file) { return fs::path(file).parent_path().generic_string(); }

class Checker {
 public:
  explicit Checker(const fs::path& root) : root_(root) {}

  std::vector<Complaint> run() {
    for (const Room& room : parse_rooms(read(root_ / "CMakeLists.txt"))) add_room(room);
    for (const char* folder : {"layout", "fonts", "templates", "app"}) read_sources(folder);
    for (const auto& [file, includes] : includes_) {
      if (is_below(file, "app")) {
        check_app(file, includes);
      } else {
        check_room(file, includes);
      }
      check_walls(file);
    }
    check_readmes();
    check_files();
    return std::move(complaints_);
  }

 private:
  void complain(std::string rule, std::string file, std::size_t line, std::string text) {
    complaints_.push_back({std::move(rule), std::move(file), line, std::move(text)});
  }

  void add_room(const Room& room) {
    std::set<std::string>& reach = reach_[room.path];
    reach.insert(room.path);
    for (const std::string& used : room.uses) {
      const auto above = reach_.find(used);
      if (above == reach_.end() || used == room.path) {
        complain("order", "CMakeLists.txt", 0, room.path + " uses " + used + ", which does not stand above it");
      } else {
        reach.insert(above->second.begin(), above->second.end());
      }
    }
    libraries_[room.path] = room.libraries;
  }

  void read_sources(const char* folder) {
    if (!fs::exists(root_ / folder)) return;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root_ / folder)) {
      if (!entry.is_regular_file() || !is_source(entry.path())) continue;
      const std::string name = fs::relative(entry.path(), root_).generic_string();
      const std::string text = read(entry.path());
      includes_[name] = parse_includes(text);
      if (entry.path().extension() == ".hpp" && text.find("#pragma once\n") == std::string::npos) {
        complain("once", name, 1, "no #pragma once");
      }
    }
  }

  // --- includes
  // -------------------------------------------------------------------------------------------------------

  void check_room(const std::string& file, const std::vector<Include>& includes) {
    const auto room = reach_.find(folder_of(file));
    if (room == reach_.end()) return complain("no-room", file, 0, "its folder is no room of the root CMakeLists.txt");
    for (const Include& include : includes) {
      if (include.angled) {
        check_foreign(file, include, libraries_.at(room->first));
      } else if (!fs::is_regular_file(root_ / include.path)) {
        complain("no-room", file, include.line, "\"" + include.path + "\" is no file of the project");
      } else if (!room->second.contains(folder_of(include.path))) {
        complain("room", file, include.line, room->first + " does not use the room of \"" + include.path + "\"");
      }
    }
  }

  void check_app(const std::string& file, const std::vector<Include>& includes) {
    const std::set<std::string> libraries = app_libraries();
    for (const Include& include : includes) {
      const std::string folder = folder_of(include.path);
      if (include.angled) {
        check_foreign(file, include, libraries);
      } else if (folder != "layout/engine" && folder != "layout/base" && !is_below(folder, "app")) {
        complain("app", file, include.line, "\"" + include.path + "\" is behind the engine");
      }
    }
  }

  // The dep_NAME targets that app/CMakeLists.txt links.
  std::set<std::string> app_libraries() const {
    std::set<std::string> names;
    std::string text = read(root_ / "app/CMakeLists.txt");
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '(' || c == ')'; }, ' ');
    std::istringstream words(text);
    for (std::string word; words >> word;) {
      if (word.starts_with("dep_")) names.insert(word.substr(4));
    }
    return names;
  }

  void check_foreign(const std::string& file, const Include& include, const std::set<std::string>& libraries) {
    for (const ForeignHeader& header : foreign_headers()) {
      if (!include.path.starts_with(header.begin) || include.path.find('.') == std::string::npos) continue;
      const bool named = std::any_of(header.libraries.begin(), header.libraries.end(),
                                     [&](const std::string& library) { return libraries.contains(library); });
      if (!named) complain("foreign", file, include.line, "<" + include.path + "> needs " + header.libraries.front());
      return;
    }
    if (!is_system_header(include.path)) complain("unknown", file, include.line, "<" + include.path + ">");
  }

  // --- walls: what a file reaches through headers
  // ---------------------------------------------------------------------

  void check_walls(const std::string& file) {
    static const std::vector<std::string_view> typesetting{"layout/flow", "layout/fit",     "layout/lines",
                                                           "layout/page", "layout/display", "layout/output"};
    static const std::vector<std::string_view> behind_output{"layout/flow", "layout/fit", "layout/lines", "layout/plan",
                                                             "layout/page"};
    const auto lies_in = [](const std::vector<std::string_view>& folders, std::string_view path) {
      return std::any_of(folders.begin(), folders.end(), [&](std::string_view f) { return is_below(path, f); });
    };
    if (!lies_in(typesetting, file)) return;
    const bool is_output = is_below(file, "layout/output");
    for (const std::string& header : reached_from(file)) {
      const bool is_xml = header == "layout/base/xml.hpp" || header.find("/readers/") != std::string::npos ||
                          is_below(header, "templates/language");
      if (is_xml) complain("xml", file, 0, "reaches " + header);
      if (is_output && lies_in(behind_output, header)) complain("output", file, 0, "reaches " + header);
    }
  }

  std::set<std::string> reached_from(const std::string& file) const {
    std::set<std::string> reached;
    std::vector<std::string> open{file};
    while (!open.empty()) {
      const auto known = includes_.find(open.back());
      open.pop_back();
      if (known == includes_.end()) continue;
      for (const Include& include : known->second) {
        if (!include.angled && reached.insert(include.path).second) open.push_back(include.path);
      }
    }
    return reached;
  }

  // --- files
  // ----------------------------------------------------------------------------------------------------------

  void check_readmes() {
    for (const auto& [room, reach] : reach_) {
      if (!fs::exists(root_ / room / "README.md")) complain("readme", room, 0, "the room has no README.md");
    }
  }

  void check_files() {
    static const std::set<std::string> left_out{".git", "build", "out"};
    for (auto entry = fs::recursive_directory_iterator(root_); entry != fs::recursive_directory_iterator(); ++entry) {
      if (entry.depth() == 0 && left_out.contains(entry->path().filename().string())) {
        entry.disable_recursion_pending(); // in a worktree .git is a file
      } else if (entry->is_regular_file() && is_text(entry->path())) {
        check_text(fs::relative(entry->path(), root_).generic_string(), read(entry->path()), is_source(entry->path()));
      }
    }
  }

  // Scripts have no extension.
  static bool is_text(const fs::path& path) {
    static const std::set<std::string> extensions{".cpp", ".hpp", ".txt", ".cmake", ".md",   ".json", ".xml", ".rng",
                                                  ".rnc", ".sh",  ".py",  ".yml",   ".yaml", ".html", ".css", ".js"};
    return path.extension().empty() || extensions.contains(path.extension().string());
  }

  void check_text(const std::string& name, const std::string& text, bool source) {
    static const std::vector<std::string> places{std::string("/ho") + "me/", std::string("/ro") + "ot/",
                                                 std::string("/wo") + "rk/", std::string("/Us") + "ers/",
                                                 std::string("C:\\Us") + "ers"};
    std::istringstream in(text);
    std::size_t lines = 0;
    for (std::string line; std::getline(in, line);) {
      ++lines;
      for (const std::string& place : places) {
        const std::size_t at = line.find(place);
        // A longer path or an address ("example.org/work/") is no place of a machine.
        const bool begins = at != std::string::npos &&
                            (at == 0 || std::string_view(" \t\"'=(<`:,").find(line[at - 1]) != std::string_view::npos);
        if (begins) complain("path", name, lines, line.substr(at, 40));
      }
    }
    if (source && lines > kLongestFile) complain("length", name, lines, std::to_string(lines) + " lines");
  }

  fs::path root_;
  std::map<std::string, std::set<std::string>> reach_;     // room -> rooms it may include, itself too
  std::map<std::string, std::set<std::string>> libraries_; // room -> foreign libraries it names
  std::map<std::string, std::vector<Include>> includes_;   // by file
  std::vector<Complaint> complaints_;
};

} // namespace

std::vector<Complaint> check(const fs::path& root) { return Checker(root).run(); }

} // namespace broadsheet::architecture
