#include "layout/base/fold.hpp"

#include "layout/base/utf8.hpp"

#include <algorithm>

namespace broadsheet {
namespace {

constexpr char32_t kIdeographicSpace = 0x3000;

// Characters that stand close to each other without a space. Hangul is not among them: Korean is written with spaces.
bool is_fullwidth(char32_t c) {
  return (c >= 0x2e80 && c <= 0x312f) || (c >= 0x3190 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) ||
         (c >= 0xfe30 && c <= 0xfe4f) || (c >= 0xff01 && c <= 0xff60) || (c >= 0xffe0 && c <= 0xffe6) ||
         (c >= 0x20000 && c <= 0x3fffd);
}

// Marks of both worlds: they are fullwidth only among Chinese.
bool is_shared_mark(char32_t c) {
  return c == 0xb7 || (c >= 0x2014 && c <= 0x2015) || (c >= 0x2018 && c <= 0x201d) || (c >= 0x2025 && c <= 0x2027);
}

// Bytes that need no second look: everything but white space, controls, and the lead bytes of the special characters.
bool is_plain_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte > 0x20 && byte != 0x7f && byte != 0xc2 && byte != 0xe2 && byte != 0xe3 && byte != 0xef;
}

char32_t last_code_point(std::string_view text) {
  std::size_t at = text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80) --at;
  return decode_utf8(text, at).value;
}

} // namespace

TextFolder::Kind TextFolder::kind_of(char32_t value) const {
  if (value == ' ' || value == '\t') return Kind::space;
  if (value == '\n' || value == '\r' || value == 0x85 || value == 0x2028 || value == 0x2029) return Kind::line_end;
  if (value < 0x20 || (value >= 0x7f && value < 0xa0)) return Kind::control;
  if (value == kIdeographicSpace && text_.empty()) return Kind::leading;
  return Kind::copy;
}

void TextFolder::start_run(std::size_t length, Span source) {
  const bool exact = length == source.end - source.begin;
  if (!runs_.empty() && exact && exact_ && source.file == next_file_ && source.begin == next_source_)
    runs_.back().source.end = source.end;
  else
    runs_.push_back({size(), source});
  next_file_ = source.file;
  next_source_ = source.end;
  exact_ = exact;
}

void TextFolder::put_pending_space(char32_t next) {
  const auto wide = [&](char32_t c) { return is_fullwidth(c) || (east_asian_ && is_shared_mark(c)); };
  const bool wanted = pending_space_ && !text_.empty() && !(pending_line_end_ && wide(last_) && wide(next));
  pending_space_ = pending_line_end_ = false;
  if (!wanted) return;
  start_run(1, space_source_);
  text_ += ' ';
}

void TextFolder::put(std::string_view bytes, char32_t first, char32_t last, Span source) {
  put_pending_space(first);
  for (; first_waiting_ < marks_.size(); ++first_waiting_) marks_[first_waiting_] = size();
  start_run(bytes.size(), source);
  text_ += bytes;
  last_ = last;
}

std::size_t TextFolder::mark_next() {
  marks_.push_back(kNoPlace);
  return marks_.size() - 1;
}

void TextFolder::add(std::string_view piece, Span source) {
  // A piece that is longer in the file is a reference (&amp;), or ends with a CR LF that XML made one character.
  const std::size_t written = source.end - source.begin;
  const bool exact = piece.size() == written || (piece.size() + 1 == written && piece.ends_with('\n'));
  const auto place = [&](std::size_t begin, std::size_t end) {
    if (!exact) return source;
    return Span{source.file, source.begin + static_cast<std::uint32_t>(begin),
                source.begin + static_cast<std::uint32_t>(end)};
  };
  for (std::size_t at = 0; at < piece.size();) {
    std::size_t end = at;
    while (end < piece.size() && is_plain_byte(piece[end])) ++end;
    if (end > at) {
      const std::string_view plain = piece.substr(at, end - at);
      put(plain, decode_utf8(plain, 0).value, last_code_point(plain), place(at, end));
      at = end;
      continue;
    }
    const CodePoint point = decode_utf8(piece, at);
    const Span here = place(at, point.next);
    switch (kind_of(point.value)) {
    case Kind::line_end:
      pending_line_end_ = true;
      [[fallthrough]];
    case Kind::space:
      pending_space_ = true;
      space_source_ = here; // the last one stands for all
      break;
    case Kind::leading:
      leading_ = leading_.begin == leading_.end ? here : Span{here.file, leading_.begin, here.end};
      break;
    case Kind::control:
      odd_.push_back({point.value, here});
      break;
    case Kind::copy:
      if (point.value == 0xfffd) odd_.push_back({point.value, here});
      put(piece.substr(at, point.next - at), point.value, point.value, here);
      break;
    }
    at = point.next;
  }
}

bool is_east_asian(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find('-'));
  return primary == "zh" || primary == "ja" || primary == "yue" || primary == "cmn" || primary == "lzh";
}

std::string fold_text(std::string_view text, bool east_asian) {
  TextFolder folder(east_asian);
  folder.add(text, {});
  return folder.take_text();
}

} // namespace broadsheet
