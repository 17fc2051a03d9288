// White space of copy, folded: line ends and indentation of the file are not copy.
#pragma once

#include "layout/base/source.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

// Bytes from `begin` of the folded text on come from `source` on, until the next run.
struct FoldedRun {
  std::uint32_t begin = 0;
  Span source;
};

// A character of the copy that the desk should know of: it is not in the folded text (controls) or it is (U+FFFD).
struct OddCharacter {
  char32_t value = 0;
  Span source;
};

// Folds text that comes in pieces. White space is U+0020, TAB, CR, LF, NEL, U+2028 and U+2029; at the ends it goes,
// inside it becomes one space, and a stretch of it that holds a line end goes altogether between two Han, kana or
// fullwidth characters. With `east_asian` the dashes, dots and quotation marks that Chinese shares with the West count
// as fullwidth. All other spaces (U+00A0, U+3000 ...) and the soft hyphen are copy. Ideographic spaces at the very
// start go: indents are the style's work.
class TextFolder {
 public:
  explicit TextFolder(bool east_asian) : east_asian_(east_asian) {}

  // Adds a piece. `source` is where it was written; places are exact to the byte when it is as long as the piece.
  void add(std::string_view piece, Span source);

  // A mark stands before the next character that comes (after the white space before it): the beginning of markup.
  // `place_of` gives its byte in the folded text, kNoPlace while no character has come.
  static constexpr std::uint32_t kNoPlace = 0xffffffff;
  std::size_t mark_next();
  [[nodiscard]] std::uint32_t place_of(std::size_t mark) const { return marks_.at(mark); }

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(text_.size()); }
  [[nodiscard]] const std::vector<FoldedRun>& runs() const { return runs_; }
  [[nodiscard]] const std::vector<OddCharacter>& odd_characters() const { return odd_; }
  // The ideographic spaces that were taken off the start; empty span (begin == end) when there were none.
  [[nodiscard]] Span leading_space() const { return leading_; }

  std::string take_text() { return std::move(text_); }

 private:
  enum class Kind : std::uint8_t { copy, space, line_end, leading, control };
  Kind kind_of(char32_t value) const;
  void put(std::string_view bytes, char32_t first, char32_t last, Span source);
  void put_pending_space(char32_t next);
  void start_run(std::size_t length, Span source);

  bool east_asian_;
  bool pending_space_ = false;
  bool pending_line_end_ = false;
  Span space_source_;
  char32_t last_ = 0;
  std::uint32_t next_source_ = 0; // where the running run goes on in the file
  FileId next_file_ = kNoFile;
  bool exact_ = true; // is the running run byte for byte what the file has
  std::string text_;
  std::vector<FoldedRun> runs_;
  std::vector<OddCharacter> odd_;
  std::vector<std::uint32_t> marks_;
  std::size_t first_waiting_ = 0; // marks from here on have no place
  Span leading_;
};

// Is the language written with Han characters and without spaces (zh, ja, yue ...)?
bool is_east_asian(std::string_view language);

// The same folding for a text that has no places: names, notices, furniture.
std::string fold_text(std::string_view text, bool east_asian);

} // namespace broadsheet
