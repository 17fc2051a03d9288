#include "layout/flow/notices.hpp"

#include "layout/base/language.hpp"
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

void replace_all(std::string& text, std::string_view what, std::string_view by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
}

std::string headline_or_slug(const Story& story) {
  const std::string headline = head_on_one_line(story, BlockRole::headline);
  return headline.empty() ? story.slug : headline;
}

} // namespace

std::string head_on_one_line(const Story& story, BlockRole role) {
  const Block* block = find_block(story, role);
  if (!block) return {};
  const std::string line_break = "\xE2\x80\xA8"; // U+2028, which copy may hold, too
  std::string words = block->text.utf8;
  const auto& markup = block->text.markup;
  for (auto mark = markup.rbegin(); mark != markup.rend(); ++mark) // from the end, so that places stay
    if (mark->kind == MarkupKind::line_break) words.insert(mark->begin, line_break);
  replace_all(words, "\n", line_break);
  replace_all(words, " " + line_break, line_break);
  replace_all(words, line_break + " ", line_break);
  replace_all(words, line_break, is_cjk_language(story.language) ? "" : " ");
  return words;
}

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
        take("{headline}", [&] { return headline_or_slug(story); }))
      continue;
    filled += text[at++];
  }
  return filled;
}

} // namespace broadsheet
