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

bool holds(const fs::path& path, const std::string& bytes) {
  std::error_code error;
  if (fs::file_size(path, error) != bytes.size() || error) return false;
  std::ifstream in(path, std::ios::binary);
  std::string there(bytes.size(), '\0');
  in.read(there.data(), static_cast<std::streamsize>(there.size()));
  return in && there == bytes;
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

std::string read_if_there(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void OutputFiles::commit() {
  std::vector<const std::pair<std::string, std::string>*> changed;
  for (const auto& file : files_)
    if (kept_.contains(file.first) || holds(file.first, file.second))
      unchanged_.push_back(file.first);
    else
      changed.push_back(&file);
  try {
    for (const auto* file : changed) check_place(file->first);
    for (const auto* file : changed) write_part(file->first, file->second);
    for (const auto* file : changed) rename_part(file->first);
  } catch (...) {
    std::error_code ignored;
    for (const auto* file : changed) fs::remove(part_of(file->first), ignored);
    throw;
  }
}

} // namespace broadsheet
