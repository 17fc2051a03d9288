// Text as letters with the white between them: what both sides of the comparison are made of. Private to this room.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::proof {

// What stands before a letter.
enum Gap : std::uint8_t {
  kSpace = 1, // white space inside a line
  kLine = 2,  // a line end of the PDF
  kBlock = 4, // the letter begins a page of the PDF, or a block of copy
};

// Every printed character, white left out; gaps[i] says what white stands before letters[i].
struct Letters {
  std::u32string letters;
  std::vector<std::uint8_t> gaps;
  [[nodiscard]] std::size_t size() const { return letters.size(); }
};

// Appends the letters of a text, its first one with `first_gap`. Both sides are brought to one form: NFC; ligatures,
// Arabic presentation forms and CJK radicals (which PDFs give for plain letters) are replaced by the letters they stand
// for; all hyphens are '-'; default-ignorable characters (soft hyphen, joiners, direction marks) are left out. Nothing
// else is folded: a full-width comma is no ASCII comma.
void append_letters(Letters& to, std::string_view utf8, std::uint8_t first_gap);

// Letters [begin, end) as text, a space where white stood, at most `limit` letters.
std::string show(const Letters& from, std::size_t begin, std::size_t end, std::size_t limit);

// Set on the full em square (Han, kana, hangul, full-width marks): no space is needed beside it.
bool is_han(char32_t letter);

} // namespace broadsheet::proof
