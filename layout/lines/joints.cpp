// Where lines may end in Chinese and Japanese: the GB table of typography.md section 2, K1 and K2.
#include "layout/lines/units.hpp"

#include <string_view>

namespace broadsheet::lines {
namespace {

constexpr bool never_at_line_start(UnitClass c, Prohibition set) {
  if (set == Prohibition::none) return false;
  if (c == UnitClass::solidus) return set >= Prohibition::gb;
  if (c == UnitClass::dash || c == UnitClass::ellipsis) return set == Prohibition::strict;
  return is_trailing_mark(c) || c == UnitClass::iteration || c == UnitClass::interpunct || c == UnitClass::connector ||
         c == UnitClass::suffix;
}

constexpr bool never_at_line_end(UnitClass c, Prohibition set) {
  if (set == Prohibition::none) return false;
  return c == UnitClass::opening || c == UnitClass::prefix || (c == UnitClass::solidus && set >= Prohibition::gb);
}

constexpr bool is_word_part(UnitClass c) { return c == UnitClass::letter || c == UnitClass::digit; }

// Marks that begin an item of a list, or a byline: □ 本报记者.
constexpr bool is_list_mark(char32_t c) {
  return std::u32string_view(U"□■●○◆◇▲△▼▽★☆◎").find(c) != std::u32string_view::npos;
}

// White between a list mark and its text counts as part of the mark.
bool follows_list_mark(const std::vector<TextUnit>& units, std::size_t i) {
  std::size_t mark = i - 1;
  if (is_white(units[mark].cls) && mark > 0) --mark;
  return is_list_mark(units[mark].character) && !is_list_mark(units[i].character);
}

// A point, colons or a question mark that belong to the word after them: .profile, ::name, ?argument?
bool begins_marked_word(const std::vector<TextUnit>& units, std::size_t i) {
  const char32_t c = units[i].character;
  const UnitClass left = units[i - 1].cls;
  if (c == U'?' ? !is_white(left) : (c != U'.' && c != U':') || (!is_white(left) && !is_trailing_mark(left)))
    return false;
  while (i < units.size() && units[i].character == c) ++i;
  return i < units.size() && (units[i].cls == UnitClass::letter || units[i].character == U'-');
}

// A dash or an ellipsis that closes a paragraph stays on its line (section 17).
bool closes_paragraph(const std::vector<TextUnit>& units, std::size_t i) {
  const UnitClass cls = units[i].cls;
  while (i < units.size() && (units[i].cls == cls || is_trailing_mark(units[i].cls) || is_white(units[i].cls))) ++i;
  return i == units.size();
}

// A doubled ellipsis (the Chinese one) may start a line, a single one (a leader, UAX #14 IN) may not.
bool may_start_line(const std::vector<TextUnit>& units, std::size_t ellipsis) {
  if (units[ellipsis - 1].cls == UnitClass::ellipsis || closes_paragraph(units, ellipsis)) return false;
  return units[ellipsis].doubled || (ellipsis + 1 < units.size() && units[ellipsis + 1].cls == UnitClass::ellipsis);
}

// Between two units where one at least is Chinese or both are one word; undecided: UAX #14's business.
Joint by_table(const std::vector<TextUnit>& units, std::size_t i, Prohibition set) {
  const UnitClass left = units[i - 1].cls, right = units[i].cls;
  if (left == UnitClass::han && right == UnitClass::han) return Joint::allowed; // nearly always; no rule below forbids
  const auto answer = [](bool may) { return may ? Joint::allowed : Joint::forbidden; };
  if (is_white(right)) return Joint::forbidden; // the unit after the white tells
  if (never_at_line_start(right, set) || never_at_line_end(left, set) || left == UnitClass::no_break_space)
    return Joint::forbidden;
  if (is_white(left) && i >= 2 && never_at_line_end(units[i - 2].cls, set)) return Joint::forbidden;
  if (follows_list_mark(units, i)) return Joint::forbidden;
  if (begins_marked_word(units, i)) return Joint::allowed;
  if (i >= 2 && begins_marked_word(units, i - 1)) return Joint::forbidden;
  if (units[i].character == U'/' || units[i - 1].character == U'/') {
    if (is_white(left) && i + 1 < units.size() && !is_white(units[i + 1].cls) && !is_cjk(units[i + 1].cls))
      return Joint::allowed; // /etc /*
    const bool foreign = !is_cjk(left) && !is_cjk(right) && !is_white(left);
    return foreign ? Joint::undecided : Joint::forbidden; // a path, or the solidus of the table
  }
  if (right == UnitClass::ellipsis) return answer(may_start_line(units, i));
  if (right == UnitClass::dash) return answer(left != UnitClass::dash && !closes_paragraph(units, i));
  if (is_word_part(left) && is_word_part(right)) return Joint::forbidden;
  if (left == UnitClass::ideographic_space) return Joint::allowed;
  const bool known_left = is_cjk(left) || is_word_part(left) || left == UnitClass::space;
  const bool known_right = is_cjk(right) || is_word_part(right);
  return known_left && known_right ? Joint::allowed : Joint::undecided;
}

// The whole stretch of foreign text around unit `i`, with one Chinese character of context on either side, goes to
// UAX #14; gives the end of the stretch.
std::size_t ask_unicode(std::vector<TextUnit>& units, std::size_t i, std::string_view language) {
  std::size_t begin = i, end = i;
  while (begin > 0 && !is_cjk(units[begin - 1].cls)) --begin;
  while (end < units.size() && !is_cjk(units[end].cls)) ++end;
  settle_by_unicode(units, begin > 0 ? begin - 1 : 0, end < units.size() ? end + 1 : end, language);
  return end;
}

} // namespace

void settle_joints(std::vector<TextUnit>& units, std::string_view language, bool cjk, Prohibition prohibition) {
  if (!cjk) {
    settle_by_unicode(units, 0, units.size(), language);
    keep_latin_together(units, language);
    return;
  }
  for (std::size_t i = 1; i < units.size(); ++i) units[i].joint = by_table(units, i, prohibition);
  for (std::size_t i = 1; i < units.size(); ++i)
    if (units[i].joint == Joint::undecided) i = ask_unicode(units, i, language);
  join_inseparables(units);
}

} // namespace broadsheet::lines
