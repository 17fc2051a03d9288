#include "layout/base/world.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace broadsheet {
namespace fs = std::filesystem;
namespace {

bool has_scheme(std::string_view reference) {
  const std::size_t colon = reference.find(':');
  return colon != std::string_view::npos && colon > 0 && reference.find('/') > colon;
}

bool is_below(const fs::path& path, const fs::path& root) {
  const auto end = std::mismatch(root.begin(), root.end(), path.begin(), path.end());
  return end.first == root.end() || end.first->empty();
}

class OsWorld final : public World {
 public:
  OsWorld(std::string data, std::uint64_t limit) : data_(std::move(data)), limit_(limit) {}

  FileResult read(std::string_view path) override { return load(fs::path(path)); }

  FileResult read_reference(std::string_view reference, const std::vector<std::string>& roots) override {
    const fs::path wanted(reference);
    if (reference.empty() || wanted.is_absolute() || has_scheme(reference) ||
        reference.find('\0') != std::string_view::npos)
      return {FileFault::outside, std::string(reference), {}};
    FileResult result{FileFault::not_found, std::string(reference), {}};
    for (const std::string& root : roots) {
      std::error_code error;
      const fs::path real_root = fs::weakly_canonical(root.empty() ? fs::path(".") : fs::path(root), error);
      if (error) continue;
      const fs::path real = fs::weakly_canonical(real_root / wanted, error);
      if (error) continue;
      if (!is_below(real, real_root)) {
        result.fault = FileFault::outside;
        continue;
      }
      if (!fs::exists(real, error)) continue;
      return load(fs::path(root.empty() ? "." : root) / wanted);
    }
    return result;
  }

  std::vector<std::string> list(std::string_view folder) override {
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator it(fs::path(folder), error), end; !error && it != end; it.increment(error))
      if (it->is_regular_file(error)) names.push_back(it->path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
  }

  [[nodiscard]] std::string data_folder() const override { return data_; }

 private:
  FileResult load(const fs::path& path) const {
    FileResult result{FileFault::none, path.string(), {}};
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (error || !fs::exists(status)) {
      result.fault = FileFault::not_found;
    } else if (!fs::is_regular_file(status)) {
      result.fault = FileFault::unreadable;
    } else if (fs::file_size(path, error) > limit_ || error) {
      result.fault = FileFault::too_large;
    } else {
      std::ifstream in(path, std::ios::binary);
      std::ostringstream bytes;
      bytes << in.rdbuf();
      if (!in.is_open() || in.bad()) result.fault = FileFault::unreadable;
      result.bytes = std::move(bytes).str();
    }
    return result;
  }

  std::string data_;
  std::uint64_t limit_;
};

} // namespace

std::unique_ptr<World> make_os_world(std::string data_folder, std::uint64_t size_limit) {
  return std::make_unique<OsWorld>(std::move(data_folder), size_limit);
}

} // namespace broadsheet
