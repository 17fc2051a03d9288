// What is never torn apart in Chinese: numbers with their signs, dates, ordinals; numbers and units (K3, K6).
#include "layout/lines/units.hpp"

#include <string>

namespace broadsheet::lines {
namespace {

class Joiner {
 public:
  explicit Joiner(std::vector<TextUnit>& units) : units_(units) {}

  void join() {
    for (std::size_t i = 0; i < units_.size(); ++i) {
      const TextUnit& unit = units_[i];
      if (unit.cls == UnitClass::han) {
        if (unit.character == U'第')
          join_ordinal(i);
        else if (is_any_digit(unit.character))
          i = join_number(i) - 1;
        else if (is_han_digit(unit.character))
          i = join_han_year(i) - 1;
      } else if (unit.cls == UnitClass::digit) {
        i = join_number(i) - 1;
      } else if (unit.cls == UnitClass::iteration) {
        tie(i);
      } else if (unit.cls == UnitClass::dash || unit.cls == UnitClass::ellipsis) {
        if (i > 0 && units_[i - 1].cls == unit.cls && units_[i].joint != Joint::allowed) tie(i);
      }
    }
  }

 private:
  [[nodiscard]] char32_t at(std::size_t i) const { return i < units_.size() ? units_[i].character : 0; }
  [[nodiscard]] bool digit(std::size_t i) const { return is_any_digit(at(i)); }
  void tie(std::size_t i) {
    if (i > 0 && i < units_.size()) units_[i].joint = Joint::inseparable;
  }
  void lean(std::size_t i) {
    if (units_[i].joint == Joint::allowed) units_[i].joint = Joint::number_unit;
  }

  // Digits with the marks between them: 10,013 3.15 10:30 2019-20.
  [[nodiscard]] std::size_t end_of_digits(std::size_t i) const {
    while (digit(i) || (is_inner_mark(at(i)) && digit(i + 1))) ++i;
    return i;
  }
  static bool is_angle(char32_t c) { return c == U'°' || c == U'′'; }
  static bool is_han_digit(char32_t c) {
    return c == U'〇' || (is_han_numeral(c) && !is_han_multiplier(c) && c != U'两');
  }
  static bool is_inner_mark(char32_t c) { return c == U'.' || c == U',' || c == U':' || c == U'-' || c == U'/'; }

  // Joins a number with what stands before and after it; gives the unit after it.
  std::size_t join_number(std::size_t begin) {
    if (begin > 0 && units_[begin - 1].cls == UnitClass::prefix) tie(begin);
    std::size_t i = end_of_digits(begin);
    for (std::size_t k = begin + 1; k < i; ++k) tie(k);
    while (i < units_.size() && units_[i].cls == UnitClass::suffix) {
      tie(i++);
      if (!is_angle(at(i - 1)) || !digit(i)) continue; // 36°12′
      for (const std::size_t end = end_of_digits(i); i < end; ++i) tie(i);
    }
    if (i + 1 < units_.size() && units_[i].cls == UnitClass::connector && digit(i + 1)) {
      tie(i);
      tie(i + 1);
      return i + 1;
    }
    if (at(i) == U'年' || at(i) == U'月' || at(i) == U'日') {
      tie(i);
      return i + 1;
    }
    if (i > begin && units_[i - 1].cls == UnitClass::suffix) return i; // 57% counts nothing
    const bool part_of_name = begin > 0 && (units_[begin - 1].cls == UnitClass::letter || at(begin - 1) == U'-');
    return part_of_name ? i : join_measure(i); // COVID-19 counts nothing
  }

  // 917.6 | 亿 | 元, 12 | 个: joints that only relief breaks.
  std::size_t join_measure(std::size_t i) {
    while (i < units_.size() && is_han_multiplier(at(i))) lean(i++);
    if (at(i) == U'余' || at(i) == U'多') lean(i++);
    std::u32string next;
    for (std::size_t k = i; k < units_.size() && next.size() < 4; ++k) next.push_back(at(k));
    const int length = unit_length(next);
    for (int k = 0; k < length; ++k) lean(i++);
    if (i < units_.size() && units_[i].cls == UnitClass::connector && digit(i + 1)) lean(i + 1); // 10万～20万
    return i;
  }

  // 二〇二五年: a year is one number.
  std::size_t join_han_year(std::size_t begin) {
    std::size_t i = begin;
    while (is_han_digit(at(i))) ++i;
    if (i - begin == 4 && at(i) == U'年')
      for (std::size_t k = begin + 1; k <= i; ++k) tie(k);
    return i;
  }

  // 第二版, 第18届.
  void join_ordinal(std::size_t i) {
    std::size_t end = i + 1;
    while (digit(end) || is_han_numeral(at(end))) ++end;
    if (end == i + 1) return;
    if (is_ordinal_noun(at(end))) ++end;
    for (std::size_t k = i + 1; k < end; ++k) tie(k);
  }

  std::vector<TextUnit>& units_;
};

} // namespace

void join_inseparables(std::vector<TextUnit>& units) { Joiner(units).join(); }

} // namespace broadsheet::lines
