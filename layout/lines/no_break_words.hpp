// Words that keep hold of a neighbour: units after numbers, titles before names, "p." before a page's number, months.
// Lists of the house; small letters are given but where capitals tell (titles, units).
#pragma once

#include <string_view>

namespace broadsheet::lines {

// km, kg, %, p.m., руб.: stays with the number before it. Without the punctuation of the sentence after it.
bool is_unit_word(std::u32string_view word);
// p., No., vol., §, Nr., стр.: stays with the number after it.
bool is_reference_word(std::u32string_view word);
// Mr., Mme, Dr., Sra.: stays with the name after it.
bool is_title_word(std::u32string_view word);
// A month's name, whole or as its abbreviation, in that language (a primary subtag); in small letters.
bool is_month(std::u32string_view word, std::string_view tongue);
// $ € £ ₽, also US$: stays with the number on either side of it.
bool is_currency_word(std::u32string_view word);

} // namespace broadsheet::lines
