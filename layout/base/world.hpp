// The one door to the outside: files. The command, the preview and the tests run the same code with different worlds.
#pragma once

#include "layout/base/diagnostic.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

// Why a file could not be had.
enum class FileFault : std::uint8_t { none, not_found, outside, too_large, unreadable };

struct FileResult {
  FileFault fault = FileFault::none;
  std::string path; // the real path that was read (or tried), for messages
  std::string bytes;
};

class World {
 public:
  World() = default;
  World(const World&) = delete;
  World& operator=(const World&) = delete;
  virtual ~World() = default;

  // Reads a file that the user named on the command line: any path.
  virtual FileResult read(std::string_view path) = 0;
  // Reads `reference` (a relative path from a file) below the first of `roots` that has it. Absolute paths, paths that
  // leave their root by `..` or through a symbolic link, and anything with a scheme are `outside`. Roots are folders.
  virtual FileResult read_reference(std::string_view reference, const std::vector<std::string>& roots) = 0;
  // Names of the regular files of a folder, sorted by bytes; empty when there is no such folder.
  virtual std::vector<std::string> list(std::string_view folder) = 0;
  // The project's own data (schemas, house templates): folder that holds `templates/`.
  [[nodiscard]] virtual std::string data_folder() const = 0;
};

// Files of this machine. Files over `size_limit` bytes are too_large. Thread-safe.
std::unique_ptr<World> make_os_world(std::string data_folder, std::uint64_t size_limit = std::uint64_t{64} << 20);

} // namespace broadsheet
