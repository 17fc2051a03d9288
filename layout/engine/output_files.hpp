// Output files: written beside their place and renamed into it, all together, so that a failed or killed run leaves the
// old files whole.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace broadsheet {

class OutputFiles {
 public:
  void add(std::string path, std::string bytes) { files_.emplace_back(std::move(path), std::move(bytes)); }
  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& files() const { return files_; }
  // Writes all; makes missing folders. Throws std::runtime_error with the path and the reason (exit status 3); then
  // nothing has been renamed and no partial file is left.
  void commit() const;

 private:
  std::vector<std::pair<std::string, std::string>> files_;
};

} // namespace broadsheet
