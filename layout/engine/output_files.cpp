#include "layout/engine/output_files.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include <fmt/format.h>

namespace broadsheet {
namespace fs = std::filesystem;
namespace {

fs::path part_of(const fs::path& path) { return path.parent_path() / ("." + path.filename().string() + ".part"); }

void write_part(const fs::path& path, const std::string& bytes) {
  std::error_code error;
  if (path.has_parent_path()) fs::create_directories(path.parent_path(), error);
  errno = 0;
  std::ofstream out(part_of(path), std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out)
    throw std::runtime_error(fmt::format("cannot write {}: {}", path.string(), std::strerror(errno ? errno : EIO)));
}

// What would make a rename fail once others have been done.
void check_place(const fs::path& path) {
  std::error_code ignored;
  if (fs::is_directory(path, ignored))
    throw std::runtime_error(fmt::format("cannot write {}: it is a folder", path.string()));
}

void rename_part(const fs::path& path) {
  std::error_code error;
  fs::rename(part_of(path), path, error);
  if (error) throw std::runtime_error(fmt::format("cannot write {}: {}", path.string(), error.message()));
}

} // namespace

void OutputFiles::commit() const {
  try {
    for (const auto& [path, bytes] : files_) check_place(path);
    for (const auto& [path, bytes] : files_) write_part(path, bytes);
    for (const auto& [path, bytes] : files_) rename_part(path);
  } catch (...) {
    std::error_code ignored;
    for (const auto& [path, bytes] : files_) fs::remove(part_of(path), ignored);
    throw;
  }
}

} // namespace broadsheet
