#include "layout/base/source.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

// Where a line's text begins: a byte order mark is no character of the first line.
std::uint32_t text_start(const SourceFile& source, std::uint32_t line_start) {
  return line_start == 0 && source.bytes.starts_with("\xef\xbb\xbf") ? 3 : line_start;
}

} // namespace

FileId SourceMap::add(std::string name, std::string bytes) {
  SourceFile file{std::move(name), std::move(bytes), {0}};
  for (std::size_t i = 0; i < file.bytes.size(); ++i)
    if (file.bytes[i] == '\n') file.line_starts.push_back(static_cast<std::uint32_t>(i + 1));
  files_.push_back(std::move(file));
  return static_cast<FileId>(files_.size() - 1);
}

LineColumn SourceMap::locate(FileId id, std::uint32_t offset) const {
  const SourceFile& source = file(id);
  offset = std::min(offset, static_cast<std::uint32_t>(source.bytes.size()));
  const auto next = std::upper_bound(source.line_starts.begin(), source.line_starts.end(), offset);
  const std::uint32_t start = text_start(source, *(next - 1));
  LineColumn place{static_cast<std::uint32_t>(next - source.line_starts.begin()), 1};
  for (std::uint32_t i = start; i < offset; ++i)
    if ((static_cast<unsigned char>(source.bytes[i]) & 0xc0) != 0x80) ++place.column;
  return place;
}

std::string_view SourceMap::line_text(FileId id, std::uint32_t offset) const {
  const SourceFile& source = file(id);
  offset = std::min(offset, static_cast<std::uint32_t>(source.bytes.size()));
  const auto next = std::upper_bound(source.line_starts.begin(), source.line_starts.end(), offset);
  const std::uint32_t start = text_start(source, *(next - 1));
  std::string_view line{source.bytes.data() + start,
                        (next == source.line_starts.end() ? source.bytes.size() : *next) - start};
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
  return line;
}

} // namespace broadsheet
