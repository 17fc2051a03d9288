// Where something was written: files are kept whole, spans are byte ranges, line and column appear only in printing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

// Index of a file in a SourceMap. kNoFile: not from any file (the command line, the engine itself).
using FileId = std::uint32_t;
constexpr FileId kNoFile = 0xffffffff;

// Bytes [begin, end) of a file. Edition files are at most 64 MiB, so 32 bits are enough.
struct Span {
  FileId file = kNoFile;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

struct LineColumn {
  std::uint32_t line = 1;   // from 1
  std::uint32_t column = 1; // from 1, in code points, as editors count
};

struct SourceFile {
  std::string name; // as the user would name it; shown in messages
  std::string bytes;
  std::vector<std::uint32_t> line_starts;
};

// Every file that was read in a run. Not thread-safe: files are added by the readers, before any work in parallel.
class SourceMap {
 public:
  FileId add(std::string name, std::string bytes);
  [[nodiscard]] const SourceFile& file(FileId id) const { return files_.at(id); }
  [[nodiscard]] std::size_t size() const { return files_.size(); }
  // Line and column of a byte offset; an offset past the end gives the end.
  [[nodiscard]] LineColumn locate(FileId id, std::uint32_t offset) const;
  // The whole line (without its end) that holds the offset.
  [[nodiscard]] std::string_view line_text(FileId id, std::uint32_t offset) const;

 private:
  std::vector<SourceFile> files_;
};

} // namespace broadsheet
