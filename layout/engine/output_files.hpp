// Output files: written beside their place and renamed into it, all together, so that a failed or killed run leaves the
// old files whole. A file that holds these very bytes already is not touched: what watches it (a platemaker's folder, a
// previewer) sees the pages that have changed, and no others.
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
  void commit();
  // Paths that were left alone by commit(), since they held the same bytes.
  [[nodiscard]] const std::vector<std::string>& unchanged() const { return unchanged_; }

 private:
  std::vector<std::pair<std::string, std::string>> files_;
  std::vector<std::string> unchanged_;
};

} // namespace broadsheet
