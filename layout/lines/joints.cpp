// Where lines may end in Chinese and Japanese: the GB table of typography.md section 2, K1 and K2.
#include "layout/lines/units.hpp"

namespace broadsheet::lines {
namespace {

constexpr bool never_at_line_start(UnitClass c) {
  return is_trailing_mark(c) || c == UnitClass::iteration || c == UnitClass::interpunct || c == UnitClass::connector ||
         c == UnitClass::solidus || c == UnitClass::suffix;
}

constexpr bool never_at_line_end(UnitClass c) {
  return c == UnitClass::opening || c == UnitClass::solidus || c == UnitClass::prefix;
}

constexpr bool is_word_part(UnitClass c) { return c == UnitClass::letter || c == UnitClass::digit; }

// A doubled ellipsis (the Chinese one) may start a line, a single one (a leader, UAX #14 IN) may not.
bool may_start_line(const std::vector<TextUnit>& units, std::size_t ellipsis) {
  if (units[ellipsis - 1].cls == UnitClass::ellipsis) return false;
  return units[ellipsis].doubled || (ellipsis + 1 < units.size() && units[ellipsis + 1].cls == UnitClass::ellipsis);
}

// Between two units where one at least is Chinese or both are one word; undecided: UAX #14's business.
Joint by_table(const std::vector<TextUnit>& units, std::size_t i) {
  const UnitClass left = units[i - 1].cls, right = units[i].cls;
  const auto answer = [](bool may) { return may ? Joint::allowed : Joint::forbidden; };
  if (is_white(right)) return Joint::forbidden; // the unit after the white tells
  if (never_at_line_start(right) || never_at_line_end(left) || left == UnitClass::no_break_space)
    return Joint::forbidden;
  if (is_white(left) && i >= 2 && never_at_line_end(units[i - 2].cls)) return Joint::forbidden;
  if (units[i].character == U'/' || units[i - 1].character == U'/') return Joint::forbidden;
  if (right == UnitClass::ellipsis) return answer(may_start_line(units, i));
  if (right == UnitClass::dash) return answer(left != UnitClass::dash);
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

void settle_joints(std::vector<TextUnit>& units, std::string_view language, bool cjk) {
  if (!cjk) {
    settle_by_unicode(units, 0, units.size(), language);
    keep_latin_together(units, language);
    return;
  }
  for (std::size_t i = 1; i < units.size(); ++i) units[i].joint = by_table(units, i);
  for (std::size_t i = 1; i < units.size(); ++i)
    if (units[i].joint == Joint::undecided) i = ask_unicode(units, i, language);
  join_inseparables(units);
}

} // namespace broadsheet::lines
