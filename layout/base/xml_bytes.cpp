#include "layout/base/xml_bytes.hpp"

#include "layout/base/utf8.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace broadsheet {
namespace {

constexpr std::size_t kShownFaults = 20;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

Span span_at(FileId file, std::size_t begin, std::size_t length) {
  return {file, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + length)};
}

std::string how_to_convert(std::string_view encoding) {
  return fmt::format("convert the file: iconv -f {} -t UTF-8 OLD.xml > NEW.xml, and declare encoding=\"UTF-8\"",
                     encoding);
}

Diagnostic encoding_fault(Span at, std::string message, std::string hint) {
  return {Severity::error, "xml.encoding", at, std::move(message), "UTF-8, with or without a byte order mark",
          std::move(hint)};
}

// UTF-16 and UTF-32 show themselves by their mark or by the zero bytes of "<?".
bool looks_like_utf16(std::string_view bytes) {
  if (bytes.size() < 2) return false;
  const std::string_view start = bytes.substr(0, 2);
  return start == "\xff\xfe" || start == "\xfe\xff" || start == std::string_view("<\0", 2) ||
         start == std::string_view("\0<", 2);
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return result;
}

// The encoding that the XML declaration names, as a view into `bytes`; empty when it names none.
std::string_view declared_encoding(std::string_view bytes, std::size_t from) {
  if (bytes.substr(from, 5) != "<?xml") return {};
  const std::size_t end = bytes.find("?>", from);
  const std::string_view declaration = bytes.substr(from, end == std::string_view::npos ? 200 : end - from);
  const std::size_t name = declaration.find("encoding");
  if (name == std::string_view::npos) return {};
  const std::size_t open = declaration.find_first_of("\"'", name);
  if (open == std::string_view::npos) return {};
  const std::size_t close = declaration.find(declaration[open], open + 1);
  if (close == std::string_view::npos) return {};
  return declaration.substr(open + 1, close - open - 1);
}

std::optional<Diagnostic> check_encoding(std::string_view bytes, FileId file) {
  if (looks_like_utf16(bytes))
    return encoding_fault(span_at(file, 0, 2), "the file is UTF-16", how_to_convert("UTF-16"));
  const std::string_view declared = declared_encoding(bytes, byte_order_mark(bytes));
  if (declared.empty() || lower(declared) == "utf-8") return std::nullopt;
  const Span at = span_at(file, static_cast<std::size_t>(declared.data() - bytes.data()), declared.size());
  const bool plain = is_valid_utf8(bytes);
  return encoding_fault(at, fmt::format("the file says that it is {}", is_valid_utf8(declared) ? declared : "?"),
                        plain ? "its bytes are valid UTF-8: write encoding=\"UTF-8\"" : how_to_convert(declared));
}

// The first byte that begins no valid UTF-8 sequence. The text must have one.
std::size_t first_invalid_byte(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const std::size_t length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (!is_valid_utf8(bytes.substr(at, length))) return at;
    at += length;
  }
  return 0;
}

Diagnostic invalid_byte(std::string_view bytes, FileId file) {
  const std::size_t at = first_invalid_byte(bytes);
  return encoding_fault(span_at(file, at, 1),
                        fmt::format("byte {:02X} is not valid UTF-8 here", static_cast<unsigned char>(bytes[at])),
                        how_to_convert("GB18030") + " (GB18030 stands for the encoding that the file really has)");
}

Diagnostic forbidden_character(Span at, char32_t value) {
  return {Severity::error,
          "xml.character",
          at,
          fmt::format("control character {}, which no XML file may hold", code_point_name(value)),
          "text",
          "delete it, or write the character that was meant"};
}

// Control characters and the two non-characters that XML forbids. The text must be valid UTF-8.
Diagnostics check_characters(std::string_view bytes, FileId file) {
  Diagnostics faults;
  for (std::size_t at = 0; at < bytes.size() && faults.size() < kShownFaults; ++at) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    if (byte < 0x20 && !is_space(bytes[at])) faults.push_back(forbidden_character(span_at(file, at, 1), byte));
    if (byte != 0xef) continue;
    const char32_t value = decode_utf8(bytes, at).value;
    if (value == 0xfffe || value == 0xffff) faults.push_back(forbidden_character(span_at(file, at, 3), value));
  }
  return faults;
}

// libxml2 compares every attribute of a tag with every other: a tag with a million of them would stop the run.
// No '<' can stand inside a tag, so the '=' with a quote behind it between two '<' bound the number of attributes.
std::optional<Diagnostic> check_attribute_numbers(std::string_view bytes, FileId file, std::uint32_t limit) {
  std::size_t tag = 0;
  std::uint32_t count = 0;
  for (std::size_t at = bytes.find_first_of("<="); at != std::string_view::npos;
       at = bytes.find_first_of("<=", at + 1)) {
    if (bytes[at] == '<') {
      tag = at;
      count = 0;
      continue;
    }
    const std::size_t value = bytes.find_first_not_of(" \t\r\n", at + 1);
    if (value == std::string_view::npos || (bytes[value] != '"' && bytes[value] != '\'')) continue;
    if (++count > limit)
      return Diagnostic{Severity::error,
                        "xml.too-large",
                        span_at(file, tag, 1),
                        fmt::format("more than {} attributes in one tag", limit),
                        {},
                        {}};
  }
  return std::nullopt;
}

} // namespace

std::size_t byte_order_mark(std::string_view bytes) { return bytes.substr(0, 3) == "\xef\xbb\xbf" ? 3 : 0; }

Diagnostics check_xml_bytes(const SourceMap& sources, FileId file, const XmlLimits& limits) {
  const std::string_view bytes = sources.file(file).bytes;
  if (std::optional<Diagnostic> fault = check_encoding(bytes, file)) return {std::move(*fault)};
  if (!is_valid_utf8(bytes)) return {invalid_byte(bytes, file)};
  Diagnostics faults = check_characters(bytes, file);
  if (!faults.empty()) return faults;
  if (std::optional<Diagnostic> fault = check_attribute_numbers(bytes, file, limits.attributes))
    faults.push_back(std::move(*fault));
  return faults;
}

std::string_view tag_name(std::string_view bytes, std::size_t begin) {
  std::size_t from = begin + 1;
  if (from < bytes.size() && bytes[from] == '/') ++from;
  const std::size_t end = bytes.find_first_of(" \t\r\n/>", from);
  return bytes.substr(std::min(from, bytes.size()), end == std::string_view::npos ? end : end - from);
}

std::vector<WrittenAttribute> written_attributes(std::string_view bytes, std::size_t begin, std::size_t end) {
  std::vector<WrittenAttribute> found;
  const std::string_view tag = bytes.substr(0, end);
  std::size_t at = begin + 1 + tag_name(bytes, begin).size();
  while ((at = tag.find_first_not_of(" \t\r\n/", at)) != std::string_view::npos) {
    const std::size_t name_end = tag.find_first_of(" \t\r\n=", at);
    const std::size_t open = tag.find_first_of("\"'", at);
    if (name_end == std::string_view::npos || open == std::string_view::npos) break;
    const std::size_t close = tag.find(tag[open], open + 1);
    if (close == std::string_view::npos) break;
    found.push_back({tag.substr(at, name_end - at), at, close + 1, open + 1, close});
    at = close + 1;
  }
  return found;
}

} // namespace broadsheet
