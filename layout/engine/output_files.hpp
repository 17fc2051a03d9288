// Output files: written beside their place and renamed into it, all together, so that a failed or killed run leaves the
// old files whole. A file that holds these very bytes already is not touched: what watches it (a platemaker's folder, a
// previewer) sees the pages that have changed, and no others.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace broadsheet {

// The bytes of a file; none when it cannot be read.
std::string read_if_there(const std::string& path);

class OutputFiles {
 public:
  void add(std::string path, std::string bytes) { files_.emplace_back(std::move(path), std::move(bytes)); }
  // A file that is there already and is right: named among the others, and left alone.
  void keep(std::string path) {
    kept_.insert(path);
    files_.emplace_back(std::move(path), std::string{});
  }
  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& files() const { return files_; }
  // Writes all; makes missing folders. Throws std::runtime_error with the path and the reason (exit status 3); then
  // nothing has been renamed and no partial file is left.
  void commit();
  // Paths that were left alone by commit(): kept ones, and those that held the same bytes.
  [[nodiscard]] const std::vector<std::string>& unchanged() const { return unchanged_; }

 private:
  std::vector<std::pair<std::string, std::string>> files_;
  std::set<std::string> kept_;
  std::vector<std::string> unchanged_;
};

} // namespace broadsheet
