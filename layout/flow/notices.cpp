#include "layout/flow/notices.hpp"

#include "layout/base/utf8.hpp"
#include "layout/text/capitals.hpp"

#include <array>

namespace broadsheet {
namespace {

// U+2460 to U+2473, U+3251 to U+325F, U+32B1 to U+32BF; further numbers have no circled form.
std::string circled(int number) {
  const auto from = [&](char32_t first, int first_number) {
    std::string text;
    append_utf8(text, first + static_cast<char32_t>(number - first_number));
    return text;
  };
  if (number < 1 || number > 50) return std::to_string(number);
  if (number <= 20) return from(0x2460, 1);
  return number <= 35 ? from(0x3251, 21) : from(0x32b1, 36);
}

std::string han(int number) {
  static constexpr std::array<std::string_view, 10> digits{"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  if (number < 1 || number > 99) return std::to_string(number);
  const auto tens = static_cast<std::size_t>(number / 10), ones = static_cast<std::size_t>(number % 10);
  std::string text;
  if (tens > 1) text += digits[tens];
  if (tens > 0) text += "十";
  if (ones > 0) text += digits[ones];
  return text;
}

const std::string& plain_headline(const Story& story) {
  const Block* headline = find_block(story, BlockRole::headline);
  return headline ? headline->text.utf8 : story.slug;
}

} // namespace

std::string page_numeral(int page, Numerals numerals) {
  if (numerals == Numerals::han) return han(page);
  return numerals == Numerals::circled ? circled(page) : std::to_string(page);
}

std::string fill_notice(std::string_view text, const JumpNotices& notices, int page, const Story& story,
                        std::string_view label) {
  std::string filled;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    const auto take = [&](std::string_view name, auto&& value) {
      if (!rest.starts_with(name)) return false;
      filled += value();
      at += name.size();
      return true;
    };
    if (take("{page}", [&] { return label.empty() ? page_numeral(page, notices.numerals) : std::string(label); }) ||
        take("{slug}", [&] { return story.slug; }) ||
        take("{SLUG}", [&] { return in_capitals(story.slug, story.language); }) ||
        take("{headline}", [&] { return plain_headline(story); }))
      continue;
    filled += text[at++];
  }
  return filled;
}

} // namespace broadsheet
