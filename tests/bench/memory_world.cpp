#include "tests/bench/memory_world.hpp"

#include <optional>
#include <utility>

namespace broadsheet::bench {
namespace {

class MemoryWorld final : public World {
 public:
  explicit MemoryWorld(FilesInMemory files) : disk_(make_os_world(BROADSHEET_SOURCE)), files_(std::move(files)) {}
  FileResult read(std::string_view path) override {
    return from_memory(path.substr(path.rfind('/') + 1)).value_or(disk_->read(path));
  }
  FileResult read_reference(std::string_view reference, const std::vector<std::string>& roots) override {
    if (auto file = from_memory(reference)) return std::move(*file);
    return disk_->read_reference(reference, roots);
  }
  std::vector<std::string> list(std::string_view folder) override { return disk_->list(folder); }
  [[nodiscard]] std::string data_folder() const override { return disk_->data_folder(); }

 private:
  std::optional<FileResult> from_memory(std::string_view name) const {
    const auto found = files_.find(name);
    if (found == files_.end()) return std::nullopt;
    return FileResult{FileFault::none, "sample/" + found->first, found->second};
  }
  std::unique_ptr<World> disk_;
  FilesInMemory files_;
};

} // namespace

std::unique_ptr<World> make_memory_world(FilesInMemory files) {
  return std::make_unique<MemoryWorld>(std::move(files));
}

} // namespace broadsheet::bench
